import { useCallback, useMemo } from 'react';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from './database.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import { newestLines } from './newest-lines.ts';
import type { Shop } from './shop.ts';

/** The newest lines of a product say what is usual of it; older ones would only be read for a guard. */
const LINES = 500;
/** Of more products than this at once nobody types the quantities one by one. */
const MOST = 50;

/** The greatest quantity that one act ever moved of each of some products, in smallest units; 0 until it is read. */
export function useGreatestMoved(variants: readonly VariantId[]): (variantId: VariantId) => number {
  const key = variants.slice(0, MOST).join(' ');
  // An id holds no space.
  const asked = useMemo(() => key.split(' ').filter(Boolean) as VariantId[], [key]);
  const read = useCallback(({ db }: Shop) => greatestMoved(db, asked), [asked]);
  const concerns = useCallback((change: Change) => change.stock.some((row) => asked.includes(row.variantId)), [asked]);
  const found = useLiveRead(read, concerns);
  return useCallback((variantId) => found?.get(variantId) ?? 0, [found]);
}

/** What an act that was taken back moved counts for nothing: it may have been the mistake that is guarded against. */
export async function greatestMoved(
  db: ShopDatabase,
  variants: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, number>> {
  const found = new Map<VariantId, number>();
  for (const variantId of variants) {
    const { movements } = await newestLines(db, variantId, { limit: LINES });
    found.set(variantId, greatestOf(movements));
  }
  return found;
}

function greatestOf(movements: readonly Movement[]): number {
  const undone = new Set(movements.flatMap((line) => line.reverses ?? []));
  const standing = movements.filter((line) => line.reverses === null && !undone.has(line.id));
  return standing.reduce((most, line) => Math.max(most, Math.abs(line.quantity)), 0);
}
