import type { LedgerFold, LineField } from '#shared/domain/ledger/fold.ts';
import { isWithinTime, type Stretch, stretchFields, withinStretch } from '#shared/domain/ledger/stretch.ts';
import { type MaybePosted, withVariance } from '#shared/domain/operations/counted.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Counted, Movement } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from './database.ts';
import { readTimes, type Times } from './ledger-index.ts';
import { type PlacedLine, readPart } from './segment-lines.ts';
import { type NumberRun, numbered, readNumbers } from './sealing.ts';
import { allParts, readParts, segmentCount } from './segments.ts';
import { type SealedLine, sealedLines } from './variant-lines.ts';

/** How many rows are read at once, so that an act beside it need not wait. */
const PAGE = 1_000;

/** How a long reading goes: it lets other work run, says how far it is, and can be stopped. */
export type Reading = {
  readonly signal?: AbortSignal;
  readonly report?: (done: number, total: number) => void;
  /** Asked after every few hundred lines. Inside a transaction there is none: it would end meanwhile. */
  readonly pause?: () => Promise<void>;
};

/**
 * The one way to read the ledger: folds a stretch of it, from packed segments and from rows, as it stood when the reading
 * began. Answers null when it was stopped. A variant's lines come in the fold's order.
 */
export async function foldLedger<F extends LineField, Answer>(
  db: ShopDatabase,
  stretch: Stretch,
  fold: LedgerFold<F, Answer>,
  { signal, report, pause }: Reading = {},
): Promise<Answer | null> {
  const begun = await begin(db, stretch.variants, fold.counts);
  const fields = fieldsOf(stretch, fold, begun);
  const { rows, segments } = await newestRows(db, stretch.variants, begun.lastRow);
  const take = takerOf(stretch, fold, begun);
  const isOldestFirst = fold.order === 'oldest-first';
  const takeRows = () =>
    take(
      inOrder(
        rows.flatMap((row) => row.lines),
        isOldestFirst,
      ),
    );
  if (!isOldestFirst) takeRows();
  const read = await segmentReader(db, { stretch, fields, segments, pause });
  for (const [from, end] of inOrder(batchesOf(segments, stretch.variants ? segments : 1), isOldestFirst)) {
    if (signal?.aborted) return null;
    take(inOrder(await read(from, end), isOldestFirst));
    report?.(isOldestFirst ? end : segments - from, segments);
  }
  if (isOldestFirst) takeRows();
  return signal?.aborted ? null : fold.answer();
}

/** What is known when a reading begins: it stays so, whatever is written meanwhile. */
type Begun = {
  readonly counted: ReadonlyMap<string, Counted>;
  readonly runs: readonly NumberRun[];
  readonly lastRow: number;
};

function begin(
  db: ShopDatabase,
  variants: readonly VariantId[] | undefined,
  counts: LedgerFold<never, unknown>['counts'],
): Promise<Begun> {
  return db.transaction('r', [db.ledger, db.counted, db.meta], async () => {
    const last = await db.ledger.orderBy('no').lastKey();
    const counted = counts === 'as-written' ? [] : await readCounted(db, variants);
    return {
      counted: new Map(counted.map((row) => [row.id, row] as const)),
      runs: await readNumbers(db),
      lastRow: typeof last === 'number' ? last : 0,
    };
  });
}

function readCounted(db: ShopDatabase, variants: readonly VariantId[] | undefined): Promise<Counted[]> {
  return variants ? db.counted.where('variantId').anyOf(variants).toArray() : db.counted.toArray();
}

/** The fields that have to be unpacked: the fold's, and those that say whether and how a line is shown to it. */
function fieldsOf<F extends LineField>(
  stretch: Stretch,
  fold: Pick<LedgerFold<F, unknown>, 'fields'>,
  { counted, runs }: Begun,
): readonly LineField[] {
  const fields = new Set<LineField>([...fold.fields, ...stretchFields(stretch)]);
  if (counted.size > 0) for (const field of POSTED) fields.add(field);
  if (fields.has('seq') && runs.length > 0) for (const field of NUMBERED) fields.add(field);
  return [...fields];
}

const POSTED = [
  'id',
  'variantId',
  'locationId',
  'lotId',
  'quantity',
  'reverses',
] as const satisfies (keyof MaybePosted)[];
const NUMBERED = ['seq', 'writerId', 'writerSeq'] as const;

/** Hands the lines of a stretch to a fold as they are shown. */
function takerOf<F extends LineField>(
  stretch: Stretch,
  fold: LedgerFold<F, unknown>,
  { counted, runs }: Begun,
): (lines: readonly Partial<Movement>[]) => void {
  const isWithin = withinStretch(stretch);
  const countedAt = (level: string) => counted.get(level);
  const withSeq = fold.fields.some((field) => field === 'seq') && runs.length > 0;
  return (lines) => {
    for (const some of lines) {
      // `fieldsOf` had everything unpacked that is looked at here.
      const line = some as Movement;
      if (!isWithin(line)) continue;
      const sure = withSeq ? numbered(line, runs) : line;
      fold.add(counted.size > 0 ? withVariance(sure, countedAt) : sure);
    }
  };
}

function inOrder<T>(lines: readonly T[], isOldestFirst: boolean): readonly T[] {
  return isOldestFirst ? lines : lines.toReversed();
}

/**
 * The rows up to one, and how many segments lie before them. Rows are read page by page; where some were sealed meanwhile,
 * they are read again.
 */
async function newestRows(
  db: ShopDatabase,
  variants: readonly VariantId[] | undefined,
  lastRow: number,
): Promise<{ readonly rows: readonly LedgerRow[]; readonly segments: number }> {
  for (;;) {
    const segments = await segmentCount(db);
    const rows = variants ? await rowsOf(db, variants) : await allRows(db);
    if ((await segmentCount(db)) === segments) return { rows: rows.filter(({ no = 0 }) => no <= lastRow), segments };
  }
}

async function rowsOf(db: ShopDatabase, variants: readonly VariantId[]): Promise<readonly LedgerRow[]> {
  const rows = await db.ledger.where('variants').anyOf(variants).distinct().toArray();
  return rows.sort((a, b) => (a.no ?? 0) - (b.no ?? 0));
}

async function allRows(db: ShopDatabase): Promise<readonly LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (let last = 0; ; ) {
    const page = await db.ledger.where('no').above(last).limit(PAGE).toArray();
    rows.push(...page);
    last = page.at(-1)?.no ?? last;
    if (page.length < PAGE) return rows;
  }
}

/** The lines of some variants that still lie in rows, oldest first: the newest ones, read without a look at the segments. */
export async function recentLines(db: ShopDatabase, variants: readonly VariantId[]): Promise<readonly Movement[]> {
  const wanted = new Set(variants);
  const rows = await rowsOf(db, variants);
  return rows.flatMap((row) => row.lines.filter((line) => wanted.has(line.variantId)));
}

function batchesOf(segments: number, size: number): readonly (readonly [from: number, end: number])[] {
  return Array.from({ length: Math.ceil(segments / size) }, (_, i) => [i * size, Math.min(segments, (i + 1) * size)]);
}

type SegmentReading = {
  readonly stretch: Stretch;
  readonly fields: readonly LineField[];
  readonly segments: number;
  readonly pause: Reading['pause'];
};

/** Reads the lines of some segments that a stretch may want, in their order. */
async function segmentReader(
  db: ShopDatabase,
  { stretch, fields, segments, pause }: SegmentReading,
): Promise<(from: number, end: number) => Promise<readonly Partial<Movement>[]>> {
  const { variants } = stretch;
  if (variants)
    return async () => {
      const found: SealedLine<LineField>[] = [];
      for (const variantId of new Set(variants)) {
        for (const line of await sealedLines(db, variantId, { fields, before: { segment: segments, place: 0 } }))
          found.push(line);
        await pause?.();
      }
      return found.sort((a, b) => a.segment - b.segment || a.place - b.place).map(({ line }) => line);
    };
  const isTimed = stretch.since !== undefined || stretch.before !== undefined;
  const times = isTimed ? await readTimes(db) : new Map<number, Times>();
  return async (segment) => {
    const known = times.get(segment);
    if (known && !isWithinTime(stretch, known.oldest, known.newest)) return [];
    const found: PlacedLine[] = [];
    for (const part of await readParts(db, [segment], allParts)) {
      found.push(...readPart(part, fields));
      await pause?.();
    }
    return found.sort((a, b) => a.place - b.place).map(({ line }) => line);
  };
}
