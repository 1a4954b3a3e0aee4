import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { BatchRow, OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import type { PickFacts } from './picking.queries.ts';

type Goods = Pick<OrderLine, 'variantId'> & { readonly quantity: number };

/** So many products are named; of the others it is said how many they are. */
const MOST_NAMED = 5;

/** Some goods in words, each product once: "3 × Mug, 1 × Tea". */
export function goodsText(t: Words, format: Format, goods: readonly Goods[], facts: PickFacts): string {
  const sums = new Map<OrderLine['variantId'], number>();
  for (const { variantId, quantity } of goods) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  const texts = [...sums].map(([variantId, sum]): string => {
    const row = facts.variant(variantId);
    return t('picking.news.goods', { product: row?.title ?? '', quantity: format.quantity(sum, row?.decimals ?? 0) });
  });
  const named = texts.slice(0, MOST_NAMED).join(', ');
  const more = texts.length - MOST_NAMED;
  return more > 0 ? t('picking.cancel.more', { goods: named, count: more }) : named;
}

/** Which box an order of a batch goes into. */
export function boxOf({ orderIds }: Pick<BatchRow, 'orderIds'>, id: string): number {
  return orderIds.findIndex((one) => one === id) + 1;
}

/** The number of an order of a batch. */
export function numberOf(orders: readonly OrderRow[], id: string): string {
  return orders.find((order) => order.id === id)?.number ?? '';
}
