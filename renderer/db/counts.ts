import { countLines } from '#shared/domain/counts/count-line.ts';
import { type RestLine, restLines } from '#shared/domain/counts/rest.ts';
import { unseenCells } from '#shared/domain/counts/unseen.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { Past } from '#shared/domain/operations/counted.ts';
import { type Cell, cellId, type CountId } from '#shared/domain/operations/ids.ts';
import type { Counted, CountLineRow, CountRow, ObservationRow } from '#shared/domain/operations/rows.ts';
import { cellLevels } from './cells.ts';
import type { ShopDatabase } from './database.ts';
import { recentLines } from './ledger.ts';
import { pastOfObservations } from './past.ts';

/** The tables a count's review reads; a transaction around `readCount` names at least these. */
export const countTables = [
  'counts',
  'observations',
  'countLines',
  'counted',
  'writers',
  'stock',
  'ledger',
  'segments',
  'operations',
  'meta',
] as const;

/** Everything that is known of one count, as it stands at one instant: what lines, review and posting are made of. */
export type CountBooks = {
  readonly count: CountRow;
  readonly observations: readonly ObservationRow[];
  readonly notes: readonly CountLineRow[];
  /** The checkpoints of every cell the count saw. */
  readonly counted: readonly Counted[];
  readonly past: Past;
  /** Cells of what was seen, at its place, that nobody looked into: posting asks for those in which something lay (CNT28). */
  readonly beside: readonly Cell[];
};

/** Reads a count with the past of its lines, undefined where there is none. Inside a command's transaction it is that instant. */
export function readCount(db: ShopDatabase, countId: CountId): Promise<CountBooks | undefined> {
  return db.transaction('r', [...countTables], async () => {
    const count = await db.counts.get(countId);
    if (!count || isGone(count)) return undefined;
    const observations = await db.observations.where({ countId }).toArray();
    const notes = await db.countLines.where({ countId }).toArray();
    const { past, beside } = await pastOfObservations(
      db,
      observations.filter((seen) => !seen.voided),
    );
    const levels = new Set(observations.map(cellId));
    const counted = [...levels].flatMap((level) => past.counted(level) ?? []);
    return { count, observations, notes, counted, past, beside };
  });
}

/** What counting some cells as nothing would write, as a count and the books stand at this instant (CNT23). */
export function readRest(
  db: ShopDatabase,
  countId: CountId,
  rest: readonly Cell[],
): Promise<{ readonly count: CountRow; readonly lines: readonly RestLine[] } | undefined> {
  return db.transaction('r', [...countTables], async () => {
    const books = await readCount(db, countId);
    if (!books) return undefined;
    const variants = [...new Set(rest.map(({ variantId }) => variantId))];
    const stock = await db.stock.bulkGet(variants);
    const since = new Map<string, number>();
    // What was sealed since the count began is not looked for: it is counted as nothing, and the line says so.
    for (const line of await recentLines(db, variants)) {
      if (line.occurredAt <= books.count.begunAt) continue;
      since.set(cellId(line), (since.get(cellId(line)) ?? 0) + line.quantity);
    }
    const lines = countLines(books.observations, books.notes, books.past.predecessors);
    return {
      count: books.count,
      lines: restLines(rest, {
        lines,
        unseen: unseenCells(lines, books.beside, books.past),
        held: stock.flatMap((row) => (row ? cellLevels(row) : [])),
        cameSince: (cell) => since.get(cellId(cell)) ?? 0,
      }),
    };
  });
}
