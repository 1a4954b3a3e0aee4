import type { Answer, JournalRecord } from '#shared/contract/bridge/channels.ts';
import { isMissing } from './file-layer.ts';
import { type Entry, entriesIn, type Strange } from './record.ts';
import { type ClosedSegment, type LoadedSegment, loadClosed, newerFormat, type SegmentFolder } from './segment.ts';

/** Where a reader stands: a segment and the bytes of it already read. */
export type Place = { readonly segment: number; readonly offset: number };

/** A page of records, or the segment that must be put aside before reading can go on. */
export type Page =
  | { readonly state: 'read'; readonly page: Answer<'journal.read'> }
  | { readonly state: 'damaged'; readonly segment: ClosedSegment };

/** A page is also ended by its size, so that one answer never holds a whole journal. */
const pageChars = 4_000_000;

/** The place a cursor names; the beginning for none, undefined for one we never gave. */
export function placeOf(cursor: string | null): Place | undefined {
  if (cursor === null) return { segment: 0, offset: 0 };
  const match = /^(\d{1,8}):(\d{1,10})$/.exec(cursor);
  return match ? { segment: Number(match[1]), offset: Number(match[2]) } : undefined;
}

export type SegmentReader = {
  readonly page: (segments: readonly ClosedSegment[], from: Place, limit: number) => Promise<Page>;
  /** The texts of one writer's operations by number, the newest segments first, until all wanted numbers are found. */
  readonly texts: (
    segments: readonly ClosedSegment[],
    writerId: string,
    fromSeq: number,
    toSeq: number,
  ) => Promise<ReadonlyMap<number, string>>;
};

/** Reads segments whole, keeping the last one: its pages are asked for one after the other. */
export function segmentReader(where: SegmentFolder): SegmentReader {
  let kept: LoadedSegment | null = null;

  async function load(segment: ClosedSegment): Promise<LoadedSegment | null> {
    // The newest segment grows; what was read of it serves only as long as it has not.
    if (kept?.head.segment === segment.number && (segment.state === 'sealed' || segment.end === kept.end)) return kept;
    const loaded = await loadClosed(where, segment).catch(async (error: unknown) => {
      // It may have been compressed since the list was made; gone altogether, it is damage.
      if (!isMissing(error)) throw error;
      return segment.state === 'plain' ? loadSealed(segment.number) : null;
    });
    kept = loaded ?? kept;
    return loaded;
  }

  async function loadSealed(number: number): Promise<LoadedSegment | null> {
    try {
      return await loadClosed(where, { state: 'sealed', number, bytes: 0 });
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    page: async (segments, from, limit) => {
      const records: JournalRecord[] = [];
      let chars = 0;
      for (const segment of segments) {
        if (segment.number < from.segment) continue;
        const loaded = await load(segment);
        if (!loaded && records.length > 0) return { state: 'read', page: { records, next: `${segment.number}:0` } };
        if (!loaded) return { state: 'damaged', segment };
        for (const { entry, offset, bytes } of entriesIn(
          loaded.bytes,
          segment.number === from.segment ? from.offset : 0,
        )) {
          const record = recordOf(entry);
          if (!record) continue;
          records.push(record);
          chars += 'text' in entry ? entry.text.length : 0;
          if (records.length >= limit || chars >= pageChars)
            return { state: 'read', page: { records, next: `${segment.number}:${offset + bytes}` } };
        }
      }
      return { state: 'read', page: { records, next: null } };
    },
    texts: async (segments, writerId, fromSeq, toSeq) => {
      const texts = new Map<number, string>();
      for (const segment of [...segments].reverse()) {
        for (const { entry } of entriesIn((await load(segment))?.bytes ?? new Uint8Array(), 0))
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
  };
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
