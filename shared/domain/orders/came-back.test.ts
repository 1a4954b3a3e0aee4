import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { cellId, type LotId, type OrderLineId, type ReturnId } from '#shared/domain/operations/ids.ts';
import { rowOf, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OrderRow, ReturnOutcome } from '#shared/domain/operations/rows.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { asTakenBack, exchangeNumber, lineOfPiece, type LookedAt, lotsAway, soldFor } from './came-back.ts';
import { decidePick, decideShip } from './fulfil.ts';
import { returnableOf, standingOf } from './progress.ts';
import { decideReturn } from './take-back.ts';

let desk: FoldingDesk;
let shop: SmallShop;
let placed: NewOrder;
let one: LotId;
let two: LotId;

/** Ten mugs, and tea of two lots; an order of four mugs, six units of tea and a candle, of which all but the candle left. */
beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  const lots = ['1', '2'].map((code) =>
    must(valueOf(newLot(shop.tea, code, { expiresOn: null, receivedOn: null })), 'the code says something'),
  );
  [one, two] = [must(lots[0], 'lot 1').id, must(lots[1], 'lot 2').id];
  const tea = { variantId: shop.tea, locationId: shop.warehouse, quantity: 5, costTotal: null };
  placed = newOrder(desk.nextId, [
    [shop.mug, shop.warehouse, 4],
    [shop.tea, shop.warehouse, 6],
    [shop.candle, shop.warehouse, 1],
  ]);
  const received = [one, two].map((lotId) => ({ ...tea, lotId }));
  for (const decision of [
    ...shop.setup,
    opening(shop.mug, shop.warehouse, 10),
    valueOf(decideAdjust('receive', received, null, [], lots)),
    orderAdded(placed),
  ])
    desk.act(decision);
  const share = [
    { lotId: one, quantity: 4 },
    { lotId: two, quantity: 2 },
  ];
  desk.act(
    valueOf(
      decidePick(order(), always, [
        { lineId: mugs(), quantity: 4 },
        { lineId: teas(), quantity: 6, lots: share },
      ]),
    ),
  );
  const picked = () => share;
  desk.act(valueOf(decideShip(order(), always, 1, 'picked', (variant) => (variant === shop.tea ? picked() : []))));
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const always = () => true;
const order = (): OrderRow => must(rowOf(desk.books, 'order', placed.id), 'the order is there');
const lineAt = (place: number): OrderLineId => must(order().lines[place], 'the order has this line').id;
const mugs = () => lineAt(0);
const teas = () => lineAt(1);
const away = () => lotsAway(desk.books.movements, placed.id);
const back = (lineId: OrderLineId, quantity: number, more: Partial<LookedAt> = {}): LookedAt => ({
  lineId,
  quantity,
  outcome: 'restock',
  locationId: shop.warehouse,
  reason: 'not-wanted',
  lotId: null,
  ...more,
});
const cost = (_: unknown, quantity: number) => quantity * 100;
const itemsOf = (...pieces: readonly LookedAt[]) => asTakenBack(order(), pieces, away(), cost);
const decided = (...pieces: readonly LookedAt[]): Result<Decision> => {
  const items = itemsOf(...pieces);
  return items.ok ? decideReturn(order(), always, items.value, { id: desk.nextId() as ReturnId }) : items;
};
const takes = (...pieces: readonly LookedAt[]) => desk.act(valueOf(decided(...pieces)));
const onHand = (variantId: SmallShop['mug'], lotId?: LotId) =>
  desk.books.levels.get(cellId({ variantId, locationId: shop.warehouse, lotId }))?.onHand ?? 0;

describe('taking back', () => {
  test('[RET1] a part that left comes back while the rest waits; all of a shipped order is returned', () => {
    expect(order().state).toBe('picking');
    takes(back(mugs(), 1));
    expect(order()).toMatchObject({ state: 'picking', lines: [{ returned: 1 }, {}, {}] });
    expect(decided(back(lineAt(2), 1))).toMatchObject({ failure: { code: 'return-too-many' } });
    expect(decided()).toMatchObject({ failure: { code: 'nothing-to-return' } });
    desk.act(valueOf(decideShip(order(), always, 2, 'all')));
    takes(back(mugs(), 3), back(teas(), 6));
    expect(standingOf(order())).toBe('partReturned');
    takes(back(lineAt(2), 1));
    expect(standingOf(order())).toBe('returned');
  });

  test('[RET3] [RET6] what is put on the shelf is there at its cost; what is damaged or thrown away came and went', () => {
    const before = onHand(shop.mug);
    takes(
      back(mugs(), 2),
      back(mugs(), 1, { outcome: 'damaged', locationId: null, reason: 'defective' }),
      back(mugs(), 1, { outcome: 'discard', locationId: null }),
    );
    expect(onHand(shop.mug)).toBe(before + 2);
    const lines = desk.books.movements
      .filter(
        ({ variantId, reason }) => variantId === shop.mug && (reason === 'customer-return' || reason === 'damage'),
      )
      .map(({ reason, quantity, costTotal }) => [reason, quantity, costTotal]);
    expect(lines).toEqual([
      ['customer-return', 2, 200],
      ['customer-return', 1, 100],
      ['damage', -1, -100],
      ['customer-return', 1, 100],
      ['damage', -1, -100],
    ]);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[RET5] what comes back is of the lots that left: the named one first, then the one that left first', () => {
    expect(away()(shop.tea)).toEqual([
      { lotId: one, quantity: 4 },
      { lotId: two, quantity: 2 },
    ]);
    takes(back(teas(), 1), back(teas(), 2, { lotId: two }));
    expect([onHand(shop.tea, one), onHand(shop.tea, two)]).toEqual([2, 5]);
    expect(away()(shop.tea)).toEqual([{ lotId: one, quantity: 3 }]);
    expect(decided(back(teas(), 1, { lotId: two }))).toMatchObject({ failure: { code: 'lots-do-not-add-up' } });
    expect(decided(back(teas(), 4, { lotId: one }))).toMatchObject({ failure: { code: 'lots-do-not-add-up' } });
  });

  test('[RET5] groups that are dealt with alike are one line of the return, others are not', () => {
    const items = valueOf(
      itemsOf(back(teas(), 1), back(teas(), 1, { lotId: two }), back(teas(), 1, { reason: 'other' })),
    );
    expect(items.map(({ quantity, reason, lots }) => [quantity, reason, lots])).toEqual([
      [
        2,
        'not-wanted',
        [
          { lotId: two, quantity: 1 },
          { lotId: one, quantity: 1 },
        ],
      ],
      [1, 'other', [{ lotId: one, quantity: 1 }]],
    ]);
    expect(items[0]).not.toHaveProperty('lotId');
  });

  test('[RET14] its undo takes all of it back, and is done again', () => {
    const before = JSON.stringify([...desk.books.levels.values()].filter(({ onHand: some }) => some !== 0));
    const levels = () => JSON.stringify([...desk.books.levels.values()].filter(({ onHand: some }) => some !== 0));
    const { op } = takes(back(mugs(), 2), back(teas(), 3, { outcome: 'damaged', locationId: null }));
    const undo = desk.act(decideReversal(op));
    expect(levels()).toBe(before);
    expect(order().lines.map((line) => returnableOf(line))).toEqual([4, 6, 0]);
    desk.act(decideReversal(undo.op));
    expect(order().lines.map((line) => returnableOf(line))).toEqual([2, 3, 0]);
  });

  test('[RET8] a scanned piece belongs to a line of which something is away, or is told why not', () => {
    const looked = [{ lineId: mugs(), quantity: 4 }];
    expect(lineOfPiece(order(), [], shop.mug, 1)).toEqual({ kind: 'line', lineId: mugs() });
    expect(lineOfPiece(order(), [], shop.mug, 5)).toEqual({ kind: 'surplus' });
    expect(lineOfPiece(order(), looked, shop.mug, 1)).toEqual({ kind: 'surplus' });
    expect(lineOfPiece(order(), looked, shop.candle, 1)).toEqual({ kind: 'not-shipped' });
    expect(lineOfPiece(order(), looked, desk.nextId() as SmallShop['mug'], 1)).toEqual({ kind: 'not-of-order' });
  });

  test('[RET11] proposed to be paid back is what the pieces were sold for, nothing where no price is known', () => {
    expect(soldFor(order(), [back(mugs(), 2), back(teas(), 500)], (variant) => (variant === shop.tea ? 3 : 0))).toBe(
      3_225,
    );
    const free = { lines: order().lines.map((line) => ({ ...line, unitPrice: null })) };
    expect(soldFor(free, [back(mugs(), 2)], () => 0)).toBeNull();
  });

  test('[RET10] [RET20] an exchange is numbered after its order by the letter of a language, and the next one after that', () => {
    expect(exchangeNumber('1012', 'E', () => false)).toBe('1012-E1');
    expect(exchangeNumber('1012', 'E', (number) => number === '1012-E1')).toBe('1012-E2');
    expect(exchangeNumber('1012', 'U', (number) => number === '1012-E1')).toBe('1012-U1');
  });
});

test('[RET2] whatever two desks take back from whatever they saw, each unit comes back at most once, and levels are their fold', () => {
  const step = fc.record({
    stale: fc.boolean(),
    line: fc.constantFrom(0, 1),
    quantity: fc.integer({ min: 1, max: 4 }),
    outcome: fc.constantFrom<ReturnOutcome>('restock', 'damaged', 'discard'),
    undo: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const own = foldingDesk();
      const small = smallShop(own.nextId);
      const entered = newOrder(own.nextId, [
        [small.mug, small.floor, 4],
        [small.candle, small.floor, 3],
      ]);
      for (const act of [...small.setup, opening(small.mug, small.floor, 9), opening(small.candle, small.floor, 9)])
        own.act(act);
      own.act(orderAdded(entered));
      const now = () => must(rowOf(own.books, 'order', entered.id), 'the order is there');
      own.act(valueOf(decideShip(now(), always, 1)));
      let seen = now();
      for (const { stale, line, quantity, outcome, undo } of steps) {
        const from = stale ? seen : now();
        const lineId = must(from.lines[line], 'the order has two lines').id;
        const locationId = outcome === 'restock' ? small.floor : null;
        const item = { lineId, quantity, outcome, locationId, reason: 'other' } as const;
        const act = decideReturn(from, always, [item], { id: own.nextId() as ReturnId });
        seen = now();
        if (!act.ok) continue;
        const { op, applied } = own.act(act.value);
        if (applied.ok && undo) own.act(decideReversal(op));
      }
      for (const one of now().lines) expect(returnableOf(one)).toBeGreaterThanOrEqual(0);
      const returned = [...own.books.rows.values()].flatMap((row) =>
        row.kind === 'return' && !row.voided ? row.lines : [],
      );
      for (const { id, returned: count = 0 } of now().lines)
        expect(returned.reduce((sum, one) => (one.lineId === id ? sum + one.quantity : sum), 0)).toBe(count);
      expect(verifyBooks(own.books)).toEqual([]);
    }),
  );
});
