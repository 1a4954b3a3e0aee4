import type { Args } from './schema.ts';
import { connection, numberOf, type Reading } from './connections.ts';
import type { Level, Line, Order, Part, Product, Refund, Shipment, ShopifyShop, Variant } from './shop.ts';

const moment = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });
const byPlace = <Row>(_: Row, index: number) => [index, 0] as const;
const times = (price: string, quantity: number) => (Number(price) * quantity).toFixed(2);

/** The rows of a shop as its interface shows them. What no connector asks for is not there, and asking for it is an error. */
export function viewsOf(shop: ShopifyShop, hidden: () => Error | null) {
  const place = (id: string) => {
    const found = shop.places.get(id);
    return found && { __typename: 'Location', ...found, isActive: true };
  };

  const level = (variant: Variant, placeId: string, { active, available }: Level) => ({
    __typename: 'InventoryLevel',
    id: `gid://shopify/InventoryLevel/${numberOf(placeId)}?inventory_item_id=${numberOf(variant.item.id)}`,
    isActive: active,
    location: () => place(placeId),
    item: () => item(variant),
    quantities: ({ names }: Args) =>
      (names as string[]).map((name) => ({ name, quantity: name === 'available' ? available : 0 })),
  });

  const item = (variant: Variant) => ({
    __typename: 'InventoryItem',
    id: variant.item.id,
    tracked: variant.item.tracked,
    sku: variant.sku,
    inventoryLevel: ({ locationId }: Args) => {
      const found = variant.item.levels.get(String(locationId));
      return found?.active ? level(variant, String(locationId), found) : null;
    },
    inventoryLevels: (args: Args, reading: Reading) =>
      connection([...variant.item.levels], byPlace, ([at, one]) => level(variant, at, one), args, reading),
  });

  const variantView = (variant: Variant) => ({
    __typename: 'ProductVariant',
    id: variant.id,
    sku: variant.sku || null,
    barcode: variant.barcode || null,
    price: variant.price,
    requiresComponents: variant.bundle,
    selectedOptions: variant.options,
    product: () => product(variant.product),
    inventoryItem: () => item(variant),
  });

  const product = (row: Product) => ({
    __typename: 'Product',
    id: row.id,
    title: row.title,
    handle: row.handle,
    status: row.status,
    updatedAt: moment(row.updated),
    variants: (args: Args, reading: Reading) => connection(row.variants, byPlace, variantView, args, reading),
  });

  const line = (order: Order, row: Line) => ({
    __typename: 'LineItem',
    id: row.id,
    title: row.title,
    variantTitle: row.variant.options.map(({ value }) => value).join(' / '),
    sku: row.sku,
    quantity: row.quantity,
    currentQuantity: shop.currentOf(order, row),
    product: () => (shop.products.has(row.variant.product.id) ? product(row.variant.product) : null),
    variant: () => (shop.variants.has(row.variant.id) ? variantView(row.variant) : null),
    originalUnitPriceSet: money(row.price),
    discountedTotalSet: money(times(row.price, row.quantity)),
    taxLines: [{ priceSet: money(times(String(Number(row.price) * 0.19), row.quantity)) }],
  });

  const placedLine = (order: Order, row: Part['lines'][number]) => ({
    __typename: 'FulfillmentOrderLineItem',
    id: row.id,
    totalQuantity: row.total,
    remainingQuantity: row.remaining,
    lineItem: () => line(order, row.line),
  });

  const part = (order: Order, row: Part) => ({
    __typename: 'FulfillmentOrder',
    id: row.id,
    orderId: order.id,
    status: row.status,
    assignedLocation: { location: () => place(row.place) },
    lineItems: (args: Args, reading: Reading) =>
      connection(row.lines, byPlace, (one) => placedLine(order, one), args, reading),
  });

  const refund = (order: Order, row: Refund) => ({
    __typename: 'Refund',
    id: row.id,
    note: row.note,
    totalRefundedSet: money(row.amount),
    refundLineItems: (args: Args, reading: Reading) =>
      connection(
        row.lines,
        byPlace,
        (one) => ({
          quantity: one.quantity,
          restockType: one.how,
          restocked: one.how !== 'NO_RESTOCK',
          location: () => (one.place === null ? null : place(one.place)),
          lineItem: () => line(order, one.line),
        }),
        args,
        reading,
      ),
  });

  const shipment = (order: Order, row: Shipment) => ({
    __typename: 'Fulfillment',
    id: row.id,
    status: row.status,
    createdAt: moment(row.created),
    trackingInfo: row.tracking.number === null && row.tracking.url === null ? [] : [row.tracking],
    fulfillmentLineItems: (args: Args, reading: Reading) =>
      connection(
        row.lines,
        byPlace,
        ({ line: of, quantity }) => ({ quantity, lineItem: () => line(order, of) }),
        args,
        reading,
      ),
  });

  const address = {
    name: 'Ada Byron',
    company: null,
    address1: '12 St James’s Square',
    address2: null,
    zip: 'SW1Y 4JH',
    city: 'London',
    provinceCode: null,
    countryCodeV2: 'GB',
    phone: null,
  };
  /** Shops of the smallest plan show no person to their apps. */
  const ofPeople = <T>(said: T): T => {
    const refusal = hidden();
    if (refusal) throw refusal;
    return said;
  };
  const order = (row: Order) => ({
    __typename: 'Order',
    id: row.id,
    name: row.name,
    currencyCode: 'EUR',
    createdAt: moment(row.created),
    updatedAt: moment(row.updated),
    cancelledAt: row.cancelled === null ? null : moment(row.cancelled),
    displayFinancialStatus: row.financial,
    displayFulfillmentStatus: shop.fulfillmentOf(row),
    email: () => ofPeople('ada@example.com'),
    phone: () => ofPeople(null),
    note: null,
    taxesIncluded: true,
    billingAddress: () => ofPeople(address),
    shippingAddress: () => ofPeople(address),
    shippingLine: { title: 'Standard' },
    totalShippingPriceSet: money('4.90'),
    totalDiscountsSet: money('0.0'),
    lineItems: (args: Args, reading: Reading) => connection(row.lines, byPlace, (one) => line(row, one), args, reading),
    fulfillmentOrders: (args: Args, reading: Reading) =>
      connection(row.parts, byPlace, (one) => part(row, one), args, reading),
    refunds: () => row.refunds.map((one) => refund(row, one)),
    fulfillments: ({ first }: Args) => row.shipments.slice(0, Number(first ?? 250)).map((one) => shipment(row, one)),
  });

  /** Anything by its id. */
  function node(id: string): unknown {
    const kind = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1];
    if (kind === 'Product') return mapped(shop.products.get(id), product);
    if (kind === 'ProductVariant') return mapped(shop.variants.get(id), variantView);
    if (kind === 'InventoryItem') return mapped(shop.items.get(id), item);
    if (kind === 'Order') return mapped(shop.orders.get(id), order);
    for (const of of kind === 'Refund' || kind === 'FulfillmentOrder' ? shop.orders.values() : []) {
      const found = of.refunds.find((one) => one.id === id);
      if (found) return refund(of, found);
      const placed = of.parts.find((one) => one.id === id);
      if (placed) return part(of, placed);
    }
    return null;
  }

  return { place, product, variant: variantView, order, shipment, node };
}

function mapped<From>(found: From | undefined, view: (from: From) => unknown): unknown {
  return found === undefined ? null : view(found);
}
