import { useMemo } from 'react';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type BookSnapshot, useOrderBook, useOrdersByNumber } from './orders.queries.ts';

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

/** What is known of the numbers that orders have. */
export type Numbers = {
  /** A number for the next order; undefined until all orders are read. */
  readonly suggested: string | undefined;
  /** Another order that the code of this number opens, an open one first; closed ones as far as they are read. */
  readonly takenBy: (number: string, own: OrderId | null) => OrderRow | undefined;
  readonly customerOf: BookSnapshot['customerOf'];
};

/** The numbers of the shop's orders, live. */
export function useNumbers(): Numbers {
  const book = useOrderBook(true);
  const ordersOf = useOrdersByNumber(book);
  const { closed, open, shut, customerOf } = book;
  return useMemo(() => {
    const typed = [...open, ...shut].filter(({ channel }) => channel === 'typed');
    return {
      suggested: closed === 'read' ? suggestNumber(typed) : undefined,
      takenBy: (number, own) => ordersOf(number).find(({ id }) => id !== own),
      customerOf,
    };
  }, [closed, open, shut, customerOf, ordersOf]);
}
