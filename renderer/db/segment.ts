import { crc32c } from '#shared/base/crc32c.ts';
import { must } from '#shared/base/must.ts';
import { type MovementId, movementId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { PackedReader, PackedWriter } from './packed-bytes.ts';

/** What is asked of every segment: small, so that one variant's history reads few bodies. */
export type SegmentHead = {
  readonly no: number;
  readonly format: typeof FORMAT;
  readonly count: number;
  /** Tells which variants are surely not in the segment. */
  readonly sieve: Uint8Array;
};

/** A sealed stretch of the ledger: its lines packed, with their checksum. */
export type SegmentBody = { readonly no: number; readonly body: Uint8Array; readonly crc: number };

export type Segment = { readonly head: SegmentHead; readonly body: SegmentBody };

/** The format outlives releases: what was written once is read for good. */
const FORMAT = 1;
/** Bits of the sieve a variant: about one in a thousand others passes it. */
const SIEVE_BITS = 16;
const SIEVE_PROBES = 7;

/** Packs movements, in their order; the head is numbered `no` and the body `no + 1`. */
export function packSegment(no: number, movements: readonly Movement[]): Segment {
  const writer = new PackedWriter();
  const texts = new TextColumns();
  const last = { occurredAt: 0, writerSeq: 0, seq: 0 };
  for (const movement of movements) writeMovement(writer, texts, last, movement);
  const body = writer.bytes();
  const sieve = sieveOf(new Set(movements.map((movement) => movement.variantId)));
  return { head: { no, format: FORMAT, count: movements.length, sieve }, body: { no: no + 1, body, crc: crc32c(body) } };
}

type Last = { occurredAt: number; writerSeq: number; seq: number };

function writeMovement(writer: PackedWriter, texts: TextColumns, last: Last, movement: Movement): void {
  texts.write(writer, 'op', movement.opId);
  const line = Number(movement.id.slice(movement.opId.length + 1));
  // Ids of lines follow from their operation; another id would come back as that.
  must(movementId(movement.opId, line) === movement.id || null, 'a ledger line is named by its operation and place');
  writer.whole(line);
  texts.write(writer, 'variant', movement.variantId);
  texts.write(writer, 'place', movement.locationId);
  writer.number(movement.quantity);
  texts.write(writer, 'reason', movement.reason);
  writer.number(movement.costTotal);
  texts.write(writer, 'reverses', movement.reverses);
  writer.whole(movement.tracks + 1);
  texts.write(writer, 'order', movement.orderId);
  texts.write(writer, 'note', movement.note);
  last.occurredAt = writeStep(writer, last.occurredAt, movement.occurredAt);
  texts.write(writer, 'actor', movement.actor);
  texts.write(writer, 'writer', movement.writerId);
  last.writerSeq = writeStep(writer, last.writerSeq, movement.writerSeq);
  texts.write(writer, 'epoch', movement.seen?.logEpoch ?? null);
  if (movement.seen) writer.number(movement.seen.seq);
  writer.number(movement.skewMs);
  writer.whole(movement.seq === null ? 0 : 1);
  if (movement.seq !== null) last.seq = writeStep(writer, last.seq, movement.seq);
}

/** Writes a number as its step from the last one, which is short; answers it. */
function writeStep(writer: PackedWriter, last: number, value: number): number {
  // Steps between integers are exact while they are integers a double holds; anything else is written in full.
  const steps = [value, last, value - last].every(Number.isSafeInteger) && !Object.is(value, -0);
  writer.number(steps ? value - last : null);
  if (!steps) writer.number(value);
  return value;
}

/** The movements of a segment, as they were packed. */
export function* unpackSegment({ head, body }: Segment): Generator<Movement> {
  const reader = new PackedReader(body.body);
  const texts = new TextColumns();
  const last = { occurredAt: 0, writerSeq: 0, seq: 0 };
  for (let i = 0; i < head.count; i++) yield readMovement(reader, texts, last);
}

function readMovement(reader: PackedReader, texts: TextColumns, last: Last): Movement {
  // The order of reading is the order of writing; texts come back as the ids they were.
  const text = <T extends string>(column: Column) => must(texts.read(reader, column), `a line has its ${column}`) as T;
  const opId = text<Movement['opId']>('op');
  const id = movementId(opId, reader.whole());
  const variantId = text<VariantId>('variant');
  const locationId = text<Movement['locationId']>('place');
  const quantity = reader.number() ?? 0;
  const reason = text<Movement['reason']>('reason');
  const costTotal = reader.number();
  const reverses = texts.read(reader, 'reverses') as MovementId | null;
  const tracks = (reader.whole() - 1) as Movement['tracks'];
  const orderId = texts.read(reader, 'order') as Movement['orderId'];
  const note = texts.read(reader, 'note');
  last.occurredAt = readStep(reader, last.occurredAt);
  const actor = text<Movement['actor']>('actor');
  const writerId = text<Movement['writerId']>('writer');
  const writerSeq = readStep(reader, last.writerSeq);
  last.writerSeq = writerSeq;
  const epoch = texts.read(reader, 'epoch');
  const seen = epoch === null ? null : { logEpoch: epoch, seq: reader.number() ?? 0 };
  const skewMs = reader.number();
  const seq = reader.whole() === 0 ? null : readStep(reader, last.seq);
  last.seq = seq ?? last.seq;
  const occurredAt = last.occurredAt;
  return { id, opId, variantId, locationId, quantity, reason, costTotal, reverses, tracks, orderId, note, occurredAt, actor, writerId, writerSeq, seen, skewMs, seq };
}

function readStep(reader: PackedReader, last: number): number {
  const step = reader.number();
  return step === null ? (reader.number() ?? 0) : last + step;
}

type Column = 'op' | 'variant' | 'place' | 'reason' | 'reverses' | 'order' | 'note' | 'actor' | 'writer' | 'epoch';

/** The texts of each column, numbered as they first come: 0 is none, 1 a new one behind it, else its number + 2. */
class TextColumns {
  readonly #numbers = new Map<Column, Map<string, number>>();
  readonly #texts = new Map<Column, string[]>();

  write(writer: PackedWriter, column: Column, text: string | null): void {
    if (text === null) return writer.whole(0);
    const numbers = entry(this.#numbers, column, () => new Map<string, number>());
    const known = numbers.get(text);
    if (known !== undefined) return writer.whole(known + 2);
    numbers.set(text, numbers.size);
    writer.whole(1);
    writer.text(text);
  }

  read(reader: PackedReader, column: Column): string | null {
    const code = reader.whole();
    if (code === 0) return null;
    const texts = entry(this.#texts, column, () => []);
    if (code > 1) return must(texts[code - 2], 'a text that is named again came before');
    const text = reader.text();
    texts.push(text);
    return text;
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A Bloom filter (double hashing, Kirsch and Mitzenmacher 2006) of the variants in a segment. */
function sieveOf(variants: ReadonlySet<VariantId>): Uint8Array {
  const sieve = new Uint8Array(Math.max(8, Math.ceil((variants.size * SIEVE_BITS) / 8)));
  for (const variant of variants) for (const bit of probes(variant, sieve.length * 8)) sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
  return sieve;
}

/** False when a variant surely has no line behind the sieve. */
export function mayHold(sieve: Uint8Array, variant: VariantId): boolean {
  return probes(variant, sieve.length * 8).every((bit) => ((sieve[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

function probes(variant: VariantId, bits: number): number[] {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < variant.length; i++) {
    const code = variant.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) + i;
  }
  const step = (b | 1) >>> 0;
  return Array.from({ length: SIEVE_PROBES }, (_, i) => ((a >>> 0) + i * step) % bits);
}

/** A segment from its two records, or null when it is not as it was sealed. */
export function wholeSegment(head: unknown, body: unknown): Segment | null {
  // Only what the check itself needs is looked at, and records without it answer null.
  const [h, b] = [head as SegmentHead | undefined, body as SegmentBody | undefined];
  return h?.format === FORMAT && b?.body instanceof Uint8Array && b.crc === crc32c(b.body) ? { head: h, body: b } : null;
}
