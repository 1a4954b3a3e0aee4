import { z } from 'zod';

/** A decimal number as stores write money, such as "12.90"; kept as text, because how many places it has is the currency's. */
const amount = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/);
const id = z.string().min(1).max(200);
const text = z.string().max(100_000);
/** Milliseconds since 1970 by the store's clock. */
const moment = z.number().int();

/** A person's address as a store has it; every part may be empty. */
export const remoteAddress = z.object({
  name: text,
  company: text,
  lines: z.array(text).max(5),
  postcode: text,
  city: text,
  region: text,
  /** ISO 3166-1, two letters, where it is known. */
  country: text,
  phone: text,
  email: text,
});
export type RemoteAddress = z.infer<typeof remoteAddress>;

/** What can be ordered of a product: the product itself where it has no variants. */
export const remoteVariant = z.object({
  /** Null for a product without variants. */
  id: id.nullable(),
  sku: text,
  barcode: text,
  /** Name and value of each option, in the store's order. */
  options: z.array(z.object({ name: text, value: text })).max(20),
  price: amount.nullable(),
  /** What the store shows; null where it does not count it. By the store's place, which is null where there is one. */
  stock: z.array(z.object({ locationId: id.nullable(), quantity: z.number().nullable() })),
  /** Of an operation of ours that wrote last, where the store keeps such a mark. */
  marker: text.nullable(),
});
export type RemoteVariant = z.infer<typeof remoteVariant>;

/** A product as a store has it, with all its variants, or the word that it is gone. */
export const remoteProduct = z.object({
  id,
  title: text,
  status: z.enum(['shown', 'hidden', 'gone']),
  variants: z.array(remoteVariant),
  modifiedAt: moment,
});
export type RemoteProduct = z.infer<typeof remoteProduct>;

/** A product that a store is asked to make, not yet for its customers to see; money as `amount`. */
export const newRemoteProduct = z.object({
  title: text,
  /** Plain text. */
  description: text,
  variants: z
    .array(
      z.object({
        sku: text,
        barcode: text,
        /** As many of them for each variant, in one order; none where there is one variant. */
        options: z.array(z.object({ name: text, value: text })).max(20),
        price: amount.nullable(),
        stock: z.array(z.object({ locationId: id.nullable(), quantity: z.number().int() })),
      }),
    )
    .min(1),
});
export type NewRemoteProduct = z.infer<typeof newRemoteProduct>;

/** One line of an order as a store has it. */
export const remoteOrderLine = z.object({
  id,
  productId: id.nullable(),
  variantId: id.nullable(),
  sku: text,
  title: text,
  quantity: z.number(),
  /** Of one piece, with or without tax as the store shows prices. */
  unitPrice: amount.nullable(),
  /** Of the whole line after discounts, without tax. */
  total: amount.nullable(),
  tax: amount.nullable(),
  /**
   * How much of it the store has taken out of what it shows, by its place, and not put back since; null where it does not say.
   * `locationId` is null where it knows one place.
   */
  taken: z.array(z.object({ locationId: id.nullable(), quantity: z.number() })).nullable(),
});

/** What was paid back of an order; `restocked`: whether the store put those pieces back, null where it does not say. */
export const remoteRefund = z.object({
  id,
  amount,
  reason: text,
  lines: z.array(z.object({ lineId: id, quantity: z.number(), restocked: z.boolean().nullable() })),
});

/** An order as a store has it, or the word that it is gone. Personal data is in its addresses and note alone. */
export const remoteOrder = z.object({
  id,
  /** What no other order there ever has, for stores that give ids a second time when they are set up from a copy of before. */
  identity: text.optional(),
  number: text,
  /** As the store calls it, unknown ones included. */
  status: text,
  /** What the status means; null where this program does not know it. */
  means: z.enum(['unpaid', 'open', 'held', 'done', 'cancelled', 'refunded', 'failed', 'gone']).nullable(),
  currency: z.string().length(3),
  placedAt: moment,
  modifiedAt: moment,
  billing: remoteAddress,
  shipping: remoteAddress.nullable(),
  shippingMethod: text,
  shippingAmount: amount.nullable(),
  discountAmount: amount.nullable(),
  customerNote: text,
  lines: z.array(remoteOrderLine),
  refunds: z.array(remoteRefund),
});
export type RemoteOrder = z.infer<typeof remoteOrder>;

/** The id of an order whose id another one had before. */
export function reusedOrderId({ id: one, identity = '' }: Pick<RemoteOrder, 'id' | 'identity'>): string {
  return `${one}~${identity}`.slice(0, 200);
}

/** The id by which the store itself calls an order. */
export function storeOrderId(orderId: string): string {
  return orderId.split('~', 1)[0] ?? orderId;
}
