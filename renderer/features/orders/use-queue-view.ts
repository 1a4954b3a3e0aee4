import { useCallback, useMemo } from 'react';
import { type Column, shownColumns, type TableView } from '#renderer/ui/table-column.ts';
import type { OrderRow, ViewRow } from '#shared/domain/operations/rows.ts';
import { chooseOrderColumns, useOrderColumnChoice, viewOfColumns, withOrderDefaults } from './order-columns.store.ts';
import { questionIn, viewIn } from './view-address.ts';
import { useOrderViews } from './views.queries.ts';

type QueueViewAsk = {
  readonly address: URLSearchParams;
  readonly columns: readonly Column<OrderRow>[];
  /** The columns in which some order has something to say. */
  readonly inUse: ReadonlySet<string>;
};

/** How the queue is looked at: which columns, by which saved view. */
export type QueueView = {
  readonly columns: TableView;
  readonly chooseColumns: (view: TableView) => void;
  /** What the menu of views is told. */
  readonly menu: {
    readonly views: readonly ViewRow[];
    readonly current: ViewRow | null;
    readonly query: string;
    readonly columns: readonly string[];
    readonly isChanged: boolean;
  };
};

const noViews: readonly ViewRow[] = [];

/** The saved view in the address, and the columns it shows; a view's columns are this desk's own once it changed them. */
export function useQueueView({ address, columns, inUse }: QueueViewAsk): QueueView {
  const views = useOrderViews() ?? noViews;
  const { plain, ofView } = useOrderColumnChoice();
  const viewId = viewIn(address);
  const current = views.find(({ id }) => id === viewId) ?? null;
  const changed = current ? ofView[current.id] : undefined;
  const chosen = useMemo(() => {
    if (changed) return changed;
    const ids = columns.map(({ id }) => id);
    return current?.columns ? viewOfColumns(current.columns, ids) : withOrderDefaults(plain, inUse);
  }, [changed, current, columns, plain, inUse]);
  const shown = useMemo(() => shownColumns(columns, chosen).map(({ id }) => id), [columns, chosen]);
  const query = questionIn(address);
  const currentId = current?.id ?? null;
  const choose = useCallback((view: TableView) => chooseOrderColumns(currentId, view), [currentId]);
  return {
    columns: chosen,
    chooseColumns: choose,
    menu: {
      views,
      current,
      query,
      columns: shown,
      isChanged:
        current !== null && (changed !== undefined || questionIn(new URLSearchParams(current.query)) !== query),
    },
  };
}
