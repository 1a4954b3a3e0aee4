import { must } from '#shared/base/must.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import type { StorePeople, StoreStatus, StoreWays } from '#tests/fixtures/store-under-test.ts';
import { STRANGE } from './schema.ts';
import type { Order, ShopifyShop } from './shop.ts';

export const shopifyStatuses: Readonly<Record<StoreStatus, string>> = {
  unpaid: 'PENDING/UNFULFILLED',
  open: 'PAID/UNFULFILLED',
  held: 'PAID/ON_HOLD',
  done: 'PAID/FULFILLED',
  cancelled: 'CANCELLED',
  failed: 'EXPIRED/UNFULFILLED',
  unknown: `PAID/${STRANGE}`,
};
export const shopifyWays: StoreWays = {
  takesUnpaid: true,
  reopens: false,
  writesItself: true,
  hasOwnClock: true,
  throwsAway: true,
  hasFailedOrders: true,
  countsTogether: true,
  restocksByRefund: true,
  hasLedger: false,
  keepsByPlace: true,
  takesByPlace: true,
  many: [5_000, 2_000],
};

/** Customers, people and other apps of a fake Shopify shop. */
export function shopifyPeople(shop: ShopifyShop): StorePeople {
  const product = (id: string) => must(shop.products.get(id), 'a product of this shop');
  const variant = ({ variantId }: RemoteRef) => must(shop.variants.get(variantId ?? ''), 'a variant of this shop');
  const order = (id: string) => must(shop.orders.get(id), 'an order of this shop');
  const firstLine = (of: Order) => must(of.lines[0], 'an order has a line');
  const stockOf = (stock: number | null) => (stock === null ? null : { [shop.mainPlace]: stock });

  return {
    addProduct: async ({ title, sku, stock, variants = [] }) => {
      const row = shop.addProduct({ title });
      if (variants.length === 0) {
        const one = shop.addVariant(row, { sku }, stockOf(stock));
        return [{ productId: row.id, variantId: one.id }];
      }
      return variants.map(({ size, stock: of }) => {
        const options = [{ name: 'Size', value: size }];
        const bundle = of === 'together';
        const some = { sku: `${sku}-${size}`, options, bundle };
        return { productId: row.id, variantId: shop.addVariant(row, some, stockOf(bundle ? stock : of)).id };
      });
    },
    retitle: async (productId, title) => {
      product(productId).title = title;
      shop.touch(product(productId));
    },
    write: async (ref, quantity) => {
      const level = must(variant(ref).item.levels.get(shop.mainPlace), 'it is kept there');
      shop.add(variant(ref), shop.mainPlace, quantity - level.available);
    },
    keepAt: async (ref, place, quantity) => {
      variant(ref).item.levels.set(place, { active: true, available: quantity });
      shop.touch(variant(ref).product);
    },
    throwAway: async (productId) => shop.destroyProduct(productId),
    destroy: async (productId) => shop.destroyProduct(productId),
    buy: async (lines, status, place) => {
      const wanted = lines.map(({ ref, quantity }) => ({ variantId: ref.variantId ?? '', quantity }));
      const financial = { unpaid: 'PENDING', failed: 'EXPIRED' }[String(status)] ?? 'PAID';
      const made = shop.addOrder(wanted, financial, place);
      if (status === 'held') shop.hold(made);
      if (status === 'done') shop.shipAll(made);
      if (status === 'cancelled') shop.cancel(made, true);
      if (status === 'unknown') made.strange = STRANGE;
      return made.id;
    },
    setStatus: async (orderId, status) => {
      if (status === 'cancelled') shop.cancel(order(orderId), true);
      else if (status === 'done') shop.shipAll(order(orderId));
      else throw new Error(`An order there does not become ${status}`);
    },
    refund: async (orderId, quantity, restock) =>
      shop.refund(order(orderId), firstLine(order(orderId)), quantity, { restock }),
    editQuantity: async (orderId, quantity) => shop.edit(order(orderId), firstLine(order(orderId)), quantity),
    throwAwayOrder: async (orderId) => void shop.orders.delete(orderId),
    destroyOrder: async (orderId) => void shop.orders.delete(orderId),
    orderOf: async (orderId) => {
      const { financial, shipments } = order(orderId);
      return {
        status: `${financial}/${shop.fulfillmentOf(order(orderId))}`,
        tracking: shipments.flatMap(({ tracking }) => (tracking.number === null ? [] : [tracking.number])),
        toldCustomer: shipments.filter(({ told }) => told).map(({ id }) => id),
      };
    },
  };
}
