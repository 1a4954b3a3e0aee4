import type { ParcelId } from '#shared/domain/operations/ids.ts';
import { referenceAmong } from '#shared/domain/parcels/parcel-reference.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { readCancelledParcels } from './cancelled-parcels.ts';
import type { ShopDatabase } from './database.ts';
import { readParcels, readRecentParcels } from './order-parcels.ts';

/**
 * The reference of another parcel, of whichever order, that has a tracking number: one that waits, left lately, or stands closed
 * while its order is cancelled. Null where there is none.
 */
export async function readOtherWith(
  db: ShopDatabase,
  number: string,
  parcelId: ParcelId,
  now: number,
): Promise<string | null> {
  const wanted = foldCode(number);
  const other = (await readRecentParcels(db)).find(
    ({ id, trackingNumber }) => id !== parcelId && trackingNumber && foldCode(trackingNumber) === wanted,
  );
  if (!other) {
    const cancelled = (await readCancelledParcels(db, now)).find(
      ({ parcel: { trackingNumber } }) => trackingNumber && foldCode(trackingNumber) === wanted,
    );
    return cancelled?.reference ?? null;
  }
  const order = await db.orders.get(other.orderId);
  return referenceAmong(order?.number ?? '', await readParcels(db, [other.orderId]), other.id);
}
