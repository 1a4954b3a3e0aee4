import { type Ids, isDue, type Latest, latestRows, LOOK } from '#electron/channels/latest.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ShopifyFailure } from './answer.ts';

/** A list that is read by its ids, which only grow, and not by the store's index, which lags. */
export type ById<Row> = {
  /** The highest id; null where there is nothing. */
  readonly newest: () => Promise<Result<string | null, ShopifyFailure>>;
  readonly latest: Latest<Row, ShopifyFailure>;
  readonly placedAt: (row: Row) => number;
};
/** `ids`: what is known after it; null before all of it was read. */
type Step<Row> = { readonly rows: readonly Row[]; readonly ids: Ids | null };

const PAGE = 25;

/** Rows that the list by the time of change did not bring: those with higher ids than any that was seen, and once a day all of the newest. */
export async function* unseenByIds<Row extends { readonly id: string }>(
  { newest, latest, placedAt }: ById<Row>,
  known: Ids | null,
  seen: ReadonlySet<string>,
  { isFirst, now }: { readonly isFirst: boolean; readonly now: number },
): AsyncGenerator<Result<Step<Row>, ShopifyFailure>> {
  const highest = Math.max(Number(known?.top ?? 0), ...[...seen].map(numberOf));
  // All of them were just read.
  if (isFirst) return yield done({ rows: [], ids: { top: String(highest), askedAt: now, lookedAt: now } });
  const found = await newest();
  if (!found.ok) return yield found;
  const top = found.value === null ? 0 : numberOf(found.value);
  if (top > highest && known !== null)
    for await (const step of latestRows(latest, PAGE, ({ id }) => numberOf(id) > highest)) {
      if (!step.ok) return yield step;
      yield done({ rows: step.value, ids: null });
    }
  const isLookDue = known === null || isDue(known.lookedAt, LOOK.every, now);
  if (isLookDue)
    for await (const step of latestRows(latest, PAGE, (row) => placedAt(row) > now - LOOK.back, LOOK.most)) {
      if (!step.ok) return yield step;
      yield done({ rows: step.value.filter(({ id }) => !seen.has(id)), ids: null });
    }
  yield done({ rows: [], ids: { top: String(top), askedAt: now, lookedAt: isLookDue ? now : known.lookedAt } });
}

/** The number in one of the store's ids. */
export function numberOf(id: string): number {
  return Number(/(\d+)$/.exec(id)?.[1] ?? 0);
}
