import { type Act, actOf, knownAct, writes } from '#shared/domain/operations/act.ts';
import { addLevels, levelChanges, levelOfCounted } from '#shared/domain/operations/levels.ts';
import { applyToRow, countedBy, foldVersion } from '#shared/domain/operations/apply.ts';
import { movementsOf } from '#shared/domain/operations/movements.ts';
import { noHash, withText } from '#shared/domain/operations/books.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import {
  cellId,
  cellOf,
  type ContactId,
  type ShopId,
  type VariantId,
  type WriterId,
} from '#shared/domain/operations/ids.ts';
import { emptyBooks, fold, type MemoryBooks, pastOf, putCounted } from '#shared/domain/operations/memory-books.ts';
import { noForks } from '#shared/domain/operations/forks.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { InboxRow, Ref, Row } from '#shared/domain/operations/rows.ts';
import type { HostContact, WriterRange } from '#shared/contract/store/protocol.ts';
import { batchOf } from './batch.ts';
import { browserSlices, pauses } from './catalogue/slices.ts';
import type { ContactRow, ShadowRow, ShopDatabase, StockRow, StoredOperation } from './database.ts';
import { kinds, tableOf } from './database.ts';
import { putRows, refusedRow, withLevels } from './fold.ts';
import { type FreshLedger, freshLedger, type Sealing } from './fresh-ledger.ts';
import { ORPHAN, orphansAmong, unnamedIn } from './orphans.ts';
import { keepRecovery, type Recovery, type SetAside } from './recovery.ts';
import { storedOperation } from './stored-operation.ts';

/**
 * One operation of a log that is being rebuilt; `seq` is the server's sequence number, null if it has not accepted the
 * operation.
 */
export type LoggedOperation = {
  readonly op: Operation;
  readonly text: string;
  readonly seq: number | null;
  readonly logEpoch: string | null;
  /**
   * Our own text of an act of which another desk's text was accepted. It is still to be sent, so that our sequence
   * number is used.
   */
  readonly offered?: { readonly op: Operation; readonly text: string };
};

/** An own operation the server refused, and why. */
export type RefusedOperation = { readonly op: Operation; readonly text: string; readonly code: string };

export type RebuildPlan = {
  readonly shopId: ShopId;
  readonly generation: string;
  readonly writerId: WriterId;
  /** Every writer that this desk has used, with the last sequence number in the journal. */
  readonly writers: { readonly [writer: WriterId]: number };
  readonly connected: boolean;
  /** Whether the log is the beginning of one that this desk never had whole. */
  readonly isArriving?: boolean;
  readonly contacts: readonly HostContact[];
  readonly refused?: readonly RefusedOperation[];
  /** Operations whose inbox rows a person has dealt with. */
  readonly resolved?: ReadonlySet<string>;
  /** Own sequence numbers whose acts now have the numbers of another writer (DATA-R27). */
  readonly moved?: readonly WriterRange[];
  /** What the journal has lost, if it has lost something. */
  readonly harm?: Harm;
  /** How much of the ledger is written as segments; as housekeeping does it, if it is left out. */
  readonly sealing?: Sealing;
};

/** What is known to be missing before anything is folded. */
export type Harm = Pick<Recovery, 'missing' | 'lost' | 'harmed'> & {
  /** Acts whose records are whole but cannot be read. */
  readonly unreadable: readonly SetAside[];
};

/** How many of the newest operations the buffer keeps for the Activity screen. */
export const KEPT_OPERATIONS = 3_000;
const WRITE_BATCH = 2_000;
/** How many acts are folded before other work may run. */
const STEP = 100;
/** The part of the work that folding is, and the part that is done when the rows are written. */
const [FOLDING, ROWS] = [0.7, 0.9];

/**
 * Fills an empty database from a log: accepted operations in the server's order (without a server, in the given order),
 * then own ones that are still under way, shown on top. Operations that cannot be applied because an earlier one is
 * missing are set aside. Returns what is missing (DATA-R23), or null when everything came back. `complete` is written
 * last, so that a rebuild that was interrupted is never opened. `onProgress` receives the part that is done, 0…1.
 */
export async function rebuild(
  db: ShopDatabase,
  log: readonly LoggedOperation[],
  plan: RebuildPlan,
  onProgress: (part: number) => void,
): Promise<Recovery | null> {
  const ordered = plan.connected
    ? inServerOrder(log, plan.writers)
    : { accepted: log, behind: [], beyond: [], waiting: [] };
  const waiting = ordered.waiting.filter(({ op }) => !ordered.behind.some((entry) => entry.op.opId === op.opId));
  const books = booksFor(log);
  const ledger = freshLedger(db, plan.sealing);
  const moved = new Set<VariantId>();
  const setAside: SetAside[] = [...(plan.harm?.unreadable ?? [])];
  const done: LoggedOperation[] = [];
  let facts = noHash;
  const toFold = [...ordered.accepted, ...ordered.behind];
  const pause = pauses(browserSlices());
  for (const [i, entry] of toFold.entries()) {
    if (i % STEP === 0) {
      await ledger.seal();
      await pause();
      onProgress((FOLDING * i) / toFold.length);
    }
    const applied = fold(books, entry.op, entry.seq);
    // The server accepted it after everything before it. All of that is here, so it must apply here, too.
    if (!applied.ok && plan.connected && entry.seq !== null && entry.seq <= ordered.accepted.length)
      throw new Error(
        `Broken assumption: a logged operation applies again (${entry.op.opId}: ${applied.refusal.code})`,
      );
    if (!applied.ok) {
      setAside.push(setAsideOf(entry, applied.refusal.code));
      continue;
    }
    ledger.add(entry.op.opId, applied.movements);
    for (const { variantId } of applied.movements) moved.add(variantId);
    facts = withText(facts, entry.text);
    done.push(entry);
  }
  await ledger.seal();
  const shadows = foldWaiting(
    books,
    ledger,
    waiting.map((entry) => knownAct(actOf(entry.op), books.forks)),
  );
  const parts = [
    () => writeRows(db, books, onProgress),
    () => inBatches([...stockRows(books)], (rows) => db.stock.bulkPut(rows)),
    () => inBatches([...books.counted.values()], (rows) => db.counted.bulkPut(rows)),
    () => ledger.finish((rows) => inBatches(rows, (some) => db.ledger.bulkAdd(some))),
    () => inBatches(inboxOf(books, plan), (rows) => db.inbox.bulkPut(rows)),
    () => inBatches(shadows, (rows) => db.shadows.bulkPut(rows)),
    () => inBatches(withRefused(kept(done, waiting), plan.refused), (rows) => db.operations.bulkAdd(rows)),
    () =>
      inBatches(
        plan.contacts.map((contact) => contactRow(contact, plan.connected)),
        (rows) => db.contacts.bulkPut(rows),
      ),
  ];
  for (const part of parts) await part();
  const recovery = recoveryOf(plan, ordered, { setAside, done, books, moved });
  await keepRecovery(db, recovery);
  const last = ordered.accepted.at(-1);
  const cursor =
    plan.connected && last && last.seq !== null
      ? { logEpoch: last.logEpoch ?? '', seq: last.seq, opId: last.op.opId }
      : null;
  await db.meta.put({
    key: 'desk',
    shopId: plan.shopId,
    generation: plan.generation,
    complete: true,
    foldVersion,
    writerId: plan.writerId,
    writerSeq: plan.writers[plan.writerId] ?? 0,
    writers: plan.writers,
    connected: plan.connected,
    cursor,
    contactsCursor: 0,
    seen: cursor && { logEpoch: cursor.logEpoch, seq: cursor.seq },
    skewMs: null,
    rev: 0,
    facts: { count: facts.count, sum: facts.sum.toString(16) },
    ...(books.forks !== noForks && { forks: books.forks }),
    ...(plan.isArriving && { arriving: { head: null } }),
    ...(plan.moved && plan.moved.length > 0 && { moved: plan.moved }),
    ...(recovery && { lacks: lacksOf(recovery, plan.writers) }),
  });
  onProgress(1);
  return recovery;
}

/** Books that keep of the ledger only what folding the log asks for: lines of cells that are posted, and those that a reversal names. */
function booksFor(log: readonly LoggedOperation[]): MemoryBooks {
  const posted = new Set<string>();
  for (const { op } of log)
    if (op.type === 'count.posted') for (const line of op.payload.lines) posted.add(cellId(line));
  if (posted.size === 0) return { ...emptyBooks(), keepsLine: () => false };
  const named = new Set<string>();
  for (const { op } of log) for (const { reverses } of actOf(op).effects.stock) if (reverses) named.add(reverses);
  return { ...emptyBooks(), keepsLine: (line) => posted.has(cellId(line)) || named.has(line.id) };
}

type Folded = {
  readonly setAside: readonly SetAside[];
  readonly done: readonly LoggedOperation[];
  readonly books: MemoryBooks;
  readonly moved: ReadonlySet<VariantId>;
};

function recoveryOf(
  { shopId, harm, connected }: RebuildPlan,
  { accepted, behind }: ServerOrder,
  { setAside: refused, done, books, moved }: Folded,
): Recovery | null {
  const { missing = [], lost = [], harmed = [] } = harm ?? {};
  const hasShop = books.rows.has(refKey({ kind: 'shop', id: shopId }));
  // Without the shop's own row, nothing of the server's log is here: that is a gap, too.
  const gapAfter = connected && (behind.length > 0 || !hasShop) ? accepted.length : null;
  const isHarmed = missing.length > 0 || lost.length > 0 || refused.length > 0;
  // The server took the operations in `accepted` with every row that they name: only later ones can be orphans.
  const open = connected ? done.slice(accepted.length) : done;
  const setAside = isHarmed ? [...refused, ...orphansAmong(open, books)] : refused;
  if (!isHarmed && gapAfter === null) return null;
  // If only other desks' acts are missing, the server has them: nobody is asked, unless there is no shop to show.
  const confirmed = !isHarmed && hasShop;
  return {
    confirmed,
    missing,
    lost,
    setAside,
    dealt: [],
    unnamed: unnamedIn(books, { setAside, done, moved }),
    harmed,
    gapAfter,
    declared: false,
  };
}

function lacksOf({ missing, setAside }: Recovery, writers: RebuildPlan['writers']): readonly WriterRange[] {
  // Orphans were applied and are in the books, although nobody sees them: they are not lacking.
  const own = setAside.filter(({ writerId, code }) => writers[writerId] !== undefined && code !== ORPHAN);
  return [...missing, ...own.map(({ writerId, writerSeq }) => ({ writerId, from: writerSeq, to: writerSeq }))];
}

function setAsideOf({ op, text, seq }: LoggedOperation, code: string): SetAside {
  const { opId, writerId, writerSeq, type, occurredAt, actor } = op;
  const { stock, posts } = actOf(op).effects;
  const levels = stock.map((line, i) => ({ ...cellOf(line), quantity: posts[i] ? null : line.quantity }));
  return { opId, writerId, writerSeq, seq, type, code, at: occurredAt, actor, text, levels };
}

/** A log, divided by the server's order. */
export type ServerOrder = {
  /** Operations that the server numbered, up to the first gap, in order. */
  readonly accepted: readonly LoggedOperation[];
  /** Operations that the server numbered, after the first gap, in order, whoever made them. */
  readonly behind: readonly LoggedOperation[];
  /**
   * Those of `behind` that other desks made (the journal may have lost unsynced ones before them): they are pulled
   * again (JRN12).
   */
  readonly beyond: readonly LoggedOperation[];
  /** Our own operations that are not in `accepted`: they are shown on top. */
  readonly waiting: readonly LoggedOperation[];
};

/** Divides a log by the server's order and by who made the operations. */
export function inServerOrder(log: readonly LoggedOperation[], writers: RebuildPlan['writers']): ServerOrder {
  const ordered = log.filter((entry) => entry.seq !== null).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const gap = ordered.findIndex((entry, i) => entry.seq !== i + 1);
  const accepted = gap === -1 ? ordered : ordered.slice(0, gap);
  const covered = new Set(accepted);
  const isOwn = (entry: LoggedOperation) => writers[entry.op.writerId] !== undefined;
  const waiting = log
    .filter((entry) => !covered.has(entry) && isOwn(entry))
    .map((entry) => ({ ...entry, seq: null, logEpoch: null }));
  const behind = ordered.filter((entry) => !covered.has(entry));
  return { accepted, behind, waiting, beyond: behind.filter((entry) => !isOwn(entry)) };
}

/** Applies own operations under way over the accepted books; returns the confirmed rows that they cover. */
function foldWaiting(books: MemoryBooks, ledger: FreshLedger, waiting: readonly Act[]): readonly ShadowRow[] {
  const shadows = new Map<string, ShadowRow>();
  for (const act of waiting) {
    const pairs: (readonly [Row | undefined, Row])[] = [];
    for (const ref of writes(act)) {
      const key = refKey(ref);
      const before = books.rows.get(key);
      if (!shadows.has(key)) shadows.set(key, { key, row: before ?? null });
      const after = applyToRow(before, ref, act);
      if (!after) continue;
      books.rows.set(key, after);
      pairs.push([before, after]);
    }
    // An own act shows its stock lines until the server refuses it, whatever became of its rows meanwhile.
    const movements = movementsOf(act, null);
    const rows = { get: (ref: Ref) => books.rows.get(refKey(ref)), past: pastOf(books) };
    const counted = countedBy(rows, act, movements);
    putCounted(books, counted);
    books.movements.push(...movements);
    ledger.add(act.op.opId, movements);
    for (const level of [...levelChanges(movements, pairs), ...counted.map(levelOfCounted)]) {
      const sum = books.levels.get(level.id);
      books.levels.set(level.id, sum ? addLevels(sum, level) : level);
    }
  }
  return [...shadows.values()];
}

function* stockRows(books: MemoryBooks): Iterable<StockRow> {
  const rows = new Map<VariantId, StockRow>();
  for (const level of books.levels.values()) {
    rows.set(level.variantId, withLevels(rows.get(level.variantId) ?? { variantId: level.variantId, at: {} }, [level]));
  }
  yield* rows.values();
}

async function writeRows(db: ShopDatabase, books: MemoryBooks, onProgress: (part: number) => void): Promise<void> {
  const all = [...books.rows.values()];
  const tablesOfRows = kinds.map((kind) => tableOf(db, kind));
  let written = 0;
  await inBatches(all, async (rows) => {
    await db.transaction('rw', tablesOfRows, async () => {
      const batch = batchOf(db);
      putRows(batch, rows);
      await batch.written();
    });
    written += rows.length;
    onProgress(FOLDING + ((ROWS - FOLDING) * written) / all.length);
  });
}

function kept(accepted: readonly LoggedOperation[], waiting: readonly LoggedOperation[]): StoredOperation[] {
  const offered = accepted.slice(0, -KEPT_OPERATIONS).filter((entry) => entry.offered);
  return [...offered, ...accepted.slice(-KEPT_OPERATIONS), ...waiting].map((entry) => {
    const { op, text } = entry.offered ?? entry;
    const shadowed = entry.seq === null && waiting.length > 0;
    const { seq, logEpoch } = entry;
    const row = storedOperation(op, text, {
      stage: shadowed || entry.offered ? 'kept' : 'settled',
      seq,
      logEpoch,
      shadowed,
    });
    return entry.offered ? { ...row, acceptedText: entry.text } : row;
  });
}

/**
 * Adds the operations that the server refused, each after those that its writer had made before it, so that a person
 * can read what they were.
 */
function withRefused(rows: StoredOperation[], refused: readonly RefusedOperation[] = []): StoredOperation[] {
  const all = [...rows];
  for (const { op, text } of [...refused].sort((a, b) => a.op.writerSeq - b.op.writerSeq)) {
    const before = all.findLastIndex((row) => row.writerId === op.writerId && row.writerSeq < op.writerSeq);
    const way = { stage: 'refused', seq: null, logEpoch: null, shadowed: false } as const;
    all.splice(before + 1, 0, storedOperation(op, text, way));
  }
  return all;
}

function inboxOf(books: MemoryBooks, { refused = [], resolved }: RebuildPlan): readonly InboxRow[] {
  const rows = [...books.inbox.values(), ...refused.map(({ op, code }) => refusedRow(actOf(op), code))];
  return rows.map((row) => (resolved?.has(row.opId) ? { ...row, resolved: true } : row));
}

/**
 * A record of the host's files as the database stores it. An edit that the server had not been told of is sent on the
 * version it was made on. Of a record without `standing` (0.1 kept none) nothing is known: it is offered as a new one,
 * and one that the server already has stays as it is there.
 */
export function contactRow({ standing, ...contact }: HostContact, connected: boolean): ContactRow {
  const { version, unshared } = standing ?? { version: 0, unshared: true };
  return {
    ...contact,
    contactId: contact.contactId as ContactId,
    version,
    pending: connected && unshared ? 1 : 0,
  };
}

async function inBatches<T>(rows: readonly T[], write: (rows: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += WRITE_BATCH) await write(rows.slice(i, i + WRITE_BATCH));
}
