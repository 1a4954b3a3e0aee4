import { z } from 'zod';

/** Plugins write numbers as texts and the other way round. */
const number = z.union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d+)?$/)]).transform(Number);
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .transform((said) => said ?? '');
const id = z.number().int().nonnegative();
/** Extensions put whole structures where WooCommerce has texts; those are nothing to us. */
const metas = z
  .array(z.object({ key: z.string(), value: z.unknown() }).catch({ key: '', value: null }))
  .catch([])
  .default([]);
const date = z
  .string()
  .nullish()
  .transform((said) => said ?? null);
/** The store's word for "counted": a variant may be counted with its product. */
const counted = z.union([z.boolean(), z.literal('parent')]).catch(false);

/** What is read of a stock figure. */
export const stockRow = z.object({
  id,
  manage_stock: counted,
  stock_quantity: z
    .union([number, z.literal('').transform(() => null)])
    .nullish()
    .transform((said) => said ?? null),
  meta_data: metas,
});
export type StockRow = z.infer<typeof stockRow>;
export const stockFields = 'id,manage_stock,stock_quantity,meta_data';

const attributes = z
  .array(z.object({ name: text, option: text }).catch({ name: '', option: '' }))
  .catch([])
  .default([]);

/** A variation in the list of its product. */
export const variationRow = stockRow.extend({ sku: text, global_unique_id: text, price: text, attributes });
export type VariationRow = z.infer<typeof variationRow>;
export const variationFields = `${stockFields},sku,global_unique_id,price,attributes`;

/** A product in the list of products. */
export const productRow = stockRow.extend({
  name: text,
  type: text,
  status: text,
  sku: text,
  global_unique_id: text,
  price: text,
  variations: z.array(z.unknown()).catch([]).default([]),
  date_modified_gmt: date,
});
export type ProductRow = z.infer<typeof productRow>;
export const productFields = `${stockFields},name,type,status,sku,global_unique_id,price,variations,date_modified_gmt`;

const address = z
  .object({
    first_name: text,
    last_name: text,
    company: text,
    address_1: text,
    address_2: text,
    city: text,
    state: text,
    postcode: text,
    country: text,
    phone: text,
    email: text,
  })
  .partial();
export type AddressRow = z.infer<typeof address>;

const line = z.object({
  id,
  name: text,
  product_id: id.nullish(),
  variation_id: id.nullish(),
  quantity: number,
  subtotal: text,
  subtotal_tax: text,
  total: text,
  total_tax: text,
  sku: text,
  meta_data: metas,
});
export type LineRow = z.infer<typeof line>;

/** An order in the list of orders. */
export const orderRow = z.object({
  id,
  number: text,
  order_key: text,
  status: z.string(),
  currency: z.string(),
  prices_include_tax: z.boolean().catch(false),
  date_created_gmt: date,
  date_modified_gmt: date,
  discount_total: text,
  shipping_total: text,
  customer_note: text,
  billing: address,
  shipping: address,
  shipping_lines: z.array(z.object({ method_title: text })).catch([]),
  line_items: z.array(line),
  refunds: z.array(z.object({ id })).catch([]),
});
export type OrderRow = z.infer<typeof orderRow>;
export const orderFields = Object.keys(orderRow.shape).join(',');

/** A refund in the list of an order's refunds: its lines count below zero. */
export const refundRow = z.object({
  id,
  amount: text,
  reason: text,
  line_items: z.array(z.object({ id, quantity: number, meta_data: metas })).catch([]),
});
export type RefundRow = z.infer<typeof refundRow>;

/** What is read of an order before it is written to. */
export const orderState = z.object({ id, status: z.string(), meta_data: metas });
export type OrderState = z.infer<typeof orderState>;

/** Of an answer that only matters by being one. */
export const anything = z.unknown();

type Metas = z.infer<typeof metas>;

/** The text under a key of ours or the store's, null where there is none. */
export function metaText(meta: Metas, key: string): string | null {
  const found = meta.find((one) => one.key === key)?.value;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}

/** The number under a key, 0 where there is none. */
export function metaNumber(meta: Metas, key: string): number {
  const found = Number(metaText(meta, key) ?? 0);
  return Number.isFinite(found) ? found : 0;
}

/** Where we write which operation of ours wrote last. */
export const MARKER = '_inv_op';
