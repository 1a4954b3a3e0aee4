import { operationText } from '#shared/contract/store/operation.ts';
import type { Chance } from '#shared/domain/demo/chance.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { OpId, WriterId } from '#shared/domain/operations/ids.ts';
import { emptyBooks, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { type Acts, anyAct } from '#tests/fixtures/any-act.ts';
import { countingIds, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import type { SmallShop } from '#tests/fixtures/small-shop.ts';
import { type FoldFault, foldWith } from './planted.ts';
import { type LogEntry, type PushOutcome, readText } from './shop-server.ts';

/** What a desk's journal holds: its own acts with what became of them, and the server's log as far as it has come. */
type Journal = {
  readonly own: { readonly text: string; readonly opId: string; fate: 'pending' | 'taken' | 'rejected' }[];
  readonly log: LogEntry[];
};

export type DeskFault =
  | 'forgets-what-it-sent'
  | 'applies-every-answer'
  | 'puts-its-own-first'
  | 'undoes-under-a-new-id'
  | 'skips-a-number';

/** One desk: acts offline on what it shows, pushes, pulls, and shows its own acts over what the server has ordered. */
export type Desk = {
  readonly name: string;
  /** Starts anew at every restart: answers to an older session are not for it. */
  session(): number;
  cursor(): number;
  act(chance: Chance, shop: SmallShop, at: number): void;
  write(decision: Decision, at: number): void;
  /** The next acts to offer, in the order they were made. */
  unsent(most: number): readonly string[];
  hearPush(outcomes: readonly PushOutcome[]): void;
  hearChanges(entries: readonly LogEntry[]): void;
  restart(): void;
  readonly journal: Journal;
  readonly confirmed: () => MemoryBooks;
  readonly shown: () => MemoryBooks;
};

export function desk(lane: number, planted: DeskFault | FoldFault | null, acts: Acts): Desk {
  const fold = foldWith(planted);
  const nextId = countingIds(lane);
  const writerId = nextId() as WriterId;
  const journal: Journal = { own: [], log: [] };
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
    recent = journal.log.slice(-6).map((entry) => read(entry.text));
    for (const act of pending()) {
      const op = read(act.text);
      if (fold(shown, op, null).ok) recent.push(op);
    }
  }

  function confirm(entry: LogEntry): void {
    fold(confirmed, read(entry.text), entry.seq);
  }

  function write(decision: Decision, at: number): void {
    const opId = (planted === 'undoes-under-a-new-id' ? undefined : decision.opId) ?? (nextId() as OpId);
    if ([...journal.own, ...journal.log].some((act) => act.opId === opId)) return;
    const seen = journal.log.length > 0 ? { logEpoch: 'only', seq: journal.log.length } : null;
    const op = operationOf(
      decision,
      { opId, writerId, writerSeq: journal.own.length + 1, seen, at },
      (ref) => shown.rows.get(refKey(ref)),
      (id) => recent.find((one) => one.opId === id),
    );
    if (!fold(shown, op, null).ok) return;
    journal.own.push({ text: operationText(op), opId, fate: 'pending' });
    recent.push(op);
    if (planted === 'puts-its-own-first') fold(confirmed, op, null);
  }

  return {
    name: `desk ${lane}`,
    session: () => session,
    cursor: () => journal.log.length,
    write,
    act(chance, shop, at) {
      if (shown.rows.size === 0) return;
      const decision = anyAct({ books: shown, shop, recent, below: chance.below, nextId, at: at + someDay }, acts);
      if (decision) write(decision, at + someDay);
    },
    unsent: (most) =>
      unsent()
        .slice(0, most)
        .map((act) => act.text),
    hearPush(outcomes) {
      let changed = false;
      for (const { opId, outcome } of outcomes) {
        const act = journal.own.find((own) => own.opId === opId);
        if (act?.fate === 'pending' && outcome === 'rejected') {
          act.fate = 'rejected';
          changed = true;
        }
        if (act?.fate === 'pending' && (outcome === 'accepted' || outcome === 'duplicate')) act.fate = 'taken';
        if (outcome === 'id-reused' || outcome === 'writer-forked') throw new Error(`${opId}: ${outcome}`);
      }
      if (changed) rebase();
    },
    hearChanges(entries) {
      if (planted !== 'applies-every-answer' && (entries.at(-1)?.seq ?? 0) <= journal.log.length) return;
      for (const entry of entries) {
        const isNext = entry.seq === journal.log.length + 1;
        if (!isNext && planted !== 'applies-every-answer') continue;
        if (isNext) journal.log.push(entry);
        const isOwn = journal.own.some((act) => act.opId === entry.opId);
        if (!(isOwn && planted === 'puts-its-own-first')) confirm(entry);
      }
      rebase();
    },
    restart() {
      session += 1;
      known.clear();
      if (planted === 'forgets-what-it-sent') journal.own.splice(0, journal.own.length, ...journal.own.slice(0, -1));
      confirmed = emptyBooks();
      journal.log.forEach(confirm);
      rebase();
    },
    journal,
    confirmed: () => confirmed,
    shown: () => shown,
  };
}

/** Books that can be folded on without changing these. */
export function copyOf(books: MemoryBooks): MemoryBooks {
  return {
    rows: new Map(books.rows),
    levels: new Map(books.levels),
    movements: [...books.movements],
    inbox: new Map(books.inbox),
    counted: new Map(books.counted),
    forks: books.forks,
  };
}
