import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { orderNumberKey } from '#shared/domain/orders/order-number.ts';
import { type BookSnapshot, orderBook } from './order-book.ts';
import { useShop } from './shop.ts';

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

/** Finds the orders that the code of a number opens, open ones first; closed ones as far as they are read. */
export type OrdersByNumber = (number: string) => readonly OrderRow[];

/** The orders of a book by their numbers, gathered when they are first asked for. */
export function useOrdersByNumber({ open, shut }: Pick<BookSnapshot, 'open' | 'shut'>): OrdersByNumber {
  return useMemo(() => ordersByNumber([...open, ...shut]), [open, shut]);
}

function ordersByNumber(orders: readonly OrderRow[]): OrdersByNumber {
  let known: ReadonlyMap<string, readonly OrderRow[]> | undefined;
  return (number) => {
    known ??= byNumber(orders);
    return known.get(orderNumberKey(number)) ?? [];
  };
}

function byNumber(orders: readonly OrderRow[]): ReadonlyMap<string, readonly OrderRow[]> {
  const found = new Map<string, OrderRow[]>();
  for (const order of orders) {
    const key = orderNumberKey(order.number);
    const same = found.get(key);
    if (same) same.push(order);
    else found.set(key, [order]);
  }
  return found;
}
