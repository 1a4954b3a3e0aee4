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

/** What a column without a known header seems to hold, judged by a sample of its cells; only fields not yet found are offered. */
export function guessColumn(
  rows: readonly Row[],
  index: number,
  isFree: (field: ProductField) => boolean,
): ProductField | undefined {
  const cells = rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return undefined;
  const looks = looksOf(cells);
  if (looks.barcode >= MOST) return 'barcode';
  if (looks.money >= MOST && isFree('price')) return 'price';
  if (looks.words >= MOST && looks.distinct >= MOST && isFree('name')) return 'name';
  if (looks.code >= MOST && looks.distinct >= 0.95 && isFree('sku')) return 'sku';
  return undefined;
}

function looksOf(cells: readonly string[]): Looks {
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / cells.length;
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
