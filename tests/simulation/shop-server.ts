import { parseOperation } from '#shared/contract/store/operation.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import { emptyBooks, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { type FoldFault, foldWith } from './planted.ts';

export type LogEntry = { readonly seq: number; readonly opId: string; readonly text: string };
export type PushOutcome =
  | { readonly opId: string; readonly outcome: 'accepted' | 'duplicate'; readonly seq: number }
  | { readonly opId: string; readonly outcome: 'rejected'; readonly code: string }
  | { readonly opId: string; readonly outcome: 'waiting' | 'id-reused' | 'writer-forked' };

/** What the server keeps on its disk; everything else it makes anew when it starts. */
type Disk = { readonly log: LogEntry[]; readonly used: Map<string, string>; readonly rejected: Map<string, string> };

/** The shop's server without network and database: takes texts in writer order, gives them their place, folds them. */
export type ShopServer = {
  readonly log: readonly LogEntry[];
  readonly rejected: ReadonlyMap<string, string>;
  readonly books: () => MemoryBooks;
  push(texts: readonly string[]): readonly PushOutcome[];
  changes(after: number): readonly LogEntry[];
  restart(): void;
};

export const serverFaults = ['lost-acknowledgement', 'cursor-by-commit-order', 'server-rolled-back'] as const;
export type ServerFault = (typeof serverFaults)[number];

export function shopServer(planted: ServerFault | FoldFault | null): ShopServer {
  const fold = foldWith(planted);
  const disk: Disk = { log: [], used: new Map(), rejected: new Map() };
  let taken = new Map<string, Operation>();
  let books = emptyBooks();
  /** Texts read since the last start. */
  const known = new Map<string, Operation>();
  const read = (text: string): Operation => {
    const op = known.get(text) ?? readText(text);
    known.set(text, op);
    return op;
  };

  function take(op: Operation, text: string, blocked: Set<string>): PushOutcome {
    const { opId } = op;
    const number = `${op.writerId}#${op.writerSeq}`;
    const known = planted === 'lost-acknowledgement' ? undefined : answered(op, number);
    if (known) return known;
    if (op.writerSeq > 1 && !disk.used.has(`${op.writerId}#${op.writerSeq - 1}`)) return { opId, outcome: 'waiting' };
    if (op.entities.some((entity) => blocked.has(entity))) return { opId, outcome: 'waiting' };
    disk.used.set(number, opId);
    const targetRefused = op.type === 'act.reversed' && disk.rejected.has(op.payload.target);
    const applied = targetRefused ? null : fold(books, op, disk.log.length + 1);
    if (!applied?.ok) {
      disk.rejected.set(opId, applied ? applied.refusal.code : 'target-refused');
      for (const entity of op.entities) blocked.add(entity);
      return { opId, outcome: 'rejected', code: disk.rejected.get(opId) ?? '' };
    }
    const entry = { seq: disk.log.length + 1, opId, text };
    disk.log.push(entry);
    taken.set(opId, op);
    return { opId, outcome: 'accepted', seq: entry.seq };
  }

  /** What was answered before is answered again. */
  function answered(op: Operation, number: string): PushOutcome | undefined {
    const { opId } = op;
    const usedBy = disk.used.get(number);
    if (usedBy && usedBy !== opId) return { opId, outcome: 'writer-forked' };
    const code = disk.rejected.get(opId);
    const same = taken.get(opId);
    if (code !== undefined || same) disk.used.set(number, opId);
    if (code !== undefined) return { opId, outcome: 'rejected', code };
    if (!same) return undefined;
    if (same !== op && (same.type !== op.type || canonical(same.payload) !== canonical(op.payload)))
      return { opId, outcome: 'id-reused' };
    return { opId, outcome: 'duplicate', seq: disk.log.findIndex((entry) => entry.opId === opId) + 1 };
  }

  /** The disk comes back as it was before its newest acts, and the log goes on under the same epoch. */
  function rollBack(): void {
    for (const { opId } of disk.log.splice(-3))
      for (const [number, used] of disk.used) if (used === opId) disk.used.delete(number);
  }

  return {
    log: disk.log,
    rejected: disk.rejected,
    books: () => books,
    push(texts) {
      const blocked = new Set<string>();
      return texts.map((text) => take(read(text), text, blocked));
    },
    changes: (after) => {
      const next = disk.log.slice(after, after + 20);
      // The newest act but one is written, and its transaction ends after that of the newest.
      return planted === 'cursor-by-commit-order' ? next.filter(({ seq }) => seq !== disk.log.length - 1) : next;
    },
    restart() {
      if (planted === 'server-rolled-back') rollBack();
      books = emptyBooks();
      taken = new Map();
      known.clear();
      for (const { seq, text } of disk.log) {
        const op = read(text);
        taken.set(op.opId, op);
        fold(books, op, seq);
      }
    },
  };
}

/** The operation in a text that a desk of this world has written. */
export function readText(text: string): Operation {
  const parsed = parseOperation(text);
  if (!parsed.ok) throw new Error(`${parsed.failure.code}: ${parsed.failure.detail}`);
  return parsed.value;
}
