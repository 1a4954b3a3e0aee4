import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { OpId, OrderId, ParcelId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { ParcelFields, ParcelRow } from '#shared/domain/operations/rows.ts';
import { inParts } from '#shared/domain/orders/in-parts.ts';
import type { OrderFailure } from '#shared/domain/orders/order-step.ts';
import { mayDoWithParcel } from '#shared/domain/parcels/parcel-states.ts';
import { decideDeliver, decideShipParcels } from '#shared/domain/parcels/pack.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { type ActedInParts, actInParts, type PartsFailure } from './act-in-parts.ts';
import { actsOfOneMoment } from './acts-of-one-moment.ts';
import type { ShopDatabase } from './database.ts';
import { readPickedLots, stockOf, trackedIn } from './order-around.ts';
import { readRecentParcels } from './order-parcels.ts';
import type { RecordFailure } from './record.ts';
import type { Shop } from './shop.ts';

/** What is written on a parcel; what is left out stays as it is. */
export type ParcelSet = { readonly parcelId: string; readonly fields: ParcelFields };
export type ParcelFailure = OrderFailure | PartsFailure | RecordFailure | Failure<'order-unknown' | 'parcel-unknown'>;

/**
 * Writes on parcels what was scanned, typed or read from a file; several are one step to undo. `fresh`: a parcel that has
 * another tracking number by now is left as it is, and a number that another parcel has is refused.
 */
export async function setParcels(
  shop: Shop,
  sets: readonly ParcelSet[],
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<Result<ActedInParts, PartsFailure | Failure<'parcel-unknown' | 'number-elsewhere'>>> {
  const known = await shop.db.parcels.bulkGet(sets.map(({ parcelId }) => parcelId));
  if (known.every((row) => !isThere(row))) return fail({ code: 'parcel-unknown' });
  const other = fresh ? await whoHas(shop.db, sets) : undefined;
  if (other) return fail({ code: 'number-elsewhere', detail: other.id });
  return actInParts(shop, {
    label: 'parcels',
    things: sets,
    tied: sets.length > 1,
    decide: async (db, some, group) => {
      const rows = await db.parcels.bulkGet(some.map(({ parcelId }) => parcelId));
      const changed = some.flatMap(({ fields }, at) => {
        const row = rows[at];
        return !isThere(row) || (fresh && row.trackingNumber) ? [] : changedSets(row, { ...fields });
      });
      return changed.length === 0
        ? fail({ code: 'nothing-changed' })
        : done({ decisions: [{ type: 'fields.set', payload: { group, sets: changed } }] });
    },
  });
}

/** Another parcel that has one of the numbers. A screen's list may not know yet what was written a moment before. */
async function whoHas(db: ShopDatabase, sets: readonly ParcelSet[]): Promise<ParcelRow | undefined> {
  const wanted = new Map(
    sets.flatMap(({ parcelId, fields: { trackingNumber } }) =>
      trackingNumber ? [[foldCode(trackingNumber), parcelId] as const] : [],
    ),
  );
  return (await readRecentParcels(db)).find(({ id, trackingNumber }) => {
    const of = trackingNumber ? wanted.get(foldCode(trackingNumber)) : undefined;
    return of !== undefined && of !== id;
  });
}

function isThere(row: ParcelRow | undefined): row is ParcelRow {
  return row !== undefined && !isGone(row) && row.state !== 'void';
}

/** What becomes of parcels that wait or are on their way. */
export type ParcelStep = 'ship' | 'deliver';
type LeftOrder = { readonly orderId: OrderId; readonly failure: OrderFailure };
export type SteppedParcels = {
  readonly opIds: readonly OpId[];
  readonly changed: number;
  readonly skipped: number;
  /** The orders of which no parcel was stepped, and why. */
  readonly left: readonly LeftOrder[];
};

/**
 * Ships or delivers parcels, of each order in an act of its own, all of one moment: they are one step to undo (ACT10). Those
 * whose state does not allow it are left and counted, with their orders; it fails only when nothing could be done.
 */
export async function stepParcels(
  shop: Shop,
  step: ParcelStep,
  parcelIds: readonly ParcelId[],
): Promise<Result<SteppedParcels, ParcelFailure>> {
  const rows = (await shop.db.parcels.bulkGet([...parcelIds])).flatMap((row) => row ?? []);
  if (rows.length === 0) return fail({ code: 'parcel-unknown' });
  let changed = 0;
  const left = new Map<OrderId, LeftOrder>();
  const made = await actsOfOneMoment<OrderId, ParcelFailure>(shop, {
    things: [...new Set(rows.map(({ orderId }) => orderId))],
    decide: async (db, some, { at }) => {
      const { decisions, refused, stepped } = await decideSome(db, step, some, { parcelIds, at });
      for (const one of refused) left.set(one.orderId, one);
      if (decisions.length === 0) return fail(refused[0]?.failure ?? { code: 'order-unknown' });
      changed += stepped;
      return done({ decisions });
    },
  });
  if (!made.ok) return made;
  return done({ opIds: made.value.opIds, changed, skipped: parcelIds.length - changed, left: [...left.values()] });
}

type Asked = { readonly parcelIds: readonly ParcelId[]; readonly at: number };
type Some = {
  readonly decisions: readonly Decision[];
  readonly refused: readonly LeftOrder[];
  readonly stepped: number;
};

async function decideSome(
  db: ShopDatabase,
  step: ParcelStep,
  orderIds: readonly OrderId[],
  { parcelIds, at }: Asked,
): Promise<Some> {
  const orders = (await db.orders.bulkGet([...orderIds])).flatMap((order) => (order && !order.voided ? [order] : []));
  const stock = await stockOf(db, orders);
  const decisions: Decision[] = [];
  const refused: LeftOrder[] = [];
  let stepped = 0;
  for (const order of orders) {
    const all = await db.parcels.where('orderId').equals(order.id).toArray();
    const chosen = all.filter(({ id, voided }) => parcelIds.includes(id) && !voided);
    const ready = chosen.filter(({ state }) => mayDoWithParcel(state, step));
    // Where none is ready, the decision says of the first why.
    const able = ready.length > 0 ? ready : chosen;
    const lots = await readPickedLots(db, order, stock);
    const decided =
      step === 'deliver' ? decideDeliver(order, able, at) : decideShipParcels(order, able, trackedIn(stock), at, lots);
    if (!decided.ok) refused.push({ orderId: order.id, failure: decided.failure });
    else {
      decisions.push(...inParts(order, decided.value));
      stepped += able.length;
    }
  }
  return { decisions, refused, stepped };
}
