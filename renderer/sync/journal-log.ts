import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { WriterRange } from '#shared/contract/store/protocol.ts';
import { NOBODY, type OpId } from '#shared/domain/operations/ids.ts';
import type { LoggedOperation, RefusedOperation } from '#renderer/db/rebuild.ts';
import { rangesMissing, type SetAside } from '#renderer/db/recovery.ts';
import type { JournalDoor } from './pump.ts';

/**
 * The journal read back as a log: each operation once, with the server's sequence number if it has one, without refused
 * ones.
 */
export type JournalLog = {
  readonly operations: readonly LoggedOperation[];
  readonly connected: boolean;
  /** Own operations the server refused, with its code: a person still has to see them. */
  readonly refused: readonly RefusedOperation[];
  /** Operations whose inbox rows a person has dealt with. */
  readonly resolved: ReadonlySet<string>;
  /** Acts whose records are whole but cannot be read. */
  readonly unreadable: readonly SetAside[];
  /** Sequence numbers of this desk's writers, up to those in `writers`, that no record has. */
  readonly missing: readonly WriterRange[];
  /** Acts of this desk of which the journal has only the note that the server accepted them. */
  readonly lost: readonly OpId[];
  /** Every writer that this desk has used, with the last sequence number that anything in the journal names. */
  readonly writers: Readonly<Record<string, number>>;
  /**
   * Own sequence numbers whose acts are in the journal once more, under another writer's numbers, which count
   * (DATA-R27).
   */
  readonly moved: readonly WriterRange[];
};

type Entry = Pick<LoggedOperation, 'op' | 'text'>;
/** What is kept of an operation while the rest is read; it must tell other texts apart, and keep the envelope. */
export type Keep = (entry: Entry) => Entry;

/** How many records are asked for at once, of a shop or of a copy of one; the host ends a page sooner where they are long. */
const PAGE = 1_000;

/**
 * Reads the whole journal of a shop. Own operations come in the order in which they were made, wherever they stand in
 * the journal. An operation of a newer program ends the reading: this computer needs an update first. One that cannot
 * be read is set aside.
 */
export async function readJournal(
  door: JournalDoor,
  heads: Readonly<Record<string, number>>,
  report: (done: number, total: number | null) => void,
  keep: Keep = (entry) => entry,
): Promise<Result<JournalLog>> {
  const log = emptyLog(keep);
  let reading: Promise<Page> | null = pageOf(door, null);
  while (reading) {
    const page: Page = await reading;
    if (!page.ok) return page;
    // The host reads the next page while this one is looked through.
    reading = page.value.next === null ? null : pageOf(door, page.value.next);
    for (const entry of page.value.records) {
      const taken = take(log, entry, door.shopId);
      if (!taken.ok) {
        await reading;
        return taken;
      }
    }
    report(log.operations.size, null);
  }
  const operations = inOwnOrder([...log.operations.values()], log).filter((entry) => !log.refused.has(entry.op.opId));
  const refused = [...log.refused].flatMap(([opId, code]): RefusedOperation[] => {
    const entry = log.operations.get(opId);
    // What was taken back with the whole shop is told once for all of it.
    return entry && code !== TAKEN_BACK ? [{ op: entry.op, text: entry.text, code }] : [];
  });
  const { connected, resolved } = log;
  const placed = operations.map((entry) => withSeq(entry, log));
  const writers = { ...heads };
  for (const { writerId, writerSeq } of [...log.follows.values()])
    writers[writerId] = Math.max(writers[writerId] ?? 0, writerSeq);
  return done({
    operations: withoutLostPlaces(placed, log.epochs),
    connected,
    refused,
    resolved,
    unreadable: [...log.unreadable.values()],
    missing: rangesMissing(writers, log.numbers),
    lost: lostOf(log),
    writers,
    moved: log.moved,
  });
}

type Page = Result<{ readonly records: JournalRecord[]; readonly next: string | null }>;

function pageOf({ host, shopId }: JournalDoor, cursor: string | null): Promise<Page> {
  return host.ask('journal.read', { shopId, cursor, limit: PAGE });
}

/**
 * Sorts own operations by sequence number, and a writer after the one it follows: what was filled in later stands later
 * in the journal.
 */
function inOwnOrder(entries: readonly LoggedOperation[], { own, follows }: Log): readonly LoggedOperation[] {
  const place = new Map<string, number>();
  const putInOrder = (writer: string, above: ReadonlySet<string>) => {
    const before = follows.get(writer)?.writerId;
    if (before !== undefined && own.has(before) && !place.has(before) && !above.has(before))
      putInOrder(before, new Set([...above, writer]));
    if (!place.has(writer)) place.set(writer, place.size);
  };
  for (const writer of own) putInOrder(writer, new Set([writer]));
  const mine = entries
    .filter(({ op }) => own.has(op.writerId))
    .sort(
      (a, b) => (place.get(a.op.writerId) ?? 0) - (place.get(b.op.writerId) ?? 0) || a.op.writerSeq - b.op.writerSeq,
    )
    .values();
  return entries.map((entry) => (own.has(entry.op.writerId) ? (mine.next().value ?? entry) : entry));
}

type Log = {
  readonly operations: Map<string, LoggedOperation>;
  readonly accepted: Map<string, { readonly seq: number; readonly logEpoch: string }>;
  readonly refused: Map<string, string>;
  readonly resolved: Set<string>;
  /** The lowest sequence number noted for every epoch of the server's log, in the order in which the epochs came. */
  readonly epochs: Map<string, number>;
  readonly unreadable: Map<string, SetAside>;
  /** Writers whose operations stand here as made by this desk, in the order they appear. */
  readonly own: Set<string>;
  readonly follows: Map<string, { readonly writerId: string; readonly writerSeq: number }>;
  /** For every writer, the sequence numbers that some record has. */
  readonly numbers: Map<string, Set<number>>;
  readonly moved: WriterRange[];
  readonly keep: Keep;
  connected: boolean;
};

function emptyLog(keep: Keep): Log {
  return {
    keep,
    operations: new Map(),
    accepted: new Map(),
    refused: new Map(),
    resolved: new Set(),
    epochs: new Map(),
    unreadable: new Map(),
    own: new Set(),
    follows: new Map(),
    numbers: new Map(),
    moved: [],
    connected: false,
  };
}

function take(log: Log, entry: JournalRecord, shopId: string): Result<null> {
  if (entry.type === 'settled') {
    const { opId, outcome } = entry.settled;
    if (outcome.state === 'accepted') {
      log.accepted.set(opId, outcome);
      noteEpoch(log, outcome);
      log.refused.delete(opId);
    }
    if (outcome.state === 'rejected') log.refused.set(opId, outcome.code);
    if (outcome.state === 'resolved') log.resolved.add(opId);
    else log.connected = true;
    return done(null);
  }
  const parsed = parseOperation(entry.text);
  if (!parsed.ok && parsed.failure.code === 'operation-unsupported')
    return fail({ code: 'update-needed', detail: parsed.failure.detail });
  if (!parsed.ok) {
    const act = unreadableAct(entry);
    if (act) noteNumber(log, act);
    if (act) log.unreadable.set(act.opId, act);
    return done(null);
  }
  const op = parsed.value;
  // A file of another shop's journal may have been put among these.
  if (op.shopId !== shopId) return done(null);
  noteNumber(log, op);
  if (entry.type === 'op') log.own.add(op.writerId);
  if (entry.type === 'op' && op.type === 'writer.started' && op.payload.predecessor)
    log.follows.set(op.writerId, op.payload.predecessor);
  const kept = log.keep({ op, text: entry.text });
  if (entry.type === 'foreign') {
    const ours = log.operations.get(op.opId);
    const offered =
      ours && ours.seq === null && ours.text !== kept.text ? { op: ours.op, text: ours.text } : ours?.offered;
    log.operations.set(op.opId, {
      ...kept,
      seq: entry.seq,
      logEpoch: entry.logEpoch,
      ...(offered && { offered }),
    });
    noteEpoch(log, entry);
    log.refused.delete(op.opId);
    log.connected = true;
  } else takeOwn(log, { ...kept, seq: null, logEpoch: null });
  return done(null);
}

/**
 * Own acts that were accepted and whose text is missing. The journal notes answers of the server only for own acts, and
 * after their text.
 */
function lostOf({ accepted, operations, unreadable }: Log): readonly OpId[] {
  // Ids get their kind where they enter.
  return [...accepted.keys()].filter((opId) => !operations.has(opId) && !unreadable.has(opId)) as OpId[];
}

/**
 * Adds an own act. If it is there already under another number, the server had another act under the first one, and the
 * new number counts.
 */
function takeOwn(log: Log, entry: LoggedOperation): void {
  const before = log.operations.get(entry.op.opId);
  if (before && (before.seq !== null || before.text === entry.text)) return;
  if (before) noteMoved(log.moved, before.op);
  // What was refused before is made anew, such as an undo that was taken back with the shop: the answer was to the first.
  if (before) log.refused.delete(entry.op.opId);
  log.operations.set(entry.op.opId, entry);
}

function noteMoved(moved: WriterRange[], { writerId, writerSeq }: LoggedOperation['op']): void {
  const last = moved.at(-1);
  const isNext = last?.writerId === writerId && last.to + 1 === writerSeq;
  if (isNext) moved.pop();
  moved.push({ writerId, from: isNext ? last.from : writerSeq, to: writerSeq });
}

function noteNumber({ numbers }: Log, { writerId, writerSeq }: Pick<SetAside, 'writerId' | 'writerSeq'>): void {
  const known = numbers.get(writerId) ?? new Set();
  numbers.set(writerId, known.add(writerSeq));
}

const envelope = z.object({
  opId: z.string(),
  writerId: z.string(),
  writerSeq: z.int(),
  type: z.string(),
  occurredAt: z.number().catch(0),
  actor: z.string().catch(NOBODY),
});

/** The envelope of an act that cannot be read; null if not even that can be read. */
function unreadableAct(entry: Exclude<JournalRecord, { type: 'settled' }>): SetAside | null {
  const said = envelope.safeParse(jsonOf(entry.text)).data;
  if (!said) return null;
  const { type, occurredAt: at } = said;
  return {
    // Ids get their type here, where they enter; nothing of this act is applied.
    opId: said.opId as SetAside['opId'],
    writerId: said.writerId as SetAside['writerId'],
    writerSeq: said.writerSeq,
    actor: said.actor as SetAside['actor'],
    type,
    at,
    seq: entry.type === 'foreign' ? entry.seq : null,
    code: 'operation-unreadable',
    text: entry.text,
    levels: [],
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noteEpoch({ epochs }: Log, at: { readonly seq: number; readonly logEpoch: string }): void {
  epochs.set(at.logEpoch, Math.min(at.seq, epochs.get(at.logEpoch) ?? at.seq));
}

function withSeq(entry: LoggedOperation, log: Log): LoggedOperation {
  const accepted = log.accepted.get(entry.op.opId);
  return accepted && entry.seq === null ? { ...entry, seq: accepted.seq, logEpoch: accepted.logEpoch } : entry;
}

/**
 * A later epoch reused these sequence numbers; treat the operation as unsequenced until the server assigns one again
 * (DATA-R11).
 */
function withoutLostPlaces(
  operations: readonly LoggedOperation[],
  epochs: ReadonlyMap<string, number>,
): readonly LoggedOperation[] {
  const heldBelow = new Map<string, number>();
  let lowest = Number.POSITIVE_INFINITY;
  for (const [epoch, first] of [...epochs].reverse()) {
    heldBelow.set(epoch, lowest);
    lowest = Math.min(lowest, first);
  }
  return operations.map((entry) =>
    entry.seq !== null && entry.seq >= (heldBelow.get(entry.logEpoch ?? '') ?? Number.POSITIVE_INFINITY)
      ? { ...entry, seq: null, logEpoch: null }
      : entry,
  );
}
