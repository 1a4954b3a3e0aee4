import { z } from 'zod';
import type {
  OutboundTask,
  PublishOutcome,
  PublishTask,
  PushOutcome,
  RemoteRef,
  RemoteStock,
  Resolution,
  StoreCapabilities,
  StoreIdentity,
} from './port.ts';
import { newRemoteProduct, remoteProduct } from './remote.ts';

/** The shapes of the port as they cross a border or lie in a file. */

const id = z.string().min(1).max(200);
const text = z.string().max(2_000);
const figure = z.number().min(-1e15).max(1e15);
const taskId = z.string().min(1).max(200);

export const remoteRef: z.ZodType<RemoteRef> = z.strictObject({ productId: id, variantId: id.nullable() });

export const remoteStock: z.ZodType<RemoteStock> = z.strictObject({
  ref: remoteRef,
  locationId: id.nullable(),
  quantity: figure.nullable(),
});

const stockTask = z.strictObject({
  taskId,
  kind: z.literal('stock.offer'),
  ref: remoteRef,
  locationId: id.nullable(),
  delta: figure,
  expected: figure,
  sentExpected: figure.optional(),
});
const orderTask = z.strictObject({
  taskId,
  kind: z.literal('order.transition'),
  orderId: id,
  from: z.string().max(200),
  lines: z.array(z.strictObject({ lineId: id, quantity: figure })).max(10_000),
  isLast: z.boolean(),
  tracking: z.strictObject({ carrier: text.nullable(), number: z.string().max(200), url: text.nullable() }).nullable(),
  tellCustomer: z.string().max(20_000).nullable(),
});
export const outboundTask: z.ZodType<OutboundTask> = z.discriminatedUnion('kind', [stockTask, orderTask]);
export const publishTask: z.ZodType<PublishTask> = z.strictObject({ taskId, product: newRemoteProduct });

const reason = z.enum(['gone', 'not-counted', 'counted-together', 'fractional', 'location', 'store-says-no']);
const rejected = z.strictObject({ is: z.literal('rejected'), reason, detail: text.optional() });
const retry = z.strictObject({
  is: z.literal('retry'),
  because: z.strictObject({
    code: z.enum(['channel-away', 'channel-busy', 'channel-refused', 'channel-not-understood', 'channel-address']),
    detail: text.optional(),
    afterMs: z.number().optional(),
  }),
});
const unknown = z.strictObject({ is: z.literal('unknown') });
export const pushOutcome: z.ZodType<PushOutcome> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(['applied', 'already', 'conflict']), shown: figure.nullable() }),
  rejected,
  retry,
  unknown,
]);
export const publishOutcome: z.ZodType<PublishOutcome> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(['made', 'already']), product: remoteProduct }),
  rejected,
  retry,
  unknown,
]);
export const resolution: z.ZodType<Resolution> = z.enum(['applied', 'not-applied', 'undecidable']);

export const storeIdentity: z.ZodType<StoreIdentity> = z.strictObject({
  name: text,
  software: text,
  currency: z.string().max(20),
  skewMs: z.number(),
  mayWrite: z.boolean(),
  address: text,
  site: text.nullable(),
  locations: z.array(z.strictObject({ id, name: text })).max(1_000),
});

export const storeCapabilities: z.ZodType<StoreCapabilities> = z.strictObject({
  stockWrite: z.strictObject({
    absolute: z.boolean(),
    delta: z.enum(['none', 'racy', 'atomic']),
    compareAndSet: z.boolean(),
  }),
  idempotency: z.enum(['native-key', 'marker', 'none']),
  stockInCatalog: z.boolean(),
  deletions: z.enum(['tombstone', 'soft+reconcile', 'reconcile']),
  multiLocation: z.boolean(),
  fractional: z.boolean(),
  limits: z.strictObject({ page: z.int(), batch: z.int(), inFlight: z.int() }),
  orders: z.strictObject({ fulfil: z.enum(['status', 'fulfilment']), partial: z.boolean() }),
});
