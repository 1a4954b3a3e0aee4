import { must } from '#shared/base/must.ts';
import type { ShopDatabase } from './database.ts';
import { headNo, partNo, readHead, type SegmentHead, type SegmentPart, segmentOf, wholePart } from './segment.ts';

/** How many segments there are; they are numbered from 0 without gaps. */
export async function segmentCount(db: ShopDatabase): Promise<number> {
  const last = await db.segments.orderBy('no').lastKey();
  return typeof last === 'number' ? segmentOf(last) + 1 : 0;
}

/** Parts of some segments, in their order; `which` says which of each. Throws when one is damaged. */
export async function readParts(
  db: ShopDatabase,
  segments: readonly number[],
  which: (head: SegmentHead) => readonly number[],
): Promise<readonly SegmentPart[]> {
  const heads = await db.segments.bulkGet(segments.map(headNo));
  const wanted = heads.flatMap((record, i) => {
    const segment = segments[i] ?? 0;
    const head = must(readHead(record), `segment ${segment} of the ledger has a head`);
    return which(head).map((part) => ({ no: partNo(segment, part), count: head.counts[part] ?? 0 }));
  });
  const records = await db.segments.bulkGet(wanted.map(({ no }) => no));
  return wanted.map(({ no, count }, i) => sound(wholePart(records[i], count), no));
}

/** The same part of some segments, where it has lines; head and part are asked for at once. */
export async function readPartOf(
  db: ShopDatabase,
  segments: readonly number[],
  part: number,
): Promise<readonly SegmentPart[]> {
  const records = await db.segments.bulkGet(segments.flatMap((segment) => [headNo(segment), partNo(segment, part)]));
  return segments.flatMap((segment, i) => {
    const head = must(readHead(records[2 * i]), `segment ${segment} of the ledger has a head`);
    const count = head.counts[part] ?? 0;
    return count === 0 ? [] : [sound(wholePart(records[2 * i + 1], count), partNo(segment, part))];
  });
}

function sound(part: SegmentPart | null, no: number): SegmentPart {
  return must(part, `part ${no} of the ledger is whole; else rebuild from the journal`);
}

/** Every part of a segment that has lines. */
export const allParts = (head: SegmentHead): readonly number[] =>
  head.counts.flatMap((count, part) => (count === 0 ? [] : [part]));
