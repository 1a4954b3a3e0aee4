import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { IncomingId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { rowsOf, tracked } from '#tests/fixtures/any-act.ts';
import { smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { adjustReasons, decideAdjust, decideMove, MAX_QUANTITY, signed } from './adjust.ts';

let desk: FoldingDesk;
let shop: SmallShop;

beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
});

function valueOf(result: Result<Decision>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const lineOf = (quantity: number, costTotal: number | null = null) =>
  [{ variantId: shop.mug, locationId: shop.floor, quantity, costTotal }] as const;
const mugs = () => desk.books.levels.get(`${shop.mug}:${shop.floor}`);
const receive = (quantity: number) =>
  desk.act(valueOf(decideAdjust('receive', lineOf(quantity, quantity * 100), null, rowsOf(desk.books, 'incoming'))));

function mark(quantity: number): IncomingId {
  const id = desk.nextId() as IncomingId;
  desk.act({
    type: 'incoming.marked',
    payload: { group: null, lines: [{ id, variantId: shop.mug, locationId: shop.floor, quantity, expectedAt: null }] },
  });
  return id;
}
const openOf = (id: IncomingId) => rowOf(desk.books, 'incoming', id)?.open;

describe('adjusting', () => {
  test.each(adjustReasons)('[STK2] %s moves stock its own way, however the number was signed', (reason, way) => {
    for (const typed of [3, -3]) {
      expect(signed(reason, typed)).toBe(way === 0 ? typed : way * 3);
      desk.act(valueOf(decideAdjust(reason, lineOf(typed), 'why')));
    }
    expect(mugs()?.onHand ?? 0).toBe(way * 6);
    expect(desk.books.movements.every((m) => m.reason === reason && m.note === 'why')).toBe(true);
  });

  test('[STK3] refuses what is no quantity: nothing, parts, too much, no lines', () => {
    expect(decideAdjust('receive', lineOf(0), null)).toMatchObject({ failure: { code: 'quantity-zero' } });
    expect(decideAdjust('receive', lineOf(2.5), null)).toMatchObject({ failure: { code: 'quantity-not-whole' } });
    expect(decideAdjust('receive', lineOf(Number.NaN), null)).toMatchObject({
      failure: { code: 'quantity-not-whole' },
    });
    expect(decideAdjust('receive', lineOf(MAX_QUANTITY + 1), null)).toMatchObject({
      failure: { code: 'quantity-too-large' },
    });
    expect(decideAdjust('receive', [], null)).toMatchObject({ failure: { code: 'no-lines' } });
    expect(decideAdjust('opening', lineOf(0), null).ok).toBe(true);
  });

  test('[STK4] stock may fall below nothing: the ledger writes what happened', () => {
    desk.act(valueOf(decideAdjust('sold', lineOf(4), null)));
    expect(mugs()?.onHand).toBe(-4);
  });

  test('[STK5] the first act of stock starts tracking, an opening balance of nothing too; its undo ends it', () => {
    expect(tracked(desk.books)(shop.mug)).toBe(false);
    const { op } = desk.act(valueOf(decideAdjust('opening', lineOf(0), null)));
    expect(tracked(desk.books)(shop.mug)).toBe(true);
    desk.act(decideReversal(op));
    expect(tracked(desk.books)(shop.mug)).toBe(false);
    expect(mugs()).toBeUndefined();
  });

  test('[STK6] an undo writes opposite lines that name the ones they answer, with the cost taken back', () => {
    const { op } = receive(5);
    const { op: undo } = desk.act(decideReversal(op));
    expect(desk.books.movements.filter((m) => m.opId === undo.opId)).toMatchObject([
      { quantity: -5, costTotal: -500, reason: 'receive', reverses: `${op.opId}:0`, tracks: -1 },
    ]);
  });
});

describe('moving', () => {
  test('[STK7] a move is two lines of one act and changes no total', () => {
    receive(5);
    const { op } = desk.act(
      valueOf(decideMove([{ variantId: shop.mug, quantity: 2 }], shop.floor, shop.warehouse, null)),
    );
    expect(desk.books.movements.filter((m) => m.opId === op.opId).map((m) => [m.locationId, m.quantity])).toEqual([
      [shop.floor, -2],
      [shop.warehouse, 2],
    ]);
    expect([mugs()?.onHand, desk.books.levels.get(`${shop.mug}:${shop.warehouse}`)?.onHand]).toEqual([3, 2]);
  });

  test('[STK7] a move needs two places and a quantity', () => {
    const some = [{ variantId: shop.mug, quantity: 2 }];
    expect(decideMove(some, shop.floor, shop.floor, null)).toMatchObject({ failure: { code: 'same-location' } });
    expect(decideMove([], shop.floor, shop.warehouse, null)).toMatchObject({ failure: { code: 'no-lines' } });
    expect(decideMove([{ variantId: shop.mug, quantity: 0 }], shop.floor, shop.warehouse, null)).toMatchObject({
      failure: { code: 'quantity-zero' },
    });
  });
});

describe('receiving what was marked as ordered', () => {
  test('[STK8] takes from the oldest mark first and goes on to the next', () => {
    const [old, young] = [mark(10), mark(10)];
    receive(12);
    expect([openOf(old), openOf(young), mugs()?.incoming]).toEqual([0, 8, 8]);
  });

  test('[STK8] more than was marked is taken in all the same', () => {
    const id = mark(5);
    receive(12);
    expect([openOf(id), mugs()?.incoming, mugs()?.onHand]).toEqual([0, 0, 12]);
  });

  test('[STK8] its undo puts the marks back', () => {
    const [old, young] = [mark(10), mark(10)];
    const { op } = receive(12);
    desk.act(decideReversal(op));
    expect([openOf(old), openOf(young), mugs()?.incoming, mugs()?.onHand]).toEqual([10, 10, 20, 0]);
  });

  test('[STK8] marks of another variant, another place or undone ones are left alone', () => {
    const id = mark(10);
    const marked = must(desk.operations.at(-1), 'the mark was written');
    desk.act(decideReversal(marked));
    receive(4);
    expect(openOf(id)).toBe(10);
    const elsewhere = mark(6);
    desk.act(
      valueOf(
        decideAdjust(
          'receive',
          [{ variantId: shop.mug, locationId: shop.warehouse, quantity: 6, costTotal: null }],
          null,
          rowsOf(desk.books, 'incoming'),
        ),
      ),
    );
    expect(openOf(elsewhere)).toBe(6);
  });

  test('[STK9] two desks that receive the same mark expect nothing more, not less than nothing', () => {
    mark(10);
    const both = valueOf(decideAdjust('receive', lineOf(10), null, rowsOf(desk.books, 'incoming')));
    const first = desk.act(both).op;
    desk.act(both);
    expect([mugs()?.incoming ?? 0, mugs()?.onHand]).toEqual([0, 20]);
    desk.act(decideReversal(first));
    expect([mugs()?.incoming ?? 0, mugs()?.onHand]).toEqual([0, 10]);
  });

  test('[STK8] whatever arrives, no mark gives more than it had and nothing is taken twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
        (marks, arriving) => {
          const fresh = foldingDesk();
          const small = smallShop(fresh.nextId);
          for (const decision of small.setup) fresh.act(decision);
          for (const quantity of marks)
            fresh.act({
              type: 'incoming.marked',
              payload: {
                group: null,
                lines: [
                  {
                    id: fresh.nextId() as IncomingId,
                    variantId: small.mug,
                    locationId: small.floor,
                    quantity,
                    expectedAt: null,
                  },
                ],
              },
            });
          const lines = arriving.map((quantity) => ({
            variantId: small.mug,
            locationId: small.floor,
            quantity,
            costTotal: null,
          }));
          fresh.act(valueOf(decideAdjust('receive', lines, null, rowsOf(fresh.books, 'incoming'))));
          const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
          const open = rowsOf(fresh.books, 'incoming').map((row) => row.open);
          expect(open.every((n) => n >= 0)).toBe(true);
          expect(sum(open)).toBe(Math.max(sum(marks) - sum(arriving), 0));
        },
      ),
    );
  });
});
