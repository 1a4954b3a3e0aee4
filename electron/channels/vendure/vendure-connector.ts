import { must } from '#shared/base/must.ts';
import { done, fail } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type {
  ChannelFailure,
  OrderTask,
  OutboundTask,
  PushOutcome,
  StockTask,
  StoreCapabilities,
} from '#shared/contract/channels/port.ts';
import { findGone, findGoneOrders, probe } from './look.ts';
import { pullOrders } from './order-pull.ts';
import { pushOrder, resolveOrder } from './parcels.ts';
import { publish } from './publish.ts';
import { pullProducts } from './pull.ts';
import { resolveStock } from './resolve.ts';
import { type VendureAccess, vendureSession } from './session.ts';
import { behindUnknown, type Lengths, pushStock, readStock } from './stock.ts';

/** Vendure 3 by its Admin API. */
const capabilities: StoreCapabilities = {
  stockWrite: { absolute: true, delta: 'none', compareAndSet: false },
  idempotency: 'none',
  stockInCatalog: false,
  deletions: 'reconcile',
  multiLocation: true,
  fractional: false,
  limits: { page: 100, batch: 50, inFlight: 1 },
  orders: { fulfil: 'fulfilment', partial: true },
};

/** How long a shop may be at work on a question whose answer was lost; gateways give up after a minute. */
const SETTLING_MS = 120_000;

/** A Vendure shop. */
export function vendureConnector(access: VendureAccess): StoreConnector {
  const session = vendureSession(access);
  const lengths: Lengths = new Map();

  async function push(tasks: readonly OutboundTask[], signal: AbortSignal): Promise<readonly PushOutcome[]> {
    const outcomes = new Map<OutboundTask, PushOutcome>();
    // What is remembered of tasks before is of no use any more: they are all known.
    lengths.clear();
    for (const run of runsOf(tasks)) {
      const because =
        run.kind === 'stock'
          ? await pushStock({ session, lengths, signal }, run.tasks, outcomes)
          : await pushParcel(run.task, outcomes, signal);
      if (because) return tasks.map((task) => outcomes.get(task) ?? { is: 'retry', because });
    }
    return tasks.map((task) => must(outcomes.get(task), 'every task that was told has an outcome'));
  }

  async function pushParcel(
    task: OrderTask,
    outcomes: Map<OutboundTask, PushOutcome>,
    signal: AbortSignal,
  ): Promise<ChannelFailure | null> {
    const told = await pushOrder(session, task, signal);
    if (told.ok) {
      outcomes.set(task, told.value);
      return null;
    }
    if (!told.failure.mayBeWritten) return told.failure;
    outcomes.set(task, { is: 'unknown' });
    return behindUnknown(told.failure);
  }

  return {
    capabilities,
    probe: (signal) => probe(session, signal),
    pullProducts: (cursor, signal) => pullProducts({ session, now: access.now, signal }, cursor),
    pullOrders: (cursor, signal) => pullOrders({ session, now: access.now, signal }, cursor),
    readStock: (refs, signal) => readStock(session, refs, signal),
    findGone: (refs, signal) => findGone(session, refs, signal),
    findGoneOrders: (orderIds, signal) => findGoneOrders(session, orderIds, signal),
    push,
    publish: (task, signal) => publish(session, task, signal),
    resolveUnknown: async (task, sentAt, signal) => {
      const left = SETTLING_MS - (access.now() - sentAt);
      const isSettled = left <= 0;
      const found =
        task.kind === 'stock.offer'
          ? await resolveStock(session, lengths, { task, sentAt, isSettled }, signal)
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
  | { readonly kind: 'order'; readonly task: OrderTask };

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
