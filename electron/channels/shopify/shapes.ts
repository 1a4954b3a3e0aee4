import { z } from 'zod';

/** What answers hold, as far as it is used. What the shop leaves out of a text is an empty one. */
const text = z
  .string()
  .nullish()
  .transform((one) => one ?? '');
const moment = z.string().transform((one, context) => {
  const ms = Date.parse(one);
  if (Number.isFinite(ms)) return ms;
  context.addIssue('no moment');
  return z.NEVER;
});
const id = z.string().min(1).max(200);
const ref = z.object({ id });
const money = z.object({ shopMoney: z.object({ amount: z.coerce.string() }) }).nullish();

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
/** One page of a list. */
export function pageOf<T>(node: z.ZodType<T>) {
  return z.object({ nodes: z.array(node), pageInfo });
}
export type PageOf<T> = { readonly nodes: readonly T[]; readonly pageInfo: z.infer<typeof pageInfo> };

export const level = z.object({
  isActive: z.boolean(),
  location: ref,
  quantities: z.array(z.object({ name: z.string(), quantity: z.number() })),
});
export type LevelRow = z.infer<typeof level>;

const variantFields = z.object({
  id,
  sku: text,
  barcode: text,
  price: z.string().nullish(),
  requiresComponents: z.boolean(),
  selectedOptions: z.array(z.object({ name: text, value: text })),
});
export const variantRow = variantFields.extend({
  inventoryItem: z.object({ id, tracked: z.boolean(), inventoryLevels: pageOf(level) }),
});
export type VariantRow = z.infer<typeof variantRow>;

const productFields = z.object({ id, title: text, status: z.string(), updatedAt: moment });
export const productRow = productFields.extend({ variants: pageOf(variantRow) });
export type ProductRow = z.infer<typeof productRow>;
/** A product, a variant and a level as a whole pull has them: each by itself. */
export const flatProduct = productFields;
export const flatVariant = variantFields.extend({
  product: ref,
  inventoryItem: z.object({ id, tracked: z.boolean() }),
});
export const flatLevel = level.extend({ item: ref });
export type FlatProduct = z.infer<typeof flatProduct>;
export type FlatVariant = z.infer<typeof flatVariant>;

const address = z
  .object({
    name: text,
    company: text,
    address1: text,
    address2: text,
    zip: text,
    city: text,
    provinceCode: text,
    countryCodeV2: text,
    phone: text,
  })
  .nullish();
export type AddressRow = z.infer<typeof address>;

export const lineRow = z.object({
  id,
  title: text,
  variantTitle: text,
  sku: text,
  currentQuantity: z.number(),
  product: ref.nullish(),
  variant: z.object({ id, inventoryItem: z.object({ tracked: z.boolean() }) }).nullish(),
  originalUnitPriceSet: money,
  discountedTotalSet: money,
  taxLines: z.array(z.object({ priceSet: money })),
});
export type LineRow = z.infer<typeof lineRow>;

export const placedLine = z.object({
  id,
  totalQuantity: z.number(),
  remainingQuantity: z.number(),
  lineItem: ref,
});
const placedFields = z.object({ id, status: z.string(), assignedLocation: z.object({ location: ref.nullish() }) });
export const placedRow = placedFields.extend({ lineItems: pageOf(placedLine) });
export const flatPlaced = placedFields.extend({ orderId: id });
/** The part of an order that one place is to send. */
export type Placed = z.infer<typeof placedFields> & { readonly lines: readonly z.infer<typeof placedLine>[] };

export const refundLine = z.object({
  quantity: z.number(),
  restockType: z.string(),
  restocked: z.boolean(),
  location: ref.nullish(),
  lineItem: ref,
});
export const refundRow = z.object({ id, note: text, totalRefundedSet: money, refundLineItems: pageOf(refundLine) });
export type Refund = Omit<z.infer<typeof refundRow>, 'refundLineItems'> & {
  readonly lines: readonly z.infer<typeof refundLine>[];
};

/** What an order's statuses are made of. */
export const standing = z.object({
  cancelledAt: z.string().nullish(),
  displayFinancialStatus: z.string().nullish(),
  displayFulfillmentStatus: z.string(),
});
export type Standing = z.infer<typeof standing>;

const orderFields = standing.extend({
  id,
  name: text,
  currencyCode: z.string(),
  createdAt: moment,
  updatedAt: moment,
  email: text,
  phone: text,
  note: text,
  taxesIncluded: z.boolean(),
  billingAddress: address,
  shippingAddress: address,
  shippingLine: z.object({ title: text }).nullish(),
  totalShippingPriceSet: money,
  totalDiscountsSet: money,
});
export const orderRow = orderFields.extend({
  lineItems: pageOf(lineRow),
  fulfillmentOrders: pageOf(placedRow),
  refunds: z.array(refundRow),
});
export type OrderRow = z.infer<typeof orderRow>;
export const flatOrder = orderFields.extend({ refunds: z.array(ref) });
/** An order with all that belongs to it. */
export type WholeOrder = z.infer<typeof orderFields> & {
  readonly lines: readonly LineRow[];
  readonly placed: readonly Placed[];
  readonly refunds: readonly Refund[];
};

export const bulk = z.object({
  id,
  status: z.string(),
  url: z.string().nullish(),
  rootObjectCount: z.coerce.number(),
  createdAt: moment,
});
export type Bulk = z.infer<typeof bulk>;
export const refused = z.array(z.object({ code: z.string().nullish() }));

/** The form of the store's ids; nothing of another form is there. */
export function isId(text: string, kind: string): boolean {
  return new RegExp(`^gid://shopify/${kind}/\\d{1,30}$`).test(text);
}

/** The number in one of the store's ids. */
export function numberOf(one: string): number {
  return Number(/(\d+)$/.exec(one)?.[1] ?? 0);
}
