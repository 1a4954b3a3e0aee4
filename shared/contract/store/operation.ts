import { z } from 'zod';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Kind } from '#shared/domain/operations/rows.ts';
import type { Operation, OperationType } from '#shared/domain/operations/operation.ts';

const id = z.string().min(1).max(100);
/** Ids of rules and count lines are made of two and three others. */
const rowId = z.string().min(1).max(150);
const text = z.string().max(10_000);
const name = z.string().max(1_000);
const quantity = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
const money = z.int().nullable();
const time = z.int();
const few = 2_000;

const group = z
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
const countReason = z.enum(['count', 'damage', 'theft', 'loss', 'sample', 'internal-use', 'correction']);
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
const ref = z.strictObject({ kind, id: rowId });
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

const countChange = z.strictObject({
  countId: id,
  from: z.enum(['open', 'posted', 'cancelled', 'void']),
  to: z.enum(['open', 'posted', 'cancelled', 'void']),
  endedAt: time.nullable(),
});
const level = { variantId: id, locationId: id };
const counted = z.int().min(0).max(1_000_000_000_000);
const variantIds = z.array(id).max(20_000);
const countScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('list'), variantIds }),
  z.strictObject({ kind: z.literal('category'), category: name, variantIds }),
  z.strictObject({ kind: z.literal('not-counted'), days: z.int().min(1).max(10_000), variantIds }),
]);
const countLineFields = editableFields['count-line'];
const countSet = <F extends keyof typeof countLineFields>(field: F) =>
  z.strictObject({ field: z.literal(field), value: countLineFields[field], was: countLineFields[field] });

const fieldSet = z
  .strictObject({ kind, id: rowId, field: z.string().max(50), value: fieldValue, was: fieldValue })
  .superRefine((set, context) => {
    const schema = Object.entries<z.ZodType>(editableFields[set.kind]).find(([field]) => field === set.field)?.[1];
    // What it was is what an undo sets: an operation whose undo could not be read must not enter the books.
    if (!schema?.safeParse(set.value).success || !schema.safeParse(set.was).success)
      context.addIssue({ code: 'custom', message: `${set.kind}.${set.field} cannot hold this` });
  });

const stockLine = z.strictObject({
  variantId: id,
  locationId: id,
  quantity,
  reason,
  costTotal: money,
  tracks,
  reverses: z.string().max(150).nullable(),
});
const incomingChange = z.strictObject({ incomingId: id, received: quantity });
const orderChange = z.strictObject({
  orderId: id,
  from: orderState,
  to: orderState,
  shippedAt: time.nullable(),
  lines: z.array(z.strictObject({ lineId: id, picked: quantity, shipped: quantity })).max(few),
  relocate: z.array(z.strictObject({ lineId: id, from: id, to: id })).max(few),
});

const product = z.strictObject({
  id,
  ...editableFields.product,
  productType: z.enum(['simple', 'variable', 'kit', 'external', 'virtual']),
  source,
});
const variant = z.strictObject({ id, productId: id, ...editableFields.variant, decimals, source });
const barcode = z.strictObject({ id, variantId: id, code: name, packSize: z.int().min(1).max(1_000_000_000) });
const rule = z.strictObject({ variantId: id, locationId: id.nullable(), ...editableFields.rule });
const location = z.strictObject({
  id,
  ...editableFields.location,
  locationType: z.enum(['shop', 'warehouse', 'bin', 'staging']),
  parentId: id.nullable(),
});
const supplier = z.strictObject({ id, ...editableFields.supplier });
const order = z.strictObject({
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

const payloads = {
  'writer.started': z.strictObject({
    predecessor: z.strictObject({ writerId: id, writerSeq: z.int().min(0) }).nullable(),
  }),
  'log.forked': z.strictObject({
    logEpoch: id,
    forks: z.array(z.strictObject({ logEpoch: id, seq: z.int().min(0) })).max(few),
  }),
  'catalog.added': z.strictObject({
    group,
    products: z.array(product).max(few),
    variants: z.array(variant).max(few),
    barcodes: z.array(barcode).max(few),
    rules: z.array(rule).max(few),
    stock: z.array(stockLine).max(few),
  }),
  'place.added': z.strictObject({
    group,
    shop: z.strictObject({ id, ...editableFields.shop }).nullable(),
    locations: z.array(location).max(few),
    suppliers: z.array(supplier).max(few),
  }),
  'fields.set': z.strictObject({ group, sets: z.array(fieldSet).max(few) }),
  'barcode.detached': z.strictObject({ barcodeId: id }),
  'stock.recorded': z.strictObject({
    group,
    lines: z.array(stockLine).max(few),
    incoming: z.array(incomingChange).max(few),
    note: text.nullable(),
  }),
  'incoming.marked': z.strictObject({
    group,
    lines: z
      .array(z.strictObject({ id, variantId: id, locationId: id, quantity, expectedAt: time.nullable() }))
      .max(few),
  }),
  'order.added': z.strictObject({ group, orders: z.array(order).max(few) }),
  'order.moved': z.strictObject({
    act: z.enum(['pick', 'ship', 'cancel', 'hold', 'resume', 'relocate']),
    change: orderChange,
    stock: z.array(stockLine).max(few),
  }),
  'count.begun': z.strictObject({
    countId: id,
    name,
    locationId: id,
    scope: countScope,
    mode: z.enum(['blind', 'guided']),
    group: group.unwrap().optional(),
  }),
  'count.observed': z.strictObject({
    countId: id,
    ...level,
    how: z.enum(['add', 'replace']),
    quantity: counted,
    from: time,
    to: time,
    group: group.unwrap().optional(),
  }),
  'count.noted': z.strictObject({
    countId: id,
    ...level,
    sets: z.array(z.discriminatedUnion('field', [countSet('reason'), countSet('note'), countSet('dropped')])).max(3),
  }),
  'count.posted': z.strictObject({
    change: countChange,
    lines: z
      .array(
        z.strictObject({
          ...level,
          counted,
          at: time,
          variance: quantity,
          observation: id,
          observations: z.array(id).max(few),
          reason: countReason.nullable(),
          note: text.nullable(),
        }),
      )
      .max(few),
    group: group.unwrap().optional(),
  }),
  'count.closed': z.strictObject({ change: countChange }),
  'act.reversed': z.strictObject({
    target: id,
    targetType: z.string().max(50),
    group,
    hide: z.array(ref).max(few),
    restore: z.array(ref).max(few),
    sets: z.array(fieldSet).max(few),
    stock: z.array(stockLine).max(few),
    incoming: z.array(incomingChange).max(few),
    orders: z.array(orderChange).max(few),
    // Undos that were written before there were counts have neither, and say the same without.
    counts: z.array(countChange).max(few).optional(),
    checkpoints: z
      .array(
        z.strictObject({
          posting: id,
          step: z.union([z.literal(1), z.literal(-1)]),
          levels: z.array(z.strictObject(level)).max(few),
        }),
      )
      .max(few)
      .optional(),
  }),
} satisfies Record<OperationType, z.ZodType>;

const envelope = z.strictObject({
  opId: z.uuid(),
  shopId: z.uuid(),
  writerId: z.uuid(),
  writerSeq: z.int().min(1),
  seen: z.strictObject({ logEpoch: id, seq: z.int().min(0) }).nullable(),
  skewMs: z.int().nullable(),
  type: z.string(),
  v: z.int(),
  entities: z.array(z.string().max(150)).max(10_000),
  base: z.record(z.string().max(150), z.record(z.string().max(50), id.nullable())).optional(),
  payload: z.unknown(),
  occurredAt: time,
  actor: id,
});

export type OperationFailure = Failure<'operation-unreadable' | 'operation-unsupported'>;

/** Reads an operation from its stored text. A type or version this program does not know is `operation-unsupported`, never guessed at. */
export function parseOperation(stored: string): Result<Operation, OperationFailure> {
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch {
    return fail({ code: 'operation-unreadable', detail: 'not JSON' });
  }
  const outer = envelope.safeParse(json);
  if (!outer.success)
    return fail({ code: 'operation-unreadable', detail: outer.error.issues[0]?.path.join('.') ?? 'envelope' });
  const schema = Object.entries<z.ZodType>(payloads).find(([type]) => type === outer.data.type)?.[1];
  if (!schema || outer.data.v !== 1)
    return fail({ code: 'operation-unsupported', detail: `${outer.data.type} v${outer.data.v}` });
  const inner = schema.safeParse(outer.data.payload);
  if (!inner.success)
    return fail({ code: 'operation-unreadable', detail: `payload.${inner.error.issues[0]?.path.join('.') ?? ''}` });
  // The schemas above are the operation's type, field by field; ids get their kind here, where they enter.
  return done({ ...outer.data, payload: inner.data } as unknown as Operation);
}

/** The text an operation is stored, hashed and sent as; made once, where the operation is made. */
export function operationText(operation: Operation): string {
  return JSON.stringify(operation);
}
