import { useMemo } from 'react';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { useShop } from '#renderer/db/shop.ts';

/** A count and the place it is at. */
export type FoundCount = { readonly count: CountRow; readonly location: string };

/** All counts, the open ones first, then the latest; read anew each time, since a shop has few. */
export function useReadCounts(): () => Promise<readonly FoundCount[]> {
  const { db, catalogue } = useShop();
  return useMemo(
    () => async () =>
      (await db.counts.toArray())
        .filter((count) => !count.voided && count.state !== 'void')
        .sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.begunAt - a.begunAt)
        .map((count) => ({ count, location: catalogue.locationName(count.locationId) })),
    [db, catalogue],
  );
}
