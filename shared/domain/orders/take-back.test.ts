import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { rowOf, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { type OrderDesk, orderDesk } from '#tests/fixtures/order-desk.ts';
import { standingOf } from './progress.ts';

let at: OrderDesk;
beforeEach(() => {
  at = orderDesk();
  at.does(at.decide.ship());
});
const item = (
  i: number,
  quantity: number,
  outcome: 'restock' | 'damaged' | 'discard',
  isKept = outcome !== 'discard',
) => ({
  lineId: at.line(i),
  quantity,
  outcome,
  locationId: isKept ? at.shop.floor : null,
});
const onFloor = (variant = at.shop.mug) => at.desk.books.levels.get(`${variant}:${at.shop.floor}`)?.onHand ?? 0;

describe('taking back', () => {
  test('[ORD90] [ORD82] what is put on a shelf is there, once; the order says how much came back', () => {
    at.does(at.decide.takeBack([item(0, 1, 'restock')]));
    expect([onFloor(), at.lines(), standingOf(at.order())]).toEqual([
      1,
      ['shipped', '4,4,4,0,1', '2,2,2,0,0'],
      'partReturned',
    ]);
    at.does(at.decide.takeBack([item(0, 3, 'restock'), item(1, 2, 'damaged')]));
    expect([onFloor(), onFloor(at.shop.candle), standingOf(at.order())]).toEqual([4, 2, 'returned']);
    expect(at.decide.takeBack([item(0, 1, 'restock')])).toMatchObject({ failure: { code: 'return-too-many' } });
    expect(rowsOf(at.desk.books, 'return').map(({ orderId, lines }) => [orderId, lines.length])).toEqual([
      [at.placed.id, 1],
      [at.placed.id, 2],
    ]);
    expect(verifyBooks(at.desk.books)).toEqual([]);
  });

  test('[ORD90] what is thrown away came and went, with both lines in the ledger, whatever place was named', () => {
    const { op } = at.does(at.decide.takeBack([item(0, 2, 'discard', true), item(1, 1, 'damaged', false)]));
    const lines = at.desk.books.movements.filter(({ opId }) => opId === op.opId);
    expect(lines.map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [2, 'customer-return'],
      [-2, 'damage'],
      [1, 'customer-return'],
      [-1, 'damage'],
    ]);
    expect([onFloor(), at.stock()]).toEqual([0, '6/0, 0/0']);
    const made = op.type === 'order.moved' ? must(op.payload.returns?.[0], 'a return') : undefined;
    expect(made && rowOf(at.desk.books, 'return', made.id)?.lines.map(({ locationId }) => locationId)).toEqual([
      null,
      null,
    ]);
  });

  test('[ORD90] a return takes what is worth something back at its worth', () => {
    const { op } = at.does(
      at.decide.takeBack([
        { ...item(0, 2, 'restock'), costTotal: 1_080 },
        { ...item(0, 1, 'discard'), costTotal: 540 },
      ]),
    );
    const costs = at.desk.books.movements.filter(({ opId }) => opId === op.opId).map(({ costTotal }) => costTotal);
    expect(costs).toEqual([1_080, 540, -540]);
  });

  test('[ORD90] what goes back to stock has a place, and pieces of one line in several lines never exceed what left', () => {
    const code = (items: Parameters<typeof at.decide.takeBack>[0]) => {
      const result = at.decide.takeBack(items);
      return result.ok ? 'decided' : result.failure.code;
    };
    expect(code([item(0, 1, 'restock', false)])).toBe('place-missing');
    expect(code([item(0, 3, 'restock'), item(0, 2, 'discard')])).toBe('return-too-many');
    expect(code([item(0, 0, 'restock')])).toBe('return-too-many');
    expect(code([])).toBe('nothing-to-return');
    expect(code([{ ...item(0, 1, 'restock'), lineId: at.desk.nextId() as never }])).toBe('line-unknown');
    at = orderDesk();
    expect(code([item(0, 1, 'restock')])).toBe('order-not-in-state');
  });

  test('[ORD90] [ORD95] the undo takes the stock and the return away, and the undo of that brings both back, once', () => {
    const before = at.shown();
    const back = at.does(at.decide.takeBack([item(0, 2, 'restock')], { refund: 2_580 }));
    const after = at.shown();
    const undone = at.undo(back);
    expect([onFloor(), at.lines()[1]]).toEqual([0, '4,4,4,0,0']);
    expect(rowsOf(at.desk.books, 'return').map(({ voided }) => voided)).toEqual([true]);
    at.undo(undone);
    expect([at.shown(), onFloor()]).toEqual([after, 2]);
    expect(before).not.toBe(after);
    expect(rowsOf(at.desk.books, 'return').map(({ voided, refund }) => [voided, refund])).toEqual([[false, 2_580]]);
  });

  test('[ORD95] a shipping is not undone while pieces of it are back', () => {
    at = orderDesk();
    const shipped = at.does(at.decide.ship());
    const back = at.does(at.decide.takeBack([item(0, 1, 'restock')]));
    expect([at.undo(shipped).isTaken, at.lines()[1]]).toEqual([false, '4,4,4,0,1']);
    at.undo(back);
    expect([at.undo(shipped).isTaken, at.lines()]).toEqual([true, ['open', '0,0,0,0,0', '0,0,0,0,0']]);
  });
});
