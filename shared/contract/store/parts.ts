import { z } from 'zod';
import type { Kind } from '#shared/domain/operations/rows.ts';
import { type Limits, mayRead } from '#shared/domain/values/limits.ts';
import { blobHash } from './blob.ts';

/*
 * What payloads are made of. Versions that were written share these parts: a part never gets a field more, loses one or
 * means something else. What is to say more gets a part of its own, in a new version of the types that hold it (DATA-R13).
 * How much a part may hold depends on whether it is made or read (DATA-R12).
 */

export const id = z.string().min(1).max(100);
/** Ids of rules and count lines are made of two and three others. */
const rowId = z.string().min(1).max(150);
export const time = z.int();

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
/** The document of a ledger line. */
export const documentRef = z.strictObject({
  kind: z.enum(['order', 'parcel', 'receipt', 'purchase-order', 'transfer', 'count', 'return', 'build', 'import']),
  id,
});
export const countReason = z.enum(['count', 'damage', 'theft', 'loss', 'sample', 'internal-use', 'correction']);
/** The states that 0.1 knew. */
const orderState1 = z.enum(['open', 'held', 'picking', 'shipped', 'cancelled', 'void']);
const orderState = z.enum(['open', 'held', 'picking', 'packed', 'shipped', 'delivered', 'cancelled', 'void']);
const holdReason = z.enum(['payment', 'address', 'stock', 'customer', 'check', 'other']);
const parcelState = z.enum(['packed', 'shipped', 'delivered', 'void']);
const batchState = z.enum(['open', 'done', 'cancelled', 'void']);
const returnLine = {
  outcome: z.enum(['restock', 'damaged', 'discard']),
  reason: z.enum(['not-wanted', 'does-not-fit', 'defective', 'wrong-item', 'not-delivered', 'other']),
};
export const pickMethod = z.enum(['single', 'batch', 'cluster']);
const kinds1 = [
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
] as const;
/** The kinds of rows that 0.1 knew. */
const kind1 = z.enum(kinds1);
const kind = z.enum([...kinds1, 'listing', 'channel', 'lot', 'parcel', 'return', 'batch', 'short-pick', 'view']);
/** As 0.1 wrote it. */
export const ref1 = z.strictObject({ kind: kind1, id: rowId });
export const ref = z.strictObject({ kind, id: rowId });
/** A day as people mean it (DATA-R21). */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const batchChange = z.strictObject({
  batchId: id,
  from: batchState,
  to: batchState,
  endedAt: time.nullable(),
});
export const countChange = z.strictObject({
  countId: id,
  from: z.enum(['open', 'posted', 'cancelled', 'void']),
  to: z.enum(['open', 'posted', 'cancelled', 'void']),
  endedAt: time.nullable(),
});
/** A variant at a location, as 0.1 knew it. */
export const level1 = { variantId: id, locationId: id };
/** A lot's id follows from its variant and code: it is always such a UUID, so that keys can be made of it. */
const lotId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** A cell, which may be of a lot. */
export const cell = { ...level1, lotId: lotId.optional() };
const within = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);

/** The simple values of a payload. */
function valuesWithin(limits: Limits) {
  const name = z.string().max(limits.name);
  const text = z.string().max(limits.text);
  const quantity = z.int().min(-limits.quantity).max(limits.quantity);
  const money = z.int().nullable();
  const option = z.strictObject({ name, value: name });
  return { name, text, quantity, money, option };
}

/** The fields a person could set in 0.1. */
function fields1Within(limits: Limits) {
  const { name, text, quantity, money, option } = valuesWithin(limits);
  return {
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
      options: z.array(option).max(limits.options),
      price: money,
      cost: money,
      unit: name.nullable(),
      supplierCode: name.nullable(),
      archived: z.boolean(),
    },
    barcode: {},
    location: { name, barcode: name.nullable(), archived: z.boolean() },
    supplier: { name, leadTimeDays: within(limits.leadDays).nullable(), archived: z.boolean() },
    rule: { point: quantity.nullable(), upTo: quantity.nullable(), multiple: quantity.nullable() },
    order: { dueAt: time.nullable() },
    incoming: {},
    writer: {},
    count: {},
    observation: {},
    'count-line': { reason: countReason.nullable(), note: text.nullable(), dropped: z.boolean() },
  } as const satisfies Record<z.infer<typeof kind1>, Record<string, z.ZodType>>;
}

/** Fields that came after 0.1, which a row has only where somebody has said something. */
function laterFieldsWithin(limits: Limits) {
  const { name, text, quantity } = valuesWithin(limits);
  const taxRate = z.strictObject({ taxClass: name, rate: within(limits.taxRate) });
  return {
    shop: {
      pricesIncludeTax: z.boolean().nullable(),
      taxRates: z.array(taxRate).max(limits.options).nullable(),
      address: text.nullable(),
      phone: name.nullable(),
      email: name.nullable(),
      taxNumber: name.nullable(),
      logo: blobHash.nullable(),
      timeZone: name.nullable(),
      legacyZone: name.nullable(),
      packWithoutScan: z.boolean().nullable(),
      packWithoutScanBy: z.array(id).max(limits.options).nullable(),
    },
    product: {
      brand: name.nullable(),
      manufacturer: name.nullable(),
      tags: z.array(name).max(limits.options).nullable(),
      pictures: z.array(blobHash).max(limits.pictures).nullable(),
      taxClass: name.nullable(),
    },
    variant: {
      weight: quantity.nullable(),
      usualBinId: id.nullable(),
      tracking: z.enum(['lot', 'serial']).nullable(),
    },
    location: { removed: z.boolean().nullable(), notForSale: z.boolean().nullable() },
    supplier: { contactId: id.nullable(), mergedInto: id.nullable() },
    order: {
      dueOn: day.nullable(),
      priority: z.enum(['low', 'high', 'urgent']).nullable(),
      promisedOn: day.nullable(),
      tags: z.array(name).max(limits.options).nullable(),
      assigneeId: id.nullable(),
      shippingMethod: name.nullable(),
      shippingAmount: z.int().nullable(),
      discountAmount: z.int().nullable(),
      onlyWhole: z.boolean().nullable(),
    },
    parcel: {
      carrier: name.nullable(),
      service: name.nullable(),
      trackingNumber: name.nullable(),
      weight: quantity.nullable(),
      length: quantity.nullable(),
      width: quantity.nullable(),
      height: quantity.nullable(),
    },
    return: { exchangeId: id.nullable(), refund: z.int().nullable() },
    batch: { assigneeId: id.nullable() },
    view: { columns: z.array(name).max(limits.options).nullable() },
    listing: { untold: z.boolean().nullable() },
    channel: {
      runnerName: name.nullable(),
      url: name.nullable(),
      site: name.nullable(),
      paused: z.boolean().nullable(),
      places: z
        .array(z.strictObject({ remoteId: name, locationId: id }))
        .max(limits.options)
        .nullable(),
      offerRules: z
        .array(
          z.strictObject({
            of: z.enum(['product', 'category']),
            key: name,
            buffer: quantity.nullable(),
            floor: quantity.nullable(),
          }),
        )
        .max(limits.options)
        .nullable(),
      repairs: z.boolean().nullable(),
      tellsCustomers: z.boolean().nullable(),
    },
  };
}

/** The fields a person may set, by kind of row, and what each may hold. A field that is not here cannot be written. */
export function fieldsWithin(limits: Limits) {
  const { name, text, quantity } = valuesWithin(limits);
  const { shop, product, variant, location, supplier, order, ...others } = fields1Within(limits);
  const later = laterFieldsWithin(limits);
  return {
    ...others,
    shop: { ...shop, ...later.shop },
    product: { ...product, ...later.product },
    variant: { ...variant, ...later.variant },
    location: {
      locationType: z.enum(['shop', 'warehouse', 'bin']),
      parentId: id.nullable(),
      ...location,
      ...later.location,
    },
    supplier: { ...supplier, ...later.supplier },
    order: { number: name, contactId: id.nullable(), ...order, ...later.order },
    parcel: later.parcel,
    return: later.return,
    batch: later.batch,
    'short-pick': {},
    view: { name, query: text, ...later.view, archived: z.boolean() },
    listing: { variantId: id, archived: z.boolean(), ...later.listing },
    lot: { expiresOn: day.nullable() },
    channel: {
      name,
      locationIds: z.array(id).max(limits.options),
      buffer: quantity,
      floor: quantity,
      runner: id.nullable(),
      archived: z.boolean(),
      ...later.channel,
    },
  } as const satisfies Record<Kind, Record<string, z.ZodType>>;
}

/** What a value breaks of what its field may hold; what a field was is what an undo sets, and must be read just so. */
function faultsOf(fields: Readonly<Record<string, z.ZodType>>, field: string, value: unknown) {
  const schema = Object.entries(fields).find(([name]) => name === field)?.[1];
  if (!schema) return [{ code: 'custom' as const, message: `nobody sets ${field}` }];
  const read = schema.safeParse(value);
  if (read.success) return [];
  return read.error.issues.map((broken) => ({
    code: 'custom' as const,
    path: [field, ...broken.path],
    params: { broken },
  }));
}

/** The parts, within limits; what was there before a change is read within those of `before`. */
export function partsWithin(limits: Limits, before: Limits) {
  const { name, text, quantity, money } = valuesWithin(limits);
  const [editableFields, fieldsBefore] = [fieldsWithin(limits), fieldsWithin(before)];
  const [fields1, fields1Before] = [fields1Within(limits), fields1Within(before)];
  const later = laterFieldsWithin(limits);
  // 0.1 could store a cost beyond what a number holds exactly, such as that of ten million dear pieces.
  const total = z.number().min(-limits.total).max(limits.total).refine(Number.isInteger).nullable();
  const source = z.strictObject({ source: name, foreignId: name }).nullable();
  const group = z
    .strictObject({
      id,
      act: z.enum(['import', 'bulk-edit', 'order-import', 'setup']),
      label: name,
      part: z.int().min(0),
      parts: z.int().min(1),
    })
    .nullable();
  const counted = z.int().min(0).max(limits.quantity);
  const variantIds = z.array(id).max(limits.scope);
  const countScope = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('list'), variantIds }),
    z.strictObject({ kind: z.literal('category'), category: name, variantIds }),
    z.strictObject({ kind: z.literal('not-counted'), days: within(limits.countDays), variantIds }),
  ]);
  const countSet = <F extends keyof (typeof editableFields)['count-line']>(field: F) =>
    z.strictObject({
      field: z.literal(field),
      value: editableFields['count-line'][field],
      was: fieldsBefore['count-line'][field],
    });
  /** How much of it a field may hold is asked with the field. */
  const value1 = z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.strictObject({ name: z.string(), value: z.string() })),
  ]);
  const value = z.union([
    value1,
    z.array(z.strictObject({ taxClass: z.string(), rate: z.number() })),
    z.array(z.strictObject({ remoteId: z.string(), locationId: z.string() })),
    z.array(
      z.strictObject({
        of: z.enum(['product', 'category']),
        key: z.string(),
        buffer: z.number().nullable(),
        floor: z.number().nullable(),
      }),
    ),
    z.array(z.string()),
  ]);
  const set = { id: rowId, field: z.string().max(50) };
  const fieldSet1 = z.strictObject({ kind: kind1, ...set, value: value1, was: value1 }).superRefine((one, context) => {
    const faults = [
      ...faultsOf(fields1[one.kind], one.field, one.value),
      ...faultsOf(fields1Before[one.kind], one.field, one.was),
    ];
    for (const fault of faults) context.addIssue(fault);
  });
  const fieldSet = z.strictObject({ kind, ...set, value, was: value }).superRefine((one, context) => {
    const faults = [
      ...faultsOf(editableFields[one.kind], one.field, one.value),
      ...faultsOf(fieldsBefore[one.kind], one.field, one.was),
    ];
    for (const fault of faults) context.addIssue(fault);
  });

  const moving = { quantity, reason, costTotal: total, tracks, reverses: z.string().max(150).nullable() };
  const stockLine = z.strictObject({ ...cell, ...moving });
  /** As 0.1 wrote it: it knew no lots. */
  const stockLine1 = z.strictObject({ ...level1, ...moving });
  const lot = z.strictObject({
    id: lotId,
    variantId: id,
    code: name,
    expiresOn: day.nullable(),
    receivedOn: day.nullable(),
  });
  const incomingChange = z.strictObject({ incomingId: id, received: quantity });
  const progress = { picked: quantity, shipped: quantity };
  const orderChanged = {
    orderId: id,
    shippedAt: time.nullable(),
    relocate: z.array(z.strictObject({ lineId: id, from: id, to: id })).max(limits.rows),
  };
  /** As 0.1 wrote it: it does not say what its lines began from. */
  const orderChange1 = z.strictObject({
    ...orderChanged,
    from: orderState1,
    to: orderState1,
    lines: z.array(z.strictObject({ lineId: id, ...progress })).max(limits.rows),
  });
  const more = { packed: quantity.optional(), delivered: quantity.optional(), returned: quantity.optional() };
  const orderChange = z.strictObject({
    ...orderChanged,
    from: orderState,
    to: orderState,
    lines: z
      .array(
        z.strictObject({ lineId: id, ...progress, ...more, from: z.strictObject({ ...progress, ...more }).nullable() }),
      )
      .max(limits.rows),
    mergedInto: id.optional(),
    heldFor: z.strictObject({ was: holdReason.nullable(), becomes: holdReason.nullable() }).optional(),
  });
  const parcelLines = z.array(z.strictObject({ lineId: id, quantity })).max(limits.rows);
  const newParcel = z.strictObject({
    id,
    state: z.enum(['packed', 'shipped']),
    lines: parcelLines,
    wrongScans: z.int().min(0).optional(),
    ...z.object(later.parcel).partial().shape,
  });
  const parcelChange = z.strictObject({
    parcelId: id,
    from: parcelState,
    to: parcelState,
    lines: parcelLines,
    at: time.nullable(),
    holds: z.strictObject({ units: quantity, lines: parcelLines }).optional(),
  });
  const newReturn = z.strictObject({
    id,
    lines: z.array(z.strictObject({ lineId: id, quantity, ...returnLine, locationId: id.nullable() })).max(limits.rows),
    ...z.object(later.return).partial().shape,
  });
  const newShortPick = z.strictObject({
    id,
    orderId: id,
    lineId: id,
    variantId: id,
    locationId: id,
    quantity,
    reason: z.enum(['not-found', 'damaged', 'expired', 'other']),
    batchId: id.nullable(),
  });
  const newView = z
    .strictObject({ id, list: z.enum(['orders', 'stock']), ...editableFields.view })
    .partial({ columns: true });

  const orderedLine = z.strictObject({ variantId: id, locationId: id, quantity, unitPrice: money }).nullable();
  const orderAmendment = z.strictObject({
    orderId: id,
    step: z.union([z.literal(1), z.literal(-1)]),
    merges: id.optional(),
    lines: z
      .array(z.strictObject({ lineId: id, at: z.int().min(0), was: orderedLine, becomes: orderedLine }))
      .max(limits.rows),
  });

  const productType = z.enum(['simple', 'variable', 'kit', 'external', 'virtual']);
  const product1 = z.strictObject({ id, ...fields1.product, productType, source });
  const product = z.strictObject({ id, ...fields1.product, ...z.object(later.product).partial().shape, productType });
  const variant1 = z.strictObject({ id, productId: id, ...fields1.variant, decimals, source });
  const variant = z.strictObject({
    id,
    productId: id,
    ...fields1.variant,
    ...z.object(later.variant).partial().shape,
    decimals,
  });
  const barcode = z.strictObject({ id, variantId: id, code: name, packSize: within(limits.packSize) });
  const listing = z.strictObject({
    id,
    variantId: id,
    archived: z.boolean(),
    ...z.object(later.listing).partial().shape,
    channelId: id.nullable(),
    source: name,
    remoteProductId: name.nullable(),
    remoteId: name.nullable(),
  });
  const channel = z.strictObject({ id, vendor: name, ...editableFields.channel }).partial({
    runnerName: true,
    url: true,
    site: true,
    paused: true,
    places: true,
    offerRules: true,
    repairs: true,
    tellsCustomers: true,
  });
  const rule = z.strictObject({ variantId: id, locationId: id.nullable(), ...editableFields.rule });
  const location1 = z.strictObject({
    id,
    ...fields1.location,
    locationType: z.enum(['shop', 'warehouse', 'bin', 'staging']),
    parentId: id.nullable(),
  });
  const location = location1.extend({ notForSale: later.location.notForSale.optional() });
  const shop1 = z.strictObject({ id, ...fields1.shop });
  const shop = z.strictObject({ id, ...fields1.shop, ...z.object(later.shop).partial().shape });
  const supplier1 = z.strictObject({ id, ...fields1.supplier });
  const supplier = z.strictObject({ id, ...fields1.supplier, ...z.object(later.supplier).partial().shape });
  const incoming1 = { id, variantId: id, locationId: id, quantity, expectedAt: time.nullable() };
  const incoming = z.strictObject({ ...incoming1, expectedOn: day.nullable().optional() });
  const orderLine1 = { id, variantId: id, locationId: id, quantity, unitPrice: money };
  const ordered = {
    id,
    number: name,
    channel: name,
    contactId: id.nullable(),
    placedAt: time,
    shippedAt: time.nullable(),
    dueAt: time.nullable(),
  };
  const order1 = z.strictObject({
    ...ordered,
    state: z.enum(['open', 'shipped']),
    lines: z.array(z.strictObject(orderLine1)).max(limits.rows),
  });
  const order = z.strictObject({
    ...ordered,
    ...z.object(later.order).partial().shape,
    channelId: id.nullable().optional(),
    state: z.enum(['open', 'held', 'shipped', 'cancelled']),
    heldFor: holdReason.optional(),
    lines: z.array(z.strictObject({ ...orderLine1, alreadyShipped: quantity.optional() })).max(limits.rows),
  });
  return {
    limits,
    text,
    name,
    quantity,
    group,
    editableFields,
    counted,
    countScope,
    countSet,
    fieldSet,
    fieldSet1,
    stockLine,
    stockLine1,
    lot,
    incomingChange,
    incoming,
    incoming1: z.strictObject(incoming1),
    orderAmendment,
    orderChange,
    orderChange1,
    newParcel,
    parcelChange,
    newReturn,
    newShortPick,
    newView,
    product,
    product1,
    variant,
    variant1,
    barcode,
    listing,
    channel,
    rule,
    location1,
    location,
    shop,
    shop1,
    supplier,
    supplier1,
    order,
    order1,
  };
}

export type Parts = ReturnType<typeof partsWithin>;

/** The parts of whatever was stored, within what is read for ever: what upcasts and readers are made of. */
export const parts = partsWithin(mayRead, mayRead);
