import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { CountId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readCount } from '#renderer/db/counts.ts';
import { undoAct, undoActs } from '#renderer/db/undo.ts';
import { whyUnsaved } from '#renderer/db/unsaved.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening, toldApart } from '#tests/fixtures/small-shop.ts';
import { beginCount, closeCount, countRest, noteLine, observe, postCount } from './counts.commands.ts';
import { bookOf, readReview, scopeOf } from './counts.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 5), opening(s.candle, s.floor, 3));
});
afterEach(() => s.close());

const nobodyAgreed: ReadonlySet<string> = new Set();
const begin = async () =>
  value(await beginCount(s.shop, { name: 'Shelf', locationId: s.floor, scope: { kind: 'all' }, mode: 'guided' }))
    .countId;
const see = (countId: CountId, how: 'add' | 'replace', quantity: number, variantId: VariantId = s.mug) =>
  observe(s.shop, countId, { variantId, locationId: s.floor, how, quantity });
const onHand = async (variantId: VariantId = s.mug) => (await s.shop.db.stock.get(variantId))?.at[s.floor]?.onHand ?? 0;
const lines = async (countId: CountId) => {
  const { book, stop } = bookOf(s.shop, countId);
  await book.read;
  stop();
  return book.get()?.lines ?? [];
};

test('[CNT20] a scan adds, a typed number replaces, each is undone by itself', async () => {
  const countId = await begin();
  value(await see(countId, 'add', 1));
  const second = value(await see(countId, 'add', 1));
  expect((await lines(countId))[0]?.quantity).toBe(2);
  value(await undoActs(s.shop, second.opIds));
  expect((await lines(countId))[0]?.quantity).toBe(1);
  value(await see(countId, 'replace', 7));
  expect((await lines(countId))[0]?.quantity).toBe(7);
  expect(await onHand()).toBe(5);
});

test('[CNT20] what the journal did not take is not called saved', async () => {
  const countId = await begin();
  s.breakJournal(true);
  expect(whyUnsaved(s.shop.db, value(await see(countId, 'add', 1)).opIds)).not.toBeNull();
});

test('[STK10] a count of a part of the shop looks for archived products that hold stock, and for no others', async () => {
  const sets = [s.mug, s.tea].map((id) => {
    return { kind: 'variant', id, field: 'archived', value: true, was: false } as const;
  });
  await s.decide({ type: 'fields.set', payload: { group: null, sets } });
  const where = { locationId: s.floor, places: [s.floor] };
  expect(await scopeOf(s.shop, { kind: 'not-counted', days: 0 }, where)).toMatchObject({
    variantIds: [s.mug, s.candle],
  });
});

test('[CNT21] the sheet follows what is seen while it is open', async () => {
  const countId = await begin();
  const { book, stop } = bookOf(s.shop, countId);
  await book.read;
  value(await see(countId, 'add', 2));
  expect(book.quantityOf({ variantId: s.mug, locationId: s.floor })).toBe(2);
  value(await noteLine(s.shop, countId, { variantId: s.mug, locationId: s.floor }, { reason: 'theft', dropped: true }));
  expect(book.get()?.lines[0]).toMatchObject({ reason: 'theft', dropped: true });
  stop();
});

test('[CNT22] posting sets what was seen and spares what was left out; undo opens the count again', async () => {
  const countId = await begin();
  value(await see(countId, 'replace', 4));
  value(await see(countId, 'replace', 1, s.candle));
  value(await noteLine(s.shop, countId, { variantId: s.candle, locationId: s.floor }, { dropped: true }));
  const posted = value(await postCount(s.shop, countId, nobodyAgreed));
  expect([await onHand(), await onHand(s.candle)]).toEqual([4, 3]);
  expect(await see(countId, 'add', 1)).toMatchObject({ failure: { code: 'count-not-open' } });
  value(await undoActs(s.shop, posted.opIds));
  expect(await onHand()).toBe(5);
  expect((await readCount(s.shop.db, countId))?.count.state).toBe('open');
});

test('[CNT22] a movement between two scans asks for a recount, or for a word that it is right', async () => {
  const countId = await begin();
  value(await see(countId, 'add', 2));
  await s.decide(opening(s.mug, s.floor, 1));
  value(await see(countId, 'add', 3));
  expect(await postCount(s.shop, countId, nobodyAgreed)).toMatchObject({
    failure: { code: 'recount-needed', detail: '1' },
  });
  const [line] = await lines(countId);
  value(await postCount(s.shop, countId, new Set([line?.levelId ?? ''])));
  expect(await onHand()).toBe(5);
});

test('[CNT23] the rest is counted as nothing in one act; what was seen keeps its figure', async () => {
  const countId = await begin();
  value(await see(countId, 'replace', 4));
  const rest = [s.mug, s.candle].map((variantId) => ({ variantId, locationId: s.floor }));
  const counted = value(await countRest(s.shop, countId, rest));
  expect(counted.opIds).toHaveLength(1);
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect([await onHand(), await onHand(s.candle)]).toEqual([4, 0]);
});

test('[CNT28] lots that nobody counted are asked for, and counted as nothing with the rest', async () => {
  const lot = value(newLot(s.mug, 'L-1', { expiresOn: null, receivedOn: null }));
  const received = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 2, costTotal: null };
  await s.decide(value(decideAdjust('receive', [received], null, [], [lot])));
  const first = await begin();
  value(await see(first, 'replace', 4));
  expect(await postCount(s.shop, first, nobodyAgreed)).toMatchObject({
    failure: { code: 'lots-not-counted', detail: '1' },
  });
  expect(await onHand()).toBe(7);
  value(await observe(s.shop, first, { ...received, how: 'replace', quantity: 1 }));
  value(await postCount(s.shop, first, nobodyAgreed));
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]).toMatchObject({
    onHand: 5,
    lots: { [lot.id]: { onHand: 1 } },
  });
  const second = await begin();
  value(await countRest(s.shop, second, [{ variantId: s.mug, locationId: s.floor }]));
  value(await postCount(s.shop, second, nobodyAgreed));
  expect(await onHand()).toBe(0);
});

const lotOf = (code: string, expiresOn: string | null = null) =>
  value(newLot(s.mug, code, { expiresOn, receivedOn: null }));
const takeIn = (lot: NewLot, quantity: number) => {
  const line = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity, costTotal: null };
  return s.decide(value(decideAdjust('receive', [line], null, [], [lot])));
};

test('[CNT30] a lot that nobody had named comes with what was seen of it; one undo takes both back', async () => {
  await s.decide(toldApart(s.mug, 'lot'));
  const countId = await begin();
  const lot = lotOf('L-9', '2027-03-01');
  const cell = { variantId: s.mug, locationId: s.floor, lotId: lot.id };
  const seen = value(await observe(s.shop, countId, { ...cell, how: 'add', quantity: 6 }, lot));
  expect(await s.shop.db.lots.toArray()).toMatchObject([{ code: 'L-9', expiresOn: '2027-03-01', voided: false }]);
  expect(await lines(countId)).toMatchObject([{ lotId: lot.id, quantity: 6 }]);
  expect(await onHand()).toBe(5);
  value(await undoActs(s.shop, seen.opIds));
  expect(await s.shop.db.lots.toArray()).toMatchObject([{ voided: true }]);
  expect(await lines(countId)).toEqual([]);
  value(await observe(s.shop, countId, { ...cell, how: 'replace', quantity: 4 }, lot));
  expect(await postCount(s.shop, countId, nobodyAgreed)).toMatchObject({ failure: { code: 'lots-not-counted' } });
  value(await see(countId, 'replace', 1));
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]).toMatchObject({
    onHand: 5,
    lots: { [lot.id]: { onHand: 4 } },
  });
});

test('[CNT29] lots that are to be answered are said, and counted as nothing together, one that was sold since, too', async () => {
  const [first, second] = [lotOf('L-1'), lotOf('L-2')];
  await takeIn(first, 2);
  await takeIn(second, 3);
  const countId = await begin();
  value(
    await observe(s.shop, countId, { variantId: s.mug, locationId: s.floor, lotId: first.id, how: 'add', quantity: 2 }),
  );
  const sold = { variantId: s.mug, locationId: s.floor, lotId: second.id, quantity: 3, costTotal: null };
  await s.decide(value(decideAdjust('sold', [sold], null)));
  const { unseen } = await readReview(s.shop, countId);
  expect(unseen).toMatchObject([{ expected: 5 }, { lotId: second.id, expected: 3 }]);
  value(await countRest(s.shop, countId, unseen));
  expect((await readReview(s.shop, countId)).unseen).toEqual([]);
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect(await onHand()).toBe(2);
});

const seenAt = async (countId: CountId) =>
  new Map((await lines(countId)).map(({ lotId, quantity }) => [lotId, quantity] as const));

test('[CNT23] a lot that came after its product was counted keeps what it has; of one that grew the growth is there', async () => {
  const [first, old, fresh] = [lotOf('L-1'), lotOf('L-2'), lotOf('L-3')];
  await takeIn(first, 2);
  await takeIn(old, 4);
  const countId = await begin();
  value(await see(countId, 'replace', 5));
  const cell = { variantId: s.mug, locationId: s.floor, lotId: first.id };
  value(await observe(s.shop, countId, { ...cell, how: 'replace', quantity: 2 }));
  await takeIn(fresh, 3);
  await takeIn(old, 6);
  const { unseen } = await readReview(s.shop, countId);
  expect(unseen).toMatchObject([{ lotId: old.id, expected: 4 }]);
  value(await countRest(s.shop, countId, unseen));
  expect(await seenAt(countId)).toEqual(
    new Map([
      [undefined, 5],
      [first.id, 2],
      [old.id, 6],
      [fresh.id, 3],
    ]),
  );
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]?.lots).toMatchObject({
    [old.id]: { onHand: 6 },
    [fresh.id]: { onHand: 3 },
  });
});

test('[CNT23] of a product that nobody counted, what came since the count began is there', async () => {
  const countId = await begin();
  await s.decide(opening(s.candle, s.floor, 4));
  value(await countRest(s.shop, countId, [{ variantId: s.candle, locationId: s.floor }]));
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect(await onHand(s.candle)).toBe(4);
});

test('[LOT31] a serial number that is seen twice is there once, and no other figure is taken of it', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lot = value(newLot(s.mug, 'SN-1', { expiresOn: null, receivedOn: null }));
  const cell = { variantId: s.mug, locationId: s.floor, lotId: lot.id };
  await s.decide(value(decideAdjust('receive', [{ ...cell, quantity: 1, costTotal: null }], null, [], [lot])));
  const countId = await begin();
  value(await observe(s.shop, countId, { ...cell, how: 'add', quantity: 1 }));
  value(await observe(s.shop, countId, { ...cell, how: 'add', quantity: 1 }));
  expect(await lines(countId)).toMatchObject([{ lotId: lot.id, quantity: 1 }]);
  const twice = await observe(s.shop, countId, { ...cell, how: 'replace', quantity: 2 });
  expect(twice).toMatchObject({ failure: { code: 'serial-one-or-none' } });
  value(await observe(s.shop, countId, { ...cell, how: 'replace', quantity: 0 }));
  expect(await lines(countId)).toMatchObject([{ lotId: lot.id, quantity: 0 }]);
});

test('[CNT24] a count that is closed changes no stock and takes nothing more', async () => {
  const countId = await begin();
  value(await see(countId, 'replace', 1));
  const closed = value(await closeCount(s.shop, countId));
  expect(await onHand()).toBe(5);
  expect(await postCount(s.shop, countId, nobodyAgreed)).toMatchObject({ failure: { code: 'count-not-open' } });
  value(await undoActs(s.shop, closed.opIds));
  value(await see(countId, 'replace', 2));
});

test('[CNT25] a scope is what it names at this instant: not counted for a time leaves out what was posted', async () => {
  const ask = { locationId: s.floor, places: [s.floor] };
  expect(await scopeOf(s.shop, { kind: 'not-counted', days: 30 }, ask)).toMatchObject({
    variantIds: [s.mug, s.candle],
  });
  const countId = await begin();
  value(await see(countId, 'replace', 4));
  value(await postCount(s.shop, countId, nobodyAgreed));
  expect(await scopeOf(s.shop, { kind: 'not-counted', days: 30 }, ask)).toMatchObject({ variantIds: [s.candle] });
  expect(await scopeOf(s.shop, { kind: 'supplier', supplierId: s.supplier }, ask)).toEqual({
    kind: 'list',
    variantIds: [],
  });
});

test('[CNT22] the review names what moved while a line was counted, and what a posted line is now', async () => {
  const countId = await begin();
  value(await see(countId, 'add', 2));
  await s.decide(opening(s.mug, s.floor, 1));
  value(await see(countId, 'add', 3));
  value(await see(countId, 'replace', 3, s.candle));
  const [mug, candle] = (await readReview(s.shop, countId)).lines;
  expect(mug).toMatchObject({ variantId: s.mug, quantity: 5, expected: 6, variance: -1, value: -540 });
  expect(mug?.moved.map(({ quantity }) => quantity)).toEqual([1]);
  expect(candle).toMatchObject({ variance: 0, moved: [] });
  value(await postCount(s.shop, countId, new Set([mug?.levelId ?? ''])));
  const { posted, late } = await readReview(s.shop, countId);
  expect(posted.map(({ variance }) => variance).sort((a, b) => a - b)).toEqual([-1, 0]);
  expect(late).toEqual([]);
});

test('[CNT27] what was seen is not undone while its count is posted, and is once the posting is undone', async () => {
  const countId = await begin();
  const [taken] = value(await see(countId, 'add', 2)).opIds;
  const [seen] = value(await see(countId, 'replace', 4)).opIds;
  const [backed] = value(await undoAct(s.shop, must(taken, 'an act'))).opIds;
  const level = { variantId: s.mug, locationId: s.floor };
  const [noted] = value(await noteLine(s.shop, countId, level, { note: 'top shelf' })).opIds;
  const [posted] = value(await postCount(s.shop, countId, nobodyAgreed)).opIds;
  const refused = { ok: false, failure: { code: 'count-posted' } };
  for (const opId of [seen, backed, noted]) expect(await undoAct(s.shop, must(opId, 'an act'))).toMatchObject(refused);
  expect((await lines(countId))[0]?.quantity).toBe(4);
  expect(await onHand()).toBe(4);
  value(await undoActs(s.shop, [must(seen, 'an act'), must(posted, 'an act')]));
  expect(await lines(countId)).toEqual([]);
  expect(await onHand()).toBe(5);
});

test('[CNT27] a line of a count that is open or was ended without posting can be undone', async () => {
  const countId = await begin();
  const [seen] = value(await see(countId, 'add', 2)).opIds;
  value(await closeCount(s.shop, countId));
  value(await undoAct(s.shop, must(seen, 'an act')));
  expect(await onHand()).toBe(5);
});
