import { unreachable } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { byAge } from '#shared/domain/orders/service-order.ts';
import { dueDay, isOverdue, isToShip } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { channelKey } from './channel-text.ts';
import type { BookSnapshot } from './orders.queries.ts';

export const orderTabs = [
  'open',
  'picking',
  'packed',
  'held',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
  'all',
] as const;
export type OrderTab = (typeof orderTabs)[number];
export const orderFilters = ['to-ship', 'overdue', 'promised', 'short', 'oversold'] as const;
export type OrderFilter = (typeof orderFilters)[number];
/** As a person ranks orders; `normal` is what nobody has said anything of. */
export const orderPriorities = ['urgent', 'high', 'normal', 'low'] as const;
export type PriorityChoice = (typeof orderPriorities)[number];
const sortColumns = ['number', 'customer', 'placed', 'due', 'promised', 'priority', 'assignee'] as const;
type SortColumn = (typeof sortColumns)[number];

/** Whose orders are asked for: those of a person by their id, of the one at this desk, or of nobody. */
export const mine = 'mine';
export const nobody = 'nobody';

/** What the order queue is asked. */
export type OrderQuery = {
  readonly tab: OrderTab;
  /** An order is listed that passes every one of them. */
  readonly filters: readonly OrderFilter[];
  readonly tag: string | null;
  readonly assignee: string | null;
  readonly priority: PriorityChoice | null;
  /** Where they came from (`channelKey`). */
  readonly channel: string | null;
  readonly search: string;
  readonly sort: { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' } | null;
};

/** What takes every filter and the search out of an address. */
export const noOrderFilters = { filter: null, tag: null, assignee: null, priority: null, channel: null, q: null };

/** Whether anything narrows the list besides its tab. */
export function isNarrowed({ filters, tag, assignee, priority, channel, search }: OrderQuery): boolean {
  const isChosen = [tag, assignee, priority, channel].some((choice) => choice !== null);
  return filters.length > 0 || isChosen || search !== '';
}

/** How urgent an order is, as a person ranks it. */
export function priorityOf({ priority }: Pick<OrderRow, 'priority'>): PriorityChoice {
  return priority ?? 'normal';
}

/** Each order's number as a search compares it, made once: the queue asks for all of them after every change. */
const foldedNumbers = new WeakMap<Pick<OrderRow, 'number'>, string>();

/** An order's number as a search compares it. */
export function foldedNumber(order: Pick<OrderRow, 'number'>): string {
  const folded = foldedNumbers.get(order) ?? foldName(order.number);
  foldedNumbers.set(order, folded);
  return folded;
}

/** Numbers that more than one of these orders has, as a search compares them: two desks may give one number each. */
export function numbersTwice(orders: readonly Pick<OrderRow, 'number'>[]): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const number of orders.map(foldedNumber)) (once.has(number) ? twice : once).add(number);
  return twice;
}

/** From when an order's age is counted: a day without a time is kept as its noon, which may lie ahead of now. */
export function agesFrom({ placedAt }: Pick<OrderRow, 'placedAt'>, now: number): number {
  return Math.min(placedAt, now);
}

/** The parts of an address that ask the queue something; others open something over it. */
export const questionParts: readonly string[] = [
  'state',
  'filter',
  'tag',
  'assignee',
  'priority',
  'channel',
  'q',
  'sort',
];

/** The question in the address; what the address gets wrong counts as not said. */
export function readOrderQuery(address: URLSearchParams): OrderQuery {
  const sort = address.get('sort');
  const column = sortColumns.find((name) => name === sort?.replace(/^-/, ''));
  return {
    tab: orderTabs.find((tab) => tab === address.get('state')) ?? 'open',
    filters: orderFilters.filter((filter) => address.get('filter')?.split(',').includes(filter)),
    tag: address.get('tag') || null,
    assignee: address.get('assignee') || null,
    priority: orderPriorities.find((priority) => priority === address.get('priority')) ?? null,
    channel: address.get('channel') || null,
    search: address.get('q') ?? '',
    sort: column ? { column, direction: sort?.startsWith('-') ? 'descending' : 'ascending' } : null,
  };
}

/** Whether the orders of a tab have left the queue. */
export function isShutTab(tab: OrderTab): tab is 'shipped' | 'delivered' | 'returned' | 'cancelled' {
  return tab === 'shipped' || tab === 'delivered' || tab === 'returned' || tab === 'cancelled';
}

/** Whether a question needs the closed orders read. */
export function asksClosed({ tab, filters }: OrderQuery): boolean {
  return isShutTab(tab) || (tab === 'all' && filters.length === 0);
}

export type ListParts = {
  readonly book: Pick<BookSnapshot, 'open' | 'shut' | 'textOf'>;
  readonly stock: Pick<OrderStock, 'shortOrders' | 'oversoldOrders'>;
  readonly sought: ReadonlySet<VariantId>;
  readonly days: Calendar;
  /** The person at the desk. */
  readonly me: string;
};

/** The orders a question asks for: open ones oldest first, closed ones newest first; a filter is about what waits. */
export function listOrders(query: OrderQuery, parts: ListParts): readonly OrderRow[] {
  const { book, days, stock, me } = parts;
  const inTab = ordersIn(query, book);
  const tests = [
    ...query.filters.map((filter) => (order: OrderRow) => passes(filter, order, stock, days)),
    query.tag !== null && ((order: OrderRow) => order.tags?.includes(query.tag ?? '') ?? false),
    query.assignee !== null && ((order: OrderRow) => isAssigned(order, query.assignee, me)),
    query.priority && ((order: OrderRow) => priorityOf(order) === query.priority),
    query.channel !== null && ((order: OrderRow) => channelKey(order) === query.channel),
    query.search.trim() !== '' && fits(query.search, parts),
  ].filter((test) => typeof test === 'function');
  return tests.length === 0 ? inTab : inTab.filter((order) => tests.every((test) => test(order)));
}

function ordersIn({ tab, filters }: OrderQuery, { open, shut }: ListParts['book']): readonly OrderRow[] {
  if (tab === 'all') return filters.length > 0 ? open : [...open, ...shut];
  if (tab === 'returned') return [...open, ...shut].filter(isReturned);
  return (isShutTab(tab) ? shut : open).filter(({ state }) => state === tab);
}

function isReturned({ lines }: OrderRow): boolean {
  return lines.some(({ returned = 0 }) => returned > 0);
}

function isAssigned({ assigneeId = null }: OrderRow, who: string | null, me: string): boolean {
  return who === nobody ? assigneeId === null : assigneeId === (who === mine ? me : who);
}

/** Whether an order that waits was promised for today or a day before. */
export function isPromisedNow({ state, promisedOn = null }: OrderRow, days: Calendar): boolean {
  return commitsStock(state) && promisedOn !== null && promisedOn <= days.today;
}

function passes(filter: OrderFilter, order: OrderRow, stock: ListParts['stock'], days: Calendar): boolean {
  if (filter === 'to-ship') return isToShip(order, stock.shortOrders, days);
  if (filter === 'promised') return isPromisedNow(order, days);
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

type CompareParts = {
  readonly customerOf: BookSnapshot['customerOf'];
  /** What a person is called. */
  readonly personOf: (id: string) => string;
  readonly compareText: (a: string, b: string) => number;
  readonly days: Calendar;
};

/** Compares orders as a sort asks; orders that do not say it come last, whichever way. */
export function orderCompare(
  { column, direction }: NonNullable<OrderQuery['sort']>,
  { customerOf, personOf, compareText, days }: CompareParts,
): (a: OrderRow, b: OrderRow) => number {
  const way = direction === 'ascending' ? 1 : -1;
  const byText = (textOf: (order: OrderRow) => string | null) => (a: OrderRow, b: OrderRow) =>
    lastIfNone(textOf(a), textOf(b), (one, other) => way * compareText(one, other));
  const byDay = (dayOf: (order: OrderRow) => string | null) => (a: OrderRow, b: OrderRow) =>
    lastIfNone(dayOf(a), dayOf(b), (one, other) => (one === other ? 0 : way * (one < other ? -1 : 1)));
  switch (column) {
    case 'number':
      return (a, b) => way * compareText(a.number, b.number);
    case 'customer':
      return (a, b) => way * compareText(customerOf(a) ?? '', customerOf(b) ?? '');
    case 'placed':
      return (a, b) => way * byAge(a, b);
    case 'due':
      return byDay((order) => dueDay(order, days));
    case 'promised':
      return byDay(({ promisedOn = null }) => promisedOn);
    case 'priority':
      return (a, b) => way * (orderPriorities.indexOf(priorityOf(a)) - orderPriorities.indexOf(priorityOf(b)));
    case 'assignee':
      return byText(({ assigneeId }) => (assigneeId ? personOf(assigneeId) : null));
    default:
      return unreachable(column);
  }
}

function lastIfNone(one: string | null, other: string | null, compare: (one: string, other: string) => number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compare(one, other);
}
