import { foldName } from '#shared/domain/values/code.ts';
import type { RowCodes } from './known-by-codes.ts';
import { refused } from './problem.ts';
import type { Reading } from './reading.ts';
import { type RowFacts, rowFacts } from './row-facts.ts';
import { type CsvTable, type Row, ROWS_PER_STEP, type Steps } from './table.ts';

/** A row of a list about products that the shop has: its cells, what they say, and which product that means. */
export type ListRow = { readonly cells: Row; readonly facts: RowFacts; readonly codes: RowCodes };

/** Reads the rows of a list one by one; those that name nothing are refused. `supplier` is whose codes they are, in words. */
export function* listRowsSteps(
  table: Pick<CsvTable, 'rows'>,
  reading: Reading,
  supplier?: string,
): Steps<readonly ListRow[]> {
  const { rows } = table;
  const read: ListRow[] = [];
  for (const [at, cells] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    const facts = rowFacts(cells, reading);
    if (!facts) continue;
    const codes = codesOf(facts, reading.source, supplier);
    const { sku, supplierCode, barcodes, foreignId } = codes;
    if (codes.name === '' && barcodes.length === 0 && [sku, supplierCode, foreignId].every((one) => one === undefined))
      reading.problems.push(refused('identity-missing', { row: cells.row }));
    else read.push({ cells, facts, codes });
  }
  return read;
}

function codesOf({ row, name, variant, ...facts }: RowFacts, source: string, listSupplier = ''): RowCodes {
  const { sku, supplierCode, barcodes, options, foreignId } = variant;
  const supplier = foldName(facts.supplier || listSupplier);
  return {
    ...{ row, name, sku, supplierCode, barcodes, options, foreignId, source },
    supplier: supplier === '' ? undefined : supplier,
  };
}

/** What a row is called in a problem about it. */
export function saidOf({ sku, supplierCode, barcodes, name }: RowCodes): string {
  return [supplierCode ?? sku ?? barcodes[0]?.code ?? '', name].filter((part) => part !== '').join(' · ');
}
