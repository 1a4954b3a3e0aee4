import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { readMoney, readQuantity } from './figure-cells.ts';
import { foldHeader } from './header.ts';
import { isGeneralOption, isPluralValue } from './option-headers.ts';
import { leftOut } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import type { Reading } from './reading.ts';
import { optionField } from './row-cells.ts';
import type { RowFacts } from './row-facts.ts';
import type { Row } from './table.ts';
import { commaList } from './text.ts';

/** More variants than this from one row are no list of values. */
const MOST_VARIANTS = 500;

/**
 * The variants of a row that lists all of them in its cells: `S,M,L`, `S;M;L` or `S|M|L` beside as many SKUs, barcodes,
 * quantities or prices. One quantity for all of them cannot be split: it is left out, and told.
 */
export function listedVariants(facts: RowFacts, row: Row, reading: Reading): readonly RowFacts[] {
  const values = listedOptions(facts.variant, row, reading);
  if (values === undefined) return [facts];
  const { columns, problems } = reading;
  const { variant } = facts;
  const count = values.length;
  const ofEach = (field: 'stock' | 'price' | 'cost') => figuresOf(row, field, count, variant.decimals, reading);
  const [stock, price, cost] = [ofEach('stock'), ofEach('price'), ofEach('cost')];
  if (variant.stock !== null && !stock)
    problems.push(leftOut('stock-of-several', columns.place(row, columns.index('stock'))));
  const skus = variant.sku === undefined ? [] : listIn(variant.sku);
  const areNamed = skus.length === count;
  if (skus.length > 1 && !areNamed)
    problems.push(leftOut('codes-of-several', columns.place(row, columns.index('sku'))));
  const areCoded = variant.barcodes.length === count;
  return values.map(
    (options, at): RowFacts => ({
      ...facts,
      variant: {
        ...variant,
        options,
        sku: areNamed ? skus[at] : skus.length > 1 ? undefined : variant.sku,
        stock: stock?.[at] ?? null,
        priceMinor: price ? price[at] : variant.priceMinor,
        costMinor: cost ? cost[at] : variant.costMinor,
        barcodes: areCoded ? variant.barcodes.slice(at, at + 1) : [],
      },
    }),
  );
}

/** The figures of a cell that has as many as there are variants; what reading it as one said of it is taken back. */
function figuresOf(
  row: Row,
  field: 'stock' | 'price' | 'cost',
  count: number,
  decimals: VariantDraft['decimals'],
  reading: Reading,
): readonly (number | undefined)[] | undefined {
  const { columns, problems } = reading;
  const index = columns.index(field);
  const parts = (row.cells[index] ?? '').split(/[;|]/);
  if (parts.length !== count) return undefined;
  const column = columns.header(index);
  const at = problems.findIndex((problem) => problem.row === row.row && problem.column === column);
  if (at >= 0) problems.splice(at, 1);
  return parts.map((part) => {
    const alone = { ...row, cells: row.cells.with(index, part) };
    return field === 'stock'
      ? readQuantity(alone, index, 'stock', decimals, reading)
      : readMoney(alone, index, reading);
  });
}

/** The parts of a cell that lists several. */
function listIn(cell: string): readonly string[] {
  const mark = ['|', ';', '\n'].find((one) => cell.includes(one));
  if (mark === undefined) return commaList(cell);
  return cell
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Every combination of listed values; undefined where the row is one variant. */
function listedOptions(
  variant: VariantDraft,
  row: Row,
  { columns, source, style }: Reading,
): readonly (readonly VariantOption[])[] | undefined {
  if (style === 'own' || source === 'woocommerce' || source === 'shopify') return undefined;
  const slots = columns.optionSlots.map((slot) => columns.index(optionField('Value', slot)));
  const headed = columns.all('option');
  const indexes = [...slots, ...headed.filter((at) => !isGeneralOption(foldHeader(columns.header(at))))];
  if (![...slots, ...headed].some((at) => /[,;|\n]/.test(row.cells[at] ?? ''))) return undefined;
  const lists = variant.options.map(({ name, value }) => listIn(value).map((one) => ({ name, value: one })));
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count < 2 || count > MOST_VARIANTS) return undefined;
  // `Red, with a bow` is one value, unless there are as many codes or the header speaks of several.
  const areSeveral = indexes.some((at) => isPluralValue(columns.header(at)));
  if (!areSeveral && (variant.sku === undefined ? 0 : listIn(variant.sku).length) !== count) return undefined;
  return lists.reduce<readonly (readonly VariantOption[])[]>(
    (found, list) => found.flatMap((options) => list.map((option) => [...options, option])),
    [[]],
  );
}
