import { done, fail, type Result } from '#shared/base/result.ts';
import type { PlannedOffer, RoundReport } from '#shared/channels/lane-api.ts';
import { publishTask } from '#shared/channels/publishing.ts';
import type { LaneAsk } from '#shared/contract/channels/lane-asks.ts';
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

/** Does what the window asks of a channel with its lane, here or on the shop's server. */
export function channelJobs(withShop: WithShop): ChannelHandlers {
  /** The server answers in the shapes of the lane that it runs. */
  const either = async <T>(
    channelId: string,
    ask: LaneAsk,
    here: () => Promise<Result<T>>,
    answerOf: (value: unknown) => T,
  ): Promise<Result<T>> => {
    const told = await withShop(async ({ channels: { following } }) =>
      (await following.isFollowed(channelId)) ? following.ask(channelId, ask) : done(here),
    );
    if (!told.ok) return told;
    return told.value === here ? here() : done(answerOf(told.value));
  };
  const withLane = <T>(channelId: string, act: (running: RunningLane, signal: AbortSignal) => Promise<Result<T>>) =>
    withShop(({ channels }) => channels.withLane(channelId, act));
  const nothing = () => ({});
  return {
    'channels.syncNow': ({ channelId }, { report }) =>
      either(
        channelId,
        { is: 'round' },
        () => withShop(({ channels }) => channels.round(channelId, report)),
        // The answer of `Lane.round`.
        (value) => value as RoundReport,
      ),
    'channels.agree': ({ channelId, keys }) =>
      either(
        channelId,
        { is: 'agree', keys: keys && [...keys] },
        () => withLane(channelId, async ({ lane }, signal) => empty(await lane.agree(keys, signal))),
        nothing,
      ),
    'channels.plan': ({ channelId }) =>
      either(
        channelId,
        { is: 'plan' },
        () => withLane(channelId, async ({ lane }) => done({ offers: await lane.plan() })),
        // The answer of `Lane.plan`.
        (value) => ({ offers: value as readonly PlannedOffer[] }),
      ),
    'channels.repair': ({ channelId, key, locationId, as }) =>
      either(
        channelId,
        { is: 'repair', key, locationId, as },
        () => withLane(channelId, async ({ lane }, signal) => empty(await lane.repair(key, locationId, as, signal))),
        nothing,
      ),
    'channels.settle': ({ channelId, taskId, as }) =>
      either(
        channelId,
        { is: 'settle', taskId, as },
        () => withLane(channelId, async ({ lane }) => empty(await lane.settle(taskId, as))),
        nothing,
      ),
    'channels.publish': ({ channelId, productIds }) =>
      either(
        channelId,
        { is: 'publish', productIds: [...productIds] },
        () =>
          withShop(({ session, channels }) =>
            channels.withLane(channelId, async (running, signal) => {
              const tasks = await publishTasks(session.db, running, productIds);
              return tasks.ok ? empty(await running.lane.publish(tasks.value, signal)) : tasks;
            }),
          ),
        nothing,
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
