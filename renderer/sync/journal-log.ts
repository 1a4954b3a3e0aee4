import { done, fail, type Result } from '#shared/base/result.ts';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { LoggedOperation, RefusedOperation } from '#renderer/db/rebuild.ts';
import type { JournalDoor } from './pump.ts';

/** The journal read back as a log: each operation once, with the server's number where it has one, refused ones left out. */
export type JournalLog = {
  readonly operations: readonly LoggedOperation[];
  readonly connected: boolean;
  /** Own operations the server refused, with its code: a person still has to see them. */
  readonly refused: readonly RefusedOperation[];
  /** Operations whose inbox rows a person has dealt with. */
  readonly resolved: ReadonlySet<string>;
};

/** Reads the whole journal of a shop. An operation of a newer program stops it: this computer needs an update first. */
export async function readJournal(
  door: JournalDoor,
  report: (done: number, total: number | null) => void,
): Promise<Result<JournalLog>> {
  const log = emptyLog();
  let cursor: string | null = null;
  do {
    const page: Result<{ records: JournalRecord[]; next: string | null }> = await door.host.ask('journal.read', {
      shopId: door.shopId,
      cursor,
      limit: 500,
    });
    if (!page.ok) return page;
    for (const entry of page.value.records) {
      const taken = take(log, entry);
      if (!taken.ok) return taken;
    }
    cursor = page.value.next;
    report(log.operations.size, null);
  } while (cursor !== null);
  const operations = [...log.operations.values()].filter((entry) => !log.refused.has(entry.op.opId));
  const refused = [...log.refused].flatMap(([opId, code]): RefusedOperation[] => {
    const entry = log.operations.get(opId);
    return entry ? [{ op: entry.op, code }] : [];
  });
  const { connected, resolved } = log;
  const placed = operations.map((entry) => withSeq(entry, log));
  return done({ operations: withoutLostPlaces(placed, log.epochs), connected, refused, resolved });
}

type Log = {
  readonly operations: Map<string, LoggedOperation>;
  readonly accepted: Map<string, { readonly seq: number; readonly logEpoch: string }>;
  readonly refused: Map<string, string>;
  readonly resolved: Set<string>;
  /** The lowest number noted under every epoch of the server's log, in the order the epochs came. */
  readonly epochs: Map<string, number>;
  connected: boolean;
};

function emptyLog(): Log {
  return {
    operations: new Map(),
    accepted: new Map(),
    refused: new Map(),
    resolved: new Set(),
    epochs: new Map(),
    connected: false,
  };
}

function take(log: Log, entry: JournalRecord): Result<null> {
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
  if (!parsed.ok)
    return fail({
      code: parsed.failure.code === 'operation-unsupported' ? 'update-needed' : 'journal-unreadable',
      detail: parsed.failure.detail,
    });
  const op = parsed.value;
  if (entry.type === 'foreign') {
    const ours = log.operations.get(op.opId);
    const offered =
      ours && ours.seq === null && ours.text !== entry.text ? { op: ours.op, text: ours.text } : ours?.offered;
    log.operations.set(op.opId, {
      op,
      text: entry.text,
      seq: entry.seq,
      logEpoch: entry.logEpoch,
      ...(offered && { offered }),
    });
    noteEpoch(log, entry);
    log.refused.delete(op.opId);
    log.connected = true;
  } else if (!log.operations.has(op.opId))
    log.operations.set(op.opId, { op, text: entry.text, seq: null, logEpoch: null });
  return done(null);
}

function noteEpoch({ epochs }: Log, at: { readonly seq: number; readonly logEpoch: string }): void {
  epochs.set(at.logEpoch, Math.min(at.seq, epochs.get(at.logEpoch) ?? at.seq));
}

function withSeq(entry: LoggedOperation, log: Log): LoggedOperation {
  const accepted = log.accepted.get(entry.op.opId);
  return accepted && entry.seq === null ? { ...entry, seq: accepted.seq, logEpoch: accepted.logEpoch } : entry;
}

/** Where a later epoch has numbered anew, the numbers of those before it hold no more: such an operation has no place in the log until it is told one again (DATA-R11). */
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
