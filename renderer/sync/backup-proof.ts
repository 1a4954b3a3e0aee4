import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ShopId, WriterId } from '#shared/domain/operations/ids.ts';
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
  const { copy, heads } = opened.value;
  try {
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
    const order = inOrder(theirs.value);
    const known = new Map(here.value.operations.map((entry) => [entry.op.opId, entry]));
    const same = order.flatMap(({ op }) => known.get(op.opId) ?? []);
    const shopId = session.entry.shopId as ShopId;
    const [backup, shop] = [
      await booksOf(order, { shopId, nextId, report: (part) => report(part / 2, 1) }),
      await booksOf(same, { shopId, nextId, report: (part) => report(0.5 + part / 2, 1) }),
    ];
    return done({
      acts: order.length,
      newer: here.value.operations.length - same.length,
      lacking: order.length - same.length,
      isSame: backup.factHash === shop.factHash && backup.bookHash === shop.bookHash && backup.differences === 0,
      factHash: backup.factHash,
      bookHash: backup.bookHash,
    });
  } finally {
    await host.ask('backups.close', { copy });
  }
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
