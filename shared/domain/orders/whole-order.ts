import type { OrderLine, OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { daysAfter } from '../values/day.ts';
import { unshippedOf } from './progress.ts';
import { serviceDay } from './service-order.ts';

/** So many days before its day an order that only leaves whole begins to keep what is there for it. */
export const NEAR_DAYS = 7;
/** So many days after it was placed it does, if it has no day. */
export const WAITED_DAYS = 14;
/** Stock is kept for a delivery that is at most so many days away, and at most so long after the day of an order, or after one without a day began to keep. */
export const KEPT_DAYS = 30;

/** Why stock is kept for an order that waits until it is whole. */
export type Kept = 'coming' | 'due' | 'waited';

/** How an order that only leaves whole stands: all of it is here, it keeps what is here, or others go first. */
export type WholeStand = 'complete' | Kept | 'yields';

/**
 * Why an order that is not whole yet keeps what is there for it (ALC3), or null: others may have it. `restOn` is the day by which all
 * that it misses is here by what is on order; null where something of it is not on order, or without a day.
 */
export function keptFor(
  order: OrderRow,
  restOn: string | null,
  days: Pick<Calendar, 'today' | 'dayOf' | 'said'>,
): Kept | null {
  const { today } = days;
  if (restOn !== null && restOn <= daysAfter(today, KEPT_DAYS)) return 'coming';
  const day = serviceDay(order, days);
  const from = day === null ? daysAfter(days.dayOf(order.placedAt), WAITED_DAYS) : daysAfter(day, -NEAR_DAYS);
  const until = daysAfter(day ?? from, KEPT_DAYS);
  if (today < from || today > until) return null;
  return day === null ? 'waited' : 'due';
}

/** Whether an order that only leaves whole would leave in part with these quantities of its lines (ALC14). */
export function wouldSplit(
  { onlyWhole, lines }: Pick<OrderRow, 'onlyWhole' | 'lines'>,
  leaving: (line: OrderLine) => number,
): boolean {
  return onlyWhole === true && lines.some((line) => unshippedOf(line) > leaving(line));
}
