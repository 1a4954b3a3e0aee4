import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { orderContactId, type OpId, type OrderId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { decideMerge, type Merger, mergersAmong } from '#shared/domain/orders/merge.ts';
import { decideSplit, type SplitOff } from '#shared/domain/orders/split.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { actsOfOneMoment } from '#renderer/db/acts-of-one-moment.ts';
import { contactOf } from '#renderer/db/lost-contacts.ts';
import { ordersOf, stockOf, trackedIn } from '#renderer/db/order-around.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import type { OrderCommandFailure } from './orders.commands.ts';

/** Which of some orders can leave as one, as they are now. */
export async function readMergers(db: ShopDatabase, orderIds: readonly OrderId[]): Promise<readonly Merger[]> {
  const orders = await ordersOf(db, orderIds);
  return mergersAmong(orders, await placesOf(db, orders));
}

/** Where each of some orders goes to: its own address, else its customer with their name and address, however it is written. */
async function placesOf(db: ShopDatabase, orders: readonly OrderRow[]): Promise<(order: OrderRow) => string | null> {
  const customers = await db.contacts.bulkGet(orders.map(({ contactId }) => contactId ?? ''));
  const own = await db.contacts.bulkGet(orders.map(({ id }) => orderContactId(id)));
  const places = new Map(
    orders.map(({ id, contactId }, at) => {
      const [customer, delivery] = [customers[at], own[at]];
      const isKnown = customer && !customer.erased && customer.name !== '';
      const address = delivery && !delivery.erased && delivery.address !== '' ? delivery.address : customer?.address;
      // Without an address a name alone says nothing: two people may have it.
      const who = isKnown && customer.address !== '' ? `${customer.name}\n${customer.address}` : contactId;
      return [id, contactId === null ? null : foldName(`${who}\n${address ?? ''}`)] as const;
    }),
  );
  return ({ id }) => places.get(id) ?? null;
}

/** What was merged: the orders that remain, and how many went into them. */
export type Merged = { readonly opIds: readonly OpId[]; readonly into: readonly OrderId[]; readonly gone: number };

/**
 * Merges those of some orders that can leave as one: all of one moment, so that it is one step to undo (ACT10). It fails where
 * there are none.
 */
export async function mergeOrders(
  shop: Shop,
  orderIds: readonly OrderId[],
): Promise<Result<Merged, OrderCommandFailure>> {
  const merged: Merger[] = [];
  const made = await actsOfOneMoment<Merger, OrderCommandFailure>(shop, {
    things: await readMergers(shop.db, orderIds),
    decide: async (db, some, { at, nextId }) => {
      // Once more, within the transaction: what was picked or changed meanwhile is another order.
      const ids = some.flatMap(({ into, from }) => [into.id, ...from.map(({ id }) => id)]);
      const mergers = await readMergers(db, ids);
      if (mergers.length === 0) return fail({ code: 'nothing-changed' });
      const decided = await decideAll(mergers, { db, days: shopCalendar(shop.catalogue, at), nextId });
      if (decided.ok) merged.push(...mergers);
      return decided;
    },
  });
  if (!made.ok) return made;
  const gone = merged.reduce((count, { from }) => count + from.length, 0);
  return done({ opIds: made.value.opIds, into: merged.map(({ into }) => into.id), gone });
}

type Around = {
  readonly db: ShopDatabase;
  readonly days: ReturnType<typeof shopCalendar>;
  readonly nextId: () => string;
};

async function decideAll(mergers: readonly Merger[], { db, days, nextId }: Around) {
  const isTracked = trackedIn(
    await stockOf(
      db,
      mergers.flatMap(({ into, from }) => [into, ...from]),
    ),
  );
  const decisions: Decision[] = [];
  for (const merger of mergers) {
    const decided = decideMerge(merger, isTracked, days, nextId);
    if (!decided.ok) return decided;
    decisions.push(...decided.value);
  }
  return done({ decisions });
}

export type SplitAsk = { readonly orderId: OrderId; readonly number: string; readonly units: readonly SplitOff[] };

/** What a split made: its acts, and the new order. */
export type Split = { readonly opIds: readonly OpId[]; readonly orderId: OrderId };

/** Makes an order of its own of units of another, in one transaction; an address and a note of the order's own go with both. */
export async function splitOrder(
  shop: Shop,
  { orderId, number, units }: SplitAsk,
): Promise<Result<Split, OrderCommandFailure>> {
  const otherId = shop.nextId() as OrderId; // a new id becomes an order's here
  const written = await act<OrderCommandFailure>(shop, async (db, { nextId }) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    if (number.trim() === '') return fail({ code: 'number-missing' });
    const decided = decideSplit(order, units, { id: otherId, number: number.trim() }, nextId);
    if (!decided.ok) return decided;
    return done({ decisions: [decided.value], contacts: await ownRecordFor(db, orderId, otherId) });
  });
  return written.ok ? done({ opIds: written.value.opIds, orderId: otherId }) : written;
}

async function ownRecordFor(db: ShopDatabase, orderId: OrderId, otherId: OrderId): Promise<readonly Contact[]> {
  const row = await db.contacts.get(orderContactId(orderId));
  return row && !row.erased ? [{ ...contactOf(row), contactId: orderContactId(otherId) }] : [];
}

/** Making one order of several, and several of one. */
export function useMergeSplit() {
  const shop = useShop();
  return useMemo(
    () => ({
      mergers: (orderIds: readonly OrderId[]) => readMergers(shop.db, orderIds),
      merge: (orderIds: readonly OrderId[]) => mergeOrders(shop, orderIds),
      split: (ask: SplitAsk) => splitOrder(shop, ask),
    }),
    [shop],
  );
}
