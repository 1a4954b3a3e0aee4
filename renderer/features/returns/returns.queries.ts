import { useCallback } from 'react';
import type { LocationId, LotId, OrderId, ReturnId, VariantId } from '#shared/domain/operations/ids.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { OrderRow, ReturnRow } from '#shared/domain/operations/rows.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import { type LotsAway, lotsAway } from '#shared/domain/orders/came-back.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import { ordersNamed } from '#shared/domain/parcels/parcel-reference.ts';
import { liesIn } from '#shared/domain/stock/location-tree.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { never, useLiveRead } from '#renderer/db/live-read.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { orderBook } from '#renderer/db/order-book.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { useOrderBook, useOrdersByNumber } from '#renderer/db/use-order-book.ts';
import { draftKey, readDraft, type ReturnDraft } from './return-draft.ts';

export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';
export { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
export type { StockListRow };

/** What the screens of returns ask of the shop. */
export type ReturnFacts = {
  readonly ready: boolean;
  readonly currency: string;
  /** The places that pieces go back to, to be sold again. */
  readonly locations: readonly Place[];
  /** The places that are not for sale, where damaged pieces go. */
  readonly asidePlaces: readonly Place[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  readonly variant: (id: VariantId) => StockListRow | undefined;
  /** Where a piece of a line goes unless somebody says more: its usual place where that lies where the line came from. */
  readonly homeOf: (line: Pick<OrderRow['lines'][number], 'variantId' | 'locationId'>) => LocationId;
};

/** The shop's places and products, live. */
export function useReturnFacts(): ReturnFacts {
  return useCatalogueRead(returnFacts);
}

/** The places and products of a catalogue. */
export function returnFacts(catalogue: Catalogue): ReturnFacts {
  const usable = catalogue.locations().filter((row) => !row.archived && row.locationType !== 'staging');
  const locations = usable.filter((row) => !row.notForSale);
  const shop = catalogue.shop();
  const usual = locations.find(({ id }) => id === shop?.defaultLocationId)?.id ?? locations[0]?.id ?? null;
  const variant = (id: VariantId) => {
    const slot = catalogue.slotOf(id);
    return slot === undefined ? undefined : catalogue.rowAt(slot);
  };
  return {
    ready: catalogue.ready,
    currency: shop?.currency ?? 'EUR',
    locations,
    asidePlaces: usable.filter((row) => row.notForSale),
    defaultLocationId: usual,
    locationName: (id) => catalogue.locationName(id),
    variant,
    homeOf: ({ variantId, locationId }) => {
      const bin = variant(variantId)?.usualBinId ?? null;
      const isThere = bin !== null && liesIn(bin, locationId, (at) => catalogue.parentOf(at));
      if (bin !== null && isThere && !catalogue.isNotForSale(bin)) return bin;
      return catalogue.isNotForSale(locationId) ? (usual ?? locationId) : locationId;
    },
  };
}

/** Which lots of an order are with its customer. Where its products have no lots the ledger is not read. Inside a transaction. */
export async function readLotsAway(db: ShopDatabase, order: Pick<OrderRow, 'id' | 'lines'>): Promise<LotsAway> {
  const variants = [...new Set(order.lines.map(({ variantId }) => variantId))];
  const known = await db.lots.where('variantId').anyOf(variants).toArray();
  const inLots = [...new Set(known.map(({ variantId }) => variantId))];
  if (inLots.length === 0) return () => [];
  const stretch = { variants: inLots, document: { kind: 'order', id: order.id } } as const;
  return lotsAway((await foldLedger(db, stretch, collected(LOTS, 'as-written'))) ?? [], order.id);
}

const LOTS = ['variantId', 'lotId', 'quantity', 'reason', 'document'] as const;

/** An order of which something may come back, with who it is for and which lots are away. */
export type ReturnOrder = {
  readonly order: OrderRow;
  readonly customer: string | null;
  readonly away: LotsAway;
  readonly codes: ReadonlyMap<LotId, string>;
};

/** An order by its id, live; undefined before it is read, null where there is none. */
export function useReturnOrder(id: string): ReturnOrder | null | undefined {
  const read = useCallback((shop: Shop) => readReturnOrder(shop, id), [id]);
  const concerns = useCallback((change: Change) => change.rows.some((row) => row.id === id), [id]);
  return useLiveRead(read, concerns);
}

async function readReturnOrder({ db }: Pick<Shop, 'db'>, id: string): Promise<ReturnOrder | null> {
  const order = await db.orders.get(id);
  if (!order || isGone(order)) return null;
  const away = await readLotsAway(db, order);
  const lots = order.lines.flatMap(({ variantId }) => away(variantId));
  const [customer, codes] = await Promise.all([customerOf(db, order), readLotCodes(db, lots)]);
  return { order, customer, away, codes };
}

async function customerOf(db: ShopDatabase, { contactId }: OrderRow): Promise<string | null> {
  const contact = contactId ? await db.contacts.get(contactId) : undefined;
  return contact && !contact.erased && contact.name !== '' ? contact.name : null;
}

/** What was being looked at of an order; undefined before it is read, null where there is nothing. */
export function useKeptReturn(orderId: string): ReturnDraft | null | undefined {
  const read = useCallback(
    async ({ db }: Shop) => readDraft((await db.drafts.get(draftKey(orderId)))?.value),
    [orderId],
  );
  return useLiveRead(read, never);
}

/** An order that a code means; `away`: whether something of it is with its customer. */
export type MeantOrder = { readonly order: OrderRow; readonly customer: string | null; readonly away: boolean };

/**
 * The orders that a code on a slip, a parcel or in a letter means: the number of an order, that of one of its parcels, or the tracking
 * number of a parcel.
 */
export async function findReturnOrders(shop: Pick<Shop, 'db' | 'feed'>, code: string): Promise<readonly MeantOrder[]> {
  const { db } = shop;
  const book = orderBook(shop);
  await book.readClosed();
  const { open, shut, customerOf: nameOf } = book.get();
  const known = ordersNamed([...open, ...shut], code).map(({ order }) => order);
  // The book is told of a change a breath later: what may come back is read as it is now.
  const orders = known.length > 0 ? await readOrders(db, known) : await ordersOfTracking(db, code);
  return orders.map((order) => ({ order, customer: nameOf(order), away: isAway(order) }));
}

const SHORTEST_TRACKING = 6;

async function ordersOfTracking(db: ShopDatabase, code: string): Promise<readonly OrderRow[]> {
  const wanted = foldCode(code);
  // Nobody's tracking number is shorter.
  if (wanted.length < SHORTEST_TRACKING) return [];
  const parcels = await db.parcels
    .filter(({ voided, trackingNumber }) => !voided && trackingNumber != null && foldCode(trackingNumber) === wanted)
    .toArray();
  return readOrders(
    db,
    parcels.map(({ orderId }) => ({ id: orderId })),
  );
}

async function readOrders(db: ShopDatabase, of: readonly Pick<OrderRow, 'id'>[]): Promise<readonly OrderRow[]> {
  const orders = await db.orders.bulkGet([...new Set(of.map(({ id }) => id))]);
  return orders.flatMap((order) => (order && !isGone(order) ? [order] : []));
}

function isAway({ lines }: OrderRow): boolean {
  return lines.some((line) => returnableOf(line) > 0);
}

/** Finds orders that something may come back of: exactly that number or code first, then by number and customer, the newest first. */
export function useFindAway(): (text: string, most: number) => Promise<readonly MeantOrder[]> {
  const shop = useShop();
  return useCallback(
    async (text, most) => {
      const exact = text.trim() === '' ? [] : await findReturnOrders(shop, text);
      const book = orderBook(shop);
      await book.readClosed();
      const { open, shut, textOf, customerOf: nameOf } = book.get();
      const wanted = foldName(text).replace(/^#+/, '');
      const known = new Set(exact.map(({ order }) => order.id));
      const fits = [...shut, ...open].filter(
        (order) => isAway(order) && !known.has(order.id) && textOf(order).includes(wanted),
      );
      const others = fits.slice(0, most).map((order) => ({ order, customer: nameOf(order), away: true }));
      return [...exact.filter(({ away }) => away), ...others].slice(0, most);
    },
    [shop],
  );
}

/** A return as it is listed. */
export type ListedReturn = {
  readonly row: ReturnRow;
  readonly order: OrderRow | null;
  readonly customer: string | null;
  readonly person: string | null;
  /** The order that sends something else. */
  readonly exchange: Pick<OrderRow, 'id' | 'number'> | null;
};

/** Read in pages of this many. */
const PAGE = 250;

/** Every return of the shop, newest first, live; undefined before they are read. */
export function useReturns(): readonly ListedReturn[] | undefined {
  const read = useCallback(({ db }: Shop) => readReturns(db), []);
  return useLiveRead(read, changesReturns);
}

function changesReturns({ rows, contacts }: Change): boolean {
  return rows.some(({ kind }) => kind === 'return') || (contacts?.length ?? 0) > 0;
}

/** Every return, newest first. */
export async function readReturns(db: ShopDatabase): Promise<readonly ListedReturn[]> {
  const ids = await db.returns.orderBy('receivedAt').reverse().primaryKeys();
  const found: ListedReturn[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    const rows = (await db.returns.bulkGet(ids.slice(from, from + PAGE))).flatMap((row) =>
      row && !isGone(row) ? [row] : [],
    );
    found.push(...(await listed(db, rows)));
  }
  return found;
}

async function listed(db: ShopDatabase, rows: readonly ReturnRow[]): Promise<readonly ListedReturn[]> {
  const orderIds = rows.flatMap(({ orderId, exchangeId }) => (exchangeId ? [orderId, exchangeId] : [orderId]));
  const orders = new Map<OrderId, OrderRow>(
    (await db.orders.bulkGet([...new Set(orderIds)])).flatMap((order) => (order ? [[order.id, order] as const] : [])),
  );
  const ofOrders = [...orders.values()].flatMap(({ contactId }) => contactId ?? []);
  const contacts = await db.contacts.bulkGet([...new Set<string>([...ofOrders, ...rows.map((row) => row.receivedBy)])]);
  const names = new Map<string, string>(
    contacts.flatMap((one) => (one && !one.erased && one.name !== '' ? [[one.contactId, one.name] as const] : [])),
  );
  return rows.map((row): ListedReturn => {
    const order = orders.get(row.orderId) ?? null;
    const exchange = row.exchangeId ? orders.get(row.exchangeId) : undefined;
    return {
      row,
      order,
      customer: names.get(order?.contactId ?? '') ?? null,
      person: names.get(row.receivedBy) ?? null,
      exchange: exchange && !isGone(exchange) ? { id: exchange.id, number: exchange.number } : null,
    };
  });
}

/** Whether a number is that of an order, as far as orders are read. */
export function useTakenNumbers(): (number: string) => boolean {
  const ordersOf = useOrdersByNumber(useOrderBook(true));
  return useCallback((number) => ordersOf(number).length > 0, [ordersOf]);
}

/** The return of this id among those listed. */
export function returnOf(returns: readonly ListedReturn[] | undefined, id: string | null): ListedReturn | undefined {
  return returns?.find(({ row }) => row.id === (id as ReturnId | null)); // an address names it
}
