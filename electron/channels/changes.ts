import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/**
 * Where a list goes on: behind the second `at` (milliseconds), which was first seen `since` by our clock. Until it is `closed`
 * more may have happened in that second, or have been written late.
 */
export type Position = { readonly at: number; readonly since: number; readonly closed: boolean };

/**
 * What is asked of a list: rows whose whole second is later and earlier than these (milliseconds), where they are named. By ids others may be among
 * them: what is left out there would look like rows that went away.
 */
export type Asked = {
  readonly by: 'modified' | 'id';
  readonly after: number | null;
  readonly before: number | null;
  readonly offset: number;
  readonly take: number;
};

/** Rows of a list, and how many there are in all, where the store says so. */
export type Listed<Row> = { readonly rows: readonly Row[]; readonly total: number | null };

/** A list of the store's, in ascending order. */
export type List<Row, Why extends ChannelFailure> = (asked: Asked) => Promise<Result<Listed<Row>, Why>>;

/** One page of rows, and where the list goes on behind it. */
export type Step<Row> = { readonly rows: readonly Row[]; readonly position: Position | null };

/** Numbers, or texts: of digits they are ordered as numbers. */
type Id = number | string;
type Keyed = { readonly id: Id };
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
export async function* changesSince<Row extends Keyed, Why extends ChannelFailure>(
  list: List<Row, Why>,
  modified: (row: Row) => number,
  from: Position | null,
  { now }: Clock,
): AsyncGenerator<Result<Step<Row>, Why | ListFailure>> {
  const begun = now();
  let position = from;
  let after = from === null ? null : from.closed ? from.at : from.at - OVERLAP - SECOND;
  const reached = (rows: readonly Row[]) => {
    const at = Math.max(position?.at ?? 0, ...rows.map(modified));
    if (rows.length > 0 && at !== position?.at) position = { at, since: now(), closed: false };
    return position;
  };

  for (;;) {
    const page = await list({ by: 'modified', after, before: null, offset: 0, take: PAGE });
    if (!page.ok) return yield page;
    const { rows } = page.value;
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
    const within = { after: last === 0 ? null : last - SECOND, before: last + SECOND };
    for await (const step of byId<Row, Why>((asked) => list({ ...asked, ...within }))) {
      if (!step.ok) return yield step;
      // A store that cannot name the second exactly has others among them.
      const inside = step.value.filter((row) => modified(row) === last);
      if (inside.length > 0) yield done({ rows: inside, position });
    }
    reached(rows);
    after = last;
  }
}

/**
 * All rows of a list by their ids. Whatever leaves the list meanwhile, no row that stays is passed over: a page must begin with
 * rows that are known, else some have gone from before it and others came to lie there.
 */
export async function* byId<Row extends Keyed, Why extends ChannelFailure>(
  list: List<Row, Why>,
): AsyncGenerator<Result<readonly Row[], Why | ListFailure>> {
  let offset = 0;
  let lastId: Id | null = null;
  let back = 0;
  for (;;) {
    const page: Result<Listed<Row>, Why> = await list({ by: 'id', after: null, before: null, offset, take: PAGE });
    if (!page.ok) return yield page;
    const { rows } = page.value;
    const [first] = rows;
    if (offset > 0 && (!first || isBehind(first.id, lastId))) {
      if (++back === MOST_BACK) return yield fail(restless);
      offset = Math.max(0, offset - PAGE);
      continue;
    }
    const fresh = rows.filter(({ id }) => isBehind(id, lastId));
    if (fresh.length > 0) yield done(fresh);
    if (isLast(page.value, offset)) return;
    lastId = fresh.at(-1)?.id ?? lastId;
    offset += PAGE - KNOWN;
  }
}

/** How many rows of a page are read again at the beginning of the next. */
const KNOWN = 10;
const MOST_BACK = 100;
/** What a list does wrong by itself: a reading question, so that nothing was written. */
export type ListFailure = ChannelFailure & { readonly status: null; readonly said: ''; readonly mayBeWritten: false };
const none = { status: null, said: '', mayBeWritten: false } as const;
const restless: ListFailure = { code: 'channel-busy', detail: 'the list does not stand still', ...none };
const tooOld: ListFailure = { code: 'channel-not-understood', detail: 'modified_after', ...none };

/** By the total where the store says it: it leaves out rows that it cannot read itself, so that a short page is not the last. */
function isLast({ rows, total }: Listed<unknown>, offset: number): boolean {
  return total === null ? rows.length < PAGE : total <= offset + PAGE;
}

function isBehind(id: Id, other: Id | null): boolean {
  if (other === null) return true;
  if (typeof id === 'number' && typeof other === 'number') return id > other;
  const [a, b] = [String(id), String(other)];
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return numbers && a.length !== b.length ? a.length > b.length : a > b;
}
