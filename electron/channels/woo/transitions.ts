import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { OrderTask, PushOutcome, Resolution } from '#shared/contract/channels/port.ts';
import { isMissing, type WooFailure } from './answer.ts';
import { meaningOf } from './orders.ts';
import type { WooSession } from './session.ts';
import { anything, MARKER, metaText, type OrderState, orderState } from './shapes.ts';

type Made<T> = Promise<Result<T, WooFailure>>;
type Context = { readonly session: WooSession; readonly signal: AbortSignal; readonly path: string };

/**
 * Tells the store that a parcel left. Each step looks first whether it is done, and the order itself, with our mark, comes last:
 * so the customer's mail about it knows the tracking, and doing all of it again changes nothing.
 */
export async function pushOrder(session: WooSession, task: OrderTask, signal: AbortSignal): Made<PushOutcome> {
  const context: Context = { session, signal, path: `/wc/v3/orders/${task.orderId}` };
  const state = await read(context);
  if (!state.ok) return isMissing(state.failure) ? done({ is: 'rejected', reason: 'gone' }) : notWritten(state.failure);
  const order = state.value;
  if (metaText(order.meta_data, MARKER) === task.taskId) return done({ is: 'already', shown: null });
  if (!mayMove(order.status, task.from)) return done({ is: 'conflict', shown: null });
  for (const step of [track, note, move]) {
    const stepped = await step(context, task, order);
    if (!stepped.ok) return refusedAlways(stepped.failure) ?? stepped;
  }
  return done({ is: 'applied', shown: null });
}

/** Cancelled, refunded and thrown away orders stay so; a status that nobody knows may be left only where it was seen before. */
function mayMove(status: string, from: string): boolean {
  const means = meaningOf(status);
  if (means === null) return status === from;
  return means === 'unpaid' || means === 'open' || means === 'held' || means === 'done';
}

const trackings = z.array(z.object({ tracking_number: z.union([z.string(), z.number()]).transform(String) }));

/** Into the list of the shipment-tracking extension, where the shop has it. */
async function track({ session, signal }: Context, { orderId, tracking }: OrderTask, _: OrderState): Made<null> {
  const site = await session.site(signal);
  if (!site.ok) return site;
  const extension = ['wc-shipment-tracking/v3', 'wc-ast/v3'].find((name) => site.value.namespaces.includes(name));
  if (!extension || !tracking) return done(null);
  const path = `/${extension}/orders/${orderId}/shipment-trackings`;
  const known = await session.call({ method: 'GET', path, answer: trackings }, signal);
  if (!known.ok) return notWritten(known.failure);
  if (known.value.value.some(({ tracking_number }) => tracking_number === tracking.number)) return done(null);
  const carrier = tracking.carrier ?? '';
  const body =
    extension === 'wc-ast/v3'
      ? { tracking_provider: carrier, tracking_number: tracking.number }
      : {
          custom_tracking_provider: carrier,
          custom_tracking_link: tracking.url ?? '',
          tracking_number: tracking.number,
        };
  const told = await session.call({ method: 'POST', path, body, answer: anything }, signal);
  return told.ok ? done(null) : told;
}

const notes = z.array(z.object({ note: z.string() }));

/** What the customer is told, which the store sends by mail: once. */
async function note({ session, signal, path }: Context, { tellCustomer }: OrderTask, _: OrderState): Made<null> {
  if (tellCustomer === null) return done(null);
  const query = { type: 'customer' };
  const known = await session.call({ method: 'GET', path: `${path}/notes`, query, answer: notes }, signal);
  if (!known.ok) return notWritten(known.failure);
  if (known.value.value.some((one) => one.note === tellCustomer)) return done(null);
  const body = { note: tellCustomer, customer_note: true };
  const told = await session.call({ method: 'POST', path: `${path}/notes`, body, answer: anything }, signal);
  return told.ok ? done(null) : told;
}

/** The order itself: its tracking, our mark, and completed where nothing is left to be sent. */
async function move({ session, signal, path }: Context, task: OrderTask, order: OrderState): Made<null> {
  const { tracking, taskId, isLast } = task;
  const meta = (key: string, value: string | null) =>
    value === null ? [] : [{ key, value: joined(order, key, value) }];
  const body = {
    ...(isLast && order.status !== 'completed' && { status: 'completed' }),
    meta_data: [
      ...(tracking ? meta('_tracking_number', tracking.number) : []),
      ...(tracking ? meta('_tracking_provider', tracking.carrier) : []),
      ...(tracking ? meta('_tracking_url', tracking.url) : []),
      { key: MARKER, value: taskId },
    ],
  };
  const told = await session.call({ method: 'PUT', path, body, answer: anything }, signal);
  return told.ok ? done(null) : told;
}

/** Behind what stands there of parcels before, each once. */
function joined({ meta_data }: OrderState, key: string, value: string): string {
  const before = (metaText(meta_data, key) ?? '').split(', ').filter((one) => one !== '');
  return before.includes(value) ? before.join(', ') : [...before, value].join(', ');
}

async function read({ session, signal, path }: Context): Made<OrderState> {
  const query = { _fields: 'id,status,meta_data' };
  const found = await session.call({ method: 'GET', path, query, answer: orderState }, signal);
  return found.ok ? done(found.value.value) : found;
}

/** A reading question that fails has written nothing. */
function notWritten(failure: WooFailure): { readonly ok: false; readonly failure: WooFailure } {
  return { ok: false, failure: { ...failure, mayBeWritten: false } };
}

/** A 400 is the store's own word on what was asked, and it will say it again. */
function refusedAlways({ status, said }: WooFailure): Result<PushOutcome, WooFailure> | null {
  return status === 400 && said !== '' ? done({ is: 'rejected', reason: 'store-says-no', detail: said }) : null;
}

/** What became of a step whose answer was lost. Doing it again is safe, so that it is never undecidable. */
export async function resolveOrder(
  session: WooSession,
  task: OrderTask,
  isSettled: boolean,
  signal: AbortSignal,
): Made<Resolution | null> {
  const state = await read({ session, signal, path: `/wc/v3/orders/${task.orderId}` });
  if (!state.ok) return isMissing(state.failure) ? done('not-applied') : state;
  if (metaText(state.value.meta_data, MARKER) === task.taskId) return done('applied');
  return done(isSettled ? 'not-applied' : null);
}
