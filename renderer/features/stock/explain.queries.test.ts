import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { type IncomingId, type LocationId, type OrderId, reversalId } from '#shared/domain/operations/ids.ts';
import { adjustReasons, decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { undoAct } from '#renderer/db/undo.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { cellLevels } from '#renderer/db/cells.ts';
import { cellSums, figureParts } from './explain.queries.ts';
import { historyOf, ledgerOf } from './movements.queries.ts';
import { adjustStock, moveStock } from './stock.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const total = (parts: readonly { readonly quantity: number }[]) => parts.reduce((sum, part) => sum + part.quantity, 0);

async function expectSums(location: LocationId | null): Promise<void> {
  const figures = s.shop.catalogue.figuresAt(s.shop.catalogue.slotOf(s.mug) ?? -1, location);
  const parts = await figureParts(s.shop, s.mug, location);
  expect(total(parts.movements)).toBe(figures?.onHand);
  expect(total(parts.orders)).toBe(figures?.committed);
  expect(parts.deliveries.reduce((sum, delivery) => sum + delivery.open, 0)).toBe(figures?.incoming);
  expect(total(parts.aside)).toBe(figures?.notForSale);
  expect(parts.onHand - parts.notForSale - parts.committed).toBe(figures?.available);
}

/** An order written and, by `far`, picked or shipped. */
async function order(quantity: number, location: LocationId, far: 'open' | 'picked' | 'shipped'): Promise<OrderId> {
  const added = newOrder(s.shop.nextId, [[s.mug, location, quantity]]);
  await s.decide(orderAdded(added));
  const row = await s.shop.db.orders.get(added.id);
  if (row && far === 'picked') await s.decide(value(decidePick(row, () => true, 'all')));
  if (row && far === 'shipped') await s.decide(value(decideShip(row, () => true, s.shop.now())));
  return added.id;
}

test('[STS50] [STK12] what makes a figure adds up to it: after random acts, everywhere and at each location, for sale or not', async () => {
  const seed = 20_260;
  const dice = chanceFrom(seed);
  await s.decide(opening(s.mug, s.floor, 40), opening(s.mug, s.warehouse, 100), opening(s.candle, s.floor, 5));
  for (let act = 0; act < 40; act++) {
    const [location, other] = dice.below(2) === 0 ? [s.floor, s.warehouse] : [s.warehouse, s.floor];
    const quantity = 1 + dice.below(9);
    const reason = adjustReasons[dice.below(adjustReasons.length)]?.[0] ?? 'receive';
    const line = { variantId: s.mug, quantity, unitCost: null, seen: null };
    switch (dice.below(5)) {
      case 0:
        value(
          await moveStock(s.shop, { from: location, to: other, note: null, lines: [{ variantId: s.mug, quantity }] }),
        );
        break;
      case 1:
        await order(quantity, location, (['open', 'picked', 'shipped'] as const)[dice.below(3)] ?? 'open');
        break;
      case 2:
        await s.decide({
          type: 'incoming.marked',
          payload: {
            group: null,
            lines: [
              { id: s.shop.nextId() as IncomingId, variantId: s.mug, locationId: location, quantity, expectedAt: null },
            ],
          },
        });
        break;
      default: {
        const { opIds } = value(await adjustStock(s.shop, { reason, locationId: location, lines: [line], note: null }));
        if (dice.below(4) === 0 && opIds[0]) value(await undoAct(s.shop, opIds[0]));
      }
    }
  }
  for (const location of [null, s.floor, s.warehouse]) await expectSums(location);
  const set = { kind: 'location', id: s.floor, field: 'notForSale', value: true, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  for (const location of [null, s.floor, s.warehouse]) await expectSums(location);
});

test('[STS51] the balance after each movement follows from the one before, and the newest is what is on hand', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  value(
    await moveStock(s.shop, { from: s.floor, to: s.warehouse, note: null, lines: [{ variantId: s.mug, quantity: 4 }] }),
  );
  await order(3, s.floor, 'shipped');
  const { lines } = await ledgerOf(s.shop, s.mug, 100);
  expect(lines[0]).toMatchObject({
    balance: 7,
    reason: 'ship',
    staging: true,
    location: 'Shop',
    document: { kind: 'order', name: 'A-1' },
  });
  for (const [place, line] of lines.entries())
    expect(line.balance - line.quantity).toBe(lines[place + 1]?.balance ?? 0);
  expect(lines.find((line) => line.reason === 'move' && line.quantity > 0)).toMatchObject({
    balanceThere: 4,
    location: 'Warehouse',
  });
  expect(lines.every((line) => line.person === 'Ida')).toBe(true);
});

test('[STS52] older movements come in pieces that never tear an act apart', async () => {
  for (let i = 0; i < 12; i++) await s.decide(opening(s.mug, s.floor, 1));
  const { lines, more } = await ledgerOf(s.shop, s.mug, 5);
  expect([lines.length, more]).toEqual([5, true]);
  expect((await ledgerOf(s.shop, s.mug, 100)).more).toBe(false);
});

test('[STS53] a line and the one that undid it are both there, and say so', async () => {
  const { opIds } = value(
    await adjustStock(s.shop, {
      reason: 'theft',
      locationId: s.floor,
      lines: [{ variantId: s.mug, quantity: 2, unitCost: null, seen: null }],
      note: 'camera 2',
    }),
  );
  value(await undoAct(s.shop, opIds[0] ?? ('' as never)));
  const { lines } = await ledgerOf(s.shop, s.mug, 10);
  expect(lines.map(({ quantity, isUndo, undone, note }) => ({ quantity, isUndo, undone, note }))).toEqual([
    { quantity: 2, isUndo: true, undone: false, note: null },
    { quantity: -2, isUndo: false, undone: true, note: 'camera 2' },
  ]);
  value(await undoAct(s.shop, reversalId(must(opIds[0], 'the theft was noted'))));
  const again = (await ledgerOf(s.shop, s.mug, 10)).lines;
  expect(again.map(({ quantity, isUndo, undone }) => ({ quantity, isUndo, undone }))).toEqual([
    { quantity: -2, isUndo: false, undone: false },
    { quantity: 2, isUndo: true, undone: true },
    { quantity: -2, isUndo: false, undone: true },
  ]);
});

test('[STS54] the chart ends with what is on hand and has at most a year of days', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  value(
    await adjustStock(s.shop, {
      reason: 'sold',
      locationId: s.floor,
      lines: [{ variantId: s.mug, quantity: 3, unitCost: null, seen: null }],
      note: null,
    }),
  );
  const days = await historyOf(s.shop, s.mug);
  expect(days.at(-1)?.onHand).toBe(7);
  expect(days.length).toBeLessThanOrEqual(365);
  expect(await historyOf(s.shop, s.candle)).toEqual([]);
});

test('[LOT8] the lines of a figure say of which lot they are', async () => {
  const lot = value(newLot(s.mug, 'L-1', { expiresOn: null, receivedOn: null }));
  const received = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 6, costTotal: null };
  await s.decide(opening(s.mug, s.floor, 10), value(decideAdjust('receive', [received], null, [], [lot])));
  const { lines } = await ledgerOf(s.shop, s.mug, 10);
  expect(lines.map(({ lot: code, quantity, balanceThere }) => [code, quantity, balanceThere])).toEqual([
    ['L-1', 6, 16],
    [null, 10, 10],
  ]);
  await expectSums(s.floor);
});

test('[LOT8] the figure of one lot at one place is what its own movements come to, in staging too', async () => {
  const lot = value(newLot(s.mug, 'L-1', { expiresOn: null, receivedOn: null }));
  const cell = { variantId: s.mug, locationId: s.floor, lotId: lot.id };
  await s.decide(opening(s.mug, s.floor, 4));
  await s.decide(value(decideAdjust('receive', [{ ...cell, quantity: 7, costTotal: null }], null, [], [lot])));
  await s.decide(value(decideAdjust('damage', [{ ...cell, quantity: -2, costTotal: null }], null)));
  const added = newOrder(s.shop.nextId, [[s.mug, s.floor, 3]]);
  await s.decide(orderAdded(added));
  const row = must(await s.shop.db.orders.get(added.id), 'the order is there');
  const [line] = row.lines;
  const pick = { lineId: must(line, 'a line').id, quantity: 3, lots: [{ lotId: lot.id, quantity: 3 }] };
  await s.decide(value(decidePick(row, () => true, [pick])));
  const levels = cellLevels(must(await s.shop.db.stock.get(s.mug), 'stock')).filter(({ onHand }) => onHand !== 0);
  expect(levels.map(({ onHand }) => onHand).sort((a, b) => a - b)).toEqual([2, 3, 4]);
  for (const level of levels) expect(total(await cellSums(s.shop.work, level))).toBe(level.onHand);
  expect((await cellSums(s.shop.work, cell)).map(({ reason, quantity }) => [reason, quantity])).toEqual(
    expect.arrayContaining([
      ['receive', 7],
      ['damage', -2],
      ['pick', -3],
    ]),
  );
});
