import { cleanCode } from '#shared/domain/values/code.ts';
import { barcodeKey, cleanBarcode, isGtin, isScientific, restoreLeadingZeros } from '#shared/domain/values/gtin.ts';
import { type Decimals, parseQuantity } from '#shared/domain/values/quantity.ts';
import { codesIn, wholeCode } from './code-cells.ts';
import { leftOut, noted } from './problem.ts';
import type { BarcodeDraft } from './product-draft.ts';
import { LONGEST_CODE, type Reading } from './reading.ts';
import type { Row } from './table.ts';
import { isShownDate } from './spreadsheet-dates.ts';
import { codeCell, numberCell } from './text.ts';
import { isNoCode } from './word-figures.ts';

const noBarcodes: readonly BarcodeDraft[] = [];

/** The barcodes of a row's cells, each once, with what one scan of it means. */
export function readBarcodes(row: Row, decimals: Decimals, reading: Reading): readonly BarcodeDraft[] {
  const { columns, style } = reading;
  for (const pack of columns.packs.alone) reportWithoutBarcode(row, pack, reading);
  let found: BarcodeDraft[] | undefined;
  for (const index of columns.all('barcode')) {
    const cell = codeCell(row.cells[index] ?? '', style);
    const packColumn = packColumnOf(row, index, cell, reading);
    if (cell.trim() === '') continue;
    const packSize = readPackSize(row, packColumn, decimals, reading);
    for (const part of style === 'own' ? [cell] : codesIn(cell)) {
      const pack = style === 'own' ? undefined : packIn(part);
      const code = readBarcode(pack?.code ?? part, row, index, reading);
      if (code === '' || found?.some((other) => barcodeKey(other.code) === barcodeKey(code))) continue;
      found ??= [];
      found.push({ code, packSize: pack ? pack.size * 10 ** decimals : packSize });
    }
  }
  return found ?? noBarcodes;
}

/** The column that says what one scan of a cell's codes means; a pack size that is none of theirs is told. */
function packColumnOf(row: Row, index: number, cell: string, reading: Reading): number | undefined {
  const { of, ofCartons } = reading.columns.packs;
  const column = of.get(index) ?? ofCartons.get(index);
  if (column === undefined) return undefined;
  if (of.has(index) ? cell.trim() !== '' : isOfCarton(cell)) return column;
  reportWithoutBarcode(row, column, reading);
  return undefined;
}

/** Whether a code is a carton's by its fourteen digits, of which the first says how it is packed. */
const isOfCarton = (cell: string): boolean => /^[1-8]\d{13}$/.test(cleanBarcode(cell)) && isGtin(cleanBarcode(cell));

/** `4006381333986 (x6)`: a code with how much one scan of it means, where its check digit proves it. */
function packIn(text: string): { readonly code: string; readonly size: number } | undefined {
  if (!/[x×]/i.test(text)) return undefined;
  const [, code = '', size] = /^([\d\s-]{8,40}?)\s*[([]?\s*[x×]\s?([1-9]\d{0,3})\s*[)\]]?$/iu.exec(text.trim()) ?? [];
  return size !== undefined && isGtin(cleanBarcode(code)) ? { code, size: Number(size) } : undefined;
}

/** A code; empty where the cell holds none that can be taken. */
function readBarcode(text: string, row: Row, index: number, { columns, style, problems, isResaved }: Reading): string {
  const code = style === 'own' ? cleanCode(text) : wholeCode(cleanBarcode(codeCell(text, style)));
  const without = (why: 'code-too-long' | 'code-scientific' | 'code-is-date' | 'code-says-nothing') => {
    problems.push(leftOut(why, columns.place(row, index)));
    return '';
  };
  if (code.length > LONGEST_CODE) return without('code-too-long');
  if (code === '' || (style === 'own' && !isResaved)) return code;
  if (isScientific(code)) return without('code-scientific');
  if (style === 'foreign' && isShownDate(text.trim())) return without('code-is-date');
  if (style === 'foreign' && isNoCode(code, 'barcode')) return without('code-says-nothing');
  const restored = restoreLeadingZeros(code);
  if (restored !== undefined)
    problems.push(noted('zeros-restored', { ...columns.place(row, index), value: `${code} → ${restored}` }));
  else if (/^\d{12,14}$/.test(code) && !isGtin(code))
    problems.push(noted('barcode-check-digit', { ...columns.place(row, index), value: code }));
  return restored ?? code;
}

function readPackSize(
  row: Row,
  index: number | undefined,
  decimals: Decimals,
  { columns, sign, problems }: Reading,
): number {
  const one = 10 ** decimals;
  const cell = index === undefined ? '' : numberCell(row.cells[index] ?? '');
  if (index === undefined || cell === '') return one;
  const size = parseQuantity(cell, sign(index), decimals);
  if (size.ok && size.value > 0 && size.value <= LARGEST_PACK) return size.value;
  const code = size.ok && size.value <= 0 ? 'pack-size-not-positive' : 'quantity-implausible';
  problems.push(leftOut(size.ok ? code : size.failure.code, columns.place(row, index)));
  return one;
}

/** The most smallest units that one scan can mean. */
const LARGEST_PACK = 1_000_000_000;

/** What one scan means is said of a code: without it the figure is lost, unless it says only what is so anyway. */
function reportWithoutBarcode(row: Row, index: number, { columns, problems }: Reading): void {
  const cell = numberCell(row.cells[index] ?? '');
  if (cell !== '' && !/^1(?:[.,]0+)?$/.test(cell))
    problems.push(noted('pack-size-without-barcode', columns.place(row, index)));
}
