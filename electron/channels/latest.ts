import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** Rows by their ids, the highest first: so many of them, behind a point that the page before named. */
export type Latest<Row, Why extends ChannelFailure> = (
  take: number,
  behind: string | null,
) => Promise<Result<{ readonly rows: readonly Row[]; readonly next: string | null }, Why>>;

/** Rows by their ids, the highest first, page by page, as long as one of a page is wanted; those that are not are left out. */
export async function* latestRows<Row, Why extends ChannelFailure>(
  latest: Latest<Row, Why>,
  take: number,
  isWanted: (row: Row) => boolean,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Result<readonly Row[], Why>> {
  let behind: string | null = null;
  for (let read = 0; read < most; ) {
    const page: Awaited<ReturnType<typeof latest>> = await latest(take, behind);
    if (!page.ok) return yield page;
    const { rows, next } = page.value;
    const wanted = rows.filter(isWanted);
    if (wanted.length > 0) yield done(wanted);
    if (wanted.length === 0 || next === null) return;
    read += rows.length;
    behind = next;
  }
}

/**
 * What is known of a list by its ids: the highest that was seen, when it was asked for last, and when the newest rows were looked through, by our
 * clock.
 */
export type Ids = { readonly top: string; readonly askedAt: number; readonly lookedAt: number };

/** As it is kept in a cursor; earlier versions knew nothing of it. */
export const idsShape = z
  .object({ top: z.string(), askedAt: z.number(), lookedAt: z.number() })
  .nullable()
  .default(null);

/** Whether so long has passed; where our clock was set back nobody knows. */
export function isDue(since: number, every: number, now: number): boolean {
  return now - since >= every || now < since;
}

/** How many of the newest orders are looked through once a day, and how old they are at most. */
export const LOOK = { every: 86_400_000, back: 30 * 86_400_000, most: 500 };
