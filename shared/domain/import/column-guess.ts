import { guessDecimalSign } from '#shared/domain/values/decimal.ts';
import { cleanBarcode, isGtin, isScientific, restoreLeadingZeros } from '#shared/domain/values/gtin.ts';
import { parseMoney } from '#shared/domain/values/money.ts';
import type { ProductField } from './field.ts';
import type { Row } from './table.ts';

/** What the cells of one column look like. */
type Looks = {
  readonly barcode: number;
  readonly money: number;
  readonly code: number;
  readonly words: number;
  readonly distinct: number;
};

const MOST = 0.7;

/** What a column of a file without headers seems to hold, judged by a sample of its cells; only fields not yet found are offered. */
export function guessColumn(
  rows: readonly Row[],
  index: number,
  isFree: (field: ProductField) => boolean,
): ProductField | undefined {
  const cells = filledCells(rows, index);
  if (cells.length === 0) return undefined;
  const looks = looksOf(cells);
  if (looks.barcode >= MOST) return 'barcode';
  if (looks.money >= MOST && isFree('price')) return 'price';
  if (looks.words >= MOST && looks.distinct >= MOST && isFree('name')) return 'name';
  // Bare numbers are as well prices or quantities: they are codes where they stand first, or are long.
  const isNumbers = shareOf(cells, (cell) => /^\d{1,5}$/.test(cell)) >= MOST;
  if (looks.code >= MOST && looks.distinct >= 0.95 && (index === 0 || !isNumbers) && isFree('sku')) return 'sku';
  return undefined;
}

/** Whether most cells are barcodes, proved by their check digits, or what a spreadsheet left of some. */
export function holdsBarcodes(rows: readonly Row[], index: number): boolean {
  const cells = filledCells(rows, index);
  return cells.some((cell) => isGtin(cleanBarcode(cell))) && shareOf(cells, looksLikeBarcode) >= MOST;
}

/** Whether most cells are words that people read, not codes or figures; long texts are none. */
export function holdsNames(rows: readonly Row[], index: number): boolean {
  const cells = filledCells(rows, index);
  const isName = (cell: string) => cell.length <= LONGEST_NAME && /\p{L}{2}/u.test(cell) && !/^https?:/.test(cell);
  const isSpoken = (cell: string) =>
    /\p{L}{2}.*\s.*\p{L}|^\p{Lu}\p{Ll}{2,}$|[\p{Script=Han}\p{Script=Katakana}]/u.test(cell);
  return shareOf(cells, isName) >= MOST && shareOf(cells, isSpoken) >= MOST / 2;
}

/** Whether most cells are figures. */
export function holdsNumbers(rows: readonly Row[], index: number): boolean {
  return shareOf(filledCells(rows, index), (cell) => /^[-+]?[\d.,\s']+\+?$/.test(cell)) >= MOST;
}

/** A column whose cells are usually longer holds texts, not names. */
export const LONGEST_NAME = 150;

/** How long the cells of a column are on average. */
export function usualLength(rows: readonly Row[], index: number): number {
  const cells = filledCells(rows, index);
  return cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
}

function filledCells(rows: readonly Row[], index: number): readonly string[] {
  return rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
}

function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

function looksOf(cells: readonly string[]): Looks {
  const share = (test: (cell: string) => boolean) => shareOf(cells, test);
  const sign = guessDecimalSign(cells) ?? '.';
  return {
    barcode: share(looksLikeBarcode),
    money: share((cell) => looksLikeMoney(cell) && parseMoney(cell, sign, 2).ok),
    code: share(
      (cell) => /^[\p{L}\p{N}][\p{L}\p{N}._/-]{1,39}$/u.test(cell) && /\d/.test(cell) && !looksLikeMoney(cell),
    ),
    words: share((cell) => /\p{L}{2}/u.test(cell) && !/^https?:/.test(cell)),
    distinct: new Set(cells).size / cells.length,
  };
}

function looksLikeBarcode(cell: string): boolean {
  const code = cleanBarcode(cell.replace(/^'/, ''));
  return isGtin(code) || restoreLeadingZeros(code) !== undefined || isScientific(code);
}

function looksLikeMoney(cell: string): boolean {
  return /\p{Sc}/u.test(cell) || /\d[.,]\d{1,2}$/.test(cell);
}
