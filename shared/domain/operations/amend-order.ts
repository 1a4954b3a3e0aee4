import { mayDo } from '../orders/order-states.ts';
import { isRestToShip } from '../orders/progress.ts';
import { stateOf } from './move-order.ts';
import type { LineAmendment, OrderAmendment } from './operation.ts';
import type { OrderedLine, OrderLine, OrderRow } from './rows.ts';
import { type Moved, movedOn } from './transitions.ts';

/**
 * An order after its lines were amended (DATA-R18). Refused whole where the order is over, where what the amendment changes of a
 * line is not as it was when it was made, where less would be ordered than is picked, or where nothing were left to ship.
 */
export function amendOrder(
  order: OrderRow | undefined,
  { orderId, step, merges, lines }: OrderAmendment,
): Moved<OrderRow> {
  const ref = { kind: 'order', id: orderId } as const;
  if (!order) return { ok: false, refusal: { code: 'order-unknown', ref, current: null } };
  if (!mayDo(order.state, 'amend')) return movedOn(ref, order.state);
  const next = [...order.lines];
  for (const amendment of lines) if (!amendLine(next, amendment)) return movedOn(ref, order.state);
  if (!isRestToShip(next)) return movedOn(ref, order.state);
  const amended = (order.amended ?? 0) + step;
  const state = stateOf(next, order.state);
  const { merged = [], ...others } = order;
  const all = step === 1 && merges ? [...merged, merges] : merged.filter((id) => id !== merges);
  const row = { ...others, state, lines: next, amended: amended === 0 ? undefined : amended };
  return { ok: true, row: all.length > 0 ? { ...row, merged: all } : row };
}

/** Amends one of the lines in place; false where it is not as the amendment expects. */
function amendLine(lines: OrderLine[], { lineId, at, was, becomes }: LineAmendment): boolean {
  const index = lines.findIndex(({ id }) => id === lineId);
  const line = lines[index];
  if (!was) {
    if (line || !becomes) return false;
    lines.splice(Math.min(at, lines.length), 0, { id: lineId, ...becomes, picked: 0, shipped: 0 });
    return true;
  }
  if (!line) return false;
  if (!becomes) {
    if (line.picked > 0 || line.quantity !== was.quantity) return false;
    lines.splice(index, 1);
    return true;
  }
  const amended = amendedLine(line, was, becomes);
  if (amended) lines[index] = amended;
  return amended !== null;
}

/** A line with what differs between `was` and `becomes`; null where that is not as it was, or not possible any more. */
function amendedLine(line: OrderLine, was: OrderedLine, becomes: OrderedLine): OrderLine | null {
  const changed = orderedFields.filter((field) => was[field] !== becomes[field]);
  if (changed.some((field) => line[field] !== was[field])) return null;
  const isElsewhere = changed.includes('variantId') || changed.includes('locationId');
  if (isElsewhere && line.picked > 0) return null;
  const next = { ...line, ...Object.fromEntries(changed.map((field) => [field, becomes[field]])) };
  return next.quantity >= next.picked ? next : null;
}

/** What an amendment may change of a line. */
export const orderedFields = [
  'variantId',
  'locationId',
  'quantity',
  'unitPrice',
] as const satisfies readonly (keyof OrderedLine)[];
