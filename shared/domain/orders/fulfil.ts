import { done, fail, type Result } from '#shared/base/result.ts';
import type { LocationId, OrderLineId, ParcelId, VariantId } from '#shared/domain/operations/ids.ts';
import { isBegun } from '#shared/domain/operations/bringing.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import { unitsOf } from '#shared/domain/operations/move-documents.ts';
import type { Decision, NewParcel, OrderChange, ParcelChange, StockLine } from '#shared/domain/operations/operation.ts';
import type { HoldReason, OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from './order-states.ts';
import {
  type IsTracked,
  type LineDeed,
  notInState,
  type OrderFailure,
  outOfStaging,
  stepOrder,
  toShelf,
  toStaging,
} from './order-step.ts';
import { isSharedOut, type LotShare, lotsToTake, noLotsPicked, type PickedLots, type TakeLots } from './picked-lots.ts';
import { isPartShipped, looseOf, parcelledOf, readyOf, unpickedOf } from './progress.ts';
import { wouldSplit } from './whole-order.ts';

export type { IsTracked, OrderFailure };

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

/** The parcels of an order that are packed and have not left, and the id of the one that what is loose leaves in. */
export type Parcels = {
  readonly packed: readonly ParcelRow[];
  readonly nextId: ParcelId | null;
};

/** For an order of which nothing is packed, and whose shippings are not told apart as parcels. */
export const noParcels: Parcels = { packed: [], nextId: null };

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
  const picked = lines.map((l): LineDeed => ({ lineId: l.lineId, picked: l.quantity, shipped: 0 }));
  return stepOrder(order, { act: 'pick', to: 'picking', lines: picked, stock });
}

/** So many units of a line that go back on its shelf. */
type LineBack = { readonly lineId: OrderLineId; readonly quantity: number };

/** What of an order lies picked and in no parcel, where it can be put back. */
export function looseIn({ state, lines }: OrderRow): readonly LineBack[] {
  if (!mayDo(state, 'putBack')) return [];
  return lines.flatMap((line) => (looseOf(line) > 0 ? [{ lineId: line.id, quantity: looseOf(line) }] : []));
}

/** Puts picked units that are in no parcel back on their shelves, of the lots they were picked from. With nothing picked left the order is open again. */
export function decidePutBack(
  order: OrderRow,
  isTracked: IsTracked,
  back: readonly LineBack[],
  picked: PickedLots = noLotsPicked,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'putBack')) return notInState(order);
  const takeLots = lotsToTake(picked);
  const stock: StockLine[] = [];
  const gone = new Map(back.map(({ lineId, quantity }) => [lineId, quantity]));
  for (const { lineId, quantity } of back) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line || gone.size < back.length) return fail({ code: 'line-unknown' });
    if (quantity <= 0 || quantity > looseOf(line)) return fail({ code: 'nothing-picked' });
    const { variantId, locationId } = line;
    if (isTracked(variantId))
      stock.push(...toShelf(line, takeLots({ variantId, locationId: stagingId(locationId) }, quantity)));
  }
  if (back.length === 0) return fail({ code: 'nothing-picked' });
  const lines = back.map(({ lineId, quantity }): LineDeed => ({ lineId, picked: 0 - quantity, shipped: 0 }));
  const isRestPicked = order.lines.some((line) => line.picked - (gone.get(line.id) ?? 0) > (line.cameShipped ?? 0));
  return stepOrder(order, { act: 'putBack', to: isRestPicked ? 'picking' : 'open', lines, stock });
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
 * staging in the same act, as the lots that the shelves propose. Parcels that are packed leave as they are, everything else in one
 * parcel more. Once nothing is left to leave, the order is shipped. Each act is one shipping: its lines say what
 * left with it, and `shippedAt` when. What left is of the lots it was picked from.
 */
export function decideShip(
  order: OrderRow,
  isTracked: IsTracked,
  shippedAt: number,
  what: ShipWhat = 'all',
  picked: PickedLots = noLotsPicked,
  shelves: ShelfLots = noShelfLots,
  parcels: Parcels = noParcels,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'ship')) return notInState(order);
  if (!areAllParcels(order, parcels)) return fail({ code: 'parcel-not-in-state' });
  if (what === 'all' && hasUnpickedSerials(order, isTracked, shelves)) return fail({ code: 'serials-not-picked' });
  const leaving = order.lines.flatMap((line) => {
    const fromShelf = what === 'all' ? unpickedOf(line) : 0;
    const quantity = readyOf(line) + fromShelf;
    return quantity > 0 ? [{ line, fromShelf, quantity, packed: quantity - parcelledOf(line) }] : [];
  });
  if (leaving.length === 0 && what === 'picked') return fail({ code: 'nothing-picked' });
  if (what === 'picked' && wouldSplit(order, readyOf)) return fail({ code: 'leaves-whole-only' });
  const takeLots = lotsToTake(picked);
  const stock = leaving.flatMap(({ line, fromShelf, quantity }) => {
    if (!isTracked(line.variantId)) return [];
    const { variantId, locationId } = line;
    const staging = { variantId, locationId: stagingId(locationId) };
    const unpicked = fromShelf > 0 ? shelves.take({ variantId, locationId }, fromShelf) : [];
    return [
      ...toStaging(line, unpicked),
      ...outOfStaging(line, [...takeLots(staging, quantity - fromShelf), ...unpicked]),
    ];
  });
  const lines = leaving.map(
    ({ line, fromShelf, quantity, packed }): LineDeed => ({
      lineId: line.id,
      picked: fromShelf,
      ...(packed !== quantity && { packed }),
      shipped: quantity,
    }),
  );
  return stepOrder(order, {
    act: 'ship',
    to: 'shipped',
    lines,
    stock,
    shippedAt,
    ...parcelsThatLeave(leaving, parcels, shippedAt),
  });
}

function parcelsThatLeave(
  leaving: readonly { readonly line: { readonly id: OrderLineId }; readonly packed: number }[],
  { packed, nextId }: Parcels,
  at: number,
): { readonly newParcels: readonly NewParcel[]; readonly parcels: readonly ParcelChange[] } {
  const loose = leaving.flatMap(({ line, packed: quantity }) => (quantity > 0 ? [{ lineId: line.id, quantity }] : []));
  return {
    newParcels: nextId !== null && loose.length > 0 ? [{ id: nextId, state: 'shipped', lines: loose }] : [],
    parcels: packed.map((parcel) => movedOn(parcel, 'shipped', at)),
  };
}

/** A parcel that leaves or arrives, with what lies in it. */
export function movedOn({ id, state, lines }: ParcelRow, to: 'shipped' | 'delivered', at: number): ParcelChange {
  return { parcelId: id, from: state, to, lines: [], at, holds: { units: unitsOf(lines), lines } };
}

/** Whether these are the parcels that an order knows as packed: what lies in another would be left behind. */
function areAllParcels({ lines }: OrderRow, { packed }: Parcels): boolean {
  const inside = sumOf(packed);
  return lines.every((line) => parcelledOf(line) === (inside.get(line.id) ?? 0));
}

/** What lies in some parcels of each line. */
export function sumOf(parcels: readonly ParcelRow[]): ReadonlyMap<OrderLineId, number> {
  const sums = new Map<OrderLineId, number>();
  for (const { lineId, quantity } of parcels.flatMap(({ lines }) => lines))
    sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
}

/**
 * Cancels: the commitment is released and picked stock goes back from staging, to the lots it was picked from; what is packed
 * is unpacked. Of an order that left in part only the rest is
 * cancelled: it is closed as shipped, with less shipped than was ordered, at the time its last shipping left. A shipped
 * order is a return instead.
 */
export function decideCancel(
  order: OrderRow,
  isTracked: IsTracked,
  lastShippedAt: number | null = null,
  pickedFrom: PickedLots = noLotsPicked,
  around: Parcels = noParcels,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'cancel')) return notInState(order);
  if (!areAllParcels(order, around)) return fail({ code: 'parcel-not-in-state' });
  const picked = order.lines.filter((line) => readyOf(line) > 0);
  const takeLots = lotsToTake(pickedFrom);
  const stock = picked.flatMap((line) => {
    const { variantId, locationId } = line;
    if (!isTracked(variantId)) return [];
    return toShelf(line, takeLots({ variantId, locationId: stagingId(locationId) }, readyOf(line)));
  });
  const lines = picked.map(
    (line): LineDeed => ({
      lineId: line.id,
      picked: 0 - readyOf(line),
      ...(parcelledOf(line) > 0 && { packed: 0 - parcelledOf(line) }),
      shipped: 0,
    }),
  );
  const step = { act: 'cancel', lines, stock, parcels: around.packed.map(unpacked), ...noLongerHeld(order) } as const;
  return isPartShipped(order)
    ? stepOrder(order, { ...step, to: 'shipped', shippedAt: lastShippedAt })
    : stepOrder(order, { ...step, to: 'cancelled' });
}

/** A parcel that is taken apart: nothing lies in it any more. */
export function unpacked({ id, state, lines }: ParcelRow): ParcelChange {
  const out = lines.map(({ lineId, quantity }) => ({ lineId, quantity: 0 - quantity }));
  return { parcelId: id, from: state, to: 'void', lines: out, at: null };
}

/** Holds an order that waits: it keeps its promise of stock and what is picked and packed of it, and nobody works on it. */
export function decideHold(order: OrderRow, reason: HoldReason | null = null): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'hold')) return notInState(order);
  const heldFor = reason === null ? undefined : { was: null, becomes: reason };
  return stepOrder(order, { act: 'hold', to: 'held', lines: [], ...(heldFor && { heldFor }) });
}

/** Takes an order off hold: it is open, or where its lines say that the work on it was. */
export function decideResume(order: OrderRow): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'resume')) return notInState(order);
  return stepOrder(order, {
    act: 'resume',
    to: isBegun(order) ? 'picking' : 'open',
    lines: [],
    ...noLongerHeld(order),
  });
}

/**
 * Takes up a cancelled order again, as its store does: what is left of it is promised again, at once or, with a reason, as long as it is
 * held.
 */
export function decideReopen(order: OrderRow, reason: HoldReason | null): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'reopen')) return notInState(order);
  const heldFor = reason === null ? undefined : { was: null, becomes: reason };
  return stepOrder(order, {
    act: 'reopen',
    to: reason === null ? 'open' : 'held',
    lines: [],
    ...(heldFor && { heldFor }),
  });
}

function noLongerHeld({ heldFor }: OrderRow): { readonly heldFor?: OrderChange['heldFor'] } {
  return heldFor ? { heldFor: { was: heldFor, becomes: null } } : {};
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
