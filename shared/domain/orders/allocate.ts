import type { OrderLineId } from '#shared/domain/operations/ids.ts';
import { levelId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { commitsStock } from './order-states.ts';

/** How much of an order line the stock on the shelf covers. Derived, never stored: it only sets the badge. */
export type Allocation = { readonly lineId: OrderLineId; readonly covered: number; readonly short: number };

/**
 * Shares what is on hand among the open orders, oldest first (placed, then id). `onHand` answers the quantity of a level;
 * a variant that is not tracked is never short. Picked stock is covered already.
 */
export function allocate(
  orders: readonly OrderRow[],
  onHand: (levelId: string) => number,
  isTracked: (variantId: OrderRow['lines'][number]['variantId']) => boolean,
): ReadonlyMap<OrderLineId, Allocation> {
  const left = new Map<string, number>();
  const result = new Map<OrderLineId, Allocation>();
  const queue = orders
    .filter((order) => commitsStock(order.state))
    .sort((a, b) => a.placedAt - b.placedAt || (a.id < b.id ? -1 : 1));
  for (const order of queue) {
    for (const line of order.lines) {
      const key = levelId(line.variantId, line.locationId);
      const needed = line.quantity - line.picked;
      const available = Math.max(left.get(key) ?? onHand(key), 0);
      const covered = isTracked(line.variantId) ? Math.min(needed, available) : needed;
      left.set(key, available - covered);
      result.set(line.id, { lineId: line.id, covered: covered + line.picked, short: needed - covered });
    }
  }
  return result;
}
