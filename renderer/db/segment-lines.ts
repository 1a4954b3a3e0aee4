import { must } from '#shared/base/must.ts';
import type { Line, LineField } from '#shared/domain/ledger/fold.ts';
import { movementId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { DocumentRef } from '#shared/domain/operations/rows.ts';
import { type ColumnReader, NumberReader, splitColumns, StepReader, TextFinder, TextReader } from './packed-column.ts';
import type { SegmentPart } from './segment.ts';

/** The columns of a part, in the order they are written in. */
const COLUMN = {
  variant: 0,
  location: 1,
  quantity: 2,
  tracks: 3,
  place: 4,
  op: 5,
  line: 6,
  reason: 7,
  costTotal: 8,
  reverses: 9,
  document: 10,
  note: 11,
  occurredAt: 12,
  actor: 13,
  writer: 14,
  writerSeq: 15,
  epoch: 16,
  seen: 17,
  skewMs: 18,
  seq: 19,
  documentKind: 20,
  lot: 21,
} as const;
/** The last column is left out of a part in which no line has a lot. */
const COLUMNS = { 1: 20, 2: 22 } as const;

/** The columns of one part, each read from its beginning. */
type PartColumns = {
  readonly text: (column: number) => ColumnReader<string | null>;
  /** Whether each text is this one. */
  readonly texts: (column: number, text: string) => { readonly next: () => boolean };
  readonly number: (column: number) => ColumnReader<number | null>;
  readonly step: (column: number) => ColumnReader<number>;
  readonly has: (column: number) => boolean;
};

function columnsOf(part: SegmentPart): PartColumns {
  const columns = splitColumns(part.body, COLUMNS[part.format ?? 1]);
  const bytes = (column: number) => must(columns[column], 'a part has all columns');
  return {
    text: (column) => new TextReader(bytes(column)),
    texts: (column, text) => new TextFinder(bytes(column), text),
    number: (column) => new NumberReader(bytes(column)),
    step: (column) => new StepReader(bytes(column)),
    has: (column) => (columns[column]?.length ?? 0) > 0,
  };
}

function joined<A, B, T>(a: ColumnReader<A>, b: ColumnReader<B>, join: (a: A, b: B) => T): ColumnReader<T> {
  return {
    next: () => join(a.next(), b.next()),
    skip: () => {
      a.skip();
      b.skip();
    },
  };
}

/** Texts and numbers come back as the ids, words and signs they were packed as. */
function asPacked<T>(reader: ColumnReader<unknown>): ColumnReader<T> {
  // Only `packPart` writes these columns, from fields of these types.
  return reader as ColumnReader<T>;
}

/** How each field of a line is read. */
const fieldReaders: { readonly [F in LineField]: (columns: PartColumns) => ColumnReader<Line[F]> } = {
  id: (c) =>
    joined(c.text(COLUMN.op), c.number(COLUMN.line), (op, line) =>
      // A column of operations' ids.
      movementId(op as OpId, line ?? 0),
    ),
  opId: (c) => asPacked(c.text(COLUMN.op)),
  variantId: (c) => asPacked(c.text(COLUMN.variant)),
  locationId: (c) => asPacked(c.text(COLUMN.location)),
  lotId: (c) => (c.has(COLUMN.lot) ? asPacked(orLeftOut(c.text(COLUMN.lot))) : leftOut),
  quantity: (c) => asPacked(c.number(COLUMN.quantity)),
  reason: (c) => asPacked(c.text(COLUMN.reason)),
  costTotal: (c) => c.number(COLUMN.costTotal),
  reverses: (c) => asPacked(c.text(COLUMN.reverses)),
  tracks: (c) => asPacked(c.number(COLUMN.tracks)),
  // Format 1 knew no other document than an order.
  document: (c) =>
    c.has(COLUMN.documentKind)
      ? joined(c.text(COLUMN.document), c.text(COLUMN.documentKind), documentFrom)
      : joined(c.text(COLUMN.document), nothing, (id) => documentFrom(id, 'order')),
  note: (c) => c.text(COLUMN.note),
  occurredAt: (c) => c.step(COLUMN.occurredAt),
  actor: (c) => asPacked(c.text(COLUMN.actor)),
  writerId: (c) => asPacked(c.text(COLUMN.writer)),
  writerSeq: (c) => c.step(COLUMN.writerSeq),
  seen: (c) =>
    joined(c.text(COLUMN.epoch), c.number(COLUMN.seen), (logEpoch, seq) =>
      logEpoch === null ? null : { logEpoch, seq: seq ?? 0 },
    ),
  skewMs: (c) => c.number(COLUMN.skewMs),
  seq: (c) => c.number(COLUMN.seq),
};

const nothing: ColumnReader<null> = { next: () => null, skip: () => undefined };
const leftOut: ColumnReader<undefined> = { next: () => undefined, skip: () => undefined };

function orLeftOut(reader: ColumnReader<string | null>): ColumnReader<string | undefined> {
  return { next: () => reader.next() ?? undefined, skip: () => reader.skip() };
}

function documentFrom(id: string | null, kind: string | null): Line['document'] {
  // A column of kinds.
  return id === null ? null : { kind: kind as DocumentRef['kind'], id };
}

/** Every field of a line. */
// The keys of an object lose their type; these are the fields.
export const lineFields = Object.keys(fieldReaders) as readonly LineField[];

/** A line of a segment and its place in it. */
export type PlacedLine<F extends LineField = LineField> = { readonly place: number; readonly line: Line<F> };

/** The lines of a part in their order, with no more than some fields unpacked; with `only`, those at these indexes, which grow. */
export function readPart<F extends LineField>(
  part: SegmentPart,
  fields: readonly F[],
  only?: readonly number[],
): readonly PlacedLine<F>[] {
  const columns = columnsOf(part);
  const places = columns.step(COLUMN.place);
  // A column that is not there costs nothing a line.
  const readers = fields
    .filter((field) => field !== 'lotId' || columns.has(COLUMN.lot))
    .map((field) => fieldReader(field, columns));
  const found: PlacedLine<F>[] = [];
  const end = only ? (only.at(-1) ?? -1) + 1 : part.count;
  for (let index = 0, next = 0; index < end; index++) {
    if (only && only[next] !== index) {
      places.skip();
      for (const { skip } of readers) skip();
      continue;
    }
    next++;
    const line: { -readonly [K in F]?: Line[K] } = {};
    const place = places.next();
    for (const { read } of readers) read(line);
    // Every field that was asked for was read above.
    found.push({ place, line: line as Line<F> });
  }
  return found;
}

function fieldReader<F extends LineField>(field: F, columns: PartColumns) {
  const reader = fieldReaders[field](columns);
  return {
    read: (line: { -readonly [K in F]?: Line[K] }) => {
      const value = reader.next();
      // What a line has not, its record has not either.
      if (value !== undefined) line[field] = value;
    },
    skip: () => reader.skip(),
  };
}

/** The indexes of the lines of one variant in a part, of those that lie before a place. */
export function indexesOf(part: SegmentPart, variantId: VariantId, placeEnd: number): readonly number[] {
  const columns = columnsOf(part);
  const [variants, places] = [columns.texts(COLUMN.variant, variantId), columns.step(COLUMN.place)];
  const found: number[] = [];
  for (let index = 0; index < part.count && places.next() < placeEnd; index++) if (variants.next()) found.push(index);
  return found;
}
