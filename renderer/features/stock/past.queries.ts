import { useCallback, useEffect, useState } from 'react';
import { type Past, pastOf } from '#renderer/db/catalogue/past-stock.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { Progress } from '#renderer/db/work.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { type AsOf, asOfDay, isOfPast } from './as-of.ts';
import type { RowAt, StockQuery } from './stock.queries.ts';

export { useCalendar };
export type { Past } from '#renderer/db/catalogue/past-stock.ts';

/** How far the reading of a past day is. */
export type PastReading =
  | { readonly state: 'reading'; readonly progress: Progress | null }
  | { readonly state: 'read'; readonly past: Past }
  | { readonly state: 'failed'; readonly failure: Failure };

/** After a change of stock the past is read again this much later, and not before twice as long as reading it takes. */
const AGAIN_MS = 1_500;

/** The day that the address asks for and today's; null for today, a day to come, and what is no day. */
export function useAsOf(said: string | null): { readonly asOf: AsOf | null; readonly today: string } {
  const days = useCalendar();
  return { asOf: asOfDay(said, days), today: days.today };
}

/** The shop's stock before a moment, read by the worker, and again after changes; null while no moment is asked for. */
export function usePast(before: number | null): PastReading | null {
  const shop = useShop();
  const [reading, setReading] = useState<{ readonly before: number; readonly is: PastReading } | null>(null);
  useEffect(() => {
    if (before === null) return;
    return readPast(shop, before, (is) => setReading({ before, is }));
  }, [shop, before]);
  if (before === null) return null;
  return reading?.before === before ? reading.is : { state: 'reading', progress: null };
}

/** Reads the stock before a moment now and after every change of stock; answers its stop. */
function readPast(shop: Shop, before: number, tell: (reading: PastReading) => void): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [isFirst, isReading, again, took] = [true, false, false, 0];
  const read = async () => {
    timer = undefined;
    [isReading, again] = [true, false];
    const from = performance.now();
    // The first reading shows how far it is; later ones change figures that are there already.
    const onProgress = isFirst ? (progress: Progress) => tell({ state: 'reading', progress }) : undefined;
    const answer = await stockBefore(shop, before, { signal: stop.signal, onProgress });
    if (stop.signal.aborted) return;
    [isFirst, isReading, took] = [false, false, performance.now() - from];
    tell(answer.ok ? { state: 'read', past: answer.value } : { state: 'failed', failure: answer.failure });
    if (again) later();
  };
  const later = () => {
    if (isReading) again = true;
    else timer ??= setTimeout(() => void read(), Math.max(AGAIN_MS, 2 * took));
  };
  void read();
  const stopListening = shop.feed.listen((change) => {
    if (change.stock.length > 0) later();
  });
  return () => {
    stop.abort();
    stopListening();
    clearTimeout(timer);
  };
}

/** The shop's stock before a moment, laid over its catalogue. */
export async function stockBefore(
  { work, catalogue }: Pick<Shop, 'work' | 'catalogue'>,
  before: number,
  options?: Parameters<Shop['work']['ask']>[2],
): Promise<Result<Past>> {
  const stock = await work.ask('ledger.stock', { before }, options);
  return stock.ok ? { ok: true, value: pastOf(catalogue, stock.value) } : stock;
}

/** Finds rows of variants as they were; the same function while the past is. */
export function usePastRowAt(past: Past | null): RowAt | null {
  const { catalogue } = useShop();
  const rowAt = useCallback(
    (variantId: VariantId, locationId: LocationId | null) => {
      const slot = catalogue.slotOf(variantId);
      return slot === undefined || !past ? undefined : past.rowAt(slot, locationId);
    },
    [catalogue, past],
  );
  return past ? rowAt : null;
}

/** A question to the list of now, as far as it can be asked of a past day. */
export function askedOfPast(query: StockQuery, past: Past): StockQuery {
  const sort = query.sort && isOfPast(query.sort.column) ? query.sort : null;
  return { ...query, past, sort, filter: query.filter === 'archived' ? 'archived' : 'all' };
}
