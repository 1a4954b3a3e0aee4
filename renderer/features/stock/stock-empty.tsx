import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ShownList, StockQuery } from './stock.queries.ts';
import { isFiltered } from './stock-view.ts';
import type { StockActs } from './use-stock-acts.tsx';

type StockEmptyProps = {
  readonly query: StockQuery;
  readonly list: ShownList;
  readonly acts: StockActs;
  readonly onClear: () => void;
  readonly onImport: () => void;
};

/** Why the stock list is empty, and what to do. */
export function StockEmpty({ query, list, acts, onClear, onImport }: StockEmptyProps) {
  const t = useWords();
  const { counts, working } = list;
  const create = (
    <Button kind="primary" icon="plus" onClick={() => acts.create(query.search)}>
      {t('stock.commands.new')}
    </Button>
  );
  if (counts === null || working) return <Skeleton lines={8} />;
  if (query.search.trim() !== '') {
    return (
      <EmptyState
        icon="search"
        title={t('stock.empty.searchTitle', { text: query.search.trim() })}
        action={
          <Inline>
            {create}
            <Button icon="barcode" onClick={() => acts.attach(query.search.trim())}>
              {t('stock.empty.attach')}
            </Button>
          </Inline>
        }
      >
        {t('stock.empty.searchText')}
      </EmptyState>
    );
  }
  if (isFiltered(query)) {
    return (
      <EmptyState
        icon="filter"
        title={t('stock.empty.filteredTitle')}
        action={<Button onClick={onClear}>{t('stock.filters.clear')}</Button>}
      >
        {t('stock.empty.filteredText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="stock"
      title={t('stock.empty.title')}
      action={
        <Inline>
          {create}
          <Button icon="import" onClick={onImport}>
            {t('stock.import')}
          </Button>
        </Inline>
      }
    >
      {t('stock.empty.text')}
    </EmptyState>
  );
}
