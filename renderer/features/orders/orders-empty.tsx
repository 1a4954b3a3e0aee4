import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { useWords } from '#renderer/words/words.ts';
import { isNarrowed, type OrderQuery } from './order-view.ts';
import type { OrderActs } from './use-order-acts.tsx';

type OrdersEmptyProps = {
  readonly query: OrderQuery;
  readonly isBare: boolean;
  readonly acts: OrderActs;
  readonly onImport: () => void;
  readonly onEverywhere: () => void;
  readonly onClear: () => void;
};

/** What stands where no order is listed, and what leads on from there. */
export function OrdersEmpty({ query, isBare, acts, onImport, onEverywhere, onClear }: OrdersEmptyProps) {
  const t = useWords();
  const create = (
    <Button kind="primary" icon="plus" onClick={acts.create}>
      {t('orders.commands.new')}
    </Button>
  );
  if (isNarrowed(query)) {
    return (
      <EmptyState
        icon="search"
        title={t('orders.empty.foundTitle')}
        action={
          <Inline>
            {query.search.trim() !== '' && (query.tab !== 'all' || query.filters.length > 0) && (
              <Button kind="primary" icon="search" onClick={onEverywhere}>
                {t('orders.empty.everywhere')}
              </Button>
            )}
            <Button onClick={onClear}>{t('orders.empty.clear')}</Button>
          </Inline>
        }
      >
        {t('orders.empty.foundText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="orders"
      title={isBare ? t('orders.empty.title') : t(`orders.empty.tabTitle.${query.tab}`)}
      action={
        <Inline>
          {create}
          {isBare && (
            <Button icon="import" onClick={onImport}>
              {t('orders.import')}
            </Button>
          )}
        </Inline>
      }
    >
      {isBare ? t('orders.empty.text') : t('orders.empty.tabText')}
    </EmptyState>
  );
}
