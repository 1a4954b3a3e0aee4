import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { OutboundTask, PushOutcome } from '#shared/contract/channels/port.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { Deliveries } from '#shared/channels/ports.ts';
import type { StoreDatabase } from '#server/database/tables.ts';

/** How long it is kept what became of a task: a lane asks for it at its next round. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * What the server sends to a store. A task is committed before it goes, and what became of it before anything else goes; while one is
 * unfinished nothing else does.
 */
export function deliveriesOf(
  db: StoreDatabase,
  channelId: ChannelId,
  connector: StoreConnector,
  now: () => number,
): Deliveries {
  const mine = () => db.selectFrom('channel_deliveries').selectAll().where('channel_id', '=', channelId);
  const unfinished = () => mine().where('outcome', 'is', null).execute();

  async function settle(taskIds: readonly string[], outcome: 'applied' | 'not-applied'): Promise<void> {
    if (taskIds.length === 0) return;
    await db
      .updateTable('channel_deliveries')
      .set({ outcome })
      .where('channel_id', '=', channelId)
      .where('task_id', 'in', [...taskIds])
      .execute();
  }

  /** A task that is told again after it was not done is the same row. */
  async function keep(tasks: readonly OutboundTask[]): Promise<void> {
    await db.transaction().execute(async (trx) => {
      await trx
        .deleteFrom('channel_deliveries')
        .where('channel_id', '=', channelId)
        .where('outcome', 'is not', null)
        .where('sent_at', '<', now() - KEPT_MS)
        .execute();
      await trx
        .insertInto('channel_deliveries')
        .values(
          tasks.map((task) => ({
            channel_id: channelId,
            task_id: task.taskId,
            task: JSON.stringify(task),
            sent_at: now(),
            outcome: null,
          })),
        )
        .onConflict((known) =>
          known.columns(['shop_key', 'channel_id', 'task_id']).doUpdateSet((row) => ({
            task: row.ref('excluded.task'),
            sent_at: row.ref('excluded.sent_at'),
            outcome: null,
          })),
        )
        .execute();
    });
  }

  async function push(
    tasks: readonly OutboundTask[],
    signal: AbortSignal,
  ): Promise<Result<readonly PushOutcome[], Failure>> {
    if (tasks.length === 0) return done([]);
    if ((await unfinished()).length > 0) return fail({ code: 'delivery-unfinished' });
    await keep(tasks);
    const outcomes = await connector.push(tasks, signal);
    const those = (as: (outcome: PushOutcome | undefined) => boolean) =>
      tasks.flatMap(({ taskId }, at) => (as(outcomes[at]) ? [taskId] : []));
    await settle(
      those((outcome) => outcome?.is === 'applied' || outcome?.is === 'already'),
      'applied',
    );
    await settle(
      those((outcome) => outcome?.is === 'conflict' || outcome?.is === 'rejected' || outcome?.is === 'retry'),
      'not-applied',
    );
    return done(outcomes);
  }

  return {
    push,
    unfinished: async () => done((await unfinished()).map((row) => ({ task: taskOf(row.task), sentAt: row.sent_at }))),
    resolve: async (task, signal) => {
      const sent = await mine().where('task_id', '=', task.taskId).executeTakeFirst();
      if (!sent) return done('not-applied');
      if (sent.outcome !== null) return done(sent.outcome);
      const resolved = await connector.resolveUnknown(withSent(task, taskOf(sent.task)), sent.sent_at, signal);
      if (resolved.ok && resolved.value !== 'undecidable') await settle([task.taskId], resolved.value);
      return resolved;
    },
    settle: async (taskId, as) => {
      await settle([taskId], as);
      return done(null);
    },
  };
}

/** A task with what was expected when it was sent, which a store that knows it by its key must hear again. */
function withSent(task: OutboundTask, asSent: OutboundTask): OutboundTask {
  return task.kind === 'stock.offer' && asSent.kind === 'stock.offer'
    ? { ...task, sentExpected: asSent.expected }
    : task;
}

/** Written by `keep` from a task. */
function taskOf(text: string): OutboundTask {
  return JSON.parse(text) as OutboundTask;
}
