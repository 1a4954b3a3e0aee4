import { type CodeSymbol, encodeCode, modulesAcross, modulesWithQuiet, moduleWithin } from './code-symbol.ts';
import type { Mark } from './page.ts';
import { cutText, fitText, LINE, printable, textMark, type TextStyle } from './text.ts';

/** Something as wide as the page that stands wherever the one before it ends. */
export type Band = { readonly height: number; readonly marksAt: (y: number) => readonly Mark[] };

/** Whom a list goes to, and the word above it. */
export type Recipient = { readonly label: string; readonly lines: readonly string[] };

const LABEL: TextStyle = { size: 2.5, weight: 'regular' };
const NAME: TextStyle = { size: 3.9, weight: 'bold' };
const STREET: TextStyle = { size: 3.9, weight: 'regular' };
/** About what the window of an envelope shows. */
const ADDRESS_WIDTH = 85;
/** A line that is longer breaks into as many. */
const ADDRESS_BREAKS = 3;

function textBand(text: string, style: TextStyle, x: number): Band {
  return { height: style.size * LINE, marksAt: (y) => (text === '' ? [] : [textMark(text, style, x, y)]) };
}

const gap = (height: number): Band => ({ height, marksAt: () => [] });

/** Whom it goes to, as on a letter: the name first, one line a line. */
export function recipientBands(recipient: Recipient | null, x: number, width: number): readonly Band[] {
  if (!recipient || recipient.lines.length === 0) return [];
  const across = Math.min(ADDRESS_WIDTH, width);
  const broken = recipient.lines.flatMap((line, at) => {
    const style = at === 0 ? NAME : STREET;
    const room = { width: across, height: ADDRESS_BREAKS * style.size * LINE, lines: ADDRESS_BREAKS };
    const { lines } = fitText(printable(line), {
      ...room,
      largest: style.size,
      smallest: style.size,
      weight: style.weight,
    });
    return lines.map((text) => textBand(text, style, x));
  });
  return [gap(1.5), textBand(printable(recipient.label), LABEL, x), gap(0.6), ...broken, gap(4)];
}

/** A code, and what stands above it. */
export type CodeOf = { readonly code: string; readonly text: string };

const HEAD: TextStyle = { size: 3.2, weight: 'bold' };
const CAPTION: TextStyle = { size: 2.7, weight: 'regular' };
const BESIDE = 3;
const CELL_GAP = 6;
const BARS_HEIGHT = 8;
const CELL_PADDING = 3;
/** More than the quiet zone of a QR code. */
const BELOW_CAPTION = 1.8;

type Drawn = { readonly symbol: CodeSymbol; readonly module: number; readonly across: number; readonly height: number };

/** A code as bars, or as QR where bars are too wide; null where no symbol holds it. */
function drawn(code: string, room: number): Drawn | null {
  for (const wish of ['by-code', 'qr'] as const) {
    const symbol = encodeCode(code, wish);
    const module = symbol && moduleWithin(symbol.scheme, 300, room / modulesWithQuiet(symbol));
    if (!symbol || !module) continue;
    const across = modulesAcross(symbol) * module;
    return { symbol, module, across, height: symbol.scheme === 'qr' ? across : BARS_HEIGHT };
  }
  return null;
}

/** Codes beside and below each other, each under its text; the line that says what they are is not left alone. */
export function codeBands(
  head: string,
  codes: readonly CodeOf[],
  { x, width }: { readonly x: number; readonly width: number },
): readonly Band[] {
  const cell = (width - (BESIDE - 1) * CELL_GAP) / BESIDE;
  const rows: Band[] = [];
  for (let at = 0; at < codes.length; at += BESIDE) {
    const some = codes.slice(at, at + BESIDE).map((one) => codeCell(one, cell));
    rows.push({
      height: Math.max(...some.map(({ height }) => height)) + CELL_PADDING,
      marksAt: (y) => some.flatMap(({ marksAt }, place) => marksAt(x + place * (cell + CELL_GAP), y)),
    });
  }
  const [first, ...others] = rows;
  if (!first) return [];
  const title = textBand(cutText(printable(head), width, HEAD.size, HEAD.weight), HEAD, x);
  const begin = 6 + title.height + 2;
  return [
    { height: begin + first.height, marksAt: (y) => [...title.marksAt(y + 6), ...first.marksAt(y + begin)] },
    ...others,
  ];
}

type Cell = { readonly height: number; readonly marksAt: (x: number, y: number) => readonly Mark[] };

function codeCell({ code, text }: CodeOf, width: number): Cell {
  const caption = cutText(printable(text), width, CAPTION.size, CAPTION.weight);
  const top = CAPTION.size * LINE + BELOW_CAPTION;
  const found = drawn(code, width);
  return {
    height: top + (found?.height ?? 0),
    marksAt: (x, y) => [
      ...(caption === '' ? [] : [textMark(caption, CAPTION, x, y)]),
      ...(found ? [codeMark(found, x, y + top)] : []),
    ],
  };
}

function codeMark({ symbol, module, across: width, height }: Drawn, left: number, y: number): Mark {
  const place = { x: left + symbol.quiet.left * module, y, width, height };
  return symbol.scheme === 'qr'
    ? { mark: 'matrix', rows: symbol.rows, ...place }
    : { mark: 'bars', modules: symbol.rows[0] ?? '', ...place };
}
