import { waitingStates } from '#shared/domain/orders/order-states.ts';
import { useCallback } from 'react';
import type { LocationId, OrderId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ProductRow, VariantRow } from '#shared/domain/operations/rows.ts';
import { byAge } from '#shared/domain/orders/service-order.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** The rows of a product and one of its variants as they are kept: what a form starts from. */
export type ProductRows = { readonly product: ProductRow; readonly variant: VariantRow };

/** A product's and a variant's own rows, live; undefined before they are read, null when there are none. */
export function useProductRows(productId: ProductId, variantId: VariantId): ProductRows | null | undefined {
  const read = useCallback(
    async ({ db }: Shop) => {
      const [product, variant] = await Promise.all([db.products.get(productId), db.variants.get(variantId)]);
      return product && variant ? { product, variant } : null;
    },
    [productId, variantId],
  );
  const concerns = useCallback(
    (change: Change) => change.rows.some((row) => row.id === productId || row.id === variantId),
    [productId, variantId],
  );
  return useLiveRead(read, concerns);
}

/** All variants of a product as they are kept, live; undefined before they are read. */
export function useVariantRows(productId: ProductId): readonly VariantRow[] | undefined {
  const read = useCallback(
    async ({ db }: Shop) => (await db.variants.where({ productId }).toArray()).filter((row) => !row.voided),
    [productId],
  );
  const concerns = useCallback(
    (change: Change) => change.rows.some((row) => row.kind === 'variant' && row.productId === productId),
    [productId],
  );
  return useLiveRead(read, concerns);
}

/** One open order that holds a variant. */
export type HoldingOrder = {
  readonly id: OrderId;
  readonly number: string;
  readonly state: OrderRow['state'];
  readonly placedAt: number;
  readonly lines: readonly { readonly locationId: LocationId; readonly quantity: number; readonly picked: number }[];
};

/** The open orders that hold a variant, oldest first, live; undefined before they are read. */
export function useHoldingOrders(variantId: VariantId): readonly HoldingOrder[] | undefined {
  const read = useCallback((shop: Shop) => holdingOrders(shop, variantId), [variantId]);
  return useLiveRead(read, changesOrders);
}

function changesOrders(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'order');
}

/** The open orders that hold a variant, oldest first. */
export async function holdingOrders({ db }: Pick<Shop, 'db'>, variantId: VariantId): Promise<readonly HoldingOrder[]> {
  const open = await db.orders.where('state').anyOf(waitingStates).toArray();
  return open
    .filter((order) => !order.voided && order.lines.some((line) => line.variantId === variantId))
    .sort(byAge)
    .map(({ id, number, state, placedAt, lines }) => ({
      id,
      number,
      state,
      placedAt,
      lines: lines
        .filter((line) => line.variantId === variantId)
        .map(({ locationId, quantity, picked, shipped }) => ({
          locationId,
          quantity: quantity - shipped,
          picked: picked - shipped,
        })),
    }));
}
