import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import {
  type CodeSymbol,
  encodeCode,
  leastModule,
  modulesAcross,
  modulesWithQuiet,
  moduleWithin,
} from './code-symbol.ts';
import type { Weight } from './font-widths.ts';
import { type Box, type Mark, onDot, type Size } from './page.ts';
import { type Dpi, type LabelPaper, labelPapers, type PaperId, paperIds } from './paper.ts';
import { fitText, LINE, printable, textMark } from './text.ts';

/** What one label says; null is left out. Figures come as they are read in the shop's language. */
export type LabelContent = {
  readonly name: string | null;
  readonly sku: string | null;
  readonly price: string | null;
  readonly unitPrice: string | null;
  readonly code: string | null;
};

/** How labels are drawn: QR for every code where that is wished, else by what each code is. */
export type LabelStyle = { readonly dpi: Dpi; readonly symbol: 'by-code' | 'qr' };

/** Why a label is not printed. `smallest` is the least size in whole millimetres on which its code would be read. */
export type LabelFailure =
  | (Failure<'code-too-wide'> & { readonly smallest: Size; readonly fits: readonly PaperId[] })
  | Failure<'code-too-long'>;

const GAP = 0.6;
/** Below this (5.4 pt) nobody reads a shelf label. */
export const SMALLEST_TEXT = 1.9;
const SMALLEST_LINE = SMALLEST_TEXT * LINE;
/** Hand scanners read bars this low; GS1 asks 18.28 mm of those for a till, which small labels do not have. */
const LOWEST_BARS = 5;
const HIGHEST_BARS = 18.5;
/** A price is seen from the aisle: no other text has more than this share of its size. */
const BESIDE_PRICE = 0.85;
/** Letters beside a QR code need this much. */
const NARROWEST_COLUMN = 12;

const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

type TextRoom = Box & {
  readonly largest: number;
  readonly lines: number;
  readonly weight: Weight;
  readonly align: 'left' | 'centre' | 'right';
};

/** A text as large as its room lets it be, from the top down. */
function texts(text: string | null, { largest, lines, weight, align, ...box }: TextRoom): readonly Mark[] {
  if (text === null) return [];
  const fitted = fitText(printable(text), { ...box, largest, smallest: SMALLEST_TEXT, lines, weight });
  return fitted.lines.map((line, at) => {
    const mark = textMark(line, { size: fitted.size, weight }, box.x, box.y + at * fitted.size * LINE);
    const spare = box.width - mark.width;
    return { ...mark, x: mark.x + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2) };
  });
}

/** The size up to which a text is printed beside a price, which nothing on a label is larger than. */
function largestBeside(price: readonly Mark[], largest: number): number {
  const size = price[0]?.mark === 'text' ? price[0].size : largest;
  return Math.max(SMALLEST_TEXT, Math.min(largest, size * BESIDE_PRICE));
}

/** Name above; below it the SKU at the left, price and unit price at the right. */
function textBlock({ name, sku, price, unitPrice }: LabelContent, box: Box): readonly Mark[] {
  const stacked = price !== null && unitPrice !== null;
  const hasRow = sku !== null || price !== null || unitPrice !== null;
  const least = stacked ? 2 * SMALLEST_LINE : SMALLEST_LINE;
  const share = price === null ? 0.45 : 0.6;
  const row = hasRow ? (name === null ? box.height : between(least, box.height * share, 12)) : 0;
  const nameHeight = box.height - row - (hasRow ? GAP : 0);
  const y = box.y + box.height - row;
  const figures = price === null && unitPrice === null ? 0 : sku === null ? box.width : box.width * 0.58;
  const right = { x: box.x + box.width - figures, width: figures, lines: 1, align: 'right' as const };
  const under = unitPrice === null ? 0 : price === null ? row : Math.max(SMALLEST_LINE, row * 0.34);
  const left = { x: box.x, y: y + row - SMALLEST_LINE, height: SMALLEST_LINE };
  const priced = texts(price, { ...right, y, height: row - under, largest: 8, weight: 'bold' });
  const beside = (largest: number) => largestBeside(priced, largest);
  return [
    ...texts(name, { ...box, height: nameHeight, largest: beside(5), lines: 3, weight: 'bold', align: 'left' }),
    ...priced,
    ...texts(unitPrice, { ...right, y: y + row - under, height: under, largest: beside(2.8), weight: 'regular' }),
    ...texts(sku, {
      ...left,
      width: box.width - figures - (figures > 0 ? GAP : 0),
      largest: SMALLEST_TEXT,
      lines: 1,
      weight: 'regular',
      align: 'left',
    }),
  ];
}

/** The same, one under the other, for the narrow column beside a QR code. */
function textColumn({ name, ...rest }: LabelContent, box: Box): readonly Mark[] {
  const rows = [
    { text: rest.sku, share: 0.16, largest: 2.6, weight: 'regular' as const },
    { text: rest.price, share: 0.26, largest: 8, weight: 'bold' as const },
    { text: rest.unitPrice, share: 0.16, largest: 2.6, weight: 'regular' as const },
  ].filter(({ text }) => text !== null);
  let bottom = box.y + box.height;
  const placed = rows.toReversed().map((row) => {
    const height = Math.max(SMALLEST_LINE, box.height * row.share);
    bottom -= height;
    return { ...row, room: { ...box, y: bottom, height, lines: 1, weight: row.weight, align: 'left' as const } };
  });
  const priced = placed
    .filter(({ weight }) => weight === 'bold')
    .flatMap(({ text, room, largest }) => texts(text, { ...room, largest }));
  const beside = (largest: number) => largestBeside(priced, largest);
  const height = bottom - box.y - (rows.length > 0 ? GAP : 0);
  return [
    ...texts(name, { ...box, height, largest: beside(5), lines: 5, weight: 'bold', align: 'left' }),
    ...priced,
    ...placed
      .filter(({ weight }) => weight === 'regular')
      .flatMap(({ text, room, largest }) => texts(text, { ...room, largest: beside(largest) })),
  ];
}

const insideOf = ({ label, padding }: LabelPaper): Box => ({
  x: padding,
  y: padding,
  width: label.width - 2 * padding,
  height: label.height - 2 * padding,
});

function withBars(content: LabelContent, symbol: CodeSymbol, paper: LabelPaper, { dpi }: LabelStyle): Mark[] | null {
  const inside = insideOf(paper);
  const across = modulesAcross(symbol);
  // Quiet zones may reach into the padding, which is white as well; a dot is kept for setting the bars on whole dots.
  const room = Math.min((paper.label.width - 25.4 / dpi) / modulesWithQuiet(symbol), inside.width / across);
  const module = moduleWithin(symbol.scheme, dpi, room);
  if (module === null) return null;
  const digits = between(SMALLEST_TEXT, inside.height * 0.09, 3);
  const height = between(LOWEST_BARS, inside.height * 0.38, HIGHEST_BARS);
  const y = inside.y + inside.height - digits * LINE - height;
  const wide = (modulesWithQuiet(symbol) * module) / 2;
  const x = onDot(paper.label.width / 2 - wide + symbol.quiet.left * module, dpi);
  return [
    ...textBlock(content, { ...inside, height: y - GAP - inside.y }),
    { mark: 'bars', modules: symbol.rows[0] ?? '', x, y, width: across * module, height },
    ...texts(symbol.text, {
      ...inside,
      y: y + height,
      height: digits * LINE,
      largest: digits,
      lines: 1,
      weight: 'regular',
      align: 'centre',
    }),
  ];
}

const hasText = ({ name, sku, price, unitPrice }: LabelContent) =>
  [name, sku, price, unitPrice].some((text) => text !== null);

function withQr(content: LabelContent, symbol: CodeSymbol, paper: LabelPaper, { dpi }: LabelStyle): Mark[] | null {
  const inside = insideOf(paper);
  const column = hasText(content) ? NARROWEST_COLUMN + GAP : 0;
  const room = Math.min(inside.height, inside.width - column);
  const module = moduleWithin(symbol.scheme, dpi, room / modulesWithQuiet(symbol));
  if (module === null) return null;
  const side = modulesAcross(symbol) * module;
  const quiet = symbol.quiet.left * module;
  // Rounded towards the label's inside, where the quiet zone has no neighbour.
  const x = onDot(inside.x + inside.width - quiet - side - 12.7 / dpi, dpi);
  const y = onDot(inside.y + (inside.height - side) / 2, dpi);
  return [
    ...textColumn(content, { ...inside, width: x - quiet - GAP - inside.x }),
    { mark: 'matrix', rows: symbol.rows, x, y, width: side, height: side },
  ];
}

function draw(content: LabelContent, symbol: CodeSymbol, paper: LabelPaper, style: LabelStyle): Mark[] | null {
  return symbol.scheme === 'qr' ? withQr(content, symbol, paper, style) : withBars(content, symbol, paper, style);
}

/** The least size on which a code is read, in whole millimetres, with this paper's padding. */
function smallestFor(content: LabelContent, symbol: CodeSymbol, { padding }: LabelPaper, dpi: Dpi): Size {
  const module = leastModule(symbol.scheme, dpi);
  const all = modulesWithQuiet(symbol) * module;
  if (symbol.scheme === 'qr') {
    const column = hasText(content) ? NARROWEST_COLUMN + GAP : 0;
    return { width: Math.ceil(all + column + 2 * padding), height: Math.ceil(all + 2 * padding) };
  }
  const bars = modulesAcross(symbol) * module + 2 * padding;
  const lines = hasText(content) ? 3 * SMALLEST_LINE + 2 * GAP : 0;
  return {
    width: Math.ceil(Math.max(all + 25.4 / dpi, bars)),
    height: Math.ceil(2 * padding + LOWEST_BARS + SMALLEST_LINE + lines),
  };
}

/** One label as marks, or why its code would not be read on this paper by this printer. */
export function layoutLabel(
  content: LabelContent,
  paper: LabelPaper,
  style: LabelStyle,
): Result<readonly Mark[], LabelFailure> {
  if (content.code === null || content.code === '') return done(textBlock(content, insideOf(paper)));
  const symbol = encodeCode(content.code, style.symbol);
  if (!symbol) return fail({ code: 'code-too-long' });
  const marks = draw(content, symbol, paper, style);
  if (marks) return done(marks);
  const fits = paperIds.filter((id) => draw(content, symbol, labelPapers[id], style) !== null);
  return fail({ code: 'code-too-wide', smallest: smallestFor(content, symbol, paper, style.dpi), fits });
}
