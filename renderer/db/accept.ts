import { must } from '#shared/base/must.ts';
import { sameAct } from '#shared/contract/store/same-act.ts';
import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import { type Act, actOf, knownAct } from '#shared/domain/operations/act.ts';
import { forksAfter, noForks } from '#shared/domain/operations/forks.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { type Batch, batchOf } from './batch.ts';
import type { Desk, ShopDatabase, StoredOperation } from './database.ts';
import { commandTables, readDesk } from './database.ts';
import { type Feed, mergeTouched, type Touched } from './feed.ts';
import { readAhead, writeAccepted, writeRejected } from './fold.ts';
import { noteFilled, noteParted, noteSetBack } from './read-anew.ts';
import { isIn, readRecovery } from './recovery.ts';
import { markStale, withFact } from './record.ts';
import { readStored, storedOperation } from './stored-operation.ts';

/** An operation as the shop's server ordered it. */
export type OrderedOperation = { readonly seq: number; readonly text: string; readonly op: Operation };

/**
 * Applies operations in the server's order and moves the cursor in the same transaction. Own ones become accepted,
 * foreign ones are stored for the journal; one that was applied before changes nothing. If the log shows by a fork that
 * own acts under way have seen less of it than they say, the database is noted as parted from the log. If the log has
 * sequence numbers of this desk's writers that this desk did not make, the desk is noted as set back (DATA-R27).
 */
export async function acceptOrdered(
  db: ShopDatabase,
  feed: Feed,
  logEpoch: string,
  operations: readonly OrderedOperation[],
): Promise<void> {
  const touched: Touched[] = [];
  let rev = 0;
  await db.transaction('rw', [...commandTables], async () => {
    let desk = must(await readDesk(db), 'the shop is open');
    // True once own acts under way turn out to have seen less of the log than was assumed when they were shown.
    let parted = false;
    // A long log comes in pages: the epoch of before is known until the books are made anew.
    if (desk.cursor && desk.cursor.logEpoch !== logEpoch) desk = { epochBefore: desk.cursor.logEpoch, ...desk };
    let filled = false;
    const lost: ReadonlySet<string> = new Set((await readRecovery(db))?.lost);
    const setBack = new Set<string>();
    const unsent = await unsentRows(db);
    const idAt = new Map(unsent.map((row) => [numberOf(row), row.opId]));
    let pending = pendingOf(unsent, desk);
    // A new epoch continues the same numbers: what is not after the cursor is known, whichever epoch it came under.
    const after = desk.cursor?.seq ?? 0;
    const news = operations.filter(({ seq }) => seq > after);
    const batch = batchOf(db);
    const known = await storedOf(db, news);
    const acts = news.map(({ op }) => knownAct(actOf(op), desk.forks ?? noForks));
    await readAhead(batch, acts, true);
    for (const ordered of news) {
      if (desk.cursor && ordered.seq <= desk.cursor.seq) continue;
      pending = pending.filter(({ op }) => op.opId !== ordered.op.opId);
      filled ||= isIn(desk.lacks ?? [], ordered.op.writerId, ordered.op.writerSeq) || lost.has(ordered.op.opId);
      const forks = desk.forks ?? noForks;
      const ours = idAt.get(numberOf(ordered.op));
      const isTaken = ours !== undefined && ours !== ordered.op.opId;
      if (isTaken || (ordered.op.writerId === desk.writerId && ordered.op.writerSeq > desk.writerSeq))
        setBack.add(ordered.op.writerId);
      const stored = known.get(ordered.op.opId);
      touched.push(await acceptOne(batch, desk, ordered, logEpoch, { stored, pending, isTaken }));
      batch.send();
      desk = {
        ...desk,
        cursor: { logEpoch, seq: ordered.seq, opId: ordered.op.opId },
        seen: { logEpoch, seq: ordered.seq },
        facts: withFact(desk.facts, ordered.text),
        ...(ordered.op.type === 'log.forked' && { forks: forksAfter(forks, ordered.op) }),
      };
      // What this desk knows of online stores was agreed on under books that are gone; a desk that joins now knows nothing yet.
      if (isTakenBackSince(desk.epochBefore, ordered.op)) parted = true;
      if (desk.forks !== forks && pending.some((act) => knownAct(act, desk.forks ?? noForks) !== act)) parted = true;
    }
    rev = desk.rev + 1;
    batch.put(db.meta, [{ ...desk, rev }]);
    await markStale(batch, touched);
    await batch.written();
    if (parted) await noteParted(db, 0);
    if (filled) await noteFilled(db);
    if (setBack.size > 0) await noteSetBack(db, [...setBack]);
  });
  feed.tell(mergeTouched(touched, rev));
}

/** The operations of these that are stored already, by their id. */
async function storedOf(
  db: ShopDatabase,
  operations: readonly OrderedOperation[],
): Promise<ReadonlyMap<OpId, StoredOperation>> {
  const found = await Promise.all(operations.map(({ op }) => db.operations.where('opId').equals(op.opId).first()));
  return new Map(found.flatMap((row) => (row ? [[row.opId, row] as const] : [])));
}

type Beside = {
  readonly stored: StoredOperation | undefined;
  readonly pending: readonly Act[];
  readonly isTaken: boolean;
};

async function acceptOne(
  batch: Batch,
  desk: Desk,
  ordered: OrderedOperation,
  logEpoch: string,
  { stored, pending, isTaken }: Beside,
): Promise<Touched> {
  const { op, seq, text } = ordered;
  const forks = desk.forks ?? noForks;
  const { operations } = batch.db;
  const isOther = stored && stored.text !== text;
  // An own act that was refused and taken back is as new here as another desk's, if a server accepts it after all.
  const isTakenBack = stored?.stage === 'rejected' || stored?.stage === 'refused';
  const own = isTakenBack
    ? null
    : stored
      ? { shadowed: stored.shadowed, made: isOther ? knownAct(actOf(readStored(stored)), forks) : null }
      : !isTaken && isMadeHere(desk, op)
        ? { shadowed: false, made: null }
        : null;
  const change = await writeAccepted(batch, knownAct(actOf(op), forks), seq, own, pending);
  if (isOther && !stored.numberUsed && (stored.stage === 'new' || stored.stage === 'kept'))
    batch.put(operations, [{ ...stored, seq, logEpoch, shadowed: false, acceptedText: text }]);
  else if (stored)
    batch.put(operations, [
      {
        ...stored,
        text,
        writerId: op.writerId,
        writerSeq: op.writerSeq,
        stage: stored.text === text ? 'accepted' : 'foreign',
        seq,
        logEpoch,
      },
    ]);
  else if (!own)
    batch.add(operations, [storedOperation(op, text, { stage: 'foreign', seq, logEpoch, shadowed: false })]);
  return change;
}

/** Whether the shop was taken back since a desk had its place in an earlier epoch. */
function isTakenBackSince(before: string | undefined, { type, payload }: Operation): boolean {
  return type === 'log.forked' && payload.takenBack !== null && before !== undefined && before !== payload.logEpoch;
}

type Numbered = Pick<Operation, 'writerId' | 'writerSeq'>;

function numberOf({ writerId, writerSeq }: Numbered): string {
  return `${writerId}:${writerSeq}`;
}

/** Whether a sequence number belongs to an act that this desk made and that its books contain. */
function isMadeHere({ writers, lacks = [], moved = [] }: Desk, { writerId, writerSeq }: Numbered): boolean {
  return writerSeq <= (writers[writerId] ?? 0) && !isIn([...lacks, ...moved], writerId, writerSeq);
}

/** Undoes an own operation that the server refused and keeps the reason for a person. A second call changes nothing. */
export async function acceptRefusal(db: ShopDatabase, feed: Feed, opId: string, code: string): Promise<void> {
  const touched: Touched[] = [];
  let rev = 0;
  await db.transaction('rw', [...commandTables], async () => {
    const stored = await db.operations.where('opId').equals(opId).first();
    if (!stored || stored.stage === 'rejected' || stored.stage === 'refused') return;
    const desk = must(await readDesk(db), 'the shop is open');
    const act = knownAct(actOf(readStored(stored)), desk.forks ?? noForks);
    const pending = pendingOf(await unsentRows(db), desk).filter(({ op }) => op.opId !== opId);
    const batch = batchOf(db);
    const change = await writeRejected(batch, act, code, pending);
    touched.push(change);
    rev = desk.rev + 1;
    batch.put(db.operations, [{ ...stored, stage: 'rejected', ...(code === TAKEN_BACK && { takenBack: true }) }]);
    batch.put(db.meta, [{ ...desk, rev }]);
    await markStale(batch, touched);
    await batch.written();
  });
  feed.tell(mergeTouched(touched, rev));
}

/** Own operations that the server has not been sent or has not answered, in the order they were made. */
async function unsentRows(db: ShopDatabase): Promise<readonly StoredOperation[]> {
  const waiting = await db.operations
    .where('[stage+no]')
    .between(['kept', 0], ['kept', Number.POSITIVE_INFINITY])
    .toArray();
  const fresh = await db.operations
    .where('[stage+no]')
    .between(['new', 0], ['new', Number.POSITIVE_INFINITY])
    .toArray();
  return [...waiting, ...fresh];
}

/** The unsent operations that were made while a server ordered the log: the confirmed rows do not contain them yet. */
function pendingOf(unsent: readonly StoredOperation[], { forks = noForks }: Desk): Act[] {
  return unsent.filter((row) => row.shadowed).map((row) => knownAct(actOf(readStored(row)), forks));
}

/**
 * The server has counted our sequence number of an act of which another desk's text was accepted: from now on that text
 * stands for the act here, too.
 */
export async function acceptDuplicate(db: ShopDatabase, opId: string): Promise<void> {
  await db.transaction('rw', [db.operations], async () => {
    const stored = await db.operations.where('opId').equals(opId).first();
    if (!stored) return;
    const { acceptedText, ...row } = stored;
    if (!acceptedText) {
      await db.operations.put({ ...row, numberUsed: true });
      return;
    }
    const { writerId, writerSeq } = readStored({ ...row, text: acceptedText });
    await db.operations.put({ ...row, text: acceptedText, writerId, writerSeq, stage: 'foreign' });
  });
}

/**
 * Whether another desk's text already stands for our act, although a server that does not know versions calls our text
 * another act: two desks of different versions undid the same thing (DATA-R13). Our sequence number is used all the
 * same.
 */
export async function standsThere(db: ShopDatabase, opId: string): Promise<boolean> {
  const stored = await db.operations.where('opId').equals(opId).first();
  return stored?.acceptedText !== undefined && sameAct(stored.text, stored.acceptedText);
}
