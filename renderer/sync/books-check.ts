import { fieldsOf } from '#shared/base/kept-fields.ts';
import { must } from '#shared/base/must.ts';
import { runWhole } from '#shared/base/whole.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import type { LedgerFold, LineField } from '#shared/domain/ledger/fold.ts';
import { both, levelSums, onLevels } from '#shared/domain/ledger/level-sums.ts';
import {
  bookHashText,
  canonical,
  isCounted,
  type LevelDifference,
  noHash,
  type SumHash,
  verifyLedgerSteps,
  withText,
} from '#shared/domain/operations/books.ts';
import { recounted } from '#shared/domain/operations/counted.ts';
import { isZero, rowLevels } from '#shared/domain/operations/levels.ts';
import type { Counted, Level, Row } from '#shared/domain/operations/rows.ts';
import { cellLevels } from '#renderer/db/cells.ts';
import { type Desk, kinds, readDesk, type ShopDatabase, type Table, tableOf } from '#renderer/db/database.ts';
import { factHashOf } from '#renderer/db/record.ts';
import { readRecovery, type Recovery } from '#renderer/db/recovery.ts';
import { foldLedger, type Reading } from '#renderer/db/ledger.ts';
import { lineFields } from '#renderer/db/segment-lines.ts';
import { type BookFigure, bookFigures, type BooksCheck } from '#renderer/db/books-work.ts';
import { countStage } from './pump.ts';

/** Recomputes everything from the ledger and hashes the books, as they stood at one instant (DATA-R9). */
export async function checkBooks(db: ShopDatabase): Promise<BooksCheck> {
  // Dexie knows by its kind that the function awaits: it must be an async one.
  const checked = await db.transaction('r', db.tables, async () => check(db, {}));
  return must(checked, 'nobody stops a check in one transaction');
}

/**
 * The same in slices, so that nothing waits for it. Answers null where it was stopped, or something was entered
 * meanwhile: figures of several moments prove nothing.
 */
export async function checkBooksInSlices(db: ShopDatabase, reading: Slowly): Promise<BooksCheck | null> {
  const begun = await readDesk(db);
  const checked = await check(db, reading);
  return checked && (await readDesk(db))?.rev === begun?.rev ? checked : null;
}

/** How a check goes that lets other work run and can be stopped. */
type Slowly = Required<Pick<Reading, 'signal' | 'pause'>>;

/** How many figures that differ are told one by one. */
const MOST_FIGURES = 200;
/** How many rows are read at once. */
const PAGE = 500;

async function check(db: ShopDatabase, reading: Partial<Slowly>): Promise<BooksCheck | null> {
  const desk = must(await readDesk(db), 'the shop is open');
  const books = await readBooks(db, reading);
  if (!books) return null;
  const { kept, levels, promising, hash } = books;
  const sums = await readSums(db, kept, reading);
  if (!sums) return null;
  const writers = new Map((await db.writers.toArray()).map((row) => [row.id, row.predecessor] as const));
  const right = recounted(kept, sums.onCounted, (writer) => writers.get(writer));
  const verifying = verifyLedgerSteps(levels, sums.sums, promising, { kept, recounted: right });
  // Inside a transaction nothing but the database is awaited: it would end.
  const differences = reading.pause ? await inSteps(verifying, reading) : runWhole(verifying);
  if (!differences) return null;
  return {
    factHash: factHashOf(desk),
    bookHash: bookHashText(hash),
    differences: differences.length,
    figures: differences.flatMap(figuresOf).slice(0, MOST_FIGURES),
    movements: sums.lines,
    cursor: desk.cursor && { logEpoch: desk.cursor.logEpoch, seq: desk.cursor.seq },
    incomplete: isIncomplete(desk, await readRecovery(db)),
    unsent: (await countStage(db, 'new')) + (await countStage(db, 'kept')),
  };
}

/** The hash of the books, read in slices; null where it was stopped. */
export async function hashBooks(db: ShopDatabase, reading: Slowly): Promise<string | null> {
  const books = await readBooks(db, reading);
  return books && bookHashText(books.hash);
}

/** What was found wrong, figure by figure. */
function figuresOf({ kept, recomputed }: LevelDifference): readonly BookFigure[] {
  const { variantId, locationId, lotId } = recomputed;
  return bookFigures.flatMap((figure) =>
    kept[figure] === recomputed[figure]
      ? []
      : [{ variantId, locationId, ...(lotId && { lotId }), figure, was: kept[figure], is: recomputed[figure] }],
  );
}

type ReadBooks = {
  readonly kept: readonly Counted[];
  readonly levels: readonly Level[];
  /** Rows that promise or expect something. */
  readonly promising: readonly Row[];
  readonly hash: SumHash;
};

/** Reads the books page by page: of rows nothing is kept but those that levels follow from. */
async function readBooks(db: ShopDatabase, reading: Partial<Slowly>): Promise<ReadBooks | null> {
  let hash = noHash;
  const [promising, levels, kept]: [Row[], Level[], Counted[]] = [[], [], []];
  const note = (value: unknown) => {
    hash = withText(hash, canonical(value));
  };
  for (const kind of kinds)
    await eachOf<Row>(tableOf(db, kind), reading, (row) => {
      if (isCounted(row)) note(row);
      if (rowLevels(row).length > 0) promising.push(row);
    });
  await eachOf(db.stock, reading, (row) => {
    for (const level of cellLevels(row)) {
      if (!isZero(level)) note(level);
      levels.push(level);
    }
  });
  await eachOf(db.counted, reading, (one) => {
    if (one.lines.length > 0) note(one);
    kept.push(one);
  });
  return reading.signal?.aborted ? null : { hash, promising, levels, kept };
}

/** Every record of a table, some at a time; it ends where it is stopped. Inside a transaction it asks for no pause. */
async function eachOf<T>(
  table: Table<T, string>,
  { signal, pause }: Partial<Slowly>,
  take: (record: T) => void,
): Promise<void> {
  const { keyPath } = table.schema.primKey;
  for (let last = ''; ; ) {
    if (signal?.aborted) return;
    const page = await table.where(':id').above(last).limit(PAGE).toArray();
    for (const record of page) {
      take(record);
      if (pause) await pause();
    }
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    last = keyOf(end, keyPath);
  }
}

/** The tables of the books are keyed by one text in each record. */
function keyOf(record: unknown, keyPath: unknown): string {
  const key = typeof keyPath === 'string' ? fieldsOf(record)?.[keyPath] : undefined;
  return String(must(key, 'a record of the books has its key'));
}

type Sums = ReturnType<ReturnType<typeof levelSums>['answer']> & { readonly onCounted: readonly CountedLine[] };
type CountedLine = ReturnType<ReturnType<typeof collected<(typeof lineFields)[number]>>['answer']>[number];

/** What the ledger comes to, and the lines of the levels that were counted, which say what was before each count. */
async function readSums(db: ShopDatabase, kept: readonly Counted[], reading: Partial<Slowly>): Promise<Sums | null> {
  const levels = new Set(kept.map(({ id }) => id));
  const read = <F extends LineField, A>(fold: LedgerFold<F, A>) => foldLedger(db, {}, fold, reading);
  if (levels.size === 0) {
    const sums = await read(levelSums());
    return sums && { ...sums, onCounted: [] };
  }
  const found = await read(both(levelSums(), onLevels(levels, collected(lineFields, 'as-written'))));
  return found && { ...found[0], onCounted: found[1] };
}

/** Takes steps, with a pause after each where there may be one; null where it was stopped. */
async function inSteps<T>(work: Generator<void, T, void>, { signal, pause }: Partial<Slowly>): Promise<T | null> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (signal?.aborted) return null;
    await pause?.();
  }
}

/** While the server's sequences have a gap here, or acts of a shop without a server are missing, hashes say nothing. */
function isIncomplete({ connected }: Desk, recovery: Recovery | null): boolean {
  if (!recovery) return false;
  return connected ? recovery.gapAfter !== null : recovery.missing.length > 0 || recovery.setAside.length > 0;
}
