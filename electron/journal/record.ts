import { z } from 'zod';
import { channels } from '#shared/contract/bridge/channels.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { crc32c } from './crc32c.ts';
import { parseJson } from './json.ts';

const seq = z.int().min(0);
const heads = z.record(z.string(), seq);

/**
 * The state of the journal at the beginning of a segment, so that a journal opens by reading its newest segment alone.
 */
const segmentHead = z.object({
  magic: z.literal('stockroom-journal'),
  format: z.literal(1),
  shopId: z.string(),
  segment: z.int().min(1),
  createdAt: z.int(),
  /** Records before this segment. */
  records: seq,
  /** The last sequence number of every writer before this segment. */
  heads,
  /** Where the segment before this one ends, in bytes: what lies after that point was never acknowledged. */
  previous: z.object({ segment: z.int().min(1), bytes: seq }).nullable(),
});
export type SegmentHead = z.infer<typeof segmentHead>;

/** What a closed segment held, written as its last record when it is closed. */
const segmentFoot = z.object({
  records: seq,
  first: z.string().nullable(),
  last: z.string().nullable(),
  sha256: z.string(),
  heads,
});
export type SegmentFoot = z.infer<typeof segmentFoot>;

const opMark = z.object({ opId: z.string(), writerId: z.string(), writerSeq: z.int().min(1) });
const foreignMark = z.object({ seq, logEpoch: z.string() });
const settledMark = channels['journal.settle'].ask.shape.settled.element;

/** One record of a segment. `mark` is the journal's own JSON; the text of an operation is kept byte for byte. */
export type Entry =
  | { readonly type: 'head'; readonly mark: SegmentHead }
  | { readonly type: 'op'; readonly mark: z.infer<typeof opMark>; readonly text: string }
  | { readonly type: 'foreign'; readonly mark: z.infer<typeof foreignMark>; readonly text: string }
  | { readonly type: 'settled'; readonly mark: z.infer<typeof settledMark> }
  | { readonly type: 'foot'; readonly mark: SegmentFoot };

/** A whole record that a newer Stockroom wrote and this one does not know: never cut off, never guessed at. */
export type Strange = { readonly type: 'strange' };

/** A record found in a segment: where it begins and how many bytes it takes. */
export type Found = { readonly entry: Entry | Strange; readonly offset: number; readonly bytes: number };

const numberOf = { head: 1, op: 2, foreign: 3, settled: 4, foot: 5 } as const satisfies Record<Entry['type'], number>;
/** CRC-32C of all that follows (4), length of the body (4), type (1). */
const prefix = 9;
/** No record that we write is longer, in bytes: a greater length is damage. */
const longest = 4 * LONGEST_ACT;

/** A record as bytes: checksum, length, type, one line of JSON, and after it an operation's own text. */
export function encodeEntry(entry: Entry): Uint8Array {
  const line = JSON.stringify(entry.mark);
  const body = Buffer.from('text' in entry ? `${line}\n${entry.text}` : line, 'utf8');
  const record = Buffer.allocUnsafe(prefix + body.length);
  record.writeUInt32LE(body.length, 4);
  record.writeUInt8(numberOf[entry.type], 8);
  body.copy(record, prefix);
  record.writeUInt32LE(crc32c(record.subarray(4)), 0);
  return record;
}

/** The record that begins at `offset`, or null if there is no whole and undamaged one. */
export function decodeEntry(segment: Uint8Array, offset: number): Found | null {
  const bytes = Buffer.from(segment.buffer, segment.byteOffset, segment.byteLength);
  if (offset + prefix > bytes.length) return null;
  const length = bytes.readUInt32LE(offset + 4);
  const end = offset + prefix + length;
  if (length > longest || end > bytes.length) return null;
  if (crc32c(bytes.subarray(offset + 4, end)) !== bytes.readUInt32LE(offset)) return null;
  return {
    entry: entryOf(bytes.readUInt8(offset + 8), bytes.toString('utf8', offset + prefix, end)),
    offset,
    bytes: prefix + length,
  };
}

function entryOf(type: number, body: string): Entry | Strange {
  // JSON never holds a raw line end, so the first one ends the mark.
  const lineEnd = body.indexOf('\n');
  const line = lineEnd === -1 ? body : body.slice(0, lineEnd);
  const text = lineEnd === -1 ? '' : body.slice(lineEnd + 1);
  const mark = parseJson(line);
  switch (type) {
    case numberOf.head:
      return of(segmentHead, mark, (mark) => ({ type: 'head', mark }));
    case numberOf.op:
      return of(opMark, mark, (mark) => ({ type: 'op', mark, text }));
    case numberOf.foreign:
      return of(foreignMark, mark, (mark) => ({ type: 'foreign', mark, text }));
    case numberOf.settled:
      return of(settledMark, mark, (mark) => ({ type: 'settled', mark }));
    case numberOf.foot:
      return of(segmentFoot, mark, (mark) => ({ type: 'foot', mark }));
    default:
      return { type: 'strange' };
  }
}

function of<T>(schema: z.ZodType<T>, value: unknown, entry: (mark: T) => Entry): Entry | Strange {
  const result = schema.safeParse(value);
  return result.success ? entry(result.data) : { type: 'strange' };
}

/** Every whole record from `offset` on, up to the first place where none begins. */
export function* entriesIn(segment: Uint8Array, offset: number): Generator<Found> {
  for (let at = offset; ; ) {
    const found = decodeEntry(segment, at);
    if (!found) return;
    yield found;
    at += found.bytes;
  }
}

/**
 * Every whole record from `offset` on, whatever lies between them: a damaged record does not hide the ones after it.
 */
export function* wholeRecords(segment: Uint8Array, offset: number): Generator<Found> {
  for (let at = offset; at < segment.length; ) {
    const found = decodeEntry(segment, at) ?? nextRecord(segment, at + 1);
    if (!found) return;
    yield found;
    at = found.offset + found.bytes;
  }
}

/** The first whole record that begins at `offset` or behind it. */
export function nextRecord(segment: Uint8Array, offset: number): Found | null {
  for (let at = offset; at + prefix < segment.length; at++) {
    // The checksum of a body costs time: compute it only where the bytes can be the prefix of a record.
    if (segment[at + prefix] !== openingBrace || segment[at + 7] !== 0 || (segment[at + 8] ?? 0) > highestType)
      continue;
    const found = decodeEntry(segment, at);
    if (found) return found;
  }
  return null;
}

/** The mark of every record is JSON of an object. */
const openingBrace = 0x7b;
/** Record types stay below the printable characters, so that no text can look like the beginning of a record. */
const highestType = 0x1f;
