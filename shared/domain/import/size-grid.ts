import type { Use } from './column-uses.ts';
import { readQuantity } from './figure-cells.ts';
import { holdsFigures } from './location-headers.ts';
import { leftOut } from './problem.ts';
import type { Reading } from './reading.ts';
import type { RowFacts } from './row-facts.ts';
import type { Row } from './table.ts';

/** A size as the header of a column: `38`, `38.5`, `XL`, `EU 42`, `Gr. 40`. */
const isSize =
  /^(?:(?:eu|eur|uk|us|it|fr|gr|size|t) )?(?:1[5-9]|[2-6]\d)(?: 5| 1 2)?$|^(?:eu|eur|uk|us|it|fr|gr|size|t) (?:[1-9]|1[0-4])(?: 5| 1 2)?$|^(?:x{0,4}s|m|x{0,4}l|[2-6]xl|one size|os|tu)$/;

/** Fewer columns of sizes are no grid. */
const LEAST_SIZES = 3;

/** Gives columns that stand beside each other and are headed by sizes alone the stock of that size, where they hold figures. */
export function withSizeGrid(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const isOfGrid = (at: number) =>
    uses[at]?.field === null && isSize.test(folded[at] ?? '') && holdsFigures(sample.map((row) => row.cells[at] ?? ''));
  let grid: readonly number[] = [];
  for (let from = 0; from < folded.length; from++) {
    let to = from;
    while (to < folded.length && isOfGrid(to)) to++;
    if (to - from > grid.length) grid = Array.from({ length: to - from }, (_at, index) => from + index);
    from = Math.max(from, to - 1);
  }
  if (grid.length < LEAST_SIZES) return uses;
  return uses.map((use, at): Use => (grid.includes(at) ? { field: 'sizeStock', by: 'header' } : use));
}

/** The variants of a row that has a column for each size: one for each size that it says anything of. */
export function sizeVariants(facts: RowFacts, row: Row, reading: Reading): readonly RowFacts[] {
  const { columns, problems } = reading;
  const sizes = columns.all('sizeStock').filter((at) => (row.cells[at] ?? '').trim() !== '');
  if (sizes.length === 0) return [facts];
  const { variant } = facts;
  const said = sizes.map((at) => readQuantity(row, at, 'stock', variant.decimals, reading) ?? null);
  const sum = said.reduce<number>((all, stock) => all + (stock ?? 0), 0);
  // What all sizes come to is no stock of its own.
  if (variant.stock !== null && variant.stock !== sum)
    problems.push(leftOut('stock-of-several', columns.place(row, columns.index('stock'))));
  return sizes.map((at, index): RowFacts => {
    const options = [...variant.options, { name: 'Size', value: columns.header(at) }];
    const barcodes = sizes.length === 1 ? variant.barcodes : [];
    return { ...facts, variant: { ...variant, options, barcodes, foreignId: undefined, stock: said[index] ?? null } };
  });
}
