import { addLevels, apply, type Applied, isZero } from './apply.ts';
import { refKey } from './effects.ts';
import type { Operation } from './operation.ts';
import type { InboxRow, Kind, Level, Movement, Ref, Row, RowOf } from './rows.ts';

/** The whole books in memory: for rebuilding, for the simulation and for whatever must be folded in bulk. */
export type MemoryBooks = {
  readonly rows: Map<string, Row>;
  readonly levels: Map<string, Level>;
  readonly movements: Movement[];
  readonly inbox: Map<string, InboxRow>;
};

export function emptyBooks(): MemoryBooks {
  return { rows: new Map(), levels: new Map(), movements: [], inbox: new Map() };
}

/** Applies one operation to the books in place; a refused one changes nothing. Answers what `apply` answered. */
export function fold(books: MemoryBooks, op: Operation, seq: number | null): Applied {
  const applied = apply({ get: (ref: Ref) => books.rows.get(refKey(ref)) }, op, seq);
  if (!applied.ok) return applied;
  for (const row of applied.rows) books.rows.set(refKey(row), row);
  for (const movement of applied.movements) books.movements.push(movement);
  for (const change of applied.levels) {
    const kept = books.levels.get(change.id);
    const level = kept ? addLevels(kept, change) : change;
    if (isZero(level)) books.levels.delete(level.id);
    else books.levels.set(level.id, level);
  }
  for (const row of applied.inbox) books.inbox.set(row.id, row);
  return applied;
}

/** The row of a kind by its id. */
export function rowOf<K extends Kind>(books: MemoryBooks, kind: K, id: string): RowOf<K> | undefined {
  const row = books.rows.get(`${kind}:${id}`);
  // The key carries the kind, so what is found under it is of that kind.
  return row as RowOf<K> | undefined;
}
