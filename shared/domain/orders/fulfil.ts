import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LocationId, LotId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision, LineChange, LineProgress, OrderAct, StockLine } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { moveLines } from '#shared/domain/stock/adjust.ts';
import { mayDo } from './order-states.ts';
import { isSharedOut, type LotShare, lotsToTake, noLotsPicked, type PickedLots, type TakeLots } from './picked-lots.ts';
import { isPartShipped, readyOf, unpickedOf, unshippedOf } from './progress.ts';

export type OrderFailure = Failure<
  | 'order-not-in-state'
  | 'line-unknown'
  | 'line-already-picked'
  | 'pick-too-many'
  | 'nothing-to-pick'
  | 'nothing-picked'
  | 'serials-not-picked'
  | 'lots-do-not-add-up'
  | 'amend-below-picked'
  | 'amend-nothing-left'
  | 'serving-outdated'
  | 'nothing-changed'
>;

/** Says whether a variant is tracked: orders write no movement for one that is not. */
export type IsTracked = (variant: VariantId) => boolean;

/** So many units of a line, and which lots they are of: without a word on that, of none (LOT7). */
export type Pick = {
  readonly lineId: OrderLineId;
  readonly quantity: number;
  readonly lots?: readonly LotShare[];
};

/** Which lots unpicked units are taken of that nobody named one by one (ORD17). */
export type ShelfLots = {
  /** Whether nobody but a person can say which pieces of a variant they are. */
  readonly isSerial: (variant: VariantId) => boolean;
  readonly take: TakeLots;
};

/** Where nothing is told apart: all is of no lot. */
export const noShelfLots: ShelfLots = {
  isSerial: () => false,
  take: (_, quantity) => [{ quantity }],
};

/** Picks lines (all that is left, where no quantity is given, of the lots that the shelves propose): stock and its commitment move to the location's staging. */
export function decidePick(
  order: OrderRow,
  isTracked: IsTracked,
  picks: readonly Pick[] | 'all',
  shelves: ShelfLots = noShelfLots,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'pick')) return notInState(order);
  if (picks === 'all' && hasUnpickedSerials(order, isTracked, shelves)) return fail({ code: 'serials-not-picked' });
  const wanted = picks === 'all' ? allThatIsLeft(order, isTracked, shelves) : picks;
  const lines = wanted.filter((pick) => pick.quantity > 0);
  if (lines.length === 0) return fail({ code: 'nothing-to-pick' });
  const stock: StockLine[] = [];
  for (const pick of lines) {
    const line = order.lines.find((l) => l.id === pick.lineId);
    if (!line) return fail({ code: 'line-unknown' });
    const together = lines.reduce((sum, l) => (l.lineId === pick.lineId ? sum + l.quantity : sum), 0);
    if (together > line.quantity - line.picked) return fail({ code: 'pick-too-many' });
    if (pick.lots && !isSharedOut(pick.lots, pick.quantity)) return fail({ code: 'lots-do-not-add-up' });
    if (isTracked(line.variantId)) stock.push(...toStaging(line, pick.lots ?? [pick]));
  }
  return moved(
    order,
    'pick',
    'picking',
    lines.map((l) => ({ lineId: l.lineId, picked: l.quantity, shipped: 0 })),
    stock,
    null,
  );
}

/** All that is left to pick, of the lots that the shelves propose. */
function allThatIsLeft({ lines }: OrderRow, isTracked: IsTracked, { take }: ShelfLots): readonly Pick[] {
  return lines.map((line) => {
    const { id, variantId, locationId } = line;
    const quantity = unpickedOf(line);
    const isTaken = quantity > 0 && isTracked(variantId);
    return { lineId: id, quantity, ...(isTaken && { lots: take({ variantId, locationId }, quantity) }) };
  });
}

/** Whether pieces of an order are not picked of which only a person can say which they are. */
export function hasUnpickedSerials({ lines }: OrderRow, isTracked: IsTracked, { isSerial }: ShelfLots): boolean {
  return lines.some((line) => unpickedOf(line) > 0 && isTracked(line.variantId) && isSerial(line.variantId));
}

/** What leaves: only what lies picked in staging, or everything, what is still on the shelf with it. */
export type ShipWhat = 'picked' | 'all';

/**
 * Ships an order. What is picked leaves from staging and the rest stays open; with `all`, what was not picked moves through
 * staging in the same act, as the lots that the shelves propose. Once nothing is left to leave, the order is shipped. Each act is one shipping: its lines say what
 * left with it, and `shippedAt` when. What left is of the lots it was picked from.
 */
export function decideShip(
  order: OrderRow,
  isTracked: IsTracked,
  shippedAt: number,
  what: ShipWhat = 'all',
  picked: PickedLots = noLotsPicked,
  shelves: ShelfLots = noShelfLots,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'ship')) return notInState(order);
  if (what === 'all' && hasUnpickedSerials(order, isTracked, shelves)) return fail({ code: 'serials-not-picked' });
  const leaving = order.lines.flatMap((line) => {
    const fromShelf = what === 'all' ? unpickedOf(line) : 0;
    const quantity = readyOf(line) + fromShelf;
    return quantity > 0 ? [{ line, fromShelf, quantity }] : [];
  });
  if (leaving.length === 0 && what === 'picked') return fail({ code: 'nothing-picked' });
  const takeLots = lotsToTake(picked);
  const stock = leaving.flatMap(({ line, fromShelf, quantity }) => {
    if (!isTracked(line.variantId)) return [];
    const { variantId, locationId } = line;
    const staging = { variantId, locationId: stagingId(locationId) };
    const unpicked = fromShelf > 0 ? shelves.take({ variantId, locationId }, fromShelf) : [];
    const out = together([...takeLots(staging, quantity - fromShelf), ...unpicked]).map(
      (share): StockLine => ({
        ...staging,
        quantity: 0 - share.quantity,
        reason: 'ship',
        costTotal: null,
        tracks: 0,
        reverses: null,
        ...lotOf(share),
      }),
    );
    return [...toStaging(line, unpicked), ...out];
  });
  const lines = leaving.map(({ line, fromShelf, quantity }) => ({
    lineId: line.id,
    picked: fromShelf,
    shipped: quantity,
  }));
  const left = order.lines.reduce((sum, line) => sum + unshippedOf(line), 0);
  const gone = leaving.reduce((sum, { quantity }) => sum + quantity, 0);
  return moved(order, 'ship', gone === left ? 'shipped' : 'picking', lines, stock, shippedAt);
}

/**
 * Cancels: the commitment is released and picked stock goes back from staging, to the lots it was picked from. Of an order that left in part only the rest is
 * cancelled: it is closed as shipped, with less shipped than was ordered, at the time its last shipping left. A shipped
 * order is a return instead.
 */
export function decideCancel(
  order: OrderRow,
  isTracked: IsTracked,
  lastShippedAt: number | null = null,
  pickedFrom: PickedLots = noLotsPicked,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'cancel')) return notInState(order);
  const picked = order.lines.filter((line) => readyOf(line) > 0);
  const takeLots = lotsToTake(pickedFrom);
  const stock = picked.flatMap((line) => {
    const { variantId, locationId } = line;
    if (!isTracked(variantId)) return [];
    const staging = stagingId(locationId);
    return takeLots({ variantId, locationId: staging }, readyOf(line)).flatMap(({ lotId, quantity }) =>
      moveLines({ variantId, lotId }, quantity, staging, locationId, 'pick', 0),
    );
  });
  const lines = picked.map((line) => ({ lineId: line.id, picked: 0 - readyOf(line), shipped: 0 }));
  return isPartShipped(order)
    ? moved(order, 'cancel', 'shipped', lines, stock, lastShippedAt)
    : moved(order, 'cancel', 'cancelled', lines, stock, null);
}

/** Holds an open order: it keeps its promise of stock and is not picked. */
export function decideHold(order: OrderRow): Result<Decision, OrderFailure> {
  return mayDo(order.state, 'hold') ? moved(order, 'hold', 'held', [], [], null) : notInState(order);
}

/** Takes an order off hold. */
export function decideResume(order: OrderRow): Result<Decision, OrderFailure> {
  return mayDo(order.state, 'resume') ? moved(order, 'resume', 'open', [], [], null) : notInState(order);
}

/** Promises a line's stock at another location; only while nothing of the line is picked. */
export function decideRelocate(order: OrderRow, lineId: OrderLineId, to: LocationId): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'relocate')) return notInState(order);
  const line = order.lines.find((l) => l.id === lineId);
  if (!line) return fail({ code: 'line-unknown' });
  if (line.picked > 0) return fail({ code: 'line-already-picked' });
  return done({
    type: 'order.moved',
    payload: {
      act: 'relocate',
      stock: [],
      change: {
        orderId: order.id,
        from: order.state,
        to: order.state,
        lines: [],
        relocate: [{ lineId, from: line.locationId, to }],
        shippedAt: null,
      },
    },
  });
}

function toStaging({ variantId, locationId }: OrderLine, shares: readonly LotShare[]): StockLine[] {
  return shares.flatMap(({ lotId, quantity }) =>
    moveLines({ variantId, lotId }, quantity, locationId, stagingId(locationId), 'pick', 0),
  );
}

/** Each lot once, what is of none last. */
function together(shares: readonly LotShare[]): readonly LotShare[] {
  const sums = new Map<LotId | undefined, number>();
  for (const { lotId, quantity } of shares) sums.set(lotId, (sums.get(lotId) ?? 0) + quantity);
  const unnamed = sums.get(undefined) ?? 0;
  const named = [...sums].flatMap(([lotId, quantity]) => (lotId === undefined ? [] : [{ lotId, quantity }]));
  return unnamed > 0 ? [...named, { quantity: unnamed }] : named;
}

function lotOf({ lotId }: LotShare): { readonly lotId?: LotId } {
  return lotId === undefined ? {} : { lotId };
}

function moved(
  order: OrderRow,
  act: OrderAct,
  to: OrderState,
  lines: readonly Omit<LineChange, 'from'>[],
  stock: readonly StockLine[],
  shippedAt: number | null,
): Result<Decision, OrderFailure> {
  const changes = lines.map((line): LineChange => ({ ...line, from: progressOf(order, line.lineId) }));
  return done({
    type: 'order.moved',
    payload: {
      act,
      stock,
      change: { orderId: order.id, from: order.state, to, lines: changes, relocate: [], shippedAt },
    },
  });
}

function progressOf(order: OrderRow, lineId: OrderLineId): LineProgress | null {
  const line = order.lines.find(({ id }) => id === lineId);
  return line ? { picked: line.picked, shipped: line.shipped } : null;
}

function notInState(order: OrderRow): { readonly ok: false; readonly failure: OrderFailure } {
  return fail({ code: 'order-not-in-state', detail: order.state });
}
