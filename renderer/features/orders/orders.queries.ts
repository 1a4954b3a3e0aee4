import { mayDo } from '#shared/domain/orders/order-states.ts';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { must } from '#shared/base/must.ts';
import { levelId, type LocationId, type OrderId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LocationRow, OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { isRestCancelled, readyOf, unpickedOf } from '#shared/domain/orders/progress.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { slicedSort } from '#renderer/db/catalogue/sliced-sort.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { runSliced } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import type { ContactRow, StockRow } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { type BookSnapshot, orderBook } from '#renderer/db/order-book.ts';

export { useOrderStock } from '#renderer/db/order-cover.ts';
export { useNow } from '#renderer/db/use-now.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useGreatestMoved } from '#renderer/db/greatest-moved.ts';
export type { BookSnapshot } from '#renderer/db/order-book.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
export { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';

/** The orders as far as they are read, live; `withClosed` reads the closed ones, too. */
export function useOrderBook(withClosed: boolean): BookSnapshot {
  const shop = useShop();
  const book = orderBook(shop);
  useEffect(() => {
    // The shop may be let go in the middle of the reading; there is nobody to show it to then.
    if (withClosed) book.readClosed().catch(() => undefined);
  }, [book, withClosed]);
  return useSyncExternalStore(book.subscribe, book.get);
}

/** How many orders wait to be shipped: the figure in the navigation. */
export function useOpenOrderCount(): number | null {
  const { ready, counts } = useOrderBook(false);
  return ready ? counts.open + counts.picking + counts.held : null;
}

/** What the screens of orders need to know of the shop. */
export type OrderFacts = {
  readonly currency: string;
  readonly locations: readonly LocationRow[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  /** A variant as it is listed, also when it is archived; undefined where it is undone or still being read. */
  readonly variant: (id: VariantId, locationId?: LocationId | null) => StockListRow | undefined;
};

/** The shop's places, currency and products, live. */
export function useOrderFacts(): OrderFacts {
  return useCatalogueRead(orderFacts);
}

function orderFacts(catalogue: Catalogue): OrderFacts {
  const locations = catalogue.locations().filter((row) => !row.archived);
  const shop = catalogue.shop();
  return {
    currency: shop?.currency ?? 'EUR',
    locations,
    defaultLocationId: shop?.defaultLocationId ?? locations[0]?.id ?? null,
    locationName: (id) => catalogue.locationName(id),
    variant: (id, locationId = null) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot, locationId);
    },
  };
}

/** An order with what counts of its lines: what left, where its rest was cancelled, else what was ordered. */
export function whatCounts(order: OrderRow): OrderRow {
  if (!isRestCancelled(order)) return order;
  return { ...order, lines: order.lines.map((line) => ({ ...line, quantity: line.shipped })) };
}

/** The sums of an order: units in thousandths, as products are counted in different steps, and value in minor units. */
export type OrderSums = { readonly units: number; readonly value: number | null };

/** Adds an order's lines up; the value is null where no line has a price. */
export function sumsOf({ lines }: Pick<OrderRow, 'lines'>, facts: Pick<OrderFacts, 'variant'>): OrderSums {
  let units = 0;
  let value: number | null = null;
  for (const { variantId, quantity, unitPrice } of lines) {
    const decimals = facts.variant(variantId)?.decimals ?? 0;
    units += quantity * 10 ** (3 - decimals);
    if (unitPrice !== null) value = (value ?? 0) + timesQuantity(unitPrice, quantity, decimals);
  }
  return { units, value };
}

/** What of some lines adds up to, in thousandths of units. */
export function unitsOf(
  lines: readonly OrderLine[],
  part: (line: OrderLine) => number,
  facts: Pick<OrderFacts, 'variant'>,
): number {
  return lines.reduce((sum, line) => sum + part(line) * 10 ** (3 - (facts.variant(line.variantId)?.decimals ?? 0)), 0);
}

const MOST_SOUGHT = 50;

/** Finds the variants whose SKU, barcode or name fits what is looked for in orders. */
export function useSoughtVariants(text: string): ReadonlySet<VariantId> {
  const { catalogue, search } = useShop();
  return useMemo(() => {
    const wanted = text.trim();
    if (wanted.length < 2) return new Set();
    const slots = [...search.findCode(wanted).map(({ slot }) => slot), ...search.suggestions(wanted, MOST_SOUGHT)];
    return new Set(slots.map((slot) => catalogue.variantIdAt(slot)));
  }, [catalogue, search, text]);
}

/** Orders in the order asked for (null: as they are), sorted in slices; until that is done the ones before stay. */
export function useSorted(
  orders: readonly OrderRow[],
  compare: ((a: OrderRow, b: OrderRow) => number) | null,
): readonly OrderRow[] {
  const { catalogue } = useShop();
  const [sorted, setSorted] = useState<readonly OrderRow[]>(orders);
  useLayoutEffect(() => {
    if (!compare) return;
    const at = (index: number) => must(orders[index], 'an index of the orders');
    const work = slicedSort(Uint32Array.from(orders.keys()), (b, a) => compare(at(b), at(a)) < 0);
    return runSliced(work, catalogue.slices, (indexes) => setSorted(Array.from(indexes, at)));
  }, [orders, compare, catalogue]);
  return compare ? sorted : orders;
}

/** One order with its customer; null once it is sure that there is none of this id. */
export type FoundOrder = { readonly order: OrderRow; readonly contact: ContactRow | null };

/** An order by its id, live; undefined before it is read. */
export function useOrder(id: string): FoundOrder | null | undefined {
  const read = useCallback((shop: Shop) => readOrder(shop, id), [id]);
  const concerns = useCallback((change: Change) => change.log || change.rows.some((row) => row.id === id), [id]);
  return useLiveRead(read, concerns);
}

async function readOrder({ db }: Pick<Shop, 'db'>, id: string): Promise<FoundOrder | null> {
  const order = await db.orders.get(id);
  if (!order || order.voided) return null;
  const contact = order.contactId ? await db.contacts.get(order.contactId) : undefined;
  return { order, contact: contact && !contact.erased ? contact : null };
}

/** Orders as they are now, for a question about several of them; those that are gone are left out. */
export function useReadOrders(): (ids: readonly OrderId[]) => Promise<readonly OrderRow[]> {
  const { db } = useShop();
  return useCallback(
    async (ids) => (await db.orders.bulkGet([...ids])).flatMap((order) => (order && !order.voided ? [order] : [])),
    [db],
  );
}

/** Orders that fit a text, for the palette: by number first, then by customer; open ones before closed. */
export function useFindOrders(): (
  text: string,
  most: number,
) => Promise<readonly { readonly order: OrderRow; readonly customer: string | null }[]> {
  const shop = useShop();
  return useCallback(
    async (text, most) => {
      const book = orderBook(shop);
      const wanted = foldName(text);
      if (wanted.length < 2) return [];
      await book.readClosed();
      const { open, shut, customerOf, textOf } = book.get();
      const found = [...open, ...shut].filter((order) => textOf(order).includes(wanted));
      const isNumber = (order: OrderRow) => foldName(order.number).includes(wanted);
      const numbered = found.filter(isNumber).slice(0, most);
      const named = numbered.length < most ? found.filter((order) => !isNumber(order)) : [];
      return [...numbered, ...named].slice(0, most).map((order) => ({ order, customer: customerOf(order) }));
    },
    [shop],
  );
}

/** A number for the next order that is typed in: one more than the highest so far, in the way of the newest one. */
export function suggestNumber(typed: readonly Pick<OrderRow, 'number' | 'placedAt'>[]): string {
  const parts = typed.flatMap(({ number, placedAt }) => {
    const match = /^(.*?)(\d{1,12})$/.exec(number);
    return match ? [{ before: match[1] ?? '', digits: match[2] ?? '', placedAt }] : [];
  });
  const newest = parts.reduce<(typeof parts)[number] | null>(
    (best, part) => (best === null || part.placedAt > best.placedAt ? part : best),
    null,
  );
  if (!newest) return '1001';
  const highest = parts
    .filter(({ before }) => before === newest.before)
    .reduce((most, { digits }) => Math.max(most, Number(digits)), 0);
  return `${newest.before}${String(highest + 1).padStart(newest.digits.length, '0')}`;
}

/** A suggested number, and whether one is taken; undefined until all orders are read. */
export function useNumbers():
  | { readonly suggested: string; readonly isTaken: (number: string) => boolean }
  | undefined {
  const { closed, open, shut } = useOrderBook(true);
  return useMemo(() => {
    if (closed !== 'read') return undefined;
    const all = [...open, ...shut];
    const taken = new Set(all.map(({ number }) => foldName(number)));
    return {
      suggested: suggestNumber(all.filter(({ channel }) => channel === 'typed')),
      isTaken: (number) => taken.has(foldName(number)),
    };
  }, [closed, open, shut]);
}

/** A customer to be chosen. */
export type Customer = { readonly id: string; readonly name: string; readonly note: string };

/** All customers by name; undefined until they are read. */
export function useCustomers(): readonly Customer[] | undefined {
  const { db } = useShop();
  const [customers, setCustomers] = useState<readonly Customer[]>();
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const found: Customer[] = [];
      for (let last = ''; wanted; ) {
        const page = await db.contacts.where('contactId').above(last).limit(1_000).toArray();
        for (const { contactId, kind, name, email, phone } of page)
          if (kind === 'customer' && name !== '') found.push({ id: contactId, name, note: email || phone });
        last = page.at(-1)?.contactId ?? '';
        if (page.length < 1_000) break;
      }
      if (wanted) setCustomers(found.sort((a, b) => a.name.localeCompare(b.name)));
    };
    // The dialog may close with its shop in the middle of the reading.
    read().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [db]);
  return customers;
}

/** Finds products for a line: a whole code first, with what one scan of it means, then what fits the words. */
export function useFindProducts(): (
  text: string,
  most: number,
) => readonly { readonly row: StockListRow; readonly packSize: number | null }[] {
  const { catalogue, search } = useShop();
  return useCallback(
    (text, most) => {
      if (text.trim() === '') return [];
      const coded = search
        .findCode(text)
        .map(({ slot, packSize, by }) => ({ slot, packSize: by === 'barcode' ? packSize : null }));
      const worded = search.suggestions(text, most).map((slot) => ({ slot, packSize: null }));
      const found = new Map<number, number | null>();
      for (const { slot, packSize } of [...coded, ...worded]) if (!found.has(slot)) found.set(slot, packSize);
      return [...found].slice(0, most).flatMap(([slot, packSize]) => {
        const row = catalogue.rowAt(slot);
        return row ? [{ row, packSize }] : [];
      });
    },
    [catalogue, search],
  );
}

/** What shelves hold, picked stock left out. */
export type Shelves = {
  readonly onHand: (variantId: VariantId, locationId: LocationId) => number;
  readonly isTracked: (variantId: VariantId) => boolean;
};

/** The shelves of some variants, live; undefined until they are read. Keep `variants` the same between renders. */
export function useShelves(variants: readonly VariantId[]): Shelves | undefined {
  const read = useCallback((shop: Shop) => readShelves(shop, variants), [variants]);
  const concerns = useCallback(
    (change: Change) => change.stock.some((row) => variants.includes(row.variantId)),
    [variants],
  );
  return useLiveRead(read, concerns);
}

async function readShelves({ db }: Pick<Shop, 'db'>, variants: readonly VariantId[]): Promise<Shelves> {
  const rows = await db.stock.bulkGet([...variants]);
  const levels = new Map<string, StockRow['at']>(
    rows.flatMap((row) => (row ? [[row.variantId, row.at] as const] : [])),
  );
  return {
    onHand: (variantId, locationId) => levels.get(variantId)?.[locationId]?.onHand ?? 0,
    isTracked: (variantId) =>
      Object.values(levels.get(variantId) ?? {}).reduce((facts, level) => facts + level.facts, 0) > 0,
  };
}

/** A line of which something was not picked, with the order it is of. */
export type UnpickedLine = { readonly number: string; readonly line: OrderLine };

/** What shipping some orders would do that a person should know before. */
export type ShipCheck = {
  readonly orders: readonly OrderRow[];
  readonly unpicked: readonly UnpickedLine[];
  /** Orders of which nothing lies picked in staging. */
  readonly bare: number;
  /** Shelves that would go below zero if all of it left. */
  readonly below: readonly { readonly variantId: VariantId; readonly locationId: LocationId; readonly after: number }[];
};

/** Looks at what shipping these orders would do; orders that cannot be shipped are left out. */
export function useShipCheck(): (ids: readonly OrderId[]) => Promise<ShipCheck> {
  const shop = useShop();
  return useCallback((ids) => checkShipping(shop, ids), [shop]);
}

/** What shipping these orders would do: what of which line is not picked, and which shelves would go below zero. */
export async function checkShipping(shop: Pick<Shop, 'db'>, ids: readonly OrderId[]): Promise<ShipCheck> {
  const found = await shop.db.orders.bulkGet([...ids]);
  const orders = found.flatMap((order) => (order && !order.voided && mayDo(order.state, 'ship') ? [order] : []));
  const unpicked = orders.flatMap(({ number, lines }) =>
    lines.filter((line) => unpickedOf(line) > 0).map((line) => ({ number, line })),
  );
  const shelves = await readShelves(shop, [
    ...new Set(orders.flatMap((order) => order.lines.map((line) => line.variantId))),
  ]);
  const after = new Map<string, ShipCheck['below'][number]>();
  for (const { line } of unpicked) {
    const { variantId, locationId } = line;
    if (!shelves.isTracked(variantId)) continue;
    const level = levelId(variantId, locationId);
    const left = after.get(level)?.after ?? shelves.onHand(variantId, locationId);
    after.set(level, { variantId, locationId, after: left - unpickedOf(line) });
  }
  return {
    orders,
    unpicked,
    bare: orders.filter(({ lines }) => lines.every((line) => readyOf(line) === 0)).length,
    below: [...after.values()].filter((level) => level.after < 0),
  };
}
