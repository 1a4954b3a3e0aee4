import { proposeMapping } from './detect.ts';
import type { Field } from './field.ts';
import type { FileKind } from './mapping.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';

/** A word of a column as first written, and in how many cells it stands. */
export type CountedWord = { readonly word: string; readonly count: number };

/** The different words of a column, the commonest first; null where they are too many or too long to be states. */
export type ColumnWords = readonly CountedWord[] | null;

const MOST = 40;
/** In a column whose header speaks of states; the words after these are rare. */
const MOST_STATES = 1_000;
/** A longer text is no word for a state. */
export const LONGEST_STATE = 60;
const kinds: ReadonlySet<FileKind> = new Set<FileKind>(['orders', 'order-heads', 'order-lines']);

/** Fields whose words say how an order or one of its lines stands. */
export const stateFields: ReadonlySet<Field | null> = new Set<Field | null>([
  'state',
  'paymentState',
  'deliveryState',
  'lineState',
]);

/**
 * The words of each column that may hold states, in steps: any column of an order file, and of another file, which a
 * person may say holds orders, those whose headers speak of states.
 */
export function* columnWordsSteps(
  table: Pick<CsvTable, 'headers' | 'rows'>,
  kind: FileKind,
): Steps<readonly ColumnWords[]> {
  const { headers, rows } = table;
  const asOrders = proposeMapping(table, kinds.has(kind) ? kind : 'orders').columns;
  const isState = headers.map((_header, index) => stateFields.has(asOrders[index]?.field ?? null));
  const found = headers.map((_header, index) =>
    kinds.has(kind) || isState[index] ? new Map<string, { readonly word: string; count: number }>() : null,
  );
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    for (const [index, words] of found.entries()) {
      const cell = words && (row.cells[index] ?? '').trim();
      if (!words || !cell) continue;
      const known = words.get(cell);
      if (known) known.count++;
      else if (isState[index]) {
        if (words.size < MOST_STATES) words.set(cell, { word: cell, count: 1 });
      } else if (cell.length > LONGEST_STATE || words.size === MOST) found[index] = null;
      else words.set(cell, { word: cell, count: 1 });
    }
    if (found.every((words) => words === null)) break;
  }
  return found.map((words) => words && [...words.values()].toSorted((one, other) => other.count - one.count));
}
