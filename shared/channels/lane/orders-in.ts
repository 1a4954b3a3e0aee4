import { hasPassed } from '#shared/base/elapsed.ts';
import { done } from '#shared/base/result.ts';
import type { Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import { keyOf } from '../item-key.ts';
import type { ItemKey, LaneNote, LaneOrder } from '../lane-rows.ts';
import type { OrderReads, TakenOrder } from '../orders/taken-order.ts';
import { Draft, noteId } from './draft.ts';
import { toldApart } from './same-order.ts';
import { account, noteWaiting, takenOf } from './order-effect.ts';
import { type Room, type Spot, spotId, type Step, stopped } from './room.ts';

/** What a pull of orders brought; `orders`: how many are new, or not as they were seen last. */
export type OrdersIn = { readonly orders: number; readonly touched: ReadonlySet<string>; readonly isRefused: boolean };

/** How long orders that could not be taken over are left before they are tried again with the same listings. */
const TRY_AGAIN_MS = 15 * 60_000;

/**
 * Takes in what happened to the store's orders (CHN104): for each of them acts are recorded first, which changes nothing when it comes again; what is known
 * of it, what the store must show now, and the cursor behind a page are written at once.
 */
export async function pullOrders(room: Room, signal: AbortSignal): Step<OrdersIn> {
  const touched = new Set<string>();
  let [orders, isRefused] = [0, false];
  for await (const page of room.parts.connector.pullOrders(room.shelf.state.ordersCursor, signal)) {
    if (signal.aborted) return stopped();
    if (!page.ok) return page;
    const taken = await takePage(room, page.value);
    orders += taken.news;
    for (const spot of taken.touched) touched.add(spotId(spot));
    isRefused ||= taken.isRefused;
  }
  return done({ orders, touched, isRefused });
}

async function takePage(room: Room, { rows, cursor }: Page<RemoteOrder>) {
  const draft = new Draft(room);
  const touched: Spot[] = [];
  let [news, isRefused] = [0, false];
  for (const { remote, known } of await toldApart(rows, room.parts.store.orders)) {
    if (isNews(remote, known)) news++;
    const one = await takeOne(room, draft, remote, known);
    touched.push(...one.touched);
    isRefused ||= one.isRefused;
  }
  const { firstPull } = draft.state;
  const isFirst = firstPull.doneAt === null;
  draft.setState({
    ordersCursor: cursor,
    ...(isFirst && { firstPull: { ...firstPull, orders: firstPull.orders + rows.length } }),
  });
  await draft.commit();
  return { touched, news, isRefused };
}

/** Whether an order is new, or not as it was seen last. */
function isNews({ status, modifiedAt }: RemoteOrder, known: LaneOrder | null): boolean {
  return known === null || known.status !== status || (known.stamp ?? known.modifiedAt) !== modifiedAt;
}

const nothing = { touched: [], isRefused: false };

/** Takes in one order as it is there now: a word is read when it is said, so that it is later than all that were heard (CHN213). */
export async function takeOne(
  room: Room,
  draft: Draft,
  said: RemoteOrder,
  known: LaneOrder | null,
): Promise<{ readonly touched: readonly Spot[]; readonly isRefused: boolean }> {
  const remote = known ? laterThan(said, known) : said;
  const after = takenOf(remote, known?.taken ?? []) ?? known?.taken ?? [];
  const taken = mayBeTaken(room) ? await recordAll(room, draft, remote, known, after) : later(remote, known);
  if (!taken) return nothing;
  const touched = account(room, draft, remote, known, after);
  noteWaiting(room, remote);
  const { stamp: _, ...row } = rowOf(room, remote, after, taken);
  draft.order(said.modifiedAt === row.modifiedAt ? row : { ...row, stamp: said.modifiedAt });
  return { touched, isRefused: taken.isRefused };
}

/** A word with a stamp that is not earlier than that of the last: the store's clock may have been set back between them. */
function laterThan(said: RemoteOrder, { modifiedAt, stamp = modifiedAt }: LaneOrder): RemoteOrder {
  if (said.modifiedAt === stamp) return { ...said, modifiedAt };
  return said.modifiedAt < modifiedAt ? { ...said, modifiedAt: modifiedAt + 1 } : said;
}

function rowOf(room: Room, remote: RemoteOrder, taken: LaneOrder['taken'], kept: Kept): LaneOrder {
  const { orderId, told, seen, pending } = kept;
  const { id: remoteId, identity, number, status, modifiedAt } = remote;
  return {
    channelId: room.parts.channelId,
    remoteId,
    ...(identity !== undefined && { identity }),
    number,
    status,
    modifiedAt,
    taken,
    orderId,
    told,
    seen,
    pending,
  };
}

/**
 * One that was placed and done between two pulls is taken over as it was placed, then as it is: what it took is missing there by now, and
 * must be missing here. That it was placed since a person agreed shows in that it took of what was agreed and nobody has seen it.
 */
async function recordAll(
  room: Room,
  draft: Draft,
  remote: RemoteOrder,
  known: LaneOrder | null,
  taken: LaneOrder['taken'],
): Promise<Kept | null> {
  const isNews = remote.means === 'done' && taken.some((spot) => draft.place(spot)?.expected != null);
  if (known || !isNews) return record(room, draft, remote, known);
  const placed = await record(room, draft, { ...remote, means: 'open' }, null);
  return placed && !placed.isRefused ? record(room, draft, remote, rowOf(room, remote, taken, placed)) : placed;
}

/** What an order is here, once it was tried to take it over. */
type Kept = Pick<LaneOrder, 'orderId' | 'told' | 'seen' | 'pending'> & { readonly isRefused: boolean };

/** Whether anything of the store is one of ours: before, no order could be taken over, and each would only be a line to look at. */
function mayBeTaken(room: Room): boolean {
  return room.shelf.state.trust === 'agreed' || room.listings.size > 0;
}

/** Before anything of the store is one of ours, what is not over waits. */
function later(remote: RemoteOrder, known: LaneOrder | null): Kept {
  const isOver = remote.means !== null && ['done', 'cancelled', 'refunded', 'failed', 'gone'].includes(remote.means);
  return { ...whatIsKnown(known), pending: isOver ? null : remote, isRefused: false };
}

function whatIsKnown(known: LaneOrder | null): Pick<LaneOrder, 'orderId' | 'told' | 'seen'> {
  return { orderId: known?.orderId ?? null, told: known?.told ?? [], seen: known?.seen ?? null };
}

/** Records what an order makes of the books; null: it is older than what is known. A refused one is kept, and holds back what it is about. */
async function record(room: Room, draft: Draft, remote: RemoteOrder, known: LaneOrder | null): Promise<Kept | null> {
  const taken = withoutPeople(remote, known, await room.parts.takeOrder(remote, readsFor(room, known)));
  if (taken.outOfDate) return null;
  const { decisions, contacts } = taken;
  if (decisions.length > 0 || contacts.length > 0) {
    const recorded = await room.parts.books.record(decisions, contacts);
    if (!recorded.ok) {
      draft.log('failed', { orderNumber: remote.number, code: recorded.failure.code });
      return { ...whatIsKnown(known), pending: remote, isRefused: true };
    }
    draft.log('order-in', { orderNumber: remote.number });
  }
  await noteAll(room, draft, remote, taken);
  return {
    orderId: taken.orderId,
    told: [...new Set([...(known?.told ?? []), ...taken.told])],
    seen: taken.seen,
    pending: taken.whole ? null : remote,
    isRefused: false,
  };
}

/** Of an order that was deleted for good nothing is said any more: what was known of its people and lines stays. */
function withoutPeople(remote: RemoteOrder, known: LaneOrder | null, taken: TakenOrder): TakenOrder {
  if (remote.means !== 'gone' || remote.lines.length > 0) return taken;
  return { ...taken, contacts: [], seen: known?.seen ? { ...known.seen, means: 'gone' } : taken.seen };
}

async function noteAll(room: Room, draft: Draft, remote: RemoteOrder, { notes, settled }: TakenOrder): Promise<void> {
  for (const { channelId: _, ...note } of notes) draft.note(note, aboutOf(note, remote.id));
  if (settled.length === 0) return;
  for (const note of await room.parts.store.notes())
    if (note.remoteId === remote.id && !note.resolved && settled.includes(note.is))
      draft.keepNote({ ...note, resolved: true });
}

/** What a note is about: its order, or its store where all orders have it in common. */
function aboutOf({ is, facts }: Pick<LaneNote, 'is' | 'facts'>, remoteId: string): readonly string[] {
  const [, change, ...more] = facts;
  return is === 'change-refused' && change === 'currency' ? [change, ...more] : [remoteId, ...facts];
}

function readsFor(room: Room, known: LaneOrder | null): OrderReads {
  const { books, store } = room.parts;
  return {
    channel: books.channel,
    shop: books.shop,
    order: books.order,
    ordersNumbered: books.ordersNumbered,
    parcelsOf: books.parcelsOf,
    returnsOf: books.returnsOf,
    variants: books.variants,
    contact: books.contact,
    listingsOf: async (keys: readonly ItemKey[]) =>
      new Map(
        keys.flatMap((key) => {
          const listing = room.listingAt(key);
          return listing ? [[key, listing] as const] : [];
        }),
      ),
    seenBefore: async (remoteId) =>
      known?.remoteId === remoteId ? known : ((await store.orders([remoteId]))[0] ?? null),
  };
}

/** Tries orders again that could not be taken over, where listings changed since, or a while passed. */
export async function tryPending(room: Room, signal: AbortSignal): Step<{ readonly isRefused: boolean }> {
  if (!mayBeTaken(room)) return done({ isRefused: false });
  const listings = listingsMark(room);
  const now = room.parts.now();
  const isSame = room.tried?.listings === listings && !hasPassed(room.tried.at, TRY_AGAIN_MS, now);
  if (isSame) return done({ isRefused: false });
  let isRefused = false;
  for (const known of await room.parts.store.pendingOrders()) {
    if (signal.aborted) return stopped();
    if (!known.pending) continue;
    const draft = new Draft(room);
    const one = await takeOne(room, draft, known.pending, known);
    isRefused ||= one.isRefused;
    await draft.commit();
  }
  room.tried = isRefused ? null : { listings, at: now };
  return done({ isRefused });
}

function listingsMark({ listings }: Room): string {
  return noteId('', 'listings', [...listings.values()].map((one) => `${one.id}=${one.variantId}`).sort());
}

/** Things in orders that are not in the books at all: what is offered of them here is too much, so nothing is told about them (CHN106). */
export async function heldBack(room: Room): Promise<ReadonlySet<ItemKey>> {
  const pending = await room.parts.store.pendingOrders();
  return new Set(
    pending.flatMap(({ orderId, pending: remote }) =>
      orderId !== null || !remote
        ? []
        : remote.lines.flatMap(({ productId, variantId }) =>
            productId === null ? [] : [keyOf({ productId, variantId })],
          ),
    ),
  );
}
