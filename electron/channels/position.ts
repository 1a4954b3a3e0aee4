import { z } from 'zod';

/** Our clock, and the store's present as its last answer had it; ours where it did not say. */
export type Clocks = { readonly now: () => number; readonly there: () => number };

/** Rows stamped later than the store's present: how many, and which (`rowKey`) where they are few. */
export type Ahead = { readonly count: number; readonly rows: readonly string[] };

/**
 * Where a list goes on: behind the second `at` of the store's (milliseconds), which was first seen `since` by our clock. Until it is `closed`
 * more may have happened in that second, or have been written late. `pulled`: when the last pull that went through began, by our clock; null
 * where none has, and in cursors of earlier versions.
 */
export type Position = {
  readonly at: number;
  readonly since: number;
  readonly closed: boolean;
  readonly pulled: number | null;
  readonly ahead: Ahead | null;
};

/** A position as it is kept in a cursor. */
export const positionShape = z
  .object({
    at: z.number(),
    since: z.number(),
    closed: z.boolean(),
    pulled: z.number().nullable().default(null),
    ahead: z
      .object({ count: z.number(), rows: z.array(z.string()) })
      .nullable()
      .default(null),
  })
  .nullable();

const SECOND = 1_000;
const DAY = 86_400_000;
/** After so long nothing more is written into a second: longer than a shop takes for one write. */
const CLOSING = 60 * SECOND;
/** An answer tells its moment in whole seconds. */
const INEXACT = 2 * SECOND;

/** Behind which second a list is read; `overlap`: how far behind its last one while that is not closed. */
export function startOf({ at, closed }: Position, overlap: number): number {
  return closed ? at : at - overlap - SECOND;
}

/**
 * Behind which second a list must be read since the store's clock was set back, where that is earlier than `after`; else null. What changed since the
 * last pull is not stamped earlier than that pull is by the clock as it goes now.
 */
export function setBackTo(
  { at, since, pulled }: Position,
  after: number,
  { now, there }: Clocks,
  overlap: number,
): number | null {
  const present = there();
  // An earlier version did not note its pulls: the newest was not before that stamp was seen.
  const last = pulled ?? (at > present ? since : null);
  if (last === null) return null;
  const passed = now() - last;
  // Our own clock was set back as well: how much time passed nobody knows.
  const then = present - (passed >= 0 ? passed : DAY);
  return then - INEXACT < after ? secondOf(then) - overlap - SECOND : null;
}

/** How a pull that went through leaves its position. No stamp moves it past the store's present. */
export function settled(
  position: Position | null,
  from: Position | null,
  { begun, ahead }: { readonly begun: number; readonly ahead: Ahead | null },
  { there }: Clocks,
): Position | null {
  const present = there();
  if (!position) return ahead && { at: secondOf(present), since: begun, closed: false, pulled: begun, ahead };
  const at = Math.min(position.at, secondOf(present));
  const since = Math.min(position.since, begun);
  const isQuiet = at === from?.at && since === from.since;
  const closed = isQuiet && (from.closed || (begun - since >= CLOSING && present - at >= CLOSING));
  return { at, since, closed, pulled: begun, ahead };
}

/** A position that rows were read up to. */
export function movedTo(position: Position | null, at: number, now: number): Position {
  const before = position ?? { pulled: null, ahead: null };
  return position?.at === at ? position : { ...before, at, since: now, closed: false };
}

/** How many rows stamped later than the store's present are known one by one. */
const MOST_AHEAD = 100;

/** Rows stamped later than the store's present, by their keys. */
export function aheadOf(keys: readonly string[]): Ahead | null {
  return keys.length === 0 ? null : { count: keys.length, rows: keys.length <= MOST_AHEAD ? keys : [] };
}

/** A row with its stamp: it is another once it was changed. */
export function rowKey(id: number | string, stamp: number): string {
  return `${id}@${stamp}`;
}

/** The second of a moment, by its beginning. */
export function secondOf(moment: number): number {
  return Math.floor(moment / SECOND) * SECOND;
}
