import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';
import { aheadOf, type Clocks, movedTo, type Position, rowKey, setBackTo, settled, startOf } from './position.ts';

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

const PAGE = 100;
const SECOND = 1_000;
/** How far behind its last second a list is read again while that second is not closed. */
const OVERLAP = 5 * SECOND;

/**
 * What changed since a position, oldest first. The store's seconds are strict ("later than"), so that each page begins within
 * the last second of the one before: rows that change meanwhile go to the end and shift nothing past us. What is stamped later than the store's
 * present comes once. Where the list does not go by these moments, or rows were passed over, it is read by ids.
 */
export async function* changesSince<Row extends Keyed, Why extends ChannelFailure>(
  list: List<Row, Why>,
  modified: (row: Row) => number,
  from: Position | null,
  clocks: Clocks,
): AsyncGenerator<Result<Step<Row>, Why | ListFailure>> {
  const { now, there } = clocks;
  let begun: number | null = null;
  let position = from;
  let after = from && startOf(from, OVERLAP);
  /** Rows that came before in this pull. */
  const handed = new Set<string>();
  /** Behind which second none was passed over, and how many rows the list must have left. */
  let sure = after;
  let due: number | null = null;
  /** What was read and is handed on once the next page shows that none was passed over. */
  let held: readonly Row[] = [];
  let ahead = from?.ahead ?? null;
  const reached = (rows: readonly Row[]) => {
    if (rows.length > 0) position = movedTo(position, Math.max(position?.at ?? 0, ...rows.map(modified)), now());
    return position;
  };
  const handedOn = (rows: readonly Row[], at: Position | null) => {
    const fresh = rows.filter((row) => !handed.has(rowKey(row.id, modified(row))));
    for (const row of fresh) handed.add(rowKey(row.id, modified(row)));
    return done({ rows: fresh, position: at });
  };
  const ended = (rows: readonly Row[]) =>
    handedOn(rows, settled(position, from, { begun: begun ?? now(), ahead }, clocks));

  for (;;) {
    const page = await list({ by: 'modified', after, before: null, offset: 0, take: PAGE });
    if (!page.ok) return yield page;
    if (begun === null) {
      begun = now();
      const back = from && after !== null ? setBackTo(from, after, clocks, OVERLAP) : null;
      if (from && back !== null) {
        [after, sure, ahead] = [back, back, null];
        position = movedTo(from, Math.min(from.at, back), begun);
        continue;
      }
    }
    const { rows, total } = page.value;
    const floor = after;
    if (floor !== null && rows.some((row) => modified(row) <= floor)) return yield fail(tooOld);
    const isEnd = rows.length === 0 || isLast(page.value, 0);
    const isPassedOver = due !== null && total !== null && total < due;
    if (isPassedOver || (!isEnd && !isInOrder(rows, modified))) break;
    if (held.length > 0) yield handedOn(held, reached(held));
    held = [];
    const present = there();
    const later = rows.filter((row) => modified(row) > present);
    const live = rows.filter((row) => modified(row) <= present);
    if (isEnd) {
      const known = new Set(ahead?.rows);
      const keys = later.map((row) => rowKey(row.id, modified(row)));
      ahead = aheadOf(keys);
      reached(live);
      return yield ended([...live, ...later.filter((_, n) => !known.has(keys[n] ?? ''))]);
    }
    if (later.length > 0) {
      const count = total === null ? Number.POSITIVE_INFINITY : total - live.length;
      if (!ahead || ahead.rows.length > 0 || count > ahead.count) break;
      ahead = { count, rows: [] };
      reached(live);
      return yield ended(live);
    }
    const last = Math.max(...rows.map(modified));
    const whole = rows.filter((row) => modified(row) < last);
    sure = floor;
    if (whole.length > 0) {
      held = whole;
      after = last - SECOND;
      due = total === null ? null : total - whole.length - (PAGE - rows.length);
      continue;
    }
    // More in one second than a page holds.
    const within = { after: last === 0 ? null : last - SECOND, before: last + SECOND };
    for await (const step of byId<Row, Why>((asked) => list({ ...asked, ...within }))) {
      if (!step.ok) return yield step;
      // A store that cannot name the second exactly has others among them.
      const inside = step.value.filter((row) => modified(row) === last);
      if (inside.length > 0) yield handedOn(inside, position);
    }
    reached(rows);
    [after, due] = [last, null];
  }

  // What is not read in the order of its stamps moves the position only once all of it was read.
  const keys: string[] = [];
  const before = position;
  for await (const step of byId<Row, Why>((asked) => list({ ...asked, after: sure, before: null }))) {
    if (!step.ok) return yield step;
    const rows = step.value.filter((row) => sure === null || modified(row) > sure);
    const present = there();
    keys.push(...rows.filter((row) => modified(row) > present).map((row) => rowKey(row.id, modified(row))));
    reached(rows.filter((row) => modified(row) <= present));
    yield handedOn(rows, before);
  }
  ahead = aheadOf(keys);
  yield ended([]);
}

function isInOrder<Row>(rows: readonly Row[], modified: (row: Row) => number): boolean {
  return rows.every((row, at) => at === 0 || modified(row) >= modified(rows[at - 1] ?? row));
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
