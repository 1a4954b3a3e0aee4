import type { Field } from './field.ts';
import type { Sheet } from './names.ts';
import { columnsOf } from './row-cells.ts';
import type { Row } from './table.ts';
import { isTotalName } from './total-rows.ts';

const ofOrders: readonly Field[] = ['placedAt', 'lineSku', 'lineBarcode', 'lineName', 'lineProductId', 'email'];
/** A narrower table has too little to tell a footer from an order. */
const NARROW = 5;

/** The rows without what some programs write below the table: `2 record(s) downloaded`, whose file it is, a total. */
export function withoutFooter({ table, mapping }: Sheet): readonly Row[] {
  const columns = columnsOf(mapping);
  const isFooter = (row: Row) => {
    const number = columns.cell(row, 'orderNumber').trim();
    const filled = row.cells.filter((cell) => cell.trim() !== '');
    if (ofOrders.some((field) => columns.cell(row, field).trim() !== '')) return false;
    if (filled.some((cell) => isTotalName(cell.trim()))) return number === '' || isTotalName(number);
    return filled.length <= 2 && (number === '' || /\s/.test(number));
  };
  if (columns.width < NARROW) return table.rows;
  const last = table.rows.findLastIndex((row) => !isFooter(row));
  return last === table.rows.length - 1 ? table.rows : table.rows.slice(0, last + 1);
}
