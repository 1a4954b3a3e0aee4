import { hasPassed } from '#shared/base/elapsed.ts';
import { done } from '#shared/base/result.ts';
import { keyOf } from '../item-key.ts';
import type { LaneOrder } from '../lane-rows.ts';
import { Draft } from './draft.ts';
import { goneOrder } from './gone-order.ts';
import { takeOne } from './orders-in.ts';
import { markGone } from './products-in.ts';
import { type Room, type Step, stopped } from './room.ts';

const DAY_MS = 86_400_000;

/** Looks once a day for what was deleted without a word, each by its own id (CHN115). */
export async function lookForGone(room: Room, signal: AbortSignal): Step<null> {
  const { goneLookedAt } = room.shelf.state;
  const now = room.parts.now();
  if (goneLookedAt !== null && !hasPassed(goneLookedAt, DAY_MS, now)) return done(null);
  const things = await goneThings(room, signal);
  if (!things.ok) return things;
  const orders = await goneOrders(room, signal);
  if (!orders.ok) return orders;
  const draft = new Draft(room);
  draft.setState({ goneLookedAt: now });
  await draft.commit();
  return done(null);
}

async function goneThings(room: Room, signal: AbortSignal): Step<null> {
  const refs = [...room.shelf.all()].filter(({ status }) => status !== 'gone').map(({ ref }) => ref);
  const { connector } = room.parts;
  for (const some of chunks(refs, connector.capabilities.limits.page)) {
    if (signal.aborted) return stopped();
    const gone = await connector.findGone(some, signal);
    if (!gone.ok) return signal.aborted ? stopped() : gone;
    const draft = new Draft(room);
    for (const ref of gone.value) markGone(room, draft, keyOf(ref));
    await draft.commit();
  }
  return done(null);
}

/** Of orders that are over there is nothing to learn. */
async function goneOrders(room: Room, signal: AbortSignal): Step<null> {
  const { connector, store } = room.parts;
  for (const ids of chunks(await store.orderIds(), connector.capabilities.limits.page)) {
    if (signal.aborted) return stopped();
    const open = (await store.orders(ids)).filter(isOpen);
    if (open.length === 0) continue;
    const gone = await connector.findGoneOrders(
      open.map(({ remoteId }) => remoteId),
      signal,
    );
    if (!gone.ok) return signal.aborted ? stopped() : gone;
    const draft = new Draft(room);
    for (const order of open)
      if (gone.value.includes(order.remoteId)) await takeOne(room, draft, goneOrder(order), order);
    await draft.commit();
  }
  return done(null);
}

function isOpen({ orderId, seen, pending, status }: LaneOrder): boolean {
  if (status === 'gone' || (orderId === null && pending === null)) return false;
  return seen === null || seen.means === null || ['unpaid', 'open', 'held'].includes(seen.means);
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const some: T[][] = [];
  for (let from = 0; from < all.length; from += size) some.push(all.slice(from, from + size));
  return some;
}
