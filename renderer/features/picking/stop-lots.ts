import type { BatchStop } from '#shared/domain/batches/stops.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { takeFirstToExpire } from '#shared/domain/stock/lots.ts';
import type { LotsByVariant } from './picking.queries.ts';

/** Some units of a stop, and the lot they are to be taken of; null where no lot holds them. */
export type StopLot = {
  readonly quantity: number;
  readonly lot: { readonly code: string; readonly expiresOn: Day | null } | null;
};

/** Which lots each stop is picked of, the first to expire first, stop after stop: nothing is proposed twice (ORD17). */
export function lotsOfStops(
  stops: readonly BatchStop[],
  lots: LotsByVariant | undefined,
  today: Day,
): ReadonlyMap<string, readonly StopLot[]> {
  const take = takeFirstToExpire((variantId) => lots?.get(variantId), today);
  return new Map(
    stops.flatMap(({ key, variantId, locationId, left }) => {
      const known = lots?.get(variantId);
      if (!known || known.lots.length === 0 || left === 0) return [];
      const shares = take({ variantId, locationId }, left).map(({ lotId, quantity }): StopLot => {
        const lot = known.lots.find((one) => one.lotId === lotId);
        return { quantity, lot: lot ? { code: lot.code, expiresOn: lot.expiresOn } : null };
      });
      return [[key, shares] as const];
    }),
  );
}
