import { useCallback, useMemo } from 'react';
import { type BatchStop, batchProgress, batchStops } from '#shared/domain/batches/stops.ts';
import type { NamedBatch } from '#shared/domain/batches/batch-names.ts';
import type { BatchId, LocationId, OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { BatchRow, OrderRow, ShortPickRow } from '#shared/domain/operations/rows.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import type { PathStep, PickPlaces } from '#shared/domain/orders/pick-order.ts';
import { stepsTo } from '#shared/domain/stock/location-tree.ts';
import { hasPlaceCode } from '#shared/domain/stock/place-code.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useFoldedRead } from '#renderer/db/folded-read.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { batchPeople, changesBatches, type OpenBatch, readBatches, useOpenBatches } from '#renderer/db/open-batches.ts';
import { ordersOf } from '#renderer/db/order-around.ts';
import { useOrderBook } from '#renderer/db/use-order-book.ts';
import { useOrderStock } from '#renderer/db/order-cover.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';

export { type OpenBatch, useOpenBatches };
export { useCalendar };
export { usePeople, usePersonId } from '#renderer/db/use-people.ts';
export { useFirstPicture, usePicture } from '#renderer/db/pictures/use-picture.ts';
export { type LotsByVariant, useLots } from '#renderer/db/lots.ts';
export { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** What picking needs to know of the shop's places and products. */
export type PickFacts = {
  readonly shopName: string;
  readonly places: PickPlaces;
  readonly locationName: (id: LocationId) => string;
  /** The places whose barcode a code is. */
  readonly placesOf: (code: string) => readonly LocationId[];
  readonly variant: (id: VariantId) => StockListRow | undefined;
  /** Where else some of a product lies, the most first: places that hold stock, without what lies picked. */
  readonly beside: (id: VariantId, locationId: LocationId) => readonly Beside[];
};
export type Beside = { readonly locationId: LocationId; readonly onHand: number };

/** The shop's places and products, live. */
export function usePickFacts(): PickFacts {
  return useCatalogueRead(pickFacts);
}

function pickFacts(catalogue: Catalogue): PickFacts {
  // Each product is asked for many times between two changes of the catalogue, and its row is put together anew each time.
  const rows = new Map<VariantId, StockListRow | undefined>();
  const variant = (id: VariantId) => {
    const known = rows.get(id);
    if (known) return known;
    const slot = catalogue.slotOf(id);
    const row = slot === undefined ? undefined : catalogue.rowAt(slot);
    rows.set(id, row);
    return row;
  };
  const pathOf = (id: LocationId): readonly PathStep[] =>
    stepsTo(id, (at) => catalogue.parentOf(at)).map((step) => ({ id: step, name: catalogue.locationName(step) }));
  return {
    shopName: catalogue.shop()?.name ?? '',
    places: {
      usualBin: (id) => variant(id)?.usualBinId ?? null,
      pathOf,
      isNotForSale: (id) => catalogue.isNotForSale(id),
    },
    locationName: (id) => catalogue.locationName(id),
    placesOf: (code) =>
      catalogue
        .locations()
        .filter(hasPlaceCode(code))
        .map(({ id }) => id),
    variant,
    beside: (id, locationId) => {
      const slot = catalogue.slotOf(id);
      const levels = slot === undefined ? [] : catalogue.exactFiguresAt(slot);
      return levels
        .filter(
          (level) =>
            level.locationId !== locationId &&
            !catalogue.isNotForSale(level.locationId) &&
            catalogue.location(level.locationId)?.locationType !== 'staging',
        )
        .map((level) => ({ locationId: level.locationId, onHand: level.figures.onHand }))
        .filter(({ onHand }) => onHand > 0)
        .sort((a, b) => b.onHand - a.onHand);
    },
  };
}

/** A batch as the list shows it. */
export type ListedBatch = {
  readonly batch: NamedBatch;
  readonly person: string | null;
  /** Null for one that has ended: its orders went their own ways since. */
  readonly progress: { readonly done: number; readonly total: number } | null;
};

/** So many batches that came to an end are listed. */
const MOST_ENDED = 200;

/** All open batches, and the newest that came to an end, live; undefined before they are read. */
export function useBatches(): readonly ListedBatch[] | undefined {
  return useLiveRead(readListedBatches, changesBatchesOrOrders);
}

function changesBatchesOrOrders(change: Change): boolean {
  return changesBatches(change) || change.rows.some(({ kind }) => kind === 'order');
}

async function readListedBatches({ db }: Pick<Shop, 'db'>): Promise<readonly ListedBatch[]> {
  const named = await readNamedBatches({ db });
  const open = named.filter(({ batch }) => batch.state === 'open');
  const ended = named.filter(({ batch }) => batch.state !== 'open').slice(0, MOST_ENDED);
  const ids = new Set(open.flatMap(({ batch }) => batch.orderIds));
  const orders = new Map((await ordersOf(db, [...ids])).map((row) => [row.id, row]));
  return [
    ...open.map((one) => ({
      ...one,
      progress: batchProgress(one.batch.orderIds.flatMap((id) => orders.get(id) ?? [])),
    })),
    ...ended.map((one) => ({ ...one, progress: null })),
  ];
}

/** All batches with their people, read anew each time. */
export function useReadBatches(): () => Promise<readonly OpenBatch[]> {
  const { db } = useShop();
  return useCallback(() => readNamedBatches({ db }), [db]);
}

/** All batches, the newest first: those that are open by when they were begun, the others by when they ended. */
async function readNamedBatches({ db }: Pick<Shop, 'db'>): Promise<readonly OpenBatch[]> {
  const when = ({ endedAt, begunAt }: BatchRow) => endedAt ?? begunAt;
  const all = [...(await readBatches(db))].sort((a, b) => when(b) - when(a) || (a.id < b.id ? 1 : -1));
  const names = await batchPeople(db, all);
  return all.map((batch) => ({ batch, person: names(batch) }));
}

/** One batch with everything that is in it. */
export type FoundBatch = {
  readonly batch: NamedBatch;
  readonly person: string | null;
  /** In the order of their boxes, those that were cancelled meanwhile with the others; those that were undone are left out. */
  readonly orders: readonly OrderRow[];
  readonly shorts: readonly ShortPickRow[];
};

/** A batch by its id, live; null once it is sure that there is none, undefined before it is read. */
export function useBatch(id: string): FoundBatch | null | undefined {
  const batchId = id as BatchId; // an id of the address; one nobody knows finds nothing
  const read = useCallback((shop: Shop) => readBatch(shop, batchId), [batchId]);
  const fold = useCallback((found: FoundBatch | null, change: Change) => foldBatch(batchId, found, change), [batchId]);
  return useFoldedRead(read, fold);
}

/** What a change makes of a batch: a pick of its orders tells all of it, so that each is shown as soon as it is written. */
export function foldBatch(
  id: BatchId,
  found: FoundBatch | null,
  { rows, contacts }: Pick<Change, 'rows' | 'contacts'>,
): { readonly answer: FoundBatch | null } | null {
  const isOfIt = contacts !== undefined || rows.some((row) => row.kind === 'batch');
  if (isOfIt || rows.some((row) => row.kind === 'short-pick' && row.batchId === id)) return null;
  if (!found) return { answer: found };
  const wanted = new Set<string>(found.batch.orderIds);
  const told = new Map(rows.flatMap((row) => (row.kind === 'order' && wanted.has(row.id) ? [[row.id, row]] : [])));
  if (told.size === 0) return { answer: found };
  const known = new Set(found.orders.map(({ id: orderId }) => orderId));
  // One that comes or goes is looked for anew.
  if ([...told.values()].some((row) => row.voided || !known.has(row.id))) return null;
  return { answer: { ...found, orders: found.orders.map((row) => told.get(row.id) ?? row) } };
}

/** Reads a batch with everything that is in it; null where there is none. */
export async function readBatch({ db }: Pick<Shop, 'db'>, id: BatchId): Promise<FoundBatch | null> {
  // All of them: what one is called depends on the others.
  const batch = (await readBatches(db)).find((one) => one.id === id);
  if (!batch) return null;
  const orders = await ordersOf(db, batch.orderIds);
  const shorts = await db.shortPicks
    .where('orderId')
    .anyOf([...batch.orderIds])
    .toArray();
  const names = await batchPeople(db, [batch]);
  return { batch, person: names(batch), orders, shorts: shorts.filter((one) => !one.voided && one.batchId === id) };
}

/** What is left to pick of a batch, in walking order; the same while nothing changed. */
export function useBatchStops(
  { batch, orders, shorts }: FoundBatch,
  { places, variant }: PickFacts,
): readonly BatchStop[] {
  return useMemo(
    () => batchStops(batch, orders, { places, shorts, nameOf: (id) => variant(id)?.title ?? '' }),
    [batch, orders, shorts, places, variant],
  );
}

/** The orders that a batch is to be begun of, oldest first, and the numbers there are; undefined before they are read. */
export type BatchDraft = { readonly orders: readonly OrderRow[]; readonly numbers: readonly string[] };

/** What beginning a batch has to know, live. Keep `ids` the same between renders. */
export function useBatchDraft(ids: readonly OrderId[]): BatchDraft | undefined {
  const read = useCallback(
    async ({ db }: Shop) => ({
      orders: await ordersOf(db, ids),
      numbers: (await db.batches.toArray()).flatMap(({ number, voided }) => (voided ? [] : [number])),
    }),
    [ids],
  );
  return useLiveRead(read, changesBatchesOrOrders);
}

/** The next orders to be served that can be picked whole from what is on their shelves and that nobody picks yet, live; null before they are known. */
export function useNextOrders(most: number): readonly OrderId[] | null {
  const { ready, open } = useOrderBook(false);
  const stock = useOrderStock(open);
  const batches = useOpenBatches();
  return useMemo(
    () =>
      ready && stock.ready
        ? stock.queue
            .filter(
              (order) =>
                order.state === 'open' &&
                isPickable(order) &&
                !batches.has(order.id) &&
                !stock.shortOrders.has(order.id),
            )
            .slice(0, most)
            .map(({ id }) => id)
        : null,
    [ready, batches, stock, most],
  );
}
