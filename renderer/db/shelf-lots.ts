import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Day, OrderRow } from '#shared/domain/operations/rows.ts';
import { noShelfLots, type ShelfLots } from '#shared/domain/orders/fulfil.ts';
import { takeFirstToExpire } from '#shared/domain/stock/lots.ts';
import type { ShopDatabase, StockRow } from './database.ts';
import { readLots } from './lots.ts';

/** The lots on shelves, and which variants have any or are to have them. */
export type ShelfLotsNow = ShelfLots & { readonly isApart: (variantId: VariantId) => boolean };

/** Which lots leave the shelves of some orders unpicked, as of what lies there now; what lies in lots counts also where that was turned off. */
export async function readShelfLots(
  db: ShopDatabase,
  orders: readonly Pick<OrderRow, 'lines'>[],
  stock: readonly StockRow[],
  today: Day,
): Promise<ShelfLotsNow> {
  const ids = [...new Set(orders.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)))];
  const variants = (await db.variants.bulkGet(ids)).flatMap((row) => row ?? []);
  const serials = new Set(variants.flatMap(({ id, tracking }) => (tracking === 'serial' ? [id] : [])));
  const told = variants.flatMap(({ id, tracking }) => (tracking === 'lot' ? [id] : []));
  const inLots = stock.filter(({ at }) => Object.values(at).some(({ lots }) => lots !== undefined));
  const apart = new Set([...told, ...inLots.map(({ variantId }) => variantId)].filter((id) => !serials.has(id)));
  if (serials.size + apart.size === 0) return { ...noShelfLots, isApart: () => false };
  const lots = await readLots(db, [...apart]);
  return {
    isSerial: (variantId) => serials.has(variantId),
    isApart: (variantId) => apart.has(variantId),
    take: takeFirstToExpire((variantId) => lots.get(variantId), today),
  };
}
