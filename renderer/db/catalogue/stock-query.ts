import type { Day } from '#shared/domain/operations/rows.ts';
import type { LocationId, SupplierId } from '#shared/domain/operations/ids.ts';
import { pathText } from '#shared/domain/stock/location-tree.ts';
import type { Catalogue } from './catalogue.ts';
import type { Past } from './past-stock.ts';
import type { Before } from './sliced-sort.ts';
import type { StatusFilter } from './status-board.ts';
import type { TextColumn, TextOrder } from './text-order.ts';

export type SortColumn =
  | TextColumn
  | 'category'
  | 'supplier'
  | 'taxClass'
  | 'usualBin'
  | 'price'
  | 'cost'
  | 'onHand'
  | 'notForSale'
  | 'committed'
  | 'available'
  | 'incoming'
  | 'point'
  | 'value'
  | 'expiry';
export type Sort = { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' };

/** Which variants the stock list shows, and in which order. */
export type StockQuery = {
  readonly search: string;
  readonly filter: StatusFilter;
  /** A category with everything below it; null: all. */
  readonly category: string | null;
  readonly supplierId: SupplierId | null;
  readonly locationId: LocationId | null;
  /** Null: by name, or by rank while searching. */
  readonly sort: Sort | null;
  /** Left out: as it is now. Of a past moment, what was on hand then is known, and no status. */
  readonly past?: Past;
  /** Left out: nothing is asked about expiry days. */
  readonly expiring?: ExpiryQuery;
};

/** What is asked about expiry days. */
export type ExpiryQuery = {
  readonly nextAt: (slot: number, locationId: LocationId | null) => Day | null;
  /** Only what expires up to this day; null: everything, it is but sorted by its days. */
  readonly until: Day | null;
};

/** The text order a sort is based on; figures and names of groups fall back on the order of names. */
export function orderOf(catalogue: Catalogue, sort: Sort | null): TextOrder {
  return catalogue.order(sort && isText(sort.column) ? sort.column : 'name');
}

/** True for columns that are sorted as text. */
export function isText(column: SortColumn): column is TextColumn {
  return column === 'name' || column === 'sku' || column === 'barcode';
}

/** Whether a variant belongs to what is asked, its search left aside. */
export function membership(catalogue: Catalogue, query: StockQuery): (slot: number) => boolean {
  const isListed = listedIn(catalogue, query);
  const { products, variants } = catalogue;
  const categories = query.category === null ? null : withinCategory(catalogue, query.category);
  const suppliers = query.supplierId === null ? null : suppliedBy(catalogue, query.supplierId);
  const expires = expiresIn(query);
  return (slot) => {
    if (!isListed(slot) || !expires(slot)) return false;
    const product = variants.productOf(slot);
    return (
      (categories === null || categories.has(products.category.get(product))) &&
      (suppliers === null || suppliers.has(products.supplier.get(product)))
    );
  };
}

function expiresIn({ expiring, locationId }: StockQuery): (slot: number) => boolean {
  const until = expiring?.until ?? null;
  if (!expiring || until === null) return () => true;
  return (slot) => {
    const next = expiring.nextAt(slot, locationId);
    return next !== null && next <= until;
  };
}

function listedIn(catalogue: Catalogue, { past, filter, locationId }: StockQuery): (slot: number) => boolean {
  if (past) {
    const wantsArchived = filter === 'archived';
    return (slot) =>
      catalogue.isShown(slot) && catalogue.isArchived(slot) === wantsArchived && past.isKnownAt(slot, locationId);
  }
  const board = catalogue.board(locationId);
  return (slot) => board.is(slot, filter);
}

/** The numbers of a supplier and of those that were merged into it (PUR34). */
function suppliedBy(catalogue: Catalogue, supplierId: SupplierId): ReadonlySet<number> {
  const { suppliers } = catalogue.products;
  const remaining = catalogue.remainingSupplier(supplierId);
  const found = new Set<number>();
  for (let number = 1; number < suppliers.size; number++)
    // What came in as supplier ids is what the dictionary holds.
    if (catalogue.remainingSupplier(suppliers.textOf(number) as SupplierId) === remaining) found.add(number);
  return found;
}

/** The numbers of a category and those below it: `Drinks` holds `Drinks > Tea`. */
function withinCategory(catalogue: Catalogue, category: string): ReadonlySet<number> {
  const { categories } = catalogue.products;
  const within = new Set<number>();
  for (let number = 1; number < categories.size; number++) {
    const text = categories.textOf(number) ?? '';
    if (text === category || text.startsWith(`${category} > `)) within.add(number);
  }
  return within;
}

/** The figure a column is sorted by, NaN for none: such rows come last in either direction. */
export function keyOf(
  catalogue: Catalogue,
  column: Exclude<SortColumn, TextColumn>,
  { locationId, past, expiring }: Pick<StockQuery, 'locationId' | 'past' | 'expiring'>,
): (slot: number) => number {
  const { products, variants } = catalogue;
  const figuresOf = (slot: number) => (past ?? catalogue).figuresAt(slot, locationId);
  switch (column) {
    case 'category': {
      const ranks = ranksOf(
        products.categories.size,
        (number) => products.categories.textOf(number) ?? '',
        catalogue.compareText,
      );
      return (slot) => ranks[products.category.get(variants.productOf(slot))] ?? Number.NaN;
    }
    case 'taxClass': {
      const ranks = ranksOf(
        products.taxClasses.size,
        (number) => products.taxClasses.textOf(number) ?? '',
        catalogue.compareText,
      );
      return (slot) => ranks[products.taxClass.get(variants.productOf(slot))] ?? Number.NaN;
    }
    case 'supplier': {
      // What came in as supplier ids is what the dictionary holds.
      const nameOf = (number: number) =>
        catalogue.supplier(products.suppliers.textOf(number) as SupplierId)?.name ?? '';
      const ranks = ranksOf(products.suppliers.size, nameOf, catalogue.compareText);
      return (slot) => ranks[products.supplier.get(variants.productOf(slot))] ?? Number.NaN;
    }
    case 'usualBin': {
      // What came in as location ids is what the dictionary holds.
      const nameOf = (number: number) =>
        pathText(catalogue.usualPath(variants.usualBins.textOf(number) as LocationId | null));
      const ranks = ranksOf(variants.usualBins.size, nameOf, catalogue.compareText);
      return (slot) => ranks[variants.usualBin.get(slot)] ?? Number.NaN;
    }
    case 'expiry':
      // No day is no number: such rows come last.
      return (slot) => Date.parse(expiring?.nextAt(slot, locationId) ?? '');
    case 'price':
    case 'cost':
      return (slot) => variants[column].get(slot) ?? Number.NaN;
    case 'point':
      return (slot) => catalogue.ruleAt(slot, locationId)?.point ?? Number.NaN;
    case 'value':
      return (slot) => {
        const [figures, cost] = [figuresOf(slot), variants.cost.get(slot)];
        return figures && cost !== null ? (figures.onHand * cost) / 10 ** variants.decimalsOf(slot) : Number.NaN;
      };
    default: {
      // A figure of 1.5 kg and one of 2 pieces stand in one column: compare what is written, not smallest units.
      return (slot) => (figuresOf(slot)?.[column] ?? Number.NaN) / 10 ** variants.decimalsOf(slot);
    }
  }
}

function ranksOf(
  size: number,
  textOf: (number: number) => string,
  compareText: Catalogue['compareText'],
): Float64Array {
  const numbers = Array.from({ length: size }, (_, number) => number).filter((number) => textOf(number) !== '');
  numbers.sort((a, b) => compareText(textOf(a), textOf(b)));
  const ranks = new Float64Array(size).fill(Number.NaN);
  let rank = -1;
  numbers.forEach((number, i) => {
    // Texts that stand equal (one name, two suppliers) share a rank.
    if (i === 0 || compareText(textOf(numbers[i - 1] ?? 0), textOf(number)) !== 0) rank++;
    ranks[number] = rank;
  });
  return ranks;
}

/** The order of two rows by figures: those without one last, equal ones by `rankOf`. */
export function beforeByKey(
  key: (slot: number) => number,
  direction: Sort['direction'],
  rankOf: (slot: number) => number,
): Before {
  const sign = direction === 'ascending' ? 1 : -1;
  return (b, a) => {
    const [keyB, keyA] = [key(b), key(a)];
    if (Number.isNaN(keyB) || Number.isNaN(keyA))
      return Number.isNaN(keyB) === Number.isNaN(keyA) ? rankOf(b) < rankOf(a) : Number.isNaN(keyA);
    return keyB === keyA ? rankOf(b) < rankOf(a) : keyB * sign < keyA * sign;
  };
}

/** The order of two rows by text: those without one last, in either direction. */
export function beforeByText(order: TextOrder, direction: Sort['direction']): Before {
  if (direction === 'ascending') return (b, a) => order.rankOf(b) < order.rankOf(a);
  return (b, a) => (order.isEmpty(b) === order.isEmpty(a) ? order.rankOf(b) > order.rankOf(a) : order.isEmpty(a));
}
