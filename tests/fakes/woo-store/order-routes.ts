import type { Ask } from './catalogue-routes.ts';
import { gmt, listed, only, refuse, type Reply } from './lists.ts';
import { type Line, type Order, type Refund, setMeta, type WooShop } from './shop.ts';

const known = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'checkout-draft'];
const person = {
  first_name: 'Ada',
  last_name: 'Byron',
  company: '',
  address_1: '12 St James Square',
  address_2: '',
  city: 'London',
  state: '',
  postcode: 'SW1Y 4JH',
  country: 'GB',
};

function line({ id, itemId, parentId, name, sku, quantity, price, reduced, restocked }: Line): object {
  const net = (Number(price) * quantity).toFixed(2);
  return {
    id,
    name,
    product_id: parentId ?? itemId,
    variation_id: parentId === null ? 0 : itemId,
    quantity,
    subtotal: net,
    subtotal_tax: (Number(net) * 0.2).toFixed(2),
    total: net,
    total_tax: (Number(net) * 0.2).toFixed(2),
    sku,
    meta_data: [
      ...(reduced > 0 ? [{ id: 1, key: '_reduced_stock', value: String(reduced) }] : []),
      ...(restocked > 0 ? [{ id: 2, key: '_restock_refunded_items', value: String(restocked) }] : []),
    ],
  };
}

function shown(order: Order): object {
  return {
    id: order.id,
    number: String(order.id),
    order_key: order.key,
    status: order.status,
    currency: 'EUR',
    prices_include_tax: true,
    date_created_gmt: gmt(order.created),
    date_modified_gmt: gmt(order.modified),
    discount_total: '0.00',
    shipping_total: '4.90',
    customer_note: order.note,
    billing: { ...person, phone: '020 7946 0000', email: 'ada@example.com' },
    shipping: { ...person, phone: '' },
    shipping_lines: [{ method_title: 'Flat rate' }],
    line_items: order.lines.map(line),
    refunds: order.refunds.map(({ id, reason, amount }) => ({ id, reason, total: `-${amount}` })),
    meta_data: order.meta.map((meta, index) => ({ id: index + 1, ...meta })),
  };
}

function refund({ id, amount, reason, lines }: Refund): object {
  const items = lines.map((one) => ({
    id: one.id,
    quantity: -one.quantity,
    meta_data: [{ id: 1, key: '_refunded_item_id', value: String(one.of) }],
  }));
  return { id, amount, reason, line_items: items };
}

function textOf(value: unknown, other: string): string {
  return typeof value === 'string' ? value : other;
}

/** `/orders…` of the store's interface; `path` is what follows `/wc/v3/orders`. */
export function orderRoutes(shop: WooShop, path: string, ask: Ask): Reply | null {
  const [, own, inner] = /^(?:\/(\d+))?(?:\/(refunds|notes))?$/.exec(path) ?? [];
  if (own === undefined) return path === '' ? all(shop, ask) : null;
  const order = shop.orders.get(Number(own));
  if (!order) return refuse(404, 'woocommerce_rest_shop_order_invalid_id');
  if (inner === 'refunds') return refunds(shop, order, ask);
  if (inner === 'notes') return notes(shop, order, ask);
  if (ask.method === 'PUT') return update(shop, order, ask);
  // Throwing away, or deleting, gives nothing back.
  if (ask.method === 'DELETE' && ask.query.get('force') === 'true') shop.orders.delete(order.id);
  else if (ask.method === 'DELETE') shop.setStatus(order, 'trash');
  return { status: 200, value: only(shown(order), ask.query) };
}

function all(shop: WooShop, { method, query, body }: Ask): Reply {
  if (method === 'POST') {
    const wanted = (body.line_items ?? []) as { product_id: number; variation_id?: number; quantity: number }[];
    const lines = wanted.map((one) => ({ itemId: one.variation_id || one.product_id, quantity: one.quantity }));
    const order = shop.addOrder(lines, textOf(body.status, 'pending'), textOf(body.customer_note, ''));
    return { status: 201, value: shown(order) };
  }
  const status = query.get('status') ?? 'any';
  const rows = [...shop.orders.values()].filter((order) =>
    status === 'any' ? order.status !== 'trash' : order.status === status,
  );
  return listed(rows, query, shown);
}

/** Every change is taken, also backwards; a status that nobody registered is not. */
function update(shop: WooShop, order: Order, { body }: Ask): Reply {
  const { line_items: lines, meta_data: meta } = body;
  const status = textOf(body.status, order.status);
  if (body.status !== undefined && ![...known, ...shop.moreStatuses].includes(status))
    return refuse(400, 'rest_invalid_param');
  for (const { id, quantity } of (lines ?? []) as { id: number; quantity: number }[]) {
    const edited = order.lines.find((one) => one.id === id);
    if (edited) shop.setQuantity(order, edited, quantity);
  }
  setMeta(order.meta, meta);
  shop.setStatus(order, status);
  return { status: 200, value: shown(order) };
}

function refunds(shop: WooShop, order: Order, { method, query, body }: Ask): Reply {
  const rows = order.refunds.map((one) => ({ ...one, modified: order.modified }));
  if (method === 'GET') return listed(rows, query, refund);
  const items = (body.line_items ?? []) as { id: number; quantity: number }[];
  const made = shop.refund(
    order,
    items.map(({ id, quantity }) => ({ of: id, quantity })),
    { amount: textOf(body.amount, '0'), reason: textOf(body.reason, ''), restock: body.api_restock !== false },
  );
  return { status: 201, value: refund(made) };
}

function notes(shop: WooShop, order: Order, { method, query, body }: Ask): Reply {
  const asked = query.get('type') === 'customer';
  if (method === 'GET') return { status: 200, value: order.notes.filter((one) => !asked || one.customer_note) };
  const note = { id: shop.nextId(), note: textOf(body.note, ''), customer_note: body.customer_note === true };
  order.notes.push(note);
  return { status: 201, value: note };
}

/** The list of the shipment-tracking extension; `path` is what follows its namespace. */
export function trackingRoutes(shop: WooShop, path: string, { method, body }: Ask): Reply | null {
  const own = /^\/orders\/(\d+)\/shipment-trackings$/.exec(path)?.[1];
  const order = shop.orders.get(Number(own));
  if (!order) return own === undefined ? null : refuse(404, 'woocommerce_rest_shop_order_invalid_id');
  if (method === 'POST') order.trackings.push({ tracking_id: String(shop.nextId()), ...body });
  return { status: method === 'POST' ? 201 : 200, value: method === 'POST' ? order.trackings.at(-1) : order.trackings };
}
