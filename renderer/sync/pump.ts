import type { Host } from '#shared/contract/bridge/host.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { BATCH_BYTES, bytesOf } from '#shared/contract/store/batch.ts';
import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import type { SettledRecord } from '#shared/contract/bridge/channels.ts';
import { must } from '#shared/base/must.ts';
import { readDesk, type ShopDatabase, type Stage, type StoredOperation } from '#renderer/db/database.ts';
import { writeAgain } from './send-again.ts';

/** Which shop's journal, in which host, and which window asks. */
export type JournalDoor = { readonly host: Host; readonly shopId: string; readonly windowId: string };

const BATCH = 200;
/** Failures that a single operation can cause for its whole batch. */
const ABOUT_AN_ACT: ReadonlySet<string> = new Set([
  'too-large',
  'bad-request',
  'operation-unreadable',
  'journal-forked',
]);

/**
 * Writes operations from the database into the journal, in the order they were made, and notes there what became of
 * them. `onSaved` is told the number up to which the journal holds them. Stops at the first failure; what was not
 * written stays. If one operation is the reason, the failure names it, and no operation before it waits for it.
 */
export async function pumpJournal(
  db: ShopDatabase,
  door: JournalDoor,
  onSaved: (no: number) => void,
): Promise<Result<null>> {
  let overGap = false;
  let most = BATCH;
  for (;;) {
    const batch = await inStage(db, 'new', most);
    const own = sameWriter(batch);
    const first = own[0];
    if (!first) break;
    const answer = await door.host.ask('journal.append', {
      shopId: door.shopId,
      windowId: door.windowId,
      writerId: first.writerId,
      fromSeq: first.writerSeq,
      ops: own.map((op) => op.text),
      overGap,
    });
    if (!answer.ok && answer.failure.code === 'journal-gap' && !overGap) {
      overGap = !(await offerEarlier(db, door, first));
      continue;
    }
    if (!answer.ok && ABOUT_AN_ACT.has(answer.failure.code)) {
      if (own.length === 1) return fail({ code: answer.failure.code, detail: first.opId });
      most = Math.floor(own.length / 2);
      continue;
    }
    if (!answer.ok) return answer;
    overGap = false;
    onSaved(numberOf(must(own.at(-1), 'the batch is not empty')));
    const connected = (await readDesk(db))?.connected ?? false;
    await moveOn(db, own, 'new', (op) => stageWhenKept(op, connected));
  }
  return noteOutcomes(db, door);
}

/**
 * The journal lacks numbers before this operation: marks those that are still here to be written first. False if there
 * are none; the journal then goes on over the gap, since what is here must be saved all the same (JRN1).
 */
async function offerEarlier(db: ShopDatabase, door: JournalDoor, first: StoredOperation): Promise<boolean> {
  const told = await door.host.ask('journal.gaps', { shopId: door.shopId });
  const head = told.ok ? (told.value.heads[first.writerId] ?? 0) : 0;
  const { writerId, writerSeq } = first;
  const isEarlier = (op: StoredOperation) =>
    op.writerId === writerId && op.writerSeq > head && op.writerSeq < writerSeq;
  return (await writeAgain(db, isEarlier)) > 0;
}

async function noteOutcomes(db: ShopDatabase, door: JournalDoor): Promise<Result<null>> {
  for (const stage of ['accepted', 'rejected'] as const) {
    for (let batch = await inStage(db, stage, BATCH); batch.length > 0; batch = await inStage(db, stage, BATCH)) {
      const codes = await refusalCodes(db, batch);
      const answer = await door.host.ask('journal.settle', {
        shopId: door.shopId,
        windowId: door.windowId,
        settled: batch.map((op) => settledRecord(op, codes)),
      });
      if (!answer.ok) return answer;
      await moveOn(db, batch, stage, () => (stage === 'accepted' ? 'settled' : 'refused'));
    }
  }
  for (let batch = await inStage(db, 'foreign', BATCH); batch.length > 0; batch = await inStage(db, 'foreign', BATCH)) {
    const ops = batch.map((op) => ({
      seq: must(op.seq, 'a foreign operation has its number'),
      logEpoch: op.logEpoch ?? '',
      text: op.text,
    }));
    const answer = await door.host.ask('journal.receive', { shopId: door.shopId, windowId: door.windowId, ops });
    if (!answer.ok) return answer;
    await moveOn(db, batch, 'foreign', () => 'settled');
  }
  return done(null);
}

function settledRecord(op: StoredOperation, codes: ReadonlyMap<string, string>): SettledRecord {
  if (op.stage === 'rejected')
    return {
      opId: op.opId,
      outcome: { state: 'rejected', code: op.takenBack ? TAKEN_BACK : (codes.get(op.opId) ?? 'refused') },
    };
  return {
    opId: op.opId,
    outcome: {
      state: 'accepted',
      seq: must(op.seq, 'an accepted operation has its number'),
      logEpoch: op.logEpoch ?? '',
    },
  };
}

async function refusalCodes(db: ShopDatabase, batch: readonly StoredOperation[]): Promise<Map<string, string>> {
  const rows = await db.inbox.bulkGet(batch.map((op) => `${op.opId}:refused`));
  return new Map(rows.flatMap((row) => (row?.type === 'refused' ? [[row.opId, row.code] as const] : [])));
}

/**
 * The oldest operations of a stage with a number above `after`, as many as fit into one message (DATA-R15). They are read
 * in pages, each as long as what fitted so far: few questions, and never much more than fits.
 */
export async function inStage(
  db: ShopDatabase,
  stage: Stage,
  limit: number,
  after = 0,
): Promise<readonly StoredOperation[]> {
  const read: StoredOperation[] = [];
  let bytes = 0;
  return db.transaction('r', [db.operations], async () => {
    for (;;) {
      const from = read.length > 0 ? numberOf(must(read.at(-1), 'it has one')) : after;
      const most = Math.min(Math.max(1, read.length), limit - read.length);
      const page = await db.operations
        .where('[stage+no]')
        .between([stage, from], [stage, Number.POSITIVE_INFINITY], false)
        .limit(most)
        .toArray();
      for (const operation of page) {
        bytes += bytesOf(operation.text);
        // The first goes alone, however large it is.
        if (read.length > 0 && bytes > BATCH_BYTES) return read;
        read.push(operation);
      }
      if (page.length < most || read.length >= limit) return read;
    }
  });
}

/** How many operations are in a stage. */
export function countStage(db: ShopDatabase, stage: Stage): Promise<number> {
  return db.operations.where('[stage+no]').between([stage, 0], [stage, Number.POSITIVE_INFINITY]).count();
}

/** The number up to which every operation has left `new`: the journal holds them. */
export async function lastJournalled(db: ShopDatabase): Promise<number> {
  return db.transaction('r', [db.operations], async () => {
    const first = (await inStage(db, 'new', 1))[0];
    if (first) return numberOf(first) - 1;
    const last = await db.operations.orderBy('no').last();
    return last ? numberOf(last) : 0;
  });
}

/** The leading operations of one writer with consecutive numbers: what one append can take. */
function sameWriter(batch: readonly StoredOperation[]): readonly StoredOperation[] {
  const first = batch[0];
  if (!first) return [];
  const end = batch.findIndex((op, i) => op.writerId !== first.writerId || op.writerSeq !== first.writerSeq + i);
  return end === -1 ? batch : batch.slice(0, end);
}

/**
 * The stage of an operation that the journal now holds. One that the server accepted earlier, and that was only given
 * to a damaged journal again, is not sent again: only the acceptance is to be noted.
 */
function stageWhenKept({ seq, acceptedText }: StoredOperation, connected: boolean): Stage {
  if (!connected) return 'settled';
  return seq !== null && acceptedText === undefined ? 'accepted' : 'kept';
}

async function moveOn(
  db: ShopDatabase,
  batch: readonly StoredOperation[],
  from: Stage,
  to: (op: StoredOperation) => Stage,
): Promise<void> {
  await db.transaction('rw', [db.operations], async () => {
    // A server's answer may have arrived meanwhile: only rows that are still in the stage `from` move on.
    const now = await db.operations.bulkGet(batch.map(numberOf));
    await db.operations.bulkPut(now.flatMap((row) => (row && row.stage === from ? [{ ...row, stage: to(row) }] : [])));
  });
}

function numberOf(op: StoredOperation): number {
  return must(op.no, 'a stored operation has its number');
}
