import { useMemo, useState } from 'react';
import type { ColumnUse, Mapping } from '#shared/domain/import/mapping.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';

/** So many columns are drawn at once: a thousand choices would hold up the window. */
export const COLUMNS_PER_PAGE = 60;

export type PagedColumn = { readonly column: ColumnUse; readonly index: number };
type ColumnPages = {
  readonly shown: readonly PagedColumn[];
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
};

/** The columns of a file by pages: those that meant something at first come first, so that none moves while it is changed. */
export function useColumnPages(proposed: Mapping, { columns }: Mapping): ColumnPages {
  const [page, onPage] = useState(0);
  const order = useMemo(() => orderOf(proposed), [proposed]);
  const pages = Math.max(1, Math.ceil(order.length / COLUMNS_PER_PAGE));
  const shown = order
    .slice(page * COLUMNS_PER_PAGE, (page + 1) * COLUMNS_PER_PAGE)
    .toSorted((a, b) => a - b)
    .flatMap((index): PagedColumn[] => {
      const column = columns[index];
      return column ? [{ column, index }] : [];
    });
  return { shown, page, pages, onPage };
}

function orderOf({ columns }: Mapping): readonly number[] {
  const all = columns.map((_column, index) => index);
  if (all.length <= COLUMNS_PER_PAGE) return all;
  const means = (index: number) => columns[index]?.field !== null;
  return [...all.filter(means), ...all.filter((index) => !means(index))];
}

/** Goes through the pages of a wide file. */
export function ColumnPager({ page, pages, onPage }: ColumnPages) {
  const t = useWords();
  if (pages === 1) return null;
  return (
    <Inline gap="s" wrap>
      <Button kind="quiet" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('importDialog.columns.previous')}
      </Button>
      <Text tone="muted">{t('importDialog.columns.page', { page: page + 1, pages })}</Text>
      <Button kind="quiet" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {t('importDialog.columns.next')}
      </Button>
    </Inline>
  );
}
