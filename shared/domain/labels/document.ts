import { encodeCode, modulesAcross, modulesWithQuiet, moduleWithin } from './code-symbol.ts';
import { type Band, codeBands, type CodeOf, type Recipient, recipientBands } from './document-parts.ts';
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
  /** Whom what the list says goes to, above the facts. */
  readonly recipient?: Recipient | null;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What a row is made of, as smaller rows beneath it, by its place among the rows. */
  readonly beneath?: readonly (readonly (readonly string[])[])[];
  /** Lines below the last row. */
  readonly closing: readonly string[];
  /** Codes to scan, below all else, under a line that says what they are. */
  readonly codes?: { readonly head: string; readonly of: readonly CodeOf[] };
  /** Stands at the foot of every page. */
  readonly footer: (page: number, pages: number) => string;
};

const MARGIN = 15;
const TITLE = 6;
const BODY = 3.2;
const SMALL = 2.7;
const ROW_PADDING = 1.2;
const PART_PADDING = 0.35;
const COLUMN_GAP = 3;
const CELL_LINES = 4;
/** A paragraph below the last row is no longer than that. */
const MOST_TEXT_LINES = 60;
const FOOT = 8;
const CODE = { width: 60, height: 10 };
const RULE = 0.15;
/** So many of the rows beneath a row stand on its page. */
const KEPT_PARTS = 2;

type Column = DocumentColumn & { readonly x: number; readonly across: number };

const head: TextStyle = { size: SMALL, weight: 'bold' };
const body: TextStyle = { size: BODY, weight: 'regular' };

/** How a row of the table looks: its boxes are drawn or left out, and a rule ends it or not. */
type RowLook = {
  readonly style: TextStyle;
  readonly boxes: boolean;
  readonly rule: boolean;
  /** Above and below its texts. */
  readonly padding: readonly [above: number, below: number];
};
const small: TextStyle = { size: SMALL, weight: 'regular' };
const looks = {
  head: { style: head, boxes: false, rule: true, padding: [ROW_PADDING, ROW_PADDING] },
  row: { style: body, boxes: true, rule: true, padding: [ROW_PADDING, ROW_PADDING] },
  /** A row with others beneath it; a total is bold. */
  whole: { style: body, boxes: true, rule: false, padding: [ROW_PADDING, ROW_PADDING / 2] },
  total: { style: { size: BODY, weight: 'bold' }, boxes: true, rule: false, padding: [ROW_PADDING, ROW_PADDING / 2] },
  part: { style: small, boxes: false, rule: false, padding: [PART_PADDING, PART_PADDING] },
  lastPart: { style: small, boxes: false, rule: true, padding: [PART_PADDING, ROW_PADDING] },
} as const satisfies Readonly<Record<string, RowLook>>;
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

/** A text over as many lines as it needs. */
function textBands(text: string, style: TextStyle, width: number): readonly Band[] {
  const { size, weight } = style;
  const room = { width, height: MOST_TEXT_LINES * size * LINE, lines: MOST_TEXT_LINES };
  return text.split('\n').flatMap((part) => {
    const { lines } = fitText(printable(part), { ...room, largest: size, smallest: size, weight });
    return lines.map((line) => lineBand(line, style, width));
  });
}

/** One row of the table with a rule below it; what is too long for its column breaks into lines. */
function rowBand(columns: readonly Column[], texts: readonly string[], look: RowLook): Band {
  const { style, boxes, rule } = look;
  const [above, below] = look.padding;
  const line = style.size * LINE;
  const fit = { height: CELL_LINES * line, largest: style.size, smallest: style.size, lines: CELL_LINES };
  const cells = columns.map((column, at) => {
    const room = { ...fit, width: column.across, weight: style.weight };
    return { column, lines: fitText(printable(texts[at] ?? ''), room).lines };
  });
  const height = Math.max(1, ...cells.map(({ lines }) => lines.length)) * line + above + below;
  const width = columns.reduce((right, { x, across }) => Math.max(right, x + across), MARGIN) - MARGIN;
  return {
    height,
    marksAt: (y) => [
      ...cells.flatMap(({ column: { x, across, cell }, lines }) => {
        if (cell === 'box' && boxes) return frame({ x, y: y + 0.6, width: across, height: height - 1.35 });
        return lines.map((text, at) => {
          const spare = cell === 'figure' ? across - textWidth(text, style.size, style.weight) : 0;
          return textMark(text, style, x + spare, y + above + at * line);
        });
      }),
      ...(rule ? [{ mark: 'line', x: MARGIN, y: y + height - RULE, width, height: RULE } as const] : []),
    ],
  };
}

/** A row with what it is made of: on every page that begins among its parts the row is said again, without its figures. */
function rowsOf(
  columns: readonly Column[],
  texts: readonly string[],
  parts: readonly (readonly string[])[],
): readonly Row[] {
  if (parts.length === 0) return [{ band: rowBand(columns, texts, looks.row) }];
  const bands = parts.map((cells, at) =>
    rowBand(columns, cells, at === parts.length - 1 ? looks.lastPart : looks.part),
  );
  const named = texts.map((text, at) => (columns[at]?.cell === 'text' ? text : ''));
  const isTotal = parts.some((cells) => columns.some(({ cell }, at) => cell === 'figure' && cells[at] !== ''));
  const look = isTotal ? looks.total : looks.whole;
  const again = rowBand(columns, named, { ...look, boxes: false });
  return [
    { band: rowBand(columns, texts, look), keep: bands.slice(0, KEPT_PARTS).reduce((sum, one) => sum + one.height, 0) },
    ...bands.map((band) => ({ band, again })),
  ];
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

/** A row of the table: what is to stand on its page with it, and what is said again before it where it begins a page. */
type Row = { readonly band: Band; readonly keep?: number; readonly again?: Band };

type Parts = {
  readonly opening: readonly Band[];
  readonly head: Band;
  readonly rows: readonly Row[];
  readonly closing: readonly Band[];
  readonly codes: readonly Band[];
};

/** Bands one below the other; every page that begins inside the table begins with its head. */
function breakPages(parts: Parts, bottom: number): readonly (readonly Mark[])[] {
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
  const [first] = parts.rows;
  turn(parts.head.height + (first ? first.band.height + (first.keep ?? 0) : 0));
  put(parts.head);
  for (const { band, keep = 0, again } of parts.rows) {
    if (turn(band.height + keep)) {
      put(parts.head);
      if (again) put(again);
    }
    put(band);
  }
  for (const band of parts.closing) {
    if (turn(band.height)) put(parts.head);
    put(band);
  }
  for (const band of parts.codes) {
    turn(band.height);
    put(band);
  }
  return pages;
}

/** What of a list the printing font does not know: rows by their widest cell, which is the name, and the rest by its title. */
export function missingInDocument(content: DocumentContent): readonly Missing[] {
  const { origin, title, facts, recipient, columns, rows, beneath = [], closing, codes } = content;
  const name = Math.max(
    0,
    columns.findIndex(({ width }) => width === 'rest'),
  );
  return missingIn([
    {
      of: title,
      texts: [
        title,
        ...originTexts(origin),
        ...facts,
        ...(recipient?.lines ?? []),
        ...closing,
        ...columns.map((one) => one.head),
      ],
    },
    ...rows.map((cells, at) => ({ of: cells[name] ?? '', texts: [...cells, ...(beneath[at] ?? []).flat()] })),
    ...(codes?.of ?? []).map(({ code, text }) => ({ of: code, texts: [text] })),
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
        ...recipientBands(content.recipient ?? null, MARGIN, width),
        ...lines(content.facts),
        space(4),
      ],
      head: rowBand(columns, heads, looks.head),
      rows: content.rows.flatMap((cells, at) => rowsOf(columns, cells, content.beneath?.[at] ?? [])),
      closing:
        content.closing.length === 0
          ? []
          : [space(5), ...content.closing.flatMap((text) => textBands(text, body, width))],
      codes: content.codes ? codeBands(content.codes.head, content.codes.of, { x: MARGIN, width }) : [],
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
