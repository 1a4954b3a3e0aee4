import { collected } from '#shared/domain/ledger/collect.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { type OrderId, stagingId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { noLotsPicked, type PickedLots, pickedLots } from '#shared/domain/orders/picked-lots.ts';
import type { IsTracked } from '#shared/domain/orders/order-step.ts';
import type { ShopDatabase, StockRow } from './database.ts';
import { foldLedger } from './ledger.ts';

/** Orders that are there, in the order asked for; what was undone is left out. */
export async function ordersOf(db: ShopDatabase, ids: readonly OrderId[]): Promise<readonly OrderRow[]> {
  return (await db.orders.bulkGet([...ids])).flatMap((order) => (order && !isGone(order) ? [order] : []));
}

/** Which lots lie picked for an order. Where none lies in its staging places the ledger is not read. Inside a transaction. */
export async function readPickedLots(
  db: ShopDatabase,
  order: OrderRow,
  stock: readonly StockRow[],
): Promise<PickedLots> {
  const variants = order.lines
    .filter(({ variantId, locationId }) =>
      stock.some((row) => row.variantId === variantId && row.at[stagingId(locationId)]?.lots),
    )
    .map(({ variantId }) => variantId);
  if (variants.length === 0) return noLotsPicked;
  const stretch = { variants: [...new Set(variants)], document: { kind: 'order', id: order.id } } as const;
  return pickedLots((await foldLedger(db, stretch, collected(LOTS, 'as-written'))) ?? [], order.id);
}

const LOTS = ['variantId', 'locationId', 'lotId', 'quantity', 'document'] as const;

/** The stock of the products of some orders. Inside a transaction. */
export async function stockOf(db: ShopDatabase, orders: readonly OrderRow[]): Promise<readonly StockRow[]> {
  const ids = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.variantId)))];
  return (await db.stock.bulkGet(ids)).flatMap((row) => row ?? []);
}

/** Which products are tracked, by the stock that was read of them. */
export function trackedIn(stock: readonly StockRow[]): IsTracked {
  const tracked = new Set<string>(
    stock.flatMap((row) =>
      Object.values(row.at).reduce((facts, level) => facts + level.facts, 0) > 0 ? [row.variantId] : [],
    ),
  );
  return (variantId) => tracked.has(variantId);
}
