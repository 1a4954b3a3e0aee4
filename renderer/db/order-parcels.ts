import type { OrderId, ParcelId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { referenceAmong } from '#shared/domain/parcels/parcel-reference.ts';
import { hasLeft } from '#shared/domain/parcels/parcel-states.ts';
import type { Parcels } from '#shared/domain/orders/fulfil.ts';
import type { ShopDatabase } from './database.ts';

/** The parcels of some orders that are not undone or taken apart, the first packed first. */
export async function readParcels(db: ShopDatabase, orderIds: readonly OrderId[]): Promise<readonly ParcelRow[]> {
  const rows = await db.parcels.where('orderId').anyOf(orderIds).toArray();
  return rows
    .filter(({ voided, state }) => !voided && state !== 'void')
    .sort((a, b) => a.packedAt - b.packedAt || (a.id < b.id ? -1 : 1));
}

/** The parcels of some orders that are closed and have not left, by what stands on them: reference, carrier, number. */
export async function readClosedParcels(
  db: ShopDatabase,
  orders: readonly Pick<OrderRow, 'id' | 'number'>[],
): Promise<readonly string[]> {
  const parcels = await readParcels(
    db,
    orders.map(({ id }) => id),
  );
  return orders.flatMap(({ id, number }) => {
    const own = parcels.filter(({ orderId }) => orderId === id);
    const closed = own.filter(({ state }) => !hasLeft(state));
    return closed.map(({ id: parcelId, carrier, trackingNumber }) => {
      const label = trackingNumber ? [carrier, trackingNumber].filter(Boolean).join(' ') : '';
      return [referenceAmong(number, own, parcelId), label].filter(Boolean).join(', ');
    });
  });
}

/** What a shipping or a cancellation of an order is told of its parcels: those that have not left, and an id for one more. */
export function parcelsAround(parcels: readonly ParcelRow[], orderId: OrderId, nextId: () => string): Parcels {
  const packed = parcels.filter((parcel) => parcel.orderId === orderId && !hasLeft(parcel.state));
  return { packed, nextId: nextId() as ParcelId };
}

/** So many parcels that left are looked at, the newest first: some months of a busy shop. */
const MOST = 2_000;

/** Parcels that wait, oldest first, then those that left, newest first; what is undone or taken apart is left out. */
export async function readRecentParcels(db: ShopDatabase): Promise<readonly ParcelRow[]> {
  const waiting = await db.parcels.where('state').equals('packed').toArray();
  const left = await db.parcels.orderBy('shippedAt').reverse().limit(MOST).toArray();
  return [...waiting.sort((a, b) => a.packedAt - b.packedAt), ...left].filter(
    ({ voided, state }) => !voided && state !== 'void',
  );
}
