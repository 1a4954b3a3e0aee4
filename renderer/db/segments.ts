import { must } from '#shared/base/must.ts';
import { addLevels, levelOfMovement } from '#shared/domain/operations/levels.ts';
import { withVariances } from '#shared/domain/operations/counted.ts';
import type { VariantId, WriterId } from '#shared/domain/operations/ids.ts';
import type { Level, Movement } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from './database.ts';
import { readDesk } from './database.ts';
import {
  headNo,
  packSegment,
  partNo,
  partOf,
  readHead,
  type SegmentHead,
  type SegmentPart,
  segmentOf,
  sumPart,
  unpackPart,
  wholePart,
} from './segment.ts';

/** How many movements a sealed segment holds at least; an operation's lines stay together. */
const SEGMENT_LINES = 10_000;
/** How many segments are looked through at once for one variant's lines. */
const TOGETHER = 16;

/** A movement with the place a reading goes on behind. */
type Placed = { readonly movement: Movement; readonly cursor: Cursor };

/** Where a reading of one variant's movements goes on: everything before this row or segment line. */
export type Cursor =
  | { readonly in: 'rows'; readonly before: number }
  | { readonly in: 'segments'; readonly segment: number; readonly line: number };

/**
 * Moves the oldest settled ledger rows into packed segments, leaving the newest `keepNewest` as rows; one short
 * transaction a segment, so that a posting beside it does not wait. Answers how many segments it sealed.
 */
export async function sealOldest(
  db: ShopDatabase,
  { keepNewest, lines = SEGMENT_LINES }: { readonly keepNewest: number; readonly lines?: number },
): Promise<number> {
  for (let sealed = 0; ; sealed++) {
    const candidates = await oldestSettled(db, keepNewest, lines);
    if (!candidates) return sealed;
    const segment = await segmentCount(db);
    const records = packSegment(
      segment,
      candidates.flatMap((row) => row.lines),
    );
    const [from, to] = [rowNo(candidates[0]), rowNo(candidates.at(-1))];
    const done = await db.transaction('rw', [db.segments, db.ledger, db.meta], async () => {
      // The rows were read outside: seal only what still stands there unchanged in number.
      const still = await db.ledger.where('no').between(from, to, true, true).count();
      if (still !== candidates.length) return false;
      await db.segments.bulkAdd(records);
      await noteSealed(db, candidates);
      await db.ledger.where('no').between(from, to, true, true).delete();
      return true;
    });
    if (!done) return sealed;
  }
}

/** What is known of all lines in segments together; `seq` is null while one of them has no number of the server. */
export type Sealed = { readonly seq: number | null; readonly writers: { readonly [writer: WriterId]: number } };
/** As it is kept: the greatest numbers of the server and of each writer, and of each writer among lines sealed without the former. */
type SealedNote = {
  readonly seq: number;
  readonly writers: Sealed['writers'];
  readonly unnumbered: Sealed['writers'];
};

const SEALED = 'sealed';
const NUMBERS = 'sealedNumbers';

/** What lies in segments, or null while nothing does: who posts a count need not look where all is older. */
export async function readSealed(db: ShopDatabase): Promise<Sealed | null> {
  const note = await readSealedNote(db);
  if (!note) return null;
  const runs = await readNumbers(db);
  let seq: number | null = note.seq;
  for (const [writer, last] of Object.entries(note.unnumbered)) {
    // The keys are writers' ids.
    const given = numberOf({ writerId: writer as WriterId, writerSeq: last }, runs);
    seq = seq === null || given === null ? null : Math.max(seq, given);
  }
  return { seq, writers: note.writers };
}

async function readSealedNote(db: ShopDatabase): Promise<SealedNote | null> {
  const row = await db.meta.get(SEALED);
  // Only `noteSealed` writes this record.
  return row && 'value' in row ? (row.value as SealedNote) : null;
}

async function noteSealed(db: ShopDatabase, rows: readonly LedgerRow[]): Promise<void> {
  const kept = await readSealedNote(db);
  const [writers, unnumbered] = [{ ...kept?.writers }, { ...kept?.unnumbered }];
  let seq = kept?.seq ?? 0;
  for (const line of rows.flatMap((row) => row.lines)) {
    writers[line.writerId] = Math.max(writers[line.writerId] ?? 0, line.writerSeq);
    if (line.seq === null) unnumbered[line.writerId] = Math.max(unnumbered[line.writerId] ?? 0, line.writerSeq);
    else seq = Math.max(seq, line.seq);
  }
  await db.meta.put({ key: SEALED, value: { seq, writers, unnumbered } satisfies SealedNote });
}

/** Numbers of the server for lines that were sealed before it had given any: from one number of a writer to another, all so far ahead. */
type NumberRun = { readonly writerId: WriterId; readonly from: number; readonly to: number; readonly ahead: number };

async function readNumbers(db: ShopDatabase): Promise<readonly NumberRun[]> {
  const row = await db.meta.get(NUMBERS);
  // Only `noteNumber` writes this record.
  return row && 'value' in row ? (row.value as readonly NumberRun[]) : [];
}

/** Notes the server's number of an act whose lines were sealed without it; a history that a server takes in one go is one run. */
export async function noteNumber(
  db: ShopDatabase,
  { writerId, writerSeq }: { readonly writerId: WriterId; readonly writerSeq: number },
  seq: number,
): Promise<void> {
  const runs = await readNumbers(db);
  const ahead = seq - writerSeq;
  const last = runs.at(-1);
  const goesOn = last?.writerId === writerId && last.ahead === ahead && writerSeq > last.to;
  const run = { writerId, from: goesOn ? last.from : writerSeq, to: writerSeq, ahead };
  await db.meta.put({ key: NUMBERS, value: [...(goesOn ? runs.slice(0, -1) : runs), run] });
}

/** Between two numbers of a run that are as far ahead, all are: the server takes a writer's acts in order. */
function numberOf(of: Pick<Movement, 'writerId' | 'writerSeq'>, runs: readonly NumberRun[]): number | null {
  const run = runs.find((one) => one.writerId === of.writerId && one.from <= of.writerSeq && of.writerSeq <= one.to);
  return run ? of.writerSeq + run.ahead : null;
}

function numbered(movement: Movement, runs: readonly NumberRun[]): Movement {
  return movement.seq === null && runs.length > 0 ? { ...movement, seq: numberOf(movement, runs) } : movement;
}

/** The oldest rows up to a segment's worth of lines, or null while there are too few or one is not settled. */
async function oldestSettled(
  db: ShopDatabase,
  keepNewest: number,
  wanted: number,
): Promise<readonly LedgerRow[] | null> {
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
  const newer = await db.ledger
    .where('no')
    .above(rowNo(rows.at(-1)))
    .count();
  return newer >= keepNewest ? rows : null;
}

/** Under a server's order a row is settled once the server has numbered it; without one, at once. */
function settledRule(connected: boolean): (row: LedgerRow) => boolean {
  return connected ? (row) => row.lines.every((line) => line.seq !== null) : () => true;
}

function rowNo(row: LedgerRow | undefined): number {
  return must(row?.no, 'a stored ledger row has its number');
}

/**
 * A variant's movements, newest first, from the rows and then from the segments; `next` goes on behind the last one. Lines
 * of posted counts carry their variance as it is now, so that all lines add up to what is on hand.
 */
export async function movementsOf(
  db: ShopDatabase,
  variantId: VariantId,
  { limit, before }: { readonly limit: number; readonly before?: Cursor },
): Promise<{ readonly movements: readonly Movement[]; readonly next: Cursor | null }> {
  return db.transaction('r', [db.ledger, db.segments, db.counted], async () => {
    const counted = new Map((await db.counted.where({ variantId }).toArray()).map((row) => [row.id, row] as const));
    const found: { readonly movement: Movement; readonly cursor: Cursor }[] = [];
    if (before?.in !== 'segments')
      found.push(...(await fromRows(db, variantId, before?.before ?? Number.POSITIVE_INFINITY, limit + 1)));
    if (found.length <= limit)
      found.push(
        ...(await fromSegments(db, variantId, before?.in === 'segments' ? before : null, limit + 1 - found.length)),
      );
    // A row's lines are never parted, so that its number says where to go on.
    const cut =
      found.length <= limit
        ? found.length
        : wholeRows(
            found.map(({ cursor }) => cursor),
            limit,
          );
    return {
      movements: withVariances(
        found.slice(0, cut).map(({ movement }) => movement),
        (level) => counted.get(level),
      ),
      next: cut < found.length ? must(found[cut - 1], 'a full page has a last line').cursor : null,
    };
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

async function fromRows(
  db: ShopDatabase,
  variantId: VariantId,
  before: number,
  wanted: number,
): Promise<{ readonly movement: Movement; readonly cursor: Cursor }[]> {
  const keys = await db.ledger.where('variants').equals(variantId).primaryKeys();
  const numbers = keys
    .map((no) => must(no, 'a stored ledger row has its number'))
    .filter((no) => no < before)
    .sort((a, b) => b - a);
  const rows = await db.ledger.bulkGet(numbers.slice(0, wanted));
  return rows.flatMap((row) =>
    row
      ? row.lines
          .filter((line) => line.variantId === variantId)
          .reverse()
          .map((movement) => ({ movement, cursor: { in: 'rows', before: rowNo(row) } as const }))
      : [],
  );
}

async function fromSegments(
  db: ShopDatabase,
  variantId: VariantId,
  before: Extract<Cursor, { in: 'segments' }> | null,
  wanted: number,
): Promise<Placed[]> {
  const found: Placed[] = [];
  let end = before ? before.segment + 1 : await segmentCount(db);
  while (end > 0 && found.length < wanted) {
    const from = Math.max(0, end - TOGETHER);
    const parts = await readParts(db, from, end, (head) =>
      [partOf(variantId)].filter((part) => head.counts[part] !== 0),
    );
    for (const part of parts.reverse()) {
      const segment = segmentOf(part.no);
      const lineEnd = segment === before?.segment ? before.line : Number.POSITIVE_INFINITY;
      const lines = [...unpackPart(part)].filter(
        ({ place, movement }) => movement.variantId === variantId && place < lineEnd,
      );
      found.push(
        ...lines
          .reverse()
          .map(({ place, movement }) => ({ movement, cursor: { in: 'segments', segment, line: place } as const })),
      );
    }
    end = from;
  }
  return found;
}

/** Every line of some variants that lies in a segment, oldest first; each part is read once. */
export async function segmentLines(db: ShopDatabase, variants: readonly VariantId[]): Promise<readonly Movement[]> {
  const wanted = new Set(variants);
  const parts = [...new Set(variants.map(partOf))];
  const count = await segmentCount(db);
  const runs = await readNumbers(db);
  const found: Movement[] = [];
  for (let from = 0; from < count; from += TOGETHER) {
    const end = Math.min(count, from + TOGETHER);
    for (const part of await readParts(db, from, end, (head) => parts.filter((no) => (head.counts[no] ?? 0) > 0)))
      for (const { movement } of unpackPart(part))
        if (wanted.has(movement.variantId)) found.push(numbered(movement, runs));
  }
  return found;
}

/** How many segments there are; they are numbered from 0 without gaps. */
async function segmentCount(db: ShopDatabase): Promise<number> {
  const last = await db.segments.orderBy('no').lastKey();
  return typeof last === 'number' ? segmentOf(last) + 1 : 0;
}

/** Parts of the segments from `from` to before `end`, oldest first; `which` says which of each. Throws when one is damaged. */
async function readParts(
  db: ShopDatabase,
  from: number,
  end: number,
  which: (head: SegmentHead) => readonly number[],
): Promise<SegmentPart[]> {
  const segments = Array.from({ length: end - from }, (_, i) => from + i);
  const heads = await db.segments.bulkGet(segments.map(headNo));
  const wanted = heads.flatMap((record, i) => {
    const head = must(readHead(record), `segment ${from + i} of the ledger has a head`);
    return which(head).map((part) => ({ no: partNo(from + i, part), count: head.counts[part] ?? 0 }));
  });
  const records = await db.segments.bulkGet(wanted.map(({ no }) => no));
  return records.map((record, i) =>
    must(
      wholePart(record, wanted[i]?.count ?? 0),
      `part ${wanted[i]?.no} of the ledger is whole; else rebuild from the journal`,
    ),
  );
}

const allParts = (head: SegmentHead) => head.counts.flatMap((count, part) => (count === 0 ? [] : [part]));

/** Visits every movement, oldest first: the segments, then the rows in pages. Inside a transaction it sees one instant. */
export async function eachMovement(db: ShopDatabase, visit: (movement: Movement) => void): Promise<void> {
  const count = await segmentCount(db);
  const runs = await readNumbers(db);
  for (let segment = 0; segment < count; segment++) {
    const lines = (await readParts(db, segment, segment + 1, allParts)).flatMap((part) => [...unpackPart(part)]);
    for (const { movement } of lines.sort((a, b) => a.place - b.place)) visit(numbered(movement, runs));
  }
  await eachLedgerRow(db, (row) => row.lines.forEach(visit));
}

/**
 * Visits the movements since a moment, and some older ones: the rows, then segments from the newest on until one is all
 * older. Lines lie in the order they came, so behind such a segment there are stragglers at most. Not one instant.
 */
export async function eachMovementSince(
  db: ShopDatabase,
  since: number,
  visit: (movements: readonly Movement[]) => void,
): Promise<void> {
  const counted = new Map((await db.counted.toArray()).map((row) => [row.id, row] as const));
  const tell = (lines: readonly Movement[]) => visit(withVariances(lines, (level) => counted.get(level)));
  await eachLedgerRow(db, (row) => tell(row.lines));
  for (let segment = (await segmentCount(db)) - 1; segment >= 0; segment--) {
    const parts = await readParts(db, segment, segment + 1, allParts);
    const lines = parts.flatMap((part) => Array.from(unpackPart(part), ({ movement }) => movement));
    tell(lines);
    if (!lines.some((line) => line.occurredAt >= since)) return;
  }
}

async function eachLedgerRow(db: ShopDatabase, visit: (row: LedgerRow) => void): Promise<void> {
  for (let last = 0; ; ) {
    const page = await db.ledger.where('no').above(last).limit(1_000).toArray();
    for (const row of page) visit(row);
    if (page.length < 1_000) return;
    last = rowNo(page.at(-1));
  }
}

/** On hand and facts of every level, recomputed from every movement ever written, and how many those are; without making an object of each. */
export async function sumLedger(
  db: ShopDatabase,
): Promise<{ readonly levels: ReadonlyMap<string, Level>; readonly movements: number }> {
  let movements = 0;
  const sums = new Map<string, Level>();
  const add = (level: Level) => {
    const sum = sums.get(level.id);
    sums.set(level.id, sum ? addLevels(sum, level) : level);
  };
  const count = await segmentCount(db);
  for (let segment = 0; segment < count; segment++) {
    for (const part of await readParts(db, segment, segment + 1, allParts)) {
      sumPart(part).forEach(add);
      movements += part.count;
    }
  }
  await eachLedgerRow(db, (row) => {
    row.lines.map(levelOfMovement).forEach(add);
    movements += row.lines.length;
  });
  return { levels: sums, movements };
}

/** Every movement, oldest first. */
export async function allMovements(db: ShopDatabase): Promise<Movement[]> {
  const all: Movement[] = [];
  await eachMovement(db, (movement) => all.push(movement));
  return all;
}
