import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileCaps, FileFailure } from '#shared/domain/import/file-failure.ts';
import type { Archive } from './archive.ts';
import { shownNumber } from './cell-format.ts';
import { type SheetCells, type SheetWriter, sheetWriter } from './sheet.ts';
import { readXml, type XmlHandlers, type XmlRun } from './xml.ts';

/** The sheets of an OpenDocument spreadsheet with their cells. */
export async function readOds(
  archive: Archive,
  caps: FileCaps,
  run: XmlRun,
): Promise<Result<readonly SheetCells[], FileFailure>> {
  const lock = await isLocked(archive, run);
  if (!lock.ok) return lock;
  if (lock.value) return fail({ code: 'file-is-locked' });
  const pieces = archive.open('content.xml');
  if (!pieces) return fail({ code: 'file-is-broken' });
  const book = bookHandlers(caps);
  const read = await readXml(pieces, book.handlers, run);
  if (!read.ok) return read;
  return book.sheets.length > 0 ? done(book.sheets) : fail({ code: 'file-is-broken' });
}

/** With a password the contents are encrypted and the list of parts says so. */
async function isLocked(archive: Archive, run: XmlRun): Promise<Result<boolean, FileFailure>> {
  const pieces = archive.open('META-INF/manifest.xml');
  let found = false;
  const open = (name: string) => {
    if (name === 'encryption-data') found = true;
  };
  const read = pieces ? await readXml(pieces, { open }, run) : done(undefined);
  return read.ok ? done(found) : read;
}

type Cell = {
  readonly type: string;
  readonly value: string;
  /** Of an amount of money: its currency. */
  readonly currency: string | undefined;
  readonly times: number;
  readonly hasFormula: boolean;
  paragraphs: string[];
};

function bookHandlers(caps: FileCaps): { readonly handlers: XmlHandlers; readonly sheets: SheetCells[] } {
  const sheets: SheetCells[] = [];
  const hiddenStyles = new Set<string>();
  const spent = { rows: 0, cells: 0 };
  let style = '';
  let sheet: { readonly name: string; readonly isHidden: boolean; readonly writer: SheetWriter } | undefined;
  let cell: Cell | undefined;
  // Notes hold paragraphs too, and a table inside a cell is no sheet.
  let [note, nested] = [0, 0];
  let failure: FileFailure | undefined;

  const openInCell = (name: string, attribute: (name: string) => string | undefined, { paragraphs }: Cell) => {
    const write = (text: string) => {
      if (note === 0 && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text;
    };
    if (name === 'annotation') note++;
    else if (name === 'table') nested++;
    else if (name === 'p' && note === 0) paragraphs.push('');
    else if (name === 's') write(' '.repeat(Math.min(repeats(attribute('c')), 1000)));
    else if (name === 'tab') write('\t');
    else if (name === 'line-break') write('\n');
  };
  return {
    sheets,
    handlers: {
      open: (name, attribute) => {
        if (cell) return openInCell(name, attribute, cell);
        if (name === 'style') style = attribute('name') ?? '';
        if (name === 'table-properties' && attribute('display') === 'false') hiddenStyles.add(style);
        if (name === 'table')
          sheet = {
            name: attribute('name') ?? '',
            isHidden: hiddenStyles.has(attribute('style-name') ?? ''),
            writer: sheetWriter(caps, spent),
          };
        if (name === 'table-row') sheet?.writer.beginRow(undefined, repeats(attribute('number-rows-repeated')));
        if (name === 'table-cell') cell = cellOf(attribute);
        if (name === 'covered-table-cell') sheet?.writer.skipCells(repeats(attribute('number-columns-repeated')));
      },
      text: (text) => {
        if (cell && note === 0 && nested === 0 && cell.paragraphs.length > 0)
          cell.paragraphs[cell.paragraphs.length - 1] += text;
      },
      close: (name) => {
        if (name === 'annotation') note--;
        if (name === 'table' && nested > 0) nested--;
        else if (name === 'table' && sheet) {
          sheets.push({ name: sheet.name, isHidden: sheet.isHidden, ...sheet.writer.take() });
          sheet = undefined;
        }
        if (name === 'table-cell' && nested === 0 && cell && sheet) {
          put(cell, sheet.writer, caps);
          cell = undefined;
        }
        if (name === 'table-row' && nested === 0) {
          sheet?.writer.endRow();
          failure ??= sheet?.writer.failure();
        }
      },
      failure: () => failure,
    },
  };
}

function cellOf(attribute: (name: string) => string | undefined): Cell {
  const type = attribute('value-type') ?? 'string';
  const value =
    attribute(
      { date: 'date-value', time: 'time-value', boolean: 'boolean-value', string: 'string-value' }[type] ?? 'value',
    ) ?? '';
  return {
    type,
    value,
    currency: type === 'currency' ? attribute('currency') : undefined,
    times: repeats(attribute('number-columns-repeated')),
    hasFormula: attribute('formula') !== undefined,
    paragraphs: [],
  };
}

function put(cell: Cell, writer: SheetWriter, caps: FileCaps): void {
  const shown = shownCell(cell);
  if (cell.hasFormula && cell.value === '' && shown.text === '') writer.formulaWithoutResult();
  if (shown.text === '') return writer.skipCells(cell.times);
  for (let i = 0; i < Math.min(cell.times, caps.columns + 1); i++) writer.cell(shown);
}

function shownCell({ type, value, currency, paragraphs }: Cell): {
  readonly text: string;
  readonly kind: 'text' | 'number';
} {
  const seen = paragraphs.join('\n');
  switch (type) {
    case 'float':
    case 'currency':
      // Where the cell shows 00123, the zeros are part of what the person sees.
      return {
        text:
          /^0\d+$/.test(seen) && Number(seen) === Number(value)
            ? seen
            : shownNumber(value, { shows: 'number', currency }, false),
        kind: 'number',
      };
    case 'percentage':
      return { text: shownNumber(value, { shows: 'percent' }, false), kind: 'number' };
    case 'date':
      return {
        text: value.replace(/T00:00:00(?:\.0+)?$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2'),
        kind: 'text',
      };
    case 'time':
      return { text: value.replace(/^PT(\d+)H(\d+)M.*$/, '$1:$2'), kind: 'text' };
    case 'boolean':
      return { text: value, kind: 'text' };
    default:
      return { text: value === '' ? seen : value, kind: 'text' };
  }
}

function repeats(text: string | undefined): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
