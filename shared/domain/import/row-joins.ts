import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { placesTogether, sumOf } from './place-cells.ts';
import { noted } from './problem.ts';
import type { Reading } from './reading.ts';
import type { RowFacts } from './row-facts.ts';
import { linkedRows } from './row-links.ts';
import { type Progress, type Row, ROWS_PER_STEP, type Steps } from './table.ts';

/** More names than this are shelves, however many rows there are. */
const MOST_PLACES = 60;

/** `A12`, `A-01-3`, `Estante 4`: a shelf, however few of them there are. */
const isShelf =
  /^(?:[a-z]{1,3}[-. /]?\d{1,4}|\d{1,3}|[a-z])(?:[-. /]+[a-z]?\d{1,3}|[-. /]+[a-z])*$|^(?:estante|estanteria|regal|shelf|bin|fach|rayon|etagere|stellage|schap|scaffale|prateleira|polka|vitrina|aisle|gang|rack|row|raf|полка|стеллаж)\b/;

/** Whether the cells of a column of locations name places of a shop, and not a shelf for every row or two. */
export function namesPlaces(rows: readonly Row[], index: number): boolean {
  if (index < 0) return false;
  const cells = rows.map((row) => foldName(row.cells[index] ?? '')).filter((name) => name !== '');
  if (cells.length > 1 && cells.filter((name) => isShelf.test(name)).length * 3 >= cells.length * 2) return false;
  const names = new Set(cells);
  return names.size <= 5 || (names.size <= MOST_PLACES && names.size * 3 <= rows.length);
}

/** Rows that tell about one thing as one: those of one variant at several places or in several lots, and those that go on the product above. */
export function* joinedRowsSteps(facts: readonly RowFacts[], reading: Reading): Steps<readonly RowFacts[]> {
  yield { done: 0, total: facts.length };
  const { source } = reading;
  const continued = source === 'stockroom' || source === 'woocommerce' ? facts : linkedRows(facts);
  const together = yield* atPlacesTogether(continued, reading);
  yield { done: 0, total: facts.length };
  return source === 'stockroom' || source === 'woocommerce' || source === 'shopify' || source === 'wix'
    ? together
    : withProductIds(yield* alikeTogether(together, reading));
}

/** What rows without any code say beside their stock; undefined where a row has a code, or no stock. */
function saidOf({ role, parent, name, category, supplier, variant }: RowFacts): string | undefined {
  const { sku, barcodes, foreignId, options, stock, unit = '', priceMinor = '', costMinor = '' } = variant;
  const hasCode = sku !== undefined || barcodes.length > 0 || foreignId !== undefined || parent !== '';
  if (hasCode || role !== 'alone' || name === '' || stock === null) return undefined;
  const values = options.map(({ value }) => foldName(value));
  return [foldName(name), foldName(category), foldName(supplier), unit, priceMinor, costMinor, ...values].join('\n');
}

/** Rows of one name that nothing but their stock tells apart are one product, with what they come to together; it is told. */
function* alikeTogether(
  facts: readonly RowFacts[],
  { columns, problems }: Reading,
): Generator<Progress, readonly RowFacts[], void> {
  const found = new Map<string, { readonly at: number; readonly stocks: Set<number | null> }>();
  const all: RowFacts[] = [];
  for (const [at, fact] of facts.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: facts.length };
    const said = saidOf(fact);
    const before = said === undefined ? undefined : found.get(said);
    const first = before && all[before.at];
    // A row that says the very same is there twice, and no second lot.
    if (!first || before.stocks.has(fact.variant.stock)) {
      if (said !== undefined && !before) found.set(said, { at: all.length, stocks: new Set([fact.variant.stock]) });
      all.push(fact);
      continue;
    }
    before.stocks.add(fact.variant.stock);
    const stock = sumOf(first.variant.stock, fact.variant.stock);
    all[before.at] = {
      ...first,
      moreRows: [...(first.moreRows ?? []), fact.row],
      variant: { ...first.variant, stock },
    };
    const column = columns.header(columns.index('stock'));
    problems.push(noted('stock-together', { row: fact.row, column, value: fact.name, otherRow: first.row }));
  }
  return all;
}

/** What a row says about which variant it is. */
function variantKey({ parent, name, variant }: RowFacts): string {
  const { foreignId = '', sku = '', options } = variant;
  const values = options.map(({ value }) => foldName(value));
  return [parent, foldName(name), foreignId, foldCode(sku), ...values].join('\n');
}

/** Rows of one variant, each with a place or a lot of its own, become one with all of its stock. */
function* atPlacesTogether(
  facts: readonly RowFacts[],
  { columns, problems, hasPlaces }: Reading,
): Generator<Progress, readonly RowFacts[], void> {
  const hasLots = columns.has('lot') || columns.has('bin') || columns.has('expiry') || columns.has('location');
  if (!hasPlaces && !hasLots) return facts;
  const found = new Map<string, RowFacts>();
  for (const [at, plain] of facts.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: facts.length };
    const fact = atItsPlace(plain);
    const key = fact.role === 'extra' ? `row ${fact.row}` : variantKey(fact);
    const first = found.get(key);
    if (!first) found.set(key, fact);
    else if (
      isElsewhere(first, fact, columns.has('lot') || columns.has('bin') || columns.has('expiry') || !hasPlaces)
    ) {
      found.set(key, together(first, fact));
      const { priceMinor } = fact.variant;
      if (priceMinor !== undefined && first.variant.priceMinor !== undefined && priceMinor !== first.variant.priceMinor)
        problems.push(
          noted('price-differs-by-place', {
            row: fact.row,
            column: columns.header(columns.index('price')),
            otherRow: first.row,
          }),
        );
    } else found.set(`row ${fact.row}`, fact);
  }
  return [...found.values()];
}

/** The row with its stock and its reorder point at the place that it names. */
function atItsPlace(fact: RowFacts): RowFacts {
  const { place, variant } = fact;
  const { stock, reorderPoint } = variant;
  if (place === '') return fact;
  const says = stock !== null || reorderPoint !== undefined;
  const places = says ? [{ place, stock, ...(reorderPoint !== undefined && { reorderPoint }) }] : [];
  return { ...fact, variant: { ...variant, stock: null, reorderPoint: undefined, places } };
}

/** Whether a second row of a variant adds to the first: it is about a lot, or about a place that no row before it is about. */
function isElsewhere(first: RowFacts, fact: RowFacts, hasLots: boolean): boolean {
  if (hasLots) return true;
  return (
    fact.place !== '' && !(first.seenAt ?? [first.place]).some((place) => foldName(place) === foldName(fact.place))
  );
}

function together(first: RowFacts, fact: RowFacts): RowFacts {
  const { stock, places = [], barcodes } = first.variant;
  return {
    ...first,
    seenAt: [...(first.seenAt ?? [first.place]), fact.place],
    moreRows: [...(first.moreRows ?? []), fact.row],
    variant: {
      ...first.variant,
      priceMinor: first.variant.priceMinor ?? fact.variant.priceMinor,
      costMinor: first.variant.costMinor ?? fact.variant.costMinor,
      stock: sumOf(stock, fact.variant.stock),
      places: placesTogether(places, fact.variant.places ?? []),
      barcodes: barcodes.length > 0 ? barcodes : fact.variant.barcodes,
    },
  };
}

/** An id that rows of one product share is the product's, in the whole column: it ties its rows together. */
function withProductIds(facts: readonly RowFacts[]): readonly RowFacts[] {
  const first = new Map<string, RowFacts>();
  const isShared = facts.some((fact) => {
    const { foreignId } = fact.variant;
    if (foreignId === undefined) return false;
    const other = first.get(foreignId);
    if (!other) first.set(foreignId, fact);
    return other !== undefined && isSameProduct(other, fact) && variantKey(other) !== variantKey(fact);
  });
  if (!isShared) return facts;
  return facts.map((fact): RowFacts => {
    const { foreignId, ...variant } = fact.variant;
    if (foreignId === undefined) return fact;
    const parent = fact.parent || `product:${foreignId}`;
    return { ...fact, parent, role: fact.role === 'alone' ? 'child' : fact.role, variant };
  });
}

function isSameProduct(a: RowFacts, b: RowFacts): boolean {
  const isSame = (one: string, other: string) => one !== '' && one === other;
  // Combinations in PrestaShop name their product by its id alone.
  const areNameless = [a, b].every(({ name, parent, variant }) => name + parent === '' && variant.options.length > 0);
  return areNameless || isSame(a.parent, b.parent) || isSame(foldName(a.name), foldName(b.name));
}
