import type { ListColumn } from './csv.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const ROWS_PER_PIECE = 500;
/** Widths of columns, in characters. */
const NARROWEST = 9;
const WIDEST = 60;

/** Where the rows of a workbook's only sheet stand. */
export const sheetPath = 'xl/worksheets/sheet1.xml';
/** The cell styles of `workbookParts`. */
const styles = { header: 1, date: 2, text: 3, moment: 4 } as const;
/** The styles of amounts, by how many places they have: 12, 12.50, 12.500. */
const moneyStyles: ReadonlyMap<number, number> = new Map([
  [0, 5],
  [2, 6],
  [3, 7],
]);

/** The parts of a workbook beside its rows: one sheet, a bold header, amounts, days and moments as such. */
export function workbookParts(sheetName: string): Readonly<Record<string, string>> {
  const type = (part: string, kind: string) => `<Override PartName="/${part}" ContentType="${TYPES}.${kind}+xml"/>`;
  const link = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
  const links = (inner: string) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${type('xl/workbook.xml', 'sheet.main')}${type(sheetPath, 'worksheet')}${type('xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': links(link(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': links(
      link(1, 'worksheet', 'worksheets/sheet1.xml') + link(2, 'styles', 'styles.xml'),
    ),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${LINKS}"><sheets><sheet name="${xmlText(tabName(sheetName))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml':
      `${HEAD}<styleSheet ${MAIN}><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.000"/></numFmts>` +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
      '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
      // Format 49 is "text": what a person types over a code stays as it is typed.
      `${[49, 165, 3, 4, 166].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  };
}

/** The rows of a sheet as pieces of XML: texts as texts, so that nothing runs as a formula and codes keep their zeros. */
export function* toSheetXml<T>(columns: readonly ListColumn<T>[], rows: Iterable<T>): Generator<string, void, void> {
  let isFirst = true;
  for (const piece of piecesOf(columns, rows)) {
    yield sheetPiece(columns, piece, isFirst);
    isFirst = false;
  }
  yield sheetEnd;
}

/** The texts of one row, as `sheetPiece` takes them. */
export function sheetTexts<T>(columns: readonly ListColumn<T>[], row: T): readonly string[] {
  return columns.map(({ value }) => String(value(row) ?? ''));
}

/** Some rows of a sheet as XML; the first piece begins the sheet, its columns as wide as these rows need them. */
export function sheetPiece(
  columns: readonly ListColumn<never>[],
  rows: readonly (readonly string[])[],
  isFirst: boolean,
): string {
  const cells = (texts: readonly string[]) => columns.map(({ kind }, at) => cellOf(kind, texts[at] ?? '')).join('');
  return (isFirst ? sheetHead(columns, rows) : '') + rows.map((texts) => `<row>${cells(texts)}</row>`).join('');
}

/** What ends a sheet. */
export const sheetEnd = '</sheetData></worksheet>';

/** The texts of the rows, some rows at a time; at least one piece, though it may be empty. */
function* piecesOf<T>(
  columns: readonly ListColumn<T>[],
  rows: Iterable<T>,
): Generator<readonly (readonly string[])[], void, void> {
  let piece: (readonly string[])[] = [];
  let isFirst = true;
  for (const row of rows) {
    piece.push(sheetTexts(columns, row));
    if (piece.length < ROWS_PER_PIECE) continue;
    yield piece;
    piece = [];
    isFirst = false;
  }
  if (isFirst || piece.length > 0) yield piece;
}

function sheetHead(columns: readonly ListColumn<never>[], piece: readonly (readonly string[])[]): string {
  const widths = columns.map(({ header }, at) =>
    piece.reduce((most, texts) => Math.max(most, texts[at]?.length ?? 0), header.length),
  );
  const cols = widths.map((width, at) => {
    const shown = Math.min(Math.max(width + 2, NARROWEST), WIDEST);
    return `<col min="${at + 1}" max="${at + 1}" width="${shown}" customWidth="1"/>`;
  });
  return (
    `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `${cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`}<sheetData><row>${columns.map(({ header }) => textCell(header, styles.header)).join('')}</row>`
  );
}

function cellOf(kind: ListColumn<unknown>['kind'] | undefined, text: string): string {
  if (text === '') return kind === 'text' ? `<c s="${styles.text}"/>` : '<c/>';
  if (kind === 'number' && isFigure(text)) return figureCell(text, undefined);
  if (kind === 'money' && isFigure(text)) return figureCell(text, moneyStyles.get(text.split('.')[1]?.length ?? 0));
  const day = kind === 'date' || kind === 'moment' ? serialOf(text) : undefined;
  if (day === undefined) return textCell(text, kind === 'text' ? styles.text : undefined);
  return figureCell(String(day), kind === 'date' ? styles.date : styles.moment);
}

/** Fifteen digits are all a spreadsheet keeps; a figure of more stays a text. */
function isFigure(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15;
}

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, as it counts from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A day, or a day and a time, as the spreadsheet's calendar counts it; undefined for another text. */
function serialOf(text: string): number | undefined {
  const [, year, month, date, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?$/.exec(text) ?? [];
  if (!year || year < '1901') return undefined;
  const days = Math.round((Date.UTC(Number(year), Number(month) - 1, Number(date)) - DAY_ZERO) / DAY_MS);
  return hour === undefined ? days : days + (Number(hour) * 60 + Number(minute)) / 1440;
}

function figureCell(figure: string, style: number | undefined): string {
  return `<c${style === undefined ? '' : ` s="${style}"`}><v>${figure}</v></c>`;
}

function textCell(text: string, style?: number): string {
  return `<c t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** A text inside XML; what XML cannot hold is written as Excel writes it: `_x0007_`. */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, escapeOf)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function escapeOf(mark: string): string {
  return `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** A name that a spreadsheet allows for a sheet. */
function tabName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}
