import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from './database.ts';
import { readDesk } from './database.ts';
import { mayHold, packSegment, type Segment, type SegmentHead, unpackSegment, wholeSegment } from './segment.ts';

/** How many movements a sealed segment holds at least; an operation's lines stay together. */
const SEGMENT_LINES = 10_000;

/** Where a reading of one variant's movements goes on: everything before this row or segment line. */
export type Cursor = { readonly in: 'rows'; readonly before: number } | { readonly in: 'segments'; readonly segment: number; readonly line: number };

/**
 * Moves the oldest settled ledger rows into packed segments, leaving the newest `keepNewest` as rows; one short
 * transaction a segment, so that a posting beside it does not wait. Answers how many segments it sealed.
 */
export async function sealOldest(db: ShopDatabase, { keepNewest, lines = SEGMENT_LINES }: { readonly keepNewest: number; readonly lines?: number }): Promise<number> {
  for (let sealed = 0; ; sealed++) {
    const candidates = await oldestSettled(db, keepNewest, lines);
    if (!candidates) return sealed;
    const last = await db.segments.orderBy('no').lastKey();
    const { head, body } = packSegment(typeof last === 'number' ? last + 1 : 0, candidates.flatMap((row) => row.lines));
    const [from, to] = [rowNo(candidates[0]), rowNo(candidates.at(-1))];
    const done = await db.transaction('rw', [db.segments, db.ledger], async () => {
      // The rows were read outside: seal only what still stands there unchanged in number.
      const still = await db.ledger.where('no').between(from, to, true, true).count();
      if (still !== candidates.length) return false;
      await db.segments.bulkAdd([head, body]);
      await db.ledger.where('no').between(from, to, true, true).delete();
      return true;
    });
    if (!done) return sealed;
  }
}

/** The oldest rows up to a segment's worth of lines, or null while there are too few or one is not settled. */
async function oldestSettled(db: ShopDatabase, keepNewest: number, wanted: number): Promise<readonly LedgerRow[] | null> {
  const isSettled = settledRule(must(await readDesk(db), 'the shop is open').connected);
  const rows: LedgerRow[] = [];
  let lines = 0;
  for (let last = 0; lines < wanted; ) {
    const page = await db.ledger.where('no').above(last).limit(1_000).toArray();
    for (const row of page) {
      if (!isSettled(row)) return null;
      rows.push(row);
      lines += row.lines.length;
      if (lines >= wanted) break;
    }
    if (page.length < 1_000) break;
    last = rowNo(page.at(-1));
  }
  if (lines < wanted) return null;
  const newer = await db.ledger.where('no').above(rowNo(rows.at(-1))).count();
  return newer >= keepNewest ? rows : null;
}

/** Under a server's order a row is settled once the server has numbered it; without one, at once. */
function settledRule(connected: boolean): (row: LedgerRow) => boolean {
  return connected ? (row) => row.lines.every((line) => line.seq !== null) : () => true;
}

function rowNo(row: LedgerRow | undefined): number {
  return must(row?.no, 'a stored ledger row has its number');
}

/** A variant's movements, newest first, from the rows and then from the segments; `next` goes on behind the last one. */
export async function movementsOf(db: ShopDatabase, variantId: VariantId, { limit, before }: { readonly limit: number; readonly before?: Cursor }): Promise<{ readonly movements: readonly Movement[]; readonly next: Cursor | null }> {
  return db.transaction('r', [db.ledger, db.segments], async () => {
    const found: { readonly movement: Movement; readonly cursor: Cursor }[] = [];
    if (before?.in !== 'segments') found.push(...(await fromRows(db, variantId, before?.before ?? Number.POSITIVE_INFINITY, limit + 1)));
    if (found.length <= limit) found.push(...(await fromSegments(db, variantId, before?.in === 'segments' ? before : null, limit + 1 - found.length)));
    // A row's lines are never parted, so that its number says where to go on.
    const cut = found.length <= limit ? found.length : wholeRows(found.map(({ cursor }) => cursor), limit);
    return { movements: found.slice(0, cut).map(({ movement }) => movement), next: cut < found.length ? must(found[cut - 1], 'a full page has a last line').cursor : null };
  });
}

/** How many of the first cursors can be taken without parting a row. */
function wholeRows(cursors: readonly Cursor[], limit: number): number {
  let cut = limit;
  while (cut < cursors.length && sameCursor(cursors[cut - 1], cursors[cut])) cut++;
  return cut;
}

function sameCursor(a: Cursor | undefined, b: Cursor | undefined): boolean {
  return a?.in === 'rows' && b?.in === 'rows' && a.before === b.before;
}

async function fromRows(db: ShopDatabase, variantId: VariantId, before: number, wanted: number): Promise<{ readonly movement: Movement; readonly cursor: Cursor }[]> {
  const keys = await db.ledger.where('variants').equals(variantId).primaryKeys();
  const numbers = keys.map((no) => must(no, 'a stored ledger row has its number')).filter((no) => no < before).sort((a, b) => b - a);
  const rows = await db.ledger.bulkGet(numbers.slice(0, wanted));
  return rows.flatMap((row) =>
    row ? row.lines.filter((line) => line.variantId === variantId).reverse().map((movement) => ({ movement, cursor: { in: 'rows', before: rowNo(row) } as const })) : [],
  );
}

async function fromSegments(db: ShopDatabase, variantId: VariantId, before: Extract<Cursor, { in: 'segments' }> | null, wanted: number): Promise<{ readonly movement: Movement; readonly cursor: Cursor }[]> {
  const found: { readonly movement: Movement; readonly cursor: Cursor }[] = [];
  const heads = await headsBelow(db, before?.segment ?? Number.POSITIVE_INFINITY);
  for (const head of heads.filter(({ sieve }) => mayHold(sieve, variantId)).reverse()) {
    if (found.length >= wanted) break;
    const end = head.no === before?.segment ? before.line : Number.POSITIVE_INFINITY;
    const lines = [...unpackSegment(await readSegment(db, head))].flatMap((movement, line) => (movement.variantId === variantId && line < end ? [{ movement, cursor: { in: 'segments', segment: head.no, line } as const }] : []));
    found.push(...lines.reverse());
  }
  return found;
}

/** The heads of segments up to a number, oldest first. Heads have even numbers, bodies the odd one behind. */
async function headsBelow(db: ShopDatabase, no: number): Promise<SegmentHead[]> {
  const numbers = (await db.segments.where('no').belowOrEqual(no).primaryKeys()).filter((key) => key % 2 === 0);
  // Only `sealOldest` writes here; `wholeSegment` looks at the format before a body is read.
  return (await db.segments.bulkGet(numbers)).flatMap((head) => (head ? [head as SegmentHead] : []));
}

async function readSegment(db: ShopDatabase, head: SegmentHead): Promise<Segment> {
  const segment = wholeSegment(head, await db.segments.get(head.no + 1));
  if (!segment) throw new Error(`Broken assumption: segment ${head.no} of the ledger is whole; rebuild the database from the journal`);
  return segment;
}

/** Visits every movement, oldest first: the segments, then the rows in pages. Inside a transaction it sees one instant. */
export async function eachMovement(db: ShopDatabase, visit: (movement: Movement) => void): Promise<void> {
  for (const head of await headsBelow(db, Number.POSITIVE_INFINITY)) for (const movement of unpackSegment(await readSegment(db, head))) visit(movement);
  for (let last = 0; ; ) {
    const page = await db.ledger.where('no').above(last).limit(1_000).toArray();
    for (const row of page) for (const movement of row.lines) visit(movement);
    if (page.length < 1_000) return;
    last = rowNo(page.at(-1));
  }
}

/** Every movement, oldest first. */
export async function allMovements(db: ShopDatabase): Promise<Movement[]> {
  const all: Movement[] = [];
  await eachMovement(db, (movement) => all.push(movement));
  return all;
}
