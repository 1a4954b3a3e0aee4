import { fail } from '#shared/base/result.ts';
import type { ServerChannels } from '#server/channels/runs.ts';

/** A server that runs no channel. */
export const noChannels: ServerChannels = {
  connect: async () => fail({ code: 'vendor-unknown' }),
  forget: async () => undefined,
  hasAccess: async () => false,
  ask: async () => fail({ code: 'channel-not-here' }),
  nudge: () => undefined,
  stop: async () => undefined,
};
