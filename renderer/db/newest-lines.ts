import { must } from '#shared/base/must.ts';
import { withVariances } from '#shared/domain/operations/counted.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { ledgerTables, type ShopDatabase } from './database.ts';
import { type Sorted, sortedOf } from './ledger-index.ts';
import { type NumberRun, numbered, readNumbers } from './sealing.ts';
import { lineFields } from './segment-lines.ts';
import { segmentCount } from './segments.ts';
import { sealedLines, type Spot } from './variant-lines.ts';

/** A movement with the place a reading goes on behind. */
type Placed = { readonly movement: Movement; readonly cursor: Cursor };

/** Where a reading of one variant's movements goes on: everything before this row or segment line. */
export type Cursor =
  | { readonly in: 'rows'; readonly before: number }
  | { readonly in: 'segments'; readonly segment: number; readonly line: number };

/**
 * A page of a variant's ledger lines, newest first, from the rows and then from the segments; `next` goes on behind the
 * last one. Lines of posted counts carry their variance as it is now, so that all lines add up to what is on hand.
 */
export async function newestLines(
  db: ShopDatabase,
  variantId: VariantId,
  { limit, before }: { readonly limit: number; readonly before?: Cursor },
): Promise<{ readonly movements: readonly Movement[]; readonly next: Cursor | null }> {
  return db.transaction('r', [...ledgerTables], async () => {
    // What does not wait for one another is asked for at once: a question to the database costs more than its answer.
    const [counted, numbers, segments, runs, sorted] = await Promise.all([
      db.counted.where({ variantId }).toArray(),
      before?.in === 'segments' ? [] : rowNumbers(db, variantId, before?.before ?? Number.POSITIVE_INFINITY),
      segmentCount(db),
      readNumbers(db),
      sortedOf(db, variantId),
    ]);
    const end =
      before?.in === 'segments' ? { segment: before.segment, place: before.line } : { segment: segments, place: 0 };
    // One line more than is shown says that there are older ones; every row has a line at least.
    const wanted = limit + 1 - numbers.length;
    const [rows, older] = await Promise.all([
      readRows(db, variantId, numbers.slice(0, limit + 1)),
      wanted > 0 ? fromSegments(db, variantId, { end, runs, wanted, sorted }) : [],
    ]);
    const found = [...rows, ...older];
    const cut = pageOf(found, limit);
    const countedAt = new Map(counted.map((row) => [row.id, row] as const));
    return {
      movements: withVariances(
        found.slice(0, cut).map(({ movement }) => movement),
        (level) => countedAt.get(level),
      ),
      next: cut < found.length ? must(found[cut - 1], 'a full page has a last line').cursor : null,
    };
  });
}

/** How many of the first lines are a page: a row's are never parted, so that its number says where to go on. */
function pageOf(lines: readonly Placed[], limit: number): number {
  let cut = Math.min(limit, lines.length);
  while (cut < lines.length && isSameRow(lines[cut - 1]?.cursor, lines[cut]?.cursor)) cut++;
  return cut;
}

function isSameRow(a: Cursor | undefined, b: Cursor | undefined): boolean {
  return a?.in === 'rows' && b?.in === 'rows' && a.before === b.before;
}

/** The numbers of the rows with lines of a variant, newest first. */
async function rowNumbers(db: ShopDatabase, variantId: VariantId, before: number): Promise<readonly number[]> {
  const keys = await db.ledger.where('variants').equals(variantId).primaryKeys();
  return keys
    .map((no) => must(no, 'a stored ledger row has its number'))
    .filter((no) => no < before)
    .sort((a, b) => b - a);
}

async function readRows(
  db: ShopDatabase,
  variantId: VariantId,
  numbers: readonly number[],
): Promise<readonly Placed[]> {
  const rows = numbers.length === 0 ? [] : await db.ledger.bulkGet([...numbers]);
  return rows.flatMap((row) =>
    row
      ? row.lines
          .filter((line) => line.variantId === variantId)
          .reverse()
          .map((movement) => ({ movement, cursor: { in: 'rows', before: row.no ?? 0 } as const }))
      : [],
  );
}

type Sought = {
  readonly end: Spot;
  readonly runs: readonly NumberRun[];
  readonly wanted: number;
  readonly sorted: readonly Sorted[];
};

async function fromSegments(
  db: ShopDatabase,
  variantId: VariantId,
  { end, runs, wanted, sorted }: Sought,
): Promise<readonly Placed[]> {
  const lines = await sealedLines(db, variantId, { fields: lineFields, before: end, wanted, sorted });
  return lines.toReversed().map(({ segment, place, line }) => ({
    movement: numbered(line, runs),
    cursor: { in: 'segments', segment, line: place },
  }));
}
