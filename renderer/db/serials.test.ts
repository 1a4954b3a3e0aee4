import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stagingId } from '#shared/domain/operations/ids.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { toldApart } from '#tests/fixtures/small-shop.ts';
import { withSerials } from './serials.ts';
import { undoActs } from './undo.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[LOT30] a serial number is looked for at every place, picked pieces with the others', async () => {
  await s.decide(toldApart(s.mug, 'serial'), toldApart(s.tea, 'lot'));
  const lots = [s.mug, s.tea].map((variant) => value(newLot(variant, 'SN-1', { expiresOn: null, receivedOn: null })));
  const lines = lots.map(({ id, variantId }) => ({
    variantId,
    locationId: s.floor,
    lotId: id,
    quantity: 1,
    costTotal: null,
  }));
  await s.decide(value(decideAdjust('receive', lines, null, [], lots)));
  const known = await withSerials(s.shop.db, lines);
  expect(known).toMatchObject([
    { serial: { code: 'SN-1', piece: 1, cells: [{ locationId: s.floor, onHand: 1, place: 'Shop', isPicked: false }] } },
    lines[1] ?? {},
  ]);
  expect(known[1]).not.toHaveProperty('serial');
  await s.decide(value(decideMove(lines.slice(0, 1), s.floor, stagingId(s.floor), null)));
  expect(await withSerials(s.shop.db, lines)).toMatchObject([
    { serial: { cells: [{ locationId: stagingId(s.floor), onHand: 1, place: 'Shop', isPicked: true }] } },
    {},
  ]);
  expect(decideAdjust('receive', await withSerials(s.shop.db, lines), null)).toMatchObject({
    failure: { code: 'serial-is-one-piece', detail: 'SN-1' },
  });
});

test('[LOT34] a piece is not taken from where it does not lie', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lot = value(newLot(s.mug, 'SN-1', { expiresOn: null, receivedOn: null }));
  const line = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 1, costTotal: null };
  const out = async () => decideAdjust('sold', await withSerials(s.shop.db, [line], [lot]), null);
  expect(await out()).toMatchObject({ failure: { code: 'serial-gone', detail: 'SN-1' } });
  await s.decide(value(decideAdjust('receive', [line], null, [], [lot])));
  expect((await out()).ok).toBe(true);
  await s.decide(value(decideMove([line], s.floor, stagingId(s.floor), null)));
  expect(await out()).toMatchObject({ failure: { code: 'serial-picked', detail: 'SN-1 (Shop)' } });
  await s.decide(value(decideMove([line], stagingId(s.floor), s.warehouse, null)));
  expect(await out()).toMatchObject({ failure: { code: 'serial-elsewhere', detail: 'SN-1 (Warehouse)' } });
});

test('[LOT34] an undo or a redo takes a piece only from where it lies; several of one step are judged by their sum', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lot = value(newLot(s.mug, 'SN-1', { expiresOn: null, receivedOn: null }));
  const line = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 1, costTotal: null };
  const received = await s.decide(value(decideAdjust('receive', [line], null, [], [lot])));
  const moved = await s.decide(value(decideMove([line], s.floor, s.warehouse, null)));
  expect(await undoActs(s.shop, received.opIds)).toMatchObject({
    failure: { code: 'serial-elsewhere', detail: 'SN-1 (Warehouse)' },
  });
  const undone = value(await undoActs(s.shop, moved.opIds));
  const sold = await s.decide(value(decideAdjust('sold', [line], null)));
  // Undoing the undo is the redo: it would move a piece that is sold.
  expect(await undoActs(s.shop, undone.opIds)).toMatchObject({ failure: { code: 'serial-gone', detail: 'SN-1' } });
  value(await undoActs(s.shop, [...received.opIds, ...sold.opIds]));
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]).toBeUndefined();
});

test('[LOT30] lines that name no lot are handed back as they are', async () => {
  const lines = [{ variantId: s.mug, quantity: 3 }];
  expect(await withSerials(s.shop.db, lines)).toBe(lines);
});
