import { must } from '#shared/base/must.ts';
import type { WriterId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from './database.ts';
import { readDesk } from './database.ts';
import { packSegment } from './segment.ts';
import { segmentCount } from './segments.ts';

/** How many movements a sealed segment holds at least; an operation's lines stay together. */
export const SEGMENT_LINES = 10_000;
/** How many of the newest acts' lines stay rows. */
export const NEWEST_MOVEMENTS = 20_000;

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

/** Writes lines that never were rows as the segment of this number. */
export async function writeSealed(db: ShopDatabase, segment: number, rows: readonly LedgerRow[]): Promise<void> {
  const records = packSegment(
    segment,
    rows.flatMap((row) => row.lines),
  );
  await db.transaction('rw', [db.segments, db.meta], async () => {
    await db.segments.bulkAdd(records);
    await noteSealed(db, rows);
  });
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
export type NumberRun = {
  readonly writerId: WriterId;
  readonly from: number;
  readonly to: number;
  readonly ahead: number;
};

/** The numbers given to lines that were sealed before. */
export async function readNumbers(db: ShopDatabase): Promise<readonly NumberRun[]> {
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

/** A line of a segment with the server's number, where it was given one after it was sealed. */
export function numbered<L extends Pick<Movement, 'seq' | 'writerId' | 'writerSeq'>>(
  line: L,
  runs: readonly NumberRun[],
): L {
  return line.seq === null && runs.length > 0 ? { ...line, seq: numberOf(line, runs) } : line;
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
