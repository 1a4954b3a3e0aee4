import type { OrderId, ParcelId } from '#shared/domain/operations/ids.ts';
import type { ParcelRow } from '#shared/domain/operations/rows.ts';
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

/** What a shipping or a cancellation of an order is told of its parcels: those that have not left, and an id for one more. */
export function parcelsAround(parcels: readonly ParcelRow[], orderId: OrderId, nextId: () => string): Parcels {
  const packed = parcels.filter((parcel) => parcel.orderId === orderId && !hasLeft(parcel.state));
  return { packed, nextId: nextId() as ParcelId };
}
