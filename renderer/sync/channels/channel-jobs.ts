import { done, fail, type Result } from '#shared/base/result.ts';
import { publishTask } from '#shared/channels/publishing.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import type { ChannelJobs } from '#renderer/db/channels/channel-work.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { JobContext, WithShop } from '../open-shop.ts';
import type { RunningLane } from './runs.ts';

export type ChannelHandlers = {
  readonly [N in keyof ChannelJobs]: (
    question: ChannelJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<ChannelJobs[N]['answer']>>;
};

/** Does what the window asks of a channel with its lane. */
export function channelJobs(withShop: WithShop): ChannelHandlers {
  const withLane = <T>(channelId: string, act: (running: RunningLane, signal: AbortSignal) => Promise<Result<T>>) =>
    withShop(({ channels }) => channels.withLane(channelId, act));
  return {
    'channels.syncNow': ({ channelId }, { report }) => withShop(({ channels }) => channels.round(channelId, report)),
    'channels.agree': ({ channelId, keys }) =>
      withLane(channelId, async ({ lane }, signal) => empty(await lane.agree(keys, signal))),
    'channels.plan': ({ channelId }) => withLane(channelId, async ({ lane }) => done({ offers: await lane.plan() })),
    'channels.repair': ({ channelId, key, locationId, as }) =>
      withLane(channelId, async ({ lane }, signal) => empty(await lane.repair(key, locationId, as, signal))),
    'channels.settle': ({ channelId, taskId, as }) =>
      withLane(channelId, async ({ lane }) => empty(await lane.settle(taskId, as))),
    'channels.publish': ({ channelId, productIds }) =>
      withShop(({ session, channels }) =>
        channels.withLane(channelId, async (running, signal) => {
          const tasks = await publishTasks(session.db, running, productIds);
          return tasks.ok ? empty(await running.lane.publish(tasks.value, signal)) : tasks;
        }),
      ),
  };
}

function empty(answer: Result<null>): Result<Record<never, never>> {
  return answer.ok ? done({}) : answer;
}

/** Products as a store is to make them: with what is not archived of them, and is not listed there yet. */
async function publishTasks(
  db: ShopDatabase,
  { books }: RunningLane,
  productIds: readonly string[],
): Promise<Result<ReturnType<typeof publishTask>[]>> {
  const channel = await books.channel();
  if (!channel) return fail({ code: 'channel-not-here' });
  const { currency } = await books.shop();
  const listed = new Set((await books.listings()).map(({ variantId }) => variantId));
  const tasks: ReturnType<typeof publishTask>[] = [];
  for (const id of productIds) {
    const product = await db.products.get(id);
    const own = await db.variants
      .where('productId')
      .equals(id as ProductId)
      .toArray();
    const variants = own.filter((row) => !row.voided && !row.archived && !listed.has(row.id));
    if (!product || product.voided || variants.length === 0) continue;
    const ids = variants.map((row) => row.id);
    const barcodes = (await db.barcodes.where('variantId').anyOf(ids).toArray()).filter((row) => !row.voided);
    tasks.push(publishTask(channel.id, { product, variants, barcodes, offers: await books.offers(ids), currency }));
  }
  return done(tasks);
}
