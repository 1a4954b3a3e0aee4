import type { CountLine } from '#shared/domain/counts/count-line.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import type { Predecessors } from '#shared/domain/operations/before.ts';
import { type Cell, cellId, type CountId } from '#shared/domain/operations/ids.ts';
import type { CountLineRow, CountRow, ObservationRow, Row } from '#shared/domain/operations/rows.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** A count with what was seen in it, the latest first. */
export type CountSheet = { readonly count: CountRow; readonly lines: readonly CountLine[] };

/** One count that is kept up to date by what is told of it, without reading it again. */
export type CountBook = {
  /** Undefined before it is read, null where there is no such count. */
  readonly get: () => CountSheet | null | undefined;
  readonly subscribe: (reader: () => void) => () => void;
  /** What is counted of a cell at this instant; null where nobody looked. */
  readonly quantityOf: (cell: Cell) => number | null;
  /** Resolves when the first reading is done. */
  readonly read: Promise<void>;
};

/** Opens a count's book; `stop` it when nobody looks any more. */
export function bookOf(
  { db, feed }: Pick<Shop, 'db' | 'feed'>,
  countId: CountId,
): { readonly book: CountBook; readonly stop: () => void } {
  const observations = new Map<string, ObservationRow>();
  const notes = new Map<string, CountLineRow>();
  const readers = new Set<() => void>();
  let count: CountRow | undefined;
  let predecessors: Predecessors = () => undefined;
  let isRead = false;
  let sheet: CountSheet | null | undefined;
  const take = (row: Row) => {
    if (row.kind === 'count' && row.id === countId) count = row;
    else if (row.kind === 'observation' && row.countId === countId) observations.set(row.id, row);
    else if (row.kind === 'count-line' && row.countId === countId) notes.set(row.id, row);
    else return false;
    return true;
  };
  const renew = () => {
    sheet = count && !count.voided ? { count, lines: newestFirst() } : null;
    for (const reader of readers) reader();
  };
  const newestFirst = () =>
    [...countLines([...observations.values()], [...notes.values()], predecessors)].sort(
      (a, b) => b.latest.to - a.latest.to || (a.latest.id < b.latest.id ? 1 : -1),
    );
  const early: Row[] = [];
  const stop = feed.listen(({ rows }) => {
    if (!isRead) early.push(...rows);
    else if (rows.map(take).includes(true)) renew();
  });
  const readAll = async () => {
    const writers = new Map((await db.writers.toArray()).map((row) => [row.id, row.predecessor] as const));
    predecessors = (writer) => writers.get(writer);
    const [row, seen, noted] = await Promise.all([
      db.counts.get(countId),
      db.observations.where({ countId }).toArray(),
      db.countLines.where({ countId }).toArray(),
    ]);
    for (const known of [row, ...seen, ...noted, ...early]) if (known) take(known);
    isRead = true;
    renew();
  };
  const book: CountBook = {
    get: () => sheet,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    quantityOf: (cell) => sheet?.lines.find((line) => line.levelId === cellId(cell))?.quantity ?? null,
    read: readAll(),
  };
  return { book, stop };
}
