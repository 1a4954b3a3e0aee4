import { create } from 'zustand';
import { readView } from '#renderer/ui/kept-view.ts';
import { plainView, type TableView } from '#renderer/ui/table-column.ts';

const home = 'stockroom.stock-columns';

/** Columns that are there to be chosen; at first the list shows what fits a small screen. */
const hiddenAtFirst: readonly string[] = [
  'picture',
  'barcode',
  'supplier',
  'taxClass',
  'usualBin',
  'cost',
  'value',
  'expiry',
];

/** The columns of the stock list this desk chose; kept on this PC, not in the shop. */
export const useStockColumns = create<TableView>(() => readView(localStorage.getItem(home)));

/** Chooses columns and keeps the choice for the next start; the plain view takes it back. */
export function chooseColumns(view: TableView): void {
  useStockColumns.setState(view === plainView ? { order: [], hidden: [] } : view);
  localStorage.setItem(home, JSON.stringify(useStockColumns.getState()));
}

/** The choice with what nobody decided about: columns that are hidden at first, but for `shown`, and those of single locations. */
export function withDefaults(
  { order, hidden }: TableView,
  columns: readonly string[],
  shown: readonly string[] = [],
): TableView {
  const isHidden = (id: string) => (hiddenAtFirst.includes(id) && !shown.includes(id)) || id.startsWith('at:');
  const undecided = columns.filter((id) => !order.includes(id) && isHidden(id));
  return { order, hidden: [...hidden, ...undecided] };
}
