import { done, fail, type Result } from '#shared/base/result.ts';
import { dealtWith } from '#shared/channels/dealt-with.ts';
import type { Lane } from '#shared/channels/lane-api.ts';
import type { LaneBooks } from '#shared/channels/ports.ts';
import { publishTask } from '#shared/channels/publishing.ts';
import { planIn, reportIn } from '#shared/channels/row-shapes.ts';
import type { LaneAsk } from '#shared/contract/channels/lane-asks.ts';
import type { ChannelId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelJobs } from '#renderer/db/channels/channel-work.ts';
import { laneStore } from '#renderer/db/channels/lane-store.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { JobContext, Open, WithShop } from '../open-shop.ts';

export type ChannelHandlers = {
  readonly [N in keyof ChannelJobs]: (
    question: ChannelJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<ChannelJobs[N]['answer']>>;
};

type JobSettings = {
  readonly withShop: WithShop;
  /** The language in which customers are told of their parcels. */
  readonly language: string;
};

/** Does what the window asks of a channel with its lane, here or on the shop's server. */
export function channelJobs({ withShop, language }: JobSettings): ChannelHandlers {
  /** Asks the server where it runs the channel, else does it with the lane here. */
  function either<T>(
    channelId: string,
    ask: (open: Open, books: LaneBooks) => Promise<LaneAsk>,
    read: (value: unknown) => T | undefined,
    act: (lane: Lane, signal: AbortSignal, asked: LaneAsk) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return withShop(async (open) => {
      const { channels } = open;
      const there = await channels.followed(channelId);
      if (there) {
        const said = await there.ask(await ask(open, channels.booksOf(channelId as ChannelId)));
        if (!said.ok) return said;
        const value = read(said.value);
        return value === undefined ? fail({ code: 'rubbish', detail: 'lane' }) : done(value);
      }
      return channels.withLane(channelId, async ({ lane, books }, signal) => act(lane, signal, await ask(open, books)));
    });
  }
  const plainly =
    (ask: LaneAsk): ((open: Open) => Promise<LaneAsk>) =>
    async () =>
      ask;
  const nothing = () => ({});

  return {
    'channels.syncNow': ({ channelId }, { report }) =>
      withShop(async ({ channels }) => {
        const there = await channels.followed(channelId);
        if (!there) return channels.round(channelId, report);
        const said = await there.ask({ is: 'round' });
        const value = said.ok ? reportIn(said.value) : undefined;
        if (!said.ok) return said;
        return value ? done(value) : fail({ code: 'rubbish', detail: 'lane' });
      }),
    'channels.agree': ({ channelId, keys }) =>
      either(channelId, plainly({ is: 'agree', keys: keys && [...keys] }), nothing, async (lane, signal) =>
        empty(await lane.agree(keys, signal)),
      ),
    'channels.plan': ({ channelId }) =>
      either(
        channelId,
        plainly({ is: 'plan' }),
        (value) => {
          const offers = planIn(value);
          return offers && { offers };
        },
        async (lane) => done({ offers: await lane.plan() }),
      ),
    'channels.repair': ({ channelId, key, locationId, as }) =>
      either(channelId, plainly({ is: 'repair', key, locationId, as }), nothing, async (lane, signal) =>
        empty(await lane.repair(key, locationId, as, signal)),
      ),
    'channels.settle': ({ channelId, taskId, as }) =>
      either(channelId, plainly({ is: 'settle', taskId, as }), nothing, async (lane) =>
        empty(await lane.settle(taskId, as)),
      ),
    'channels.dealtWith': ({ channelId, noteId }) =>
      withShop(async ({ session: { db, feed }, channels }) => {
        const there = await channels.followed(channelId);
        // No store is asked, so that it is done while the channel is paused as well.
        if (!there) return empty(await dealtWith(laneStore(db, feed, channelId as ChannelId), noteId));
        const said = await there.ask({ is: 'dealt-with', noteId });
        return said.ok ? done({}) : said;
      }),
    'channels.publish': ({ channelId, productIds }) =>
      either(
        channelId,
        async ({ session }, books) => ({ is: 'publish', tasks: await publishTasks(session.db, books, productIds) }),
        nothing,
        async (lane, signal, asked) =>
          empty(await lane.publish(asked.is === 'publish' ? asked.tasks.map(ours) : [], signal)),
      ),
    'channels.handOver': ({ channelId }) =>
      withShop(({ session: { door } }) =>
        door.host.ask('store.handOver', { shopId: door.shopId, channelId, language }),
      ),
    'channels.takeBack': ({ channelId }) =>
      withShop(({ session: { door } }) => door.host.ask('store.takeBack', { shopId: door.shopId, channelId })),
  };
}

type PublishAsk = Extract<LaneAsk, { is: 'publish' }>;

/** A task with the ids that it was made with. */
function ours({ variantIds, ...task }: PublishAsk['tasks'][number]) {
  return { ...task, variantIds: variantIds.map((id) => id as VariantId) };
}

function empty(answer: Result<null>): Result<Record<never, never>> {
  return answer.ok ? done({}) : answer;
}

/** Products as a store is to make them: with what is not archived of them, and is not listed there yet. */
async function publishTasks(
  db: ShopDatabase,
  books: LaneBooks,
  productIds: readonly string[],
): Promise<PublishAsk['tasks']> {
  const channel = await books.channel();
  if (!channel) return [];
  const { currency } = await books.shop();
  const listed = new Set((await books.listings()).map(({ variantId }) => variantId));
  const tasks: PublishAsk['tasks'] = [];
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
    const offers = await books.offers(ids);
    const { variantIds, ...task } = publishTask(channel.id, { product, variants, barcodes, offers, currency });
    tasks.push({ ...task, variantIds: [...variantIds] });
  }
  return tasks;
}
