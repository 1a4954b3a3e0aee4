import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import { stagingId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening, toldApart } from '#tests/fixtures/small-shop.ts';
import { type LotTrouble, watchLots } from './lot-watch.ts';
import { undoAct } from './undo.ts';

let s: OpenShop;
let trouble: LotTrouble | null;
let stop: () => void;
beforeEach(async () => {
  s = await openSmallShop();
  trouble = null;
});
afterEach(async () => {
  stop();
  await s.close();
});

const watch = () => {
  stop = watchLots(s.shop, (now) => {
    trouble = now;
  });
};
const unsaid = () =>
  (trouble?.unknown ?? []).map(({ variantId, locationId, onHand }) => [variantId, locationId, onHand]);
const lotOf = (variantId: VariantId, code: string) =>
  value(newLot(variantId, code, { expiresOn: null, receivedOn: null }));
const receipt = (lot: NewLot, locationId = s.floor) => {
  const line = { variantId: lot.variantId, locationId, lotId: lot.id, quantity: 1, costTotal: null };
  return value(decideAdjust('receive', [line], null, [], [lot]));
};

test('[LOT5] [LOT32] what lies in no lot is listed while it does, of products that are told apart', async () => {
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 4));
  watch();
  await s.decide(toldApart(s.mug, 'lot'));
  await vi.waitFor(() => expect(unsaid()).toEqual([[s.mug, s.floor, 10]]));
  await s.decide(value(decideMove([{ variantId: s.mug, quantity: 4 }], s.floor, s.warehouse, null)));
  await vi.waitFor(() => expect(unsaid()).toHaveLength(2));
  await s.decide(opening(s.mug, s.floor, -6), opening(s.mug, s.warehouse, -4));
  await vi.waitFor(() => expect(unsaid()).toEqual([]));
  const again = await s.decide(opening(s.mug, s.floor, 2));
  await vi.waitFor(() => expect(unsaid()).toEqual([[s.mug, s.floor, 2]]));
  await undoAct(s.shop, must(again.opIds[0], 'it was written'));
  await vi.waitFor(() => expect(unsaid()).toEqual([]));
});

test('[LOT32] what was there before is found, picked pieces are not asked for, and nobody asks once it is kept together', async () => {
  await s.decide(opening(s.mug, s.floor, 3), toldApart(s.mug, 'serial'));
  await s.decide(value(decideMove([{ variantId: s.mug, quantity: 1 }], s.floor, stagingId(s.floor), null)));
  watch();
  await vi.waitFor(() => expect(unsaid()).toEqual([[s.mug, s.floor, 2]]));
  const set = { kind: 'variant', id: s.mug, field: 'tracking', value: null, was: 'serial' } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  await vi.waitFor(() => expect(unsaid()).toEqual([]));
});

test('[LOT32] of products that are kept together nothing is read for it', async () => {
  await s.decide(opening(s.mug, s.floor, 3));
  const reads = vi.spyOn(s.shop.db.stock, 'bulkGet');
  const asked = () => reads.mock.calls.flatMap(([ids]) => ids);
  watch();
  const set = { kind: 'variant', id: s.mug, field: 'price', value: 990, was: 1290 } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  await s.decide(toldApart(s.tea, 'lot'));
  await vi.waitFor(() => expect(asked()).toEqual([s.tea]));
  await vi.waitFor(() => expect(trouble).toEqual({ unknown: [], twice: [], below: [] }));
});

test('[LOT33] a serial number that two desks brought in is listed with its places until one piece is taken out', async () => {
  await s.decide(toldApart(s.mug, 'serial'), toldApart(s.tea, 'lot'));
  const lot = lotOf(s.mug, 'SN-1');
  watch();
  await s.decide(receipt(lot), receipt(lot, s.warehouse), receipt(lotOf(s.mug, 'SN-2')));
  await s.decide(receipt(lotOf(s.tea, 'L')), receipt(lotOf(s.tea, 'L')));
  const at = [s.floor, s.warehouse].map((locationId) => ({ locationId, onHand: 1 }));
  await vi.waitFor(() => {
    expect(trouble?.twice).toMatchObject([{ variantId: s.mug, lotId: lot.id }]);
    expect(trouble?.twice[0]?.at).toEqual(expect.arrayContaining(at));
  });
  const out = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 1, costTotal: null };
  await s.decide(value(decideAdjust('loss', [out], null)));
  await vi.waitFor(() => expect(trouble?.twice).toEqual([]));
});

const below = () =>
  (trouble?.below ?? []).map(({ variantId, locationId, lotId, onHand }) => [variantId, locationId, lotId, onHand]);
const several = (lot: NewLot, quantity: number) => {
  return { variantId: lot.variantId, locationId: s.floor, lotId: lot.id, quantity, costTotal: null };
};

test('[LOT35] a lot of which two desks took the same units is listed until it is counted or taken back', async () => {
  await s.decide(toldApart(s.mug, 'lot'));
  const lot = lotOf(s.mug, 'C1');
  await s.decide(value(decideAdjust('receive', [several(lot, 5)], null, [], [lot])));
  watch();
  // Neither desk knew of the other: one moves all of it away, the other sells three.
  await s.decide(value(decideMove([several(lot, 5)], s.floor, s.warehouse, null)));
  const sold = await s.decide(value(decideAdjust('sold', [several(lot, 3)], null)));
  await vi.waitFor(() => expect(below()).toEqual([[s.mug, s.floor, lot.id, -3]]));
  await undoAct(s.shop, must(sold.opIds[0], 'it was written'));
  await vi.waitFor(() => expect(below()).toEqual([]));
  await s.decide(value(decideAdjust('sold', [several(lot, 2)], null)));
  await vi.waitFor(() => expect(below()).toHaveLength(1));
  await s.decide(value(decideAdjust('correction', [several(lot, 2)], null)));
  await vi.waitFor(() => expect(below()).toEqual([]));
});

test('[LOT35] a serial number that was picked twice is listed, though no more than one piece is in stock', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lot = lotOf(s.mug, 'P-1');
  await s.decide(receipt(lot));
  watch();
  const picked = value(decideMove([several(lot, 1)], s.floor, stagingId(s.floor), null));
  await s.decide(picked);
  const second = await s.decide(picked);
  await vi.waitFor(() => expect(below()).toEqual([[s.mug, s.floor, lot.id, -1]]));
  expect(trouble?.twice).toEqual([]);
  await undoAct(s.shop, must(second.opIds[0], 'it was written'));
  await vi.waitFor(() => expect(below()).toEqual([]));
});

test('[LOT35] what lies in lots is watched also where the product is told apart no more, found at the start and live', async () => {
  const lot = lotOf(s.mug, 'C1');
  await s.decide(value(decideAdjust('receive', [several(lot, 1)], null, [], [lot])));
  await s.decide(value(decideAdjust('loss', [several(lot, 2)], null)));
  watch();
  await vi.waitFor(() => expect(below()).toEqual([[s.mug, s.floor, lot.id, -1]]));
  expect(unsaid()).toEqual([]);
  await s.decide(value(decideAdjust('correction', [several(lot, 1)], null)));
  await vi.waitFor(() => expect(below()).toEqual([]));
  await s.decide(value(decideAdjust('loss', [several(lot, 1)], null)));
  await vi.waitFor(() => expect(below()).toHaveLength(1));
});
