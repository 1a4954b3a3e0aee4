import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import { must } from '#shared/base/must.ts';
import { done, fail } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  OutboundTask,
  PushOutcome,
  StockTask,
  StoreCapabilities,
} from '#shared/contract/channels/port.ts';
import { BATCH, findGone, findGoneOrders, probe } from './look.ts';
import { publish } from './publish.ts';
import { pullOrders, pullProducts } from './pull.ts';
import { type WooAccess, wooSession } from './session.ts';
import { behindUnknown, pushStock, readStock, resolveStock } from './stock.ts';
import { pushOrder, resolveOrder } from './transitions.ts';

/** WooCommerce by its REST interface, version 3. */
const capabilities: StoreCapabilities = {
  stockWrite: { absolute: true, delta: 'racy', compareAndSet: false },
  idempotency: 'marker',
  stockInCatalog: true,
  deletions: 'soft+reconcile',
  multiLocation: false,
  fractional: false,
  // A hundred products cost a shop a third of a second of its processor.
  limits: { page: 100, batch: BATCH, inFlight: 2 },
  orders: { fulfil: 'status', partial: false },
};

/** How long a shop may be at work on a question whose answer was lost; gateways give up after a minute. */
const SETTLING_MS = 120_000;

/** A WooCommerce shop. */
export function wooConnector(access: WooAccess): StoreConnector {
  const session = wooSession(access);
  const pulling = { session, now: access.now, inFlight: capabilities.limits.inFlight };

  async function push(tasks: readonly OutboundTask[], signal: AbortSignal): Promise<readonly PushOutcome[]> {
    const outcomes = new Map<OutboundTask, PushOutcome>();
    for (const run of runsOf(tasks)) {
      const because = await pushRun(run, outcomes, signal);
      if (because) return tasks.map((task) => outcomes.get(task) ?? { is: 'retry', because });
    }
    return tasks.map((task) => must(outcomes.get(task), 'every task that was told has an outcome'));
  }

  async function pushRun(
    run: Run,
    outcomes: Map<OutboundTask, PushOutcome>,
    signal: AbortSignal,
  ): Promise<ChannelFailure | null> {
    if (run.kind === 'stock') return pushStock(session, run.tasks, outcomes, signal);
    const told = await pushOrder(session, run.task, signal);
    if (told.ok) {
      outcomes.set(run.task, told.value);
      return null;
    }
    if (!told.failure.mayBeWritten) return told.failure;
    outcomes.set(run.task, { is: 'unknown' });
    return behindUnknown(told.failure);
  }

  return {
    capabilities,
    probe: (signal) => probe(session, signal),
    pullProducts: (cursor, signal) => pullProducts({ ...pulling, signal }, cursor),
    pullOrders: (cursor, signal) => pullOrders({ ...pulling, signal }, cursor),
    readStock: (refs, signal) =>
      readStock(
        session,
        refs.map(({ ref }) => ref),
        signal,
      ),
    findGone: (refs, signal) => findGone(session, refs, signal),
    findGoneOrders: (orderIds, signal) => findGoneOrders(session, orderIds, signal),
    push,
    publish: (task, signal) => publish({ session, signal }, task),
    resolveUnknown: async (task, sentAt, signal) => {
      const left = SETTLING_MS - (access.now() - sentAt);
      const isSettled = left <= 0;
      const found =
        task.kind === 'stock.offer'
          ? await resolveStock(session, task, isSettled, signal)
          : await resolveOrder(session, task, isSettled, signal);
      if (!found.ok) return found;
      return found.value === null
        ? fail({ code: 'channel-busy', detail: 'may still be at work', afterMs: left })
        : done(found.value);
    },
  };
}

type Run =
  | { readonly kind: 'stock'; readonly tasks: readonly StockTask[] }
  | { readonly kind: 'order'; readonly task: Extract<OutboundTask, { kind: 'order.transition' }> };

/** Changes of stock together as far as no order lies between: an order that moves may move stock there. */
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
