import { z } from 'zod';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import {
  barcode,
  countChange,
  countReason,
  countScope,
  countSet,
  editableFields,
  counted,
  few,
  fieldSet,
  group,
  id,
  incomingChange,
  level,
  location,
  name,
  order,
  orderChange,
  product,
  quantity,
  ref,
  rule,
  stockLine,
  supplier,
  text,
  time,
  variant,
} from './parts.ts';

/** The payload of every type in its present version. */
export const payloads = {
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
} as const satisfies Record<OperationType, z.ZodType>;
