import type { Cell, LocationId, LotId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { LocationRow } from '#shared/domain/operations/rows.ts';
import type { Serial, SerialCell } from '#shared/domain/stock/serials.ts';
import type { ShopDatabase, StockRow } from './database.ts';

/** Lines with what the books say of the serial numbers they name (LOT30, LOT34); nothing is read where none names a lot. Inside a transaction. */
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
  // A shop has few places.
  const places = new Map((await db.locations.toArray()).map((row) => [row.id, row]));
  return lines.map((line) => {
    const { variantId, lotId } = line;
    const fineness = decimals.get(variantId);
    if (lotId === undefined || fineness === undefined) return line;
    const cells = cellsOf(stock.get(variantId), lotId, places);
    return { ...line, serial: { code: codeOf.get(lotId) ?? '', piece: 10 ** fineness, cells } };
  });
}

/** Where a lot is on hand, by the places that a person knows. */
function cellsOf(
  row: Pick<StockRow, 'at'> | undefined,
  lotId: LotId,
  places: ReadonlyMap<LocationId, LocationRow>,
): readonly SerialCell[] {
  return Object.entries(row?.at ?? {}).flatMap(([location, { lots }]): SerialCell[] => {
    // The keys of `at` are location ids; an object's keys lose their type.
    const locationId = location as LocationId;
    const onHand = lots?.[lotId]?.onHand ?? 0;
    const own = places.get(locationId);
    const isPicked = own?.locationType === 'staging';
    const place = (isPicked && own.parentId !== null ? places.get(own.parentId) : own)?.name ?? '';
    return onHand === 0 ? [] : [{ locationId, onHand, place, isPicked }];
  });
}
