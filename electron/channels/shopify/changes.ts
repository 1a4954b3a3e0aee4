import { z } from 'zod';
import { type Ids, idsShape } from '#electron/channels/ids.ts';
import {
  aheadOf,
  type Clocks,
  movedTo,
  type Position,
  positionShape,
  rowKey,
  secondOf,
  setBackTo,
  settled,
  startOf,
} from '#electron/channels/position.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { Cursor } from '#shared/contract/channels/port.ts';
import type { ShopifyFailure } from './answer.ts';
import type { PageOf } from './shapes.ts';

/** A list of the store's by the time of change, from a point of its own. */
export type List<Row> = (query: string | null, after: string | null) => Promise<Result<PageOf<Row>, ShopifyFailure>>;

/** One page of rows, and where the list goes on behind it. */
export type Step<Row> = { readonly rows: readonly Row[]; readonly position: Position | null };

const SECOND = 1_000;
/** How far behind its last second a list is read again while that second is not closed: the store finds rows by an index that lags. */
const OVERLAP = 60 * SECOND;

/**
 * What changed since a position, oldest first. The store's own points lie between rows, not at counts of them, so that a row that
 * changes meanwhile goes to the end and shifts nothing past us. What is stamped later than the store's present comes once.
 */
export async function* changesSince<Row extends { readonly id: string; readonly updatedAt: number }>(
  list: List<Row>,
  from: Position | null,
  clocks: Clocks,
): AsyncGenerator<Result<Step<Row>, ShopifyFailure>> {
  const { now, there } = clocks;
  let start = from && startOf(from, OVERLAP);
  let begun: number | null = null;
  let position = from;
  let known = new Set(from?.ahead?.rows);
  const keys: string[] = [];
  let after: string | null = null;
  for (;;) {
    const query: string | null = start === null ? null : `updated_at:>='${written(start + SECOND)}'`;
    const page: Result<PageOf<Row>, ShopifyFailure> = await list(query, after);
    if (!page.ok) return yield page;
    if (begun === null) {
      begun = now();
      const back = from && start !== null ? setBackTo(from, start, clocks, OVERLAP) : null;
      if (from && back !== null) {
        start = back;
        known = new Set();
        position = movedTo(from, Math.min(from.at, back), begun);
        continue;
      }
    }
    const { nodes: rows, pageInfo } = page.value;
    const present = there();
    const live = rows.filter(({ updatedAt }) => secondOf(updatedAt) <= present);
    const later = rows.filter(({ updatedAt }) => secondOf(updatedAt) > present);
    if (live.length > 0)
      position = movedTo(
        position,
        Math.max(position?.at ?? 0, ...live.map(({ updatedAt }) => secondOf(updatedAt))),
        now(),
      );
    keys.push(...later.map(keyOf));
    const isLast = !pageInfo.hasNextPage || pageInfo.endCursor === null;
    const ahead = aheadOf(keys);
    const fresh = [...live, ...later.filter((row) => !known.has(keyOf(row)))];
    yield done({ rows: fresh, position: isLast ? settled(position, from, { begun, ahead }, clocks) : position });
    if (isLast) return;
    after = pageInfo.endCursor;
  }
}

function keyOf({ id, updatedAt }: { readonly id: string; readonly updatedAt: number }): string {
  return rowKey(id, updatedAt);
}

function written(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Where a pull goes on: by the time of change, and by ids, of which earlier versions knew nothing. */
export type Point = { readonly position: Position | null; readonly ids: Ids | null };
const point = z.object({ position: positionShape, ids: idsShape });

/** A cursor that cannot be read pulls everything again, which changes nothing. One of an earlier version is a position alone. */
export function pointOf(cursor: Cursor | null): Point {
  try {
    const said: unknown = JSON.parse(cursor ?? 'null');
    const found = point.safeParse(said);
    return found.success ? found.data : { position: positionShape.parse(said), ids: null };
  } catch {
    return { position: null, ids: null };
  }
}

/** A point as it is kept. */
export function cursorOf(at: Point): Cursor {
  return JSON.stringify(at);
}
