import type { FileKind } from './mapping.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';

/** The different words of a column, as first written; null where they are too many or too long to be states. */
export type ColumnWords = readonly string[] | null;

const MOST = 40;
const LONGEST = 60;
const kinds: ReadonlySet<FileKind> = new Set<FileKind>(['orders', 'order-heads', 'order-lines']);

/** The words that each column of an order file has, in steps; of another file none are looked at. */
export function* columnWordsSteps(
  { headers, rows }: Pick<CsvTable, 'headers' | 'rows'>,
  kind: FileKind,
): Steps<readonly ColumnWords[]> {
  if (!kinds.has(kind)) return headers.map(() => null);
  const found: (Set<string> | null)[] = headers.map(() => new Set<string>());
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    for (const [index, words] of found.entries()) {
      const cell = words && (row.cells[index] ?? '').trim();
      if (!words || !cell || words.has(cell)) continue;
      if (cell.length > LONGEST || words.size === MOST) found[index] = null;
      else words.add(cell);
    }
  }
  return found.map((words) => words && [...words]);
}
