import { useCallback, useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { LocationRow, SupplierRow } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { rememberFirstRows, rememberedFirstRows } from '#renderer/db/catalogue/first-screen.ts';
import { openStockList, type StockList, type StockListSnapshot, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import type { StatusCounts } from '#renderer/db/catalogue/status-board.ts';
import type { LevelFigures } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

export type { Figures } from '#renderer/db/catalogue/places.ts';
export type { SortColumn, StockListSnapshot, StockQuery } from '#renderer/db/catalogue/stock-list.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** The stock list as the screen shows it. */
export type ShownList = Pick<StockListSnapshot, 'total' | 'rowAt' | 'keyAt' | 'working'> & {
  /** Rows that can be shown now; less than `total` while only the remembered first ones are. */
  readonly rows: number;
  readonly counts: StatusCounts | null;
};

/** The rows that a query asks for, live; at the start of the window the first rows as it was left. */
export function useStockList(query: StockQuery): ShownList {
  const { catalogue, search, entry } = useShop();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later query is asked below, the first one opens the list
  const list = useMemo(() => reopening(() => openStockList(catalogue, search, query)), [catalogue, search]);
  const snapshot = useSyncExternalStore(list.subscribe, list.get);
  const remembered = useMemo(() => rememberedFirstRows(localStorage, entry.dbName), [entry.dbName]);
  useLayoutEffect(() => list.ask(query), [list, query]);
  const isPlain = isFirstScreen(snapshot.query) && !snapshot.working;
  useEffect(() => {
    if (!isPlain || !catalogue.ready) return;
    const timer = setTimeout(() => rememberFirstRows(localStorage, entry.dbName, snapshot), 1_000);
    return () => clearTimeout(timer);
  }, [isPlain, snapshot, catalogue, entry.dbName]);
  return useMemo(() => {
    if (!catalogue.ready && remembered && isFirstScreen(query)) return asRemembered(remembered);
    const { total, rowAt, keyAt, working, counts } = snapshot;
    return { total, rows: total, rowAt, keyAt, working: working || !catalogue.ready, counts: catalogue.ready ? counts : null };
  }, [snapshot, catalogue, remembered, query]);
}

function asRemembered({ total, rows }: { readonly total: number; readonly rows: readonly StockListRow[] }): ShownList {
  // Asked only for rows there are.
  const rowAt = (index: number) => rows[index] as StockListRow;
  return { total, rows: rows.length, rowAt, keyAt: (index) => rowAt(index).variantId, working: false, counts: null };
}

function isFirstScreen({ search, filter, category, supplierId, locationId, sort }: StockQuery): boolean {
  return search === '' && filter === 'all' && category === null && supplierId === null && locationId === null && sort === null;
}

/** A list that opens when it is first looked at, closes with its last reader, and opens again for the next. */
function reopening(open: () => StockList): Pick<StockList, 'get' | 'subscribe' | 'ask'> {
  let list: StockList | null = null;
  let readers = 0;
  const current = () => {
    list ??= open();
    return list;
  };
  return {
    get: () => current().get(),
    ask: (query) => current().ask(query),
    subscribe: (reader) => {
      const stop = current().subscribe(reader);
      readers++;
      return () => {
        stop();
        readers--;
        if (readers > 0) return;
        list?.close();
        list = null;
      };
    },
  };
}

/** What the screens of stock need to know of the shop. */
export type ShopFacts = {
  readonly ready: boolean;
  /** ISO 4217; null before the shop's row has come. */
  readonly currency: string | null;
  readonly locations: readonly LocationRow[];
  readonly suppliers: readonly SupplierRow[];
  readonly categories: readonly { readonly name: string; readonly count: number }[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
};

/** The shop's locations, suppliers, categories and currency, live. */
export function useShopFacts(): ShopFacts {
  const { catalogue } = useShop();
  const version = useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the catalogue has changed
  return useMemo(() => {
    const shop = catalogue.shop();
    const locations = catalogue.locations().filter((row) => !row.archived);
    return {
      ready: catalogue.ready,
      currency: shop?.currency ?? null,
      locations,
      suppliers: catalogue.suppliers().filter((row) => !row.archived),
      categories: catalogue.categories(),
      defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
      locationName: (id) => catalogue.locationName(id),
    };
  }, [catalogue, version]);
}

/** Looks variants up by what a person types or scans; the same functions while the shop is open. */
export function useFinding() {
  const { catalogue, search } = useShop();
  return useMemo(
    () => ({
      rowOf: (variantId: VariantId) => rowOf(catalogue, variantId, null),
      /** The rule a person set for a variant at a location, or (null) for all of them together. */
      ownRule: (variantId: VariantId, locationId: LocationId | null) => {
        const slot = catalogue.slotOf(variantId);
        return slot === undefined ? null : catalogue.ownRuleAt(slot, locationId);
      },
      /** The variants that have exactly this code, the surest first. */
      byCode: (code: string): readonly StockListRow[] => search.findCode(code).flatMap(({ slot }) => catalogue.rowAt(slot) ?? []),
      /** The best fits for a text among what is on sale. */
      byText: (text: string, most: number): readonly StockListRow[] => search.suggestions(text, most).flatMap((slot) => catalogue.rowAt(slot) ?? []),
    }),
    [catalogue, search],
  );
}

/** Some variants as rows, live; those that are undone are left out. Keep `variants` the same between renders. */
export function useVariantRows(variants: readonly VariantId[]): readonly StockListRow[] {
  const { catalogue } = useShop();
  const version = useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the catalogue has changed
  return useMemo(() => variants.flatMap((id) => rowOf(catalogue, id, null) ?? []), [catalogue, version, variants]);
}

function rowOf(catalogue: Catalogue, variantId: VariantId, locationId: LocationId | null): StockListRow | undefined {
  const slot = catalogue.slotOf(variantId);
  return slot === undefined ? undefined : catalogue.rowAt(slot, locationId);
}

/** A product and its variants; `missing` once it is sure that there is none of this id. */
export type FoundProduct =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'here'; readonly productId: ProductId; readonly name: string; readonly archived: boolean; readonly variants: readonly StockListRow[] };

/** A product by its id, live. */
export function useProduct(productId: string): FoundProduct {
  const { catalogue } = useShop();
  const version = useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the catalogue has changed
  return useMemo(() => {
    const product = catalogue.productAt(productId);
    if (!product) return { state: catalogue.ready ? 'missing' : 'loading' };
    const variants = catalogue.variantsOf(product.id).flatMap((slot) => catalogue.rowAt(slot) ?? []);
    if (variants.length === 0) return { state: catalogue.ready ? 'missing' : 'loading' };
    return { state: 'here', productId: product.id, name: product.name, archived: product.archived, variants };
  }, [catalogue, version, productId]);
}

/** A variant's figures, rule and own rule at every location, and for all of them together first. */
export type LevelRow = {
  readonly locationId: LocationId | null;
  readonly row: StockListRow;
  /** The rule a person set here; the one in force is the row's. */
  readonly own: { readonly point: number | null; readonly upTo: number | null; readonly multiple: number | null } | null;
};

/** The levels of a variant, live: all locations together, then each. */
export function useLevels(variantId: VariantId): readonly LevelRow[] {
  const { catalogue } = useShop();
  const version = useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the catalogue has changed
  return useMemo(() => {
    const slot = catalogue.slotOf(variantId);
    if (slot === undefined) return [];
    const places = catalogue.locations();
    const known = new Set(catalogue.exactFiguresAt(slot).map(({ locationId }) => locationId));
    const shown = places.filter((place) => !place.archived || known.has(place.id)).map((place) => place.id);
    return [null, ...shown].flatMap((locationId) => {
      const row = catalogue.rowAt(slot, locationId);
      return row ? [{ locationId, row, own: catalogue.ownRuleAt(slot, locationId) }] : [];
    });
  }, [catalogue, version, variantId]);
}

/** A variant's barcodes, live. */
export function useBarcodes(variantId: VariantId) {
  const { catalogue } = useShop();
  const version = useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the catalogue has changed
  return useMemo(() => {
    const slot = catalogue.slotOf(variantId);
    return slot === undefined ? [] : catalogue.barcodesAt(slot);
  }, [catalogue, version, variantId]);
}

/** The on hand of a variant at several locations as they are shown in a list's extra columns. */
export function useOnHandAt(): (variantId: VariantId, locationId: LocationId) => number | null {
  const { catalogue } = useShop();
  return useCallback((variantId, locationId) => rowOf(catalogue, variantId, locationId)?.figures?.onHand ?? null, [catalogue]);
}

/** What a shelf holds, and what of it waits in staging for orders; nothing where the books say nothing. */
export type Shelf = { readonly onHand: number; readonly picked: number };

/** The exact levels of some variants, live; undefined until they are read. Keep `variants` the same between renders. */
export function useShelves(variants: readonly VariantId[]): ((variantId: VariantId, locationId: LocationId) => Shelf) | undefined {
  const read = useCallback((shop: Shop) => shop.db.stock.bulkGet([...variants]), [variants]);
  const concerns = useCallback((change: Change) => change.stock.some((row) => variants.includes(row.variantId)), [variants]);
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
