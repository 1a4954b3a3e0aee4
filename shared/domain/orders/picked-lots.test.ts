import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { cellId, type LocationId, type LotId, stagingId } from '#shared/domain/operations/ids.ts';
import { rowOf, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { decideCancel, decidePick, decideShip } from './fulfil.ts';
import { type LotShare, pickedLots } from './picked-lots.ts';

let desk: FoldingDesk;
let shop: SmallShop;
let placed: NewOrder;
let one: LotId;
let two: LotId;

/** Five of lot 1, five of lot 2 and three of no lot in the warehouse; an order of six. */
beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  const lots = ['1', '2'].map((code) =>
    must(valueOf(newLot(shop.tea, code, { expiresOn: null, receivedOn: null })), 'the code says something'),
  );
  [one, two] = [must(lots[0], 'lot 1').id, must(lots[1], 'lot 2').id];
  const line = { variantId: shop.tea, locationId: shop.warehouse, quantity: 5, costTotal: null };
  placed = newOrder(desk.nextId, [[shop.tea, shop.warehouse, 6]]);
  const received = [one, two].map((lotId) => ({ ...line, lotId }));
  for (const decision of [
    ...shop.setup,
    opening(shop.tea, shop.warehouse, 3),
    valueOf(decideAdjust('receive', received, null, [], lots)),
    orderAdded(placed),
  ])
    desk.act(decision);
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const order = (): OrderRow => must(rowOf(desk.books, 'order', placed.id), 'the order is there');
const always = () => true;
const pickOf = (quantity: number, lots?: readonly LotShare[]): Result<Decision> =>
  decidePick(order(), always, [
    { lineId: must(order().lines[0], 'it has a line').id, quantity, ...(lots && { lots }) },
  ]);
const picks = (quantity: number, lots?: readonly LotShare[]) => desk.act(valueOf(pickOf(quantity, lots))).op;
const ofThis = () => pickedLots(desk.books.movements, placed.id);
/** On hand of lot 1, lot 2 and no lot. */
const cells = (locationId: LocationId) =>
  [one, two, undefined].map(
    (lotId) => desk.books.levels.get(cellId({ variantId: shop.tea, locationId, lotId }))?.onHand ?? 0,
  );
const shelf = () => cells(shop.warehouse);
const staging = () => cells(stagingId(shop.warehouse));

describe('lots in the steps of an order', () => {
  test('[LOT7] a pick moves the lots it names, and of no lot what it does not name', () => {
    picks(3, [{ lotId: one, quantity: 2 }, { quantity: 1 }]);
    expect([shelf(), staging()]).toEqual([
      [3, 5, 2],
      [2, 0, 1],
    ]);
    picks(3);
    expect([shelf(), staging()]).toEqual([
      [3, 5, -1],
      [2, 0, 4],
    ]);
  });

  test.each([
    ['too few', [{ quantity: 2 }]],
    ['too many', [{ quantity: 4 }]],
    ['none, and less than none', [{ quantity: 4 }, { quantity: -1 }]],
    ['parts of a unit', [{ quantity: 2.5 }, { quantity: 0.5 }]],
    ['one of them twice', [{ quantity: 1 }, { quantity: 2 }]],
  ])('[LOT7] lots that say %s are refused', (_, lots) => {
    expect(pickOf(3, lots)).toMatchObject({ failure: { code: 'lots-do-not-add-up' } });
  });

  test('[LOT7] what was picked of a lot leaves as that lot, what lay on the shelf as none', () => {
    picks(3, [
      { lotId: one, quantity: 2 },
      { lotId: two, quantity: 1 },
    ]);
    desk.act(valueOf(decideShip(order(), always, 7, 'all', ofThis())));
    expect(order().state).toBe('shipped');
    expect([shelf(), staging()]).toEqual([
      [3, 4, 0],
      [0, 0, 0],
    ]);
  });

  test('[LOT7] cancelled it goes back to the lots it was picked from, and not what has left', () => {
    picks(2, [{ lotId: one, quantity: 2 }]);
    desk.act(valueOf(decideShip(order(), always, 7, 'picked', ofThis())));
    picks(3, [{ lotId: two, quantity: 2 }, { quantity: 1 }]);
    desk.act(valueOf(decideCancel(order(), always, 7, ofThis())));
    expect([shelf(), staging()]).toEqual([
      [3, 5, 3],
      [0, 0, 0],
    ]);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[LOT7] a pick that was undone has picked no lot; another order has its own', () => {
    const other = newOrder(desk.nextId, [[shop.tea, shop.warehouse, 1]]);
    desk.act(orderAdded(other));
    const undone = picks(2, [{ lotId: one, quantity: 2 }]);
    desk.act(decideReversal(undone));
    expect(ofThis()(shop.tea, stagingId(shop.warehouse))).toEqual([]);
    expect(shelf()).toEqual([5, 5, 3]);
    picks(2, [{ lotId: two, quantity: 2 }]);
    expect(ofThis()(shop.tea, stagingId(shop.warehouse))).toEqual([{ lotId: two, quantity: 2 }]);
    expect(pickedLots(desk.books.movements, other.id)(shop.tea, stagingId(shop.warehouse))).toEqual([]);
  });
});
