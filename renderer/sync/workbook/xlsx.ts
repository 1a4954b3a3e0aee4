import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileCaps, FileFailure } from '#shared/domain/import/file-failure.ts';
import type { Archive } from './archive.ts';
import { type CellFormat, shownNumber } from './cell-format.ts';
import { type SheetCells, sheetWriter, type SheetWriter } from './sheet.ts';
import { readXml, type XmlHandlers, type XmlRun } from './xml.ts';
import { readParts, type Parts } from './xlsx-parts.ts';
import { unescaped } from './xlsx-text.ts';

/** The sheets of an Excel workbook with their cells, as far as they hold any. Macros, charts and formulas are never looked at. */
export async function readXlsx(
  archive: Archive,
  caps: FileCaps,
  run: XmlRun,
): Promise<Result<readonly SheetCells[], FileFailure>> {
  const parts = await readParts(archive, run);
  if (!parts.ok) return parts;
  const spent = { rows: 0, cells: 0 };
  const sheets: SheetCells[] = [];
  for (const { name, isHidden, path } of parts.value.sheets) {
    const pieces = archive.open(path);
    if (!pieces) continue;
    const writer = sheetWriter(caps, spent);
    const read = await readXml(pieces, { ...cellHandlers(writer, parts.value), failure: writer.failure }, run);
    if (!read.ok) return read;
    sheets.push({ name, isHidden, ...writer.take() });
  }
  return sheets.length > 0 ? done(sheets) : fail({ code: 'file-is-broken' });
}

type Cell = {
  readonly column: number | undefined;
  readonly type: string;
  readonly format: CellFormat;
  value: string | null;
  inline: string;
  hasFormula: boolean;
};

function cellHandlers(writer: SheetWriter, parts: Parts): Omit<XmlHandlers, 'failure'> {
  let cell: Cell | undefined;
  let into: 'value' | 'inline' | undefined;
  let [isPhonetic, isInData] = [false, false];
  return {
    open: (name, attribute) => {
      if (name === 'sheetData') isInData = true;
      if (!isInData) return;
      if (name === 'row') writer.beginRow(wholeNumber(attribute('r')));
      else if (name === 'c')
        cell = {
          column: columnOf(attribute('r')),
          type: attribute('t') ?? 'n',
          format: parts.formats[Number(attribute('s') ?? 0)] ?? { shows: 'number' },
          value: null,
          inline: '',
          hasFormula: false,
        };
      else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v') into = 'value';
      else if (name === 't' && !isPhonetic) into = 'inline';
    },
    text: (text) => {
      if (!cell || !into) return;
      if (into === 'value') cell.value = (cell.value ?? '') + text;
      else cell.inline += text;
    },
    close: (name) => {
      if (name === 'sheetData') isInData = false;
      if (name === 'v' || name === 't') into = undefined;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'row' && isInData) writer.endRow();
      if (name !== 'c' || !cell) return;
      writer.cell({ column: cell.column, ...shown(cell, parts) });
      if (cell.hasFormula && cell.value === null && cell.type !== 'str') writer.formulaWithoutResult();
      cell = undefined;
    },
  };
}

function shown(cell: Cell, { strings, since1904 }: Parts): { readonly text: string; readonly kind: 'text' | 'number' } {
  const value = cell.value ?? '';
  switch (cell.type) {
    case 's':
      return { text: strings[Number(value)] ?? '', kind: 'text' };
    case 'inlineStr':
      return { text: unescaped(cell.inline), kind: 'text' };
    case 'str':
      return { text: unescaped(value), kind: 'text' };
    case 'b':
      return { text: value === '1' ? 'true' : 'false', kind: 'text' };
    case 'e':
      return { text: value, kind: 'text' };
    case 'd':
      return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ''), kind: 'text' };
    default:
      return { text: shownNumber(value, cell.format, since1904), kind: 'number' };
  }
}

/** The column of a cell's address: `A1` is 0, `AA7` is 26. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,4}/.exec(address ?? '')?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : undefined;
}
