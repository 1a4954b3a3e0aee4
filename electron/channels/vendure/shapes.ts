import { z } from 'zod';

/** Numbers or texts, as the shop has set it up; texts on the line. */
const id = z.union([z.string(), z.number()]).transform(String);
const whole = z.number().int();
/** A text as it is, empty where there is none. */
const text = z
  .string()
  .nullish()
  .transform((said) => said ?? '');
/** Milliseconds; the store writes its moments with zone. */
const moment = z.string().transform((said) => {
  const ms = Date.parse(said);
  return Number.isFinite(ms) ? ms : 0;
});
/** Fields of the shop's own: we asked for texts. */
const own = z.record(z.string(), z.unknown()).nullish();

export const stockLevel = z.object({ stockLocationId: id, stockOnHand: whole, stockAllocated: whole });
export const levelFields = 'stockLevels { stockLocationId stockOnHand stockAllocated }';

const counted = z.object({
  id,
  trackInventory: z.enum(['TRUE', 'FALSE', 'INHERIT']).catch('INHERIT'),
  stockLevels: z.array(stockLevel),
});
/** What is read of a variant's stock. */
export const stockRow = counted;
export type StockRow = z.infer<typeof stockRow>;
export const stockFields = `id trackInventory ${levelFields}`;

const variant = counted.extend({
  sku: text,
  price: z.number().nullish(),
  priceWithTax: z.number().nullish(),
  updatedAt: moment,
  options: z.array(z.object({ name: text, group: z.object({ id, name: text }) })),
  customFields: own,
});
export type VariantRow = z.infer<typeof variant>;

export const productRow = z.object({
  id,
  name: text,
  enabled: z.boolean(),
  updatedAt: moment,
  variants: z.array(variant),
});
export type ProductRow = z.infer<typeof productRow>;

/** Of a product and its variants, with the field that keeps the code, where the shop has one. */
export function productFields(barcode: string | null): string {
  return `id name enabled updatedAt variants {
    ${stockFields} sku price priceWithTax updatedAt options { name group { id name } } ${ownFields(barcode)}
  }`;
}

/** A variant as a list of changes names it. */
export const variantRow = z.object({ id, productId: id, updatedAt: moment });
export type VariantMark = z.infer<typeof variantRow>;

const address = z
  .object({
    fullName: text,
    company: text,
    streetLine1: text,
    streetLine2: text,
    city: text,
    province: text,
    postalCode: text,
    countryCode: text,
    phoneNumber: text,
  })
  .nullish();
export type AddressRow = z.infer<typeof address>;
const addressFields = '{ fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber }';

const pieces = z.array(z.object({ orderLineId: id, quantity: whole }));

const line = z.object({
  id,
  quantity: whole,
  orderPlacedQuantity: whole,
  unitPrice: z.number(),
  unitPriceWithTax: z.number(),
  proratedLinePrice: z.number(),
  lineTax: z.number(),
  productVariant: counted.extend({ productId: id, sku: text, name: text }),
});
export type LineRow = z.infer<typeof line>;

const refund = z.object({
  id,
  createdAt: moment,
  updatedAt: moment,
  total: z.number(),
  reason: text,
  state: z.string(),
  lines: pieces,
});
export type RefundRow = z.infer<typeof refund>;
const fulfillment = z.object({
  id,
  state: z.string(),
  method: text,
  trackingCode: text,
  updatedAt: moment,
  lines: pieces,
});
export type FulfillmentRow = z.infer<typeof fulfillment>;
export const fulfillmentFields =
  'fulfillments { id state method trackingCode updatedAt lines { orderLineId quantity } }';

/** An order that was placed. */
export const orderRow = z.object({
  id,
  code: z.string(),
  state: z.string(),
  type: z.string(),
  orderPlacedAt: moment.nullish(),
  createdAt: moment,
  updatedAt: moment,
  currencyCode: z.string(),
  customer: z.object({ firstName: text, lastName: text, emailAddress: text, phoneNumber: text }).nullish(),
  shippingAddress: address,
  billingAddress: address,
  shippingLines: z.array(z.object({ shippingMethod: z.object({ name: text }).nullish() })),
  shipping: z.number(),
  discounts: z.array(z.object({ amount: z.number() })),
  customFields: own,
  lines: z.array(line),
  payments: z
    .array(z.object({ refunds: z.array(refund) }))
    .nullish()
    .transform((all) => all ?? []),
  fulfillments: z
    .array(fulfillment)
    .nullish()
    .transform((all) => all ?? []),
  modifications: z.array(z.object({ createdAt: moment })),
  history: z.object({
    items: z.array(z.object({ createdAt: moment, data: z.object({ to: z.string() }).catch({ to: '' }) })),
  }),
});
export type OrderRow = z.infer<typeof orderRow>;

/** Of an order, with the field that keeps the customer's note, where the shop has one. */
export function orderFields(note: string | null): string {
  return `id code state type orderPlacedAt createdAt updatedAt currencyCode
    customer { firstName lastName emailAddress phoneNumber }
    shippingAddress ${addressFields} billingAddress ${addressFields}
    shippingLines { shippingMethod { name } } shipping discounts { amount } ${ownFields(note)}
    lines {
      id quantity orderPlacedQuantity unitPrice unitPriceWithTax proratedLinePrice lineTax
      productVariant { ${stockFields} productId sku name }
    }
    payments { refunds { id createdAt updatedAt total reason state lines { orderLineId quantity } } }
    ${fulfillmentFields} modifications { createdAt }
    history(options: { filter: { type: { eq: "ORDER_STATE_TRANSITION" } }, take: 100 }) { items { createdAt data } }`;
}

function ownFields(name: string | null): string {
  return name === null ? '' : `customFields { ${name} }`;
}

/** The text in a field of the shop's own. */
export function ownText(fields: z.infer<typeof own>, name: string | null): string {
  const found = name === null ? null : fields?.[name];
  return typeof found === 'string' ? found : '';
}

/** A set of rows with how many there are in all. */
export function listOf<Row>(row: z.ZodType<Row>) {
  return z.object({ items: z.array(row), totalItems: whole });
}

/** A change of the figure in the store's own ledger of stock. */
export const movements = z.object({
  totalItems: whole,
  items: z.array(z.object({ quantity: whole.optional(), createdAt: moment.optional() })),
});
export { id as remoteId };
