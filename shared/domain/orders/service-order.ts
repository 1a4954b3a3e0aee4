import type { Day, OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { dueDay } from './due.ts';
import { byNumber } from './order-number.ts';
import { commitsStock } from './order-states.ts';

const ranks = { urgent: 0, high: 1, none: 2, low: 3 } as const;

/** Why one order is served before another. */
export type ServedFirst = 'priority' | 'day' | 'age' | 'number';

/** The day that an order is served by: the one that was promised, else the one it is due on. */
export function serviceDay(order: OrderRow, days: Pick<Calendar, 'said'>): Day | null {
  return order.promisedOn ?? dueDay(order, days);
}

/** So many orders are dealt out in one step. */
const STEP = 500;

/**
 * The orders that wait, in the order they are served (ALC1): by priority, then by the day promised (else due; none comes last), then
 * by when they were placed, then by number. Orders that come oldest first are only dealt out, which takes one walk over them. It is
 * done in steps, so that very many orders do not block the thread.
 */
export function* serviceOrderSteps(
  orders: readonly OrderRow[],
  days: Pick<Calendar, 'said'>,
): Generator<void, readonly OrderRow[], void> {
  const waiting = orders.filter(({ state }) => commitsStock(state));
  const aged = waiting.every((order, at) => at === 0 || byAge(waiting[at - 1] ?? order, order) <= 0)
    ? waiting
    : waiting.sort(byAge);
  const dealt = new Map<string, OrderRow[]>();
  for (const [at, order] of aged.entries()) {
    if (at % STEP === 0) yield;
    const key = serviceKey(order, days);
    const those = dealt.get(key);
    if (those) those.push(order);
    else dealt.set(key, [order]);
  }
  return [...dealt.keys()].sort().flatMap((key) => dealt.get(key) ?? []);
}

/** Why the first of two orders is served before the second. */
export function whyFirst(first: OrderRow, second: OrderRow, days: Pick<Calendar, 'said'>): ServedFirst {
  if (rankOf(first) !== rankOf(second)) return 'priority';
  if (serviceDay(first, days) !== serviceDay(second, days)) return 'day';
  return first.placedAt === second.placedAt ? 'number' : 'age';
}

function serviceKey(order: OrderRow, days: Pick<Calendar, 'said'>): string {
  // A letter is greater than every digit: no day comes after all days.
  return `${rankOf(order)}${serviceDay(order, days) ?? 'none'}`;
}

/** How soon an order is served by its priority: the lower, the sooner. */
export function rankOf({ priority }: Pick<OrderRow, 'priority'>): number {
  return ranks[priority ?? 'none'];
}

type Aged = Pick<OrderRow, 'id' | 'number' | 'placedAt'>;

/**
 * Sorts orders by when they were placed, the oldest first; those of one moment by their numbers as people read them (ALC16). A file that says
 * days without times has hundreds of one moment.
 */
export function byAge(a: Aged, b: Aged): number {
  return a.placedAt - b.placedAt || byNumber(a, b);
}
