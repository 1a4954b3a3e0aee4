import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { goodsBackAgain } from '#shared/domain/batches/back-again.ts';
import { batchStops } from '#shared/domain/batches/stops.ts';
import {
  type BatchId,
  lotId,
  type OrderId,
  type PersonId,
  stagingId,
  type VariantId,
} from '#shared/domain/operations/ids.ts';
import type { PickMethod } from '#shared/domain/operations/rows.ts';
import { decideCancel, decideHold, decidePutBack } from '#shared/domain/orders/fulfil.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readOpenBatches } from '#renderer/db/open-batches.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded, toldApart } from '#tests/fixtures/small-shop.ts';
import { keepFetched } from './back-again.commands.ts';
import { readBackAgain } from './back-again.queries.ts';
import { readCarriedBack } from './carried-back.queries.ts';
import { beginBatch, endBatch, handOver } from './picking.commands.ts';
import { pickInBatch } from './pick-batch.commands.ts';
import { foldBatch, readBatch } from './picking.queries.ts';
import { readRefusedPicks } from './refused-picks.queries.ts';
import { reportShort } from './short-pick.commands.ts';

let s: OpenShop;
let orders: readonly OrderId[];
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 4));
  const added = [
    newOrder(
      s.shop.nextId,
      [
        [s.mug, s.floor, 2],
        [s.candle, s.floor, 1],
      ],
      { number: '1' },
    ),
    newOrder(s.shop.nextId, [[s.mug, s.floor, 3]], { number: '2' }),
  ];
  orders = added.map(({ id }) => id);
  await s.decide(orderAdded(...added));
});
afterEach(() => s.close());

const ask = (more: Partial<Parameters<typeof beginBatch>[1]> = {}) => ({
  number: 'B-1',
  method: 'cluster' as PickMethod,
  orderIds: orders,
  assigneeId: s.shop.person.get(),
  takeOthers: false,
  ...more,
});
const begin = async (more: Parameters<typeof ask>[0] = {}) => value(await beginBatch(s.shop, ask(more))).batchId;
const found = async (id: BatchId) => must(await readBatch(s.shop, id), 'the batch was begun');
const pathOf = () => [];
const stopOf = async (id: BatchId, variantId: VariantId) => {
  const { batch, orders: rows, shorts } = await found(id);
  const stops = batchStops(batch, rows, {
    places: { usualBin: () => null, pathOf, isNotForSale: () => false },
    nameOf: String,
    shorts,
  });
  return must(
    stops.find((stop) => stop.variantId === variantId),
    'it is still to be picked',
  );
};
const pick = async (id: BatchId, variantId: VariantId, quantity: number, lot: string | null = null) => {
  const { needs } = await stopOf(id, variantId);
  return pickInBatch(s.shop, { batchId: id, needs, quantity, lotId: lot === null ? null : lotId(variantId, lot) });
};
const picked = async () =>
  (await s.shop.db.orders.bulkGet([...orders])).map((order) => order?.lines.map((line) => line.picked));
const onHand = async (variantId: VariantId) => {
  const at = (await s.shop.db.stock.get(variantId))?.at ?? {};
  return [at[s.floor]?.onHand ?? 0, at[stagingId(s.floor)]?.onHand ?? 0];
};
const codeOf = (answer: { readonly ok: true } | { readonly ok: false; readonly failure: { readonly code: string } }) =>
  answer.ok ? 'done' : answer.failure.code;
const other = 'somebody-else' as PersonId;

test('[PCK1] a batch takes what can be picked, and of another batch only what a person says; no number twice', async () => {
  const id = await begin({ orderIds: orders.slice(0, 1) });
  expect(codeOf(await beginBatch(s.shop, ask()))).toBe('batch-number-taken');
  expect(codeOf(await beginBatch(s.shop, ask({ number: ' ' })))).toBe('number-missing');
  expect(codeOf(await beginBatch(s.shop, ask({ number: 'B-2', orderIds: orders.slice(0, 1) })))).toBe('batch-empty');
  const second = await begin({ number: 'B-2' });
  expect((await found(second)).batch.orderIds).toEqual(orders.slice(1));
  const third = await begin({ number: 'B-3', takeOthers: true });
  expect((await found(third)).batch.orderIds).toEqual(orders);
  expect((await readOpenBatches(s.shop.db)).map(({ number }) => number)).toEqual(['B-1', 'B-2', 'B-3']);
  expect((await found(id)).person).toBe('Ida');
  const [row] = (await s.shop.db.orders.bulkGet([...orders])).flatMap((one) => one ?? []);
  await s.decide(value(decideHold(must(row, 'the order is there'))));
  const fourth = await begin({ number: 'B-4', takeOthers: true });
  expect((await found(fourth)).batch.orderIds).toEqual(orders.slice(1));
});

test('[PCK6] a pick goes to the boxes in order, lies in staging, and is undone in one step', async () => {
  const id = await begin();
  const taken = value(await pick(id, s.mug, 3));
  expect(taken.shares.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
    [orders[0], 2],
    [orders[1], 1],
  ]);
  expect(await picked()).toEqual([[2, 0], [1]]);
  expect(await onHand(s.mug)).toEqual([7, 3]);
  expect(codeOf(await pick(id, s.mug, 3))).toBe('pick-too-many');
  expect(await picked()).toEqual([[2, 0], [1]]);
  value(await undoActs(s.shop, taken.opIds));
  expect(await picked()).toEqual([[0, 0], [0]]);
  expect(await onHand(s.mug)).toEqual([10, 0]);
});

test('[PCK2] only its person picks and ends a batch; who takes it over does', async () => {
  const id = await begin({ assigneeId: other });
  expect(codeOf(await pick(id, s.mug, 1))).toBe('batch-of-another');
  expect(codeOf(await endBatch(s.shop, id, { act: 'finish', putBack: false }))).toBe('batch-of-another');
  const given = value(await handOver(s.shop, id, s.shop.person.get()));
  expect(codeOf(await handOver(s.shop, id, s.shop.person.get()))).toBe('nothing-changed');
  expect(codeOf(await pick(id, s.mug, 1))).toBe('done');
  value(await undoActs(s.shop, given.opIds));
  expect((await found(id)).batch.assigneeId).toBe(other);
  value(await handOver(s.shop, id, null));
  expect(codeOf(await pick(id, s.mug, 1))).toBe('done');
});

test('[PCK7] the lot that expires first is taken, a named one by its code, a piece only by its number and once', async () => {
  await s.decide(toldApart(s.mug, 'lot'), toldApart(s.candle, 'serial'));
  for (const [code, expiresOn] of [
    ['soon', '2031-01-01'],
    ['late', '2032-01-01'],
  ] as const) {
    const lot = value(newLot(s.mug, code, { expiresOn, receivedOn: null }));
    await s.decide({
      type: 'stock.recorded',
      payload: {
        group: null,
        lines: [
          {
            variantId: s.mug,
            locationId: s.floor,
            lotId: lot.id,
            quantity: 2,
            reason: 'opening',
            costTotal: null,
            tracks: 1,
            reverses: null,
          },
        ],
        incoming: [],
        note: null,
        lots: [lot],
      },
    });
  }
  const piece = value(newLot(s.candle, 'SN-1', { expiresOn: null, receivedOn: null }));
  await s.decide({
    type: 'stock.recorded',
    payload: {
      group: null,
      lines: [
        {
          variantId: s.candle,
          locationId: s.floor,
          lotId: piece.id,
          quantity: 1,
          reason: 'opening',
          costTotal: null,
          tracks: 1,
          reverses: null,
        },
      ],
      incoming: [],
      note: null,
      lots: [piece],
    },
  });
  const id = await begin();
  value(await pick(id, s.mug, 1));
  value(await pick(id, s.mug, 1, 'late'));
  const lots = (await s.shop.db.stock.get(s.mug))?.at[stagingId(s.floor)]?.lots ?? {};
  expect([lots[lotId(s.mug, 'soon')]?.onHand, lots[lotId(s.mug, 'late')]?.onHand]).toEqual([1, 1]);
  expect(codeOf(await pick(id, s.candle, 1))).toBe('serials-not-picked');
  value(await pick(id, s.candle, 1, 'SN-1'));
  expect(await picked()).toEqual([[2, 1], [0]]);
});

test('[PCK8] what is not there is kept with a count of that shelf, in one step; an open count is used', async () => {
  const id = await begin();
  const short = async (countName: string | null) => {
    const { needs, variantId, locationId } = await stopOf(id, s.mug);
    return value(
      await reportShort(s.shop, {
        batchId: id,
        variantId,
        locationId,
        needs,
        quantity: 1,
        reason: 'damaged',
        countName,
      }),
    );
  };
  const first = await short('Shop: mug');
  const count = must(await s.shop.db.counts.get(first.countId ?? ''), 'a count was begun');
  expect(count).toMatchObject({ locationId: s.floor, state: 'open', scope: { kind: 'list', variantIds: [s.mug] } });
  expect((await found(id)).shorts).toMatchObject([{ orderId: orders[1], quantity: 1, reason: 'damaged', batchId: id }]);
  expect((await short('Shop: mug')).countId).toBe(first.countId);
  expect((await short(null)).countId).toBeNull();
  expect(await stopOf(id, s.mug)).toMatchObject({ left: 2, missing: 3 });
  value(await undoActs(s.shop, first.opIds));
  expect(await stopOf(id, s.mug)).toMatchObject({ left: 3, missing: 2 });
  expect((await s.shop.db.counts.get(count.id))?.state).toBe('void');
});

test('[PCK9] of a cancelled order it is known what is to be carried back', async () => {
  const id = await begin();
  value(await pick(id, s.mug, 2));
  const [row] = (await found(id)).orders;
  await s.decide(value(decideCancel(must(row, 'it is in the batch'), () => true)));
  const { batch, orders: now } = await found(id);
  const carried = await readCarriedBack(s.shop.db, batch, now);
  expect(carried.get(must(orders[0], 'it has orders'))).toEqual([{ variantId: s.mug, quantity: 2 }]);
  expect(carried.size).toBe(1);
  expect((await stopOf(id, s.mug)).needs.map(({ box }) => box)).toEqual([2]);
});

test('[PCK21] [PCK22] a cancellation is undone: its goods are to be fetched until a person says so, of what is picked by then', async () => {
  const id = await begin();
  value(await pick(id, s.mug, 4));
  const [row] = (await found(id)).orders;
  const toFetch = async () => {
    const { batch, orders: now } = await found(id);
    return (await readBackAgain(s.shop.db, batch, batch.orderIds)).flatMap((one) => {
      const order = must(
        now.find((it) => it.id === one.orderId),
        'it is in the batch',
      );
      return [[one.orderId, goodsBackAgain(one, order)]];
    });
  };
  const { opIds } = await s.decide(value(decideCancel(must(row, 'it is in the batch'), () => true)));
  expect(await toFetch()).toEqual([]);
  value(await undoActs(s.shop, opIds));
  expect(await toFetch()).toEqual([[orders[0], [{ variantId: s.mug, quantity: 2 }]]]);
  expect((await stopOf(id, s.mug)).needs.map(({ box, left }) => [box, left])).toEqual([[2, 1]]);
  const again = must((await found(id)).orders[0], 'it is back');
  await s.decide(value(decidePutBack(again, () => true, [{ lineId: must(again.lines[0], 'a line').id, quantity: 1 }])));
  expect(await toFetch()).toEqual([[orders[0], [{ variantId: s.mug, quantity: 1 }]]]);
  const [back] = await readBackAgain(s.shop.db, (await found(id)).batch, orders);
  await keepFetched(s.shop, must(back, 'it is back').by);
  expect(await toFetch()).toEqual([]);
  // Once more cancelled and taken back: that is another time.
  const still = must((await found(id)).orders[0], 'it is back');
  const second = await s.decide(value(decideCancel(still, () => true)));
  value(await undoActs(s.shop, second.opIds));
  expect(await toFetch()).toEqual([[orders[0], [{ variantId: s.mug, quantity: 1 }]]]);
  const later = value(await beginBatch(s.shop, ask({ number: 'B-2', takeOthers: true })));
  expect(await readBackAgain(s.shop.db, (await found(later.batchId)).batch, orders)).toEqual([]);
});

test('[PCK10] [PCK16] refused picks are told with what they had picked, until somebody looked at them; other acts are none', async () => {
  const id = await begin();
  const { batch, orders: rows } = await found(id);
  const ids = rows.map((one) => one.id);
  const { opIds } = value(await pick(id, s.mug, 2));
  const [row] = (await found(id)).orders;
  await s.decide(value(decideHold(must(row, 'it is in the batch'))));
  const held = await s.shop.db.operations.toCollection().last();
  const refused = {
    id: 'one',
    type: 'refused',
    opId: must(opIds[0], 'it was picked'),
    operationType: 'order.moved',
    code: 'order-moved-on',
    refs: [{ kind: 'order', id: orders[0] as string }],
    actor: other,
    at: 1,
    resolved: false,
  } as const;
  await s.shop.db.inbox.bulkPut([
    refused,
    { ...refused, id: 'two', operationType: 'fields.set' },
    { ...refused, id: 'three', resolved: true },
    { ...refused, id: 'four', opId: must(held, 'it was held').opId },
  ]);
  const refusedPicks = await readRefusedPicks(s.shop.db, batch, ids);
  expect([refusedPicks.count, [...refusedPicks.goods]]).toEqual([
    1,
    [[orders[0], [{ variantId: s.mug, quantity: 2 }]]],
  ]);
  const ofBefore = { begunAt: 0, endedAt: batch.begunAt - 1 };
  expect((await readRefusedPicks(s.shop.db, ofBefore, ids)).count).toBe(0);
});

test('[PCK17] a button of a stop takes what is left of it by now, and nothing of one that is done; a scan too many is refused', async () => {
  const id = await begin();
  const { needs } = await stopOf(id, s.mug);
  const press = (quantity: number, upTo: boolean) =>
    pickInBatch(s.shop, { batchId: id, needs, quantity, lotId: null, upTo });
  value(await press(3, false));
  expect(codeOf(await press(5, false))).toBe('pick-too-many');
  expect(value(await press(5, true)).shares).toMatchObject([{ orderId: orders[1], quantity: 2 }]);
  expect(codeOf(await press(5, true))).toBe('nothing-changed');
  expect(await picked()).toEqual([[2, 0], [3]]);
});

test('[PCK18] what a change says of its orders is what a batch shows, as if it was read; what says not enough is read', async () => {
  const id = await begin();
  const before = await found(id);
  const changes: Parameters<typeof foldBatch>[2][] = [];
  const stop = s.shop.feed.listen((change) => changes.push(change));
  value(await pick(id, s.mug, 3));
  const folded = changes.reduce((known, change) => must(foldBatch(id, known, change)?.answer, 'it is told'), before);
  expect(folded).toEqual(await found(id));
  const same = must(foldBatch(id, before, { rows: [] }), 'nothing is to be read');
  expect(same.answer).toBe(before);
  changes.length = 0;
  value(await handOver(s.shop, id, other));
  stop();
  expect(changes.map((change) => foldBatch(id, folded, change))).toEqual([null]);
  const [row] = folded.orders;
  const gone = { ...must(row, 'it is in the batch'), voided: true };
  expect(foldBatch(id, folded, { rows: [gone] })).toBeNull();
});

test('[PCK19] no batch is begun with what another is called', async () => {
  const id = await begin({ orderIds: orders.slice(0, 1) });
  const { batch } = await found(id);
  const twin = { batchId: s.shop.nextId() as BatchId, number: 'B-1', method: 'batch', orderIds: orders } as const;
  await s.decide({ type: 'batch.begun', payload: { ...twin, assigneeId: null } });
  expect((await found(twin.batchId)).batch).toMatchObject({ number: 'B-1', name: 'B-1-2' });
  expect((await found(id)).batch.name).toBe(batch.number);
  expect(codeOf(await beginBatch(s.shop, ask({ number: 'b-1-2' })))).toBe('batch-number-taken');
});

test('[PCK11] finished, what is picked stays; cancelled, it may go back in the same step', async () => {
  const id = await begin();
  value(await pick(id, s.mug, 3));
  const finished = value(await endBatch(s.shop, id, { act: 'finish', putBack: false }));
  expect(await picked()).toEqual([[2, 0], [1]]);
  expect(codeOf(await pick(id, s.mug, 1))).toBe('batch-not-in-state');
  value(await undoActs(s.shop, finished.opIds));
  const cancelled = value(await endBatch(s.shop, id, { act: 'cancel', putBack: true }));
  expect(await picked()).toEqual([[0, 0], [0]]);
  expect(await onHand(s.mug)).toEqual([10, 0]);
  expect((await found(id)).batch.state).toBe('cancelled');
  value(await undoActs(s.shop, cancelled.opIds));
  expect(await picked()).toEqual([[2, 0], [1]]);
  expect((await found(id)).batch).toMatchObject({ state: 'open', endedAt: null });
});
