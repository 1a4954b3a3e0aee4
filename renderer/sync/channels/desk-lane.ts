import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { laneOf } from '#shared/channels/lane.ts';
import type { LaneParts } from '#shared/channels/lane/room.ts';
import { freshState } from '#shared/channels/lane/shelf.ts';
import type { LaneStore } from '#shared/channels/ports.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { laneBooks } from '#renderer/db/channels/lane-books.ts';
import { laneStore } from '#renderer/db/channels/lane-store.ts';
import type { MovedBooks } from '#renderer/db/channels/moved.ts';
import { gatheringFeed } from '#renderer/db/feed.ts';
import type { Session } from '../session.ts';
import { bridgeDeliveries, bridgeStore } from './bridge-store.ts';
import type { RunningLane } from './runs.ts';

export type DeskLaneSettings = Pick<LaneParts, 'takeOrder' | 'orderTasksOf' | 'storeOrdersOf' | 'texts'> & {
  readonly session: Session;
  readonly moved: MovedBooks;
  readonly now: () => number;
  readonly nextId: () => string;
  /** Waits until the journal has what was recorded. */
  readonly saved: (no: number) => Promise<Result<null>>;
  /** Why the disk takes nothing new; null while it does. */
  readonly refusing?: () => ReadOnlyCode | null;
};

/** What a lane records is told together: every screen reads again at each. */
const TELL_MS = 250;

/**
 * Makes lanes over the window's database and the host. What the host refuses before there is one, such as that it has no key, is
 * kept as the channel's failure.
 */
export function deskLanes(settings: DeskLaneSettings): (channelId: ChannelId) => Promise<Result<RunningLane>> {
  const { session, moved, now, nextId, saved, refusing, ...orders } = settings;
  const { db, door } = session;
  return async (channelId) => {
    const store = laneStore(db, session.feed, channelId);
    const asked = await door.host.ask('channels.capabilities', { shopId: door.shopId, channelId });
    if (!asked.ok) {
      await keepFailure(store, channelId, asked.failure, settings);
      return fail(asked.failure);
    }
    if (!(await isItsStore(session, channelId))) {
      const failure = { code: 'no-key', detail: 'other-address' };
      await keepFailure(store, channelId, failure, settings);
      return fail(failure);
    }
    const at = { host: door.host, shopId: door.shopId, channelId, windowId: door.windowId };
    const { capabilities } = asked.value;
    const feed = gatheringFeed(session.feed, TELL_MS, now);
    const stamp = () => ({ at: now(), nextId });
    const { fractional } = capabilities;
    const books = laneBooks({ db, feed, channelId, fractional, moved, stamp, saved, refusing, now });
    // A lane asks nobody who is there, and tells by its deliveries alone.
    const connector = bridgeStore(at, capabilities) as StoreConnector;
    const lane = laneOf({
      ...orders,
      channelId,
      connector,
      deliveries: bridgeDeliveries(at),
      books,
      store,
      now,
      nextId,
    });
    return done({ lane, books, flush: feed.flush });
  };
}

/** Whether the key that is kept here is for the store that the channel's row names: what is tied to things there means nothing elsewhere. */
async function isItsStore({ db, door }: Session, channelId: ChannelId): Promise<boolean> {
  const access = await door.host.ask('channels.access', { shopId: door.shopId, channelId });
  const row = await db.channels.get(channelId);
  const bare = (url: string) => url.replace(/\/+$/, '');
  if (!access.ok || access.value.url === null || !row?.url) return true;
  return bare(access.value.url) === bare(row.url);
}

/** How long until a host that did not answer is asked again. */
const AGAIN_MS = 60_000;

async function keepFailure(
  store: LaneStore,
  channelId: ChannelId,
  { code, detail }: Failure,
  { now, nextId }: DeskLaneSettings,
): Promise<void> {
  const state = (await store.state()) ?? freshState(channelId);
  const isNoKey = code === 'no-key';
  const kept = isNoKey ? 'no-key' : 'channel-away';
  const line = { is: 'failed', taskId: null, key: null, locationId: null, orderNumber: null, counts: [] } as const;
  await store.commit({
    state: {
      ...state,
      phase: isNoKey ? 'stopped' : 'waiting',
      nextAt: isNoKey ? null : now() + AGAIN_MS,
      failure: { code: kept, detail: isNoKey ? null : (detail ?? code), tries: (state.failure?.tries ?? 0) + 1 },
    },
    ...(state.failure?.code !== kept && { log: [{ ...line, id: nextId(), channelId, at: now(), code: kept }] }),
  });
}
