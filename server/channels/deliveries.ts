import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { OutboundTask, PushOutcome } from '#shared/contract/channels/port.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { Unfinished } from '#shared/channels/lane-rows.ts';
import type { Deliveries } from '#shared/channels/ports.ts';
import type { StoreDatabase } from '#server/database/tables.ts';

/**
 * What the server sends to a store. A task is committed before it goes and taken out when its outcome is known; while one is
 * unfinished nothing else goes.
 */
export function deliveriesOf(
  db: StoreDatabase,
  channelId: ChannelId,
  connector: StoreConnector,
  now: () => number,
): Deliveries {
  async function unfinished(): Promise<readonly Unfinished[]> {
    const rows = await db
      .selectFrom('channel_deliveries')
      .select(['task', 'sent_at'])
      .where('channel_id', '=', channelId)
      .execute();
    // Written by `push` from a task.
    return rows.map((row) => ({ task: JSON.parse(row.task) as OutboundTask, sentAt: row.sent_at }));
  }
  const forget = async (taskIds: readonly string[]) => {
    if (taskIds.length === 0) return;
    await db
      .deleteFrom('channel_deliveries')
      .where('channel_id', '=', channelId)
      .where('task_id', 'in', [...taskIds])
      .execute();
  };

  async function push(
    tasks: readonly OutboundTask[],
    signal: AbortSignal,
  ): Promise<Result<readonly PushOutcome[], Failure>> {
    if (tasks.length === 0) return done([]);
    if ((await unfinished()).length > 0) return fail({ code: 'delivery-unfinished' });
    await db
      .insertInto('channel_deliveries')
      .values(
        tasks.map((task) => ({
          channel_id: channelId,
          task_id: task.taskId,
          task: JSON.stringify(task),
          sent_at: now(),
        })),
      )
      .execute();
    const outcomes = await connector.push(tasks, signal);
    await forget(tasks.flatMap(({ taskId }, at) => (outcomes[at]?.is === 'unknown' ? [] : [taskId])));
    return done(outcomes);
  }

  return {
    push,
    unfinished: async () => done(await unfinished()),
    resolve: async (task, signal) => {
      const sent = (await unfinished()).find((one) => one.task.taskId === task.taskId);
      if (!sent) return fail({ code: 'delivery-unknown' });
      const resolved = await connector.resolveUnknown(task, sent.sentAt, signal);
      if (resolved.ok && resolved.value !== 'undecidable') await forget([task.taskId]);
      return resolved;
    },
    settle: async (taskId) => {
      await forget([taskId]);
      return done(null);
    },
  };
}
