import type { OrderAct, OrderChange } from '../operations/operation.ts';
import type { OrderLine, OrderRow } from '../operations/rows.ts';
import { commitsStock } from './order-states.ts';

type Progress = Pick<OrderRow, 'state'> & { readonly lines: readonly Quantities[] };
type Quantities = Pick<OrderLine, 'quantity' | 'picked' | 'shipped'>;

/** What of a line lies in staging, ready to leave. */
export function readyOf({ picked, shipped }: Quantities): number {
  return picked - shipped;
}

/** What of a line has not left yet. */
export function unshippedOf({ quantity, shipped }: Quantities): number {
  return quantity - shipped;
}

/** What of a line is still on its shelf. */
export function unpickedOf({ quantity, picked }: Quantities): number {
  return quantity - picked;
}

/** Whether a part of an order left and the rest still waits. */
export function isPartShipped({ state, lines }: Progress): boolean {
  return commitsStock(state) && lines.some(({ shipped }) => shipped > 0);
}

/** Whether an order is closed with less shipped than was ordered: its rest was cancelled. */
export function isRestCancelled({ state, lines }: Progress): boolean {
  return state === 'shipped' && lines.some((line) => unshippedOf(line) > 0);
}

/** Whether something of these lines is still to leave: an order without is over. */
export function isRestToShip(lines: readonly Quantities[]): boolean {
  return lines.some((line) => unshippedOf(line) > 0);
}

/** What an act did to an order, as a person says it. */
export type OrderDeed = OrderAct | 'shipPart' | 'cancelRest';

/** A shipping that left something open, and a cancelling of what was left, are told by these names. */
export function orderDeed({
  act,
  change,
}: {
  readonly act: OrderAct;
  readonly change: Pick<OrderChange, 'to'>;
}): OrderDeed {
  if (act === 'ship' && change.to === 'picking') return 'shipPart';
  return act === 'cancel' && change.to === 'shipped' ? 'cancelRest' : act;
}
