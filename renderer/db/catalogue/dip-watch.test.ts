import 'fake-indexeddb/auto';
import { must } from '#shared/base/must.ts';
import { type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import { undoAct } from '#renderer/db/undo.ts';
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

const ignore = () => undefined;
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function defaultPoint(point: number): Promise<OpId> {
  const shop = s.shop.catalogue.shop();
  const { opIds } = await s.decide({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [
        { kind: 'shop', id: shop?.id ?? '', field: 'defaultPoint', value: point, was: shop?.defaultPoint ?? null },
      ],
    },
  });
  return must(opIds[0], 'one act');
}

test('[REO6] [REO8] what was low is not told, what falls is told once, and again after it rose', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 3), opening(s.candle, s.floor, 8));
  await settled();
  const calls: number[] = [];
  watch = watchDips(s.shop, { onDip: () => calls.push(1), onRise: ignore });
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
  watch = watchDips(s.shop, { onDip: ignore, onRise: ignore });
  await settled();
  await s.decide(opening(s.mug, s.floor, -4));
  await settled();
  await s.decide(opening(s.mug, s.floor, 9));
  await settled();
  expect(watch.take()).toEqual([]);
});

test('[REO6] what an undo or a redo makes low is not told; the next dip after it is', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 3));
  await settled();
  watch = watchDips(s.shop, { onDip: ignore, onRise: ignore });
  const taken = () => (watch?.take() ?? []).map(({ slot }) => s.shop.catalogue.variantIdAt(slot));
  await settled();
  const { opIds: came } = await s.decide(opening(s.mug, s.floor, 20));
  await settled();
  await undoAct(s.shop, must(came[0], 'one act'));
  await settled();
  expect(taken()).toEqual([]);

  await s.decide(opening(s.mug, s.floor, 20));
  await settled();
  const { opIds: went } = await s.decide(opening(s.mug, s.floor, -20));
  await settled();
  expect(taken()).toEqual([s.mug]);
  await undoAct(s.shop, must(went[0], 'one act'));
  await settled();
  await undoAct(s.shop, reversalId(must(went[0], 'one act')));
  await settled();
  expect(taken()).toEqual([]);
});

test('[REO6] the undo of a rule that holds for all products tells nothing', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 3), opening(s.candle, s.floor, 4));
  await settled();
  watch = watchDips(s.shop, { onDip: ignore, onRise: ignore });
  await settled();
  const lowered = await defaultPoint(1);
  await settled();
  await undoAct(s.shop, lowered);
  await settled();
  expect(watch.take()).toEqual([]);
});

test('[REO11] of what was told it is said once it is above its point again, of what was not told it is not', async () => {
  await defaultPoint(5);
  await s.decide(opening(s.mug, s.floor, 9), opening(s.candle, s.floor, 9));
  await settled();
  const risen: string[] = [];
  const onRise = (slots: readonly number[]) =>
    void risen.push(...slots.map((slot) => s.shop.catalogue.variantIdAt(slot)));
  watch = watchDips(s.shop, { onDip: ignore, onRise });
  await settled();
  const { opIds: sold } = await s.decide(opening(s.mug, s.floor, -6));
  await settled();
  watch.take();
  const { opIds: untold } = await s.decide(opening(s.candle, s.floor, -6));
  await settled();
  await undoAct(s.shop, must(untold[0], 'one act'));
  await settled();
  expect(risen).toEqual([]);
  await undoAct(s.shop, must(sold[0], 'one act'));
  await settled();
  expect(risen).toEqual([s.mug]);
});
