import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { placesIn } from '#shared/domain/stock/location-tree.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';
import { useDeskSnapshot } from '#renderer/db/desk.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop, useSyncStatus } from '#renderer/db/shop.ts';
import { useOrderBook } from '#renderer/db/use-order-book.ts';
import { zonesOf } from '#renderer/db/zones.ts';
import { reorderNotices } from '#renderer/platform/reorder-notices.ts';
import type { ScannerSettings } from '#renderer/platform/scanner-settings.ts';
import { thisScanner } from '#renderer/platform/this-scanner.ts';

export { type NamedFigure, useNamedFigures } from '#renderer/db/use-book-figures.ts';
export { usePicture } from '#renderer/db/pictures/use-picture.ts';
export { usePeople, usePersonId } from '#renderer/db/use-people.ts';

/** The shop's own row; undefined while it is still arriving from a server. */
export function useShopRow(): ShopRow | undefined {
  const { catalogue } = useShop();
  useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  return catalogue.shop();
}

/** Whether nobody has said yet in which zone days of 0.1 are days; false while the shop is still being read. */
export function useIsZoneUnsaid(): boolean {
  const { catalogue } = useShop();
  const shop = useShopRow();
  return catalogue.ready && shop !== undefined && !shop.legacyZone;
}

/** The time zone of the shop's days and moments (DATA-R21). */
export function useShopZone(): string {
  return zonesOf(useShopRow()).shop;
}

export type { Place } from '#renderer/db/catalogue/places.ts';

/** The places that hold stock, staging left out; each stands behind what it lies in. */
export function useLocations(): readonly Place[] {
  const { catalogue } = useShop();
  useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  return catalogue.locations();
}

/** How many products name each tax class; undefined before they are read. */
export function useProductsByTaxClass(): ReadonlyMap<string, number> | undefined {
  return useLiveRead(productsByTaxClass, changesProducts);
}

async function productsByTaxClass({ db }: Shop): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  await db.products.each(({ taxClass, voided }) => {
    if (taxClass && !voided) counts.set(taxClass, (counts.get(taxClass) ?? 0) + 1);
  });
  return counts;
}

function changesProducts(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'product');
}

/** The places with what they lie in. */
export type LocationTree = {
  readonly places: readonly Place[];
  /** What a place lies in, as it is shown: circles have an outermost place. */
  readonly parentOf: (id: LocationId) => LocationId | null;
  /** Whether a place stands outermost only because desks moved it in a circle (LOC5). */
  readonly isCut: (id: LocationId) => boolean;
  /** Whether a place looks empty, so that deleting it is offered; open counts and orders are asked when it is done. */
  readonly mayRemove: (id: LocationId) => boolean;
};

/** The tree of places, live. */
export function useLocationTree(): LocationTree {
  return useCatalogueRead(locationTree);
}

function locationTree(catalogue: Catalogue): LocationTree {
  const places = catalogue.locations();
  const defaultId = catalogue.shop()?.defaultLocationId;
  const parents = new Set(places.map(({ id }) => catalogue.parentOf(id)));
  return {
    places,
    parentOf: (id) => catalogue.parentOf(id),
    isCut: (id) => catalogue.isCut(id),
    mayRemove: (id) => id !== defaultId && !parents.has(id) && !catalogue.isHolding(id),
  };
}

/** How many orders that wait are to take something from a place, or from what lies in it. */
export function useOrdersFrom(place: LocationId | null): number {
  const { catalogue } = useShop();
  const { open } = useOrderBook(false);
  return useMemo(() => {
    if (place === null) return 0;
    const isThere = placesIn(catalogue.locations(), place);
    return open.filter(({ lines }) => lines.some((line) => unpickedOf(line) > 0 && isThere(line.locationId))).length;
  }, [catalogue, open, place]);
}

/** The places that hold stock, as they are when asked; the same function while the shop is open. */
export function useReadLocations(): () => readonly Place[] {
  const { catalogue } = useShop();
  return useCallback(() => catalogue.locations(), [catalogue]);
}

/** Every shop of this computer, and which one is open. */
export function useShops() {
  const { shops } = useDeskSnapshot();
  return { shops, openId: useShop().entry.shopId };
}

/** The day it is in the shop. */
export function useToday(): string {
  return useCalendar().today;
}

/** What is known of the books: the last check, and the last repair. */
export function useBooks(): NonNullable<SyncStatus['books']> {
  return useSyncStatus().books ?? { check: null, repair: null };
}

/** How many entries wait to be sent. */
export function useUnsent(): number {
  return useSyncStatus().unsent;
}

/** The server this shop is shared through, if it is. */
export function useConnection(): Answer<'store.connection'>['connection'] | undefined {
  const shop = useShop();
  const { server } = useSyncStatus();
  const [connection, setConnection] = useState<Answer<'store.connection'>['connection']>();
  useEffect(() => {
    let here = true;
    void shop.host.ask('store.connection', { shopId: shop.entry.shopId }).then((answer) => {
      if (here && answer.ok) setConnection(answer.value.connection);
    });
    return () => {
      here = false;
    };
    // The connection changes exactly when the server's state does.
  }, [shop, server.state]);
  return connection;
}

/** What this program and its journal are on this computer. */
export function useComputer(): {
  readonly about: Answer<'app.about'> | null;
  readonly journal: Answer<'journal.status'> | null;
} {
  const shop = useShop();
  const [about, setAbout] = useState<Answer<'app.about'> | null>(null);
  const [journal, setJournal] = useState<Answer<'journal.status'> | null>(null);
  useEffect(() => {
    let here = true;
    void shop.host.ask('app.about', {}).then((answer) => here && answer.ok && setAbout(answer.value));
    void shop.host
      .ask('journal.status', { shopId: shop.entry.shopId })
      .then((answer) => here && answer.ok && setJournal(answer.value));
    return () => {
      here = false;
    };
  }, [shop]);
  return { about, journal };
}

/** How scanning is set up on this computer, live. */
export function useScannerSettings(): ScannerSettings {
  return useSyncExternalStore(thisScanner.subscribe, thisScanner.get);
}

/** Whether this computer tells of products that fall to their reorder point, live. */
export function useReorderNotices(): boolean {
  return useSyncExternalStore(reorderNotices.subscribe, reorderNotices.get);
}
