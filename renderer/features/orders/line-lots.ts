import { cellId, type LotId, type OrderLineId, stagingId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type LotShare, lotsToTake } from '#shared/domain/orders/picked-lots.ts';
import type { OrderMovement } from './order-history.queries.ts';

/** Some units of a line, and the code of the lot they were picked of; null where nobody said. */
export type LineLot = { readonly code: string | null; readonly quantity: number };

/**
 * Which lots the units of each line were picked of, those that left with the others; by line, and only where a lot was named.
 * Lines of one product and place share what was picked of it there.
 */
export function lineLots(
  { lines }: Pick<OrderRow, 'lines'>,
  movements: readonly OrderMovement[],
): ReadonlyMap<OrderLineId, readonly LineLot[]> {
  const picked = new Map<string, Map<LotId, number>>();
  const codes = new Map<LotId, string>();
  for (const { variantId, locationId, reason, quantity, lot } of movements) {
    if (!lot || reason !== 'pick') continue;
    const at = picked.get(cellId({ variantId, locationId })) ?? new Map<LotId, number>();
    picked.set(cellId({ variantId, locationId }), at.set(lot.id, (at.get(lot.id) ?? 0) + quantity));
    codes.set(lot.id, lot.code);
  }
  const take = lotsToTake((variantId, locationId) =>
    [...(picked.get(cellId({ variantId, locationId })) ?? [])].flatMap(([lotId, quantity]): LotShare[] =>
      quantity > 0 ? [{ lotId, quantity }] : [],
    ),
  );
  return new Map(
    lines.flatMap((line) => {
      const shares = take({ variantId: line.variantId, locationId: stagingId(line.locationId) }, line.picked);
      if (!shares.some(({ lotId }) => lotId !== undefined)) return [];
      const lots = shares.map(({ lotId, quantity }) => ({
        code: lotId === undefined ? null : (codes.get(lotId) ?? ''),
        quantity,
      }));
      return [[line.id, lots.sort(byCode)] as const];
    }),
  );
}

/** By code, what is of none last. */
function byCode(one: LineLot, other: LineLot): number {
  if (one.code === null || other.code === null) return Number(one.code === null) - Number(other.code === null);
  return one.code < other.code ? -1 : 1;
}
