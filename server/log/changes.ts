import { sql } from 'kysely';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { ChangesAnswer } from '#shared/contract/store/protocol.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { loadForks } from './load.ts';
import type { Arrivals } from './arrivals.ts';

/** Where a desk stands in the log; sequence 0 is before the first operation. */
export type Position = { readonly logEpoch: string; readonly seq: number; readonly opId: string };

/** An answer holds at most this many bytes of operations, and always at least one of them. */
export const PAGE_BYTES = 4_000_000;

export type Waiting = { readonly arrivals: Arrivals; readonly waitMs: number; readonly signal: AbortSignal };

/** The operations after a position, once there are any or the wait is over; `fork` when the position is not in this log. */
export async function changesAfter(
  db: StoreDatabase,
  after: Position | null,
  limit: number,
  now: () => number,
  waiting: Waiting,
): Promise<Result<ChangesAnswer, Failure<'fork'>>> {
  const { arrivals, waitMs, signal } = waiting;
  // Whoever does not wait is answered what is there now, also if it came in this moment at another process.
  if (waitMs === 0) return readPage(db, after, limit, now);
  const read = async () => {
    await arrivals.gathered();
    return arrivals.once(JSON.stringify([after, limit]), () => readPage(db, after, limit, now));
  };
  await arrivals.gathered();
  const count = arrivals.count;
  const first = await read();
  if (!first.ok || first.value.ops.length > 0) return first;
  await arrivals.after(count, waitMs, signal);
  // Nothing came: it is as it was, and the database is not asked again.
  return signal.aborted || arrivals.count === count ? done({ ...first.value, time: now() }) : read();
}

/** A page at one point of the log. */
function readPage(
  db: StoreDatabase,
  ...asked: [after: Position | null, limit: number, now: () => number]
): Promise<Result<ChangesAnswer, Failure<'fork'>>> {
  return db.transaction().execute((trx) => readPageIn(trx, ...asked));
}

async function readPageIn(
  db: StoreDatabase,
  after: Position | null,
  limit: number,
  now: () => number,
): Promise<Result<ChangesAnswer, Failure<'fork'>>> {
  const shop = await db.selectFrom('shop').select(['head', 'log_epoch']).executeTakeFirstOrThrow();
  if (after && !(await isInLog(db, after, shop.log_epoch))) return fail({ code: 'fork' });
  const { rows } = await sql<{ seq: number; op_id: string; text: string }>`
    select seq, op_id, text from (
      select seq, op_id, text, sum(size) over (order by seq) - size as before
      from (select * from ops where seq > ${after?.seq ?? 0} and seq <= ${shop.head} order by seq limit ${limit}) page
    ) measured
    where before < ${PAGE_BYTES} order by seq`.execute(db);
  const ops = rows.map((row) => ({ seq: row.seq, opId: row.op_id, text: row.text }));
  return done({ logEpoch: shop.log_epoch, head: shop.head, time: now(), ops });
}

async function isInLog(db: StoreDatabase, at: Position, logEpoch: string): Promise<boolean> {
  if (at.logEpoch !== logEpoch && at.seq > ((await loadForks(db))[at.logEpoch] ?? -1)) return false;
  if (at.seq === 0) return true;
  const op = await db.selectFrom('ops').select('op_id').where('seq', '=', at.seq).executeTakeFirst();
  return op?.op_id === at.opId;
}
