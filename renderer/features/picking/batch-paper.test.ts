import { beforeAll, expect, test } from 'vitest';
import { batchStops } from '#shared/domain/batches/stops.ts';
import type { BatchId, LotId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NamedBatch } from '#shared/domain/batches/batch-names.ts';
import type { OrderRow, PickMethod } from '#shared/domain/operations/rows.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { newOrder, smallShop } from '#tests/fixtures/small-shop.ts';
import { contentOf } from './batch-paper.ts';
import { lotsOfStops } from './stop-lots.ts';

beforeAll(() => openWords('en'));

const nextId = countingIds();
const shop = smallShop(nextId);
const written = { addedBy: null, fieldOps: {}, voided: false };
const orders = [
  newOrder(nextId, [[shop.mug, shop.floor, 2]], { number: '501' }),
  newOrder(nextId, [[shop.mug, shop.floor, 3]], { number: '502' }),
].map(
  (order): OrderRow => ({
    ...order,
    kind: 'order',
    lines: order.lines.map((line) => ({ ...line, picked: 0, shipped: 0 })),
    ...written,
  }),
);
const batchOf = (method: PickMethod): NamedBatch => ({
  kind: 'batch',
  id: 'batch' as BatchId,
  number: 'B-7',
  name: 'B-7',
  method,
  orderIds: orders.map(({ id }) => id),
  state: 'open',
  begunAt: 1,
  endedAt: null,
  assigneeId: 'ida' as PersonId,
  ...written,
});
const places = {
  usualBin: () => null,
  pathOf: (id: string) => [{ id, name: 'Floor' }],
  isNotForSale: () => false,
} as never;
const facts = {
  shopName: 'Small shop',
  variant: (id: VariantId) => ({ title: id === shop.mug ? 'Mug' : '', sku: 'M-1', decimals: 0 }),
} as never;
const lot = (code: string, expiresOn: string, onHand: number) => ({
  lotId: code as LotId,
  code,
  expiresOn,
  receivedOn: null,
  at: { [shop.floor]: onHand },
});
const lots = new Map([
  [
    shop.mug,
    { lots: [lot('late', '2032-01-01', 9), lot('soon', '2031-01-01', 2), lot('gone', '2020-01-01', 5)], without: {} },
  ],
]);

const stops = batchStops(batchOf('cluster'), orders, { places, nameOf: String, shorts: [] });
function paperOf(method: PickMethod) {
  const proposed = lotsOfStops(stops, lots, '2030-06-01');
  // Only these are asked for a list.
  const format = { quantity: String, date: () => 'a day' } as never;
  const found = { batch: batchOf(method), person: 'Ida', orders, shorts: [] };
  return contentOf(found, stops, {
    t: words(),
    format,
    locale: 'en',
    facts,
    today: '2030-06-01',
    lotsOf: (key) => proposed.get(key) ?? [],
  });
}

test('[PCK7] what expires first is proposed, an expired lot never', () => {
  const [shares = []] = [...lotsOfStops(stops, lots, '2030-06-01').values()];
  expect(shares.map(({ quantity, lot: one }) => [quantity, one?.code])).toEqual([
    [2, 'soon'],
    [3, 'late'],
  ]);
  expect(lotsOfStops(stops, new Map(), '2030-06-01').size).toBe(0);
});

test('[PCK12] the list of a batch has its code, lots and boxes, and the codes of its orders', () => {
  const paper = paperOf('cluster');
  expect(paper).toMatchObject({ title: 'Pick list B-7', code: 'PICK-B-7' });
  expect(paper.facts).toEqual(['As of a day', '2 orders', 'For Ida']);
  expect(paper.rows).toEqual([['Floor', 'M-1', 'Mug', '5', '']]);
  expect(paper.beneath?.[0]?.map((cells) => cells.filter(Boolean))).toEqual([
    ['2 of soon, 3 of late'],
    ['Box 1 · 501', '2'],
    ['Box 2 · 502', '3'],
  ]);
  expect(paper.codes?.of.map(({ code }) => code)).toEqual(['501', '502']);
  expect(paperOf('batch').beneath?.[0]?.[1]).toContain('501');
});
