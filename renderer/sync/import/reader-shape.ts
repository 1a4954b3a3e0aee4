import Papa from 'papaparse/papaparse.js';
import { isKnownHeader } from '#shared/domain/import/detect.ts';
import { findNamedHeader, type NamedHeader } from '#shared/domain/import/header-groups.ts';
import type { Delimiter } from '#shared/domain/import/table.ts';

/** How a file's text is laid out. */
export type Shape = {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  /** The rows before the table, its header if it has one, and how wide the table is. */
  readonly header: NamedHeader;
  readonly firstRows: readonly (readonly string[])[];
};

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const LOOK_AT = 60;

/** Finds delimiter, line ends and header from the beginning of a file's text. */
export function shapeOf(head: string, isWhole: boolean): Shape {
  const newline = lineEndOf(head);
  // Excel writes the delimiter into a first line of its own: `sep=;`
  const stated = DELIMITERS.find((delimiter) => head.toLowerCase().startsWith(`sep=${delimiter}`));
  const layouts = (stated ? [stated] : DELIMITERS).map((delimiter) => layoutOf(head, delimiter, newline, isWhole));
  const best = layouts.reduce((a, b) => (b.score > a.score ? b : a));
  const from = stated ? 1 : 0;
  const header = findNamedHeader(best.rows.slice(from), isKnownHeader);
  return {
    delimiter: best.delimiter,
    newline,
    header: { ...header, index: header.index + from },
    firstRows: best.rows,
  };
}

type Layout = { readonly delimiter: Delimiter; readonly rows: readonly (readonly string[])[]; readonly score: number };

/** How a delimiter would cut the beginning: many columns, and the same number in every row, speak for it. */
function layoutOf(head: string, delimiter: Delimiter, newline: '\n' | '\r', isWhole: boolean): Layout {
  const parsed = new Papa.Parser({ delimiter, newline, preview: LOOK_AT }).parse(head, 0, !isWhole);
  const rows = parsed.data.map((cells) => cleanEnd(cells));
  const widths = rows.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length);
  const usual = mostFrequent(widths);
  const alike = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
  const score = usual < 2 ? 0 : alike * Math.sqrt(usual) * (widths[0] === usual ? 1 : 0.6);
  return { delimiter, rows, score };
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** Takes off the carriage returns that a line feed left behind; some programs write two before it. */
export function cleanEnd(cells: string[]): string[] {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.replace(/\r+$/, '');
  return cells;
}

/** What ends the lines: most often a line feed. Inside quotation marks either one belongs to the cell. */
function lineEndOf(head: string): '\n' | '\r' {
  const ends = endsOf(head.replace(/"[^"]*"/g, ''));
  // With a quotation mark that is never closed the lines may lie inside; then all ends count.
  const { feeds, returns } = ends.feeds + ends.returns > 0 ? ends : endsOf(head);
  return returns > feeds ? '\r' : '\n';
}

function endsOf(text: string): { readonly feeds: number; readonly returns: number } {
  return { feeds: (text.match(/\n/g) ?? []).length, returns: (text.match(/\r(?![\r\n])/g) ?? []).length };
}
