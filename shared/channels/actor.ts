import type { ChannelId, PersonId } from '#shared/domain/operations/ids.ts';

/** Who is said to have done what a lane does: its channel, which is no person, and has its name in its own row. */
export function actorOf(channelId: ChannelId): PersonId {
  // Acts name their actor by an id; nobody else has the one of a channel.
  return channelId as string as PersonId;
}
