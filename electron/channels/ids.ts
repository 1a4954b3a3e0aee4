import { hasPassed } from '#shared/base/elapsed.ts';
import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** A list that is read by its ids, which only grow. */
export type ById<Row, Why extends ChannelFailure> = {
  readonly numberOf: (row: Row) => number;
  /** The highest id that is there; 0 where there is none. */
  readonly newest: () => Promise<Result<number, Why>>;
  /** So many rows, the highest id first, behind a point that the page before named. */
  readonly latest: (
    take: number,
    behind: string | null,
  ) => Promise<Result<{ readonly rows: readonly Row[]; readonly next: string | null }, Why>>;
  readonly page: number;
  /** How often ids are looked for that nobody has seen. */
  readonly every: number;
  /** When a row was placed, for lists of which the newest rows are looked through once a day. */
  readonly placedAt: ((row: Row) => number) | null;
  /** Whether the store knows nothing of an id any more, for stores that may be set up from a copy of before. */
  readonly isNotThere: ((id: number) => Promise<Result<boolean, Why>>) | null;
};

/**
 * What is known of a list by its ids: the highest that was seen, when it was asked for last, and when the newest rows were looked through, by our
 * clock.
 */
export type Ids = { readonly top: number; readonly askedAt: number; readonly lookedAt: number };

/** As it is kept in a cursor; earlier versions knew nothing of it. */
export const idsShape = z
  .object({ top: z.number(), askedAt: z.number(), lookedAt: z.number() })
  .nullable()
  .default(null);

/** What was seen: in earlier pulls, and in this one, which may be the first of all. */
export type Seen = {
  readonly known: Ids | null;
  readonly ids: ReadonlySet<number>;
  readonly isFirst: boolean;
  readonly now: number;
};
/** `ids`: what is known after it; null before all of it was read. */
export type ByIdStep<Row> = { readonly rows: readonly Row[]; readonly ids: Ids | null };

const DAY = 86_400_000;
/** How old the newest orders are at most that are looked through, behind their first page, and how many. */
const LOOK_BACK = 30 * DAY;
const LOOK_MOST = 500;

/**
 * Rows that no stamp tells of: those with higher ids than any that was seen, and, once a day or when the highest is not there any more, all of
 * the newest. What an import or another program wrote with a moment of long ago is among them, and what was changed in the database alone.
 */
export async function* unseenByIds<Row, Why extends ChannelFailure>(
  list: ById<Row, Why>,
  { known, ids, isFirst, now }: Seen,
): AsyncGenerator<Result<ByIdStep<Row>, Why>> {
  const { numberOf, placedAt } = list;
  const highest = Math.max(known?.top ?? 0, ...ids);
  // All of them were just read.
  if (isFirst) return yield done({ rows: [], ids: { top: highest, askedAt: now, lookedAt: now } });
  if (!areIdsDue(list, known, now)) return;
  const top = await list.newest();
  if (!top.ok) return yield top;

  const isNew = (row: Row) => numberOf(row) > highest;
  if (top.value > highest && known !== null) yield* pages(list, (rows) => rows.filter(isNew));

  const isDaily = known === null || hasPassed(known.lookedAt, DAY, now);
  const isLost = placedAt && list.isNotThere && top.value < highest ? await list.isNotThere(highest) : done(false);
  if (!isLost.ok) return yield isLost;
  if (placedAt && (isDaily || isLost.value)) {
    const isYoung = (row: Row) => placedAt(row) > now - LOOK_BACK;
    const isWanted = (rows: readonly Row[], read: number) =>
      read === 0 || (read < LOOK_MOST && rows.some(isYoung)) ? rows : [];
    for await (const step of pages(list, isWanted))
      yield step.ok ? done({ ...step.value, rows: step.value.rows.filter((row) => !ids.has(numberOf(row))) }) : step;
  }
  yield done({ rows: [], ids: { top: top.value, askedAt: now, lookedAt: isDaily ? now : known.lookedAt } });
}

/** Pages of the newest rows, as long as something of one is wanted. */
async function* pages<Row, Why extends ChannelFailure>(
  { latest, page: take }: ById<Row, Why>,
  wantedOf: (rows: readonly Row[], read: number) => readonly Row[],
): AsyncGenerator<Result<ByIdStep<Row>, Why>> {
  let behind: string | null = null;
  for (let read = 0; ; ) {
    const page: Awaited<ReturnType<typeof latest>> = await latest(take, behind);
    if (!page.ok) return yield page;
    const wanted = wantedOf(page.value.rows, read);
    if (wanted.length > 0) yield done({ rows: wanted, ids: null });
    if (wanted.length === 0 || page.value.next === null) return;
    read += page.value.rows.length;
    behind = page.value.next;
  }
}

/** Whether it is time to look for ids that nobody has seen. */
export function areIdsDue({ every }: { readonly every: number }, known: Ids | null, now: number): boolean {
  return known === null || hasPassed(known.askedAt, every, now);
}
