import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Day, OrderRow } from '#shared/domain/operations/rows.ts';
import { type Calendar, daysAfter, lastDays } from '#shared/domain/values/day.ts';
import { dueDay, isOverdue, isToShip } from '#shared/domain/orders/due.ts';
import { type DayFigures, valuesByDay } from '#shared/domain/stock/day-figures.ts';
import { byAge } from '#shared/domain/orders/service-order.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { firstScreenOf } from '#renderer/db/catalogue/first-screen.ts';
import { openReorderList } from '#renderer/db/catalogue/reorder-list.ts';
import { type Share, type Shared, sharesOf } from '#renderer/db/catalogue/shares.ts';
import { totalsOf } from '#renderer/db/catalogue/totals.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { useExpiries } from '#renderer/db/expiry-book.ts';
import { type ExpirySpan, useExpirySpan } from '#renderer/db/expiry-span.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { useOrderBook } from '#renderer/db/use-order-book.ts';
import { useOrderStock } from '#renderer/db/order-cover.ts';
import { reopening } from '#renderer/db/reopening.ts';
import { type Shop, useShop, useSyncStatus } from '#renderer/db/shop.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { SyncStatus } from '#renderer/db/work.ts';

export type { Share } from '#renderer/db/catalogue/shares.ts';

/** What the stock says at a glance. */
export type StockGlance = {
  readonly currency: string;
  readonly products: number;
  readonly low: number;
  readonly out: number;
};

/** How many products there are, are low and are out, live; null until the catalogue is read. */
function useStockGlance(): StockGlance | null {
  return useCatalogueRead(stockGlance);
}

function stockGlance(catalogue: Catalogue): StockGlance | null {
  if (!catalogue.ready) return null;
  const { all, low, out } = catalogue.board(null).counts();
  return { currency: catalogue.shop()?.currency ?? 'EUR', products: all, low, out };
}

/** The open orders that can and should leave today, and those that are late. */
export type OrderGlance = { readonly toShip: readonly OrderRow[]; readonly overdue: readonly OrderRow[] };

/** What the order queue says at a glance, live; null until it is read. */
function useOrderGlance(): OrderGlance | null {
  const { ready, open } = useOrderBook(false);
  const { shortOrders, ready: isShared } = useOrderStock(open);
  const calendar = useCalendar();
  const known = ready && isShared;
  return useMemo(() => {
    if (!known) return null;
    return {
      toShip: open.filter((order) => isToShip(order, shortOrders, calendar)),
      overdue: open.filter((order) => isOverdue(order, calendar)),
    };
  }, [known, open, shortOrders, calendar]);
}

/** How the desk stands with its journal and its server. */
export function useStanding(): SyncStatus {
  return useSyncStatus();
}

/** How many days the charts look back; half of them are compared with the other half. */
export const DAYS = 60;
/** After a change the days are read again this much later: a stream of changes is read once. */
const AGAIN_MS = 1_500;

/** The days up to today with what the stock was worth at the end of each and what each sold; minor units. */
export type Days = {
  readonly days: readonly (DayFigures & { readonly day: Day; readonly value: number })[];
  /** What the stock is worth now, at cost. */
  readonly value: number;
};

/** The last days, read by the worker; undefined until they are there. */
function useDays(): Days | undefined {
  const shop = useShop();
  const [days, setDays] = useState<Days>();
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      void readDays(shop).then((read) => {
        if (here && read) setDays(read);
      });
    };
    const later = () => {
      timer ??= setTimeout(read, AGAIN_MS);
    };
    const begin = () => {
      if (!shop.catalogue.ready || timer !== undefined) return;
      stopWaiting();
      read();
    };
    const stopWaiting = shop.catalogue.subscribe(begin);
    begin();
    const stop = shop.feed.listen((change) => {
      if (change.stock.length > 0 || change.rows.some(({ kind }) => kind === 'variant')) later();
    });
    return () => {
      here = false;
      clearTimeout(timer);
      stopWaiting();
      stop();
    };
  }, [shop]);
  return days;
}

async function readDays({ work, catalogue, now }: Shop): Promise<Days | null> {
  const days = lastDays(shopCalendar(catalogue, now()), DAYS);
  const read = await work.ask('ledger.days', { starts: days.map(({ start }) => start) });
  if (!read.ok) return null;
  const { atCost } = await totalsOf(catalogue, null);
  const values = valuesByDay(read.value.days, atCost);
  return {
    value: atCost,
    days: days.map(({ day }, index) => ({
      ...(read.value.days[index] ?? { change: 0, sold: 0 }),
      day,
      value: values[index] ?? 0,
    })),
  };
}

/** How many orders wait, and when the oldest that is late was placed. */
export type OrderCounts = { readonly toShip: number; readonly overdue: number; readonly oldest: number | null };

/** What the dashboard shows: as it is now, or as it was when the window was left. */
export type Glance = {
  readonly stock: StockGlance | null;
  readonly orders: OrderCounts | null;
  readonly days: Days | null;
  /** The orders counted, once they are read: only then they explain themselves. */
  readonly lists: OrderGlance | null;
  /** True while a figure is the one of last time. */
  readonly remembered: boolean;
};

type Kept = { readonly stock: StockGlance; readonly orders: OrderCounts; readonly days: Days };

const firstGlance = firstScreenOf<Kept>('dashboard', 2);

/** The shop at a glance, live; at the start of the window as it was left. */
export function useGlance(): Glance {
  const { entry } = useShop();
  const stock = useStockGlance();
  const lists = useOrderGlance();
  const days = useDays();
  const kept = useMemo(() => firstGlance.remembered(localStorage, entry.dbName), [entry.dbName]);
  const orders = useMemo(() => lists && countsOf(lists), [lists]);
  useEffect(() => {
    // A shop that had nothing may have been filled since from another screen.
    if (!stock || stock.products === 0 || !orders || !days) return;
    const timer = setTimeout(() => firstGlance.remember(localStorage, entry.dbName, { stock, orders, days }), 1_000);
    return () => clearTimeout(timer);
  }, [stock, orders, days, entry.dbName]);
  return {
    stock: stock ?? kept?.stock ?? null,
    orders: orders ?? kept?.orders ?? null,
    days: days ?? kept?.days ?? null,
    lists,
    remembered: kept !== null && (!stock || !orders || !days),
  };
}

function countsOf({ toShip, overdue }: OrderGlance): OrderCounts {
  return { toShip: toShip.length, overdue: overdue.length, oldest: overdue[0]?.placedAt ?? null };
}

/** An order that should have left or should leave today; ready when nothing of it is short. */
export type NextOrder = Pick<OrderRow, 'id' | 'number' | 'lines'> & {
  readonly due: Day | null;
  readonly late: boolean;
  readonly ready: boolean;
};

/** The orders to look at first, those due longest first. */
export function nextOrders({ toShip, overdue }: OrderGlance, calendar: Calendar): readonly NextOrder[] {
  const ready = new Set(toShip);
  const late = new Set(overdue);
  return [...new Set([...overdue, ...toShip])]
    .map((order) => ({ ...order, due: dueDay(order, calendar), late: late.has(order), ready: ready.has(order) }))
    .sort((a, b) => byDay(a.due, b.due) || byAge(a, b))
    .slice(0, FIRST);
}

function byDay(a: Day | null, b: Day | null): number {
  return (a ?? '') < (b ?? '') ? -1 : Number(a !== b);
}

/** A product to buy. */
export type NextPurchase = {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly out: boolean;
};

/** The most urgent reorder alerts, live; null until they are found. */
export function useNextPurchases(): readonly NextPurchase[] | null {
  const { catalogue } = useShop();
  const list = useMemo(() => reopening(() => openReorderList(catalogue, null)), [catalogue]);
  const { working, total, entryAt, keyAt } = useSyncExternalStore(list.subscribe, list.get);
  if (working && total === 0) return null;
  return Array.from({ length: Math.min(FIRST, total) }, (_, index) => {
    const { title, productId, variantId, status } = entryAt(index).row;
    return {
      key: keyAt(index),
      title,
      href: `/stock/product/${productId}?variant=${variantId}`,
      out: status === 'out' || status === 'oversold' || status === 'negative',
    };
  });
}

/** So many of a list stand on the dashboard; the rest is behind its link. */
const FIRST = 6;

/** Finds what makes a figure of the whole shop, by category. */
export function useShares(): (figure: Shared) => Promise<readonly Share[]> {
  const { catalogue } = useShop();
  return useCallback((figure) => sharesOf(catalogue, figure), [catalogue]);
}

/** What a shop has of what it needs first; undefined until it is read. */
export type ShopState = {
  readonly shopId: string;
  readonly isDemo: boolean;
  readonly products: boolean;
  readonly location: boolean;
  readonly person: boolean;
  readonly rule: boolean;
  readonly count: boolean;
  readonly label: boolean;
};

export { useCalendar };

/** What expires soon in the shop: how many lots, within how many days. */
export type ExpiryGlance = { readonly lots: number; readonly days: ExpirySpan };

/** What expires soon, those that have expired included, live; null where nothing does. */
export function useExpiryGlance(): ExpiryGlance | null {
  const expiries = useExpiries();
  const { today } = useCalendar();
  const [days] = useExpirySpan();
  return useMemo(() => {
    const { lots } = expiries.countUntil(daysAfter(today, days));
    return lots === 0 ? null : { lots, days };
  }, [expiries, today, days]);
}

/** What the shop has by now, live. */
export function useShopState(): ShopState | undefined {
  return useLiveRead(readShopState, changesShopState);
}

function changesShopState({ rows, log }: Change): boolean {
  return log || rows.length > 0;
}

async function readShopState({ db, catalogue, entry }: Shop): Promise<ShopState> {
  const people = await db.contacts
    .filter(({ kind, erased, name }) => kind === 'person' && !erased && name !== '')
    .first();
  const product = await db.products.filter(({ voided }) => !voided).first();
  const place = await db.locations
    .filter((row) => !row.voided && row.locationType !== 'staging' && row.name !== '')
    .first();
  const rule = await db.rules.filter((row) => !row.voided && row.point !== null).first();
  const shop = await db.shop.toCollection().first();
  return {
    shopId: entry.shopId,
    isDemo: entry.shopKind === 'demo',
    products: product !== undefined,
    location: place !== undefined,
    person: people !== undefined,
    rule: rule !== undefined || (shop?.defaultPoint ?? catalogue.shop()?.defaultPoint ?? null) !== null,
    count: (await db.counts.filter(({ state }) => state === 'posted').first()) !== undefined,
    label: (await db.printJobs.count()) > 0,
  };
}
