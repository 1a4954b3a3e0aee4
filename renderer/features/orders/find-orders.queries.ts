import { useCallback, useMemo } from 'react';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { useShop } from '#renderer/db/shop.ts';
import { orderBook } from '#renderer/db/order-book.ts';

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
