import { proposeMapping } from './detect.ts';
import type { Field } from './field.ts';
import type { FileKind } from './mapping.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';

/** The different words of a column, as first written; null where they are too many or too long to be states. */
export type ColumnWords = readonly string[] | null;

const MOST = 40;
const LONGEST = 60;
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
  const found = headers.map((_header, index) =>
    kinds.has(kind) || stateFields.has(asOrders[index]?.field ?? null) ? new Set<string>() : null,
  );
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    for (const [index, words] of found.entries()) {
      const cell = words && (row.cells[index] ?? '').trim();
      if (!words || !cell || words.has(cell)) continue;
      if (cell.length > LONGEST || words.size === MOST) found[index] = null;
      else words.add(cell);
    }
    if (found.every((words) => words === null)) break;
  }
  return found.map((words) => words && [...words]);
}
