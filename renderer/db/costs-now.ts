import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { CostNow } from '#shared/domain/stock/receipt-cost.ts';
import type { ShopDatabase } from './database.ts';

/** What some products cost now and how much of each there is, for a command that receives them. */
export async function costsNow(
  db: ShopDatabase,
  variants: readonly VariantId[],
): Promise<(variantId: VariantId) => CostNow | undefined> {
  const rows = await db.variants.bulkGet([...variants]);
  const stock = await db.stock.bulkGet([...variants]);
  const known = new Map(
    rows.flatMap((row, place) => {
      const levels = Object.values(stock[place]?.at ?? {});
      const onHand = levels.reduce((sum, level) => sum + level.onHand, 0);
      return row && !row.voided ? [[row.id, { cost: row.cost, onHand }] as const] : [];
    }),
  );
  return (variantId) => known.get(variantId);
}
