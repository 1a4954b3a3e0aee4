import { type CodeSymbol, encodeCode, modulesAcross, modulesWithQuiet, moduleWithin } from './code-symbol.ts';
import type { Weight } from './font-widths.ts';
import { SMALLEST_TEXT } from './label.ts';
import { pagesOf } from './labels.ts';
import { type Box, type Dpi, type Mark, onDot, type Printout } from './page.ts';
import { cellsOf, type LabelPaper, labelPapers, type PaperId } from './paper.ts';
import { cutText, LINE, type Missing, missingIn, printable, textMark, wholeLines } from './text.ts';

/** What the label on a parcel says; every text comes in the reader's language. */
export type AddressLabel = {
  /** Whom it comes from, in one line; null where the shop has said nothing. */
  readonly sender: string | null;
  /** Whom it goes to, the name first, one line a line. */
  readonly recipient: readonly string[];
  /** Which parcel it is, for who holds it. */
  readonly facts: string;
  /** Scans back to the parcel. */
  readonly code: string;
};

const LARGEST = 5;
const GAP = 0.8;
const RULE = 0.15;
const SMALL_LINE = SMALLEST_TEXT * LINE;
const BARS = 6;
/** Below this there is no room for bars beside an address. */
const LEAST_HEIGHT_WITH_BARS = 28;

/** A label as marks: the sender small above, the recipient as large as fits, the parcel and its code below. */
export function layoutAddressLabel(content: AddressLabel, paper: LabelPaper, dpi: Dpi): readonly Mark[] {
  const { label, padding } = paper;
  const inside = { x: padding, y: padding, width: label.width - 2 * padding, height: label.height - 2 * padding };
  const bars = label.height < LEAST_HEIGHT_WITH_BARS ? null : barsOf(content.code, inside, dpi);
  const head = content.sender === null ? 0 : SMALL_LINE + RULE + GAP;
  const foot = SMALL_LINE + (bars ? BARS + GAP : 0);
  const room = { ...inside, y: inside.y + head, height: inside.height - head - foot - GAP };
  const footY = inside.y + inside.height - foot;
  return [
    ...senderMarks(content.sender, inside),
    ...recipientMarks(content.recipient, room),
    ...small(content.facts, inside, footY),
    ...(bars ? [{ ...bars, y: footY + SMALL_LINE + GAP }] : []),
  ];
}

function small(text: string, { x, width }: Box, y: number): readonly Mark[] {
  const line = cutText(printable(text), width, SMALLEST_TEXT, 'regular');
  return line === '' ? [] : [textMark(line, { size: SMALLEST_TEXT, weight: 'regular' }, x, y)];
}

function senderMarks(sender: string | null, inside: Box): readonly Mark[] {
  if (sender === null) return [];
  const rule = { mark: 'line', x: inside.x, y: inside.y + SMALL_LINE, width: inside.width, height: RULE } as const;
  return [...small(sender, inside, inside.y), rule];
}

/** As large as all lines fit, the name bold; at the smallest size what does not fit is left out at the end. */
function recipientMarks(lines: readonly string[], room: Box): readonly Mark[] {
  const weightOf = (at: number): Weight => (at === 0 ? 'bold' : 'regular');
  for (let tenths = LARGEST * 10; ; tenths--) {
    const size = tenths / 10;
    const broken = lines.flatMap((line, at) =>
      wholeLines(printable(line), room.width, { size, weight: weightOf(at) }).map((text) => ({ text, at })),
    );
    const fitting = Math.floor((room.height + 1e-9) / (size * LINE));
    if (broken.length > fitting && size > SMALLEST_TEXT) continue;
    return broken
      .slice(0, fitting)
      .map(({ text, at }, row) => textMark(text, { size, weight: weightOf(at) }, room.x, room.y + row * size * LINE));
  }
}

type Bars = Extract<Mark, { mark: 'bars' }>;

/** The parcel's code as bars as fine as they are read, at the left; null where they do not fit. */
function barsOf(code: string, { x, y, width }: Box, dpi: Dpi): Bars | null {
  const symbol: CodeSymbol | null = encodeCode(code, 'by-code');
  if (!symbol || symbol.scheme === 'qr') return null;
  const module = moduleWithin(symbol.scheme, dpi, Math.min(width, 60) / modulesWithQuiet(symbol));
  if (module === null) return null;
  const left = onDot(x + symbol.quiet.left * module, dpi);
  return {
    mark: 'bars',
    modules: symbol.rows[0] ?? '',
    x: left,
    y,
    width: modulesAcross(symbol) * module,
    height: BARS,
  };
}

/** Labels on their paper, from a cell on that still has one. */
export function addressLabels(
  labels: readonly AddressLabel[],
  { paper: id, startCell, dpi }: { readonly paper: PaperId; readonly startCell: number; readonly dpi: Dpi },
): Printout {
  const paper = labelPapers[id];
  const cell = Math.min(Math.max(0, startCell), cellsOf(paper) - 1);
  const faces = labels.map((label) => layoutAddressLabel(label, paper, dpi));
  const pages = pagesOf([...faces.keys()], paper, cell);
  return { ...paper.page, dpi, faces, pages };
}

/** What of some labels the printing font does not know. */
export function missingOnAddressLabels(labels: readonly AddressLabel[]): readonly Missing[] {
  return missingIn(
    labels.map(({ sender, recipient, facts }) => ({
      of: facts,
      texts: [...(sender === null ? [] : [sender]), ...recipient, facts],
    })),
  );
}
