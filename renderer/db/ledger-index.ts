import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { isInScope, type ShopDatabase } from './database.ts';
import { hashOf, type MovementAt, packPart, PARTS, type SegmentPart, wholePart } from './segment.ts';
import { lineFields, readPart } from './segment-lines.ts';
import { readPartOf, segmentCount } from './segments.ts';

/**
 * The size of the index's blocks, and the number of their first record. The index is a copy of the ledger lines of
 * whole blocks of segments, sorted into buckets by variant, so that one variant's lines lie in few records. The
 * segments stay; the index can be emptied at any time and is then made again.
 */
type Width = { readonly segments: number; readonly buckets: number; readonly first: number };

/**
 * From wide to narrow: a block replaces the narrower ones of its segments, so that a hundred segments lie in four
 * blocks. A bucket has about eighty lines.
 */
const WIDTHS: readonly Width[] = [64, 16, 4, 1].map((segments, i) => ({
  segments,
  buckets: segments * 128,
  first: i * 2 ** 40,
}));
/** Record numbers: of the `Shape`, and of the first `TimesRecord`. */
const SHAPE = -1;
const TIMES = 2 ** 50;

/**
 * Up to which segment blocks of each width reach, in the order of `WIDTHS`; those of a narrower width begin where the
 * wider ones end.
 */
type Shape = { readonly no: typeof SHAPE; readonly ends: readonly number[] };

/** When the oldest and the newest line of a segment occurred, by the clocks of their desks. */
export type Times = { readonly oldest: number; readonly newest: number };
type TimesRecord = Times & { readonly no: number };

/** In a block the place of a line is segment × PLACES + place in the segment. No segment has this many lines. */
const PLACES = 2 ** 24;

/**
 * Sorts all segments that fill a block, also those that an earlier version sealed; returns how many blocks it made. No
 * command reads the index, so nobody waits for it.
 */
export async function indexSegments(db: ShopDatabase, pause: () => Promise<void>): Promise<number> {
  const segments = await segmentCount(db);
  if (segments === 0) return 0;
  for (let made = 0; ; made++) {
    const ends = (await readEnds(db)) ?? (await startAnew(db));
    const level = WIDTHS.findIndex((width, i) => (ends[i] ?? 0) + width.segments <= segments);
    const width = WIDTHS[level];
    if (!width) return made;
    const from = ends[level] ?? 0;
    await sortBlock(db, width, from, pause);
    await replaceNarrower(db, level, ends);
  }
}

/** Null without an index, and where an earlier version made it with blocks of other widths. */
async function readEnds(db: ShopDatabase): Promise<Shape['ends'] | null> {
  const shape = await db.ledgerIndex.get(SHAPE);
  // Only this file writes this record; an earlier version's has no `ends`.
  return (shape as Partial<Shape> | undefined)?.ends ?? null;
}

/** Empties the index: records of blocks of other widths would be read under the numbers of these. */
async function startAnew(db: ShopDatabase): Promise<Shape['ends']> {
  await db.ledgerIndex.clear();
  return WIDTHS.map(() => 0);
}

/** Lets the block that was made at the end of a width count, in place of the narrower ones of its segments. */
function replaceNarrower(db: ShopDatabase, level: number, ends: Shape['ends']): Promise<void> {
  const from = ends[level] ?? 0;
  const end = from + (WIDTHS[level]?.segments ?? 0);
  return db.transaction('rw', [db.ledgerIndex], async () => {
    const shape: Shape = { no: SHAPE, ends: ends.map((old, i) => (i < level ? old : Math.max(old, end))) };
    await db.ledgerIndex.put(shape);
    for (const width of WIDTHS.slice(level + 1))
      await db.ledgerIndex
        .where('no')
        .between(bucketNo(width, from, 0), bucketNo(width, end, 0))
        .delete();
  });
}

/** Sorts the block that begins with segment `from`, part after part: all lines of a bucket lie in the same part. */
async function sortBlock(db: ShopDatabase, width: Width, from: number, pause: () => Promise<void>): Promise<void> {
  const times = range(width.segments).map(() => ({
    oldest: Number.POSITIVE_INFINITY,
    newest: Number.NEGATIVE_INFINITY,
  }));
  for (const part of range(PARTS)) {
    const lines: MovementAt[] = [];
    for (const i of range(width.segments)) {
      const [source] = await readPartOf(db, [from + i], part);
      const time = must(times[i], 'a segment of the block');
      for (const { place, line } of source ? readPart(source, lineFields) : []) {
        lines.push({ place: i * PLACES + place, movement: line });
        time.oldest = Math.min(time.oldest, line.occurredAt);
        time.newest = Math.max(time.newest, line.occurredAt);
      }
      await pause();
    }
    await db.ledgerIndex.bulkPut(await packBuckets(lines, width, from, pause));
  }
  await db.ledgerIndex.bulkPut(times.map((time, i): TimesRecord => ({ no: TIMES + from + i, ...time })));
}

async function packBuckets(
  lines: readonly MovementAt[],
  width: Width,
  from: number,
  pause: () => Promise<void>,
): Promise<readonly SegmentPart[]> {
  const buckets = new Map<number, MovementAt[]>();
  for (const line of lines) {
    const bucket = hashOf(line.movement.variantId) % width.buckets;
    const known = buckets.get(bucket);
    if (known) known.push(line);
    else buckets.set(bucket, [line]);
  }
  const packed: SegmentPart[] = [];
  for (const [bucket, some] of buckets) {
    packed.push(packPart(bucketNo(width, from, bucket), some));
    await pause();
  }
  return packed;
}

function bucketNo({ first, buckets, segments }: Width, segment: number, bucket: number): number {
  return first + (segment / segments) * buckets + bucket;
}

function wholeBucket(record: unknown): SegmentPart | null {
  // The checksum tells whether the record is whole. Its line count is compared with itself, since nothing else says it.
  return wholePart(record, (record as SegmentPart).count);
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/**
 * A block of segments in the index; `bucket` is the number of the record with the lines of a variant, if it has any.
 */
export type Sorted = { readonly from: number; readonly end: number; readonly bucket: number };

/**
 * The blocks that hold the lines of a variant, oldest first; segments after the last block are not in the index. Empty
 * inside a command, whose transaction does not include the index: making it never keeps a command waiting.
 */
export async function sortedOf(db: ShopDatabase, variantId: VariantId): Promise<readonly Sorted[]> {
  if (!isInScope('ledgerIndex')) return [];
  const ends = await readEnds(db);
  if (!ends) return [];
  const hash = hashOf(variantId);
  return WIDTHS.flatMap((width, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] ?? 0);
    return range(((ends[i] ?? 0) - start) / width.segments).map((n) => {
      const from = start + n * width.segments;
      return { from, end: from + width.segments, bucket: bucketNo(width, from, hash % width.buckets) };
    });
  });
}

/**
 * Reads the buckets of some blocks; null if one is damaged and its segments have to be read, undefined if it has no
 * lines.
 */
export async function readSorted(
  db: ShopDatabase,
  sorted: readonly Sorted[],
): Promise<readonly (SegmentPart | null | undefined)[]> {
  if (sorted.length === 0) return [];
  const records = await db.ledgerIndex.bulkGet(sorted.map(({ bucket }) => bucket));
  return records.map((record) => (record === undefined ? undefined : wholeBucket(record)));
}

/** Converts a place in a block to the segment and the place there. */
export function spotAt({ from }: Sorted, place: number): { readonly segment: number; readonly place: number } {
  return { segment: from + Math.floor(place / PLACES), place: place % PLACES };
}

/** Converts a segment and a place there to the place in a block. */
export function placeAt({ from }: Sorted, spot: { readonly segment: number; readonly place: number }): number {
  return (spot.segment - from) * PLACES + spot.place;
}

/** When the lines of each segment occurred, by segment; segments that are not in the index are left out. */
export async function readTimes(db: ShopDatabase): Promise<ReadonlyMap<number, Times>> {
  if (!isInScope('ledgerIndex')) return new Map();
  const records = await db.ledgerIndex.where('no').aboveOrEqual(TIMES).toArray();
  // Only this file writes these records.
  return new Map((records as readonly TimesRecord[]).map(({ no, ...times }) => [no - TIMES, times] as const));
}
