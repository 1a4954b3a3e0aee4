import { waitingStates } from '#shared/domain/orders/order-states.ts';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import {
  type IncomingId,
  type LocationId,
  type OrderId,
  type SupplierId,
  type VariantId,
} from '#shared/domain/operations/ids.ts';
import { expectedDay } from '#shared/domain/reorder/expected.ts';
import type { Day, SupplierRow } from '#shared/domain/operations/rows.ts';
import { placesIn } from '#shared/domain/stock/location-tree.ts';
import type { Suggestion } from '#shared/domain/reorder/suggest.ts';
import { byAge } from '#shared/domain/orders/service-order.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import { openReorderList, type ReorderSnapshot } from '#renderer/db/catalogue/reorder-list.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { slicedPromise, type Work } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { reopening } from '#renderer/db/reopening.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';

export { useIncoming } from '#renderer/db/incoming.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';
export { useLots } from '#renderer/db/lots.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useGreatestMoved } from '#renderer/db/greatest-moved.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** One product to buy: for one location or (null) for all of them. */
export type AlertRow = {
  readonly key: string;
  readonly locationId: LocationId | null;
  readonly row: StockListRow;
  readonly suggestion: Suggestion;
};

/** The alerts that fit, most urgent first. */
export type Alerts = {
  readonly working: boolean;
  readonly total: number;
  readonly rowAt: (index: number) => AlertRow;
  readonly keyAt: (index: number) => string;
};

/** How many products call for an order; null before the catalogue is read. */
export function useAlertCount(): number | null {
  return useCatalogueRead(alertCount);
}

function alertCount(catalogue: Catalogue): number | null {
  return catalogue.ready ? catalogue.alertCount() : null;
}

/** The reorder alerts of a location (null: all of them) and a supplier (null: every one), live. */
export function useAlerts(locationId: LocationId | null, supplierId: SupplierId | null): Alerts {
  const { catalogue } = useShop();
  const list = useMemo(() => reopening(() => openReorderList(catalogue, null)), [catalogue]);
  const snapshot = useSyncExternalStore(list.subscribe, list.get);
  useLayoutEffect(() => list.ask(locationId), [list, locationId]);
  const [narrowed, setNarrowed] = useState<{
    readonly of: ReorderSnapshot;
    readonly supplierId: SupplierId;
    readonly indexes: readonly number[];
  } | null>(null);
  useEffect(() => {
    if (supplierId === null) return;
    let wanted = true;
    void slicedPromise(ofSupplier(snapshot, supplierId), catalogue.slices).then((indexes) => {
      if (wanted) setNarrowed({ of: snapshot, supplierId, indexes });
    });
    return () => {
      wanted = false;
    };
  }, [snapshot, supplierId, catalogue]);
  return useMemo(() => {
    const indexes = supplierId === null ? null : narrowed?.supplierId === supplierId ? narrowed.indexes : [];
    // Until the newer list is narrowed, the older one stays: its indexes belong to it.
    const from = supplierId !== null && narrowed?.supplierId === supplierId ? narrowed.of : snapshot;
    const place = (index: number) => (indexes === null ? index : (indexes[index] ?? 0));
    const working = snapshot.working || !catalogue.ready || (supplierId !== null && narrowed?.of !== snapshot);
    return {
      working,
      total: indexes === null ? snapshot.total : indexes.length,
      rowAt: (index) => ({ ...from.entryAt(place(index)), key: from.keyAt(place(index)) }),
      keyAt: (index) => from.keyAt(place(index)),
    };
  }, [snapshot, supplierId, narrowed, catalogue]);
}

function* ofSupplier({ total, entryAt }: ReorderSnapshot, supplierId: SupplierId): Work<readonly number[]> {
  const found: number[] = [];
  for (let index = 0; index < total; index++) {
    if (entryAt(index).row.supplierId === supplierId) found.push(index);
    if (index % 128 === 127) yield;
  }
  return found;
}

/** What the reorder screens need to know of the shop. */
export type ReorderFacts = {
  readonly currency: string;
  readonly locations: readonly Place[];
  readonly suppliers: readonly SupplierRow[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  readonly supplier: (id: SupplierId) => SupplierRow | undefined;
  readonly variant: (id: VariantId) => StockListRow | undefined;
};

/** The shop's places, suppliers and products, live. */
export function useReorderFacts(): ReorderFacts {
  return useCatalogueRead(reorderFacts);
}

function reorderFacts(catalogue: Catalogue): ReorderFacts {
  const locations = catalogue.locations().filter((row) => !row.archived);
  const shop = catalogue.shop();
  return {
    currency: shop?.currency ?? 'EUR',
    locations,
    suppliers: catalogue.suppliers().filter((row) => !row.archived),
    defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
    locationName: (id) => catalogue.locationName(id),
    supplier: (id) => catalogue.supplier(id),
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
  };
}

/** What makes the position of a product: orders that hold it, and deliveries on their way. */
export type PositionParts = {
  readonly orders: readonly { readonly id: OrderId; readonly number: string; readonly quantity: number }[];
  readonly deliveries: readonly {
    readonly id: IncomingId;
    readonly open: number;
    readonly markedAt: number;
    readonly expected: Day | null;
    readonly location: string;
  }[];
};

/** Finds what makes the position of a variant at a location with everything below it, or (null) everywhere. */
export function usePositionParts(): (variantId: VariantId, locationId: LocationId | null) => Promise<PositionParts> {
  const shop = useShop();
  return useCallback((variantId, locationId) => positionParts(shop, variantId, locationId), [shop]);
}

async function positionParts(
  { db, catalogue }: Pick<Shop, 'db' | 'catalogue'>,
  variantId: VariantId,
  locationId: LocationId | null,
): Promise<PositionParts> {
  const isHere = placesIn(catalogue.locations(), locationId);
  const open = await db.orders.where('state').anyOf(waitingStates).toArray();
  const orders = open
    .filter((order) => !order.voided)
    .sort(byAge)
    .flatMap(({ id, number, lines }) => {
      const quantity = lines
        .filter((line) => line.variantId === variantId && isHere(line.locationId))
        .reduce((sum, line) => sum + line.quantity - line.shipped, 0);
      return quantity === 0 ? [] : [{ id, number, quantity }];
    });
  const days = shopCalendar(catalogue);
  const rows = await db.incoming.where('variantId').equals(variantId).toArray();
  const deliveries = rows
    .filter((row) => !row.voided && row.open > 0 && isHere(row.locationId) && !catalogue.isNotForSale(row.locationId))
    .map((row) => ({
      id: row.id,
      open: row.open,
      markedAt: row.markedAt,
      expected: expectedDay(row, days),
      location: catalogue.locationName(row.locationId),
    }));
  return { orders, deliveries };
}
