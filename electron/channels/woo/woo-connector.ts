import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import { done, fail } from '#shared/base/result.ts';
import type { StoreCapabilities } from '#shared/contract/channels/port.ts';
import { pushInRuns, settling } from '../in-runs.ts';
import { byStoreId, goneByStoreId } from '../store-order-ids.ts';
import { BATCH, findGone, findGoneOrders, probe } from './look.ts';
import { publish } from './publish.ts';
import { pullOrders, pullProducts } from './pull.ts';
import { type WooAccess, wooSession } from './session.ts';
import { pushStock, readStock, resolveStock } from './stock.ts';
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

/** A WooCommerce shop. */
export function wooConnector(access: WooAccess): StoreConnector {
  const session = wooSession(access);
  const leftOf = settling(access.now);
  const pulling = { session, now: access.now, inFlight: capabilities.limits.inFlight };

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
    findGoneOrders: (orderIds, signal) => goneByStoreId(orderIds, (ids) => findGoneOrders(session, ids, signal)),
    push: (tasks, signal) =>
      pushInRuns(tasks, {
        stock: (some, outcomes) => pushStock(session, some, outcomes, signal),
        order: (task) => pushOrder(session, byStoreId(task), signal),
      }),
    publish: (task, signal) => publish({ session, signal }, task),
    resolveUnknown: async (task, sentAt, signal) => {
      const left = leftOf(sentAt);
      const isSettled = left <= 0;
      const found =
        task.kind === 'stock.offer'
          ? await resolveStock(session, task, isSettled, signal)
          : await resolveOrder(session, byStoreId(task), isSettled, signal);
      if (!found.ok) return found;
      return found.value === null
        ? fail({ code: 'channel-busy', detail: 'may still be at work', afterMs: left })
        : done(found.value);
    },
  };
}
