import { done } from '#shared/base/result.ts';
import type { OrderTask, OutboundTask, PushOutcome } from '#shared/contract/channels/port.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { LaneOrder } from '../lane-rows.ts';
import { Draft } from './draft.ts';
import { type LaneFailure, type Room, type Step, stopped } from './room.ts';

/** How many steps of one order are told in a round. */
const MOST_STEPS = 20;

/** Tells the store of what left of its orders (CHN112), each step by itself, in order. Answers how many orders wait. */
export async function tellOrders(
  room: Room,
  moved: readonly OrderId[],
  signal: AbortSignal,
): Step<{ readonly waiting: number }> {
  let waiting = 0;
  for (const orderId of await ordersToTell(room, moved)) {
    for (let step = 0; step < MOST_STEPS; step++) {
      if (signal.aborted) return stopped();
      const next = await nextTask(room, orderId);
      if (!next) break;
      const told = await tellOne(room, next.order, next.task, signal);
      if (!told.ok) return told;
      if (told.value === 'later') {
        waiting++;
        break;
      }
    }
  }
  return done({ waiting });
}

async function ordersToTell(room: Room, moved: readonly OrderId[]): Promise<readonly OrderId[]> {
  const all = new Set<OrderId>();
  for (const orderId of moved)
    for (const one of await room.parts.storeOrdersOf(orderId, room.parts.books)) all.add(one);
  return [...all];
}

async function nextTask(
  room: Room,
  orderId: OrderId,
): Promise<{ readonly order: LaneOrder; readonly task: OrderTask } | null> {
  const { store, books, orderTasksOf, texts } = room.parts;
  const [order] = await store.ordersOf([orderId]);
  if (!order) return null;
  const { tasks, notes } = await orderTasksOf(order, books, texts);
  const draft = new Draft(room);
  for (const { channelId: _, ...note } of notes) draft.note(note, [order.remoteId, ...note.facts]);
  await draft.commit();
  const task = tasks.find(({ taskId }) => !order.told.includes(taskId));
  return task ? { order, task } : null;
}

async function tellOne(room: Room, order: LaneOrder, task: OrderTask, signal: AbortSignal): Step<'told' | 'later'> {
  const before = new Draft(room);
  before.setState({ telling: [task] });
  await before.commit();
  const pushed = await room.parts.deliveries.push([task], signal);
  if (!pushed.ok) return pushed;
  const [outcome] = pushed.value;
  const after = new Draft(room);
  const found = await takeOutcome(room, after, order, task, outcome);
  await after.commit();
  if (typeof found === 'string') return done(found);
  return signal.aborted ? stopped() : { ok: false, failure: found };
}

/** Writes down what became of it; a failure stops the lane for now. */
async function takeOutcome(
  room: Room,
  draft: Draft,
  order: LaneOrder,
  task: OrderTask,
  outcome: PushOutcome | undefined,
): Promise<'told' | 'later' | LaneFailure> {
  const facts = { taskId: task.taskId, orderNumber: order.number };
  if (outcome === undefined || outcome.is === 'unknown') {
    draft.log('unknown', facts);
    return { code: 'answer-lost' };
  }
  draft.setState({ telling: [] });
  switch (outcome.is) {
    case 'applied':
    case 'already':
      await orderTold(room, draft, task);
      return 'told';
    case 'retry':
      return outcome.because;
    case 'conflict':
      draft.log('conflict', facts);
      return notAsSeen(room, draft, order, task);
    case 'rejected': {
      const code = outcome.detail ?? outcome.reason;
      draft.log('rejected', { ...facts, code });
      neverTold(draft, order, task, code);
      return 'told';
    }
  }
}

/** The order is not there as it was seen. Once orders were pulled it is told anew, unless it is still seen as it was: then it never will be. */
function notAsSeen(room: Room, draft: Draft, order: LaneOrder, task: OrderTask): 'told' | 'later' {
  const tries = room.conflicts.get(task.taskId);
  room.conflicts.set(task.taskId, order.modifiedAt);
  if (tries !== order.modifiedAt) return 'later';
  neverTold(draft, order, task, 'conflict');
  return 'told';
}

function neverTold(draft: Draft, order: LaneOrder, task: OrderTask, code: string): void {
  const facts = [order.number, code];
  const { remoteId, orderId } = order;
  draft.note({ is: 'task-rejected', remoteId, orderId, variantId: null, facts }, [task.taskId]);
  draft.order({ ...order, told: [...order.told, task.taskId] });
}

/** The store knows it now: it is not told again. */
export async function orderTold(room: Room, draft: Draft, task: Extract<OutboundTask, OrderTask>): Promise<void> {
  const [order] = await room.parts.store.orders([task.orderId]);
  draft.log('order-out', { taskId: task.taskId, orderNumber: order?.number ?? null });
  if (order && !order.told.includes(task.taskId)) draft.order({ ...order, told: [...order.told, task.taskId] });
}
