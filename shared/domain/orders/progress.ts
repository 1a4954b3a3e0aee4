import type { LineProgress, OrderAct, OrderChange } from '../operations/operation.ts';
import type { OrderLine, OrderRow, OrderState } from '../operations/rows.ts';
import { commitsStock, hasGone } from './order-states.ts';

type Progress = Pick<OrderRow, 'state'> & { readonly lines: readonly Quantities[] };
type Quantities = LineProgress & Pick<OrderLine, 'quantity'>;

/** What of a line lies in staging, ready to leave, in parcels or not. */
export function readyOf({ picked, shipped }: LineProgress): number {
  return picked - shipped;
}

/** What of a line lies in parcels, what left included. */
export function packedOf({ packed, shipped }: Pick<LineProgress, 'packed' | 'shipped'>): number {
  return packed ?? shipped;
}

/** What of a line lies picked and is in no parcel yet. */
export function looseOf(line: LineProgress): number {
  return line.picked - packedOf(line);
}

/** What of a line lies in parcels that have not left. */
export function parcelledOf(line: LineProgress): number {
  return packedOf(line) - line.shipped;
}

/** What of a line is in no parcel yet, picked or not. */
export function unpackedOf(line: Quantities): number {
  return line.quantity - packedOf(line);
}

/** What of a line has not left yet. */
export function unshippedOf({ quantity, shipped }: Quantities): number {
  return quantity - shipped;
}

/** What of a line is still on its shelf. */
export function unpickedOf({ quantity, picked }: Quantities): number {
  return quantity - picked;
}

/** What of a line left and has not come back. */
export function returnableOf({ shipped, returned = 0 }: LineProgress): number {
  return shipped - returned;
}

/** Whether a part of an order left and the rest still waits. */
export function isPartShipped({ state, lines }: Progress): boolean {
  return commitsStock(state) && lines.some(({ shipped }) => shipped > 0);
}

/** Whether an order is closed with less shipped than was ordered: its rest was cancelled. */
export function isRestCancelled({ state, lines }: Progress): boolean {
  return hasGone(state) && lines.some((line) => unshippedOf(line) > 0);
}

/** Whether something of these lines is still to leave: an order without is over. */
export function isRestToShip(lines: readonly Quantities[]): boolean {
  return lines.some((line) => unshippedOf(line) > 0);
}

/** Whether everything that was ordered lies in parcels or has left. */
export function isPackedWhole(lines: readonly Quantities[]): boolean {
  return lines.every((line) => unpackedOf(line) === 0);
}

/** Whether nothing, a part, or all of what left an order came back. */
export function returnedOf(lines: readonly LineProgress[]): 'none' | 'part' | 'whole' {
  if (lines.every(({ returned = 0 }) => returned === 0)) return 'none';
  return lines.every((line) => returnableOf(line) === 0) ? 'whole' : 'part';
}

/** Where an order stands, as a person says it: its state, or what its quantities say beside it. */
export type OrderStanding = OrderState | 'partShipped' | 'restCancelled' | 'partReturned' | 'returned';

/** Where an order stands. What came back is said before anything else; a part that left is said while the rest waits. */
export function standingOf(order: Progress): OrderStanding {
  const { state, lines } = order;
  if (hasGone(state)) {
    const returned = returnedOf(lines);
    if (returned !== 'none') return returned === 'whole' ? 'returned' : 'partReturned';
    return isRestCancelled(order) ? 'restCancelled' : state;
  }
  return isPartShipped(order) ? 'partShipped' : state;
}

/** What an act did to an order, as a person says it. */
export type OrderDeed = OrderAct | 'shipPart' | 'cancelRest' | 'merge';

/** A shipping that left something open, a cancelling of what was left and a merger are told by these names. */
export function orderDeed({
  act,
  change,
  into,
}: {
  readonly act: OrderAct;
  readonly change: Pick<OrderChange, 'to'>;
  readonly into?: unknown;
}): OrderDeed {
  if (into) return 'merge';
  if (act === 'ship' && commitsStock(change.to)) return 'shipPart';
  return act === 'cancel' && hasGone(change.to) ? 'cancelRest' : act;
}
