import { done, fail, type Result } from '#shared/base/result.ts';
import type { WooFailure } from './answer.ts';
import type { Answer } from './session.ts';
import { gmtOf } from './texts.ts';

/**
 * Where a list goes on: behind the second `at` (milliseconds), which was first seen `since` by our clock. Until it is `closed`
 * more may have happened in that second, or have been written late.
 */
export type Position = { readonly at: number; readonly since: number; readonly closed: boolean };

/** A list of the store's: the rows that a query brings. */
export type List<Row> = (
  query: Readonly<Record<string, string>>,
) => Promise<Result<Answer<readonly Row[]>, WooFailure>>;

/** One page of rows, and where the list goes on behind it. */
export type Step<Row> = { readonly rows: readonly Row[]; readonly position: Position | null };

type Keyed = { readonly id: number };
type Clock = { readonly now: () => number };

const PAGE = 100;
const SECOND = 1_000;
/** How far behind its last second a list is read again while that second is not closed. */
const OVERLAP = 5 * SECOND;
/** After so long nothing more is written into a second: longer than a shop takes for one write. */
const CLOSING = 60 * SECOND;

/**
 * What changed since a position, oldest first. The store's seconds are strict ("later than"), so that each page begins within
 * the last second of the one before: rows that change meanwhile go to the end and shift nothing past us.
 */
export async function* changesSince<Row extends Keyed>(
  list: List<Row>,
  modified: (row: Row) => number,
  from: Position | null,
  { now }: Clock,
): AsyncGenerator<Result<Step<Row>, WooFailure>> {
  const begun = now();
  let position = from;
  let after = from === null ? null : from.closed ? from.at : from.at - OVERLAP - SECOND;
  const reached = (rows: readonly Row[]) => {
    const at = Math.max(position?.at ?? 0, ...rows.map(modified));
    if (rows.length > 0 && at !== position?.at) position = { at, since: now(), closed: false };
    return position;
  };

  for (;;) {
    const asked = { ...behind(after), orderby: 'modified', order: 'asc', per_page: String(PAGE) };
    const page = await list(asked);
    if (!page.ok) return yield page;
    const rows = page.value.value;
    const floor = after;
    if (floor !== null && rows.some((row) => modified(row) <= floor)) return yield fail(tooOld);
    if (rows.length === 0 || isLast(page.value, 0)) {
      reached(rows);
      if (position && position.at === from?.at && begun - from.since >= CLOSING)
        position = { ...position, closed: true };
      return yield done({ rows, position });
    }
    const last = Math.max(...rows.map(modified));
    const whole = rows.filter((row) => modified(row) < last);
    if (whole.length > 0) {
      yield done({ rows: whole, position: reached(whole) });
      after = last - SECOND;
      continue;
    }
    // More in one second than a page holds.
    const within = {
      ...behind(last === 0 ? null : last - SECOND),
      dates_are_gmt: 'true',
      modified_before: gmtOf(last + SECOND),
    };
    for await (const step of byId((query) => list({ ...within, ...query }))) {
      if (!step.ok) return yield step;
      yield done({ rows: step.value, position });
    }
    reached(rows);
    after = last;
  }
}

/**
 * All rows of a list by their ids. Whatever leaves the list meanwhile, no row that stays is passed over: a page must begin with
 * rows that are known, else some have gone from before it and others came to lie there.
 */
export async function* byId<Row extends Keyed>(list: List<Row>): AsyncGenerator<Result<readonly Row[], WooFailure>> {
  let offset = 0;
  let lastId = -1;
  let back = 0;
  for (;;) {
    const page = await list({ orderby: 'id', order: 'asc', per_page: String(PAGE), offset: String(offset) });
    if (!page.ok) return yield page;
    const rows = page.value.value;
    if (offset > 0 && (rows[0]?.id ?? Number.POSITIVE_INFINITY) > lastId) {
      if (++back === MOST_BACK) return yield fail(restless);
      offset = Math.max(0, offset - PAGE);
      continue;
    }
    const fresh = rows.filter(({ id }) => id > lastId);
    if (fresh.length > 0) yield done(fresh);
    if (isLast(page.value, offset)) return;
    lastId = Math.max(lastId, ...rows.map(({ id }) => id));
    offset += PAGE - KNOWN;
  }
}

/** How many rows of a page are read again at the beginning of the next. */
const KNOWN = 10;
const MOST_BACK = 100;
const none = { status: null, said: '', mayBeWritten: false } as const;
const restless: WooFailure = { code: 'channel-busy', detail: 'the list does not stand still', ...none };
const tooOld: WooFailure = { code: 'channel-not-understood', detail: 'modified_after', ...none };

/** By the total where the store says it: it leaves out rows that it cannot read itself, so that a short page is not the last. */
function isLast({ value, total }: Answer<readonly unknown[]>, offset: number): boolean {
  return total === null ? value.length < PAGE : total <= offset + PAGE;
}

function behind(after: number | null): Readonly<Record<string, string>> {
  return after === null ? {} : { modified_after: gmtOf(after), dates_are_gmt: 'true' };
}
