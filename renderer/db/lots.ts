import { useCallback, useMemo } from 'react';
import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import { lotId as idOfLot } from '#shared/domain/operations/ids.ts';
import type { LotFields } from '#shared/domain/operations/rows.ts';
import { byExpiry, type LotStock, type VariantLots } from '#shared/domain/stock/lots.ts';
import type { NamedLot } from '#shared/domain/stock/named-lots.ts';
import { cellLevels } from './cells.ts';
import type { ShopDatabase, StockRow } from './database.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import type { Shop } from './shop.ts';

export type LotsByVariant = ReadonlyMap<VariantId, VariantLots>;

/** The lots of some variants, with or without stock, and what of these lies in no lot (LOT13). */
export async function readLots(db: ShopDatabase, variants: readonly VariantId[]): Promise<LotsByVariant> {
  if (variants.length === 0) return new Map();
  const rows = await db.lots.where('variantId').anyOf(variants).toArray();
  const stock = await db.stock.bulkGet([...variants]);
  return new Map(
    variants.map((variantId, place) => {
      const own = rows.filter((row) => row.variantId === variantId);
      return [variantId, lotsOfVariant(own, stock[place])] as const;
    }),
  );
}

type Known = Pick<LotStock, 'code' | 'expiresOn' | 'receivedOn'> & { readonly id: LotId; readonly voided: boolean };

function lotsOfVariant(rows: readonly Known[], stock: StockRow | undefined): VariantLots {
  const without: Record<LocationId, number> = {};
  const at = new Map<LotId, Record<LocationId, number>>();
  for (const { locationId, lotId, onHand } of stock ? cellLevels(stock) : []) {
    if (onHand === 0) continue;
    if (lotId === undefined) without[locationId] = onHand;
    else at.set(lotId, { ...at.get(lotId), [locationId]: onHand });
  }
  const lots = rows.flatMap(({ id, code, expiresOn, receivedOn, voided }): LotStock[] => {
    const places = at.get(id);
    // A lot whose receipt was undone is shown as long as something is left of it.
    return voided && !places ? [] : [{ lotId: id, code, expiresOn, receivedOn, at: places ?? {} }];
  });
  return { lots: lots.sort(byExpiry), without };
}

/** The codes of the lots that some lines name; a lot whose receipt was undone is among them, since lines still name it. */
export async function readLotCodes(
  db: ShopDatabase,
  lines: readonly { readonly lotId?: LotId }[],
): Promise<ReadonlyMap<LotId, string>> {
  const ids = [...new Set(lines.flatMap((line) => line.lotId ?? []))];
  if (ids.length === 0) return new Map();
  return new Map((await db.lots.bulkGet(ids)).flatMap((lot) => (lot ? [[lot.id, lot.code] as const] : [])));
}

/** What an act is told of the lots that a person named: those of them that are there. Reads nothing where none is named. */
export async function knownLots(
  db: ShopDatabase,
  lines: readonly { readonly variantId: VariantId; readonly lots?: readonly NamedLot[] }[],
): Promise<(id: LotId) => LotFields | undefined> {
  const ids = lines.flatMap(({ variantId, lots = [] }) => lots.map(({ code }) => idOfLot(variantId, code)));
  if (ids.length === 0) return () => undefined;
  const rows = (await db.lots.bulkGet(ids)).flatMap((row) => (row && !row.voided ? [[row.id, row] as const] : []));
  const known = new Map(rows);
  return (id) => known.get(id);
}

/** The lots of some variants, live; undefined until they are read. Nothing is read where no variant is named. */
export function useLots(variants: readonly VariantId[]): LotsByVariant | undefined {
  const key = variants.join(' ');
  // An id holds no space.
  const asked = useMemo(() => key.split(' ').filter(Boolean) as VariantId[], [key]);
  const read = useCallback(({ db }: Shop) => readLots(db, asked), [asked]);
  const concerns = useCallback((change: Change) => isAboutLots(change, asked), [asked]);
  return useLiveRead(read, concerns);
}

function isAboutLots({ rows, stock }: Change, variants: readonly VariantId[]): boolean {
  return (
    stock.some((row) => variants.includes(row.variantId)) ||
    rows.some((row) => row.kind === 'lot' && variants.includes(row.variantId))
  );
}
