import { customerTexts } from '#shared/channels/customer-texts.ts';
import { orderTasksOf } from '#shared/channels/orders/order-tasks.ts';
import { takeOrder } from '#shared/channels/orders/take-order.ts';
import { storeOrdersOf } from '#shared/channels/orders/splits.ts';
import { movedBooks } from '#renderer/db/channels/moved.ts';
import type { Clock, Session } from '../session.ts';
import { type DeskLaneSettings, deskLanes } from './desk-lane.ts';
import { type Following, startFollowing } from './follow.ts';
import { type ChannelRuns, startRuns } from './runs.ts';

export type ChannelsSettings = Pick<DeskLaneSettings, 'now' | 'nextId' | 'saved'> & {
  readonly session: Session;
  readonly clock: Clock;
  /** The language in which customers are told of their parcels. */
  readonly language: string;
};

/** The channels that this computer talks to, and those that it follows. */
export type Channels = ChannelRuns & { readonly following: Following };

/** Runs the channels that this computer talks to, while its shop is open. */
export function startChannels(settings: ChannelsSettings): Channels {
  const { session, clock, language, nextId } = settings;
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
  const following = startFollowing(session, clock);
  return {
    ...runs,
    following,
    stop: async () => {
      await following.stop();
      await runs.stop();
      moved.stop();
    },
  };
}
