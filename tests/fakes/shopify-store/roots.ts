import { must } from '#shared/base/must.ts';
import type { BulkOperation } from './bulk.ts';
import { connection, numberOf, type Reading, searched } from './connections.ts';
import { Keys } from './keys.ts';
import type { Args, Info, Selection } from './schema.ts';
import type { Option, Order, Part, Product, ShopifyShop, Variant } from './shop.ts';
import { viewsOf } from './views.ts';

/** What a question is asked with: the rights of its app, and whether it is to be left open. */
export type Context = Reading & {
  readonly scopes: readonly string[];
  /** Writes of stock wait for it between being begun and being done. */
  readonly gate: Promise<void> | null;
  readonly runBulk: (query: string) => Promise<BulkOperation | string>;
  readonly bulk: Map<string, BulkOperation>;
  readonly fileOf: (operation: BulkOperation) => string;
};

type Root = (args: Args, context: Context, info: Info) => unknown;
const problem = (code: string, field: readonly string[] = []) => ({ code, message: code, field });

/** The questions and writes that a connector may put, and the right that each needs. */
export function rootsOf(
  shop: ShopifyShop,
  hidden: () => Error | null,
): Readonly<Record<string, readonly [string | null, Root]>> {
  const views = viewsOf(shop, hidden);
  const keys = new Keys();
  const text = (value: unknown) => String(value);
  const order = (id: unknown) => shop.orders.get(text(id));
  const ids = ({ refuse }: Context, all: unknown) => {
    for (const id of all as string[])
      if (!/^gid:\/\/shopify\/\w+\/\d+$/.test(id))
        throw refuse('argumentLiteralsIncompatible', `Invalid global id '${id}'`);
    return all as string[];
  };

  function products(args: Args, context: Context) {
    if (shop.pulling && !context.isBulk && --shop.pulling.page === 0) {
      const { act } = shop.pulling;
      shop.pulling = null;
      act();
    }
    const fits = searched<Product>(args.query as string | null, {
      updated_at: ({ updated }) => updated,
      title: ({ title }) => title,
      status: ({ status }) => status,
    });
    // What is not for sale comes to those alone who ask for it.
    const isAnyStatus = typeof args.query === 'string' && args.query.includes('status:');
    const sort = args.sortKey === 'UPDATED_AT' ? ({ updated }: Product) => updated : () => 0;
    const rows = [...shop.products.values()].filter((row) => fits(row) && (isAnyStatus || row.status === 'ACTIVE'));
    return connection(rows, (row) => [sort(row), numberOf(row.id)], views.product, args, context);
  }

  function orders(args: Args, context: Context) {
    const fits = searched<Order>(args.query as string | null, { updated_at: ({ updated }) => updated });
    const sort = args.sortKey === 'UPDATED_AT' ? ({ updated }: Order) => updated : () => 0;
    // Without a search it is no index that answers.
    const rows = [...shop.orders.values()].filter((row) => fits(row) && !(args.query && shop.hidden.has(row.id)));
    return connection(rows, (row) => [sort(row), numberOf(row.id)], views.order, args, context);
  }

  function variants(args: Args, context: Context) {
    const fits = searched<Variant>(args.query as string | null, {
      sku: ({ sku }) => sku,
      barcode: ({ barcode }) => barcode,
    });
    const rows = [...shop.variants.values()].filter(fits);
    return connection(rows, (row) => [0, numberOf(row.id)], views.variant, args, context);
  }

  type Change = { delta: number; changeFromQuantity?: number | null; inventoryItemId: string; locationId: string };
  type Adjusting = { name: string; reason: string; referenceDocumentUri?: string; changes: Change[] };
  async function adjust({ input }: Args, context: Context, info: Info) {
    const { name, reason, referenceDocumentUri, changes } = input as Adjusting;
    const refused = (code: string) => ({ inventoryAdjustmentGroup: null, userErrors: [problem(code)] });
    if (changes.some(({ changeFromQuantity }) => changeFromQuantity === undefined))
      throw context.refuse('BAD_REQUEST', 'changeFromQuantity is required');
    return keys.once(keyOf(info, context), input, shop.clock, refused, async () => {
      await context.gate;
      if (name !== 'available') return refused('INVALID_QUANTITY_NAME');
      if (reason !== 'correction') return refused('INVALID_REASON');
      if (referenceDocumentUri !== undefined && !/^[a-z][a-z0-9+.-]*:\/\/[^/]+\/./i.test(referenceDocumentUri))
        return refused('INVALID_REFERENCE_DOCUMENT');
      shop.gaps.shift()?.();
      for (const { inventoryItemId, locationId, changeFromQuantity, delta } of changes) {
        const variant = shop.items.get(inventoryItemId);
        const level = variant?.item.levels.get(locationId);
        if (!variant) return refused('INVALID_INVENTORY_ITEM');
        if (variant.bundle) return refused('NON_MUTABLE_INVENTORY_ITEM');
        if (!level?.active) return refused('INVALID_LOCATION');
        if (changeFromQuantity !== null && changeFromQuantity !== level.available)
          return refused('CHANGE_FROM_QUANTITY_STALE');
        if (level.available + delta > 2_000_000_000) return refused('INVALID_QUANTITY_TOO_HIGH');
      }
      for (const { inventoryItemId, locationId, delta } of changes)
        shop.add(must(shop.items.get(inventoryItemId), 'looked at above'), locationId, delta);
      return { inventoryAdjustmentGroup: { id: shop.nextId('InventoryAdjustmentGroup') }, userErrors: [] };
    });
  }

  type Sending = {
    lineItemsByFulfillmentOrder: {
      fulfillmentOrderId: string;
      fulfillmentOrderLineItems?: { id: string; quantity: number }[];
    }[];
    notifyCustomer: boolean;
    trackingInfo?: { number?: string; company?: string; url?: string };
  };
  function send({ fulfillment }: Args) {
    const { lineItemsByFulfillmentOrder: all, notifyCustomer, trackingInfo } = fulfillment as Sending;
    const refused = (field: string) => ({ fulfillment: null, userErrors: [problem('', ['fulfillment', field])] });
    const taken: { order: Order; part: Part; lineId: string; quantity: number }[] = [];
    for (const { fulfillmentOrderId, fulfillmentOrderLineItems } of all) {
      const of = [...shop.orders.values()].find(({ parts }) => parts.some(({ id }) => id === fulfillmentOrderId));
      const part = of?.parts.find(({ id }) => id === fulfillmentOrderId);
      if (!of || !part || (part.status !== 'OPEN' && part.status !== 'IN_PROGRESS'))
        return refused('fulfillmentOrderId');
      const lines = fulfillmentOrderLineItems ?? part.lines.map(({ id, remaining }) => ({ id, quantity: remaining }));
      for (const { id, quantity } of lines) {
        const line = part.lines.find((one) => one.id === id);
        if (!line || quantity > line.remaining || quantity <= 0) return refused('quantity');
        taken.push({ order: of, part, lineId: id, quantity });
      }
    }
    const [first] = taken;
    if (!first || taken.some(({ part }) => part.place !== first.part.place)) return refused('location');
    const tracking = {
      number: trackingInfo?.number ?? null,
      company: trackingInfo?.company ?? null,
      url: trackingInfo?.url ?? null,
    };
    const made = shop.ship(first.order, taken, tracking, notifyCustomer);
    return { fulfillment: views.shipment(first.order, made), userErrors: [] };
  }

  type NewVariant = {
    optionValues: { optionName: string; name: string }[];
    price?: string;
    barcode?: string;
    sku?: string;
    inventoryItem?: { tracked?: boolean; sku?: string };
    inventoryQuantities?: { locationId: string; name: string; quantity: number }[];
  };
  type NewProduct = {
    title: string;
    handle?: string;
    status?: Product['status'];
    productOptions?: { name: string; values: { name: string }[] }[];
    variants?: NewVariant[];
  };
  function make({ input, identifier }: Args) {
    if (identifier !== undefined) throw new Error('The fake makes new products only');
    const { title, handle, status = 'ACTIVE', productOptions = [], variants: wanted = [] } = input as NewProduct;
    const refused = (code: string) => ({ product: null, userErrors: [problem(code)] });
    if ([...shop.products.values()].some((one) => one.handle === handle)) return refused('HANDLE_NOT_UNIQUE');
    const isOption = ({ optionName, name }: NewVariant['optionValues'][number]) =>
      productOptions.some((option) => option.name === optionName && option.values.some((value) => value.name === name));
    if (
      !wanted.every(({ optionValues }) => optionValues.length === productOptions.length && optionValues.every(isOption))
    )
      return refused('OPTION_VALUE_DOES_NOT_EXIST');
    if (productOptions.length > 3) return refused('OPTIONS_OVER_LIMIT');
    const stocked = wanted.flatMap(({ inventoryQuantities = [] }) => inventoryQuantities);
    if (stocked.some(({ locationId, name }) => !shop.places.has(locationId) || name !== 'available'))
      return refused('INVALID_INPUT');
    const row = shop.addProduct({ title, status, ...(handle !== undefined && { handle }) });
    // The store puts them into the order of the options' values.
    for (const one of wanted.toReversed()) {
      const options: Option[] = one.optionValues.map(({ optionName, name }) => ({ name: optionName, value: name }));
      const levels = Object.fromEntries(
        (one.inventoryQuantities ?? []).map(({ locationId, quantity }) => [locationId, quantity]),
      );
      shop.addVariant(
        row,
        {
          options,
          sku: one.inventoryItem?.sku ?? one.sku ?? '',
          barcode: one.barcode ?? '',
          price: one.price ?? '0.00',
        },
        one.inventoryItem?.tracked ? levels : null,
      );
    }
    return { product: views.product(row), userErrors: [] };
  }

  const bulkView = (operation: BulkOperation, { fileOf }: Context) => ({
    id: operation.id,
    status: operation.status,
    objectCount: String(operation.lines.length),
    rootObjectCount: String(operation.lines.filter((line) => !line.includes('"__parentId"')).length),
    createdAt: `${new Date(operation.created).toISOString().slice(0, 19)}Z`,
    url: operation.status === 'COMPLETED' && operation.lines.length > 0 ? fileOf(operation) : null,
  });
  async function runBulk({ query }: Args, context: Context) {
    const run = await context.runBulk(text(query));
    if (typeof run === 'string') return { bulkOperation: null, userErrors: [problem(run)] };
    return { bulkOperation: bulkView(run, context), userErrors: [] };
  }
  function lookBulk({ id }: Args, context: Context) {
    const operation = context.bulk.get(text(id));
    if (!operation) return null;
    if (operation.status === 'CREATED' || operation.status === 'RUNNING')
      operation.status = operation.left-- > 0 ? 'RUNNING' : 'COMPLETED';
    return bulkView(operation, context);
  }
  function cancelBulk({ id }: Args, { bulk }: Context) {
    const operation = bulk.get(text(id));
    if (operation) operation.status = 'CANCELED';
    return { bulkOperation: operation && { id: operation.id }, userErrors: [] };
  }

  const byHandle = ({ identifier }: Args) => {
    const { handle } = identifier as { handle?: string };
    const found = [...shop.products.values()].find((one) => one.handle === handle);
    return found ? views.product(found) : null;
  };

  return {
    shop: [null, () => ({ name: 'Ada’s Shop', currencyCode: 'EUR', myshopifyDomain: 'ada.myshopify.com' })],
    currentAppInstallation: [null, (_, { scopes }) => ({ accessScopes: scopes.map((handle) => ({ handle })) })],
    locations: [
      'read_locations',
      (args, context) =>
        connection(
          [...shop.places.values()],
          (_, index) => [index, 0],
          ({ id }) => views.place(id),
          args,
          context,
        ),
    ],
    products: ['read_products', products],
    product: ['read_products', ({ id }) => views.node(text(id))],
    productByIdentifier: ['read_products', byHandle],
    productVariants: ['read_products', variants],
    inventoryItem: ['read_inventory', ({ id }) => views.node(text(id))],
    orders: ['read_orders', orders],
    order: ['read_orders', ({ id }) => mappedOrder(order(id), views.order)],
    fulfillmentOrder: ['read_merchant_managed_fulfillment_orders', ({ id }) => views.node(text(id))],
    node: [null, ({ id }) => views.node(text(id))],
    nodes: [null, ({ ids: all }, context) => ids(context, all).map(views.node)],
    bulkOperation: [null, lookBulk],
    bulkOperationRunQuery: [null, runBulk],
    bulkOperationCancel: [null, cancelBulk],
    inventoryAdjustQuantities: ['write_inventory', adjust],
    fulfillmentCreate: ['write_merchant_managed_fulfillment_orders', send],
    productSet: ['write_products', make],
  };
}

function mappedOrder(found: Order | undefined, view: (order: Order) => unknown): unknown {
  return found ? view(found) : null;
}

/** The key of a write, which some writes must have. */
function keyOf({ fieldNodes, variableValues }: Info, { refuse }: Context): string {
  const node: Selection | undefined = fieldNodes[0];
  const directive = node?.directives?.find(({ name }) => name.value === 'idempotent');
  const value = directive?.arguments?.find(({ name }) => name.value === 'key')?.value;
  const key =
    value?.kind === 'Variable' ? variableValues[value.name.value] : value?.kind === 'StringValue' ? value.value : null;
  if (typeof key === 'string' && key.trim() !== '') return key;
  throw refuse('BAD_REQUEST', 'The @idempotent directive is required for this mutation but was not provided.');
}
