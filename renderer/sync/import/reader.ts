import Papa from 'papaparse/papaparse.js';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Encoding } from '#shared/domain/import/encodings.ts';
import { type FileCaps, type FileFailure, fileCaps } from '#shared/domain/import/file-failure.ts';
import type { CsvTable, Row } from '#shared/domain/import/table.ts';
import { decoderOf, type Decode } from './reader-decoder.ts';
import { encodingOf, type GuessedEncoding } from './reader-encoding.ts';
import { cleanEnd, type Shape, shapeOf } from './reader-shape.ts';
import { otherThanCsv } from './reader-sniff.ts';
import { makePacer, type Pacer, type StepOptions } from './reader-steps.ts';
import { tableFrom } from './reader-table.ts';

export type ReadOptions = StepOptions & {
  readonly caps?: Partial<FileCaps>;
  /** The encoding a person chose; left out: it is found. */
  readonly encoding?: Encoding;
};

const PIECE_BYTES = 128 * 1024;
const HEAD_BYTES = 64 * 1024;
/** No honest cell is longer; what is, is a quotation mark that was never closed. */
const LONGEST_ROW = 1_000_000;

/** Reads the bytes of a CSV file as rows, in short slices, up to the caps. Nothing is interpreted yet. */
export async function readText(bytes: Uint8Array, options: ReadOptions): Promise<Result<CsvTable, FileFailure>> {
  const caps: FileCaps = { ...fileCaps, ...options.caps };
  const other = otherThanCsv(bytes);
  if (other) return fail({ code: other });
  const pacer = makePacer();
  const spelled: GuessedEncoding = options.encoding
    ? { encoding: options.encoding, isSure: true }
    : await encodingOf(bytes, pacer);
  const head = textOf(spelled.encoding)(bytes.subarray(0, HEAD_BYTES), false);
  if (head.trim() === '' && bytes.length <= HEAD_BYTES) return fail({ code: 'file-empty' });
  const shape = shapeOf(head, bytes.length <= HEAD_BYTES);
  const width = shape.firstRows[shape.header.index]?.length ?? 0;
  if (width > caps.columns) return fail({ code: 'file-too-many-columns', detail: String(width) });
  const rows = await readRows({ bytes, encoding: spelled.encoding, shape, caps, pacer, options });
  if (!rows.ok) return rows;
  const { header, delimiter } = shape;
  return tableFrom(rows.value.rows, header, {
    encoding: spelled.encoding,
    encodingIsSure: spelled.isSure,
    delimiter,
    oddRows: rows.value.oddRows,
    pointColumns: new Set(),
  });
}

/** A decoder without byte order marks: programs that join files leave them in the middle, where they belong to no cell. */
function textOf(encoding: Encoding): Decode {
  const decode = decoderOf(encoding);
  const mark = encoding === 'utf-8' || encoding.startsWith('utf-16') ? '\ufeff' : decode(BYTE_ORDER_MARK, true);
  return (bytes, isLast) => {
    const text = decode(bytes, isLast).replaceAll(mark, '');
    // Programs of DOS end a text with 0x1a.
    return isLast && text.endsWith('\u001a') ? text.slice(0, -1) : text;
  };
}

/** As UTF-8 writes it. */
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

type Parsing = {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly shape: Shape;
  readonly caps: FileCaps;
  readonly pacer: Pacer;
  readonly options: ReadOptions;
};
/** `seen` counts blank rows too, which are not kept. */
type Rows = { readonly rows: Row[]; readonly oddRows: number[]; cells: number; seen: number };

async function readRows({ bytes, encoding, shape, caps, pacer, options }: Parsing): Promise<Result<Rows, FileFailure>> {
  const decode = textOf(encoding);
  const parser = new Papa.Parser({ delimiter: shape.delimiter, newline: shape.newline });
  const kept: Rows = { rows: [], oddRows: [], cells: 0, seen: 0 };
  let rest = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (options.signal?.aborted) return fail({ code: 'cancelled' });
    const isLast = at + PIECE_BYTES >= bytes.length;
    const text = rest + decode(bytes.subarray(at, at + PIECE_BYTES), isLast);
    const parsed = parser.parse(text, 0, !isLast);
    const before = kept.seen;
    for (const cells of parsed.data) keep(cells, kept);
    for (const error of parsed.errors) {
      const row = before + (error.row ?? 0) + 1;
      if (error.code === 'MissingQuotes') return fail({ code: 'quote-open', row });
      if (kept.oddRows.at(-1) !== row) kept.oddRows.push(row);
    }
    rest = isLast ? '' : text.slice(parsed.meta.cursor);
    const failure = overCaps(kept, rest, caps);
    if (failure) return fail(failure);
    options.onProgress?.({ done: Math.min(at + PIECE_BYTES, bytes.length), total: bytes.length });
    await pacer.breathe();
  }
  return done(kept);
}

/** Keeps a row without the empty cells at its end, which spreadsheets write by the thousand. */
function keep(cells: string[], kept: Rows): void {
  cleanEnd(cells);
  while (cells.at(-1) === '') cells.pop();
  kept.seen++;
  kept.cells += cells.length;
  if (cells.length > 0) kept.rows.push({ row: kept.seen, cells });
}

function overCaps(kept: Rows, rest: string, caps: FileCaps): FileFailure | undefined {
  if (rest.length > LONGEST_ROW)
    return { code: rest.includes('"') ? 'quote-open' : 'file-one-line', row: kept.seen + 1 };
  if (kept.rows.length > caps.rows) return { code: 'file-too-many-rows', detail: String(caps.rows) };
  if (kept.cells > caps.cells) return { code: 'file-too-large' };
  return undefined;
}
