import type { Cell, LotId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { Serial } from '#shared/domain/stock/serials.ts';
import type { ShopDatabase, StockRow } from './database.ts';

/** Lines with what the books say of the serial numbers they name (LOT30); nothing is read where none names a lot. Inside a transaction. */
export async function withSerials<L extends Pick<Cell, 'variantId' | 'lotId'>>(
  db: ShopDatabase,
  lines: readonly L[],
  codes: readonly Pick<NewLot, 'id' | 'code'>[] = [],
): Promise<readonly (L & { readonly serial?: Serial })[]> {
  const named = lines.flatMap(({ variantId, lotId }) => (lotId === undefined ? [] : [{ variantId, lotId }]));
  if (named.length === 0) return lines;
  const variants = await db.variants.bulkGet([...new Set(named.map(({ variantId }) => variantId))]);
  const decimals = new Map(
    variants.flatMap((row) => (row?.tracking === 'serial' ? [[row.id, row.decimals] as const] : [])),
  );
  if (decimals.size === 0) return lines;
  const stock = new Map(
    (await db.stock.bulkGet([...decimals.keys()])).flatMap((row) => (row ? [[row.variantId, row] as const] : [])),
  );
  const known = (await db.lots.bulkGet(named.map(({ lotId }) => lotId))).flatMap((row) => row ?? []);
  const codeOf = new Map([...codes, ...known].map(({ id, code }) => [id, code]));
  return lines.map((line) => {
    const { variantId, lotId } = line;
    const places = decimals.get(variantId);
    if (lotId === undefined || places === undefined) return line;
    const serial = {
      code: codeOf.get(lotId) ?? '',
      piece: 10 ** places,
      onHand: everywhere(stock.get(variantId), lotId),
    };
    return { ...line, serial };
  });
}

/** What is on hand of a lot at all places together. */
export function everywhere(row: Pick<StockRow, 'at'> | undefined, lotId: LotId): number {
  return Object.values(row?.at ?? {}).reduce((sum, { lots }) => sum + (lots?.[lotId]?.onHand ?? 0), 0);
}
