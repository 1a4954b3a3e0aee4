import { must, unreachable } from '#shared/base/must.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { OrderId, ParcelId, ShortPickId, VariantId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { HoldReason, OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import {
  decideCancel,
  decideHold,
  decidePick,
  decideRelocate,
  decideResume,
  decideShip,
  type OrderFailure,
  type Parcels,
  type ShipWhat,
} from '#shared/domain/orders/fulfil.ts';
import { unpackedOf } from '#shared/domain/orders/progress.ts';
import { decideDeliver, decidePack } from '#shared/domain/parcels/pack.ts';
import { DAY, HOUR, nextWorkday } from './calendar.ts';
import { parcelFieldsOf } from './carriage.ts';
import { freshId } from './fresh-id.ts';
import { mayComeBack } from './giving-back.ts';
import type { Destiny } from './order-plan.ts';
import { freeAt, type Year } from './year.ts';

/** The shop packs by scan, and marks as delivered, since so long before now. */
const PACKING = 45 * DAY;

/** An order on its way to its end. */
type Way = {
  readonly year: Year;
  readonly id: OrderId;
  readonly entered: number;
  readonly isTracked: (variantId: VariantId) => boolean;
  readonly parcels: ParcelId[];
};
type Decide = (order: OrderRow, at: number) => Result<Decision, OrderFailure>;

/** Plans an order's way to its end. */
export function follow(year: Year, id: OrderId, entered: number, destiny: Destiny): void {
  const { chance } = year;
  const isTracked = (variantId: VariantId) => !year.uncounted.has(variantId);
  const way: Way = { year, id, entered, isTracked, parcels: [] };
  const pick: Decide = (order) => decidePick(order, isTracked, 'all');
  const work =
    nextWorkday(entered + (chance.happens(0.06) ? chance.between(3, 6) * DAY : 0), chance.between(9, 15)) +
    chance.below(HOUR);
  const soon = entered + chance.between(5, 25) * 60_000;
  switch (destiny) {
    case 'shipped':
      if (chance.happens(0.03)) step(way, soon, (order) => relocateFirst(year, order));
      return away(way, work);
    case 'held-a-while':
      step(way, soon, (order) => decideHold(order, chance.pick(holdReasons)));
      step(way, work, decideResume);
      return away(way, work + chance.between(1, 20) * HOUR);
    case 'cancelled':
      return step(way, work, (order) => decideCancel(order, isTracked));
    case 'cancelled-picked':
      step(way, work, pick);
      return step(way, work + chance.between(1, 20) * HOUR, (order) => decideCancel(order, isTracked));
    case 'left-held':
      return step(way, soon, (order) => decideHold(order, chance.pick(holdReasons)));
    case 'left-unpaid':
      return step(way, soon, (order) => decideHold(order, 'payment'));
    case 'left-packed':
      return step(way, work, (order) => pack(way, order));
    case 'left-picking':
      if (chance.happens(0.5)) return step(way, work, pick);
      step(way, work, (order) => decidePick(order, isTracked, onePiece(order)));
      return sendAhead(way, Math.max(Math.min(work + 2 * HOUR, year.now - 60_000), entered + 120_000));
    case 'left-short':
      if (chance.happens(0.5)) tellShort(way, work);
      return;
    case 'left-open':
    case 'left-overdue':
      return;
    default:
      return unreachable(destiny);
  }
}

/** Does a step of an order, where it may be done then; nobody works ahead of now, nor on an order that is not entered yet. */
function step({ year, id, entered }: Way, at: number, decide: Decide): void {
  const due = Math.max(Math.min(at, year.now - year.chance.between(2, 15) * 60_000), entered + 60_000);
  year.later(due, (then) => {
    const decided = decide(orderIn(year, id), then);
    if (decided.ok) year.act(then, decided.value);
  });
}

function orderIn({ books }: Year, id: OrderId): OrderRow {
  return must(rowOf(books, 'order', id), 'an entered order is in the books');
}

/** Picks, packs and ships an order; some days later it has arrived, and now and then it comes back. */
function away(way: Way, from: number): void {
  const { year, isTracked } = way;
  const { chance } = year;
  if (chance.happens(0.45)) step(way, from, (order) => decidePick(order, isTracked, 'all'));
  const leaves = from + chance.between(1, 4) * HOUR;
  const isLately = from > year.now - PACKING;
  if (isLately && chance.happens(0.6)) step(way, leaves - HOUR / 4, (order) => pack(way, order));
  step(way, leaves, (order, at) => ship(way, order, at));
  if (isLately || chance.happens(0.1)) deliver(way, leaves + chance.between(22, 70) * HOUR);
  mayComeBack(year, way.id, leaves);
}

/** Packs everything in one parcel. */
function pack({ year, isTracked, parcels }: Way, order: OrderRow): Result<Decision, OrderFailure> {
  const items = order.lines.flatMap((line) =>
    unpackedOf(line) > 0 ? [{ lineId: line.id, quantity: unpackedOf(line) }] : [],
  );
  const id = freshId<ParcelId>(year.nextId);
  const wrongScans = year.chance.happens(0.08) ? year.chance.between(1, 2) : 0;
  const parcel = { id, ...parcelFieldsOf(year.chance, order), ...(wrongScans > 0 && { wrongScans }) };
  const packed = decidePack(order, isTracked, items, parcel);
  if (packed.ok) parcels.push(id);
  return packed;
}

/** Ships what is to leave, in the parcels it lies in, or in one that is made for it. */
function ship(way: Way, order: OrderRow, at: number, what: ShipWhat = 'all'): Result<Decision, OrderFailure> {
  const { year, isTracked } = way;
  const nextId = freshId<ParcelId>(year.nextId);
  const around: Parcels = { packed: parcelsIn(way, 'packed'), nextId };
  const shipped = decideShip(order, isTracked, at, what, undefined, undefined, around);
  if (!shipped.ok || shipped.value.type !== 'order.moved') return shipped;
  const { newParcels } = shipped.value.payload;
  if (!newParcels) return shipped;
  way.parcels.push(nextId);
  const fields = parcelFieldsOf(year.chance, order);
  const made = newParcels.map((parcel) => ({ ...parcel, ...fields }));
  return { ok: true, value: { ...shipped.value, payload: { ...shipped.value.payload, newParcels: made } } };
}

function parcelsIn({ year, parcels }: Way, state: ParcelRow['state']): readonly ParcelRow[] {
  return parcels.flatMap((id) => {
    const parcel = rowOf(year.books, 'parcel', id);
    return parcel?.state === state ? [parcel] : [];
  });
}

/** What is on its way arrives, unless that is after now. */
function deliver(way: Way, at: number): void {
  if (at < way.year.now)
    way.year.later(at, (then) => {
      const arrived = decideDeliver(orderIn(way.year, way.id), parcelsIn(way, 'shipped'), then);
      if (arrived.ok) way.year.act(then, arrived.value);
    });
}

const holdReasons: readonly HoldReason[] = ['payment', 'payment', 'address', 'customer', 'check'];

/** Somebody comes to pick the first line, and it is not there. */
function tellShort({ year, id, entered }: Way, at: number): void {
  year.later(Math.max(Math.min(at, year.now - HOUR), entered + 60_000), (then) => {
    const { lines } = orderIn(year, id);
    const line = must(lines[0], 'an order has a line');
    const { id: lineId, variantId, locationId, quantity } = line;
    const short = { orderId: id, lineId, variantId, locationId, quantity, reason: 'not-found', batchId: null } as const;
    const shorts = [{ id: freshId<ShortPickId>(year.nextId), ...short }];
    year.act(then, { type: 'pick.short', payload: { shorts } });
  });
}

function onePiece({
  lines,
}: OrderRow): readonly { readonly lineId: OrderRow['lines'][number]['id']; readonly quantity: number }[] {
  return lines.slice(0, 1).map((line) => ({ lineId: line.id, quantity: 1 }));
}

/** Ships what is picked of an order where more of it is to come: one that is part shipped. */
function sendAhead(way: Way, at: number): void {
  way.year.later(at, (then) => {
    const shipped = ship(way, orderIn(way.year, way.id), then, 'picked');
    if (shipped.ok && shipped.value.type === 'order.moved' && shipped.value.payload.change.to === 'picking')
      way.year.act(then, shipped.value);
  });
}

/** Promises the first line from the other place, where there is enough. */
function relocateFirst(year: Year, order: OrderRow): Result<Decision, OrderFailure> {
  const line = must(order.lines[0], 'an order has a line');
  const other = line.locationId === year.places.shop ? year.places.warehouse : year.places.shop;
  return freeAt(year, line.variantId, other) >= line.quantity
    ? decideRelocate(order, line.id, other)
    : fail({ code: 'line-unknown' });
}
