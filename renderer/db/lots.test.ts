import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { readStored } from './stored-operation.ts';
import { readLots } from './lots.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

async function receive(quantity: number, code?: string, expiresOn: string | null = null): Promise<string> {
  const lot = code === undefined ? null : value(newLot(s.mug, code, { expiresOn, receivedOn: '2026-05-01' }));
  const line = { variantId: s.mug, locationId: s.floor, quantity, costTotal: null, ...(lot && { lotId: lot.id }) };
  const decision = value(decideAdjust('receive', [line], null, [], lot ? [lot] : []));
  return must((await s.decide(decision)).opIds[0], 'one act was made');
}

async function undo(opId: string): Promise<void> {
  const row = must(await s.shop.db.operations.where('opId').equals(opId).first(), 'the act is stored');
  await s.decide(decideReversal(readStored(row)));
}

test('[LOT13] the lots of a variant by place, the first to expire first, and what is in none', async () => {
  await receive(5, 'late', '2027-01-01');
  await receive(3, 'soon', '2026-06-01');
  await receive(2);
  const soon = must((await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots[0], 'lots are read');
  await s.decide(value(decideMove([{ variantId: s.mug, quantity: 1, lotId: soon.lotId }], s.floor, s.warehouse, null)));
  const lots = await readLots(s.shop.db, [s.mug, s.candle]);
  expect(lots.get(s.mug)).toEqual({
    lots: [
      { ...soon, at: { [s.floor]: 2, [s.warehouse]: 1 } },
      expect.objectContaining({ code: 'late', expiresOn: '2027-01-01', at: { [s.floor]: 5 } }),
    ],
    without: { [s.floor]: 2 },
  });
  expect(lots.get(s.candle)).toEqual({ lots: [], without: {} });
});

test('[LOT13] a lot that is used up is known still; one whose receipt was undone as long as something is left of it', async () => {
  const first = await receive(4, 'A');
  const [lot] = (await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots ?? [];
  const lotId = must(lot, 'the lot is read').lotId;
  const sold = value(
    decideAdjust('sold', [{ variantId: s.mug, locationId: s.floor, quantity: 4, costTotal: null, lotId }], null),
  );
  const sale = must((await s.decide(sold)).opIds[0], 'one act was made');
  expect((await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots).toMatchObject([{ code: 'A', at: {} }]);
  await undo(first);
  expect((await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots).toMatchObject([{ code: 'A', at: { [s.floor]: -4 } }]);
  await undo(sale);
  expect((await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots).toEqual([]);
});
