import { customerTexts } from '#shared/channels/customer-texts.ts';
import { orderTasksOf } from '#shared/channels/orders/order-tasks.ts';
import { takeOrder } from '#shared/channels/orders/take-order.ts';
import { storeOrdersOf } from '#shared/channels/orders/splits.ts';
import type { LaneBooks } from '#shared/channels/ports.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { laneBooks } from '#renderer/db/channels/lane-books.ts';
import { movedBooks } from '#renderer/db/channels/moved.ts';
import type { Clock, Session } from '../session.ts';
import { type DeskLaneSettings, deskLanes } from './desk-lane.ts';
import { type ChannelRuns, startRuns } from './runs.ts';

export type ChannelsSettings = Pick<DeskLaneSettings, 'now' | 'nextId' | 'saved' | 'refusing'> & {
  readonly session: Session;
  readonly clock: Clock;
  /** The language in which customers are told of their parcels. */
  readonly language: string;
};

/** The channels of an open shop. */
export type Channels = ChannelRuns & {
  /** The books as the lane of a channel reads them, for what is asked of one that runs elsewhere. */
  readonly booksOf: (channelId: ChannelId) => LaneBooks;
};

/** Runs the channels that this computer talks to, while its shop is open. */
export function startChannels(settings: ChannelsSettings): Channels {
  const { session, clock, language, nextId, now, saved, refusing } = settings;
  const moved = movedBooks(session.db, session.feed, nextId());
  const makeLane = deskLanes({
    ...settings,
    moved,
    takeOrder,
    storeOrdersOf,
    orderTasksOf,
    texts: customerTexts(language),
  });
  const runs = startRuns({ session, clock, makeLane });
  return {
    ...runs,
    booksOf: (channelId) =>
      laneBooks({
        db: session.db,
        feed: session.feed,
        channelId,
        // No store that a server runs shows parts of a piece.
        fractional: false,
        moved,
        stamp: () => ({ at: now(), nextId }),
        saved,
        refusing,
        now,
      }),
    stop: async () => {
      await runs.stop();
      moved.stop();
    },
  };
}
