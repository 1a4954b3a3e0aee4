import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { OrderTask, PushOutcome, Resolution } from '#shared/contract/channels/port.ts';
import { notWritten, type VendureFailure } from './answer.ts';
import { meaningOf } from './orders.ts';
import type { VendureSession } from './session.ts';
import { fulfillmentFields, type FulfillmentRow, orderRow, remoteId } from './shapes.ts';
import { isStoresNo, rejectedBy } from './stock.ts';

type Made<T> = Promise<Result<T, VendureFailure>>;
type Context = { readonly session: VendureSession; readonly signal: AbortSignal };
type Piece = { readonly orderLineId: string; readonly quantity: number };

const noteRow = z.object({ data: z.object({ note: z.string().optional() }).catch({}), isPublic: z.boolean() });
const state = orderRow.pick({ id: true, state: true, fulfillments: true }).extend({
  lines: z.array(z.object({ id: remoteId, quantity: z.number().int() })),
  history: z.object({ items: z.array(noteRow) }),
});
type OrderState = z.infer<typeof state>;

/**
 * Tells the store that a parcel left. Each step looks first whether it is done, and a note of ours about it, for the shop's people alone,
 * comes last: doing all of it again changes nothing.
 */
export async function pushOrder(session: VendureSession, task: OrderTask, signal: AbortSignal): Made<PushOutcome> {
  const context = { session, signal };
  const found = await read(context, task.orderId);
  if (!found.ok) return found;
  const order = found.value;
  if (order === null) return done({ is: 'rejected', reason: 'gone' });
  const marks = marksOf(order);
  if (marks.has(task.taskId)) return done({ is: 'already', shown: null });
  if (!mayMove(order.state, task.from)) return done({ is: 'conflict', shown: null });
  const parcel = await fulfilled(context, task, order, new Set(marks.values()));
  if (!parcel.ok) return refusedAlways(parcel.failure);
  for (const step of [ship, tell, mark]) {
    const stepped = await step(context, task, order, parcel.value);
    if (!stepped.ok) return refusedAlways(stepped.failure);
  }
  return done({ is: 'applied', shown: null });
}

/**
 * Cancelled ones stay so, and nothing leaves while money is missing or somebody changes the order; a state that nobody knows may be left
 * only where it was seen before.
 */
function mayMove(now: string, from: string): boolean {
  const means = meaningOf(now);
  if (means === null) return now === from;
  return means === 'open' || means === 'done' || now === 'PaymentAuthorized';
}

const ourNote = /^Stockroom (\S{1,200}) #(\S{0,200})$/;

/** Which parcels of ours are told, each with the id that the store has given it, empty where there was nothing to send. */
function marksOf({ history }: OrderState): ReadonlyMap<string, string> {
  const notes = history.items.filter(({ isPublic }) => !isPublic);
  return new Map(
    notes.flatMap(({ data }) => {
      const [, taskId, parcel] = ourNote.exec(data.note ?? '') ?? [];
      return taskId === undefined || parcel === undefined ? [] : [[taskId, parcel]];
    }),
  );
}

/** What of a parcel is still to be sent: its lines; all that is left where the last one names none. */
function piecesOf({ lines, isLast }: OrderTask, order: OrderState): readonly Piece[] {
  if (lines.length > 0) return lines.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity }));
  if (!isLast) return [];
  const live = order.fulfillments.filter((one) => one.state !== 'Cancelled').flatMap((one) => one.lines);
  return order.lines.flatMap(({ id, quantity }) => {
    const sent = live.filter(({ orderLineId }) => orderLineId === id).reduce((sum, one) => sum + one.quantity, 0);
    return quantity > sent ? [{ orderLineId: id, quantity: quantity - sent }] : [];
  });
}

const fulfillQuery = `mutation Fulfill($input: FulfillOrderInput!) {
  result: addFulfillmentToOrder(input: $input) { __typename ... on Fulfillment { id state } ... on ErrorResult { errorCode } }
}`;
const result = z.object({
  result: z.object({
    __typename: z.string(),
    id: remoteId.optional(),
    state: z.string().optional(),
    errorCode: z
      .string()
      .regex(/^\w{1,80}$/)
      .optional(),
  }),
});
type Parcel = Pick<FulfillmentRow, 'id' | 'state'>;

/** The parcel in the store: made, unless it is there and no other task of ours has it. Null: nothing was left to be sent. */
async function fulfilled(
  { session, signal }: Context,
  task: OrderTask,
  order: OrderState,
  ours: ReadonlySet<string>,
): Made<Parcel | null> {
  const pieces = piecesOf(task, order);
  const before = order.fulfillments.find((one) => !ours.has(one.id) && isSame(one, task, pieces));
  if (before) return done(before);
  if (pieces.length === 0) return task.isLast ? done(null) : fail(storesNo('EMPTY_ORDER_LINE_SELECTION_ERROR'));
  const { tracking } = task;
  const input = {
    lines: pieces,
    handler: {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: tracking?.carrier ?? '' },
        { name: 'trackingCode', value: tracking?.number ?? '' },
      ],
    },
  };
  const told = await session.call({ query: fulfillQuery, variables: { input }, answer: result, writes: true }, signal);
  if (!told.ok) return told;
  const { id, state: now = 'Pending', errorCode } = told.value.result;
  return id === undefined ? fail(storesNo(errorCode ?? 'error')) : done({ id, state: now });
}

/** Whether a parcel of the store's is the one that a task is about: by its number, else by what is in it. */
function isSame(parcel: FulfillmentRow, { tracking, lines }: OrderTask, pieces: readonly Piece[]): boolean {
  if (parcel.state === 'Cancelled' || parcel.trackingCode !== (tracking?.number ?? '')) return false;
  if (tracking && lines.length === 0) return true;
  const key = (all: readonly Piece[]) =>
    all
      .map((one) => `${one.orderLineId} ${one.quantity}`)
      .toSorted()
      .join();
  return key(parcel.lines) === key(pieces);
}

const shipQuery = `mutation Ship($id: ID!) {
  result: transitionFulfillmentToState(id: $id, state: "Shipped") { __typename ... on Fulfillment { id state } ... on ErrorResult { errorCode } }
}`;

/** On its way; the order follows by itself. */
async function ship({ session, signal }: Context, _: OrderTask, __: OrderState, parcel: Parcel | null): Made<null> {
  if (!parcel || parcel.state === 'Shipped' || parcel.state === 'Delivered') return done(null);
  const variables = { id: parcel.id };
  const told = await session.call({ query: shipQuery, variables, answer: result, writes: true }, signal);
  if (!told.ok) return told;
  const { errorCode } = told.value.result;
  return errorCode === undefined ? done(null) : fail(storesNo(errorCode));
}

/** What the customer is told, who sees it with the order: once. */
async function tell(context: Context, { orderId, tellCustomer: text }: OrderTask, { history }: OrderState): Made<null> {
  if (text === null || history.items.some(({ data, isPublic }) => isPublic && data.note === text)) return done(null);
  return addNote(context, orderId, text, true);
}

function mark(context: Context, { orderId, taskId }: OrderTask, _: OrderState, parcel: Parcel | null): Made<null> {
  return addNote(context, orderId, `Stockroom ${taskId} #${parcel?.id ?? ''}`, false);
}

const noteQuery = `mutation Note($input: AddNoteToOrderInput!) { addNoteToOrder(input: $input) { id } }`;

async function addNote({ session, signal }: Context, id: string, note: string, isPublic: boolean): Made<null> {
  const variables = { input: { id, note, isPublic } };
  const told = await session.call({ query: noteQuery, variables, answer: z.unknown(), writes: true }, signal);
  return told.ok ? done(null) : told;
}

const readQuery = `query Order($id: ID!) {
  order(id: $id) {
    id state lines { id quantity } ${fulfillmentFields}
    history(options: { filter: { type: { eq: "ORDER_NOTE" } }, take: 500 }) { items { data isPublic } }
  }
}`;

async function read({ session, signal }: Context, id: string): Made<OrderState | null> {
  const answer = z.object({ order: state.nullable() });
  const found = notWritten(await session.call({ query: readQuery, variables: { id }, answer }, signal));
  return found.ok ? done(found.value.order) : found;
}

function storesNo(said: string): VendureFailure {
  return { code: 'channel-not-understood', detail: said, said, mayBeWritten: false };
}

/** The store's own word on what was asked, and it will say it again. */
function refusedAlways(failure: VendureFailure): Result<PushOutcome, VendureFailure> {
  return !failure.mayBeWritten && isStoresNo(failure) ? done(rejectedBy(failure)) : fail(failure);
}

/** What became of a step whose answer was lost. Doing it again is safe, so that it is never undecidable. */
export async function resolveOrder(
  session: VendureSession,
  task: OrderTask,
  isSettled: boolean,
  signal: AbortSignal,
): Made<Resolution | null> {
  const found = await read({ session, signal }, task.orderId);
  if (!found.ok) return found;
  if (found.value && marksOf(found.value).has(task.taskId)) return done('applied');
  return done(isSettled || !found.value ? 'not-applied' : null);
}
