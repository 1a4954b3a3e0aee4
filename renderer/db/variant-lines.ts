import type { Line, LineField } from '#shared/domain/ledger/fold.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { isInScope, type ShopDatabase } from './database.ts';
import { placeAt, readSorted, type Sorted, sortedOf, spotAt } from './ledger-index.ts';
import { partOf, type SegmentPart, segmentOf } from './segment.ts';
import { indexesOf, readPart } from './segment-lines.ts';
import { readPartOf } from './segments.ts';

/** How many sorted stretches are read at once, the newest first. */
const TOGETHER = 8;

/** A line in a segment and its place there. */
export type SealedLine<F extends LineField> = {
  readonly segment: number;
  readonly place: number;
  readonly line: Line<F>;
};

/** A place in the segments. */
export type Spot = { readonly segment: number; readonly place: number };

type Wanted<F extends LineField> = {
  readonly fields: readonly F[];
  /** Lines that lie before this place. */
  readonly before: Spot;
  /** The newest of them, at least so many. */
  readonly wanted?: number;
  /** The sorted blocks of the variant, where the same transaction has read them already. */
  readonly sorted?: readonly Sorted[];
};

/** The lines of one variant that lie in segments, oldest first: from where they are sorted, and else from the segments. */
export async function sealedLines<F extends LineField>(
  db: ShopDatabase,
  variantId: VariantId,
  { fields, before, wanted = Number.POSITIVE_INFINITY, sorted }: Wanted<F>,
): Promise<readonly SealedLine<F>[]> {
  let found: readonly SealedLine<F>[] = [];
  for (let end = before; end.segment + end.place > 0 && found.length < wanted; ) {
    const { from, sources } = await readNewest(db, variantId, end, sorted);
    const lines = sources.flatMap(({ part, placeEnd, placeOf }) => {
      const only = indexesOf(part, variantId, placeEnd).slice(-Math.min(part.count, wanted));
      return readPart(part, fields, only).map(({ place, line }) => ({ ...placeOf(place), line }));
    });
    found = [...lines, ...found];
    end = { segment: from, place: 0 };
  }
  return found;
}

/** A part or a bucket with lines of the variant, and how their places are told. */
type Source = {
  readonly part: SegmentPart;
  /** Lines from this place on are not asked for. */
  readonly placeEnd: number;
  readonly placeOf: (place: number) => Spot;
};

/** The newest stretches before a segment, oldest first, and where they begin. Read at one instant: sorting goes on beside it. */
function readNewest(
  db: ShopDatabase,
  variantId: VariantId,
  end: Spot,
  blocks?: readonly Sorted[],
): Promise<{ readonly from: number; readonly sources: readonly Source[] }> {
  const tables = isInScope('ledgerIndex') ? [db.segments, db.ledgerIndex] : [db.segments];
  return db.transaction('r', tables, async () => {
    const sorted = (blocks ?? (await sortedOf(db, variantId))).filter(({ from }) => from < lastSegment(end));
    const some = sorted.slice(-TOGETHER);
    const [buckets, unsorted] = await Promise.all([
      readSorted(db, some),
      fromSegments(db, variantId, sorted.at(-1)?.end ?? 0, end),
    ]);
    const sources = await Promise.all(
      some.map((one, i) => fromBucket(db, variantId, { sorted: one, bucket: buckets[i], end })),
    );
    return { from: some[0]?.from ?? 0, sources: [...sources.flat(), ...unsorted] };
  });
}

function lastSegment({ segment, place }: Spot): number {
  return place > 0 ? segment + 1 : segment;
}

type Bucket = { readonly sorted: Sorted; readonly bucket: SegmentPart | null | undefined; readonly end: Spot };

async function fromBucket(
  db: ShopDatabase,
  variantId: VariantId,
  { sorted, bucket, end }: Bucket,
): Promise<readonly Source[]> {
  if (bucket === null)
    return fromSegments(
      db,
      variantId,
      sorted.from,
      isBehind(end, sorted.end) ? { segment: sorted.end, place: 0 } : end,
    );
  return bucket ? [{ part: bucket, placeEnd: placeAt(sorted, end), placeOf: (place) => spotAt(sorted, place) }] : [];
}

function isBehind({ segment }: Spot, other: number): boolean {
  return segment >= other;
}

async function fromSegments(
  db: ShopDatabase,
  variantId: VariantId,
  from: number,
  end: Spot,
): Promise<readonly Source[]> {
  const segments = Array.from({ length: Math.max(0, lastSegment(end) - from) }, (_, i) => from + i);
  const parts = await readPartOf(db, segments, partOf(variantId));
  return parts.map((part) => {
    const segment = segmentOf(part.no);
    const placeEnd = segment === end.segment ? end.place : Number.POSITIVE_INFINITY;
    return { part, placeEnd, placeOf: (place) => ({ segment, place }) };
  });
}
