import { timesQuantity } from '#shared/domain/values/money.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { Field } from './field.ts';
import { refused } from './problem.ts';
import type { Reading } from './reading.ts';
import type { RowFacts } from './row-facts.ts';
import { optionField } from './row-cells.ts';
import type { Row } from './table.ts';

/** Barcodes one variant takes from a file: more than that is another column, and would be more than one act holds. */
export const MOST_BARCODES = 500;

/** Reports every cell that says more than an act can hold, with its column and the limit: nothing is cut (DATA-R12). */
export function reportTooMuch(facts: RowFacts, row: Row, { columns, problems }: Reading): void {
  const { variant } = facts;
  const place = (field: Field) => columns.place(row, columns.index(field));
  const tooLong = (field: Field, text: string | undefined, limit: number) => {
    if (text !== undefined && text.length > limit) problems.push(refused('text-too-long', { ...place(field), limit }));
  };
  tooLong(columns.has('category') ? 'category' : 'categoryId', facts.category, mayMake.name);
  tooLong(columns.has('supplier') ? 'supplier' : 'supplierId', facts.supplier, mayMake.name);
  tooLong('description', facts.description, mayMake.text);
  tooLong('unit', variant.unit, mayMake.name);
  tooLong('supplierCode', variant.supplierCode, mayMake.name);
  tooLong('foreignId', variant.foreignId, mayMake.name);
  tooLong('parent', facts.parent, mayMake.name);
  const isLong = ({ name, value }: { readonly name: string; readonly value: string }) =>
    name.length > mayMake.name || value.length > mayMake.name;
  const option = variant.options.find(isLong);
  if (option) {
    const { name, value } = option;
    const headed = columns.all('option').find((at) => columns.header(at) === name);
    const slot = columns.optionSlots.find((at) => columns.cell(row, optionField('Value', at)).includes(value));
    const at = headed ?? (slot === undefined ? -1 : columns.index(optionField('Value', slot)));
    problems.push(refused('text-too-long', { ...columns.place(row, at), value: value || name, limit: mayMake.name }));
  }
  if (variant.options.length > mayMake.options)
    problems.push(
      refused('too-many-values', { row: row.row, value: String(variant.options.length), limit: mayMake.options }),
    );
  if (variant.barcodes.length > MOST_BARCODES)
    problems.push(refused('too-many-values', { ...place('barcode'), limit: MOST_BARCODES }));
  const { costMinor, stock, decimals } = variant;
  if (costMinor !== undefined && stock !== null && !Number.isSafeInteger(timesQuantity(costMinor, stock, decimals)))
    problems.push(refused('money-implausible', place('cost')));
}
