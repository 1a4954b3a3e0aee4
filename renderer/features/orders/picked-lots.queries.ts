import { collected } from '#shared/domain/ledger/collect.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { noLotsPicked, type PickedLots, pickedLots } from '#shared/domain/orders/picked-lots.ts';
import type { ShopDatabase, StockRow } from '#renderer/db/database.ts';
import { foldLedger } from '#renderer/db/ledger.ts';

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
