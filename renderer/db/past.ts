import { type Act, actOf, asksPast } from '#shared/domain/operations/act.ts';
import { momentSeen, placingOf } from '#shared/domain/operations/before.ts';
import { nothingCounted, type Past } from '#shared/domain/operations/counted.ts';
import { movementsOf as linesOf } from '#shared/domain/operations/movements.ts';
import { cellsBeside } from '#shared/domain/counts/unseen.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import { type Cell, cellId, type MovementId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Counted, Moment, Movement, ObservationRow, WriterRow } from '#shared/domain/operations/rows.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { type Batch, batchOf } from './batch.ts';
import { cellLevels, onHandIn } from './cells.ts';
import type { ShopDatabase, StockRow } from './database.ts';
import { foldLedger, recentLines } from './ledger.ts';
import { readSealed, type Sealed } from './sealing.ts';
import { lineFields } from './segment-lines.ts';

/**
 * Loads what an act needs of the books besides its rows; next to nothing if no cell of it was counted. Call it inside a
 * transaction.
 */
export async function loadPast(batch: Batch, act: Act): Promise<Past> {
  const { levels, observations, reverses } = asksPast(act);
  if (levels.length === 0) return nothingCounted;
  const counted = await loadCounted(batch, levels);
  if (counted.size === 0 && observations.length === 0) return nothingCounted;
  const db = await batch.written();
  const seen = await db.observations.bulkGet([...observations]);
  const moments = seen.flatMap((row) => (row ? [momentSeen(row)] : []));
  const posted = observations.length > 0 ? levels : [];
  return readPast(db, { counted, posted, moments, levels, reverses });
}

/**
 * The past that the review and the posting of a count need, and the cells beside those that were seen. Call it inside a
 * transaction.
 */
export async function pastOfObservations(
  db: ShopDatabase,
  seen: readonly ObservationRow[],
): Promise<{ readonly past: Past; readonly beside: readonly Cell[] }> {
  const moments = seen.map((row) => momentSeen(row));
  const stock = await readStock(db, seen);
  const beside = besideIn(stock, seen);
  const levels = beside.length > 0 ? [...seen, ...beside] : seen;
  const counted = await loadCounted(batchOf(db), levels);
  return { past: await readPast(db, { counted, posted: levels, moments, levels, reverses: [], stock }), beside };
}

/** Without lots a product has one cell at a place, so there are none beside it. */
function besideIn(stock: Stock, seen: readonly ObservationRow[]): readonly Cell[] {
  const hasLots = seen.some(
    ({ variantId, locationId, lotId }) => lotId !== undefined || stock.get(variantId)?.at[locationId]?.lots,
  );
  return hasLots ? cellsBeside(seen, [...stock.values()].flatMap(cellLevels)) : [];
}

/** The checkpoints of cells that were counted, by cell. */
export async function loadCounted(batch: Batch, levels: readonly Cell[]): Promise<ReadonlyMap<string, Counted>> {
  const ids = [...new Set(levels.map(cellId))];
  // In a shop that never counted, one look at an empty table replaces all others.
  const { counted } = batch.db;
  const found = ids.length > 5 && (await batch.isEmpty(counted)) ? [] : await batch.get(counted, ids);
  return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

type Asked = {
  readonly counted: ReadonlyMap<string, Counted>;
  readonly posted: readonly Cell[];
  readonly moments: readonly Moment[];
  readonly levels: readonly Cell[];
  readonly reverses: readonly MovementId[];
  /** The stock rows, if they were read already. */
  readonly stock?: Stock;
};
type Stock = ReadonlyMap<VariantId, StockRow>;

async function readPast(db: ShopDatabase, asked: Asked): Promise<Past> {
  const { counted, posted, levels, reverses } = asked;
  const writers = new Map((await db.writers.toArray()).map((row) => [row.id, row] as const));
  const predecessors = (writer: WriterRow['id']) => writers.get(writer)?.predecessor;
  const stock = asked.stock ?? (await readStock(db, posted));
  const onHand = new Map(posted.map((cell) => [cellId(cell), onHandIn(stock.get(cell.variantId)?.at, cell)]));
  const lines = await readLines(db, posted, await mayBeSealed(db, asked.moments, predecessors));
  const variants = [...new Set(levels.map((level) => level.variantId))];
  const targets = await readTargets(db, variants, [...lines.values()].flat(), reverses);
  return {
    counted: (level) => counted.get(level),
    onHand: (level) => onHand.get(level) ?? 0,
    lines: (level) => lines.get(level) ?? [],
    movement: (id) => targets.get(id),
    predecessors,
  };
}

async function readStock(db: ShopDatabase, cells: readonly Cell[]): Promise<Stock> {
  const stock = await db.stock.bulkGet([...new Set(cells.map(({ variantId }) => variantId))]);
  return new Map(stock.flatMap((row) => (row ? [[row.variantId, row] as const] : [])));
}

/** Whether a sealed segment may hold a line that was not made before every one of these observations. */
async function mayBeSealed(
  db: ShopDatabase,
  moments: readonly Moment[],
  predecessors: Past['predecessors'],
): Promise<boolean> {
  const sealed = moments.length > 0 ? await readSealed(db) : null;
  return sealed !== null && !moments.every((moment) => isAllBefore(sealed, moment, predecessors));
}

function isAllBefore({ seq, writers }: Sealed, moment: Moment, predecessors: Past['predecessors']): boolean {
  if (seq !== null && moment.seen !== null && moment.seen.seq >= seq) return true;
  return Object.entries(writers).every(([writer, writerSeq]) => {
    // The keys are writers' ids.
    const last: Moment = {
      writerId: writer as Moment['writerId'],
      writerSeq,
      seen: null,
      skewMs: null,
      seq: null,
      at: 0,
    };
    const { before, around } = placingOf(last, moment, predecessors);
    return before && !around;
  });
}

async function readLines(
  db: ShopDatabase,
  levels: readonly Cell[],
  withSealed: boolean,
): Promise<Map<string, Movement[]>> {
  const lines = new Map<string, Movement[]>(levels.map((cell) => [cellId(cell), []]));
  if (levels.length === 0) return lines;
  const variants = [...new Set(levels.map((level) => level.variantId))];
  const found = withSealed ? await everyLine(db, variants) : await recentLines(db, variants);
  for (const m of found) lines.get(cellId(m))?.push(m);
  return lines;
}

/** Every line of some variants as it was written, oldest first. */
async function everyLine(db: ShopDatabase, variants: readonly VariantId[]): Promise<readonly Movement[]> {
  return (await foldLedger(db, { variants }, collected(lineFields, 'as-written'))) ?? [];
}

/**
 * The lines that reversals name, and the lines that those name in turn: from the newest rows, from stored operations,
 * or else from the segments.
 */
async function readTargets(
  db: ShopDatabase,
  variants: readonly VariantId[],
  lines: readonly Movement[],
  reverses: readonly MovementId[],
): Promise<ReadonlyMap<MovementId, Movement>> {
  const known = new Map(lines.map((m) => [m.id, m] as const));
  let isSealedRead = false;
  for (let missing = unknown(known, reverses, lines); missing.length > 0; ) {
    const found: Movement[] = [];
    for (const opId of new Set(missing.map(opIdOf))) found.push(...(await linesOfAct(db, opId)));
    if (!isSealedRead && !missing.every((id) => found.some((m) => m.id === id))) {
      found.push(...(await everyLine(db, variants)));
      isSealedRead = true;
    }
    const before = known.size;
    for (const m of found) known.set(m.id, m);
    if (known.size === before) break;
    missing = unknown(
      known,
      [],
      found.filter((m) => missing.includes(m.id)),
    );
  }
  return known;
}

function unknown(
  known: ReadonlyMap<MovementId, Movement>,
  reverses: readonly MovementId[],
  lines: readonly Movement[],
): readonly MovementId[] {
  return [...reverses, ...lines.flatMap((m) => m.reverses ?? [])].filter((id) => !known.has(id));
}

/** The operation that a ledger line's id begins with (`movementId`). */
function opIdOf(id: MovementId): OpId {
  return id.slice(0, id.lastIndexOf(':')) as OpId;
}

async function linesOfAct(db: ShopDatabase, opId: OpId): Promise<readonly Movement[]> {
  const row = await db.ledger.where('opId').equals(opId).first();
  if (row) return row.lines;
  const stored = await db.operations.where('opId').equals(opId).first();
  const parsed = stored ? parseOperation(stored.acceptedText ?? stored.text) : null;
  return parsed?.ok ? linesOf(actOf(parsed.value), stored?.seq ?? null) : [];
}
