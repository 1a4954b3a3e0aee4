import { fail, type Result } from '#shared/base/result.ts';
import type { OrderLineId, ParcelId } from '../operations/ids.ts';
import type { Decision, NewParcel, ParcelChange, StockLine } from '../operations/operation.ts';
import type { OrderRow, ParcelFields, ParcelLine, ParcelRow } from '../operations/rows.ts';
import { stagingId } from '../operations/ids.ts';
import { unitsOf } from '../operations/move-documents.ts';
import { movedOn, noShelfLots, type ShelfLots, sumOf, unpacked } from '../orders/fulfil.ts';
import { mayDo } from '../orders/order-states.ts';
import {
  type IsTracked,
  type LineDeed,
  notInState,
  type OrderFailure,
  outOfStaging,
  stepOrder,
  toStaging,
} from '../orders/order-step.ts';
import { isSharedOut, type LotShare, lotsToTake, noLotsPicked, type PickedLots } from '../orders/picked-lots.ts';
import { looseOf, unpackedOf } from '../orders/progress.ts';
import { wouldSplit } from '../orders/whole-order.ts';
import { mayDoWithParcel } from './parcel-states.ts';

/** Units that go into a parcel; `lots` names which those are that are not picked yet, where a person said so. */
export type Packed = ParcelLine & { readonly lots?: readonly LotShare[] };

/** A parcel as it is closed: what is known of it then. */
export type ClosedParcel = ParcelFields & { readonly id: ParcelId; readonly wrongScans?: number };

/**
 * Closes a parcel of an order: what lies in it is packed. Units that nobody picked before are picked in the same act, since they
 * were taken from the shelf to be packed. Packed units stay in staging, and stay promised, until they leave.
 */
export function decidePack(
  order: OrderRow,
  isTracked: IsTracked,
  items: readonly Packed[],
  parcel: ClosedParcel,
  shelves: ShelfLots = noShelfLots,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'pack')) return notInState(order);
  if (items.length === 0) return fail({ code: 'nothing-to-pack' });
  const stock: StockLine[] = [];
  const lines: LineDeed[] = [];
  for (const { lineId, quantity, lots } of items) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line || lines.some((one) => one.lineId === lineId)) return fail({ code: 'line-unknown' });
    if (quantity <= 0 || quantity > unpackedOf(line)) return fail({ code: 'pack-too-many' });
    const fromShelf = Math.max(0, quantity - looseOf(line));
    const { variantId, locationId } = line;
    if (fromShelf > 0 && isTracked(variantId)) {
      if (!lots && shelves.isSerial(variantId)) return fail({ code: 'serials-not-picked' });
      const taken = lots ?? shelves.take({ variantId, locationId }, fromShelf);
      if (!isSharedOut(taken, fromShelf)) return fail({ code: 'lots-do-not-add-up' });
      stock.push(...toStaging(line, taken));
    }
    lines.push({ lineId, picked: fromShelf, packed: quantity, shipped: 0 });
  }
  const contents = items.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const newParcels: readonly NewParcel[] = [{ ...parcel, state: 'packed', lines: contents }];
  return stepOrder(order, { act: 'pack', to: 'picking', lines, stock, newParcels });
}

/** Takes a parcel apart that has not left: its units lie picked again. */
export function decideUnpack(order: OrderRow, parcel: ParcelRow): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'unpack')) return notInState(order);
  if (!isParcelOf(order, parcel) || !mayDoWithParcel(parcel.state, 'unpack')) return parcelNotInState(parcel);
  const lines = parcel.lines.map(({ lineId, quantity }) => ({ lineId, picked: 0, packed: 0 - quantity, shipped: 0 }));
  return stepOrder(order, { act: 'unpack', to: 'picking', lines, parcels: [unpacked(parcel)] });
}

/**
 * Moves units from one packed parcel into others: into one that is there, or into a new one. A parcel of which nothing is left
 * is no more.
 */
export function decideRepack(
  order: OrderRow,
  from: ParcelRow,
  items: readonly ParcelLine[],
  into: ParcelRow | ClosedParcel,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'repack')) return notInState(order);
  const known = 'kind' in into ? into : null;
  for (const parcel of [from, ...(known ? [known] : [])])
    if (!isParcelOf(order, parcel) || !mayDoWithParcel(parcel.state, 'repack')) return parcelNotInState(parcel);
  if (items.length === 0 || known?.id === from.id) return fail({ code: 'nothing-to-pack' });
  const inside = new Map(from.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  if (items.some(({ lineId, quantity }) => quantity <= 0 || movedOf(items, lineId) > (inside.get(lineId) ?? 0)))
    return fail({ code: 'pack-too-many' });
  const isAll = from.lines.every(({ lineId, quantity }) => quantity === movedOf(items, lineId));
  const out: ParcelChange = {
    parcelId: from.id,
    from: from.state,
    to: isAll ? 'void' : from.state,
    lines: items.map(({ lineId, quantity }) => ({ lineId, quantity: 0 - quantity })),
    at: null,
    holds: { units: unitsOf(from.lines), lines: from.lines.filter(({ lineId }) => movedOf(items, lineId) > 0) },
  };
  if (known) {
    const change: ParcelChange = { parcelId: known.id, from: known.state, to: known.state, lines: items, at: null };
    return stepOrder(order, { act: 'repack', to: order.state, lines: [], parcels: [out, change] });
  }
  // Only what is no row yet is left.
  const closed = into as ClosedParcel;
  const newParcels: readonly NewParcel[] = [{ ...closed, state: 'packed', lines: items }];
  return stepOrder(order, { act: 'repack', to: order.state, lines: [], parcels: [out], newParcels });
}

function movedOf(items: readonly ParcelLine[], lineId: OrderLineId): number {
  return items.reduce((sum, item) => (item.lineId === lineId ? sum + item.quantity : sum), 0);
}

/** Ships parcels that are packed: they leave from staging, of the lots they were picked from. */
export function decideShipParcels(
  order: OrderRow,
  parcels: readonly ParcelRow[],
  isTracked: IsTracked,
  shippedAt: number,
  picked: PickedLots = noLotsPicked,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'ship')) return notInState(order);
  const stuck = parcels.find((parcel) => !isParcelOf(order, parcel) || !mayDoWithParcel(parcel.state, 'ship'));
  if (stuck) return parcelNotInState(stuck);
  const inside = sumOf(parcels);
  if (inside.size === 0) return fail({ code: 'nothing-picked' });
  if (wouldSplit(order, ({ id }) => inside.get(id) ?? 0)) return fail({ code: 'leaves-whole-only' });
  const contents = contentsOf(parcels);
  const takeLots = lotsToTake(picked);
  const stock: StockLine[] = [];
  for (const { lineId, quantity } of contents) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return fail({ code: 'line-unknown' });
    const { variantId, locationId } = line;
    if (isTracked(variantId))
      stock.push(...outOfStaging(line, takeLots({ variantId, locationId: stagingId(locationId) }, quantity)));
  }
  const lines = contents.map(({ lineId, quantity }) => ({ lineId, picked: 0, packed: 0, shipped: quantity }));
  const changes = parcels.map((parcel) => movedOn(parcel, 'shipped', shippedAt));
  return stepOrder(order, { act: 'ship', to: 'shipped', lines, stock, shippedAt, parcels: changes });
}

/** Marks parcels that are on their way as delivered at a moment. */
export function decideDeliver(
  order: OrderRow,
  parcels: readonly ParcelRow[],
  at: number,
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'deliver')) return notInState(order);
  const stuck = parcels.find((parcel) => !isParcelOf(order, parcel) || !mayDoWithParcel(parcel.state, 'deliver'));
  if (stuck) return parcelNotInState(stuck);
  if (parcels.length === 0) return fail({ code: 'nothing-picked' });
  const lines = contentsOf(parcels).map(({ lineId, quantity }) => ({
    lineId,
    picked: 0,
    shipped: 0,
    delivered: quantity,
  }));
  const changes = parcels.map((parcel) => movedOn(parcel, 'delivered', at));
  return stepOrder(order, { act: 'deliver', to: order.state, lines, parcels: changes });
}

/** What lies in some parcels, each line once. */
function contentsOf(parcels: readonly ParcelRow[]): readonly ParcelLine[] {
  return [...sumOf(parcels)].map(([lineId, quantity]) => ({ lineId, quantity }));
}

function isParcelOf({ id }: OrderRow, { orderId }: ParcelRow): boolean {
  return orderId === id;
}

function parcelNotInState({ state }: ParcelRow): { readonly ok: false; readonly failure: OrderFailure } {
  return fail({ code: 'parcel-not-in-state', detail: state });
}
