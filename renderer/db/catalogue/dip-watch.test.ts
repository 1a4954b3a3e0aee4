import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { type DipWatch, watchDips } from './dip-watch.ts';

let s: OpenShop;
let watch: DipWatch | undefined;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(async () => {
  watch?.close();
  await s.close();
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function defaultPoint(point: number): Promise<void> {
  const shop = s.shop.catalogue.shop();
  await s.decide({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [
        { kind: 'shop', id: shop?.id ?? '', field: 'defaultPoint', value: point, was: shop?.defaultPoint ?? null },
      ],
    },
  });
}

test('[REO6] [REO8] what was low is not told, what falls is told once, and again after it rose', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 3), opening(s.candle, s.floor, 8));
  await settled();
  const calls: number[] = [];
  watch = watchDips(s.shop.catalogue, () => calls.push(1));
  const taken = () => (watch?.take() ?? []).map(({ slot }) => s.shop.catalogue.variantIdAt(slot));
  await settled();
  expect([calls.length, taken()]).toEqual([0, []]);

  await s.decide(opening(s.candle, s.floor, -4));
  await settled();
  expect([calls.length, taken(), taken()]).toEqual([1, [s.candle], []]);
  await s.decide(opening(s.candle, s.floor, -1));
  await settled();
  expect(calls.length).toBe(1);

  await s.decide(opening(s.candle, s.floor, 20));
  await settled();
  await s.decide(opening(s.candle, s.floor, -20), opening(s.mug, s.floor, 1));
  await settled();
  expect([calls.length, taken()]).toEqual([2, [s.candle]]);
});

test('[REO9] what is above its point again before it was told is not told', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 8));
  await settled();
  watch = watchDips(s.shop.catalogue, () => undefined);
  await settled();
  await s.decide(opening(s.mug, s.floor, -4));
  await settled();
  await s.decide(opening(s.mug, s.floor, 9));
  await settled();
  expect(watch.take()).toEqual([]);
});
