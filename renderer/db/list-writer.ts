import { csvHead, csvLine, type ListColumn } from '#shared/domain/export/csv.ts';
import { sheetEnd, sheetPiece, sheetTexts } from '#shared/domain/export/sheet-xml.ts';
import type { OutFormat } from '#shared/domain/everything/out-parts.ts';
import { workbookZip } from './workbook-zip.ts';

/** A piece of a file. */
export type FilePiece = string | Uint8Array;

/** A list that is written while its rows come: what `add` and `end` answer are the next pieces of its file. */
export type ListWriter<Row> = {
  readonly add: (rows: readonly Row[]) => readonly FilePiece[];
  readonly end: () => readonly FilePiece[];
};

/** Begins a list; nothing of it is kept but what was not answered yet. */
export function listWriter<Row>(format: OutFormat, columns: readonly ListColumn<Row>[], name: string): ListWriter<Row> {
  if (format === 'xlsx') return workbookWriter(columns, name);
  return format === 'csv' ? csvWriter(columns) : linesWriter(columns);
}

function csvWriter<Row>(columns: readonly ListColumn<Row>[]): ListWriter<Row> {
  let head: string = csvHead(columns);
  const withHead = (text: string) => {
    const piece = head + text;
    head = '';
    return piece === '' ? [] : [piece];
  };
  return {
    add: (rows) => withHead(rows.map((row) => csvLine(columns, row)).join('')),
    end: () => withHead(''),
  };
}

/** One object a line; figures are numbers with exactly the digits they have, cells without anything are left out. */
function linesWriter<Row>(columns: readonly ListColumn<Row>[]): ListWriter<Row> {
  const names = columns.map(({ header }) => JSON.stringify(header));
  const lineOf = (row: Row) => {
    const fields = columns.flatMap(({ kind, value }, at) => {
      const said = value(row);
      if (said === null || said === undefined) return [];
      const isFigure = (kind === 'number' || kind === 'money') && FIGURE.test(String(said));
      return [`${names[at]}:${isFigure ? String(said) : JSON.stringify(String(said))}`];
    });
    return `{${fields.join(',')}}\n`;
  };
  return { add: (rows) => (rows.length === 0 ? [] : [rows.map(lineOf).join('')]), end: () => [] };
}

const FIGURE = /^-?\d+(?:\.\d+)?$/;

function workbookWriter<Row>(columns: readonly ListColumn<Row>[], name: string): ListWriter<Row> {
  const workbook = workbookZip(name);
  let isFirst = true;
  const push = (rows: readonly Row[]) => {
    const texts = rows.map((row) => sheetTexts(columns, row));
    workbook.push(sheetPiece(columns, texts, isFirst));
    isFirst = false;
  };
  return {
    add: (rows) => {
      if (rows.length > 0) push(rows);
      return workbook.take();
    },
    end: () => {
      if (isFirst) push([]);
      workbook.end(sheetEnd);
      return workbook.take();
    },
  };
}
