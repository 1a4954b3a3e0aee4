import type { ListColumn } from './csv.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const ROWS_PER_PIECE = 500;

/** Where the rows of a workbook's only sheet stand. */
export const sheetPath = 'xl/worksheets/sheet1.xml';
/** The cell styles of `workbookParts`. */
const styles = { header: 1, date: 2, text: 3 } as const;

/** The parts of a workbook beside its rows: one sheet, a bold header, dates as dates. */
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
      `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
      '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
      // Format 49 is "text": what a person types over a code stays as it is typed.
      '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
  };
}

/** The rows of a sheet as pieces of XML: texts as texts, so that nothing runs as a formula and codes keep their zeros. */
export function* toSheetXml<T>(columns: readonly ListColumn<T>[], rows: Iterable<T>): Generator<string, void, void> {
  let piece =
    `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetData><row>${columns.map(({ header }) => textCell(header, styles.header)).join('')}</row>`;
  let count = 0;
  for (const row of rows) {
    piece += `<row>${columns.map((column) => cellOf(column, row)).join('')}</row>`;
    count++;
    if (count % ROWS_PER_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

function cellOf<T>({ kind, value }: ListColumn<T>, row: T): string {
  const content = value(row);
  if (content === null || content === undefined || content === '')
    return kind === 'text' ? `<c s="${styles.text}"/>` : '<c/>';
  const text = String(content);
  if (kind === 'number' && isFigure(text)) return `<c><v>${text}</v></c>`;
  const day = kind === 'date' ? serialOf(text) : undefined;
  if (day === undefined) return textCell(text, kind === 'text' ? styles.text : undefined);
  return `<c s="${styles.date}"><v>${day}</v></c>`;
}

/** Fifteen digits are all a spreadsheet keeps; a figure of more stays a text. */
function isFigure(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15;
}

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, as it counts from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

function serialOf(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year || year < '1901') return undefined;
  return Math.round((Date.UTC(Number(year), Number(month) - 1, Number(date)) - DAY_ZERO) / DAY_MS);
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
