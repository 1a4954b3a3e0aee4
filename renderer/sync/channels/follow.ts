import { done, fail, type Result } from '#shared/base/result.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';
import type { LaneAsk } from '#shared/contract/channels/lane-asks.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { readDesk } from '#renderer/db/database.ts';
import { followedRev, keepFollowed } from '#renderer/db/channels/followed-rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import type { Clock, Session } from '../session.ts';

/** What this computer sees and asks of the channels that the shop's server runs (CHN202). */
export type Following = {
  /** Whether the server runs it. */
  readonly isFollowed: (channelId: string) => Promise<boolean>;
  /** Asks the server, and sees what became of it. */
  readonly ask: (channelId: string, ask: LaneAsk) => Promise<Result<unknown>>;
  readonly stop: () => Promise<void>;
};

/** How often it is looked what the server has done. */
const LOOK_MS = 15_000;
/** After something came from other desks, which the server may have been among. */
const SOON_MS = 1_000;

/** Follows the channels of the shop's server while the shop is open and connected. */
export function startFollowing({ db, feed, door }: Session, clock: Clock): Following {
  let stopped = false;
  let cancel: () => void = () => undefined;
  let turn: Promise<void> = Promise.resolve();

  async function followed(): Promise<readonly ChannelId[]> {
    const desk = stopped ? undefined : await readDesk(db);
    if (!desk?.connected) return [];
    const runner = serverRunner(door.shopId);
    const rows = await db.channels.toArray();
    return rows.filter((row) => row.runner === runner && !row.archived && !row.voided).map(({ id }) => id);
  }

  async function look(channelId: ChannelId): Promise<void> {
    while (!stopped) {
      const after = await followedRev(db, channelId);
      const page = await door.host.ask('store.channelRows', { shopId: door.shopId, channelId, after });
      if (!page.ok || page.value.rows.length === 0) return;
      await keepFollowed(db, feed, channelId, page.value.rows);
    }
  }

  async function lookAtAll(): Promise<void> {
    for (const channelId of await followed()) await look(channelId);
  }

  function soon(ms: number): void {
    cancel();
    if (stopped) return;
    cancel = clock.after(ms, () => {
      turn = turn
        .then(lookAtAll)
        .catch((fault: unknown) => {
          // A database that was closed under it is the shop being let go.
          if (!stopped) console.error(fault);
        })
        .then(() => soon(LOOK_MS));
    });
  }

  const stopListening = feed.listen(({ rows }: Change) => {
    if (rows.some(({ kind }) => kind === 'channel' || kind === 'order')) soon(SOON_MS);
  });
  soon(SOON_MS);

  return {
    isFollowed: async (channelId) => (await followed()).some((id) => id === channelId),
    ask: async (channelId, ask) => {
      const told = await door.host.ask('store.channelAsk', { shopId: door.shopId, channelId, ask });
      if (!told.ok) return told;
      // The ids of channels cross the border as texts.
      await look(channelId as ChannelId);
      return 'failure' in told.value ? fail(told.value.failure) : done(told.value.value);
    },
    stop: async () => {
      stopped = true;
      stopListening();
      cancel();
      await turn;
    },
  };
}
