import { done, fail } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { StoreCapabilities } from '#shared/contract/channels/port.ts';
import { pushInRuns, settling } from '../in-runs.ts';
import { byStoreId, goneByStoreId } from '../store-order-ids.ts';
import { findGone, findGoneOrders, probe } from './look.ts';
import { pullOrders } from './order-pull.ts';
import { pushOrder, resolveOrder } from './parcels.ts';
import { publish } from './publish.ts';
import { pullProducts } from './pull.ts';
import { resolveStock } from './resolve.ts';
import { type VendureAccess, vendureSession } from './session.ts';
import { type Lengths, pushStock, readStock } from './stock.ts';

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

/** A Vendure shop. */
export function vendureConnector(access: VendureAccess): StoreConnector {
  const session = vendureSession(access);
  const leftOf = settling(access.now);
  const lengths: Lengths = new Map();

  return {
    capabilities,
    probe: (signal) => probe(session, signal),
    pullProducts: (cursor, signal) => pullProducts({ session, now: access.now, signal }, cursor),
    pullOrders: (cursor, signal) => pullOrders({ session, now: access.now, signal }, cursor),
    readStock: (refs, signal) => readStock(session, refs, signal),
    findGone: (refs, signal) => findGone(session, refs, signal),
    findGoneOrders: (orderIds, signal) => goneByStoreId(orderIds, (ids) => findGoneOrders(session, ids, signal)),
    push: (tasks, signal) => {
      // What is remembered of tasks before is of no use any more: they are all known.
      lengths.clear();
      return pushInRuns(tasks, {
        stock: (some, outcomes) => pushStock({ session, lengths, signal }, some, outcomes),
        order: (task) => pushOrder(session, byStoreId(task), signal),
      });
    },
    publish: (task, signal) => publish(session, task, signal),
    resolveUnknown: async (task, sentAt, signal) => {
      const left = leftOf(sentAt);
      const isSettled = left <= 0;
      const found =
        task.kind === 'stock.offer'
          ? await resolveStock(session, lengths, { task, sentAt, isSettled }, signal)
          : await resolveOrder(session, byStoreId(task), isSettled, signal);
      if (!found.ok) return found;
      return found.value === null
        ? fail({ code: 'channel-busy', detail: 'may still be at work', afterMs: left })
        : done(found.value);
    },
  };
}
