import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import type { ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { deleteDatabase, shopDatabase } from '#renderer/db/database.ts';
import { inServerOrder, type LoggedOperation, rebuild } from '#renderer/db/rebuild.ts';
import type { BooksCheck } from '#renderer/db/books-work.ts';
import type { BackupProof } from '#renderer/db/work.ts';
import { checkBooks } from './books-check.ts';
import { hostOfCopy } from './copy-host.ts';
import { type JournalLog, readJournal } from './journal-log.ts';
import type { Means, Session } from './session.ts';

type Report = (done: number, total: number | null) => void;

/**
 * Makes a shop of a backup for real, beside the open one, and one of what the open shop's journal says of the same acts; compares what
 * comes of both. Nothing of it stays.
 */
export async function proveBackup(
  { host, nextId }: Pick<Means, 'host' | 'nextId'>,
  session: Session,
  handle: string,
  report: Report,
): Promise<Result<BackupProof>> {
  const opened = await host.ask('backups.open', { handle });
  if (!opened.ok) return opened;
  const { copy, heads, shop: its } = opened.value;
  try {
    if (its.shopId !== session.entry.shopId) return done(ofOtherShop);
    const theirs = await readJournal(
      { ...session.door, host: hostOfCopy(host, copy, session.door.shopId) },
      heads,
      () => undefined,
    );
    if (!theirs.ok) return theirs;
    const gaps = await host.ask('journal.gaps', { shopId: session.entry.shopId });
    if (!gaps.ok) return gaps;
    const here = await readJournal(session.door, gaps.value.heads, () => undefined);
    if (!here.ok) return here;
    const known = new Map(here.value.operations.map((entry) => [entry.op.opId, entry]));
    const both = inOrder(theirs.value).filter(({ op }) => known.has(op.opId));
    const same = both.flatMap(({ op }) => known.get(op.opId) ?? []);
    const shopId = session.entry.shopId as ShopId;
    const [backup, shop] = [
      await booksOf(both, { shopId, nextId, report: (part) => report(part / 2, 1) }),
      await booksOf(same, { shopId, nextId, report: (part) => report(0.5 + part / 2, 1) }),
    ];
    const missing = missingIn(theirs.value, here.value, heads);
    const open = await checkBooks(session.db);
    return done({
      isOtherShop: false,
      acts: theirs.value.operations.length,
      newer: here.value.operations.length - same.length - missing,
      lacking: theirs.value.operations.length - both.length,
      missing,
      changed: both.filter(({ op, text }) => text !== known.get(op.opId)?.text && saysOther(op, known.get(op.opId)?.op))
        .length,
      wrongHere: open.differences,
      isSame: backup.bookHash === shop.bookHash && backup.differences === 0,
      factHash: backup.factHash,
      bookHash: backup.bookHash,
    });
  } finally {
    await host.ask('backups.close', { copy });
  }
}

const ofOtherShop: BackupProof = {
  isOtherShop: true,
  ...{ acts: 0, newer: 0, lacking: 0, missing: 0, changed: 0, wrongHere: 0 },
  ...{ isSame: false, factHash: '', bookHash: '' },
};

/**
 * How many acts of this computer are from before the end of the backup, and are not in it: own ones by their numbers, those of other desks by
 * their places in the server's log, which are taken in order.
 */
function missingIn(theirs: JournalLog, here: JournalLog, heads: Readonly<Record<string, number>>): number {
  const theirActs = new Set(theirs.operations.map(({ op }) => op.opId));
  for (const { op } of theirs.refused) theirActs.add(op.opId);
  const taken = new Map<string, number>();
  for (const { op, seq, logEpoch } of theirs.operations)
    if (seq !== null && logEpoch !== null && !(op.writerId in theirs.writers))
      taken.set(logEpoch, Math.max(taken.get(logEpoch) ?? 0, seq));
  return here.operations.filter(({ op, seq, logEpoch }) => {
    if (theirActs.has(op.opId)) return false;
    const head = heads[op.writerId];
    if (head !== undefined) return op.writerSeq <= head;
    return seq !== null && logEpoch !== null && seq <= (taken.get(logEpoch) ?? 0);
  }).length;
}

/** Whether two texts of one act say different things. Its number may be another one: an act may be numbered again (DATA-R27). */
function saysOther(one: Operation, other: Operation | undefined): boolean {
  const said = ({ type, payload, occurredAt }: Operation) => canonical({ type, payload, occurredAt });
  return other === undefined || said(one) !== said(other);
}

/** The order in which the backup's own shop would have them. */
function inOrder({ operations, connected, writers }: JournalLog): readonly LoggedOperation[] {
  if (!connected) return operations;
  const { accepted, behind, waiting } = inServerOrder(operations, writers);
  const others = new Set([...accepted, ...behind].map(({ op }) => op.opId));
  return [...accepted, ...behind, ...waiting.filter(({ op }) => !others.has(op.opId))];
}

type With = { readonly shopId: ShopId; readonly nextId: () => string; readonly report: (part: number) => void };

/** The books of some acts, folded as a recovery folds them, in a database that is none of the shop's. */
async function booksOf(log: readonly LoggedOperation[], { shopId, nextId, report }: With): Promise<BooksCheck> {
  const generation = nextId();
  const name = `proof-${generation}`;
  const db = shopDatabase(name, 'relaxed');
  try {
    const plan = { shopId, generation, writerId: nextId() as WriterId, writers: {}, connected: false, contacts: [] };
    await rebuild(
      db,
      log.map((entry) => ({ op: entry.op, text: entry.text, seq: null, logEpoch: null })),
      plan,
      report,
    );
    return must(await checkBooks(db), 'books that were just made');
  } finally {
    db.close();
    await deleteDatabase(name);
  }
}
