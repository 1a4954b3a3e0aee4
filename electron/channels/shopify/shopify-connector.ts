import { done, fail } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { StoreCapabilities } from '#shared/contract/channels/port.ts';
import { pushInRuns, settling } from '../in-runs.ts';
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

/** When to ask again about what is under way. */
const SOON_MS = 5_000;

/** A Shopify shop. */
export function shopifyConnector(access: ShopifyAccess): StoreConnector {
  const session = explaining(shopifySession(access));
  const leftOf = settling(access.now);

  return {
    capabilities,
    probe: (signal) => probe(session, signal),
    pullProducts: (cursor, signal) => pullProducts(session, cursor, signal),
    pullOrders: (cursor, signal) => pullOrders(session, cursor, signal),
    readStock: (refs, signal) => readStock(session, refs, signal),
    findGone: (refs, signal) => findGone(session, refs, signal),
    findGoneOrders: (orderIds, signal) => findGoneOrders(session, orderIds, signal),
    push: (tasks, signal) =>
      pushInRuns(tasks, {
        stock: (some, outcomes) => pushStock(session, some, outcomes, signal),
        order: (task) => pushOrder(session, task, signal),
      }),
    publish: (task, signal) => publish(session, task, signal),
    resolveUnknown: async (task, sentAt, signal) => {
      // Changes of stock have a key, and need no waiting.
      const left = leftOf(sentAt);
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
