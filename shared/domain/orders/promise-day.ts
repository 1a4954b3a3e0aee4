import type { Day, OrderRow } from '../operations/rows.ts';
import type { Allocation, Shared } from './allocate.ts';

/** From when something can be promised: it is there now, it is on a day, or no day can be said. */
export type Promisable =
  | { readonly when: 'now' }
  | { readonly when: 'on'; readonly day: Day }
  | { readonly when: 'unknown' };

const now: Promisable = { when: 'now' };
const unknown: Promisable = { when: 'unknown' };

/** From when all of a line can be promised (ALC7): the day of the last delivery it needs. */
export function promisableLine({ short, coming }: Pick<Allocation, 'short' | 'coming'>): Promisable {
  if (short === 0) return now;
  let [rest, last] = [short, ''];
  for (const { quantity, day } of coming) {
    if (day === null) return unknown;
    rest -= quantity;
    if (day > last) last = day;
  }
  return rest > 0 ? unknown : { when: 'on', day: last };
}

/** From when all of an order can be promised: the latest of its lines. */
export function promisableOrder(
  { lines }: Pick<OrderRow, 'lines'>,
  { shortLines }: Pick<Shared, 'shortLines'>,
): Promisable {
  let latest = now;
  for (const { id } of lines) {
    const share = shortLines.get(id);
    if (!share) continue;
    const promisable = promisableLine(share);
    if (promisable.when === 'unknown') return unknown;
    if (promisable.when === 'on' && (latest.when !== 'on' || promisable.day > latest.day)) latest = promisable;
  }
  return latest;
}

/** What of a short line is not on order. */
export function notOnOrder({ short, coming }: Pick<Allocation, 'short' | 'coming'>): number {
  return coming.reduce((rest, { quantity }) => rest - quantity, short);
}
