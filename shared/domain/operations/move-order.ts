import { isPackedWhole, isRestToShip, packedOf } from '../orders/progress.ts';
import { commitsStock, hasGone, mayHoldPicked, stageOf } from '../orders/order-states.ts';
import { isHidden } from './bringing.ts';
import { type OrderLineId, stagingId } from './ids.ts';
import type { LineChange, LineProgress, OrderChange, StockLine } from './operation.ts';
import type { HoldReason, OrderLine, OrderRow, OrderState, Reason } from './rows.ts';
import { type Moved, movedOn } from './transitions.ts';

/** An order after a step: refused whole where its state, or what of a line is picked, packed or shipped, is not as the step began from. */
export function moveOrder(
  order: OrderRow | undefined,
  change: OrderChange,
  stock: readonly StockLine[],
): Moved<OrderRow> {
  const ref = { kind: 'order', id: change.orderId } as const;
  if (!order) return { ok: false, refusal: { code: 'order-unknown', ref, current: null } };
  if (!isAtBeginning(order, change)) return movedOn(ref, order.state);
  const deltas = byLine(change.lines);
  const lines = order.lines.map((line) => moveLine(line, deltas.get(line.id) ?? [], change));
  const state = stateAfter(order.state, lines, change);
  const isAsExpected =
    areAllThere(order, change) &&
    lines.every((line) => isPossible(line, state)) &&
    isCleared(order.state, state, lines, change);
  if (!isAsExpected || !stock.every((line) => isOfOrder(line, order))) return movedOn(ref, change.from);
  const { heldFor: _heldFor, mergedInto: _mergedInto, ...others } = order;
  const heldFor = heldAfter(order, change);
  const mergedInto = state === 'cancelled' ? (change.mergedInto ?? order.mergedInto) : undefined;
  const row: OrderRow = {
    ...others,
    state,
    shippedAt: shippedAfter(order, state, change),
    lines: lines.map(({ asExpected: _asExpected, ...line }) => line),
    ...(heldFor && { heldFor }),
    ...(mergedInto && { mergedInto }),
  };
  // What is picked or shipped stays, though everything that brought it in was undone.
  return { ok: true, row: { ...row, voided: isHidden(row) } };
}

/**
 * Whether an order is where a step began. How far it is while it is picked, packed and shipped follows from its lines, of
 * which the step names what it began from; so two desks can each ship a part of it.
 */
function isAtBeginning(order: OrderRow, { from, lines }: OrderChange): boolean {
  if (order.state === from) return true;
  const [at, meant] = [stageOf(order.state), stageOf(from)];
  if (at === null || meant === null) return false;
  if (at === meant) return true;
  const ships = lines.some(({ shipped }) => shipped !== 0);
  const isOfWhatLeft = ships || lines.some(({ delivered = 0, returned = 0 }) => delivered !== 0 || returned !== 0);
  // Where the rest was cancelled, nothing of it leaves any more, and what left before is not taken back.
  return isOfWhatLeft && (at === 'waiting' || !ships || !isRestToShip(order.lines));
}

/**
 * The state of an order with these lines after a step. A step that neither begins nor ends the work on it leaves it in
 * the stage it is in by now; a shipping that was to be the last is not, where something is still to leave.
 */
export function stateAfter(
  state: OrderState,
  lines: readonly OrderLine[],
  {
    from,
    to,
    lines: changes,
  }: Pick<OrderChange, 'from' | 'to'> & { readonly lines: readonly Pick<LineChange, 'shipped'>[] },
): OrderState {
  const ships = changes.some(({ shipped }) => shipped !== 0);
  if (!ships && stageOf(state) !== null && stageOf(from) === stageOf(to)) return stateOf(lines, state);
  return stateOf(lines, ships && stageOf(to) === 'gone' && isRestToShip(lines) ? 'picking' : to);
}

/** How far an order is by its lines, of one that is picked, packed and shipped; every other state is what it is. */
export function stateOf(lines: readonly OrderLine[], state: OrderState): OrderState {
  const stage = stageOf(state);
  if (stage === null) return state;
  if (stage === 'waiting' && isRestToShip(lines)) return isPackedWhole(lines) ? 'packed' : 'picking';
  return lines.some((line) => shippedHere(line) > 0) &&
    lines.every((line) => shippedHere(line) === (line.delivered ?? 0))
    ? 'delivered'
    : 'shipped';
}

/** What of a line left from here: what had left before the order was brought in is followed by nobody. */
function shippedHere({ shipped, cameShipped = 0 }: OrderLine): number {
  return shipped - cameShipped;
}

/**
 * Whether an order that ends leaves nothing in staging, and one that is cancelled has not left in part: another desk may have
 * picked, packed or shipped on since. A step of version 1 knew the state alone.
 */
function isCleared(before: OrderState, after: OrderState, lines: readonly OrderLine[], change: OrderChange): boolean {
  const ends = commitsStock(before) && (after === 'cancelled' || hasGone(after));
  if (!ends || change.lines.some(({ from }) => from === null)) return true;
  return lines.every(({ picked, shipped, cameShipped = 0 }) => picked === (hasGone(after) ? shipped : cameShipped));
}

function heldAfter(order: OrderRow, { heldFor }: OrderChange): HoldReason | undefined {
  return heldFor ? (heldFor.becomes ?? undefined) : order.heldFor;
}

function shippedAfter(order: OrderRow, state: OrderState, { shippedAt, lines }: OrderChange): number | null {
  const isGone = stageOf(state) === 'gone';
  if (!isGone) return stageOf(order.state) === 'gone' && state !== 'void' ? null : order.shippedAt;
  const isOnItsWayAlready = stageOf(order.state) === 'gone' && lines.every(({ shipped }) => shipped === 0);
  return isOnItsWayAlready ? order.shippedAt : shippedAt;
}

/** What a step does to each line: an order may have thousands. */
export function byLine<Change extends { readonly lineId: OrderLineId }>(
  changes: readonly Change[],
): ReadonlyMap<OrderLineId, readonly Change[]> {
  const lines = new Map<OrderLineId, Change[]>();
  for (const change of changes) {
    const known = lines.get(change.lineId);
    if (known) known.push(change);
    else lines.set(change.lineId, [change]);
  }
  return lines;
}

function moveLine(
  line: OrderLine,
  deltas: readonly LineChange[],
  change: OrderChange,
): OrderLine & { readonly asExpected: boolean } {
  const place = change.relocate.find((l) => l.lineId === line.id);
  return {
    ...lineAfter(line, deltas),
    locationId: place?.to ?? line.locationId,
    asExpected:
      // Two desks never pick, pack, ship or take back the same units twice (DATA-R16).
      deltas.every((delta) => isStillSo(line, delta)) &&
      // Only what still lies on the shelf can be promised from another one.
      (!place || (place.from === line.locationId && line.picked === 0)),
  };
}

/** A line with what a step does to it. */
export function lineAfter(line: OrderLine, deltas: readonly Omit<LineChange, 'from'>[]): OrderLine {
  const { packed: _packed, delivered: _delivered, returned: _returned, ...others } = line;
  return { ...others, ...deltas.reduce<LineProgress>(progressAfter, line) };
}

/** How far a line is after a step; what equals its default is left out. */
export function progressAfter(line: LineProgress, change: Omit<LineChange, 'lineId' | 'from'>): LineProgress {
  const { picked, shipped, delivered = 0, returned = 0 } = change;
  const next = {
    picked: line.picked + picked,
    packed: packedOf(line) + (change.packed ?? shipped),
    shipped: line.shipped + shipped,
    delivered: (line.delivered ?? 0) + delivered,
    returned: (line.returned ?? 0) + returned,
  };
  return {
    picked: next.picked,
    shipped: next.shipped,
    ...(next.packed !== next.shipped && { packed: next.packed }),
    ...(next.delivered !== 0 && { delivered: next.delivered }),
    ...(next.returned !== 0 && { returned: next.returned }),
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
function isStillSo(line: OrderLine, change: LineChange): boolean {
  const { from, picked, shipped, packed = shipped, delivered = 0, returned = 0 } = change;
  if (!from) return true;
  return (
    (picked === 0 || from.picked === line.picked) &&
    (packed === 0 || packedOf(from) === packedOf(line)) &&
    (shipped === 0 || from.shipped === line.shipped) &&
    (delivered === 0 || (from.delivered ?? 0) === (line.delivered ?? 0)) &&
    (returned === 0 || (from.returned ?? 0) === (line.returned ?? 0))
  );
}

/** Whether a line can be so in this state; an order on the shelf has nothing picked, or somebody has picked on since. */
function isPossible(line: OrderLine & { readonly asExpected: boolean }, to: OrderState): boolean {
  const { quantity, picked, shipped, cameShipped = 0, delivered = 0, returned = 0 } = line;
  const packed = packedOf(line);
  const inOrder = shipped >= cameShipped && packed >= shipped && picked >= packed && picked <= quantity;
  const isBack = delivered >= 0 && delivered <= shippedHere(line) && returned >= 0 && returned <= shipped;
  return line.asExpected && inOrder && isBack && (picked === cameShipped || mayHoldPicked(to));
}

/** What comes back is put wherever there is room for it; everything else of an order lies where its lines say. */
const anywhere: ReadonlySet<Reason> = new Set<Reason>(['customer-return', 'damage']);

/** Whether stock moves where the order's lines are: after a relocation somebody picked from the wrong shelf. */
function isOfOrder(stock: StockLine, order: OrderRow): boolean {
  return order.lines.some(
    (line) =>
      line.variantId === stock.variantId &&
      (anywhere.has(stock.reason) ||
        line.locationId === stock.locationId ||
        stagingId(line.locationId) === stock.locationId),
  );
}
