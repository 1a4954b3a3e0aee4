import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { OrderTask, PushOutcome, Resolution } from '#shared/contract/channels/port.ts';
import type { ShopifyFailure } from './answer.ts';
import { SEND, SENDING } from './documents.ts';
import { meaningOf, statusOf } from './meaning.ts';
import { salesOf } from './sales.ts';
import type { ShopifySession } from './session.ts';
import { isId, pageOf, type Placed, placedRow, standing } from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;

const fulfillment = z.object({
  status: z.string(),
  createdAt: z.string().transform((moment) => Date.parse(moment)),
  trackingInfo: z.array(z.object({ number: z.string().nullish() })),
  fulfillmentLineItems: z.object({
    nodes: z.array(z.object({ quantity: z.number().nullish(), lineItem: z.object({ id: z.string() }) })),
  }),
});
const sending = standing.extend({
  id: z.string(),
  fulfillments: z.array(fulfillment),
  fulfillmentOrders: pageOf(placedRow),
});
type Sending = Omit<z.infer<typeof sending>, 'fulfillmentOrders'> & { readonly placed: readonly Placed[] };
type Pieces = Map<string, number>;

/**
 * Tells the store that a parcel left. What of it is there already under its number is not told again; the rest goes from the
 * places which the store has it with, since it was taken there. The store writes to the customer itself.
 */
export async function pushOrder(session: ShopifySession, task: OrderTask, signal: AbortSignal): Made<PushOutcome> {
  const found = await read(session, task.orderId, signal);
  if (!found.ok) return notWritten(found.failure);
  const order = found.value;
  if (!order) return done({ is: 'rejected', reason: 'gone' });
  const pieces = stillToTell(order, task);
  if (pieces.size === 0 && isTold(order, task)) return done({ is: 'already', shown: null });
  if (!mayMove(order, task.from)) return done({ is: 'conflict', shown: null });
  const parts = partsOf(order, pieces);
  if (parts === 'too-many') return done({ is: 'conflict', shown: null });
  if (parts.length === 0) return done({ is: 'rejected', reason: 'store-says-no', detail: 'nothing to send' });
  for (const [index, lineItemsByFulfillmentOrder] of parts.entries()) {
    const input = {
      lineItemsByFulfillmentOrder,
      // One mail for one parcel.
      notifyCustomer: task.tellCustomer !== null && index === parts.length - 1,
      ...(task.tracking && { trackingInfo: trackingOf(task.tracking) }),
    };
    const sent = await session.call({ document: SEND, variables: { fulfillment: input }, answer: told }, signal);
    if (!sent.ok) return sent;
    const { fulfillment: made, userErrors } = sent.value.fulfillmentCreate;
    if (!made || userErrors.length > 0)
      return done({
        is: 'rejected',
        reason: 'store-says-no',
        detail: userErrors[0]?.field?.join('.').slice(0, 80) || 'error',
      });
  }
  return done({ is: 'applied', shown: null });
}

const told = z.object({
  fulfillmentCreate: z.object({
    fulfillment: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullish() })),
  }),
});

function trackingOf({ carrier, number, url }: NonNullable<OrderTask['tracking']>) {
  return { number, ...(carrier !== null && { company: carrier }), ...(url !== null && { url }) };
}

/** Cancelled and refunded orders stay so; a status that nobody knows may be left only where it was seen before. */
function mayMove(order: Sending, from: string): boolean {
  const means = meaningOf(order);
  if (means === null) return statusOf(order) === from;
  return means === 'unpaid' || means === 'open' || means === 'done';
}

/** Shipments of this parcel that are there: by its number, else by what is in them. */
function shipmentsOf({ fulfillments }: Sending, { tracking, lines }: OrderTask, sentAt = 0) {
  const standing = fulfillments.filter(({ status }) => !['CANCELLED', 'ERROR', 'FAILURE'].includes(status));
  if (tracking)
    return standing.filter(({ trackingInfo }) => trackingInfo.some(({ number }) => number === tracking.number));
  if (sentAt === 0) return [];
  return standing.filter((one) => {
    const held = piecesOf([one]);
    const same = lines.every(({ lineId, quantity }) => held.get(lineId) === quantity);
    return one.createdAt >= sentAt && same && one.trackingInfo.every(({ number }) => !number);
  });
}

function isTold(order: Sending, task: OrderTask): boolean {
  return shipmentsOf(order, task).length > 0;
}

function piecesOf(shipments: readonly z.infer<typeof fulfillment>[]): Pieces {
  const pieces: Pieces = new Map();
  for (const { fulfillmentLineItems } of shipments)
    for (const { lineItem, quantity } of fulfillmentLineItems.nodes)
      pieces.set(lineItem.id, (pieces.get(lineItem.id) ?? 0) + (quantity ?? 0));
  return pieces;
}

/** What of a parcel is not told yet; of the last one without lines all that is left. */
function stillToTell(order: Sending, task: OrderTask): Pieces {
  const shipments = shipmentsOf(order, task);
  const toTell: Pieces = new Map();
  if (task.lines.length === 0) {
    if (!task.isLast || shipments.length > 0) return toTell;
    for (const { lines, status } of order.placed)
      for (const { lineItem, remainingQuantity } of isOpen(status) ? lines : [])
        if (remainingQuantity > 0) toTell.set(lineItem.id, (toTell.get(lineItem.id) ?? 0) + remainingQuantity);
    return toTell;
  }
  const done = piecesOf(shipments);
  for (const { lineId, quantity } of task.lines) {
    const left = (toTell.get(lineId) ?? 0) + quantity;
    if (left > 0) toTell.set(lineId, left);
  }
  for (const [lineId, quantity] of toTell) {
    const left = quantity - (done.get(lineId) ?? 0);
    if (left > 0) toTell.set(lineId, left);
    else toTell.delete(lineId);
  }
  return toTell;
}

function isOpen(status: string): boolean {
  return status === 'OPEN' || status === 'IN_PROGRESS';
}

type Part = {
  readonly fulfillmentOrderId: string;
  readonly fulfillmentOrderLineItems: readonly { readonly id: string; readonly quantity: number }[];
};

/** The pieces by the places that have them: one shipment leaves from one place. `too-many`: more than is left to be sent. */
function partsOf({ placed }: Sending, pieces: Pieces): readonly (readonly Part[])[] | 'too-many' {
  const left = new Map(pieces);
  const byPlace = new Map<string, Part[]>();
  for (const { id, status, assignedLocation, lines } of placed) {
    if (!isOpen(status)) continue;
    const taken = lines.flatMap((line) => {
      const quantity = Math.min(left.get(line.lineItem.id) ?? 0, line.remainingQuantity);
      if (quantity <= 0) return [];
      left.set(line.lineItem.id, (left.get(line.lineItem.id) ?? 0) - quantity);
      return [{ id: line.id, quantity }];
    });
    const place = assignedLocation.location?.id ?? '';
    if (taken.length > 0)
      byPlace.set(place, [...(byPlace.get(place) ?? []), { fulfillmentOrderId: id, fulfillmentOrderLineItems: taken }]);
  }
  return [...left.values()].some((quantity) => quantity > 0) ? 'too-many' : [...byPlace.values()];
}

async function read(session: ShopifySession, id: string, signal: AbortSignal): Made<Sending | null> {
  if (!isId(id, 'Order')) return done(null);
  const answer = z.object({ order: sending.nullable() });
  const found = await session.call({ document: SENDING, variables: { id }, answer }, signal);
  if (!found.ok) return found;
  if (!found.value.order) return done(null);
  const { fulfillmentOrders, ...order } = found.value.order;
  const placed = await salesOf(session, signal).wholePlaced(id, fulfillmentOrders);
  return placed.ok ? done({ ...order, placed: placed.value }) : placed;
}

/** A reading question that fails has written nothing. */
function notWritten(failure: ShopifyFailure): { readonly ok: false; readonly failure: ShopifyFailure } {
  return { ok: false, failure: { ...failure, mayBeWritten: false } };
}

/** What became of a parcel whose answer was lost. What is missing of it is told again, so that it is never undecidable. */
export async function resolveOrder(
  session: ShopifySession,
  task: OrderTask,
  when: { readonly sentAt: number; readonly isSettled: boolean },
  signal: AbortSignal,
): Made<Resolution | null> {
  const found = await read(session, task.orderId, signal);
  if (!found.ok) return found;
  if (!found.value) return done('not-applied');
  // The store writes whole seconds, by its own clock.
  const shipments = shipmentsOf(found.value, task, when.sentAt + session.skewMs() - 5_000);
  const isWhole = task.tracking === null || stillToTell(found.value, task).size === 0;
  if (shipments.length > 0 && isWhole) return done('applied');
  return done(when.isSettled ? 'not-applied' : null);
}
