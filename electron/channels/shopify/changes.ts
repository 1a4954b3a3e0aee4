import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { Cursor } from '#shared/contract/channels/port.ts';
import type { ShopifyFailure } from './answer.ts';
import type { PageOf } from './shapes.ts';

/**
 * Where a list goes on: behind the second `at` (milliseconds), which was first seen `since` by our clock. Until it is `closed`
 * more may have happened in that second, or may not have been in the store's index yet.
 */
export type Position = { readonly at: number; readonly since: number; readonly closed: boolean };

/** A list of the store's by the time of change, from a point of its own. */
export type List<Row> = (query: string | null, after: string | null) => Promise<Result<PageOf<Row>, ShopifyFailure>>;

/** One page of rows, and where the list goes on behind it. */
export type Step<Row> = { readonly rows: readonly Row[]; readonly position: Position | null };

const SECOND = 1_000;
/** How far behind its last second a list is read again while that second is not closed: the store finds rows by an index that lags. */
const OVERLAP = 60 * SECOND;
/** After so long nothing more is found in a second. */
const CLOSING = 60 * SECOND;

/**
 * What changed since a position, oldest first. The store's own points lie between rows, not at counts of them, so that a row that
 * changes meanwhile goes to the end and shifts nothing past us.
 */
export async function* changesSince<Row extends { readonly updatedAt: number }>(
  list: List<Row>,
  from: Position | null,
  now: () => number,
): AsyncGenerator<Result<Step<Row>, ShopifyFailure>> {
  const begun = now();
  const query = from === null ? null : `updated_at:>='${written(from.closed ? from.at + SECOND : from.at - OVERLAP)}'`;
  let position = from;
  let after: string | null = null;
  for (;;) {
    const page: Result<PageOf<Row>, ShopifyFailure> = await list(query, after);
    if (!page.ok) return yield page;
    const { nodes: rows, pageInfo } = page.value;
    const at = Math.max(position?.at ?? 0, ...rows.map(({ updatedAt }) => secondOf(updatedAt)));
    if (rows.length > 0 && at !== position?.at) position = { at, since: now(), closed: false };
    const isLast = !pageInfo.hasNextPage || pageInfo.endCursor === null;
    if (isLast && from && position?.at === from.at && begun - from.since >= CLOSING)
      position = { ...position, closed: true };
    yield done({ rows, position });
    if (isLast) return;
    after = pageInfo.endCursor;
  }
}

/** The second of a moment, by its beginning. */
export function secondOf(moment: number): number {
  return Math.floor(moment / SECOND) * SECOND;
}

function written(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

const stored = z.object({ at: z.number(), since: z.number(), closed: z.boolean() }).nullable();

/** A cursor that cannot be read pulls everything again, which changes nothing. */
export function positionOf(cursor: Cursor | null): Position | null {
  try {
    return stored.parse(JSON.parse(cursor ?? 'null'));
  } catch {
    return null;
  }
}

/** A position as it is kept. */
export function cursorOf(position: Position | null): Cursor {
  return JSON.stringify(position);
}
