import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Day, SupplierRow } from '#shared/domain/operations/rows.ts';
import type { ShopTax } from '#shared/domain/values/tax.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { firstRows, firstRowsOf } from '#renderer/db/catalogue/first-screen.ts';
import {
  openStockList,
  type StockList,
  type StockListSnapshot,
  type StockQuery,
} from '#renderer/db/catalogue/stock-list.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import type { StatusCounts } from '#renderer/db/catalogue/status-board.ts';
import type { LevelFigures } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { lotBook } from '#renderer/db/lot-book.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { reopening } from '#renderer/db/reopening.ts';
import { useProductFinder } from '#renderer/db/search/product-finder.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';

export { type Expiries, useExpiries } from '#renderer/db/expiry-book.ts';
export { type ExpirySpan, expirySpans, readSpan, useExpirySpan } from '#renderer/db/expiry-span.ts';
export { useLots } from '#renderer/db/lots.ts';
export { useGreatestMoved } from '#renderer/db/greatest-moved.ts';
export type { Figures } from '#renderer/db/catalogue/places.ts';
export type { SortColumn, StockListSnapshot, StockQuery } from '#renderer/db/catalogue/stock-list.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** The stock list as the screen shows it. */
export type ShownList = Pick<StockListSnapshot, 'total' | 'rowAt' | 'keyAt' | 'working'> & {
  /** Rows that can be shown now; less than `total` while only the remembered first ones are. */
  readonly rows: number;
  readonly counts: StatusCounts | null;
  /** They are as the window was left: nothing may be done with them before the live ones have come. */
  readonly remembered: boolean;
};

/** The rows that a query asks for, live; at the start of the window the first rows as it was left. */
export function useStockList(query: StockQuery): ShownList {
  const { catalogue, search, entry } = useShop();
  const list = useMemo(() => reopening(() => openStockList(catalogue, search, firstScreen)), [catalogue, search]);
  const snapshot = useDrawn(list, catalogue);
  const remembered = useMemo(() => firstRows.remembered(localStorage, entry.dbName), [entry.dbName]);
  useLayoutEffect(() => list.ask(query), [list, query]);
  const isPlain = isFirstScreen(snapshot.query) && !snapshot.working;
  useEffect(() => {
    if (!isPlain || !catalogue.ready) return;
    const timer = setTimeout(() => firstRows.remember(localStorage, entry.dbName, firstRowsOf(snapshot)), 1_000);
    return () => clearTimeout(timer);
  }, [isPlain, snapshot, catalogue, entry.dbName]);
  return useMemo(() => {
    if (!catalogue.ready && remembered && isFirstScreen(query)) return asRemembered(remembered);
    const { total, rowAt, keyAt, working, counts } = snapshot;
    return {
      total,
      rows: total,
      rowAt,
      keyAt,
      working: working || !catalogue.ready,
      counts: catalogue.ready ? counts : null,
      remembered: false,
    };
  }, [snapshot, catalogue, remembered, query]);
}

/** What a person asked for is drawn at once; many rows that change by themselves, as in an import, in small steps. */
function useDrawn(list: Pick<StockList, 'get' | 'subscribe'>, catalogue: Catalogue): StockListSnapshot {
  const [drawn, setDrawn] = useState(list.get);
  useLayoutEffect(() => {
    let wasReady = catalogue.ready;
    const draw = () => {
      const newest = list.get();
      // The first live rows take the place of remembered ones: that waits for nothing.
      const isLater = newest.byItself && wasReady;
      wasReady = catalogue.ready;
      if (isLater) startTransition(() => setDrawn(newest));
      else setDrawn(newest);
    };
    const stop = list.subscribe(draw);
    setDrawn(list.get());
    return stop;
  }, [list, catalogue]);
  return drawn;
}

function asRemembered({ total, rows }: { readonly total: number; readonly rows: readonly StockListRow[] }): ShownList {
  // Asked only for rows there are.
  const rowAt = (index: number) => rows[index] as StockListRow;
  const keyAt = (index: number) => rowAt(index).variantId;
  return { total, rows: rows.length, rowAt, keyAt, working: false, counts: null, remembered: true };
}

/** What the list shows as long as nobody asked for anything. */
const firstScreen: StockQuery = {
  search: '',
  filter: 'all',
  category: null,
  supplierId: null,
  locationId: null,
  sort: null,
};

function isFirstScreen(query: StockQuery): boolean {
  const { search, filter, category, supplierId, locationId, sort, past, expiring } = query;
  return (
    past === undefined &&
    expiring === undefined &&
    search === '' &&
    filter === 'all' &&
    category === null &&
    supplierId === null &&
    locationId === null &&
    sort === null
  );
}

/** What the screens of stock need to know of the shop. */
export type ShopFacts = {
  readonly ready: boolean;
  /** ISO 4217; null before the shop's row has come. */
  readonly currency: string | null;
  /** What the shop has said of tax. */
  readonly tax: ShopTax;
  /** Where a product has no reorder point of its own; null where the shop has none. */
  readonly defaultPoint: number | null;
  readonly locations: readonly Place[];
  /** Those that no new stock goes to. */
  readonly archivedLocations: readonly Place[];
  readonly suppliers: readonly SupplierRow[];
  readonly defaultLocationId: LocationId | null;
  /** Whether some place of the shop is not for sale. */
  readonly hasNotForSale: boolean;
  readonly locationName: (id: LocationId) => string;
  /** Whether it is a place of its own; false for where picked stock waits. */
  readonly isShelf: (id: LocationId) => boolean;
};

/** The day it is in the shop. */
export function useToday(): Day {
  return useCalendar().today;
}

/** The shop's locations, suppliers and currency, live; the same object while none of them changed. */
export function useShopFacts(): ShopFacts {
  const { catalogue } = useShop();
  useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  const { ready } = catalogue;
  const shop = catalogue.shop();
  const allLocations = catalogue.locations();
  const allSuppliers = catalogue.suppliers();
  return useMemo(() => {
    const locations = allLocations.filter((row) => !row.archived);
    return {
      ready,
      currency: shop?.currency ?? null,
      tax: { pricesIncludeTax: shop?.pricesIncludeTax, taxRates: shop?.taxRates },
      defaultPoint: shop?.defaultPoint ?? null,
      locations,
      archivedLocations: allLocations.filter((row) => row.archived),
      suppliers: allSuppliers.filter((row) => !row.archived),
      hasNotForSale: allLocations.some((row) => row.notForSale),
      defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
      locationName: (id) => catalogue.locationName(id),
      isShelf: (id) => catalogue.location(id)?.id === id,
    };
  }, [catalogue, ready, shop, allLocations, allSuppliers]);
}

/** Categories are counted over the whole catalogue: while it changes all the time, this often. */
const RECOUNT_MS = 1_000;

/** The categories by name with how many variants each holds, live but not at every change. */
export function useCategories(): readonly { readonly name: string; readonly count: number }[] {
  const { catalogue } = useShop();
  const [categories, setCategories] = useState(() => catalogue.categories());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const recountSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setCategories(catalogue.categories());
      }, RECOUNT_MS);
    };
    recountSoon();
    const stop = catalogue.subscribe(recountSoon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [catalogue]);
  return categories;
}

/** A lot or a serial number that was found, and its product. */
export type FoundLot = {
  readonly id: string;
  readonly code: string;
  readonly row: StockListRow;
  readonly isExact: boolean;
};

/** Looks variants up by what a person types or scans; the same functions while the shop is open. */
export function useFinding() {
  const { catalogue, search, db, feed } = useShop();
  const finder = useProductFinder();
  return useMemo(
    () => ({
      rowOf: (variantId: VariantId) => rowOf(catalogue, variantId, null),
      /** The rule a person set for a variant at a location, or (null) for all of them together. */
      ownRule: (variantId: VariantId, locationId: LocationId | null) => {
        const slot = catalogue.slotOf(variantId);
        return slot === undefined ? null : catalogue.ownRuleAt(slot, locationId);
      },
      /** The variants that have exactly this code, the surest first. */
      byCode: (code: string): readonly StockListRow[] =>
        search.findCode(code).flatMap(({ slot }) => catalogue.rowAt(slot) ?? []),
      /** The variants that have exactly this code or name. */
      byWhole: (text: string): readonly StockListRow[] => finder.byWhole(text).map(({ row }) => row),
      tradeOf: finder.tradeOf,
      /** The lots and serial numbers with exactly this code, then up to `most` whose code begins so, with their products. */
      byLot: async (code: string, most: number): Promise<readonly FoundLot[]> => {
        const book = lotBook({ db, feed });
        await book.read();
        const { exact, begun } = book.find(code, most);
        return [...exact, ...begun].flatMap((lot, place) => {
          const row = rowOf(catalogue, lot.variantId, null);
          return row ? [{ id: lot.id, code: lot.code, row, isExact: place < exact.length }] : [];
        });
      },
      /** The best fits for a text among what is on sale. */
      byText: (text: string, most: number): readonly StockListRow[] =>
        search.suggestions(text, most).flatMap((slot) => catalogue.rowAt(slot) ?? []),
    }),
    [catalogue, search, finder, db, feed],
  );
}

/** Some variants as rows, live; those that are undone are left out. Keep `variants` the same between renders. */
export function useVariantRows(variants: readonly VariantId[]): readonly StockListRow[] {
  const read = useCallback(
    (catalogue: Catalogue) => variants.flatMap((id) => rowOf(catalogue, id, null) ?? []),
    [variants],
  );
  return useCatalogueRead(read);
}

function rowOf(catalogue: Catalogue, variantId: VariantId, locationId: LocationId | null): StockListRow | undefined {
  const slot = catalogue.slotOf(variantId);
  return slot === undefined ? undefined : catalogue.rowAt(slot, locationId);
}

/** A product and its variants; `missing` once it is sure that there is none of this id. */
export type FoundProduct =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'here';
      readonly productId: ProductId;
      readonly name: string;
      readonly archived: boolean;
      readonly variants: readonly StockListRow[];
    };

/** A product by its id, live. */
export function useProduct(productId: string): FoundProduct {
  return useCatalogueRead(useCallback((catalogue: Catalogue) => findProduct(catalogue, productId), [productId]));
}

function findProduct(catalogue: Catalogue, productId: string): FoundProduct {
  const product = catalogue.productAt(productId);
  const variants = product ? catalogue.variantsOf(product.id).flatMap((slot) => catalogue.rowAt(slot) ?? []) : [];
  if (!product || variants.length === 0) return { state: catalogue.ready ? 'missing' : 'loading' };
  return { state: 'here', productId: product.id, name: product.name, archived: product.archived, variants };
}

/** A variant's figures, rule and own rule at every location, and for all of them together first. */
export type LevelRow = {
  readonly locationId: LocationId | null;
  readonly row: StockListRow;
  /** The rule a person set here; the one in force is the row's. */
  readonly own: {
    readonly point: number | null;
    readonly upTo: number | null;
    readonly multiple: number | null;
  } | null;
  /** The names of what the location lies in and its own, from the outermost down. */
  readonly path: readonly string[];
  /** Whether what lies there is not for sale. */
  readonly notForSale: boolean;
  /** Whether it lies in another and there is nothing to say of it: a bin that the product has nothing to do with (STS75). */
  readonly idle: boolean;
};

/** The levels of a variant, live: all locations together, then each. */
export function useLevels(variantId: VariantId): readonly LevelRow[] {
  return useCatalogueRead(useCallback((catalogue: Catalogue) => levelsOf(catalogue, variantId), [variantId]));
}

/** A variant's levels: all locations together, then each by its path. */
export function levelsOf(catalogue: Catalogue, variantId: VariantId): readonly LevelRow[] {
  const slot = catalogue.slotOf(variantId);
  const all = slot === undefined ? undefined : catalogue.rowAt(slot, null);
  if (slot === undefined || !all) return [];
  const known = new Set(catalogue.exactFiguresAt(slot).map(({ locationId }) => locationId));
  const shown = catalogue.locations().filter((place) => !place.archived || known.has(place.id));
  const places = shown.flatMap(({ id, path, notForSale }): readonly LevelRow[] => {
    const row = catalogue.rowAt(slot, id);
    const own = catalogue.ownRuleAt(slot, id);
    if (!row) return [];
    const { onHand = 0, committed = 0, incoming = 0 } = row.figures ?? {}; // nobody counts what is not tracked
    const isEmpty = onHand === 0 && committed === 0 && incoming === 0;
    const idle = path.length > 1 && isEmpty && own === null && all.usualBinId !== id;
    return [{ locationId: id, row, own, path, notForSale, idle }];
  });
  return [
    { locationId: null, row: all, own: catalogue.ownRuleAt(slot, null), path: [], notForSale: false, idle: false },
    ...places,
  ];
}

/** A variant's barcodes, live. */
export function useBarcodes(variantId: VariantId) {
  const read = useCallback(
    (catalogue: Catalogue) => {
      const slot = catalogue.slotOf(variantId);
      return slot === undefined ? [] : catalogue.barcodesAt(slot);
    },
    [variantId],
  );
  return useCatalogueRead(read);
}

/** Finds a variant's row at one location: for a list's extra columns. The same function while the shop is open. */
export type RowAt = (variantId: VariantId, locationId: LocationId) => StockListRow | undefined;

/** Rows of single locations, as they are when asked. */
export function useRowAt(): RowAt {
  const { catalogue } = useShop();
  return useCallback((variantId, locationId) => rowOf(catalogue, variantId, locationId), [catalogue]);
}

/** What a shelf holds, and what of it waits in staging for orders; nothing where the books say nothing. */
export type Shelf = { readonly onHand: number; readonly picked: number };

/** The exact levels of some variants, live; undefined until they are read. Keep `variants` the same between renders. */
export function useShelves(
  variants: readonly VariantId[],
): ((variantId: VariantId, locationId: LocationId) => Shelf) | undefined {
  const read = useCallback((shop: Shop) => shop.db.stock.bulkGet([...variants]), [variants]);
  const concerns = useCallback(
    (change: Change) => change.stock.some((row) => variants.includes(row.variantId)),
    [variants],
  );
  const rows = useLiveRead(read, concerns);
  return useMemo(() => {
    if (!rows) return undefined;
    const levels = new Map(rows.flatMap((row) => (row ? [[row.variantId, row.at] as const] : [])));
    return (variantId, locationId) => {
      const at: { readonly [location: LocationId]: LevelFigures } = levels.get(variantId) ?? {};
      return { onHand: at[locationId]?.onHand ?? 0, picked: at[stagingId(locationId)]?.onHand ?? 0 };
    };
  }, [rows]);
}
