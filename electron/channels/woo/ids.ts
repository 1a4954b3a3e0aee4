import { z } from 'zod';
import { type Ids, isDue, type Latest, latestRows, LOOK } from '#electron/channels/latest.ts';
import { done, type Result } from '#shared/base/result.ts';
import { isMissing, type WooFailure } from './answer.ts';
import type { WooSession } from './session.ts';

/** A list that is read by its ids, which only grow. */
export type ById<Row> = {
  readonly session: WooSession;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly path: string;
  readonly fields: string;
  readonly row: z.ZodType<Row>;
  /** How often it is looked for ids that nobody has seen. */
  readonly every: number;
  /** When a row was placed, for lists of which the newest rows are looked through once a day. */
  readonly placedAt: ((row: Row) => number) | null;
};

type Keyed = { readonly id: number };
/** What was seen before: in earlier pulls, and in this one. */
type Seen = { readonly known: Ids | null; readonly seen: ReadonlySet<number>; readonly isFirst: boolean };
/** `ids`: what is known after it; null before all of it was read. */
type Step<Row> = { readonly rows: readonly Row[]; readonly ids: Ids | null };

const PAGE = 100;
/** How many rows of a page are read again in the next: what comes meanwhile lies before it, what goes is missing there. */
const KNOWN = 10;
const idRow = z.object({ id: z.number() });

/**
 * Rows that no stamp tells of: those with higher ids than any that was seen, and, once a day or when the highest is not there any more, as after
 * a store was set up from a copy of before, all of the newest. What an import or another program wrote with a moment of long ago is among them, and what was
 * changed in the database alone.
 */
export async function* unseenByIds<Row extends Keyed>(
  list: ById<Row>,
  { known, seen, isFirst }: Seen,
): AsyncGenerator<Result<Step<Row>, WooFailure>> {
  const now = list.now();
  const highest = Math.max(Number(known?.top ?? 0), ...seen);
  // All of them were just read.
  if (isFirst) return yield done({ rows: [], ids: { top: String(highest), askedAt: now, lookedAt: now } });
  if (!areIdsDue(list, known)) return;
  const newest = await latestOf({ ...list, fields: 'id', row: idRow })(1, null);
  if (!newest.ok) return yield newest;
  const top = newest.value.rows[0]?.id ?? 0;
  const latest = latestOf(list);

  if (top > highest && known !== null)
    for await (const step of latestRows(latest, PAGE, ({ id }) => id > highest)) {
      if (!step.ok) return yield step;
      yield done({ rows: step.value, ids: null });
    }

  const { placedAt } = list;
  const isLookDue = known === null || isDue(known.lookedAt, LOOK.every, now);
  const isLost = placedAt && top < highest ? await isNotThere(list, highest) : done(false);
  if (!isLost.ok) return yield isLost;
  if (placedAt && (isLookDue || isLost.value)) {
    const isYoung = (row: Row) => placedAt(row) > now - LOOK.back;
    for await (const step of latestRows(latest, PAGE, isYoung, LOOK.most)) {
      if (!step.ok) return yield step;
      yield done({ rows: step.value.filter(({ id }) => !seen.has(id)), ids: null });
    }
  }
  const lookedAt = isLookDue ? now : known.lookedAt;
  yield done({ rows: [], ids: { top: String(top), askedAt: now, lookedAt } });
}

/** Whether it is time to look for ids that nobody has seen. */
export function areIdsDue({ every, now }: Pick<ById<never>, 'every' | 'now'>, known: Ids | null): boolean {
  return known === null || isDue(known.askedAt, every, now());
}

function latestOf<Row>({
  session,
  signal,
  path,
  fields,
  row,
}: Pick<ById<Row>, 'session' | 'signal' | 'path' | 'fields' | 'row'>): Latest<Row, WooFailure> {
  return async (take, behind) => {
    const offset = Number(behind ?? 0);
    const query = {
      orderby: 'id',
      order: 'desc',
      per_page: String(take),
      offset: String(offset),
      _fields: fields,
    };
    const page = await session.call({ method: 'GET', path, query, answer: z.array(row) }, signal);
    if (!page.ok) return page;
    const { value: rows, total } = page.value;
    const isLast = total === null ? rows.length < take : total <= offset + take;
    return done({ rows, next: isLast ? null : String(offset + take - KNOWN) });
  };
}

/** Whether the store knows nothing of an id any more; one that was thrown away is there. */
async function isNotThere<Row>({ session, signal, path }: ById<Row>, id: number): Promise<Result<boolean, WooFailure>> {
  const call = { method: 'GET', path: `${path}/${id}`, query: { _fields: 'id' }, answer: z.unknown() } as const;
  const found = await session.call(call, signal);
  if (found.ok) return done(false);
  return isMissing(found.failure) ? done(true) : found;
}
