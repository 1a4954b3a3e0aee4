import { assign, type FoldedWords, type Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { headerMeaning } from './header-meaning.ts';
import { withAmounts } from './order-price-columns.ts';
import { withKindsOfSale } from './receipts.ts';
import { withSpokenStates, withStatesByCells } from './state-columns.ts';
import { stateMeaning } from './state-meaning.ts';
import { filledCells, type Row } from './table.ts';

/** The columns of an order file by their headers, and by what their cells tell of those. */
export function orderUses(folded: readonly string[], words: FoldedWords, sample: readonly Row[]): readonly Use[] {
  const filled = withAmounts(assignFilled(folded, words, sample), folded, sample);
  const stated = withKindsOfSale(withSpokenStates(withOrderCells(filled, folded, sample), folded, sample), folded);
  return withStatesByCells(stated, folded, sample);
}

/** Fields that a file may hold twice, for the goods and for the bill; those of one group stand or fall together. */
const addressees: readonly (readonly Field[])[] = [
  ['address', 'address2', 'city', 'region', 'postcode', 'country'],
  ['customerName', 'firstName', 'lastName', 'company'],
  ['email'],
  ['phone'],
];

/** Gives fields to columns; an address for the goods that is empty in every row leaves its place to that of the bill. */
function assignFilled(folded: readonly string[], words: FoldedWords, sample: readonly Row[]): readonly Use[] {
  const uses = assign(folded, words);
  const isEmpty = (index: number) => sample.every((row) => (row.cells[index] ?? '').trim() === '');
  const empty = addressees.flatMap((group) => {
    const at = uses.flatMap(({ field }, index) => (field !== null && group.includes(field) ? [index] : []));
    // A country alone, which is often filled in everywhere, is no address.
    const telling = at.filter((index) => !['country', 'region'].includes(uses[index]?.field ?? ''));
    return telling.length > 0 && telling.every(isEmpty) ? at : [];
  });
  if (empty.length === 0 || sample.length === 0) return uses;
  const again = assign(
    folded.map((header, index) => (empty.includes(index) ? '' : header)),
    words,
  );
  const found = new Set(again.map(({ field }) => field));
  return uses.map((use, index): Use => (empty.includes(index) && !found.has(use.field) ? use : (again[index] ?? use)));
}

/**
 * What only the cells of an order file's columns tell: whether `State` is a region or how the order stands, whether
 * `Shipped` holds a date or how many, and that Amazon's price of an item is that of all its pieces.
 */
function withOrderCells(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const has = (field: Field) => uses.some((use) => use.field === field);
  const isAmazon = isOfAmazon(folded);
  const nameAt = folded.findIndex((header, index) => header === 'name' && uses[index]?.field === null);
  const isTotalApart = hasPriceOfOrder(uses, sample);
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const cells = filledCells(sample, index);
    const reading = (field: Field | null): Use => ({ field, by: 'header' });
    if (isAmazon && use.field === 'unitPrice' && header === 'item price' && !has('lineTotal'))
      return reading('lineTotal');
    if (use.field === 'unitPrice' && isTotalApart) return reading(null);
    // `Item #` counts the lines of an order beside a column of their names.
    if (nameAt >= 0 && use.field === 'lineName' && cells.every((cell) => /^\d{1,3}$/.test(cell))) return reading(null);
    if (index === nameAt && has('lineName') && nameIsCounted(uses, sample)) return reading('lineName');
    if (use.field === 'discount' && isAmountOff(header, cells) && !has('lineDiscount')) return reading('lineDiscount');
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

/** Amazon's reports: of all orders, and of those that are to be sent. */
function isOfAmazon(folded: readonly string[]): boolean {
  const has = (...headers: readonly string[]) => headers.every((header) => folded.includes(header));
  return (
    has('amazon order id') || has('order item id', 'quantity purchased') || has('order item id', 'ship service level')
  );
}

function nameIsCounted(uses: readonly Use[], sample: readonly Row[]): boolean {
  const at = uses.findIndex(({ field }) => field === 'lineName');
  return sample.every((row) => /^\d{0,3}$/.test((row.cells[at] ?? '').trim()));
}

/** Whether what is called the price is that of the whole order: more than a line comes to in all can no price of one be. */
function hasPriceOfOrder(uses: readonly Use[], sample: readonly Row[]): boolean {
  const at = (field: Field) => uses.findIndex((use) => use.field === field);
  const [price, total, discount] = [at('unitPrice'), at('lineTotal'), at('lineDiscount')];
  if (price < 0 || total < 0) return false;
  const amount = (row: Row, index: number) => Number((row.cells[index] ?? '').replace(/[^\d]/g, '') || Number.NaN);
  const given = sample.filter((row) => amount(row, total) > 0 && !(amount(row, discount) > 0));
  return given.length > 0 && given.filter((row) => amount(row, price) > amount(row, total)).length * 4 >= given.length;
}

/** Whether a line's discount is an amount: a share of it is none below zero, and hardly more than one without its sign. */
function isAmountOff(header: string, cells: readonly string[]): boolean {
  const isShare = cells.some((cell) => cell.includes('%'));
  return /\bline\b/.test(header) && !isShare && cells.some((cell) => /^[-\u2212]\s?\d|\d{2,}[.,]\d{2}$/.test(cell));
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
export function holdsStates(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => cell.length > 2 && Boolean(stateMeaning(cell)));
}

/** Whether cells count pieces: nothing but noughts and ones says yes and no. */
function holdsCounts(cells: readonly string[]): boolean {
  return cells.every((cell) => /^\d{1,4}(?:[.,]\d{1,4})?$/.test(cell)) && cells.some((cell) => !/^[01]$/.test(cell));
}
