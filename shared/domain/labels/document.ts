import { encodeCode, modulesAcross, modulesWithQuiet, moduleWithin } from './code-symbol.ts';
import { frame, type Mark, type Printout, sheets } from './page.ts';
import { type ListOrigin, originPictures, originTexts, senderLines } from './sender.ts';
import {
  cutText,
  fitText,
  LINE,
  type Missing,
  missingIn,
  printable,
  textMark,
  type TextStyle,
  textWidth,
} from './text.ts';

export type DocumentPaper = keyof typeof sheets;

/** The sheet offices of a region use: Letter in the United States, Canada and where they are followed, else A4. */
export function documentPaperOf(locale: string): DocumentPaper {
  return /-(US|CA|MX|PH|CL|CO|VE|CR|GT|PA|DO|PR)\b/i.test(locale) ? 'letter' : 'a4';
}

export type DocumentColumn = {
  readonly head: string;
  /** In millimetres; `rest` takes what the others leave. */
  readonly width: number | 'rest';
  /** `figure` stands at the right; `box` is an empty frame to write or tick in. */
  readonly cell: 'text' | 'figure' | 'box';
};

/** What a list on paper says; every text comes in the reader's language. */
export type DocumentContent = {
  /** Whom it comes from; left out: it does not say. */
  readonly origin?: ListOrigin;
  readonly title: string;
  /** Printed as bars beside the title, for who has the paper and a scanner. */
  readonly code: string | null;
  /** Lines below the title: whose order, which place, what day. */
  readonly facts: readonly string[];
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Lines below the last row. */
  readonly closing: readonly string[];
  /** Stands at the foot of every page. */
  readonly footer: (page: number, pages: number) => string;
};

const MARGIN = 15;
const TITLE = 6;
const BODY = 3.2;
const SMALL = 2.7;
const ROW_PADDING = 1.2;
const COLUMN_GAP = 3;
const CELL_LINES = 4;
const FOOT = 8;
const CODE = { width: 60, height: 10 };
const RULE = 0.15;

/** Something as wide as the page that stands wherever the one before it ends. */
type Band = { readonly height: number; readonly marksAt: (y: number) => readonly Mark[] };
type Column = DocumentColumn & { readonly x: number; readonly across: number };

const head: TextStyle = { size: SMALL, weight: 'bold' };
const body: TextStyle = { size: BODY, weight: 'regular' };
const space = (height: number): Band => ({ height, marksAt: () => [] });

function placeColumns(columns: readonly DocumentColumn[], width: number): readonly Column[] {
  const known = columns.reduce((sum, column) => sum + (column.width === 'rest' ? 0 : column.width), 0);
  const rest = width - known - COLUMN_GAP * (columns.length - 1);
  let x = MARGIN;
  return columns.map((column) => {
    const placed = { ...column, x, across: column.width === 'rest' ? rest : column.width };
    x += placed.across + COLUMN_GAP;
    return placed;
  });
}

function lineBand(text: string, style: TextStyle, width: number): Band {
  const line = cutText(printable(text), width, style.size, style.weight);
  return {
    height: style.size * LINE,
    marksAt: (y) => (line === '' ? [] : [textMark(line, style, MARGIN, y)]),
  };
}

/** One row of the table with a rule below it; what is too long for its column breaks into lines. */
function rowBand(columns: readonly Column[], texts: readonly string[], style: TextStyle): Band {
  const line = style.size * LINE;
  const fit = { height: CELL_LINES * line, largest: style.size, smallest: style.size, lines: CELL_LINES };
  const cells = columns.map((column, at) => {
    const room = { ...fit, width: column.across, weight: style.weight };
    return { column, lines: fitText(printable(texts[at] ?? ''), room).lines };
  });
  const height = Math.max(1, ...cells.map(({ lines }) => lines.length)) * line + 2 * ROW_PADDING;
  const width = columns.reduce((right, { x, across }) => Math.max(right, x + across), MARGIN) - MARGIN;
  return {
    height,
    marksAt: (y) => [
      ...cells.flatMap(({ column: { x, across, cell }, lines }) => {
        if (cell === 'box' && style === body) return frame({ x, y: y + 0.6, width: across, height: height - 1.35 });
        return lines.map((text, at) => {
          const spare = cell === 'figure' ? across - textWidth(text, style.size, style.weight) : 0;
          return textMark(text, style, x + spare, y + ROW_PADDING + at * line);
        });
      }),
      { mark: 'line', x: MARGIN, y: y + height - RULE, width, height: RULE },
    ],
  };
}

/** Title at the left, code at the right: as bars or QR, whichever it is, where it fits. */
function titleBand(title: string, code: string | null, width: number): Band {
  const symbol = code === null ? null : encodeCode(code, 'by-code');
  const room = symbol?.scheme === 'qr' ? CODE.height * 2 : CODE.width;
  const module = symbol && moduleWithin(symbol.scheme, 300, room / modulesWithQuiet(symbol));
  if (!symbol || !module) return lineBand(title, { size: TITLE, weight: 'bold' }, width);
  const across = modulesAcross(symbol) * module;
  const quiet = modulesWithQuiet(symbol) * module - across;
  const text = lineBand(title, { size: TITLE, weight: 'bold' }, width - across - quiet);
  const height = symbol.scheme === 'qr' ? across : CODE.height;
  const place = { x: MARGIN + width - across, width: across, height };
  return {
    height: Math.max(text.height, height) + 2,
    marksAt: (y) => [
      ...text.marksAt(y),
      symbol.scheme === 'qr'
        ? { mark: 'matrix', rows: symbol.rows, ...place, y }
        : { mark: 'bars', modules: symbol.rows[0] ?? '', ...place, y },
    ],
  };
}

/** Bands one below the other; every page that begins inside the table begins with its head. */
function breakPages(
  parts: {
    readonly opening: readonly Band[];
    readonly head: Band;
    readonly rows: readonly Band[];
    readonly closing: readonly Band[];
  },
  bottom: number,
): readonly (readonly Mark[])[] {
  const pages: Mark[][] = [[]];
  let y = MARGIN;
  const put = (band: Band) => {
    pages.at(-1)?.push(...band.marksAt(y));
    y += band.height;
  };
  /** Turns the page where what comes next does not fit; answers whether it did. */
  const turn = (needed: number) => {
    if (y + needed <= bottom) return false;
    pages.push([]);
    y = MARGIN;
    return true;
  };
  for (const band of parts.opening) {
    turn(band.height);
    put(band);
  }
  // A head is not left alone at the end of a page.
  turn(parts.head.height + (parts.rows[0]?.height ?? 0));
  put(parts.head);
  for (const band of [...parts.rows, ...parts.closing]) {
    if (turn(band.height)) put(parts.head);
    put(band);
  }
  return pages;
}

/** What of a list the printing font does not know: rows by their widest cell, which is the name, and the rest by its title. */
export function missingInDocument({
  origin,
  title,
  facts,
  columns,
  rows,
  closing,
}: DocumentContent): readonly Missing[] {
  const name = Math.max(
    0,
    columns.findIndex(({ width }) => width === 'rest'),
  );
  return missingIn([
    {
      of: title,
      texts: [title, ...originTexts(origin), ...facts, ...closing, ...columns.map(({ head: text }) => text)],
    },
    ...rows.map((cells) => ({ of: cells[name] ?? '', texts: cells })),
  ]);
}

function senderBands(origin: ListOrigin | undefined, width: number): readonly Band[] {
  return origin?.as === 'sender' ? senderLines(origin.sender, MARGIN, width) : [];
}

/** What stands at the foot: the page, and in the house whose list it is. */
function footText({ origin }: DocumentContent, page: string): string {
  return origin?.as === 'shop' && origin.name !== '' ? `${page} · ${origin.name}` : page;
}

/** A list as pages: title and facts once, the table's head and the page's number on every page. */
export function layoutDocument(content: DocumentContent, paper: DocumentPaper): Printout {
  const size = sheets[paper];
  const width = size.width - 2 * MARGIN;
  const columns = placeColumns(content.columns, width);
  const heads = content.columns.map((column) => column.head);
  const lines = (texts: readonly string[]) => texts.map((text) => lineBand(text, body, width));
  const pages = breakPages(
    {
      opening: [
        ...senderBands(content.origin, width),
        titleBand(content.title, content.code, width),
        space(1.5),
        ...lines(content.facts),
        space(4),
      ],
      head: rowBand(columns, heads, head),
      rows: content.rows.map((cells) => rowBand(columns, cells, body)),
      closing: content.closing.length === 0 ? [] : [space(5), ...lines(content.closing)],
    },
    size.height - MARGIN - FOOT,
  );
  const faces = pages.map((marks, at) => {
    const said = footText(content, content.footer(at + 1, pages.length));
    const foot = lineBand(said, { size: SMALL, weight: 'regular' }, width);
    return [...marks, ...foot.marksAt(size.height - MARGIN - foot.height)];
  });
  const pictures = originPictures(content.origin);
  return {
    ...size,
    ...(pictures.length > 0 && { pictures }),
    faces,
    pages: faces.map((_, face) => [{ face, x: 0, y: 0 }]),
  };
}
