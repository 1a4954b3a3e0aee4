import { operationText } from '#shared/contract/store/operation.ts';
import type { Chance } from '#shared/domain/demo/chance.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { OpId, WriterId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { type Acts, anyAct } from '#tests/fixtures/any-act.ts';
import { countingIds, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import type { SmallShop } from '#tests/fixtures/small-shop.ts';
import { copyOf, type FoldFault, foldWith, splitInTwo } from './planted.ts';
import { type LogEntry, type PushOutcome, readText } from './shop-server.ts';

/** What a desk's journal holds: its own acts with what became of them, and the server's log as far as it has come. */
type Journal = {
  readonly own: { readonly text: string; readonly opId: string; fate: 'pending' | 'taken' | 'rejected' }[];
  readonly log: LogEntry[];
};

export const deskFaults = [
  'push-before-journal',
  'double-apply',
  'puts-its-own-first',
  'undoes-under-a-new-id',
  'skips-a-number',
  'cursor-by-commit-order',
  'number-continued-after-restore',
  'settled-ignored-in-recovery',
  'order-split',
  'cursor-past-unknown-type',
] as const;
export type DeskFault = (typeof deskFaults)[number];

/** One desk: acts offline on what it shows, pushes, pulls, and shows its own acts over what the server has ordered. */
export type Desk = {
  readonly name: string;
  /** Starts anew at every restart: answers to an older session are not for it. */
  session(): number;
  cursor(): number;
  /** Answers what it did, or null where the books forbid what chance chose. */
  act(chance: Chance, shop: SmallShop, at: number): string | null;
  write(decision: Decision, at: number): void;
  /** The next acts to offer, in the order they were made. */
  unsent(most: number): readonly string[];
  hearPush(outcomes: readonly PushOutcome[]): void;
  hearChanges(entries: readonly LogEntry[]): void;
  restart(): void;
  /** Keeps what the desk has, for `restore`. */
  backUp(): void;
  /** Puts the last backup in the place of what the desk has; what it did since and the server has not got is gone. */
  restore(): void;
  /** Installs the version that knows every type of act; one that waits for it stops in front of what it does not know. */
  update(): void;
  readonly journal: Journal;
  /** Acts that it offered although their answer was in its journal. */
  readonly offeredAgain: ReadonlySet<string>;
  readonly confirmed: () => MemoryBooks;
  readonly shown: () => MemoryBooks;
};

/** What an older version does not know. */
const isNewer = ({ type }: Operation | Decision) => type.startsWith('count.') || type === 'order.amended';

export function desk(lane: number, planted: DeskFault | FoldFault | null, acts: Acts, isOld = false): Desk {
  const fold = foldWith(planted);
  const nextId = countingIds(lane);
  let writerId = nextId() as WriterId;
  let written = 0;
  let old = isOld;
  const journal: Journal = { own: [], log: [] };
  let backup: { readonly own: Journal['own']; readonly log: readonly LogEntry[] } | null = null;
  const settled = new Set<string>();
  const offeredAgain = new Set<string>();
  let session = 0;
  let confirmed = emptyBooks();
  let shown = emptyBooks();
  let recent: Operation[] = [];

  /** Texts read since the last start. */
  const known = new Map<string, Operation>();
  const read = (text: string): Operation => {
    const op = known.get(text) ?? readText(text);
    known.set(text, op);
    return op;
  };

  /** Own acts that the server's log, as far as it is here, does not hold. */
  const pending = () => {
    const ordered = new Set(journal.log.map((entry) => entry.opId));
    return journal.own.filter((act) => act.fate !== 'rejected' && !ordered.has(act.opId));
  };

  /**
   * Own acts to be offered. One that another desk did too, under the same id, is in the log already and is offered all
   * the same: its number must count as used, or the server waits for it for ever.
   */
  const unsent = () => {
    if (planted === 'skips-a-number') return pending();
    const ordered = new Set(journal.log.map((entry) => entry.text));
    return journal.own.filter((act) => act.fate === 'pending' && !ordered.has(act.text));
  };

  /** Shows own acts that are under way over the confirmed books; one that no longer fits is left out until it is answered. */
  function rebase(): void {
    shown = copyOf(confirmed);
    recent = journal.log.slice(-6).flatMap(({ text }) => (text === '' ? [] : [read(text)]));
    for (const act of pending()) {
      const op = read(act.text);
      if (fold(shown, op, null).ok) recent.push(op);
    }
  }

  function confirm(entry: LogEntry): void {
    if (entry.text !== '') fold(confirmed, read(entry.text), entry.seq);
  }

  function startAgain(): void {
    known.clear();
    confirmed = emptyBooks();
    journal.log.forEach(confirm);
    rebase();
  }

  const ownOf = (writer: WriterId) => journal.own.filter(({ text }) => read(text).writerId === writer).length;

  function write(decision: Decision, at: number): void {
    if (old && isNewer(decision)) return;
    const apart = planted === 'order-split' ? splitInTwo(decision) : null;
    for (const part of apart ?? [decision]) writeOne(part, at);
  }

  function writeOne(decision: Decision, at: number): void {
    const opId = (planted === 'undoes-under-a-new-id' ? undefined : decision.opId) ?? (nextId() as OpId);
    if ([...journal.own, ...journal.log].some((act) => act.opId === opId)) return;
    const seen = journal.log.length > 0 ? { logEpoch: 'only', seq: journal.log.length } : null;
    const op = operationOf(
      decision,
      { opId, writerId, writerSeq: written + 1, seen, at },
      (ref) => shown.rows.get(refKey(ref)),
      (id) => recent.find((one) => one.opId === id),
    );
    if (!fold(shown, op, null).ok) return;
    journal.own.push({ text: operationText(op), opId, fate: 'pending' });
    written += 1;
    recent.push(op);
    if (planted === 'puts-its-own-first') fold(confirmed, op, null);
  }

  const cursor = () => (planted === 'cursor-by-commit-order' ? (journal.log.at(-1)?.seq ?? 0) : journal.log.length);

  /** What of an answer is taken: what comes next, up to what this version does not know. */
  function* taken(entries: readonly LogEntry[]): Iterable<LogEntry> {
    for (const entry of entries) {
      if (old && isNewer(read(entry.text))) {
        if (planted !== 'cursor-past-unknown-type') return;
        journal.log.push({ ...entry, text: '' });
      } else yield entry;
    }
  }

  return {
    name: `desk ${lane}`,
    session: () => session,
    cursor,
    write,
    act(chance, shop, at) {
      if (shown.rows.size === 0) return null;
      const decision = anyAct({ books: shown, shop, recent, below: chance.below, nextId, at: at + someDay }, acts);
      const before = journal.own.length;
      if (decision) write(decision, at + someDay);
      return decision && journal.own.length > before ? toldOf(decision) : null;
    },
    unsent: (most) => {
      const acts = unsent().slice(0, most);
      for (const { opId } of acts) if (settled.has(opId)) offeredAgain.add(opId);
      return acts.map((act) => act.text);
    },
    hearPush(outcomes) {
      let changed = false;
      for (const { opId, outcome } of outcomes) {
        const act = journal.own.find((own) => own.opId === opId);
        if (act?.fate === 'pending' && outcome === 'rejected') {
          act.fate = 'rejected';
          changed = true;
        }
        if (act?.fate === 'pending' && (outcome === 'accepted' || outcome === 'duplicate')) act.fate = 'taken';
        if (act && act.fate !== 'pending') settled.add(opId);
        if (outcome === 'id-reused' || outcome === 'writer-forked') throw new Error(`${opId}: ${outcome}`);
      }
      if (changed) rebase();
    },
    hearChanges(entries) {
      if (planted !== 'double-apply' && (entries.at(-1)?.seq ?? 0) <= journal.log.length) return;
      for (const entry of taken(entries)) {
        const isNext =
          planted === 'cursor-by-commit-order' ? entry.seq > cursor() : entry.seq === journal.log.length + 1;
        if (!isNext && planted !== 'double-apply') continue;
        if (isNext) journal.log.push(entry);
        const isOwn = journal.own.some((act) => act.opId === entry.opId);
        if (!(isOwn && planted === 'puts-its-own-first')) confirm(entry);
      }
      rebase();
    },
    restart() {
      session += 1;
      if (planted === 'push-before-journal' && journal.own.length > 0) {
        journal.own.pop();
        written -= 1;
      }
      if (planted === 'settled-ignored-in-recovery') for (const act of journal.own) act.fate = 'pending';
      startAgain();
    },
    backUp() {
      backup = { own: journal.own.map((act) => ({ ...act })), log: [...journal.log] };
    },
    restore() {
      if (!backup) return;
      session += 1;
      journal.own.splice(0, journal.own.length, ...backup.own.map((act) => ({ ...act })));
      journal.log.splice(0, journal.log.length, ...backup.log);
      // What was answered since the backup was made is not known here any more.
      settled.clear();
      for (const { opId, fate } of journal.own) if (fate !== 'pending') settled.add(opId);
      const predecessor = { writerId, writerSeq: ownOf(writerId) };
      if (planted === 'number-continued-after-restore') written = predecessor.writerSeq;
      else [writerId, written] = [nextId() as WriterId, 0];
      startAgain();
      if (written === 0 && shown.rows.size > 0) write({ type: 'writer.started', payload: { predecessor } }, someDay);
    },
    update() {
      old = false;
    },
    journal,
    offeredAgain,
    confirmed: () => confirmed,
    shown: () => shown,
  };
}

function toldOf({ type, payload }: Decision): string {
  const act = 'act' in payload ? ` ${String(payload.act)}` : '';
  return `${type}${act}`;
}
