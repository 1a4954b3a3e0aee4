import { actOf, knownAct } from './act.ts';
import { apply, type Applied } from './apply.ts';
import type { Predecessors } from './before.ts';
import { type CountedChange, nothingCounted, type Past, recounted } from './counted.ts';
import { type LevelDifference, verifyLedger } from './books.ts';
import { refKey } from './effects.ts';
import { type Forks, forksAfter, noForks } from './forks.ts';
import { cellId, type MovementId } from './ids.ts';
import { addLevels, isZero } from './levels.ts';
import type { Operation } from './operation.ts';
import type { Counted, InboxRow, Kind, Level, Movement, Ref, Row, RowOf } from './rows.ts';

/** The whole books in memory: for rebuilding, for the simulation and for whatever must be folded in bulk. */
export type MemoryBooks = {
  readonly rows: Map<string, Row>;
  readonly levels: Map<string, Level>;
  /** The ledger's lines; those of cells that are posted from a count do, as no others are asked for. */
  readonly movements: Movement[];
  /** Which lines are kept; all of them if it is left out. */
  readonly keepsLine?: (line: Movement) => boolean;
  readonly inbox: Map<string, InboxRow>;
  readonly counted: Map<string, Counted>;
  forks: Forks;
};

export function emptyBooks(): MemoryBooks {
  return { rows: new Map(), levels: new Map(), movements: [], inbox: new Map(), counted: new Map(), forks: noForks };
}

/** Applies one operation to the books in place; a refused one changes nothing. Answers what `apply` answered. */
export function fold(books: MemoryBooks, op: Operation, seq: number | null): Applied {
  const rows = { get: (ref: Ref) => books.rows.get(refKey(ref)), past: pastOf(books) };
  const applied = apply(rows, knownAct(actOf(op), books.forks), seq);
  if (!applied.ok) return applied;
  books.forks = forksAfter(books.forks, op);
  for (const row of applied.rows) books.rows.set(refKey(row), row);
  for (const movement of applied.movements)
    if (!books.keepsLine || books.keepsLine(movement)) books.movements.push(movement);
  for (const change of applied.levels) {
    const kept = books.levels.get(change.id);
    const level = kept ? addLevels(kept, change) : change;
    if (isZero(level)) books.levels.delete(level.id);
    else books.levels.set(level.id, level);
  }
  for (const row of applied.inbox) books.inbox.set(row.id, row);
  putCounted(books, applied.counted);
  return applied;
}

/**
 * Applies one operation to rows alone, for readers who have the ledger from elsewhere: what an act makes of rows does not
 * depend on movements. A refused one changes nothing; answers whether it was applied.
 */
export function foldRows(books: Pick<MemoryBooks, 'rows' | 'forks'>, op: Operation, seq: number | null): boolean {
  const rows = { get: (ref: Ref) => books.rows.get(refKey(ref)), past: nothingCounted };
  const applied = apply(rows, knownAct(actOf(op), books.forks), seq);
  if (!applied.ok) return false;
  books.forks = forksAfter(books.forks, op);
  for (const row of applied.rows) books.rows.set(refKey(row), row);
  return true;
}

/** Keeps checkpoints as an operation left them. */
export function putCounted(books: MemoryBooks, changes: readonly CountedChange[]): void {
  for (const { after } of changes) {
    if (after.lines.length > 0) books.counted.set(after.id, after);
    else books.counted.delete(after.id);
  }
}

/** The past of the books as it is at each question. */
export function pastOf(books: MemoryBooks): Past {
  return {
    // Most shops have counted nothing while most of their log is folded: an empty map is asked for no key.
    counted: (level) => (books.counted.size === 0 ? undefined : books.counted.get(level)),
    onHand: (level) => books.levels.get(level)?.onHand ?? 0,
    lines: (level) => ledgerIndex(books.movements).byLevel.get(level) ?? [],
    movement: (id) => ledgerIndex(books.movements).byId.get(id),
    predecessors: predecessorsIn(books),
  };
}

function predecessorsIn(books: MemoryBooks): Predecessors {
  return (writer) => rowOf(books, 'writer', writer)?.predecessor;
}

/** Recomputes the levels of the books from everything else in them. */
export function verifyBooks(books: MemoryBooks): readonly LevelDifference[] {
  const kept = [...books.counted.values()];
  const right = recounted(kept, books.movements, predecessorsIn(books));
  return verifyLedger(books.levels.values(), books.movements, books.rows.values(), { kept, recounted: right });
}

type LedgerIndex = {
  length: number;
  readonly byLevel: Map<string, Movement[]>;
  readonly byId: Map<MovementId, Movement>;
};

/** Made when something is first posted, and read on from there: most books are folded without one. */
const indexes = new WeakMap<readonly Movement[], LedgerIndex>();

function ledgerIndex(movements: readonly Movement[]): LedgerIndex {
  const kept = indexes.get(movements);
  // A ledger that became shorter was begun anew.
  const index = kept && kept.length <= movements.length ? kept : { length: 0, byLevel: new Map(), byId: new Map() };
  for (const m of movements.slice(index.length)) {
    const id = cellId(m);
    const some = index.byLevel.get(id);
    if (some) some.push(m);
    else index.byLevel.set(id, [m]);
    index.byId.set(m.id, m);
  }
  index.length = movements.length;
  indexes.set(movements, index);
  return index;
}

/** The row of a kind by its id. */
export function rowOf<K extends Kind>(books: MemoryBooks, kind: K, id: string): RowOf<K> | undefined {
  const row = books.rows.get(`${kind}:${id}`);
  // The key carries the kind, so what is found under it is of that kind.
  return row as RowOf<K> | undefined;
}
