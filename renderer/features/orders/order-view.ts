import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { dueDay, isOverdue, isToShip } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import type { BookSnapshot } from './orders.queries.ts';

export const orderTabs = ['open', 'picking', 'held', 'shipped', 'cancelled', 'all'] as const;
export type OrderTab = (typeof orderTabs)[number];
export const orderFilters = ['to-ship', 'overdue', 'short', 'oversold'] as const;
export type OrderFilter = (typeof orderFilters)[number];
const sortColumns = ['number', 'customer', 'placed', 'due'] as const;
type SortColumn = (typeof sortColumns)[number];

/** What the order queue is asked. */
export type OrderQuery = {
  readonly tab: OrderTab;
  readonly filter: OrderFilter | null;
  readonly search: string;
  readonly sort: { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' } | null;
};

/** Numbers that more than one of these orders has, as a search compares them: two desks may give one number each. */
export function numbersTwice(orders: readonly Pick<OrderRow, 'number'>[]): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const number of orders.map((order) => foldName(order.number))) (once.has(number) ? twice : once).add(number);
  return twice;
}

/** From when an order's age is counted: a day without a time is kept as its noon, which may lie ahead of now. */
export function agesFrom({ placedAt }: Pick<OrderRow, 'placedAt'>, now: number): number {
  return Math.min(placedAt, now);
}

/** The question in the address; what the address gets wrong counts as not said. */
export function readOrderQuery(address: URLSearchParams): OrderQuery {
  const sort = address.get('sort');
  const column = sortColumns.find((name) => name === sort?.replace(/^-/, ''));
  return {
    tab: orderTabs.find((tab) => tab === address.get('state')) ?? 'open',
    filter: orderFilters.find((filter) => filter === address.get('filter')) ?? null,
    search: address.get('q') ?? '',
    sort: column ? { column, direction: sort?.startsWith('-') ? 'descending' : 'ascending' } : null,
  };
}

/** Whether a question needs the closed orders read. */
export function asksClosed({ tab, filter }: OrderQuery): boolean {
  return tab === 'shipped' || tab === 'cancelled' || (tab === 'all' && filter === null);
}

export type ListParts = {
  readonly book: Pick<BookSnapshot, 'open' | 'shut' | 'textOf'>;
  readonly stock: Pick<OrderStock, 'shortOrders' | 'oversoldOrders'>;
  readonly sought: ReadonlySet<VariantId>;
  readonly days: Calendar;
};

/** The orders a question asks for: open ones oldest first, closed ones newest first; a filter is about what waits. */
export function listOrders(query: OrderQuery, parts: ListParts): readonly OrderRow[] {
  const { book, days, stock } = parts;
  const all =
    query.tab === 'shipped' || query.tab === 'cancelled'
      ? book.shut
      : query.tab === 'all'
        ? [...book.open, ...(query.filter ? [] : book.shut)]
        : book.open;
  const inTab = query.tab === 'all' ? all : all.filter(({ state }) => state === query.tab);
  const filtered = query.filter ? inTab.filter((order) => passes(query.filter, order, stock, days)) : inTab;
  return query.search.trim() === '' ? filtered : filtered.filter(fits(query.search, parts));
}

function passes(filter: OrderFilter | null, order: OrderRow, stock: ListParts['stock'], days: Calendar): boolean {
  if (filter === 'to-ship') return isToShip(order, stock.shortOrders, days);
  if (filter === 'short') return stock.shortOrders.has(order.id);
  if (filter === 'oversold') return stock.oversoldOrders.has(order.id);
  return isOverdue(order, days);
}

function fits(search: string, { book, sought }: ListParts): (order: OrderRow) => boolean {
  const wanted = foldName(search);
  return (order) =>
    book.textOf(order).includes(wanted) ||
    (sought.size > 0 && order.lines.some(({ variantId }) => sought.has(variantId)));
}

/** Compares orders as a sort asks; orders without a day come last, whichever way. */
export function orderCompare(
  { column, direction }: NonNullable<OrderQuery['sort']>,
  {
    customerOf,
    compareText,
    days,
  }: {
    readonly customerOf: BookSnapshot['customerOf'];
    readonly compareText: (a: string, b: string) => number;
    readonly days: Calendar;
  },
): (a: OrderRow, b: OrderRow) => number {
  const way = direction === 'ascending' ? 1 : -1;
  switch (column) {
    case 'number':
      return (a, b) => way * compareText(a.number, b.number);
    case 'customer':
      return (a, b) => way * compareText(customerOf(a) ?? '', customerOf(b) ?? '');
    case 'placed':
      return (a, b) => way * (a.placedAt - b.placedAt);
    case 'due':
      return (a, b) => {
        const [one, other] = [dueDay(a, days), dueDay(b, days)];
        if (one === null || other === null) return Number(one === null) - Number(other === null);
        return one === other ? 0 : way * (one < other ? -1 : 1);
      };
  }
}
