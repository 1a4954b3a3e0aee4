import { z } from 'zod';
import type { Kind } from '#shared/domain/operations/rows.ts';

/*
 * What payloads are made of. Versions that were written share these parts: a part never gets a field more, loses one or
 * means something else. What is to say more gets a part of its own, in a new version of the types that hold it (DATA-R13).
 */

export const id = z.string().min(1).max(100);
/** Ids of rules and count lines are made of two and three others. */
const rowId = z.string().min(1).max(150);
export const text = z.string().max(10_000);
export const name = z.string().max(1_000);
export const quantity = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
const money = z.int().nullable();
export const time = z.int();
export const few = 2_000;

export const group = z
  .strictObject({
    id,
    act: z.enum(['import', 'bulk-edit', 'order-import', 'setup']),
    label: name,
    part: z.int().min(0),
    parts: z.int().min(1),
  })
  .nullable();
const source = z.strictObject({ source: name, foreignId: name }).nullable();
const option = z.strictObject({ name, value: name });
const decimals = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const tracks = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
const reason = z.enum([
  'opening',
  'receive',
  'sold',
  'customer-return',
  'damage',
  'theft',
  'loss',
  'sample',
  'internal-use',
  'correction',
  'move',
  'pick',
  'ship',
  'count',
]);
export const countReason = z.enum(['count', 'damage', 'theft', 'loss', 'sample', 'internal-use', 'correction']);
const orderState = z.enum(['open', 'held', 'picking', 'shipped', 'cancelled', 'void']);
const kind = z.enum([
  'shop',
  'product',
  'variant',
  'barcode',
  'location',
  'supplier',
  'rule',
  'order',
  'incoming',
  'writer',
  'count',
  'observation',
  'count-line',
]);
export const ref = z.strictObject({ kind, id: rowId });
const fieldValue = z.union([text, z.number(), z.boolean(), z.null(), z.array(option).max(100)]);

/** The fields a person may set, by kind of row, and what each may hold. A field that is not here cannot be written. */
export const editableFields = {
  shop: {
    name,
    currency: z.string().length(3),
    defaultLocationId: id.nullable(),
    defaultPoint: quantity.nullable(),
    defaultUpTo: quantity.nullable(),
  },
  product: {
    name,
    category: name.nullable(),
    supplierId: id.nullable(),
    description: text.nullable(),
    archived: z.boolean(),
  },
  variant: {
    sku: name.nullable(),
    options: z.array(option).max(100),
    price: money,
    cost: money,
    unit: name.nullable(),
    supplierCode: name.nullable(),
    archived: z.boolean(),
  },
  barcode: {},
  location: { name, barcode: name.nullable(), archived: z.boolean() },
  supplier: { name, leadTimeDays: z.int().min(0).max(10_000).nullable(), archived: z.boolean() },
  rule: { point: quantity.nullable(), upTo: quantity.nullable(), multiple: quantity.nullable() },
  order: { dueAt: time.nullable() },
  incoming: {},
  writer: {},
  count: {},
  observation: {},
  'count-line': { reason: countReason.nullable(), note: text.nullable(), dropped: z.boolean() },
} as const satisfies Record<Kind, Record<string, z.ZodType>>;

export const countChange = z.strictObject({
  countId: id,
  from: z.enum(['open', 'posted', 'cancelled', 'void']),
  to: z.enum(['open', 'posted', 'cancelled', 'void']),
  endedAt: time.nullable(),
});
export const level = { variantId: id, locationId: id };
export const counted = z.int().min(0).max(1_000_000_000_000);
const variantIds = z.array(id).max(20_000);
export const countScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('list'), variantIds }),
  z.strictObject({ kind: z.literal('category'), category: name, variantIds }),
  z.strictObject({ kind: z.literal('not-counted'), days: z.int().min(1).max(10_000), variantIds }),
]);
const countLineFields = editableFields['count-line'];
export const countSet = <F extends keyof typeof countLineFields>(field: F) =>
  z.strictObject({ field: z.literal(field), value: countLineFields[field], was: countLineFields[field] });

export const fieldSet = z
  .strictObject({ kind, id: rowId, field: z.string().max(50), value: fieldValue, was: fieldValue })
  .superRefine((set, context) => {
    const schema = Object.entries<z.ZodType>(editableFields[set.kind]).find(([field]) => field === set.field)?.[1];
    // What it was is what an undo sets: an operation whose undo could not be read must not enter the books.
    if (!schema?.safeParse(set.value).success || !schema.safeParse(set.was).success)
      context.addIssue({ code: 'custom', message: `${set.kind}.${set.field} cannot hold this` });
  });

export const stockLine = z.strictObject({
  variantId: id,
  locationId: id,
  quantity,
  reason,
  costTotal: money,
  tracks,
  reverses: z.string().max(150).nullable(),
});
export const incomingChange = z.strictObject({ incomingId: id, received: quantity });
export const orderChange = z.strictObject({
  orderId: id,
  from: orderState,
  to: orderState,
  shippedAt: time.nullable(),
  lines: z.array(z.strictObject({ lineId: id, picked: quantity, shipped: quantity })).max(few),
  relocate: z.array(z.strictObject({ lineId: id, from: id, to: id })).max(few),
});

export const product = z.strictObject({
  id,
  ...editableFields.product,
  productType: z.enum(['simple', 'variable', 'kit', 'external', 'virtual']),
  source,
});
export const variant = z.strictObject({ id, productId: id, ...editableFields.variant, decimals, source });
export const barcode = z.strictObject({ id, variantId: id, code: name, packSize: z.int().min(1).max(1_000_000_000) });
export const rule = z.strictObject({ variantId: id, locationId: id.nullable(), ...editableFields.rule });
export const location = z.strictObject({
  id,
  ...editableFields.location,
  locationType: z.enum(['shop', 'warehouse', 'bin', 'staging']),
  parentId: id.nullable(),
});
export const supplier = z.strictObject({ id, ...editableFields.supplier });
export const order = z.strictObject({
  id,
  number: name,
  channel: name,
  contactId: id.nullable(),
  state: z.enum(['open', 'shipped']),
  placedAt: time,
  shippedAt: time.nullable(),
  ...editableFields.order,
  lines: z.array(z.strictObject({ id, variantId: id, locationId: id, quantity, unitPrice: money })).max(few),
});
