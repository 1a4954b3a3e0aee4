import { z } from 'zod';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import { mayMake, mayRead } from '#shared/domain/values/limits.ts';
import {
  batchChange,
  cell,
  countChange,
  countReason,
  documentRef,
  id,
  pickMethod,
  ref,
  time,
  type Parts,
  parts,
  partsWithin,
} from './parts.ts';

/** The payload of every type in its present version, made of such parts. */
export const payloadsOf = ({
  barcode,
  channel,
  countScope,
  countSet,
  counted,
  fieldSet,
  group,
  incoming,
  incomingChange,
  limits,
  listing,
  location,
  lot,
  name,
  newParcel,
  newReturn,
  newShortPick,
  newView,
  order,
  orderAmendment,
  orderChange,
  parcelChange,
  product,
  quantity,
  rule,
  shop,
  stockLine,
  supplier,
  text,
  variant,
}: Parts) => ({
  'writer.started': z.strictObject({
    predecessor: z.strictObject({ writerId: id, writerSeq: z.int().min(0) }).nullable(),
  }),
  'log.forked': z.strictObject({
    logEpoch: id,
    forks: z.array(z.strictObject({ logEpoch: id, seq: z.int().min(0) })).max(limits.rows),
    takenBack: z
      .strictObject({
        no: z.int().min(1),
        to: time,
        computer: z.string().max(limits.name),
        acts: z.int().min(0),
        returned: z.int().min(0),
        days: z.array(z.strictObject({ day: id, acts: z.int().min(0) })).max(limits.rows),
        dayCount: z.int().min(0),
        ranges: z.array(z.strictObject({ writerId: id, from: z.int().min(1), to: z.int().min(1) })).max(limits.rows),
      })
      .nullable(),
  }),
  'catalog.added': z.strictObject({
    group,
    products: z.array(product).max(limits.rows),
    variants: z.array(variant).max(limits.rows),
    barcodes: z.array(barcode).max(limits.rows),
    rules: z.array(rule).max(limits.rows),
    stock: z.array(stockLine).max(limits.rows),
    listings: z.array(listing).max(limits.rows).optional(),
    lots: z.array(lot).max(limits.rows).optional(),
  }),
  'place.added': z.strictObject({
    group,
    shop: shop.nullable(),
    locations: z.array(location).max(limits.rows),
    suppliers: z.array(supplier).max(limits.rows),
    channels: z.array(channel).max(limits.rows).optional(),
  }),
  'fields.set': z.strictObject({ group, sets: z.array(fieldSet).max(limits.rows) }),
  'barcode.detached': z.strictObject({ barcodeId: id }),
  'stock.recorded': z.strictObject({
    group,
    lines: z.array(stockLine).max(limits.rows),
    incoming: z.array(incomingChange).max(limits.rows),
    note: text.nullable(),
    lots: z.array(lot).max(limits.rows).optional(),
  }),
  'incoming.marked': z.strictObject({ group, lines: z.array(incoming).max(limits.rows) }),
  'order.added': z.strictObject({ group, orders: z.array(order).max(limits.rows), outOf: orderAmendment.optional() }),
  'order.moved': z.strictObject({
    act: z.enum([
      'pick',
      'putBack',
      'pack',
      'unpack',
      'repack',
      'ship',
      'deliver',
      'return',
      'cancel',
      'hold',
      'resume',
      'reopen',
      'relocate',
    ]),
    change: orderChange,
    stock: z.array(stockLine).max(limits.rows),
    newParcels: z.array(newParcel).max(limits.rows).optional(),
    parcels: z.array(parcelChange).max(limits.rows).optional(),
    returns: z.array(newReturn).max(limits.rows).optional(),
    into: z.strictObject({ amendment: orderAmendment, sets: z.array(fieldSet).max(limits.rows) }).optional(),
    exchange: order.optional(),
  }),
  'order.amended': orderAmendment,
  'pick.short': z.strictObject({ shorts: z.array(newShortPick).max(limits.rows) }),
  'batch.begun': z.strictObject({
    batchId: id,
    number: name,
    method: pickMethod,
    orderIds: z.array(id).max(limits.rows),
    assigneeId: id.nullable(),
  }),
  'batch.moved': z.strictObject({ change: batchChange }),
  'view.added': z.strictObject({ views: z.array(newView).max(limits.rows) }),
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
    ...cell,
    how: z.enum(['add', 'replace']),
    quantity: counted,
    from: time,
    to: time,
    group: group.unwrap().optional(),
  }),
  'count.noted': z.strictObject({
    countId: id,
    ...cell,
    sets: z.array(z.discriminatedUnion('field', [countSet('reason'), countSet('note'), countSet('dropped')])).max(3),
  }),
  'count.posted': z.strictObject({
    change: countChange,
    lines: z
      .array(
        z.strictObject({
          ...cell,
          counted,
          at: time,
          variance: quantity,
          observation: id,
          observations: z.array(id).max(limits.rows),
          reason: countReason.nullable(),
          note: text.nullable(),
        }),
      )
      .max(limits.rows),
    group: group.unwrap().optional(),
  }),
  'count.closed': z.strictObject({ change: countChange }),
  'act.reversed': z.strictObject({
    target: id,
    targetType: z.string().max(50),
    group,
    bringing: id.nullable(),
    document: documentRef.nullable(),
    hide: z.array(ref).max(limits.rows),
    restore: z.array(ref).max(limits.rows),
    sets: z.array(fieldSet).max(limits.rows),
    stock: z.array(stockLine).max(limits.rows),
    incoming: z.array(incomingChange).max(limits.rows),
    orders: z.array(orderChange).max(limits.rows),
    amendments: z.array(orderAmendment).max(limits.rows).optional(),
    // Undos that were written before there were counts have neither, and say the same without.
    counts: z.array(countChange).max(limits.rows).optional(),
    checkpoints: z
      .array(
        z.strictObject({
          posting: id,
          step: z.union([z.literal(1), z.literal(-1)]),
          levels: z.array(z.strictObject(cell)).max(limits.rows),
        }),
      )
      .max(limits.rows)
      .optional(),
    parcels: z.array(parcelChange).max(limits.rows).optional(),
    batches: z.array(batchChange).max(limits.rows).optional(),
  }),
});

/** What is read for ever. */
export const payloads = payloadsOf(parts) satisfies Record<OperationType, z.ZodType>;

/** What is made: within what every program since 0.1 reads. */
export const payloadsToMake = payloadsOf(partsWithin(mayMake, mayRead));
