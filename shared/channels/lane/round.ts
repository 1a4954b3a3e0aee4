import { hasPassed } from '#shared/base/elapsed.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { RoundReport } from '../lane-api.ts';
import type { ItemKey } from '../lane-rows.ts';
import { noteAwaited } from './awaited.ts';
import { compare, endOrphans, suspects } from './compare.ts';
import { Draft } from './draft.ts';
import { failureOf, retryAt, whatNow } from './failing.ts';
import { lookForGone } from './gone.ts';
import { pullOrders, tryPending } from './orders-in.ts';
import { tellOrders } from './orders-out.ts';
import { pullProducts, readFigures } from './products-in.ts';
import { type LaneFailure, type Room, type Spot, type Step } from './room.ts';
import { tellOffers } from './tell.ts';
import { decideUnfinished } from './unfinished.ts';

/** When the next round begins by itself. */
const EVERY_MS = 60_000;
/** How often figures are read that a store does not tell by itself, and those that it does, for what is changed there without a stamp. */
const LOOK_MS = 15 * 60_000;
const LOOK_ALL_THE_SAME_MS = 86_400_000;

export type Progress = (done: number, total: number | null) => void;

/** One round: what is undecided, orders in, products in, comparing, telling; every part of it can be stopped and comes again. */
export async function round(
  room: Room,
  signal: AbortSignal,
  told: Progress,
): Promise<Result<RoundReport, LaneFailure>> {
  await room.open();
  if (!room.channel || room.channel.archived || room.channel.paused === true) return rest(room);
  const went = await steps(room, signal, told);
  const draft = new Draft(room);
  if (went.ok) finish(room, draft, went.value);
  else if (went.failure.code !== 'stopped') {
    draft.setState(whatNow(room, went.failure));
    draft.log('failed', { code: went.failure.code });
  }
  await draft.commit();
  return went.ok ? done(went.value.report) : went;
}

/** Nothing is pulled and nothing told. */
async function rest(room: Room): Step<RoundReport> {
  const { state } = room.shelf;
  if (state.nextAt !== null || state.failure !== null) {
    const draft = new Draft(room);
    draft.setState({ nextAt: null, failure: null });
    draft.log('paused');
    await draft.commit();
  }
  return done({ products: 0, ordersTaken: 0, told: 0, waiting: state.waiting, drifting: state.drifting });
}

type Went = { readonly report: RoundReport; readonly mark: string | null; readonly isRefused: boolean };

async function steps(room: Room, signal: AbortSignal, told: Progress): Step<Went> {
  const decided = await decideUnfinished(room, signal);
  if (!decided.ok) return decided;
  const orders = await pullOrders(room, signal);
  if (!orders.ok) return orders;
  const pending = await tryPending(room, signal);
  if (!pending.ok) return pending;
  const products = await pullProducts(room, signal, (count) => told(count, null));
  if (!products.ok) return products;
  const taken = { products: products.value.products, ordersTaken: orders.value.orders };
  const isRefused = orders.value.isRefused || pending.value.isRefused;
  await firstPullIsDone(room);
  await noteAwaited(room);
  if (room.shelf.state.trust === 'agree')
    return done({ report: { ...taken, told: 0, waiting: 0, drifting: 0 }, mark: null, isRefused });
  const looked = await look(room, signal);
  if (!looked.ok) return looked;
  return tell(room, { taken, isRefused }, signal, told);
}

async function firstPullIsDone(room: Room): Promise<void> {
  const { firstPull } = room.shelf.state;
  if (firstPull.doneAt !== null) return;
  const draft = new Draft(room);
  const now = room.parts.now();
  // All of it was just seen: nothing of it needs to be looked for before tomorrow.
  draft.setState({ firstPull: { ...firstPull, doneAt: now }, goneLookedAt: now, stockReadAt: now });
  await draft.commit();
}

/** Reads figures where the store does not tell them, and compares what does not fit. */
async function look(room: Room, signal: AbortSignal): Step<null> {
  const { stockReadAt } = room.shelf.state;
  const now = room.parts.now();
  const every = room.parts.connector.capabilities.stockInCatalog ? LOOK_ALL_THE_SAME_MS : LOOK_MS;
  if (stockReadAt === null || hasPassed(stockReadAt, every, now)) {
    const read = await readFigures(room, spotsTold(room), signal);
    if (!read.ok) return read;
    const draft = new Draft(room);
    draft.setState({ stockReadAt: now });
    await draft.commit();
  }
  await endOrphans(room);
  return compare(room, suspects(room), signal);
}

function spotsTold(room: Room): readonly Spot[] {
  return [...room.shelf.all()]
    .filter((item) => room.isTold(item))
    .flatMap(({ key, places }) => places.map(({ locationId }) => ({ key, locationId })));
}

type TakenIn = {
  readonly taken: Pick<RoundReport, 'products' | 'ordersTaken'>;
  readonly isRefused: boolean;
};

async function tell(room: Room, { taken, isRefused }: TakenIn, signal: AbortSignal, told: Progress): Step<Went> {
  const { books } = room.parts;
  const { booksMark } = room.shelf.state;
  const moved = await books.movedSince(booksMark);
  const movedOrders = await books.ordersMovedSince(booksMark);
  const keys = keysToTell(room, moved.variantIds === null ? null : new Set(moved.variantIds));
  room.again = new Set();
  const offers = await tellOffers(room, keys, signal, told);
  if (!offers.ok) {
    room.again = null;
    return offers;
  }
  const orders = await tellOrders(room, movedOrders, signal);
  if (!orders.ok) return orders;
  const gone = await lookForGone(room, signal);
  if (!gone.ok) return gone;
  const waiting = offers.value.waiting + orders.value.waiting;
  const report = { ...taken, told: offers.value.told, waiting, drifting: driftsOf(room) };
  return done({ report, mark: waiting === 0 ? moved.mark : booksMark, isRefused });
}

/** Things whose offers or figures may have changed; null: all. */
function keysToTell(room: Room, moved: ReadonlySet<string> | null): ReadonlySet<ItemKey> | null {
  if (moved === null || room.again === null) return null;
  const keys = new Set(room.again);
  for (const item of room.shelf.all()) {
    const listing = room.listingOf(item);
    if (listing && moved.has(listing.variantId)) keys.add(item.key);
  }
  return keys;
}

function driftsOf(room: Room): number {
  let drifts = 0;
  for (const item of room.shelf.all())
    if (room.listingOf(item)) drifts += item.places.filter(({ drift }) => drift !== null).length;
  return drifts;
}

function finish(room: Room, draft: Draft, { report, mark, isRefused }: Went): void {
  const now = room.parts.now();
  const { products, ordersTaken, waiting, drifting } = report;
  if (products > 0 || ordersTaken > 0) draft.log('pulled', { counts: [products, ordersTaken] });
  const failure = isRefused ? failureOf(room, { code: 'books-refused' }) : null;
  draft.setState({
    waiting,
    drifting,
    failure,
    lastRoundAt: now,
    phase: failure ? 'waiting' : draft.state.trust === 'agree' ? 'agree' : 'quiet',
    nextAt: failure ? retryAt(room, failure.tries) : now + EVERY_MS,
    ...(mark !== null && { booksMark: mark }),
  });
}
