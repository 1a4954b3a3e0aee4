import 'fake-indexeddb/auto';
import { undoInParts } from '#renderer/db/undo.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { isPartShipped, isRestCancelled } from '#shared/domain/orders/progress.ts';
import { type LocationId, lotId, type OrderId, stagingId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readLots } from '#renderer/db/lots.ts';
import { sealOldest } from '#renderer/db/sealing.ts';
import { opening, toldApart } from '#tests/fixtures/small-shop.ts';
import { lineLots } from './line-lots.ts';
import { saveDetails } from './order-fields.commands.ts';
import { decideBatch, decideBatchEnd } from '#shared/domain/batches/batch.ts';
import { readHistory } from './order-history.queries.ts';
import { addOrder, type LineEntry, pickOrder, relocateLine, stepOrders } from './orders.commands.ts';
import { checkShipping } from './ship-check.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 2));
});
afterEach(() => s.close());

const level = async (variant: VariantId, location: LocationId) => {
  const { onHand = 0, committed = 0 } = (await s.shop.db.stock.get(variant))?.at[location] ?? {};
  return { onHand, committed };
};
const line = (variantId: VariantId, quantity: number): LineEntry => ({
  variantId,
  locationId: s.floor,
  quantity,
  unitPrice: 1_290,
});
const enter = async (lines: readonly LineEntry[], number = '1001') =>
  value(await addOrder(s.shop, { number, customer: null, dueOn: null, lines }));
const row = async (id: OrderId): Promise<OrderRow> => must(await s.shop.db.orders.get(id), 'the order was entered');

test('[OQ1] a typed order holds its stock, and its undo lets go of it', async () => {
  const { orderId, opIds } = await enter([line(s.mug, 3)]);
  expect(await row(orderId)).toMatchObject({
    state: 'open',
    number: '1001',
    channel: 'typed',
    lines: [{ quantity: 3, unitPrice: 1_290, picked: 0 }],
  });
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 3 });
  value(await undoInParts(s.shop, opIds));
  expect((await row(orderId)).voided).toBe(true);
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 0 });
});

test('[OQ2] a new name becomes a contact; what is not whole is not written', async () => {
  const { orderId } = value(
    await addOrder(s.shop, {
      number: ' 7 ',
      customer: { name: ' Rosa Marsh ' },
      dueOn: '2026-03-05',
      lines: [line(s.mug, 1)],
    }),
  );
  const { contactId, number, dueOn } = await row(orderId);
  expect(await s.shop.db.contacts.get(contactId ?? '')).toMatchObject({
    kind: 'customer',
    name: 'Rosa Marsh',
    pending: 2,
  });
  expect({ number, dueOn }).toEqual({ number: '7', dueOn: '2026-03-05' });
  const failed = async (part: Partial<Parameters<typeof addOrder>[1]>) => {
    const answer = await addOrder(s.shop, {
      number: '8',
      customer: { name: 'Nobody' },
      dueOn: null,
      lines: [line(s.mug, 1)],
      ...part,
    });
    return answer.ok ? 'written' : answer.failure.code;
  };
  expect(await failed({ number: ' ' })).toBe('number-missing');
  expect(await failed({ lines: [] })).toBe('no-lines');
  expect(await failed({ lines: [line(s.mug, 0)] })).toBe('quantity-zero');
  expect(await failed({ lines: [line(s.mug, 1e9)] })).toBe('quantity-too-large');
  expect(await failed({ lines: [line('nobody' as VariantId, 1)] })).toBe('variant-unknown');
  expect(await s.shop.db.contacts.count()).toBe(2);
});

test('[OQ4] a pick moves stock and its promise to staging, a part at a time; undo puts it back', async () => {
  const { orderId } = await enter([line(s.mug, 5)]);
  const lineId = must((await row(orderId)).lines[0], 'a line').id;
  const first = value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 2 }]));
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 8, committed: 3 });
  expect(await level(s.mug, stagingId(s.floor))).toEqual({ onHand: 2, committed: 2 });
  expect(await pickOrder(s.shop, orderId, [{ lineId, quantity: 4 }])).toMatchObject({
    failure: { code: 'pick-too-many' },
  });
  const rest = value(await pickOrder(s.shop, orderId, 'all'));
  expect(await level(s.mug, stagingId(s.floor))).toEqual({ onHand: 5, committed: 5 });
  value(await undoInParts(s.shop, [...first.opIds, ...rest.opIds]));
  expect(await row(orderId)).toMatchObject({ state: 'open', lines: [{ picked: 0 }] });
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 5 });
});

test('[OQ5] shipping a picked order and one that is not leave the same stock; each undo gives it back', async () => {
  const picked = await enter([line(s.mug, 4)], '1');
  const unpicked = await enter([line(s.mug, 4)], '2');
  value(await pickOrder(s.shop, picked.orderId, 'all'));
  const shipped = value(await stepOrders(s.shop, 'ship', [picked.orderId, unpicked.orderId]));
  expect(shipped).toMatchObject({ changed: [picked.orderId, unpicked.orderId], skipped: 0 });
  for (const { orderId } of [picked, unpicked])
    expect(await row(orderId)).toMatchObject({ state: 'shipped', lines: [{ picked: 4, shipped: 4 }] });
  expect([await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))]).toEqual([
    { onHand: 2, committed: 0 },
    { onHand: 0, committed: 0 },
  ]);
  value(await undoInParts(s.shop, shipped.opIds));
  expect(await row(picked.orderId)).toMatchObject({ state: 'picking', shippedAt: null });
  expect(await row(unpicked.orderId)).toMatchObject({ state: 'open', shippedAt: null });
  expect([await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))]).toEqual([
    { onHand: 6, committed: 4 },
    { onHand: 4, committed: 4 },
  ]);
});

test('[OQ5] before shipping it is said what is not picked and what goes below zero, over all the orders together', async () => {
  const one = await enter([line(s.candle, 2), line(s.tea, 500)], '1');
  const two = await enter([line(s.candle, 1)], '2');
  value(
    await pickOrder(s.shop, one.orderId, [
      { lineId: must((await row(one.orderId)).lines[0], 'a line').id, quantity: 1 },
    ]),
  );
  const check = await checkShipping(s.shop, [one.orderId, two.orderId]);
  expect(
    check.unpicked.map(({ number, line: { variantId, quantity, picked } }) => [number, variantId, quantity - picked]),
  ).toEqual([
    ['1', s.candle, 1],
    ['1', s.tea, 500],
    ['2', s.candle, 1],
  ]);
  expect(check).toMatchObject({ bare: 1, below: [{ variantId: s.candle, locationId: s.floor, after: -1 }] });
});

test('[OQ5] [OQ15] what is picked of 3, 0 and 5 leaves, the rest stays open; its undo gives back exactly that', async () => {
  await s.decide(opening(s.candle, s.floor, 20), opening(s.tea, s.floor, 20));
  const { orderId } = await enter([line(s.mug, 4), line(s.candle, 3), line(s.tea, 5)]);
  const [mugs, , teas] = (await row(orderId)).lines;
  const picks = [
    { lineId: must(mugs, 'a line').id, quantity: 3 },
    { lineId: must(teas, 'a line').id, quantity: 5 },
  ];
  value(await pickOrder(s.shop, orderId, picks));
  const bare = await enter([line(s.mug, 1)], '2');
  const shipped = value(await stepOrders(s.shop, 'shipPicked', [orderId, bare.orderId]));
  expect(shipped).toMatchObject({ changed: [orderId], skipped: 1 });
  expect((await row(bare.orderId)).state).toBe('open');
  expect(await row(orderId)).toMatchObject({
    state: 'picking',
    shippedAt: null,
    lines: [{ shipped: 3 }, { shipped: 0 }, { shipped: 5 }],
  });
  expect(isPartShipped(await row(orderId))).toBe(true);
  const places = async () => [await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))];
  expect(await places()).toEqual([
    { onHand: 7, committed: 2 },
    { onHand: 0, committed: 0 },
  ]);
  expect(await level(s.candle, s.floor)).toMatchObject({ committed: 3 });
  value(await undoInParts(s.shop, shipped.opIds));
  expect(await places()).toEqual([
    { onHand: 7, committed: 2 },
    { onHand: 3, committed: 3 },
  ]);
  const { acts } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  expect(acts.map(({ deed, turn }) => [deed, turn])).toEqual([
    ['shipPart', 'undo'],
    ['shipPart', 'act'],
    ['pick', 'act'],
    ['entered', 'act'],
  ]);
});

test('[OQ6] [OQ15] the rest of a part-shipped order is cancelled: shipped on the day its last part left, nothing promised', async () => {
  const { orderId } = await enter([line(s.mug, 4)]);
  const lineId = must((await row(orderId)).lines[0], 'a line').id;
  for (let part = 0; part < 2; part++) {
    value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 1 }]));
    value(await stepOrders(s.shop, 'shipPicked', [orderId]));
  }
  const parts = (await s.shop.db.operations.toArray()).filter(({ text }) => text.includes('"act":"ship"'));
  value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 1 }]));
  const cancelled = value(await stepOrders(s.shop, 'cancel', [orderId]));
  expect(await row(orderId)).toMatchObject({
    state: 'shipped',
    shippedAt: parts.at(-1)?.at,
    lines: [{ picked: 2, shipped: 2 }],
  });
  expect(isRestCancelled(await row(orderId))).toBe(true);
  expect([await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))]).toEqual([
    { onHand: 8, committed: 0 },
    { onHand: 0, committed: 0 },
  ]);
  const { acts } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  expect(acts[0]?.deed).toBe('cancelRest');
  value(await undoInParts(s.shop, cancelled.opIds));
  expect(await row(orderId)).toMatchObject({ state: 'picking', shippedAt: null, lines: [{ picked: 3, shipped: 2 }] });
});

test('[OQ6] cancelling moves picked stock back and lets go of the rest; undo takes it up again; a shipped order is not cancelled', async () => {
  const { orderId } = await enter([line(s.mug, 5)]);
  value(await pickOrder(s.shop, orderId, [{ lineId: must((await row(orderId)).lines[0], 'a line').id, quantity: 2 }]));
  const cancelled = value(await stepOrders(s.shop, 'cancel', [orderId]));
  expect(await row(orderId)).toMatchObject({ state: 'cancelled', lines: [{ picked: 0 }] });
  expect([await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))]).toEqual([
    { onHand: 10, committed: 0 },
    { onHand: 0, committed: 0 },
  ]);
  value(await undoInParts(s.shop, cancelled.opIds));
  expect(await row(orderId)).toMatchObject({ state: 'picking', lines: [{ picked: 2 }] });
  expect([await level(s.mug, s.floor), await level(s.mug, stagingId(s.floor))]).toEqual([
    { onHand: 8, committed: 3 },
    { onHand: 2, committed: 2 },
  ]);
  value(await stepOrders(s.shop, 'ship', [orderId]));
  expect(await stepOrders(s.shop, 'cancel', [orderId])).toMatchObject({
    failure: { code: 'order-not-in-state', detail: 'shipped' },
  });
});

test('[OQ7] a line is promised at another place until it is picked, with an undo', async () => {
  const { orderId } = await enter([line(s.mug, 3)]);
  const lineId = must((await row(orderId)).lines[0], 'a line').id;
  const moved = value(await relocateLine(s.shop, orderId, lineId, s.warehouse));
  expect([await level(s.mug, s.floor), await level(s.mug, s.warehouse)]).toEqual([
    { onHand: 10, committed: 0 },
    { onHand: 0, committed: 3 },
  ]);
  value(await undoInParts(s.shop, moved.opIds));
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 3 });
  value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 1 }]));
  expect(await relocateLine(s.shop, orderId, lineId, s.warehouse)).toMatchObject({
    failure: { code: 'line-already-picked' },
  });
});

test('[OQ7] hold, resume and the due date, each with its undo', async () => {
  const { orderId } = await enter([line(s.mug, 3)]);
  const held = value(await stepOrders(s.shop, 'hold', [orderId]));
  expect(await stepOrders(s.shop, 'ship', [orderId])).toMatchObject({ failure: { code: 'order-not-in-state' } });
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 3 });
  value(await undoInParts(s.shop, held.opIds));
  value(await stepOrders(s.shop, 'hold', [orderId]));
  value(await stepOrders(s.shop, 'resume', [orderId]));
  expect((await row(orderId)).state).toBe('open');
  const changes = { dueOn: { was: null, becomes: '2026-03-09' } };
  const due = value(await saveDetails(s.shop, { orderId, changes }));
  expect((await row(orderId)).dueOn).toBe('2026-03-09');
  expect(value(await saveDetails(s.shop, { orderId, changes }))).toEqual({ outcome: 'nothing' });
  value(await undoInParts(s.shop, due.outcome === 'saved' ? due.opIds : []));
  expect((await row(orderId)).dueOn).toBeUndefined();
});

test('[OQ8] many orders step on together; those that cannot are counted; one undo takes all back', async () => {
  const ids: OrderId[] = [];
  for (let number = 1; number <= 23; number++) ids.push((await enter([line(s.mug, 1)], String(number))).orderId);
  value(await stepOrders(s.shop, 'hold', ids.slice(0, 3)));
  const progress: number[] = [];
  const shipped = value(await stepOrders(s.shop, 'ship', ids, { onProgress: (done) => progress.push(done) }));
  expect({ changed: shipped.changed.length, skipped: shipped.skipped, progress }).toEqual({
    changed: 20,
    skipped: 3,
    progress: [10, 20, 23],
  });
  expect(await level(s.mug, s.floor)).toEqual({ onHand: -10, committed: 3 });
  value(await undoInParts(s.shop, shipped.opIds));
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 23 });
});

test('[OQ8] stopped between two parts, what was written stays and is told', async () => {
  const ids: OrderId[] = [];
  for (let number = 1; number <= 12; number++) ids.push((await enter([line(s.mug, 1)], String(number))).orderId);
  const stop = new AbortController();
  const stepped = value(await stepOrders(s.shop, 'pick', ids, { signal: stop.signal, onProgress: () => stop.abort() }));
  expect(stepped).toMatchObject({ stopped: true, skipped: 0, changed: ids.slice(0, 10) });
});

test('[OQ9] a product that is not tracked is picked and shipped without a movement', async () => {
  const { orderId } = await enter([line(s.tea, 500)]);
  value(await pickOrder(s.shop, orderId, 'all'));
  value(await stepOrders(s.shop, 'ship', [orderId]));
  const { movements } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.tea] });
  expect(movements).toEqual([]);
  expect((await row(orderId)).state).toBe('shipped');
});

test('[OQ13] the history tells every act and movement, undone ones too', async () => {
  const { orderId } = await enter([line(s.mug, 2)]);
  const picked = value(await pickOrder(s.shop, orderId, 'all'));
  value(await undoInParts(s.shop, picked.opIds));
  value(await saveDetails(s.shop, { orderId, changes: { dueOn: { was: null, becomes: '2026-03-09' } } }));
  value(await stepOrders(s.shop, 'ship', [orderId]));
  await enter([line(s.mug, 2)], 'another');
  const { acts, movements } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  expect(acts.map(({ deed, turn, undone, person }) => ({ deed, turn, undone, person }))).toEqual([
    { deed: 'ship', turn: 'act', undone: false, person: 'Ida' },
    { deed: { dueOn: '2026-03-09' }, turn: 'act', undone: false, person: 'Ida' },
    { deed: 'pick', turn: 'undo', undone: false, person: 'Ida' },
    { deed: 'pick', turn: 'act', undone: true, person: 'Ida' },
    { deed: 'entered', turn: 'act', undone: false, person: 'Ida' },
  ]);
  expect(movements.map(({ quantity }) => quantity).reduce((sum, quantity) => sum + quantity, 0)).toBe(-2);
  expect(movements.filter(({ isUndo }) => isUndo)).toHaveLength(2);
  expect(movements).toHaveLength(7);
});

test('[OQ13] movements are told also when the acts are no longer in the buffer', async () => {
  const { orderId } = await enter([line(s.mug, 2)]);
  value(await stepOrders(s.shop, 'ship', [orderId]));
  await s.shop.db.operations.clear();
  const { acts, movements } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  expect(acts).toEqual([]);
  expect(movements.map(({ quantity }) => quantity).sort((a, b) => a - b)).toEqual([-2, -2, 2]);
});

test('[LOT30] [ORD16] no more than its one piece is picked of a serial number; the order says which it was', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const serials = ['SN-1', 'SN-2'].map((code) => value(newLot(s.mug, code, { expiresOn: null, receivedOn: null })));
  const received = serials.map(({ id }) => {
    return { variantId: s.mug, locationId: s.floor, lotId: id, quantity: 1, costTotal: null };
  });
  await s.decide(value(decideAdjust('receive', received, null, [], serials)));
  const { orderId } = await enter([line(s.mug, 2)]);
  const { id: lineId } = must((await row(orderId)).lines[0], 'the order has a line');
  const [first, second] = serials.map(({ id }) => ({ lotId: id, quantity: 1 }));
  const twice = [{ lotId: must(first, 'a serial').lotId, quantity: 2 }];
  expect(await pickOrder(s.shop, orderId, [{ lineId, quantity: 2, lots: twice }])).toMatchObject({
    failure: { code: 'serial-is-one-piece', detail: 'SN-1' },
  });
  const both = [must(first, 'a serial'), must(second, 'a serial')];
  value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 2, lots: both }]));
  value(await stepOrders(s.shop, 'ship', [orderId]));
  const { movements } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  const lots = lineLots(await row(orderId), movements).get(lineId) ?? [];
  expect(lots.map(({ code }) => code)).toEqual(['SN-1', 'SN-2']);
});

test('[LOT34] a piece that is picked for one order is not picked for another, nor from where it does not lie', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lot = value(newLot(s.mug, 'SN-3', { expiresOn: null, receivedOn: null }));
  const received = { variantId: s.mug, locationId: s.warehouse, lotId: lot.id, quantity: 1, costTotal: null };
  await s.decide(value(decideAdjust('receive', [received], null, [], [lot])));
  const pick = async (number: string) => {
    const { orderId } = await enter([line(s.mug, 1)], number);
    const { id: lineId } = must((await row(orderId)).lines[0], 'the order has a line');
    return pickOrder(s.shop, orderId, [{ lineId, quantity: 1, lots: [{ lotId: lot.id, quantity: 1 }] }]);
  };
  expect(await pick('1')).toMatchObject({ failure: { code: 'serial-elsewhere', detail: 'SN-3 (Warehouse)' } });
  await s.decide(value(decideMove([received], s.warehouse, s.floor, null)));
  value(await pick('2'));
  expect(await pick('3')).toMatchObject({ failure: { code: 'serial-picked', detail: 'SN-3 (Shop)' } });
});

/** Lots of a variant on the floor: so many of each, by code, with its expiry day. */
const receiveLots = async (
  variant: VariantId,
  lots: Readonly<Record<string, readonly [quantity: number, expiresOn: string | null]>>,
) => {
  const made = Object.entries(lots).map(([code, [quantity, expiresOn]]) => {
    return { lot: value(newLot(variant, code, { expiresOn, receivedOn: null })), quantity };
  });
  const lines = made.map(({ lot, quantity }) => {
    return { variantId: variant, locationId: s.floor, lotId: lot.id, quantity, costTotal: null };
  });
  const brought = made.map(({ lot }) => lot);
  await s.decide(value(decideAdjust('receive', lines, null, [], brought)));
};
/** What lies of each lot of a variant at a place, by code; what is of none under "none". */
const lotsThere = async (variant: VariantId, place: LocationId) => {
  const known = must((await readLots(s.shop.db, [variant])).get(variant), 'it was asked for');
  const named = known.lots.flatMap(({ code, at }) => (at[place] ? [[code, at[place]] as const] : []));
  return Object.fromEntries([...named, ...(known.without[place] ? [['none', known.without[place]] as const] : [])]);
};

test('[ORD17] what is shipped unpicked is of the lots that expire first, never of an expired one, and of none what they lack', async () => {
  await s.decide(toldApart(s.candle, 'lot'), opening(s.candle, s.floor, -2));
  await receiveLots(s.candle, { OLD: [4, '2020-01-01'], SOON: [3, '2090-01-01'], LATE: [5, '2091-01-01'] });
  const one = await enter([line(s.candle, 2), line(s.candle, 2)], '1');
  expect((await checkShipping(s.shop, [one.orderId])).unpicked.map(({ lots }) => lots)).toEqual([
    [{ code: 'SOON', quantity: 2 }],
    [
      { code: 'SOON', quantity: 1 },
      { code: 'LATE', quantity: 1 },
    ],
  ]);
  const shipped = value(await stepOrders(s.shop, 'ship', [one.orderId]));
  expect(await lotsThere(s.candle, s.floor)).toEqual({ OLD: 4, LATE: 4 });
  expect(await lotsThere(s.candle, stagingId(s.floor))).toEqual({});
  value(await undoInParts(s.shop, shipped.opIds));
  expect(await lotsThere(s.candle, s.floor)).toEqual({ OLD: 4, SOON: 3, LATE: 5 });
  const more = await enter([line(s.candle, 9)], '2');
  value(await stepOrders(s.shop, 'ship', [more.orderId]));
  expect(await lotsThere(s.candle, s.floor)).toEqual({ OLD: 4, none: -1 });
});

test('[ORD17] what is picked leaves as the lot it was picked of, and the rest with it as what expires first', async () => {
  await s.decide(toldApart(s.candle, 'lot'), opening(s.candle, s.floor, -2));
  await receiveLots(s.candle, { SOON: [3, '2090-01-01'], LATE: [5, '2091-01-01'] });
  const { orderId } = await enter([line(s.candle, 5)]);
  const { id: lineId } = must((await row(orderId)).lines[0], 'the order has a line');
  const late = { lotId: lotId(s.candle, 'LATE'), quantity: 2 };
  value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 2, lots: [late] }]));
  value(await stepOrders(s.shop, 'ship', [orderId]));
  expect(await lotsThere(s.candle, s.floor)).toEqual({ LATE: 3 });
  expect(await lotsThere(s.candle, stagingId(s.floor))).toEqual({});
  const { movements } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.candle] });
  expect(lineLots(await row(orderId), movements).get(lineId)).toEqual([
    { code: 'LATE', quantity: 2 },
    { code: 'SOON', quantity: 3 },
  ]);
});

test.each(['pick', 'ship'] as const)(
  '[ORD17] many orders at once (%s) share the lots: none is taken twice',
  async (step) => {
    await s.decide(toldApart(s.mug, 'lot'), opening(s.mug, s.floor, -10));
    await receiveLots(s.mug, { SOON: [7, '2090-01-01'], LATE: [9, '2091-01-01'] });
    const ids: OrderId[] = [];
    for (let number = 1; number <= 12; number++) ids.push((await enter([line(s.mug, 1)], String(number))).orderId);
    const stepped = value(await stepOrders(s.shop, step, ids));
    expect(stepped).toMatchObject({ skipped: 0, unnamed: 0 });
    expect(await lotsThere(s.mug, s.floor)).toEqual({ LATE: 4 });
    const left = { SOON: 7, LATE: 5 };
    expect(await lotsThere(s.mug, stagingId(s.floor))).toEqual(step === 'pick' ? left : {});
  },
);

test('[ORD17] what lies in lots goes as those also where the product is not told apart any more', async () => {
  await receiveLots(s.candle, { SOON: [3, '2090-01-01'] });
  const { orderId } = await enter([line(s.candle, 4)]);
  value(await stepOrders(s.shop, 'ship', [orderId]));
  expect(await lotsThere(s.candle, s.floor)).toEqual({ none: 1 });
});

test('[OQ8] of many orders that are picked, one that the shelves do not hold is left and counted; alone it is asked for', async () => {
  const big = await enter([line(s.mug, 9)], '1');
  const more = await enter([line(s.mug, 2)], '2');
  const small = await enter([line(s.mug, 1)], '3');
  const stepped = value(await stepOrders(s.shop, 'pick', [big.orderId, more.orderId, small.orderId]));
  expect(stepped).toMatchObject({ changed: [big.orderId, small.orderId], skipped: 1, short: 1 });
  expect(await pickOrder(s.shop, more.orderId, 'all')).toMatchObject({ ok: true });
});

test('[OQ80] of many orders that are picked, those that somebody picks in a batch are left and counted, unless a person takes them, too', async () => {
  const one = await enter([line(s.mug, 1)], '1');
  const other = await enter([line(s.mug, 1)], '2');
  const ids = [one.orderId, other.orderId];
  const nextId = () => s.shop.nextId();
  const batch = decideBatch(
    { number: 'B-1', method: 'cluster', orderIds: [one.orderId], assigneeId: null },
    { nextId },
  );
  await s.decide(value(batch));
  const left = value(await stepOrders(s.shop, 'pick', ids));
  expect(left).toMatchObject({ changed: [other.orderId], skipped: 1, batched: 1, short: 0 });
  expect(await stepOrders(s.shop, 'pick', ids.slice(0, 1))).toMatchObject({ failure: { code: 'order-in-batch' } });
  const taken = value(await stepOrders(s.shop, 'pick', ids.slice(0, 1), { takeBatched: true }));
  expect(taken).toMatchObject({ changed: [one.orderId], batched: 0 });
});

test('[OQ81] what is picked and in no parcel is put back on its shelf in one act, and its undo has it picked again', async () => {
  const { orderId } = await enter([line(s.mug, 3), line(s.candle, 1)]);
  const [first] = (await row(orderId)).lines;
  const lineId = must(first, 'the order has a line').id;
  value(await pickOrder(s.shop, orderId, [{ lineId, quantity: 2 }]));
  const back = value(await stepOrders(s.shop, 'putBack', [orderId]));
  expect(back.changed).toEqual([orderId]);
  expect(await row(orderId)).toMatchObject({ state: 'open', lines: [{ picked: 0 }, { picked: 0 }] });
  expect(await level(s.mug, s.floor)).toEqual({ onHand: 10, committed: 3 });
  expect(await stepOrders(s.shop, 'putBack', [orderId])).toMatchObject({ failure: { code: 'order-not-in-state' } });
  value(await undoInParts(s.shop, back.opIds));
  expect(await row(orderId)).toMatchObject({ state: 'picking', lines: [{ picked: 2 }, { picked: 0 }] });
  expect(await level(s.mug, stagingId(s.floor))).toEqual({ onHand: 2, committed: 2 });
});

test('[ORD18] unpicked serial numbers are not shipped: one order is refused, of many it is left and counted', async () => {
  await s.decide(toldApart(s.mug, 'serial'), opening(s.mug, s.floor, -10));
  await receiveLots(s.mug, { 'SN-1': [1, null], 'SN-2': [1, null] });
  const serials = await enter([line(s.mug, 2), line(s.candle, 1)], '1');
  const plain = await enter([line(s.candle, 1)], '2');
  const [first] = (await row(serials.orderId)).lines;
  for (const step of ['pick', 'ship'] as const)
    expect(await stepOrders(s.shop, step, [serials.orderId])).toMatchObject({
      failure: { code: 'serials-not-picked' },
    });
  const check = await checkShipping(s.shop, [serials.orderId, plain.orderId]);
  expect(check.whole.map(({ id }) => id)).toEqual([plain.orderId]);
  expect(check.unpicked.map(({ isSerial, lots }) => [isSerial, lots])).toEqual([
    [true, []],
    [false, []],
    [false, []],
  ]);
  const stepped = value(await stepOrders(s.shop, 'pick', [serials.orderId, plain.orderId]));
  expect(stepped).toMatchObject({ changed: [plain.orderId], skipped: 1, unnamed: 1 });
  const shipped = value(await stepOrders(s.shop, 'ship', [serials.orderId, plain.orderId]));
  expect(shipped).toMatchObject({ changed: [plain.orderId], skipped: 1, unnamed: 1 });
  const lineId = must(first, 'the order has a line').id;
  const named = (code: string) => [{ lineId, quantity: 1, lots: [{ lotId: lotId(s.mug, code), quantity: 1 }] }];
  value(await pickOrder(s.shop, serials.orderId, named('SN-2')));
  // Half of the pieces is picked: that leaves, all of it does not.
  expect(await stepOrders(s.shop, 'ship', [serials.orderId])).toMatchObject({
    failure: { code: 'serials-not-picked' },
  });
  value(await stepOrders(s.shop, 'shipPicked', [serials.orderId]));
  expect(await lotsThere(s.mug, s.floor)).toEqual({ 'SN-1': 1 });
  value(await pickOrder(s.shop, serials.orderId, named('SN-1')));
  value(await stepOrders(s.shop, 'ship', [serials.orderId]));
  expect(await row(serials.orderId)).toMatchObject({ state: 'shipped' });
  expect(await lotsThere(s.mug, s.floor)).toEqual({});
});

test('[LOT7] what was picked of a lot leaves as that lot, or goes back to it; sealed lines say it too', async () => {
  const lot = value(newLot(s.mug, 'L-1', { expiresOn: null, receivedOn: null }));
  const received = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 6, costTotal: null };
  await s.decide(value(decideAdjust('receive', [received], null, [], [lot])));
  const picked = async (number: string, quantity: number) => {
    const { orderId } = await enter([line(s.mug, quantity)], number);
    const { id: lineId } = must((await row(orderId)).lines[0], 'the order has a line');
    value(await pickOrder(s.shop, orderId, [{ lineId, quantity, lots: [{ lotId: lot.id, quantity }] }]));
    return orderId;
  };
  const [kept, cancelled] = [await picked('1', 2), await picked('2', 3)];
  const lotsAt = async (place: LocationId) =>
    (await s.shop.db.stock.get(s.mug))?.at[place]?.lots?.[lot.id]?.onHand ?? 0;
  expect([await lotsAt(s.floor), await lotsAt(stagingId(s.floor))]).toEqual([1, 5]);
  await sealOldest(s.shop.db, { keepNewest: 0, lines: 1 });
  value(await stepOrders(s.shop, 'cancel', [cancelled]));
  expect([await lotsAt(s.floor), await lotsAt(stagingId(s.floor))]).toEqual([4, 2]);
  value(await stepOrders(s.shop, 'ship', [kept]));
  expect([await lotsAt(s.floor), await lotsAt(stagingId(s.floor))]).toEqual([4, 0]);
});

test('[ALC19] no order is served from a place that is not for sale: not entered, moved there, picked or shipped', async () => {
  const { orderId } = await enter([line(s.mug, 3)]);
  const set = { kind: 'location', id: s.floor, field: 'notForSale', value: true, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  const refused = { failure: { code: 'place-not-for-sale' } };
  expect(await addOrder(s.shop, { number: '2', customer: null, dueOn: null, lines: [line(s.mug, 1)] })).toMatchObject({
    failure: { code: 'place-not-for-sale', detail: 'Shop' },
  });
  expect(await pickOrder(s.shop, orderId, 'all')).toMatchObject(refused);
  const [first] = (await row(orderId)).lines;
  expect(await pickOrder(s.shop, orderId, [{ lineId: must(first, 'a line').id, quantity: 1 }])).toMatchObject(refused);
  expect(await stepOrders(s.shop, 'ship', [orderId])).toMatchObject(refused);
  const other = value(
    await addOrder(s.shop, {
      number: '3',
      customer: null,
      dueOn: null,
      lines: [{ ...line(s.candle, 1), locationId: s.warehouse }],
    }),
  );
  // Of several orders those that the shelves do not hold are left as they are (ORD18).
  await s.decide(opening(s.candle, s.warehouse, 1));
  expect(value(await stepOrders(s.shop, 'pick', [orderId, other.orderId]))).toMatchObject({ skipped: 1, short: 1 });
  const [candle] = (await row(other.orderId)).lines;
  expect(await relocateLine(s.shop, other.orderId, must(candle, 'a line').id, s.floor)).toMatchObject(refused);
  // Moved to where it is for sale it goes on.
  value(await relocateLine(s.shop, orderId, must(first, 'a line').id, s.warehouse));
  expect(value(await stepOrders(s.shop, 'ship', [orderId])).changed).toEqual([orderId]);
});

test('[ORD112] the history says with each step its goods, and with a pick the batch it was picked in', async () => {
  const { orderId } = await enter([line(s.mug, 4), line(s.candle, 2)]);
  const [mugs] = (await row(orderId)).lines.map(({ id }) => id);
  const picks = async (quantity: number) =>
    value(await pickOrder(s.shop, orderId, [{ lineId: must(mugs, 'a line'), quantity }]));
  await picks(1);
  const ask = { number: 'B-1', method: 'cluster', orderIds: [orderId], assigneeId: null } as const;
  const begun = value(decideBatch(ask, s.shop));
  await s.decide(begun);
  await picks(2);
  const batch = must(await s.shop.db.batches.get(begun.payload.batchId), 'the batch is there');
  await s.decide(value(decideBatchEnd(batch, 'finish', s.shop.now())));
  await picks(1);
  value(await stepOrders(s.shop, 'cancel', [orderId]));
  const { acts } = await readHistory(s.shop, { ...(await row(orderId)), variants: [s.mug] });
  expect(acts.map(({ deed, goods, batch: of }) => [deed, goods.map(({ quantity }) => quantity), of])).toEqual([
    ['cancel', [], null],
    ['pick', [1], null],
    ['pick', [2], 'B-1'],
    ['pick', [1], null],
    ['entered', [], null],
  ]);
});
