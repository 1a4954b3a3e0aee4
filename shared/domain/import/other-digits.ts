import type { Row } from './table.ts';

/** Zeros of the digits that Arabic, Persian and East Asian keyboards write. */
const zeros = [0x0660, 0x06f0, 0xff10];
const others = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;
/** A cell with figures alone, as an amount, a code or a day: a name with digits in it stays as it is written. */
const isFigure =
  /^[\d\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\s.,:/+\-%()\p{Sc}\u066b\u066c\u060c\uff0c\uff0e\uff0d]+$/u;
const signs: Readonly<Record<string, string>> = {
  '\u066b': '.',
  '\u066c': '',
  '\u060c': ',',
  '\uff0c': ',',
  '\uff0e': '.',
  '\uff0d': '-',
};
const LOOK_AT = 200;

/** Rows whose figures are in the digits 0 to 9, whatever digits they were written in. */
export function withPlainDigits(rows: readonly Row[]): readonly Row[] {
  if (!rows.slice(0, LOOK_AT).some(({ cells }) => cells.some((cell) => others.test(cell)))) return rows;
  return rows.map((row) => ({ ...row, cells: row.cells.map(plainFigure) }));
}

function plainFigure(cell: string): string {
  if (!others.test(cell) || !isFigure.test(cell)) return cell;
  return [...cell].map((letter) => signs[letter] ?? plainDigit(letter)).join('');
}

function plainDigit(letter: string): string {
  const code = letter.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? letter : String(code - zero);
}
