import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { feedRows, handCatalogue, productRow, stockRow, variantRow } from '#tests/fakes/catalogue-kit.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { totalsOf } from './totals.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const costs = (id: VariantId, value: number | null, was: number | null) =>
  s.decide({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'variant', id, field: 'cost', value, was }] },
  });
const atCost = async () => (await totalsOf(s.shop.catalogue, null)).atCost;

test('[DASH3] stock value is what is on hand everywhere at today’s cost; what has no cost counts for nothing', async () => {
  await s.decide(opening(s.mug, s.floor, 10), opening(s.mug, s.warehouse, 5), opening(s.candle, s.floor, 2));
  expect(await atCost()).toBe(17 * 540);
  await costs(s.mug, 600, 540);
  expect(await atCost()).toBe(15 * 600 + 2 * 540);
  await costs(s.candle, null, 540);
  expect(await atCost()).toBe(15 * 600);
});

test('[DASH3] a part of a unit is worth its part, rounded half up', async () => {
  await s.decide(opening(s.tea, s.floor, 1_250));
  expect(await atCost()).toBe(675);
});

test('[DASH6] figures of a large catalogue are added up in slices, and are those of all of it', async () => {
  const { catalogue, settle, slices } = handCatalogue();
  const ids = Array.from({ length: 3_000 }, (_, i) => `v${i}`);
  feedRows(
    catalogue,
    ids.flatMap((id) => [productRow(id), variantRow(id, id, { cost: 3 })]),
    ids.map((id) => stockRow(id, { l0: { onHand: 2, facts: 1 } })),
  );
  catalogue.becomeReady();
  settle();
  let atCost: number | null = null;
  const summed = totalsOf(catalogue, null).then((totals) => (atCost = totals.atCost));
  for (let turns = 0; turns < 3; turns++) slices.turn();
  await Promise.resolve();
  expect(atCost).toBe(null);
  settle();
  await summed;
  expect(atCost).toBe(18_000);
});
