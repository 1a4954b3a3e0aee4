import { timesQuantity } from '#shared/domain/values/money.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { Field } from './field.ts';
import { leftOut, type RowProblem, refused } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import type { Reading } from './reading.ts';
import { optionField } from './row-cells.ts';
import type { Row } from './table.ts';

/** Barcodes one variant takes from a file: more than that is another column, and would be more than one act holds. */
export const MOST_BARCODES = 500;

/** What of a row may be too much. */
type Said = {
  readonly parent: string;
  readonly category: string;
  readonly supplier: string;
  readonly description: string;
  readonly variant: VariantDraft;
};

/**
 * Leaves out every cell that says more than an act can hold, and tells its column and the limit: nothing is cut
 * (DATA-R12). What tells the row apart from others cannot be left out: it refuses the row.
 */
export function withinLimits<F extends Said>(facts: F, row: Row, reading: Reading): F {
  const { columns, problems } = reading;
  const { variant } = facts;
  const place = (field: Field) => columns.place(row, columns.index(field));
  const fits = <T extends string | undefined>(field: Field, text: T, limit: number, otherwise: T): T => {
    if (text === undefined || text.length <= limit) return text;
    problems.push(leftOut('text-too-long', { ...place(field), limit }));
    return otherwise;
  };
  if (facts.parent.length > mayMake.name)
    problems.push(refused('text-too-long', { ...place('parent'), limit: mayMake.name }));
  problems.push(...optionProblems(variant, row, reading));
  const hasTooMany = variant.barcodes.length > MOST_BARCODES;
  if (hasTooMany) problems.push(leftOut('too-many-values', { ...place('barcode'), limit: MOST_BARCODES }));
  return {
    ...facts,
    category: fits(columns.has('category') ? 'category' : 'categoryId', facts.category, mayMake.name, ''),
    supplier: fits(columns.has('supplier') ? 'supplier' : 'supplierId', facts.supplier, mayMake.name, ''),
    description: fits('description', facts.description, mayMake.text, ''),
    variant: {
      ...variant,
      unit: fits('unit', variant.unit, mayMake.name, undefined),
      supplierCode: fits('supplierCode', variant.supplierCode, mayMake.name, undefined),
      foreignId: fits('foreignId', variant.foreignId, mayMake.name, undefined),
      barcodes: hasTooMany ? [] : variant.barcodes,
      costMinor: costWithin(variant, row, reading),
    },
  };
}

/** The cost, unless the stock would be worth more at it than is kept exactly. */
function costWithin(variant: VariantDraft, row: Row, reading: Reading): number | undefined {
  const { costMinor, stock, places = [], decimals } = variant;
  if (costMinor === undefined) return undefined;
  const most = [stock, ...places.map((place) => place.stock)].reduce<number>((sum, one) => sum + Math.abs(one ?? 0), 0);
  if (Number.isSafeInteger(timesQuantity(costMinor, most, decimals))) return costMinor;
  const { columns, problems } = reading;
  problems.push(leftOut('money-implausible', columns.place(row, columns.index('cost'))));
  return undefined;
}

function optionProblems({ options }: VariantDraft, row: Row, { columns }: Reading): readonly RowProblem[] {
  const limit = mayMake.name;
  const long = options.find(({ name, value }) => name.length > limit || value.length > limit);
  const found: RowProblem[] = [];
  if (long) {
    const headed = columns.all('option').find((at) => columns.header(at) === long.name);
    const slot = columns.optionSlots.find((at) => columns.cell(row, optionField('Value', at)).includes(long.value));
    const at = headed ?? (slot === undefined ? -1 : columns.index(optionField('Value', slot)));
    found.push(refused('text-too-long', { ...columns.place(row, at), value: long.value || long.name, limit }));
  }
  if (options.length > mayMake.options)
    found.push(refused('too-many-values', { row: row.row, value: String(options.length), limit: mayMake.options }));
  return found;
}
