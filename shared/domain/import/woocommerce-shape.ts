import { holdsNames } from './column-guess.ts';
import type { ProductField } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import { filledCells, type Row } from './table.ts';
import { wooHeaders, wooTypes } from './woocommerce-headers.ts';

/** One column as the cells of a sample show it. */
type Cells = {
  readonly header: string;
  readonly at: number;
  readonly filled: readonly string[];
  readonly isEverywhere: boolean;
  readonly sample: readonly Row[];
  readonly typeAt: number;
};

/** A column of the export: its English header, its field, how much a fitting column is worth, and what fits. */
type Slot = {
  readonly header: string;
  readonly field: ProductField | null;
  readonly worth: number;
  readonly fits: (cells: Cells) => boolean;
};

const all =
  (pattern: RegExp) =>
  ({ filled }: Cells): boolean =>
    filled.every((cell) => pattern.test(cell));
const isNumber = all(/^-?\d+(?:[.,]\d+)?$/);
const isFlag = all(/^(?:-?1|0|notify)$/);
const isCount = all(/^-?\d+$/);
const isAddress = all(/^https?:/);
const isText = (cells: Cells): boolean => !isNumber(cells) && !isAddress(cells);
const isReferences = (cells: Cells): boolean => isText(cells) && all(/^[^\s,]+(?:, ?[^\s,]+)*$/)(cells);
/** The unit stands behind weights and measures in every language. */
const hasUnit = (cells: Cells): boolean => /[（(][^()（）]{1,6}[)）]\s*$/.test(cells.header) && isNumber(cells);
const isStock = (cells: Cells): boolean =>
  all(/^(?:-?\d+(?:[.,]\d+)?|parent)$/)(cells) && !(isFlag(cells) && cells.isEverywhere);
const isCode = ({ filled }: Cells): boolean =>
  new Set(filled).size === filled.length && filled.every((cell) => cell.length <= 100) && filled.some(isNoFlag);
const isNoFlag = (cell: string): boolean => !/^[01]$/.test(cell);
const isNumbering = (cells: Cells): boolean => isCode(cells) && isCount(cells) && cells.isEverywhere;

/** A variation's row names its product by id or SKU; no other row does. */
function isParent({ at, filled, sample, typeAt }: Cells): boolean {
  const owners = new Set<string>();
  for (const { cells } of sample) {
    if (!isVariation(cells[typeAt])) for (const cell of cells) owners.add(cell.trim());
    else if ((cells[at] ?? '').trim() === '') return false;
  }
  const isOwned = filled.filter((cell) => /^id:\d+$/.test(cell) || owners.has(cell)).length * 2 >= filled.length;
  return isOwned && sample.every(({ cells }) => (cells[at] ?? '').trim() === '' || isVariation(cells[typeAt]));
}

const isVariation = (cell: string | undefined): boolean => /\bvariation\b/.test(cell ?? '');
const isTypes = all(new RegExp(`^(?:${[...wooTypes].join('|')})(?:, ?\\w+)*$`));
const isVisibility = all(/^(?:visible|catalog|search|hidden)$/);
const isTaxStatus = all(/^(?:taxable|shipping|none)$/);

const slot = (header: string, worth: number, fits: Slot['fits'], field: ProductField | null = null): Slot => ({
  header: foldHeader(header),
  field,
  worth,
  fits,
});

/** The columns of the export in their order, which no language changes, as far as the attributes. */
const slots: readonly Slot[] = [
  slot('ID', 4, isNumbering, 'foreignId'),
  slot('Type', 20, isTypes, 'kind'),
  slot('SKU', 3, isCode, 'sku'),
  slot('GTIN, UPC, EAN, or ISBN', 20, ({ header }) => /gtin/i.test(header) && /ean/i.test(header), 'barcode'),
  slot('Name', 4, (cells) => isText(cells) && holdsNames(cells.sample, cells.at), 'name'),
  slot('Published', 3, isFlag),
  slot('Is featured?', 2, isFlag),
  slot('Visibility in catalog', 10, isVisibility),
  slot('Short description', 1, isText),
  slot('Description', 2, isText, 'description'),
  slot('Date sale price starts', 1, all(/^\d{4}-\d\d-\d\d/)),
  slot('Date sale price ends', 1, all(/^\d{4}-\d\d-\d\d/)),
  slot('Tax status', 10, isTaxStatus),
  slot('Tax class', 1, isText),
  slot('In stock?', 3, (cells) => isFlag(cells) && cells.isEverywhere),
  slot('Stock', 4, isStock, 'stock'),
  slot('Low stock amount', 2, isNumber, 'reorderPoint'),
  slot('Backorders allowed?', 2, isFlag),
  slot('Sold individually?', 2, isFlag),
  slot('Weight', 4, hasUnit, 'weight'),
  slot('Length', 3, hasUnit),
  slot('Width', 3, hasUnit),
  slot('Height', 3, hasUnit),
  slot('Allow customer reviews?', 2, isFlag),
  slot('Purchase note', 1, isText),
  slot('Sale price', 2, isNumber, 'salePrice'),
  slot('Regular price', 4, isNumber, 'price'),
  slot('Categories', 3, isText, 'category'),
  slot('Tags', 2, isText, 'tags'),
  slot('Shipping class', 1, isText),
  slot('Images', 3, all(/^https?:/), 'pictures'),
  slot('Download limit', 1, isCount),
  slot('Download expiry days', 1, isCount),
  slot('Parent', 10, isParent, 'parent'),
  slot('Grouped products', 1, isReferences),
  slot('Upsells', 1, isReferences),
  slot('Cross-sells', 1, isReferences),
  slot('External URL', 2, isAddress),
  slot('Button text', 1, isText),
  slot('Position', 2, isCount),
  slot('Brands', 2, isText, 'brand'),
];

const namesOf = ({ header, field }: Slot): readonly string[] => [
  header,
  ...((field && wooHeaders[field]) ?? []).map(foldHeader),
];
/** Which slot a header is known to belong to; measures leave out their unit. */
const slotOf: ReadonlyMap<string, Slot> = new Map(
  slots.flatMap((one) => namesOf(one).map((name) => [name, one] as const)),
);
const known = (header: string): Slot | undefined =>
  slotOf.get(foldHeader(header)) ?? slotOf.get(foldHeader(header.replace(/\([^()]*\)\s*$/, '')));

/** What it is worth to take a column for a slot; 0 where it cannot be that. */
function worthOf(cells: Cells, one: Slot, isSaid: (header: string) => ProductField | undefined): number {
  const named = known(cells.header);
  if (named) return named === one ? KNOWN : 0;
  if (one.fits === hasUnit || one.field === 'barcode') return one.fits(cells) ? one.worth : 0;
  // A column in which nothing stands may be any, and helps to count.
  if (cells.filled.length === 0) return one.field === 'kind' ? 0 : 1;
  const said = isSaid(cells.header);
  const own = slots.find(({ field }) => said !== undefined && field === said);
  if (own?.fits(cells)) return own === one ? KNOWN : 0;
  return one.fits(cells) ? one.worth : 0;
}

/** What headers say by their words, as far as one header alone says it. */
function saidBy(columns: readonly Cells[]): (header: string) => ProductField | undefined {
  const said = columns.map(({ header }) => headerMeaning(foldHeader(header))?.field);
  const single = new Map(columns.map(({ header }, at) => [header, said[at]] as const));
  return (header) => {
    const field = single.get(header);
    return field !== undefined && said.filter((other) => other === field).length === 1 ? field : undefined;
  };
}

const KNOWN = 30;

/**
 * What columns mean in an export of WooCommerce whose headers are in a language that is not known: it writes its columns
 * in one order, of which a file may leave some out, and some have cells that are never translated.
 */
export function wooByOrder(
  headers: readonly string[],
  sample: readonly Row[],
  typeAt: number,
): ReadonlyMap<number, ProductField> {
  const columns = headers.map((header, at): Cells => {
    const filled = filledCells(sample, at);
    return { header, at, filled, isEverywhere: filled.length === sample.length, sample, typeAt };
  });
  const said = saidBy(columns);
  const worth = columns.map((cells) => slots.map((one) => worthOf(cells, one, said)));
  const isOnly = onlyPlaces(worth);
  return new Map(
    bestPlaces(worth).flatMap(([c, s]) => {
      const field = slots[s]?.field;
      // One figure is easily taken for another: nothing but its place may say which it is.
      if (!field || columns[c]?.filled.length === 0 || (figures.has(field) && !isOnly(c))) return [];
      return [[c, field] as const];
    }),
  );
}

const figures: ReadonlySet<ProductField> = new Set<ProductField>(['stock', 'reorderPoint', 'salePrice', 'price']);

/** By column and slot: what a column is worth there. */
type Worth = readonly (readonly number[])[];

/** What the columns from `c` are worth in the slots from `s`, each with no column or one, in their order. */
function bestFrom(worth: Worth): (c: number, s: number) => number {
  const best = Array.from({ length: worth.length + 1 }, () => slots.map(() => 0));
  const at = (c: number, s: number): number => best[c]?.[s] ?? 0;
  for (let c = worth.length - 1; c >= 0; c--)
    for (let s = slots.length - 1; s >= 0; s--) {
      const own = worth[c]?.[s] ?? 0;
      const taken = own > 0 ? own + at(c + 1, s + 1) : 0;
      best[c]?.splice(s, 1, Math.max(at(c + 1, s), at(c, s + 1), taken));
    }
  return at;
}

/** Columns with their slots, both in their order, so that all of them together are worth most. */
function bestPlaces(worth: Worth): readonly (readonly [number, number])[] {
  const best = bestFrom(worth);
  const pairs: (readonly [number, number])[] = [];
  for (let c = 0, s = 0; c < worth.length && s < slots.length; ) {
    const own = worth[c]?.[s] ?? 0;
    if (own > 0 && own + best(c + 1, s + 1) === best(c, s)) pairs.push([c++, s++]);
    else if (best(c, s + 1) === best(c, s)) s++;
    else c++;
  }
  return pairs;
}

/** Whether a column has one slot alone in all ways that find a slot for as many columns as can be. */
function onlyPlaces(worth: Worth): (c: number) => boolean {
  // A header that is known counts more than all that only fit.
  const count = worth.map((row) => row.map((own) => (own === KNOWN ? 100 : Math.min(own, 1))));
  const behind = bestFrom(count);
  const turned = bestFrom(count.toReversed().map((row) => row.toReversed()));
  const before = (c: number, s: number) => turned(worth.length - c, slots.length - s);
  const most = behind(0, 0);
  return (c) => {
    const ways = (count[c] ?? []).filter((own, s) => own > 0 && before(c, s) + own + behind(c + 1, s + 1) === most);
    return ways.length === 1;
  };
}
