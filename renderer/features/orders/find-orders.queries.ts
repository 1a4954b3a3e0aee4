import { useMemo } from 'react';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { useShop } from '#renderer/db/shop.ts';
import { type OrderBook, orderBook } from '#renderer/db/order-book.ts';
import { channelKey } from './channel-text.ts';
import { orderNumberKey } from '#shared/domain/orders/order-number.ts';

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

/** An order that was found. */
export type FoundOrder = { readonly order: OrderRow; readonly customer: string | null; readonly isNumber: boolean };

/** Finds orders by number, customer and channel; the same functions while the shop is open. */
export type OrderFinder = {
  /** The orders with exactly this number, among those that are read: the open ones always are. */
  readonly byNumber: (number: string) => readonly FoundOrder[];
  /** Exactly that number first, then by number, by customer, by channel; open ones before closed. `inChannel` says whether the channel of an order fits. */
  readonly byText: (
    text: string,
    most: number,
    inChannel: (order: OrderRow) => boolean,
  ) => Promise<readonly FoundOrder[]>;
  /** Open orders, the oldest first. */
  readonly waiting: (most: number) => Promise<readonly FoundOrder[]>;
};

/** Finds the orders of the open shop. */
export function useOrderFinder(): OrderFinder {
  const shop = useShop();
  return useMemo(() => orderFinder(orderBook(shop)), [shop]);
}

/** Each order's number as numbers are compared, made once. */
const keys = new WeakMap<OrderRow, string>();

function keyOf(order: OrderRow): string {
  const key = keys.get(order) ?? orderNumberKey(order.number);
  keys.set(order, key);
  return key;
}

/** Resolves once all open orders are read. */
function openRead(book: OrderBook): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!book.get().ready) return;
      stop();
      resolve();
    };
    const stop = book.subscribe(look);
    look();
  });
}

/** Finds orders in a book. */
export function orderFinder(book: OrderBook): OrderFinder {
  const found = (isNumber: boolean) => (order: OrderRow) => ({
    order,
    customer: book.get().customerOf(order),
    isNumber,
  });
  const all = () => [...book.get().open, ...book.get().shut];
  const byNumber = (number: string) => {
    const key = orderNumberKey(number);
    return key === ''
      ? []
      : all()
          .filter((order) => keyOf(order) === key)
          .map(found(true));
  };
  return {
    byNumber,
    waiting: async (most) => book.get().open.slice(0, most).map(found(false)),
    byText: async (text, most, inChannel) => {
      const wanted = foldName(text).replace(/^#+/, '');
      if (wanted === '') return [];
      await Promise.all([openRead(book), book.readClosed()]);
      const exact = byNumber(text);
      const taken = new Set(exact.map(({ order }) => order.id));
      const { textOf } = book.get();
      const channels = new Map<string, boolean>();
      const fitsChannel = (order: OrderRow) => {
        const key = channelKey(order);
        const known = channels.get(key) ?? inChannel(order);
        channels.set(key, known);
        return known;
      };
      const ranks: OrderRow[][] = [[], [], []];
      for (const order of wanted.length < 2 ? [] : all()) {
        if (taken.has(order.id)) continue;
        const words = textOf(order);
        const at = words.indexOf(wanted);
        if (at >= 0) ranks[at < words.indexOf('\n') ? 0 : 1]?.push(order);
        else if (fitsChannel(order)) ranks[2]?.push(order);
      }
      return [...exact, ...ranks.flat().slice(0, most).map(found(false))];
    },
  };
}
