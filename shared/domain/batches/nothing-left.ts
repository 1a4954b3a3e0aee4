import type { OrderRow } from '../operations/rows.ts';

/**
 * Why there is no stop to go to: all of it is picked (`done`); only what was not there is left (`rest`); goods are to be fetched
 * again (`fetch`); or orders are left out, or goods are to be put back (`left`). "Everything is picked" is said of `done` alone (PCK15).
 */
export type NothingLeft = 'done' | 'rest' | 'fetch' | 'left';

/** `stops`: how many have something that was not there; `toPutBack` and `toFetch`: how many times goods are named for it. */
export function nothingLeft(
  orders: readonly Pick<OrderRow, 'state'>[],
  { stops, toPutBack, toFetch }: { readonly stops: number; readonly toPutBack: number; readonly toFetch: number },
): NothingLeft {
  if (stops > 0) return 'rest';
  if (toPutBack > 0 || orders.some(({ state }) => state === 'cancelled' || state === 'held')) return 'left';
  return toFetch > 0 ? 'fetch' : 'done';
}
