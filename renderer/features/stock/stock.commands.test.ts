import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { whyUnsaved } from '#renderer/db/unsaved.ts';
import { opening, toldApart } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { figureParts } from './explain.queries.ts';
import { ledgerOf } from './movements.queries.ts';
import { type AdjustAsk, adjustStock, moveStock } from './stock.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const onHand = async (variant: VariantId, location: LocationId) =>
  (await s.shop.db.stock.get(variant))?.at[location]?.onHand ?? 0;
const ask = (
  part: Partial<AdjustAsk>,
  quantity: number,
  more: Partial<AdjustAsk['lines'][number]> = {},
): AdjustAsk => ({
  reason: 'receive',
  locationId: s.floor,
  note: null,
  ...part,
  lines: [{ variantId: s.mug, quantity, unitCost: null, seen: null, ...more }],
});

test('[STS20] a reason gives the quantity its sign, and the level follows', async () => {
  value(await adjustStock(s.shop, ask({ reason: 'receive' }, 12)));
  value(await adjustStock(s.shop, ask({ reason: 'damage' }, 2)));
  value(await adjustStock(s.shop, ask({ reason: 'correction' }, -3)));
  expect(await onHand(s.mug, s.floor)).toBe(7);
});

test('[STS21] the cost of a whole line is kept, also of a part of a kilogram', async () => {
  value(await adjustStock(s.shop, ask({ reason: 'receive' }, 1_500, { variantId: s.tea, unitCost: 1_199 })));
  const { lines } = await ledgerOf(s.shop, s.tea, 10);
  expect(lines[0]).toMatchObject({ quantity: 1_500, costTotal: 1_799 });
});

test('[STS22] stock may go below zero', async () => {
  value(await adjustStock(s.shop, ask({ reason: 'sold' }, 3)));
  expect(await onHand(s.mug, s.floor)).toBe(-3);
});

test('[STS23] nothing is written for a zero, for too much, or for a variant nobody knows', async () => {
  expect(await adjustStock(s.shop, ask({}, 0))).toMatchObject({ ok: false, failure: { code: 'quantity-zero' } });
  expect(await adjustStock(s.shop, ask({}, 1_000_000_000))).toMatchObject({
    ok: false,
    failure: { code: 'quantity-too-large' },
  });
  expect(await adjustStock(s.shop, ask({}, 2.5))).toMatchObject({ ok: false, failure: { code: 'quantity-not-whole' } });
  expect(await adjustStock(s.shop, ask({}, 1, { variantId: 'nobody' as VariantId }))).toMatchObject({
    ok: false,
    failure: { code: 'variant-unknown' },
  });
  expect(await s.shop.db.ledger.count()).toBe(0);
});

test('[STS24] a correction to a new quantity is refused when the shelf has changed since it was looked at', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  value(await adjustStock(s.shop, ask({ reason: 'sold' }, 1)));
  expect(await adjustStock(s.shop, ask({ reason: 'correction' }, -3, { seen: 10 }))).toMatchObject({
    ok: false,
    failure: { code: 'level-moved' },
  });
  value(await adjustStock(s.shop, ask({ reason: 'correction' }, -2, { seen: 9 })));
  expect(await onHand(s.mug, s.floor)).toBe(7);
});

test('[STS25] receiving takes off what was marked as ordered', async () => {
  await s.decide({
    type: 'incoming.marked',
    payload: {
      group: null,
      lines: [{ id: s.shop.nextId() as never, variantId: s.mug, locationId: s.floor, quantity: 20, expectedAt: null }],
    },
  });
  value(await adjustStock(s.shop, ask({ reason: 'receive' }, 12)));
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]).toMatchObject({ onHand: 12, incoming: 8 });
});

test('[STS26] the first adjustment starts tracking, and its undo stops it again', async () => {
  const { opIds } = value(await adjustStock(s.shop, ask({}, 5)));
  expect(s.shop.catalogue.isTracked(s.shop.catalogue.slotOf(s.mug) ?? -1)).toBe(true);
  value(await undoActs(s.shop, opIds));
  expect(s.shop.catalogue.isTracked(s.shop.catalogue.slotOf(s.mug) ?? -1)).toBe(false);
});

test('[STS27] a move leaves the whole as it was', async () => {
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 4));
  value(
    await moveStock(s.shop, {
      from: s.floor,
      to: s.warehouse,
      note: 'too full',
      lines: [
        { variantId: s.mug, quantity: 6 },
        { variantId: s.candle, quantity: 4 },
      ],
    }),
  );
  expect([await onHand(s.mug, s.floor), await onHand(s.mug, s.warehouse), await onHand(s.candle, s.warehouse)]).toEqual(
    [4, 6, 4],
  );
  expect(
    await moveStock(s.shop, { from: s.floor, to: s.floor, note: null, lines: [{ variantId: s.mug, quantity: 1 }] }),
  ).toMatchObject({ failure: { code: 'same-location' } });
});

test('[STS28] undo and redo of an adjustment and a move: levels as before and after, every line stays', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  const adjusted = value(await adjustStock(s.shop, ask({ reason: 'theft' }, 4)));
  const moved = value(
    await moveStock(s.shop, { from: s.floor, to: s.warehouse, note: null, lines: [{ variantId: s.mug, quantity: 5 }] }),
  );
  const undone = value(await undoActs(s.shop, [...adjusted.opIds, ...moved.opIds]));
  expect([await onHand(s.mug, s.floor), await onHand(s.mug, s.warehouse)]).toEqual([10, 0]);
  value(await undoActs(s.shop, undone.opIds));
  expect([await onHand(s.mug, s.floor), await onHand(s.mug, s.warehouse)]).toEqual([1, 5]);
  const { lines } = await ledgerOf(s.shop, s.mug, 100);
  expect(lines).toHaveLength(10);
  expect(lines.filter((line) => line.isUndo)).toHaveLength(3);
});

test('[STS29] an act the journal does not take is made once and not called saved', async () => {
  s.breakJournal(true);
  const made = value(await adjustStock(s.shop, ask({}, 5)));
  expect(whyUnsaved(s.shop.db, made.opIds)).not.toBeNull();
  expect(await onHand(s.mug, s.floor)).toBe(5);
});

test('[PUR8] [STS56] what comes onto nothing gives its cost, and the value names it and where it came from', async () => {
  const costFrom = async () => (await figureParts(s.shop, s.mug, null)).costFrom?.by;
  const cost = async () => (await s.shop.db.variants.get(s.mug))?.cost;
  expect([await cost(), await costFrom()]).toEqual([540, 'entry']);
  const { opIds } = value(await adjustStock(s.shop, ask({}, 8, { unitCost: 5_000 })));
  expect([await cost(), await costFrom()]).toEqual([5_000, 'receipt']);
  value(await undoActs(s.shop, opIds));
  expect([await cost(), await costFrom(), await onHand(s.mug, s.floor)]).toEqual([540, 'undo', 0]);
  value(await adjustStock(s.shop, ask({ reason: 'opening' }, 8, { unitCost: 900 })));
  expect([await cost(), await costFrom()]).toEqual([900, 'edit']);
  value(await adjustStock(s.shop, ask({ reason: 'damage' }, 9, { unitCost: 1 })));
  expect(await cost()).toBe(900);
});

test('[LOT34] a serial number that is not there by the books is neither sold nor moved from there', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lots = [{ code: 'SN-1', expiresOn: null, quantity: 1 }];
  value(await adjustStock(s.shop, ask({}, 1, { lots })));
  const move = (from: LocationId, to: LocationId) =>
    moveStock(s.shop, { lines: [{ variantId: s.mug, quantity: 1, lots }], from, to, note: null });
  const elsewhere = { failure: { code: 'serial-elsewhere', detail: 'SN-1 (Shop)' } };
  expect(await move(s.warehouse, s.floor)).toMatchObject(elsewhere);
  for (const reason of ['sold', 'damage', 'theft', 'loss', 'sample', 'internal-use'] as const)
    expect(await adjustStock(s.shop, ask({ reason, locationId: s.warehouse }, 1, { lots }))).toMatchObject(elsewhere);
  expect(await adjustStock(s.shop, ask({ reason: 'correction', locationId: s.warehouse }, -1, { lots }))).toMatchObject(
    elsewhere,
  );
  value(await adjustStock(s.shop, ask({ reason: 'sold' }, 1, { lots })));
  expect(await adjustStock(s.shop, ask({ reason: 'sold' }, 1, { lots }))).toMatchObject({
    failure: { code: 'serial-gone', detail: 'SN-1' },
  });
  expect(await onHand(s.mug, s.floor)).toBe(0);
});

test('[LOT30] a serial number that is in stock is not taken in again, wherever it is moved to', async () => {
  await s.decide(toldApart(s.mug, 'serial'));
  const lots = [{ code: 'SN-1', expiresOn: null, quantity: 1 }];
  value(await adjustStock(s.shop, ask({}, 1, { lots })));
  const second = { failure: { code: 'serial-is-one-piece', detail: 'SN-1' } };
  expect(await adjustStock(s.shop, ask({}, 1, { lots }))).toMatchObject(second);
  const lines = [{ variantId: s.mug, quantity: 1, lots }];
  value(await moveStock(s.shop, { lines, from: s.floor, to: s.warehouse, note: null }));
  expect(await adjustStock(s.shop, ask({}, 1, { lots }))).toMatchObject(second);
  value(await adjustStock(s.shop, ask({ reason: 'sold', locationId: s.warehouse }, 1, { lots })));
  value(await adjustStock(s.shop, ask({}, 1, { lots })));
  expect([await onHand(s.mug, s.floor), await onHand(s.mug, s.warehouse)]).toEqual([1, 0]);
});

test('[STK13] stock goes to a place that is not for sale and back by a move, and is written off there', async () => {
  await s.decide(opening(s.mug, s.warehouse, 10));
  const set = { kind: 'location', id: s.floor, field: 'notForSale', value: true, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  const figures = () => s.shop.catalogue.figuresAt(s.shop.catalogue.slotOf(s.mug) ?? -1, null);
  const move = (from: LocationId, to: LocationId, quantity: number) =>
    moveStock(s.shop, { from, to, note: null, lines: [{ variantId: s.mug, quantity }] });
  value(await move(s.warehouse, s.floor, 4));
  expect(figures()).toMatchObject({ onHand: 10, notForSale: 4, available: 6 });
  value(await move(s.floor, s.warehouse, 1));
  expect(figures()).toMatchObject({ onHand: 10, notForSale: 3, available: 7 });
  value(await adjustStock(s.shop, ask({ reason: 'damage' }, 2)));
  value(await adjustStock(s.shop, ask({ reason: 'receive' }, 1)));
  expect(figures()).toMatchObject({ onHand: 9, notForSale: 2, available: 7 });
});

test('[JRN21] while the disk takes nothing no act is begun: it is refused with the reason, and done once there is room', async () => {
  const acts = () => s.shop.db.operations.count();
  const before = await acts();
  s.refuse('disk-full');
  expect(await adjustStock(s.shop, ask({}, 5))).toEqual({ ok: false, failure: { code: 'disk-full' } });
  expect(await acts()).toBe(before);
  s.refuse(null);
  value(await adjustStock(s.shop, ask({}, 5)));
  expect(await onHand(s.mug, s.floor)).toBe(5);
});
