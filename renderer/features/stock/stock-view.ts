import type { LocationId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { SortColumn, StockQuery } from './stock.queries.ts';

const filters = [
  'all',
  'low',
  'out',
  'oversold',
  'negative',
  'untracked',
  'archived',
  'archived-stock',
] as const satisfies readonly StockQuery['filter'][];
/** The filters of the stock list that a person can switch on. */
export const statusFilters = filters.slice(1) as Exclude<StockQuery['filter'], 'all'>[]; // all but the first

const sortColumns = [
  'name',
  'sku',
  'barcode',
  'category',
  'supplier',
  'price',
  'cost',
  'onHand',
  'notForSale',
  'committed',
  'available',
  'incoming',
  'point',
  'value',
  'expiry',
] as const satisfies readonly SortColumn[];

/** What the stock list is asked, as its address says it; what the address gets wrong counts as not said. */
export function readQuery(address: URLSearchParams): StockQuery {
  return {
    search: address.get('q') ?? '',
    filter: filters.find((filter) => filter === address.get('filter')) ?? 'all',
    category: address.get('category'),
    // Ids enter here; one that nobody knows finds nothing.
    supplierId: address.get('supplier') as SupplierId | null,
    locationId: address.get('location') as LocationId | null,
    sort: readSort(address.get('sort')),
  };
}

/** `-price` sorts by price, the greatest first. */
function readSort(text: string | null): StockQuery['sort'] {
  const column = sortColumns.find((name) => name === text?.replace(/^-/, ''));
  return column ? { column, direction: text?.startsWith('-') ? 'descending' : 'ascending' } : null;
}

/** The day whose end the list is asked to show, as its address says it. */
export function readAsOf(address: URLSearchParams): string | null {
  return address.get('asOf');
}

/** A sort as the address says it. */
export function sortText({
  column,
  direction,
}: {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}): string {
  return direction === 'descending' ? `-${column}` : column;
}

/** Whether anything narrows the list, its search aside. */
export function isFiltered({ filter, category, supplierId, locationId, expiring }: StockQuery): boolean {
  const isExpiring = (expiring?.until ?? null) !== null;
  return filter !== 'all' || category !== null || supplierId !== null || locationId !== null || isExpiring;
}
