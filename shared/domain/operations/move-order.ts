import { mayHoldPicked } from '../orders/order-states.ts';
import { isHidden } from './bringing.ts';
import { type OrderLineId, stagingId } from './ids.ts';
import type { LineChange, OrderChange, StockLine } from './operation.ts';
import type { OrderLine, OrderRow, OrderState } from './rows.ts';
import { type Moved, movedOn, moveState } from './transitions.ts';

/** An order after a step: refused whole where its state, or what of a line is picked or shipped, is not as the step began from. */
export function moveOrder(
  order: OrderRow | undefined,
  change: OrderChange,
  stock: readonly StockLine[],
): Moved<OrderRow> {
  const ref = { kind: 'order', id: change.orderId } as const;
  const moved = moveState(ref, order, change);
  if (!moved.ok) return moved;
  const lines = moved.row.lines.map((line) => moveLine(line, change));
  const isAsExpected = areAllThere(moved.row, change) && lines.every((line) => isPossible(line, change.to));
  if (!isAsExpected || !stock.every((line) => isOfOrder(line, moved.row))) return movedOn(ref, change.from);
  const row: OrderRow = {
    ...moved.row,
    shippedAt: shippedAfter(moved.row, change),
    lines: lines.map(({ asExpected: _, ...line }) => line),
  };
  // What is picked or shipped stays, though everything that brought it in was undone.
  return { ok: true, row: { ...row, voided: isHidden(row) } };
}

function shippedAfter(order: OrderRow, { from, to, shippedAt }: OrderChange): number | null {
  if (to === 'shipped') return shippedAt;
  return from === 'shipped' && to !== 'void' ? null : order.shippedAt;
}

function moveLine(line: OrderLine, change: OrderChange): OrderLine & { readonly asExpected: boolean } {
  const deltas = change.lines.filter((delta) => delta.lineId === line.id);
  const place = change.relocate.find((l) => l.lineId === line.id);
  return {
    ...line,
    picked: deltas.reduce((sum, delta) => sum + delta.picked, line.picked),
    shipped: deltas.reduce((sum, delta) => sum + delta.shipped, line.shipped),
    locationId: place?.to ?? line.locationId,
    asExpected:
      // Two desks never pick or ship the same units twice (DATA-R16).
      deltas.every((delta) => isStillSo(line, delta)) &&
      // Only what still lies on the shelf can be promised from another one.
      (!place || (place.from === line.locationId && line.picked === 0)),
  };
}

/** Whether the order has every line that a step changes: an amendment may have taken one out since (DATA-R18). */
function areAllThere({ lines, amended }: OrderRow, change: OrderChange): boolean {
  const has = ({ lineId }: { readonly lineId: OrderLineId }) => lines.some(({ id }) => id === lineId);
  // A step of version 1 was taken whatever lines it named, and is where no amendment can be the reason.
  return (
    change.lines.every((line) => has(line) || !(line.from || amended)) &&
    change.relocate.every((line) => has(line) || !amended)
  );
}

/** Whether what a step changes of a line is as it was when the step began; what else was done to the line is no matter. */
function isStillSo(line: OrderLine, { from, picked, shipped }: LineChange): boolean {
  if (!from) return true;
  return (picked === 0 || from.picked === line.picked) && (shipped === 0 || from.shipped === line.shipped);
}

/** Whether a line can be so in this state; an order on the shelf has nothing picked, or somebody has picked on since. */
function isPossible(line: OrderLine & { readonly asExpected: boolean }, to: OrderState): boolean {
  const inOrder =
    line.shipped >= (line.cameShipped ?? 0) && line.picked >= line.shipped && line.picked <= line.quantity;
  return line.asExpected && inOrder && (line.picked === (line.cameShipped ?? 0) || mayHoldPicked(to));
}

/** Whether stock moves where the order's lines are: after a relocation somebody picked from the wrong shelf. */
function isOfOrder(stock: StockLine, order: OrderRow): boolean {
  return order.lines.some(
    (line) =>
      line.variantId === stock.variantId &&
      (line.locationId === stock.locationId || stagingId(line.locationId) === stock.locationId),
  );
}
