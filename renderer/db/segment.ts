import { crc32c } from '#shared/base/crc32c.ts';
import { must } from '#shared/base/must.ts';
import { movementId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { joinColumns, NumberWriter, StepWriter, TextWriter } from './packed-column.ts';

/** The lines of some of a segment's variants, packed by column, with their checksum. */
export type SegmentPart = {
  readonly no: number;
  /** Left out by format 1, which had no field for it. */
  readonly format?: typeof FORMAT;
  readonly count: number;
  readonly body: Uint8Array;
  readonly crc: number;
};

/** A sealed stretch of the ledger; `counts` says how many lines each part has, a part without lines is not there. */
export type SegmentHead = {
  readonly no: number;
  readonly format: 1 | typeof FORMAT;
  readonly counts: readonly number[];
};

/** What is written. A format outlives releases: 1, which knew orders alone among documents, is read for good. */
const FORMAT = 2;
/** One variant's history reads one part of each segment: a thirty-second of it. */
export const PARTS = 32;
/** A segment's records have 64 numbers: its parts from the first on, then its head. */
const NUMBERS = 64;

/** The number of a segment's head. */
export function headNo(segment: number): number {
  return segment * NUMBERS + PARTS;
}

/** The number of a segment's part. */
export function partNo(segment: number, part: number): number {
  return segment * NUMBERS + part;
}

/** Which segment a record belongs to. */
export function segmentOf(no: number): number {
  return Math.floor(no / NUMBERS);
}

/** The part that holds a variant's lines. */
export function partOf(variantId: VariantId): number {
  return hashOf(variantId) % PARTS;
}

/** A number that spreads variants evenly (FNV-1a without its lowest byte). */
export function hashOf(variantId: VariantId): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < variantId.length; i++) hash = Math.imul(hash ^ variantId.charCodeAt(i), 0x01000193);
  return hash >>> 8;
}

/** Packs movements, in their order, into the records of a segment. */
export function packSegment(segment: number, movements: readonly Movement[]): readonly (SegmentHead | SegmentPart)[] {
  const parts: MovementAt[][] = Array.from({ length: PARTS }, () => []);
  movements.forEach((movement, place) => {
    parts[partOf(movement.variantId)]?.push({ place, movement });
  });
  const head: SegmentHead = { no: headNo(segment), format: FORMAT, counts: parts.map((lines) => lines.length) };
  return [
    ...parts.flatMap((lines, part) => (lines.length === 0 ? [] : [packPart(partNo(segment, part), lines)])),
    head,
  ];
}

/** A movement and its place in the segment. */
export type MovementAt = { readonly place: number; readonly movement: Movement };

/** Packs lines into one record. */
export function packPart(no: number, lines: readonly MovementAt[]): SegmentPart {
  const columns = {
    variant: new TextWriter(),
    location: new TextWriter(),
    quantity: new NumberWriter(),
    tracks: new NumberWriter(),
    place: new StepWriter(),
    op: new TextWriter(),
    line: new NumberWriter(),
    reason: new TextWriter(),
    costTotal: new NumberWriter(),
    reverses: new TextWriter(),
    document: new TextWriter(),
    note: new TextWriter(),
    occurredAt: new StepWriter(),
    actor: new TextWriter(),
    writer: new TextWriter(),
    writerSeq: new StepWriter(),
    epoch: new TextWriter(),
    seen: new NumberWriter(),
    skewMs: new NumberWriter(),
    seq: new NumberWriter(),
    documentKind: new TextWriter(),
    // Left out where no line has one, as in a shop that knows no lots.
    ...(lines.some(({ movement }) => movement.lotId !== undefined) && { lot: new TextWriter() }),
  };
  for (const { place, movement } of lines) {
    const line = Number(movement.id.slice(movement.opId.length + 1));
    // Ids of lines follow from their operation; another id would come back as that.
    must(movementId(movement.opId, line) === movement.id || null, 'a ledger line is named by its operation and place');
    columns.variant.put(movement.variantId);
    columns.location.put(movement.locationId);
    columns.quantity.put(movement.quantity);
    columns.tracks.put(movement.tracks);
    columns.place.put(place);
    columns.op.put(movement.opId);
    columns.line.put(line);
    columns.reason.put(movement.reason);
    columns.costTotal.put(movement.costTotal);
    columns.reverses.put(movement.reverses);
    columns.document.put(movement.document?.id ?? null);
    columns.documentKind.put(movement.document?.kind ?? null);
    columns.note.put(movement.note);
    columns.occurredAt.put(movement.occurredAt);
    columns.actor.put(movement.actor);
    columns.writer.put(movement.writerId);
    columns.writerSeq.put(movement.writerSeq);
    columns.epoch.put(movement.seen?.logEpoch ?? null);
    columns.seen.put(movement.seen?.seq ?? null);
    columns.skewMs.put(movement.skewMs);
    columns.seq.put(movement.seq);
    columns.lot?.put(movement.lotId ?? null);
  }
  const body = joinColumns(Object.values(columns));
  return { no, format: FORMAT, count: lines.length, body, crc: crc32c(body) };
}

/** A part that a head promises, or null when it is not there as it was sealed. */
export function wholePart(record: unknown, count: number): SegmentPart | null {
  // Only what the check itself needs is looked at, and a record without it answers null.
  const part = record as SegmentPart | undefined;
  const isKnown = part?.format === undefined || part.format === FORMAT;
  return isKnown && part?.count === count && part.body instanceof Uint8Array && part.crc === crc32c(part.body)
    ? part
    : null;
}

/** A head that this version can read, or null. */
export function readHead(record: unknown): SegmentHead | null {
  // As above: the format is looked at before anything else.
  const head = record as SegmentHead | undefined;
  return head?.format === 1 || head?.format === FORMAT ? head : null;
}
