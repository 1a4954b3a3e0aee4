import { columnsOf } from './row-cells.ts';
import type { Field } from './field.ts';
import type { Mapping } from './mapping.ts';
import type { CsvTable } from './table.ts';
import { inLines } from './order-customer.ts';
import { lineOf, linesOf } from './text.ts';

/** A file with how to read it. */
export type Sheet = { readonly table: CsvTable; readonly mapping: Mapping };

/** Titles by id of a list that other files point to. */
export function readNames({ table, mapping }: Sheet): ReadonlyMap<string, string> {
  const columns = columnsOf(mapping);
  return new Map(
    table.rows.map((row) => [columns.cell(row, 'id').trim(), lineOf(columns.cell(row, 'title'), 'foreign')]),
  );
}

/** A customer list's fields by customer id. */
export function readCustomers({ table, mapping }: Sheet): ReadonlyMap<string, (field: Field) => string> {
  const columns = columnsOf(mapping);
  return new Map(
    table.rows.map((row) => [
      columns.cell(row, 'id').trim(),
      (field: Field) => (inLines.has(field) ? linesOf : lineOf)(columns.cell(row, field), 'foreign'),
    ]),
  );
}
