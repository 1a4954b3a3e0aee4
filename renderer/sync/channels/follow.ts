import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { LaneChanges } from '#shared/channels/ports.ts';
import { rowIn } from '#shared/channels/row-shapes.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import type { LaneAsk } from '#shared/contract/channels/lane-asks.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { follow, followedTo } from '#renderer/db/channels/lane-store.ts';
import type { Clock, Session } from '../session.ts';

/** A channel that the shop's server runs, as a desk sees it. */
export type FollowedChannel = {
  readonly ask: (ask: LaneAsk) => Promise<Result<unknown>>;
  readonly stop: () => Promise<void>;
};

const EVERY_MS = 10_000;
const AWAY_MS = 60_000;

/**
 * Follows what the shop's server knows of a store (CHN169): its rows are taken over as they are written there, so that every desk shows how the channel
 * stands. What a person asks is asked of the server.
 */
export function followChannel(session: Session, clock: Clock, channelId: ChannelId): FollowedChannel {
  const { db, feed, door } = session;
  const of = { shopId: door.shopId, channelId };
  let stopped = false;
  let cancel: () => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Takes over everything that was written there since. */
  async function catchUp(): Promise<Result<null>> {
    for (;;) {
      const after = (await followedTo(db, channelId)) ?? 0;
      const page = await door.host.ask('store.channelRows', { ...of, after });
      if (stopped) return done(null);
      if (!page.ok) return page;
      const to = page.value.rows.at(-1)?.rev ?? after;
      if (to <= after) return done(null);
      await follow(db, feed, channelId, changesIn(page.value.rows, channelId), to);
    }
  }

  function look(): Promise<void> {
    cancel();
    const mine = last.then(catchUp).then(
      (caught) => plan(caught.ok ? EVERY_MS : AWAY_MS),
      (fault: unknown) => {
        // A database that was closed under it is the shop being let go.
        if (stopped) return;
        console.error(fault);
        plan(AWAY_MS);
      },
    );
    last = mine;
    return mine;
  }
  function plan(ms: number): void {
    if (stopped) return;
    cancel();
    cancel = clock.after(ms, () => void look());
  }
  void look();

  return {
    ask: async (ask) => {
      const said = await door.host.ask('store.askChannel', { ...of, ask });
      await look();
      return said.ok ? done(said.value.value) : fail<Failure>(said.failure);
    },
    stop: async () => {
      stopped = true;
      cancel();
      await last;
    },
  };
}

type Rows = Answer<'store.channelRows'>['rows'];

/** What rows of the server's change here. Its orders stay there: they hold what people said. */
function changesIn(rows: Rows, channelId: ChannelId): LaneChanges {
  const of = <P extends keyof typeof rowIn>(part: P) =>
    rows
      .filter((row) => row.part === part && !row.gone)
      .flatMap(({ json }) => {
        const row = rowIn[part](json);
        // Each part has rows of its own; reading by name loses the pair.
        return row && row.channelId === channelId ? [row as NonNullable<ReturnType<(typeof rowIn)[P]>>] : [];
      });
  const state = of('state').at(-1);
  return {
    ...(state && { state }),
    items: of('item'),
    itemsGone: rows.flatMap(({ part, gone, id }) => (part === 'item' && gone ? [id] : [])),
    drifts: of('drift'),
    notes: of('note'),
    log: of('log'),
  };
}
