import { done, fail, type Result } from '#shared/base/result.ts';
import { bytesOf, messages } from '#shared/contract/store/batch.ts';
import type { WriterRange } from '#shared/contract/store/protocol.ts';
import { readDesk, type ShopDatabase, type StoredOperation } from '#renderer/db/database.ts';
import { inServerOrder } from '#renderer/db/rebuild.ts';
import { changeRecovery, isIn, readRecovery } from '#renderer/db/recovery.ts';
import { foldAnew } from '#renderer/db/read-anew.ts';
import { type JournalLog, readJournal } from './journal-log.ts';
import { type JournalDoor, pumpJournal } from './pump.ts';
import type { Session } from './session.ts';

const PAGE = 500;
const RANGES = 1_000;
const silent = () => undefined;

/**
 * Writes into the journal what the server has of this log and the journal lacks, from the first gap on; returns how
 * many operations that were.
 */
export async function fillFromServer(door: JournalDoor, log: JournalLog): Promise<Result<number>> {
  const { host, shopId, windowId } = door;
  const { accepted } = inServerOrder(log.operations, log.writers);
  const there = new Map<string, number | null>(log.operations.map(({ op, seq }) => [op.opId, seq]));
  const last = accepted.at(-1);
  let after: { logEpoch: string; seq: number; opId: string } | null = last
    ? { logEpoch: last.logEpoch ?? '', seq: last.seq ?? 0, opId: last.op.opId }
    : null;
  let filled = 0;
  for (;;) {
    const page = await host.ask('store.changes', { shopId, after, limit: PAGE, waitMs: 0 });
    if (!page.ok) return page;
    const { ops, logEpoch } = page.value;
    const end = ops.at(-1);
    if (!end) return done(filled);
    const fresh = ops.filter(({ opId, seq }) => there.get(opId) !== seq);
    if (fresh.length > 0) {
      const kept = fresh.map(({ seq, text }) => ({ seq, logEpoch, text }));
      const answer = await host.ask('journal.receive', { shopId, windowId, ops: kept });
      if (!answer.ok) return answer;
    }
    filled += fresh.length;
    after = { logEpoch, seq: end.seq, opId: end.opId };
  }
}

/** Writes into the journal what a database has of these sequence numbers; returns those that are still missing. */
export async function fillFromDatabase(
  db: ShopDatabase,
  door: JournalDoor,
  gaps: readonly WriterRange[],
): Promise<Result<readonly WriterRange[]>> {
  const { host, shopId, windowId } = door;
  const found = [...(await operationsIn(db, gaps))].sort((a, b) => a.writerSeq - b.writerSeq);
  for (const run of runsOf(found)) {
    const first = run[0];
    if (!first) continue;
    const answer = await host.ask('journal.append', {
      shopId,
      windowId,
      writerId: first.writerId,
      fromSeq: first.writerSeq,
      ops: run.map((op) => op.text),
      overGap: true,
    });
    if (!answer.ok) return answer;
  }
  if (found.length === 0) return done(gaps);
  const after = await host.ask('journal.gaps', { shopId });
  return after.ok ? done(after.value.gaps) : after;
}

/**
 * Writes into the journal the operations of the server's log, by any writer, that a database has and this reading of
 * the journal lacks; returns how many those were.
 */
export async function fillOrdered(
  db: ShopDatabase,
  { host, shopId, windowId }: JournalDoor,
  { operations }: JournalLog,
): Promise<Result<number>> {
  const there = new Set<string>(operations.map(({ op }) => op.opId));
  const lacking = (await db.operations.filter(({ seq }) => seq !== null).toArray()).flatMap(
    ({ opId, seq, logEpoch, text, acceptedText }) =>
      seq === null || logEpoch === null || there.has(opId) ? [] : [{ seq, logEpoch, text: acceptedText ?? text }],
  );
  for (const ops of messages(lacking, ({ text }) => bytesOf(text), PAGE)) {
    const answer = await host.ask('journal.receive', { shopId, windowId, ops: [...ops] });
    if (!answer.ok) return answer;
  }
  return done(lacking.length);
}

/**
 * The operations that a database has under these sequence numbers. If a desk that was set back has both an own act and
 * one from the server under a number (DATA-R27), the own one is returned: it may be found nowhere else.
 */
export async function operationsIn(
  db: ShopDatabase,
  ranges: readonly WriterRange[],
): Promise<readonly StoredOperation[]> {
  const found = await db.operations.filter((op) => isIn(ranges, op.writerId, op.writerSeq)).toArray();
  const numberOf = (op: StoredOperation) => `${op.writerId}:${op.writerSeq}`;
  const unsent = new Set(found.filter(({ seq }) => seq === null).map(numberOf));
  return found.filter((op) => op.seq === null || !unsent.has(numberOf(op)));
}

/**
 * Divides operations into runs of one writer with consecutive numbers, at most a hundred each: what one append takes.
 */
function runsOf(operations: readonly StoredOperation[]): readonly (readonly StoredOperation[])[] {
  const runs: StoredOperation[][] = [];
  for (const writerId of new Set(operations.map((op) => op.writerId)))
    for (const op of operations.filter((one) => one.writerId === writerId)) {
      const run = runs.at(-1);
      const last = run?.at(-1);
      if (run && run.length < 100 && last?.writerId === writerId && last.writerSeq + 1 === op.writerSeq) run.push(op);
      else runs.push([op]);
    }
  return runs;
}

/**
 * Marks other desks' operations and the server's answers in an intact database to be written into the journal once
 * more: nobody knows which of them were damaged there. An act of this desk that the server gave back after an earlier
 * recovery is written with its text, as other desks' are: its number is none of those that the journal had from here.
 */
export async function tellAgain(db: ShopDatabase): Promise<void> {
  const desk = await readDesk(db);
  const own: Readonly<Record<string, number>> = desk ? { ...desk.writers, [desk.writerId]: desk.writerSeq } : {};
  await db.operations
    .filter((op) => op.seq !== null && op.stage === 'settled')
    .modify((op) => {
      Object.assign(op, { stage: op.writerSeq <= (own[op.writerId] ?? 0) ? 'accepted' : 'foreign' });
    });
  await db.operations.filter((op) => op.stage === 'refused').modify({ stage: 'rejected' });
}

/**
 * While the server's sequence numbers have a gap here, nothing is applied on top of it: what the server has is written
 * into the journal, and the shop is opened anew (`read-anew`). Null if there is no gap.
 */
export async function fillGap({ db, door }: Session): Promise<Result<never> | null> {
  const recovery = await readRecovery(db);
  if (!recovery || recovery.gapAfter === null) return null;
  const pumped = await pumpJournal(db, door, silent);
  if (!pumped.ok) return pumped;
  const log = await readJournal(door, (await readDesk(db))?.writers ?? {}, silent);
  if (!log.ok) return log;
  const filled = await fillFromServer(door, log.value);
  if (!filled.ok) return filled;
  // If a rebuild was interrupted after the journal had been filled, there is nothing more to fill.
  const covered = inServerOrder(log.value.operations, log.value.writers).accepted.length;
  // The server's log has no gaps, so this desk cannot read what the server sends: it would be asked for without end.
  if (filled.value === 0 && covered <= recovery.gapAfter)
    return fail({ code: 'rubbish', detail: `gap after ${recovery.gapAfter}` });
  await foldAnew(db);
  return fail({ code: 'read-anew', detail: String(filled.value) });
}

/** Tells the server which sequence numbers will never come, once a person has confirmed it. */
export async function declareLost({ db, door }: Session): Promise<Result<null>> {
  const recovery = await readRecovery(db);
  if (!recovery?.confirmed || recovery.declared || recovery.missing.length === 0) return done(null);
  for (let i = 0; i < recovery.missing.length; i += RANGES) {
    const ranges = recovery.missing.slice(i, i + RANGES);
    const told = await door.host.ask('store.lost', { shopId: door.shopId, ranges });
    if (!told.ok) return told;
  }
  await changeRecovery(db, (now) => ({ ...now, declared: true }));
  return done(null);
}
