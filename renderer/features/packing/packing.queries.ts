import { useCallback, useEffect, useMemo } from 'react';
import type { LocationId, OrderId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow, ShopRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { unpackedOf } from '#shared/domain/orders/progress.ts';
import type { OpenParcel } from '#shared/domain/parcels/open-parcel.ts';
import { type NamedOrder, ordersNamed } from '#shared/domain/parcels/parcel-reference.ts';
import { type CancelledParcel, cancelledNamed } from '#shared/domain/parcels/cancelled-parcel.ts';
import { isCodeOfBatch } from '#shared/domain/batches/batch-code.ts';
import type { NamedBatch } from '#shared/domain/batches/batch-names.ts';
import { readBatches } from '#renderer/db/open-batches.ts';
import type { SentTo } from '#renderer/parts/packing-slip.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { never, useLiveRead } from '#renderer/db/live-read.ts';
import { type CodedLot, lotBook } from '#renderer/db/lot-book.ts';
import { stockOf, trackedIn } from '#renderer/db/order-around.ts';
import { orderBook } from '#renderer/db/order-book.ts';
import { readParcels } from '#renderer/db/order-parcels.ts';
import { readRecipients } from '#renderer/db/recipients.ts';
import { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { usePeople, usePersonId } from '#renderer/db/use-people.ts';
import { DRAFT_PREFIX, draftKey, isBare, readOpenParcel } from './packing-draft.ts';
import { type PaperKind, paperKey } from './printed-papers.ts';

export { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
export { useCancelledParcels } from '#renderer/db/cancelled-parcels.ts';
export { useOrderBook } from '#renderer/db/use-order-book.ts';
export type { NamedOrder } from '#shared/domain/parcels/parcel-reference.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** What packing needs to know of the shop. */
export type PackFacts = {
  readonly shop: ShopRow | null;
  readonly variant: (id: VariantId) => StockListRow | undefined;
  readonly locationName: (id: LocationId) => string;
};

/** The shop's own row and its products, live. */
export function usePackFacts(): PackFacts {
  return useCatalogueRead(packFacts);
}

function packFacts(catalogue: Catalogue): PackFacts {
  return {
    shop: catalogue.shop() ?? null,
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
    locationName: (id) => catalogue.locationName(id),
  };
}

/** Whether whoever is at the desk may pack without scanning: the shop lets everybody, or this person (PAK6). */
export function useMayClick(): boolean {
  const me = usePersonId();
  const { shop } = usePackFacts();
  return shop?.packWithoutScan === true || (shop?.packWithoutScanBy ?? []).includes(me);
}

/** Who has an order besides whoever is at the desk; null where nobody has it, or they themselves (PAK20). */
export type WhoElse = (order: Pick<OrderRow, 'assigneeId'>) => string | null;

/** Says who else has an order, and who gets one that nobody has: null where the shop has one person alone. */
export function useWhoElse(): { readonly whoElse: WhoElse; readonly claimant: PersonId | null } {
  const me = usePersonId();
  const people = usePeople();
  return useMemo(() => {
    const whoElse: WhoElse = ({ assigneeId = null }) =>
      assigneeId === null || assigneeId === me ? null : (people?.find(({ id }) => id === assigneeId)?.name ?? null);
    return { whoElse, claimant: people?.some(({ id }) => id !== me) ? me : null };
  }, [me, people]);
}

/** An order as the station shows it. */
export type Station = {
  readonly order: OrderRow;
  readonly to: SentTo | undefined;
  /** Its parcels, the first packed first. */
  readonly parcels: readonly ParcelRow[];
  /** What one unit of each of its products weighs, in milligrams. */
  readonly weights: ReadonlyMap<VariantId, number | null>;
  /** With which contents papers of its parcels were printed here, by `paperKey`. */
  readonly printed: ReadonlyMap<string, unknown>;
  /** What the books have of a product at a place; null where its stock is not kept. */
  readonly onShelf: (variantId: VariantId, locationId: LocationId) => number | null;
};

/** An order with its parcels, live; undefined before it is read, null where there is none of this id. */
export function useStation(id: string): Station | null | undefined {
  const read = useCallback(({ db }: Shop) => readStation(db, id), [id]);
  const concerns = useCallback(
    (change: Change) =>
      change.log ||
      change.contacts !== undefined ||
      change.rows.some((row) => row.id === id || (row.kind === 'parcel' && row.orderId === id)),
    [id],
  );
  return useLiveRead(read, concerns);
}

/** An order with its parcels, as the station shows it. */
export async function readStation(db: ShopDatabase, id: string): Promise<Station | null> {
  const order = await db.orders.get(id as OrderId); // an address names it
  if (!order || order.voided) return null;
  const parcels = await readParcels(db, [order.id]);
  const variants = await db.variants.bulkGet([...new Set(order.lines.map(({ variantId }) => variantId))]);
  const keys = parcels.flatMap((parcel) => papers.map((paper) => paperKey(parcel.id, paper)));
  const stock = await stockOf(db, [order]);
  const isTracked = trackedIn(stock);
  const printed = (await db.drafts.bulkGet(keys)).flatMap((row) => (row ? [[row.key, row.value] as const] : []));
  return {
    order,
    to: (await readRecipients(db, [order])).get(order.id),
    parcels,
    weights: new Map(variants.flatMap((row) => (row ? [[row.id, row.weight ?? null] as const] : []))),
    printed: new Map(printed),
    onShelf: (variantId, locationId) =>
      isTracked(variantId) ? (stock.find((row) => row.variantId === variantId)?.at[locationId]?.onHand ?? 0) : null,
  };
}

const papers: readonly PaperKind[] = ['slip', 'label'];

/** The open parcel of an order as it was left here; undefined before it is read, null where there is none. */
export function useKeptParcel(orderId: OrderId): OpenParcel | null | undefined {
  const read = useCallback((shop: Shop) => readKeptParcel(shop.db, orderId), [orderId]);
  return useLiveRead(read, never);
}

/** The open parcel of an order as it was left; one that was closed before a crash is none any more. */
export async function readKeptParcel(db: ShopDatabase, orderId: OrderId): Promise<OpenParcel | null> {
  const kept = readOpenParcel((await db.drafts.get(draftKey(orderId)))?.value);
  return kept && (await db.parcels.get(kept.id)) ? null : kept;
}

/** The orders whose parcel is open here, read when the list is shown. */
export function useOpenHere(): ReadonlySet<string> | undefined {
  const read = useCallback(async ({ db }: Shop) => {
    const open = (await readDrafts(db)).filter((parcel) => !isBare(parcel));
    return new Set<string>(open.map(({ orderId }) => orderId));
  }, []);
  return useLiveRead(read, never);
}

async function readDrafts(db: ShopDatabase): Promise<readonly OpenParcel[]> {
  const drafts = await db.drafts.where('key').startsWith(DRAFT_PREFIX).toArray();
  return drafts.flatMap(({ value }) => readOpenParcel(value) ?? []);
}

/** An order that is not to be packed any more while something of it still lies in a parcel that is open here. */
export type LeftOpen = { readonly order: OrderRow; readonly parcel: OpenParcel };

/** The orders whose open parcel here is to be emptied, live. */
export function useLeftOpen(): readonly LeftOpen[] {
  const read = useCallback(({ db }: Shop) => readLeftOpen(db), []);
  const concerns = useCallback(({ log, rows }: Change) => log || rows.some(({ kind }) => kind === 'order'), []);
  return useLiveRead(read, concerns) ?? noneLeft;
}

const noneLeft: readonly LeftOpen[] = [];

/** The orders that were cancelled, held or shipped elsewhere while a parcel of them is open here. */
export async function readLeftOpen(db: ShopDatabase): Promise<readonly LeftOpen[]> {
  const parcels = (await readDrafts(db)).filter(({ scans }) => scans.length > 0);
  const orders = await db.orders.bulkGet(parcels.map(({ orderId }) => orderId));
  return parcels.flatMap((parcel, at): LeftOpen[] => {
    const order = orders[at];
    return order && !order.voided && !mayDo(order.state, 'pack') ? [{ order, parcel }] : [];
  });
}

/** The batches that are picked or were, live: their codes choose their orders. */
export function useBatches(): readonly NamedBatch[] {
  const read = useCallback(({ db }: Shop) => readBatches(db), []);
  const concerns = useCallback(({ log, rows }: Change) => log || rows.some(({ kind }) => kind === 'batch'), []);
  return useLiveRead(read, concerns) ?? noBatches;
}

const noBatches: readonly NamedBatch[] = [];

/** What a code at the packing table can name besides products. */
export type PackFinder = {
  /** The orders that a number or the code of a slip names, among those that wait and those whose open parcel lies here. */
  readonly orders: (code: string) => readonly NamedOrder[];
  /** An order that a number names and that has nothing to be packed any more, as far as such orders are read. */
  readonly shut: (code: string) => OrderRow | undefined;
  /** Closed parcels of cancelled orders that a slip, an order's number or a tracking number names. */
  readonly cancelled: (code: string) => readonly CancelledParcel[];
  readonly batches: (code: string) => readonly NamedBatch[];
  /** Pieces and lots of exactly this code. */
  readonly lots: (code: string) => readonly CodedLot[];
  readonly products: (text: string) => readonly Meant[];
  readonly byText: (text: string, most: number) => readonly Meant[];
  /** The other orders that wait for a product, those that are picked first. */
  readonly waitingFor: (variantId: VariantId, not: OrderId) => readonly OrderRow[];
};

/** What waits at the packing table besides the orders of the book. */
type OnTable = {
  readonly batches: readonly NamedBatch[];
  readonly left: readonly LeftOpen[];
  readonly cancelled: readonly CancelledParcel[];
};

/** Finds what is scanned at the packing table; orders `left` open here are found, too. */
export function usePackFinder({ batches, left, cancelled }: OnTable): PackFinder {
  const shop = useShop();
  const finder = useProductFinder();
  useEffect(() => {
    // The shop may be let go in the middle of the reading; there is nobody to find anything for then.
    lotBook(shop)
      .read()
      .catch(() => undefined);
  }, [shop]);
  return useMemo(() => {
    const open = () => orderBook(shop).get().open;
    const known = () => {
      const all = [...open(), ...left.map(({ order }) => order)];
      return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
    };
    return {
      orders: (code) => ordersNamed(known(), code),
      shut: (code) => ordersNamed(orderBook(shop).get().shut, code)[0]?.order,
      cancelled: (code) => cancelledNamed(cancelled, code),
      batches: (code) => batches.filter((batch) => isCodeOfBatch(code, batch)),
      lots: (code) => lotBook(shop).find(code, 0).exact,
      products: finder.byWhole,
      byText: finder.byText,
      waitingFor: (variantId, not) =>
        open()
          .filter(
            ({ id, state, lines }) =>
              id !== not &&
              mayDo(state, 'pack') &&
              lines.some((line) => line.variantId === variantId && unpackedOf(line) > 0),
          )
          .sort((a, b) => Number(b.state === 'picking') - Number(a.state === 'picking')),
    };
  }, [shop, batches, finder, left, cancelled]);
}
