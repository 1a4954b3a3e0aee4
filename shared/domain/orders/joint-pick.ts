import type { OrderLineId, VariantId } from '../operations/ids.ts';
import type { OrderLine, OrderRow } from '../operations/rows.ts';
import { mayDo } from './order-states.ts';
import { inPickOrder, type PickPlaces, type PickStop, pickStop } from './pick-order.ts';
import { unpickedOf } from './progress.ts';

/** What of a variant is to be picked at one stop, for how many orders ever. */
export type JointLine<O> = {
  readonly variantId: VariantId;
  readonly stop: PickStop;
  readonly quantity: number;
  /** How much of it is whose, in the order of the orders. */
  readonly shares: readonly JointShare<O>[];
};
export type JointShare<O> = {
  readonly order: O;
  readonly quantity: number;
  readonly lineIds: readonly OrderLineId[];
};

type Pickable = Pick<OrderRow, 'state' | 'lines'>;

/** Whether something of an order can be picked now. */
export function isPickable({ state, lines }: Pickable): boolean {
  return mayDo(state, 'pick') && lines.some((line) => unpickedOf(line) > 0);
}

/** What is to be picked for some orders together (ORD41), in the order that one walks past it; nothing at places that are not for sale. */
export function jointPick<O extends Pickable>(
  orders: readonly O[],
  places: PickPlaces,
  nameOf: (variantId: VariantId) => string,
): readonly JointLine<O>[] {
  const joint = new Map<string, JointLine<O>>();
  for (const order of orders.filter(isPickable))
    for (const line of order.lines) {
      if (unpickedOf(line) === 0 || places.isNotForSale(line.locationId)) continue;
      const stop = pickStop(line, places);
      const key = `${stop.key}/${line.variantId}`;
      joint.set(
        key,
        withLine(joint.get(key) ?? { variantId: line.variantId, stop, quantity: 0, shares: [] }, order, line),
      );
    }
  return inPickOrder([...joint.values()], ({ variantId, stop }) => ({ stop, name: nameOf(variantId) }));
}

function withLine<O>(joint: JointLine<O>, order: O, line: OrderLine): JointLine<O> {
  const left = unpickedOf(line);
  const own = joint.shares.at(-1);
  // The lines of one order come one after the other, so a second one of the product meets its first.
  const isSame = own?.order === order;
  const share = {
    order,
    quantity: left + (isSame ? own.quantity : 0),
    lineIds: [...(isSame ? own.lineIds : []), line.id],
  };
  const before = isSame ? joint.shares.slice(0, -1) : joint.shares;
  return { ...joint, quantity: joint.quantity + left, shares: [...before, share] };
}
