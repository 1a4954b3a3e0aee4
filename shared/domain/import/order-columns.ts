import type { Field } from './field.ts';
import { headerMeaning } from './header-meaning.ts';
import type { ColumnUse } from './mapping.ts';
import { stateMeaning } from './state-meaning.ts';
import type { Row } from './table.ts';

type Use = Pick<ColumnUse, 'field' | 'by'>;

/**
 * What only the cells of an order file's columns tell: whether `State` is a region or how the order stands, whether
 * `Shipped` holds a date or how many, and that Amazon's price of an item is that of all its pieces.
 */
export function withOrderCells(
  uses: readonly Use[],
  folded: readonly string[],
  sample: readonly Row[],
): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  const isAmazon = folded.includes('amazon order id');
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const cells = sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
    const reading = (field: Field): Use => ({ field, by: 'header' });
    if (isAmazon && use.field === 'unitPrice' && header === 'item price' && !has('lineTotal'))
      return reading('lineTotal');
    if (use.field === 'region' && /\bstate$/.test(header) && holdsStates(cells)) {
      const field = /^(?:delivery|shipping|shipment)\b/.test(header) ? 'deliveryState' : 'state';
      return has(field) ? use : reading(field);
    }
    if (use.field === 'shippedAt' && holdsCounts(cells) && !has('quantityShipped')) return reading('quantityShipped');
    if (use.field === 'cancelledAt' && holdsCounts(cells) && !has('quantityCancelled'))
      return reading('quantityCancelled');
    return use;
  });
}

/** What a header of a product list says, as an order's line has it. */
const ofLine: ReadonlyMap<Field, Field> = new Map<Field, Field>([
  ['sku', 'lineSku'],
  ['barcode', 'lineBarcode'],
  ['name', 'lineName'],
]);

/** A number alone may be that of the row. */
const isCounter = /^(?:nr|no|n|num|numero|number|nummer|pos|id)$/;

/**
 * What of its lines' products an order file names in no word for orders is told by a header that a list of products would
 * have: `COD`, `REF`.
 */
export function withLineProducts(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const taken = new Set(uses.map(({ field }) => field));
  if (!taken.has('orderNumber') || !taken.has('quantity')) return uses;
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const meant = use.field || isCounter.test(header) ? undefined : headerMeaning(header)?.field;
    const field = meant && ofLine.get(meant);
    if (!field || taken.has(field)) return use;
    taken.add(field);
    return { field, by: 'header' };
  });
}

/** Whether cells are words for states: two letters may be `NY`, which is new in Swedish. */
function holdsStates(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => cell.length > 2 && Boolean(stateMeaning(cell)));
}

/** Whether cells count pieces: nothing but noughts and ones says yes and no. */
function holdsCounts(cells: readonly string[]): boolean {
  return cells.every((cell) => /^\d{1,4}(?:[.,]\d{1,4})?$/.test(cell)) && cells.some((cell) => !/^[01]$/.test(cell));
}
