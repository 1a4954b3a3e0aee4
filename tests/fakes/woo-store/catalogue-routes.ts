import { gmt, listed, only, refuse, type Reply } from './lists.ts';
import { type Item, setMeta, type WooShop } from './shop.ts';

type Body = Record<string, unknown>;
export type Ask = { readonly method: string; readonly query: URLSearchParams; readonly body: Body };

function shown(shop: WooShop, item: Item): object {
  const counted = shop.countedOf(item);
  return {
    id: item.id,
    parent_id: item.parentId ?? 0,
    name: item.name,
    type: item.type,
    status: item.status,
    sku: item.sku,
    global_unique_id: item.gtin,
    price: item.price,
    manage_stock: counted !== null && counted !== item ? 'parent' : item.manage,
    stock_quantity: counted?.stock ?? null,
    attributes: item.attributes,
    variations: [...shop.items.values()].filter(({ parentId }) => parentId === item.id).map(({ id }) => id),
    meta_data: item.meta.map((meta, index) => ({ id: index + 1, ...meta })),
    date_modified_gmt: gmt(item.modified),
  };
}

/** `/products…` of the store's interface; `path` is what follows `/wc/v3/products`. */
export function productRoutes(shop: WooShop, path: string, ask: Ask): Reply | null {
  const [, own, isVariations, inner] = /^(?:\/(\d+|batch))?(\/variations)?(?:\/(\d+|batch))?$/.exec(path) ?? [];
  if (own === undefined && path !== '') return null;
  const parentId = isVariations ? Number(own) : null;
  const which = isVariations ? inner : own;
  const label = parentId === null ? 'product' : 'product_variation';
  if (parentId !== null && !shop.items.has(parentId)) return refuse(404, 'woocommerce_rest_product_invalid_id');
  if (which === 'batch') return batch(shop, parentId, ask.body);
  if (which === undefined)
    return ask.method === 'GET' ? list(shop, parentId, ask.query) : create(shop, parentId, ask.body);
  const item = shop.items.get(Number(which));
  if (!item || item.parentId !== parentId)
    return refuse(ask.method === 'PUT' ? 400 : 404, `woocommerce_rest_${label}_invalid_id`);
  if (ask.method === 'PUT') return update(shop, item, ask.body);
  if (ask.method === 'DELETE') remove(shop, item, ask.query.get('force') === 'true');
  return { status: 200, value: only(shown(shop, item), ask.query) };
}

function list(shop: WooShop, parentId: number | null, query: URLSearchParams): Reply {
  const status = query.get('status') ?? 'any';
  const sku = query.get('sku');
  // Asked for a SKU, the list of products has variations, too.
  const rows = [...shop.items.values()].filter(
    (item) =>
      (sku === null ? item.parentId === parentId : item.sku === sku) &&
      (status === 'any' ? item.status !== 'trash' : item.status === status),
  );
  return listed(rows, query, (item) => shown(shop, item));
}

function create(shop: WooShop, parentId: number | null, body: Body): Reply {
  const taken = [...shop.items.values()].find(({ sku }) => sku !== '' && sku === body.sku);
  if (taken) return refuse(400, 'product_invalid_sku', { resource_id: taken.id });
  const item = shop.addItem({ parentId, ...(parentId !== null && { type: 'variation' }) });
  return { ...update(shop, item, body), status: 201 };
}

function update(shop: WooShop, item: Item, body: Body): Reply {
  for (const key of ['stock_quantity', 'inventory_delta'] as const)
    if (body[key] !== undefined && !Number.isInteger(body[key])) return refuse(400, 'rest_invalid_param');
  const {
    name,
    status,
    sku,
    type,
    regular_price: price,
    manage_stock: manage,
    global_unique_id: gtin,
    attributes,
  } = body;
  const set = { name, status, sku, type, price, manage, gtin, attributes };
  Object.assign(item, Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)));
  if (typeof body.stock_quantity === 'number' && item.manage) item.stock = body.stock_quantity;
  else if (typeof body.inventory_delta === 'number') shop.addDelta(item, body.inventory_delta);
  setMeta(item.meta, body.meta_data);
  shop.touch(item);
  return { status: 200, value: shown(shop, item) };
}

function remove(shop: WooShop, item: Item, force: boolean): void {
  item.status = 'trash';
  shop.touch(item);
  if (!force) return;
  for (const other of shop.items.values()) if (other.parentId === item.id) shop.items.delete(other.id);
  shop.items.delete(item.id);
}

/** Each item for itself: one that fails says so in its place, in an answer that is good as a whole. */
function batch(shop: WooShop, parentId: number | null, body: Body): Reply {
  const { create: made = [], update: changed = [] } = body as { create?: Body[]; update?: Body[] };
  if (made.length + changed.length > 100) return refuse(413, 'woocommerce_rest_request_entity_too_large');
  const inPlace = ({ status, value }: Reply, id?: unknown) => (status < 300 ? value : { id, error: value });
  const label = parentId === null ? 'product' : 'product_variation';
  const updated = changed.map((one) => {
    const item = shop.items.get(Number(one.id));
    const reply =
      item?.parentId === parentId ? update(shop, item, one) : refuse(400, `woocommerce_rest_${label}_invalid_id`);
    return inPlace(reply, one.id);
  });
  return {
    status: 200,
    value: {
      ...(made.length > 0 && { create: made.map((one) => inPlace(create(shop, parentId, one), 0)) }),
      ...(changed.length > 0 && { update: updated }),
    },
  };
}
