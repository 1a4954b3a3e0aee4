import { fail, type Result } from '#shared/base/result.ts';
import type { ChannelJobs } from '#renderer/db/channels/channel-work.ts';
import type { JobContext } from '#renderer/sync/open-shop.ts';

export type ChannelHandlers = {
  readonly [N in keyof ChannelJobs]: (
    question: ChannelJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<ChannelJobs[N]['answer']>>;
};

/** Does what the window asks of a channel with its lane. */
export function channelJobs(): ChannelHandlers {
  const notHere = async () => fail({ code: 'channel-not-here' });
  return {
    'channels.syncNow': notHere,
    'channels.agree': notHere,
    'channels.plan': notHere,
    'channels.repair': notHere,
    'channels.publish': notHere,
    'channels.settle': notHere,
  };
}
