import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  OrderTask,
  OutboundTask,
  PushOutcome,
  StockTask,
} from '#shared/contract/channels/port.ts';

/** How long a shop may be at work on a question whose answer was lost; gateways give up after a minute. */
export const SETTLING_MS = 120_000;

/**
 * How long until what was sent at a moment is at work no longer; nothing, or less, where that has passed. What our clock, set back, has in its future was sent at
 * the latest when it is first asked for.
 */
export function settling(now: () => number): (sentAt: number) => number {
  let ahead: { readonly sentAt: number; readonly at: number } | null = null;
  return (sentAt) => {
    const at = now();
    if (sentAt <= at) return SETTLING_MS - (at - sentAt);
    if (ahead?.sentAt !== sentAt || at < ahead.at) ahead = { sentAt, at };
    return SETTLING_MS - (at - ahead.at);
  };
}

/** How one kind of store is told. */
export type Telling = {
  /** Tells changes of stock that go together, and notes their outcomes; why it ended before all were told, null where it did not. */
  readonly stock: (
    tasks: readonly StockTask[],
    outcomes: Map<OutboundTask, PushOutcome>,
  ) => Promise<ChannelFailure | null>;
  /** `mayBeWritten`: whether what failed may have been done. */
  readonly order: (
    task: OrderTask,
  ) => Promise<Result<PushOutcome, ChannelFailure & { readonly mayBeWritten: boolean }>>;
};

/**
 * Tells tasks in their order: changes of stock together as far as no order lies between, since an order that moves may move stock there. What
 * comes behind one that could not be told, or whose answer was lost, is not tried.
 */
export async function pushInRuns(tasks: readonly OutboundTask[], telling: Telling): Promise<readonly PushOutcome[]> {
  const outcomes = new Map<OutboundTask, PushOutcome>();
  for (const run of runsOf(tasks)) {
    const because = run.kind === 'stock' ? await telling.stock(run.tasks, outcomes) : await pushOne(run.task);
    if (because) return tasks.map((task) => outcomes.get(task) ?? { is: 'retry', because });
  }
  return tasks.map((task) => must(outcomes.get(task), 'every task that was told has an outcome'));

  async function pushOne(task: OrderTask): Promise<ChannelFailure | null> {
    const told = await telling.order(task);
    if (told.ok) {
      outcomes.set(task, told.value);
      return null;
    }
    if (!told.failure.mayBeWritten) return told.failure;
    outcomes.set(task, { is: 'unknown' });
    return behindUnknown(told.failure);
  }
}

/** Why what follows a task whose answer was lost is not tried. */
export function behindUnknown({ code, detail }: ChannelFailure): ChannelFailure {
  return { code, detail: `not tried: ${detail ?? ''}` };
}

type Run =
  | { readonly kind: 'stock'; readonly tasks: readonly StockTask[] }
  | { readonly kind: 'order'; readonly task: OrderTask };

function runsOf(tasks: readonly OutboundTask[]): readonly Run[] {
  const runs: Run[] = [];
  for (const task of tasks) {
    const last = runs.at(-1);
    if (task.kind === 'order.transition') runs.push({ kind: 'order', task });
    else if (last?.kind === 'stock') runs[runs.length - 1] = { kind: 'stock', tasks: [...last.tasks, task] };
    else runs.push({ kind: 'stock', tasks: [task] });
  }
  return runs;
}
