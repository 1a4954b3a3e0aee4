import { atTheirMoment } from '#shared/domain/ledger/at-their-moment.ts';
import type { OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import { type DayFigures, daySums, type Worth } from '#shared/domain/stock/day-figures.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { foldLedger, type Reading } from '#renderer/db/ledger.ts';

const PAGE = 1_000;

/** What every day did to the stock's value and what it sold; null when it was stopped. */
export async function readDays(
  db: ShopDatabase,
  starts: readonly number[],
  reading: Reading,
): Promise<readonly DayFigures[] | null> {
  const since = starts[0] ?? 0;
  const sums = await foldLedger(db, { since }, atTheirMoment(daySums(starts), since), reading);
  if (!sums) return null;
  const worth = new Map<VariantId, Worth>();
  for (const ids of pages(sums.variants()))
    for (const row of await db.variants.bulkGet([...ids])) if (row && !row.voided) worth.set(row.id, row);
  const prices = new Map<string, number | null>();
  for (const ids of pages(sums.orders()))
    for (const order of await db.orders.bulkGet([...ids]))
      for (const line of order?.lines ?? []) prices.set(priceKey(order?.id ?? '', line.variantId), line.unitPrice);
  return sums.figures(
    (variantId) => worth.get(variantId),
    (orderId: OrderId, variantId) => prices.get(priceKey(orderId, variantId)) ?? null,
  );
}

function priceKey(orderId: string, variantId: VariantId): string {
  return `${orderId}:${variantId}`;
}

function* pages<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += PAGE) yield all.slice(from, from + PAGE);
}
