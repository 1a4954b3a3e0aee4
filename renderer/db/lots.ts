import type { Level } from '#shared/domain/operations/rows.ts';
import { unknownLots } from '#shared/domain/stock/lots.ts';
import { cellLevels } from './cells.ts';
import type { ShopDatabase } from './database.ts';

/** The cells without a lot in which something is, of variants that are told apart by lots or serials (LOT5). */
export async function readUnknownLots(db: ShopDatabase): Promise<readonly Level[]> {
  const toldApart = await db.variants.filter(({ tracking, voided }) => !voided && !!tracking).primaryKeys();
  const stock = await db.stock.bulkGet(toldApart);
  return unknownLots(
    stock.flatMap((row) => (row ? cellLevels(row) : [])),
    () => true,
  );
}
