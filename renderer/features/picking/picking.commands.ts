import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import { decideBatch, decideBatchEnd } from '#shared/domain/batches/batch.ts';
import { isCodeOfBatch } from '#shared/domain/batches/batch-code.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { BatchId, OpId, OrderId, PersonId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { BatchRow, PickMethod } from '#shared/domain/operations/rows.ts';
import { decidePutBack, looseIn, type OrderFailure } from '#shared/domain/orders/fulfil.ts';
import { inParts } from '#shared/domain/orders/in-parts.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { readBatches } from '#renderer/db/open-batches.ts';
import { ordersOf, readPickedLots, stockOf, trackedIn } from '#renderer/db/order-around.ts';
import type { Recorded } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';
import { keepFetched } from './back-again.commands.ts';
import { onBatch, onOwnBatch, type PickingFailure } from './own-batch.commands.ts';
import { type PickAsk, pickInBatch } from './pick-batch.commands.ts';
import { reportShort } from './short-pick.commands.ts';

/** At most so many orders are picked in one batch: more do not fit a trolley. */
export const MOST_ORDERS = 100;

export type NewBatch = {
  readonly number: string;
  readonly method: PickMethod;
  readonly orderIds: readonly OrderId[];
  readonly assigneeId: PersonId | null;
  /** Whether orders that are in another open batch are taken into this one, too. */
  readonly takeOthers: boolean;
};

type Begun = Recorded & { readonly batchId: BatchId };

/** Begins a batch of those of some orders that can be picked; of those that are in another open batch only where a person said so. */
export async function beginBatch(shop: Shop, ask: NewBatch): Promise<Result<Begun, PickingFailure>> {
  let batchId = '' as BatchId; // decided below, before anything is written
  const begun = await act<PickingFailure>(shop, async (db, stamp) => {
    const number = ask.number.trim();
    if (number === '') return fail({ code: 'number-missing' });
    const all = await readBatches(db);
    if (all.some((batch) => batch.number === number || isCodeOfBatch(number, batch)))
      return fail({ code: 'batch-number-taken' });
    const others = ask.takeOthers ? [] : all.filter(({ state }) => state === 'open');
    const taken = new Set(others.flatMap(({ orderIds }) => orderIds));
    const orders = await ordersOf(db, ask.orderIds);
    const orderIds = orders.flatMap(({ id, state }) => (mayDo(state, 'pick') && !taken.has(id) ? [id] : []));
    const { method, assigneeId } = ask;
    const decided = decideBatch({ number, method, assigneeId, orderIds: orderIds.slice(0, MOST_ORDERS) }, stamp);
    if (!decided.ok) return decided;
    batchId = decided.value.payload.batchId;
    return done({ decisions: [decided.value] });
  });
  return begun.ok ? done({ ...begun.value, batchId }) : begun;
}

/** Gives a batch to a person; null: it is nobody's. */
export function handOver(
  shop: Shop,
  batchId: BatchId,
  assigneeId: PersonId | null,
): Promise<Result<Recorded, PickingFailure>> {
  return onBatch(shop, batchId, (batch) => {
    const sets = changedSets(batch, { assigneeId });
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
  });
}

/** Ends a batch. What is picked stays picked, or is put back where a person said so, in the same step. */
export function endBatch(
  shop: Shop,
  batchId: BatchId,
  how: { readonly act: 'finish' | 'cancel'; readonly putBack: boolean },
): Promise<Result<Recorded, PickingFailure>> {
  return onOwnBatch(shop, batchId, async (batch, { db, at }) => {
    const ended = decideBatchEnd(batch, how.act, at);
    if (!ended.ok) return ended;
    const back = how.putBack ? await putBackAll(db, batch) : done([]);
    return back.ok ? done({ decisions: [...back.value, ended.value] }) : back;
  });
}

async function putBackAll(db: ShopDatabase, batch: BatchRow): Promise<Result<readonly Decision[], OrderFailure>> {
  const decisions: Decision[] = [];
  for (const order of await ordersOf(db, batch.orderIds)) {
    const loose = looseIn(order);
    if (loose.length === 0) continue;
    const stock = await stockOf(db, [order]);
    const decided = decidePutBack(order, trackedIn(stock), loose, await readPickedLots(db, order, stock));
    if (!decided.ok) return decided;
    decisions.push(...inParts(order, decided.value));
  }
  return done(decisions);
}

/** What a person can do about picking. */
export function usePickingCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      /** Shows a list that was laid out, to be printed or saved. */
      open: printDesk,
      begin: (ask: NewBatch) => beginBatch(shop, ask),
      pick: (ask: PickAsk) => pickInBatch(shop, ask),
      short: (ask: Parameters<typeof reportShort>[1]) => reportShort(shop, ask),
      handOver: (batchId: BatchId, to: PersonId | null) => handOver(shop, batchId, to),
      end: (batchId: BatchId, how: Parameters<typeof endBatch>[2]) => endBatch(shop, batchId, how),
      undo: (opIds: readonly OpId[]) => undoActs(shop, opIds),
      fetched: (by: OpId) => keepFetched(shop, by),
    }),
    [shop, printDesk],
  );
}
