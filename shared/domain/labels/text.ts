import { fontWidths, type Weight } from './font-widths.ts';
import type { Mark } from './page.ts';

/** Height of a line of text for a size of 1 mm; the baseline lies `BASELINE` below its top. Accents and tails fit in. */
export const LINE = 1.28;
export const BASELINE = 0.99;

const ELLIPSIS = '…';

const isKnown = (character: string) => fontWidths.regular.has(character);

/** A character as the printing font has it: itself, else the ordinary ones it stands for (`ﬁ`, `₂`, `Ａ`); null where it has neither. */
function inFont(character: string): string | null {
  if (isKnown(character)) return character;
  const plain = character.normalize('NFKC');
  return Array.from(plain).every(isKnown) ? plain : null;
}

/** One line of visible characters. How a character is to look (a variation selector) is nothing to print. */
function visible(text: string): readonly string[] {
  const line = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}]/gu, '')
    .trim();
  return Array.from(line);
}

/** A text as it can be printed: one line, visible characters only, and `?` for what the font does not know. */
export function printable(text: string): string {
  return visible(text)
    .map((character) => inFont(character) ?? '?')
    .join('');
}

/** The characters of a text that the printing font does not know, each once. */
export function unknownCharacters(text: string): readonly string[] {
  return [...new Set(visible(text))].filter((character) => inFont(character) === null);
}

/** Something printed, by its name, and the characters of it that the printing font does not know. */
export type Missing = { readonly of: string; readonly characters: readonly string[] };

/** Which of several things have characters that are printed as `?`; those of one name are one. */
export function missingIn(
  things: readonly { readonly of: string; readonly texts: readonly string[] }[],
): readonly Missing[] {
  const found = new Map<string, Set<string>>();
  for (const { of, texts } of things) {
    const unknown = unknownCharacters(texts.join(' '));
    if (unknown.length > 0) found.set(of, new Set([...(found.get(of) ?? []), ...unknown]));
  }
  return [...found].map(([of, characters]) => ({ of, characters: [...characters] }));
}

/** Width of a printable text in millimetres at a size in millimetres. */
export function textWidth(text: string, size: number, weight: Weight): number {
  const widths = fontWidths[weight];
  let thousandths = 0;
  for (const character of text) thousandths += widths.get(character) ?? widths.get('?') ?? 0;
  return (thousandths * size) / 1_000;
}

export type TextStyle = { readonly size: number; readonly weight: Weight };
type TextMark = Extract<Mark, { mark: 'text' }>;

/** A text on a page, from its upper left corner on. */
export function textMark(text: string, { size, weight }: TextStyle, x: number, y: number): TextMark {
  return { mark: 'text', text, size, weight, x, y, width: textWidth(text, size, weight), height: size * LINE };
}

/** A text cut with an ellipsis so that it is at most `width` wide; empty where not even the ellipsis fits. */
export function cutText(text: string, width: number, size: number, weight: Weight): string {
  if (textWidth(text, size, weight) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0) {
    characters.pop();
    const cut = `${characters.join('').trimEnd()}${ELLIPSIS}`;
    if (textWidth(cut, size, weight) <= width) return cut;
  }
  return '';
}

/** A printable text in as many lines as it needs, none wider than `width`: a word that is wider breaks. */
export function wholeLines(text: string, width: number, { size, weight }: TextStyle): readonly string[] {
  if (text === '') return [];
  return wrap(text, width, size, weight).flatMap((line) => {
    const parts = [''];
    for (const character of line) {
      const part = parts.pop() ?? '';
      const longer = `${part}${character}`;
      if (textWidth(longer, size, weight) <= width) parts.push(longer);
      else {
        // An address of the net breaks behind one of its signs, where it has any.
        const [head = part] = /^.*[@.\-_/]/.exec(part) ?? [];
        parts.push(head, `${part.slice(head.length)}${character}`);
      }
    }
    return parts.filter((part) => part !== '');
  });
}

type Room = {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  readonly lines: number;
  readonly weight: Weight;
};
export type FittedText = { readonly size: number; readonly lines: readonly string[] };

/** Words in as many lines as they need; a word wider than a line stays whole. */
function wrap(text: string, width: number, size: number, weight: Weight): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The lines that may stand, the last of them taking what is left over before each is cut to the width. */
function cutLines(lines: readonly string[], count: number, size: number, { width, weight }: Room): readonly string[] {
  const standing = lines.slice(0, count);
  const rest = lines.slice(count - 1).join(' ');
  return [...standing.slice(0, count - 1), ...(rest === '' ? [] : [rest])]
    .map((line) => cutText(line, width, size, weight))
    .filter((line) => line !== '');
}

/** Sets a printable text as large as it fits in its room: first it shrinks, then it ends in an ellipsis. */
export function fitText(text: string, room: Room): FittedText {
  const { width, height, largest, smallest, weight } = room;
  if (text === '' || height < smallest * LINE) return { size: smallest, lines: [] };
  const linesAt = (size: number) => Math.min(room.lines, Math.floor((height + 1e-9) / (size * LINE)));
  for (let tenths = Math.floor(largest * 10); tenths >= smallest * 10; tenths--) {
    const size = tenths / 10;
    if (linesAt(size) === 0) continue;
    const lines = wrap(text, width, size, weight);
    const fits = lines.length <= linesAt(size) && lines.every((line) => textWidth(line, size, weight) <= width);
    if (fits) return { size, lines };
  }
  return { size: smallest, lines: cutLines(wrap(text, width, smallest, weight), linesAt(smallest), smallest, room) };
}
