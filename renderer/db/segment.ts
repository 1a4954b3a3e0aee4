import { crc32c } from '#shared/base/crc32c.ts';
import { must } from '#shared/base/must.ts';
import { levelId, type MovementId, movementId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { DocumentRef, Level, Movement } from '#shared/domain/operations/rows.ts';
import {
  joinColumns,
  NumberReader,
  NumberWriter,
  splitColumns,
  StepReader,
  StepWriter,
  TextReader,
  TextWriter,
} from './packed-column.ts';

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

/** The part that holds a variant's lines (FNV-1a). */
export function partOf(variantId: VariantId): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < variantId.length; i++) hash = Math.imul(hash ^ variantId.charCodeAt(i), 0x01000193);
  return (hash >>> 8) % PARTS;
}

/** A line of a segment with its place in it. */
export type PlacedMovement = { readonly place: number; readonly movement: Movement };

/** Packs movements, in their order, into the records of a segment. */
export function packSegment(segment: number, movements: readonly Movement[]): readonly (SegmentHead | SegmentPart)[] {
  const parts: PlacedMovement[][] = Array.from({ length: PARTS }, () => []);
  movements.forEach((movement, place) => {
    parts[partOf(movement.variantId)]?.push({ place, movement });
  });
  const head: SegmentHead = { no: headNo(segment), format: FORMAT, counts: parts.map((lines) => lines.length) };
  return [
    ...parts.flatMap((lines, part) => (lines.length === 0 ? [] : [packPart(partNo(segment, part), lines)])),
    head,
  ];
}

function packPart(no: number, lines: readonly PlacedMovement[]): SegmentPart {
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
  }
  const body = joinColumns(Object.values(columns));
  return { no, format: FORMAT, count: lines.length, body, crc: crc32c(body) };
}

const COLUMNS = { 1: 20, 2: 21 } as const;

/** The lines of a part, in their order. */
export function* unpackPart(part: SegmentPart): Generator<PlacedMovement> {
  const columns = splitColumns(part.body, COLUMNS[part.format ?? 1]);
  const bytes = (column: number) => must(columns[column], 'a part has all columns');
  const [texts, numbers, steps] = [
    (c: number) => new TextReader(bytes(c)),
    (c: number) => new NumberReader(bytes(c)),
    (c: number) => new StepReader(bytes(c)),
  ];
  const [variant, location, quantity, tracks] = [texts(0), texts(1), numbers(2), numbers(3)];
  const [place, op, line, reason, costTotal, reverses] = [
    steps(4),
    texts(5),
    numbers(6),
    texts(7),
    numbers(8),
    texts(9),
  ];
  const [document, note, occurredAt, actor, writer, writerSeq] = [
    texts(10),
    texts(11),
    steps(12),
    texts(13),
    texts(14),
    steps(15),
  ];
  const [epoch, seen, skewMs, seq] = [texts(16), numbers(17), numbers(18), numbers(19)];
  const documentKind = part.format === undefined ? null : texts(20);
  for (let i = 0; i < part.count; i++) {
    // Texts come back as the ids and words they were.
    const opId = op.next() as Movement['opId'];
    const [logEpoch, seenSeq] = [epoch.next(), seen.next()];
    yield {
      place: place.next(),
      movement: {
        id: movementId(opId, line.next() ?? 0),
        opId,
        variantId: variant.next() as Movement['variantId'],
        locationId: location.next() as Movement['locationId'],
        quantity: quantity.next() ?? 0,
        reason: reason.next() as Movement['reason'],
        costTotal: costTotal.next(),
        reverses: reverses.next() as MovementId | null,
        tracks: tracks.next() as Movement['tracks'],
        document: documentFrom(document.next(), documentKind ? documentKind.next() : 'order'),
        note: note.next(),
        occurredAt: occurredAt.next(),
        actor: actor.next() as Movement['actor'],
        writerId: writer.next() as Movement['writerId'],
        writerSeq: writerSeq.next(),
        seen: logEpoch === null ? null : { logEpoch, seq: seenSeq ?? 0 },
        skewMs: skewMs.next(),
        seq: seq.next(),
      },
    };
  }
}

function documentFrom(id: string | null, kind: string | null): Movement['document'] {
  // As above: the words they were.
  return id === null ? null : { kind: kind as DocumentRef['kind'], id };
}

/** What the lines of a part do to the levels, added up: reads the first four columns. */
export function sumPart(part: SegmentPart): readonly Level[] {
  const [variants, locations, quantities, tracks] = splitColumns(part.body, 4).map((bytes) => bytes);
  const bytes = (column: Uint8Array | undefined) => must(column, 'a part has all columns');
  const [variant, location] = [new TextReader(bytes(variants)), new TextReader(bytes(locations))];
  const [quantity, track] = [new NumberReader(bytes(quantities)), new NumberReader(bytes(tracks))];
  const sums = new Map<string, { level: Level; onHand: number; facts: number }>();
  for (let i = 0; i < part.count; i++) {
    // Texts come back as the ids they were.
    const [variantId, locationId] = [
      variant.next() as Movement['variantId'],
      location.next() as Movement['locationId'],
    ];
    const id = levelId(variantId, locationId);
    const sum = sums.get(id) ?? {
      level: { id, variantId, locationId, onHand: 0, committed: 0, incoming: 0, facts: 0 },
      onHand: 0,
      facts: 0,
    };
    sum.onHand += quantity.next() ?? 0;
    sum.facts += track.next() ?? 0;
    sums.set(id, sum);
  }
  return Array.from(sums.values(), ({ level, onHand, facts }) => ({ ...level, onHand, facts }));
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
