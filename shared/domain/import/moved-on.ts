import type { OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import type { Standing } from './mapping.ts';

/** How an order stands that the shop has. */
export type OrderHere = { readonly state: OrderState; readonly anyShipped: boolean };

/** How a file says that it stands. */
type InFile = { readonly standing: Standing; readonly anyShipped: boolean };

/** What became of an order where it comes from that the shop does not know of, or the other way round. */
export const movesOn = ['shipped', 'part-shipped', 'out', 'returned', 'held', 'open', 'shipped-cancelled'] as const;
export type MovedOn = (typeof movesOn)[number];

/** An order of the shop as a file is compared with it. */
export function orderHere({ state, lines }: Pick<OrderRow, 'state' | 'lines'>): OrderHere {
  return { state, anyShipped: lines.some(({ shipped }) => shipped > 0) };
}

/** Whether an order stands otherwise in a file than here, and how; null where both say the same, or the shop is further. */
export function movedOn(here: OrderHere, file: InFile): MovedOn | null {
  const waits = commitsStock(here.state);
  if (file.standing === 'out') return waits ? 'out' : here.state === 'shipped' ? 'returned' : null;
  if (file.standing === 'shipped') return waits ? 'shipped' : here.state === 'cancelled' ? 'shipped-cancelled' : null;
  if (!waits) return null;
  if (file.anyShipped && !here.anyShipped) return 'part-shipped';
  if (file.standing === 'held') return here.state === 'held' ? null : 'held';
  return here.state === 'held' ? 'open' : null;
}
