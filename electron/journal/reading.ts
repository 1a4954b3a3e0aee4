import type { Answer, JournalRecord } from '#shared/contract/bridge/channels.ts';
import { parseJson } from './json.ts';
import type { Entry, Strange } from './record.ts';
import { type ClosedSegment, type LoadedSegment, loadSegment, newerFormat, type SegmentFolder } from './segment.ts';

/** Where a reader stands: a segment and how many of its records were passed. */
export type Place = { readonly segment: number; readonly passed: number };

/** Numbers of one writer that lie nowhere in the journal. */
export type Gap = { readonly writerId: string; readonly from: number; readonly to: number };

/** A page is also ended by its size, so that one answer never holds a whole journal. */
const pageChars = 4_000_000;

/** The place a cursor names; the beginning for none, undefined for one we never gave. */
export function placeOf(cursor: string | null): Place | undefined {
  if (cursor === null) return { segment: 0, passed: 0 };
  const match = /^(\d{1,8}):(\d{1,10})$/.exec(cursor);
  return match ? { segment: Number(match[1]), passed: Number(match[2]) } : undefined;
}

export type SegmentReader = {
  readonly page: (segments: readonly ClosedSegment[], from: Place, limit: number) => Promise<Answer<'journal.read'>>;
  /** The texts of one writer's operations by number, the newest segments first, until all wanted numbers are found. */
  readonly texts: (
    segments: readonly ClosedSegment[],
    writerId: string,
    fromSeq: number,
    toSeq: number,
  ) => Promise<ReadonlyMap<number, string>>;
  /** Which numbers up to their writers' heads lie nowhere, in whatever record. */
  readonly gaps: (segments: readonly ClosedSegment[], heads: ReadonlyMap<string, number>) => Promise<readonly Gap[]>;
};

/** Reads segments whole, keeping the last one: its pages are asked for one after the other. `onHarm` hears of files that do not read back as they were written. */
export function segmentReader(where: SegmentFolder, onHarm: (names: readonly string[]) => void): SegmentReader {
  let kept: LoadedSegment | null = null;

  async function load(segment: ClosedSegment): Promise<LoadedSegment> {
    // The newest segment grows; what was read of it serves only as long as it has not.
    if (kept?.number === segment.number && (segment.state !== 'plain' || segment.end === kept.end)) return kept;
    const loaded = await loadSegment(where, segment);
    // It may have been compressed since the list was made.
    const isGone = segment.state === 'plain' && loaded.harmed.length > 0 && loaded.records.length === 0;
    const sealed = isGone ? await loadSegment(where, { state: 'sealed', number: segment.number, bytes: 0 }) : null;
    kept = sealed && sealed.records.length > 0 ? sealed : loaded;
    if (kept.harmed.length > 0) onHarm(kept.harmed);
    return kept;
  }

  return {
    page: async (segments, from, limit) => {
      const records: JournalRecord[] = [];
      let chars = 0;
      for (const segment of segments) {
        if (segment.number < from.segment) continue;
        const loaded = await load(segment);
        for (let at = segment.number === from.segment ? from.passed : 0; at < loaded.records.length; at++) {
          const entry = loaded.records[at]?.entry;
          const record = entry ? recordOf(entry) : null;
          if (!record) continue;
          records.push(record);
          chars += 'text' in record ? record.text.length : 0;
          if (records.length >= limit || chars >= pageChars) return { records, next: `${segment.number}:${at + 1}` };
        }
      }
      return { records, next: null };
    },
    texts: async (segments, writerId, fromSeq, toSeq) => {
      const texts = new Map<number, string>();
      for (const segment of [...segments].reverse()) {
        for (const { entry } of (await load(segment)).records)
          if (
            entry.type === 'op' &&
            entry.mark.writerId === writerId &&
            entry.mark.writerSeq >= fromSeq &&
            entry.mark.writerSeq <= toSeq
          )
            texts.set(entry.mark.writerSeq, entry.text);
        if (texts.size === toSeq - fromSeq + 1) break;
      }
      return texts;
    },
    gaps: async (segments, heads) => {
      const known = new Map([...heads.keys()].map((writerId) => [writerId, new Set<number>()] as const));
      for (const segment of segments)
        for (const { entry } of (await load(segment)).records) {
          const own = entry.type === 'op' ? entry.mark : entry.type === 'foreign' ? numberIn(entry.text) : null;
          if (own) known.get(own.writerId)?.add(own.writerSeq);
        }
      return [...heads].flatMap(([writerId, head]) => gapsOf(writerId, head, known.get(writerId) ?? new Set()));
    },
  };
}

function gapsOf(writerId: string, head: number, known: ReadonlySet<number>): readonly Gap[] {
  const gaps: Gap[] = [];
  if (known.size >= head) return gaps;
  for (let from = 1; from <= head; from++) {
    if (known.has(from)) continue;
    let to = from;
    while (to < head && !known.has(to + 1)) to++;
    gaps.push({ writerId, from, to });
    from = to;
  }
  return gaps;
}

/** Whose number an operation's text says it is. */
function numberIn(text: string): { readonly writerId: string; readonly writerSeq: number } | null {
  const said = parseJson(text);
  if (typeof said !== 'object' || said === null || !('writerId' in said) || !('writerSeq' in said)) return null;
  const { writerId, writerSeq } = said;
  return typeof writerId === 'string' && typeof writerSeq === 'number' ? { writerId, writerSeq } : null;
}

function recordOf(entry: Entry | Strange): JournalRecord | null {
  switch (entry.type) {
    case 'op':
      return { type: 'op', text: entry.text };
    case 'foreign':
      return { type: 'foreign', seq: entry.mark.seq, logEpoch: entry.mark.logEpoch, text: entry.text };
    case 'settled':
      return { type: 'settled', settled: entry.mark };
    case 'head':
    case 'foot':
      return null;
    case 'strange':
      throw Object.assign(new Error('A later Stockroom wrote this record'), { code: newerFormat });
  }
}
