import { sha256Hex } from '#shared/base/hash.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { inServerOrder } from '#renderer/db/rebuild.ts';
import { type Keep, readJournal } from '../journal-log.ts';
import type { JournalDoor } from '../pump.ts';
import { OutStopped } from './out-sink.ts';

/** One act of the log, without what it says. */
export type LogEntry = {
  readonly opId: string;
  /** SHA-256 of its text: which of several texts under one id counts. */
  readonly digest: string;
  readonly seq: number | null;
  /** Whether it is among the facts (DATA-R9): accepted, or of a shop without a server. */
  readonly isFact: boolean;
  /** When it counts: an undo at the moment of what it undoes, so that both count or neither. */
  readonly at: number;
};

/** The log as it is at one moment, in the order in which it counts; its texts stay in the host. */
export type LogIndex = { readonly entries: readonly LogEntry[]; readonly records: number };

type Going = {
  readonly signal: AbortSignal;
  readonly pause: () => Promise<void>;
  readonly report: (records: number) => void;
};

/** Reads the journal once for the order of its acts. */
export async function indexLog(door: JournalDoor, { signal, report }: Going): Promise<Result<LogIndex>> {
  const undone = new Map<string, string>();
  let records = 0;
  const keep: Keep = ({ op, text }) => {
    if (op.type === 'act.reversed') undone.set(op.opId, op.payload.target);
    records++;
    if (signal.aborted) throw new OutStopped({ code: 'cancelled' });
    return { op: envelopeOf(op), text: sha256Hex(text) };
  };
  const read = await readJournal(door, {}, (known) => report(known), keep);
  if (!read.ok) return read;
  const { operations, connected, writers } = read.value;
  const ordered = connected
    ? inServerOrder(operations, { ...writers, ...writersIn(operations) })
    : { accepted: operations, behind: [], waiting: [] };
  const madeAt = new Map(operations.map(({ op }) => [String(op.opId), op.occurredAt] as const));
  const countsAt = (opId: string, own: number): number => {
    let at = own;
    const seen = new Set<string>();
    for (let target = undone.get(opId); target !== undefined && !seen.has(target); target = undone.get(target)) {
      seen.add(target);
      at = madeAt.get(target) ?? at;
    }
    return at;
  };
  const facts = [...ordered.accepted, ...ordered.behind];
  const behind = new Set(facts.map(({ op }) => op.opId));
  const all = [...facts, ...ordered.waiting.filter(({ op }) => !behind.has(op.opId))];
  return done({
    records,
    entries: all.map(({ op, text, seq }, i) => ({
      opId: op.opId,
      digest: text,
      seq,
      isFact: i < facts.length,
      at: countsAt(op.opId, op.occurredAt),
    })),
  });
}

/** Writers of acts that no server has numbered: they are this desk's. */
function writersIn(operations: readonly { readonly op: Operation; readonly seq: number | null }[]) {
  return Object.fromEntries(operations.flatMap(({ op, seq }) => (seq === null ? [[op.writerId, op.writerSeq]] : [])));
}

/** The act without its payload, which is most of it. */
function envelopeOf(op: Operation): Operation {
  // Nothing reads the payload of what is kept here.
  return { ...op, payload: {}, entities: [], base: undefined } as unknown as Operation;
}

/** Some acts with their texts, in the order of the log. */
export type LogPage = readonly { readonly entry: LogEntry; readonly text: string }[];

/** Reads the journal again for the texts, in the order of the index; what came since is left out. */
export async function* logTexts(door: JournalDoor, index: LogIndex, { signal, pause }: Going): AsyncGenerator<LogPage> {
  const places = new Map(index.entries.map(({ opId }, place) => [opId, place] as const));
  /** Texts that came before their turn. */
  const early = new Map<number, string>();
  let next = 0;
  let cursor: string | null = null;
  do {
    if (signal.aborted) throw new OutStopped({ code: 'cancelled' });
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(door, cursor);
    if (!page.ok) throw new OutStopped(page.failure);
    for (const record of page.value.records) {
      if (record.type === 'settled') continue;
      const place = places.get(opIdIn(record.text));
      const entry = place === undefined ? undefined : index.entries[place];
      if (place === undefined || entry === undefined || place < next || sha256Hex(record.text) !== entry.digest)
        continue;
      early.set(place, record.text);
      await pause();
    }
    const ready: { readonly entry: LogEntry; readonly text: string }[] = [];
    for (let text = early.get(next); text !== undefined; text = early.get(next)) {
      const entry = index.entries[next];
      if (entry) ready.push({ entry, text });
      early.delete(next);
      next++;
    }
    if (ready.length > 0) yield ready;
    cursor = page.value.next;
  } while (cursor !== null);
}

function readPage(door: JournalDoor, cursor: string | null) {
  return door.host.ask('journal.read', { shopId: door.shopId, cursor, limit: 500 });
}

/** The id of an act; every text begins with it, and one that does not is read whole. */
function opIdIn(text: string): string {
  const [, known] = /^\{"opId":"([^"\\]+)"/.exec(text) ?? [];
  if (known !== undefined) return known;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'opId' in read ? String(read.opId) : '';
  } catch {
    return '';
  }
}
