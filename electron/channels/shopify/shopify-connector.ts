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
import { findGone, findGoneOrders, probe, withMissing } from './look.ts';
import { pushOrder, resolveOrder } from './parcels.ts';
import { publish } from './publish.ts';
import { pullOrders, pullProducts } from './pull.ts';
import { type ShopifyAccess, type ShopifySession, shopifySession } from './session.ts';
import { BATCH, pushStock, readStock, resolveStock } from './stock.ts';

/** Shopify by its Admin interface. */
const capabilities: StoreCapabilities = {
  stockWrite: { absolute: true, delta: 'atomic', compareAndSet: true },
  idempotency: 'native-key',
  stockInCatalog: true,
  deletions: 'reconcile',
  multiLocation: true,
  fractional: false,
  limits: { page: 250, batch: BATCH, inFlight: 1 },
  orders: { fulfil: 'fulfilment', partial: true },
};

/** How long a shop may be at work on a parcel whose answer was lost; changes of stock have a key, and need no waiting. */
const SETTLING_MS = 120_000;
/** When to ask again about what is under way. */
const SOON_MS = 5_000;

/** A Shopify shop. */
export function shopifyConnector(access: ShopifyAccess): StoreConnector {
  const session = explaining(shopifySession(access));

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
    return { code: told.failure.code, detail: `not tried: ${told.failure.detail ?? ''}` };
  }

  return {
    capabilities,
    probe: (signal) => probe(session, signal),
    pullProducts: (cursor, signal) => pullProducts(session, cursor, signal),
    pullOrders: (cursor, signal) => pullOrders(session, cursor, signal),
    readStock: (refs, signal) => readStock(session, refs, signal),
    findGone: (refs, signal) => findGone(session, refs, signal),
    findGoneOrders: (orderIds, signal) => findGoneOrders(session, orderIds, signal),
    push,
    publish: (task, signal) => publish(session, task, signal),
    resolveUnknown: async (task, sentAt, signal) => {
      const left = SETTLING_MS - (access.now() - sentAt);
      const found =
        task.kind === 'stock.offer'
          ? await resolveStock(session, task, sentAt, signal)
          : await resolveOrder(session, task, { sentAt, isSettled: left <= 0 }, signal);
      if (!found.ok) return found;
      if (found.value !== null) return done(found.value);
      const afterMs = task.kind === 'stock.offer' ? SOON_MS : left;
      return fail({ code: 'channel-busy', detail: 'may still be at work', afterMs });
    },
  };
}

/** The same, with the missing rights in a refusal. */
function explaining(session: ShopifySession): ShopifySession {
  return {
    ...session,
    call: async (asked, signal) => {
      const answer = await session.call(asked, signal);
      return answer.ok ? answer : fail(await withMissing(session, answer.failure, signal));
    },
  };
}

type Run =
  | { readonly kind: 'stock'; readonly tasks: readonly StockTask[] }
  | { readonly kind: 'order'; readonly task: OrderTask };

/** Changes of stock together as far as no order lies between. */
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
