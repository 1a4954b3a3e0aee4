import { done } from '#shared/base/result.ts';
import type { OutboundTask, Resolution } from '#shared/contract/channels/port.ts';
import { Draft } from './draft.ts';
import { pullOrders } from './orders-in.ts';
import { orderTold } from './orders-out.ts';
import { applied, spotOf } from './outcomes.ts';
import { type Room, type Step, stopped } from './room.ts';

/**
 * Finds out what became of what was being told when the lane was stopped, or whose answer was lost (CHN110). Orders are pulled before, so that
 * what the store must show is up to date; a task that nobody can decide stops the lane until a person looked.
 */
export async function decideUnfinished(room: Room, signal: AbortSignal): Step<null> {
  const kept = await adoptUnknown(room);
  if (!kept.ok) return kept;
  if ((room.shelf.state.telling ?? []).length === 0) return done(null);
  const pulled = await pullOrders(room, signal);
  if (!pulled.ok) return pulled;
  for (const task of room.shelf.state.telling ?? []) {
    if (signal.aborted) return stopped();
    const resolved = await room.parts.deliveries.resolve(upToDate(room, task), signal);
    if (!resolved.ok) return signal.aborted ? stopped() : resolved;
    const settled = resolved.value === 'undecidable' ? await undecidable(room, task) : done(resolved.value);
    if (!settled.ok) return settled;
    await settleTask(room, task, settled.value);
  }
  return done(null);
}

/** What was sent and stands nowhere here, since what the lane knew was lost: it is decided like the others. */
async function adoptUnknown(room: Room): Step<null> {
  const unfinished = await room.parts.deliveries.unfinished();
  if (!unfinished.ok) return unfinished;
  const known = room.shelf.state.telling ?? [];
  const others = unfinished.value
    .map(({ task }) => task)
    .filter(({ taskId }) => !known.some((one) => one.taskId === taskId));
  if (others.length === 0) return done(null);
  const draft = new Draft(room);
  draft.setState({ telling: [...known, ...others] });
  await draft.commit();
  return done(null);
}

function upToDate(room: Room, task: OutboundTask): OutboundTask {
  if (task.kind !== 'stock.offer') return task;
  const expected = new Draft(room).place(spotOf(task))?.expected ?? null;
  return expected === null ? task : { ...task, expected, sentExpected: task.sentExpected ?? task.expected };
}

/** Takes a task out of what is being told, with what became of it. */
export async function settleTask(
  room: Room,
  task: OutboundTask,
  as: Exclude<Resolution, 'undecidable'>,
): Promise<void> {
  const draft = new Draft(room);
  const spot = task.kind === 'stock.offer' ? spotOf(task) : null;
  draft.setState({ telling: (draft.state.telling ?? []).filter(({ taskId }) => taskId !== task.taskId) });
  draft.log('resolved', { taskId: task.taskId, ...spot, code: as });
  if (as === 'applied') {
    if (task.kind === 'stock.offer') applied(room, draft, task, null);
    else await orderTold(room, draft, task);
  }
  if (spot) {
    draft.change(spot, { mustRead: true });
    room.again?.add(spot.key);
  }
  await draft.commit();
}

/** Nobody can say: a person must. Where nothing is expected of the thing, since nobody agreed on it yet, it does not matter. */
async function undecidable(room: Room, task: OutboundTask): Step<'not-applied'> {
  const draft = new Draft(room);
  if (task.kind === 'stock.offer' && draft.place(spotOf(task))?.expected == null) {
    const settled = await room.parts.deliveries.settle(task.taskId, 'not-applied');
    return settled.ok ? done('not-applied') : settled;
  }
  const item = task.kind === 'stock.offer' ? draft.item(spotOf(task).key) : undefined;
  const variantId = (item && room.listingOf(item)?.variantId) ?? null;
  const remoteId = task.kind === 'stock.offer' ? task.ref.productId : task.orderId;
  const what = task.kind === 'stock.offer' ? String(task.delta) : task.orderId;
  draft.note({ is: 'undecidable', remoteId, orderId: null, variantId, facts: [task.taskId, item?.sku ?? '', what] }, [
    task.taskId,
  ]);
  await draft.commit();
  return { ok: false, failure: { code: 'undecidable' } };
}
