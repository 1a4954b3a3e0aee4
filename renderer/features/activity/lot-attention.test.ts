import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stagingId } from '#shared/domain/operations/ids.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { toldApart } from '#tests/fixtures/small-shop.ts';
import { namedTrouble } from './lot-attention.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[LOT35] what is below zero is named with its code, product and place, and is counted where stock lies', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const [serial, lot] = [s.mug, s.candle].map((variantId, i) =>
    value(newLot(variantId, `C${i + 1}`, { expiresOn: null, receivedOn: null })),
  );
  const lots = [serial, lot].filter((one) => one !== undefined);
  const lines = lots.map(({ id, variantId }) => {
    return { variantId, locationId: s.floor, lotId: id, quantity: 1, costTotal: null };
  });
  await s.decide(value(decideAdjust('receive', lines, null, [], lots)));
  const below = [
    ...lots.map(({ id, variantId }) => ({ variantId, locationId: s.floor, lotId: id, onHand: -1 })),
    ...lots.slice(1).map(({ id, variantId }) => {
      return { variantId, locationId: stagingId(s.floor), lotId: id, onHand: -2 };
    }),
  ];
  const named = await namedTrouble(s.shop, { unknown: [], twice: [], below });
  expect(named.below).toMatchObject([
    {
      code: 'C1',
      product: 'Enamel mug',
      place: 'Shop',
      quantity: -1,
      isSerial: true,
      toCount: { locationId: s.floor, variantIds: [s.mug] },
    },
    { code: 'C2', product: 'Beeswax candle', isSerial: false, toCount: { variantIds: [s.candle] } },
    { code: 'C2', place: 'Shop', quantity: -2, toCount: null },
  ]);
  expect(named.below[0]?.href).toContain(s.mug);
  expect(new Set(named.below.map(({ key }) => key)).size).toBe(3);
});
