import { type RawBuilder, sql } from 'kysely';
import {
  TAKEN_BACK,
  type TakeBackAnswer,
  type TakeBackCompared,
  type TakeBackPreview,
} from '#shared/contract/store/take-back.ts';
import type { WriterNumbers } from '#shared/domain/operations/taken-back.ts';
import type { StoreDatabase } from '#server/database/tables.ts';

/** More days than these are counted and not named. */
const NAMED_DAYS = 1_000;
/** Days begin at quarters of an hour in every zone. */
const QUARTER_MS = 900_000;

/** The writers of a backup with their last numbers, to join with. */
function headsOf({ heads }: TakeBackCompared): RawBuilder<unknown> {
  return sql`unnest(${heads.map(({ writerId }) => writerId)}::text[], ${heads.map(({ number }) => number)}::bigint[])`;
}

/**
 * Operations of the log that a backup does not hold. An act is in it by any number it has: another desk may have made the same one. A number
 * that was taken back when the backup was made is not in it, whatever came behind that number. What the log says of itself always stays, and so
 * does which writer follows which.
 */
export function notIn(backup: TakeBackCompared): RawBuilder<unknown> {
  return sql`
    select o.* from ops o
    where not exists (select from forks where forks.log_epoch = o.writer_id)
      and not exists (select from shop where shop.log_epoch = o.writer_id)
      and o.text !~ '"type"\\s*:\\s*"writer[.]started"'
      and not exists (
        select from numbers n join ${headsOf(backup)} as h (writer_id, head) on h.writer_id = n.writer_id
        where n.op_id = o.op_id and n.outcome in ('accepted', 'duplicate') and n.writer_seq <= h.head
          and not exists (
            select from taken_back t where t.writer_id = n.writer_id and t.writer_seq = n.writer_seq
              and t.no <= ${backup.knows} and (t.returned_no is null or t.returned_no > ${backup.knows})))`;
}

/** What was taken back earlier and is in the backup: it comes back. */
export function backAgain(backup: TakeBackCompared): RawBuilder<unknown> {
  return sql`
    select t.* from taken_back t join ${headsOf(backup)} as h (writer_id, head) on h.writer_id = t.writer_id
    where t.returned_no is null and t.no > ${backup.knows} and t.writer_seq <= h.head
      and not exists (select from ops where ops.op_id = t.op_id)`;
}

export type Tally = Pick<TakeBackAnswer, 'acts' | 'days' | 'dayCount'> & Pick<TakeBackPreview, 'writers'>;

/** How many of some operations there are, by day in a zone and by writer. */
export async function tally(db: StoreDatabase, some: RawBuilder<unknown>, zone: string): Promise<Tally> {
  const { rows } = await sql<{ writer_id: string; quarter: number; acts: number }>`
    select writer_id, floor(substring(text from '"occurredAt"\\s*:\\s*(-?[0-9]{1,15})')::numeric / ${QUARTER_MS})::bigint as quarter,
      count(*)::bigint as acts
    from (${some}) counted group by 1, 2`.execute(db);
  const dayOf = dayIn(zone);
  const days = new Map<string, number>();
  const writers = new Map<string, number>();
  for (const { writer_id: writer, quarter, acts } of rows) {
    const day = dayOf((quarter ?? 0) * QUARTER_MS);
    days.set(day, (days.get(day) ?? 0) + acts);
    writers.set(writer, (writers.get(writer) ?? 0) + acts);
  }
  const newestFirst = [...days].map(([day, acts]) => ({ day, acts })).sort((a, b) => (a.day < b.day ? 1 : -1));
  return {
    acts: rows.reduce((sum, { acts }) => sum + acts, 0),
    days: newestFirst.slice(0, NAMED_DAYS),
    dayCount: days.size,
    writers: [...writers].map(([writerId, acts]) => ({ writerId, acts })).sort((a, b) => b.acts - a.acts),
  };
}

/** Whether days can be told in this zone. */
export function isZone(zone: string): boolean {
  try {
    dayIn(zone);
    return true;
  } catch {
    return false;
  }
}

function dayIn(timeZone: string): (at: number) => string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => parts.format(at);
}

/** Every number that is taken back, as ranges; those with most numbers where there are too many to name. */
export async function takenRanges(db: StoreDatabase, most: number): Promise<readonly WriterNumbers[]> {
  const { rows } = await sql<{ writer_id: WriterNumbers['writerId']; first: number; last: number }>`
    select writer_id, min(writer_seq) as first, max(writer_seq) as last from (
      select writer_id, writer_seq, writer_seq - row_number() over (partition by writer_id order by writer_seq) as run
      from numbers where outcome = 'rejected' and code = ${TAKEN_BACK}) taken
    group by writer_id, run order by max(writer_seq) - min(writer_seq) desc, writer_id, first limit ${most}`.execute(
    db,
  );
  return rows.map(({ writer_id: writerId, first: from, last: to }) => ({ writerId, from, to }));
}

/** The last numbers that the log has heard of the backup's writers. */
export async function headsHere(db: StoreDatabase, backup: TakeBackCompared): Promise<TakeBackPreview['heads']> {
  const { rows } = await sql<{ writer_id: string; number: number }>`
    select n.writer_id, max(n.writer_seq) as number from numbers n
    join ${headsOf(backup)} as h (writer_id, head) on h.writer_id = n.writer_id group by n.writer_id`.execute(db);
  return rows.map(({ writer_id: writerId, number }) => ({ writerId, number }));
}

const LISTED = 200;
const LISTED_BYTES = 4_000_000;

/** What left the log at one time, behind a place it had there: as many as fit into one answer, and always one. */
export async function takenAt(db: StoreDatabase, no: number, after: number) {
  const { rows } = await sql<{ place: number; op_id: string; text: string }>`
    select place, op_id, text from (
      select place, op_id, text, sum(size) over (order by place) - size as before
      from (select * from taken_back where no = ${no} and place > ${after} order by place limit ${LISTED}) page
    ) measured where before < ${LISTED_BYTES} order by place`.execute(db);
  return rows.map(({ place, op_id: opId, text }) => ({ place, opId, text }));
}
