import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { decideAmend, type WantedLine } from './amend.ts';
import { decideCancel, decidePick, decideRelocate, decideShip } from './fulfil.ts';

let desk: FoldingDesk;
let shop: SmallShop;
let placed: NewOrder;

/** Ten mugs and ten candles in the warehouse; an order of four mugs and one candle. */
beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  placed = newOrder(desk.nextId, [
    [shop.mug, shop.warehouse, 4],
    [shop.candle, shop.warehouse, 1],
  ]);
  for (const decision of [
    ...shop.setup,
    opening(shop.mug, shop.warehouse, 10),
    opening(shop.candle, shop.warehouse, 10),
    orderAdded(placed),
  ])
    desk.act(decision);
});

const order = (): OrderRow => must(rowOf(desk.books, 'order', placed.id), 'the order is there');
const tracked = () => true;
const mugs = () =>
  must(
    order().lines.find(({ variantId }) => variantId === shop.mug),
    'there is a line of mugs',
  );
const candle = () =>
  must(
    order().lines.find(({ variantId }) => variantId === shop.candle),
    'there is a line of candles',
  );
const tea = (): WantedLine => ({ id: null, variantId: shop.tea, locationId: shop.floor, quantity: 2, unitPrice: 350 });
const amend = (wanted: readonly WantedLine[]) => decideAmend(order(), wanted, desk.nextId);
const pickMugs = (quantity: number) =>
  desk.act(valueOf(decidePick(order(), tracked, [{ lineId: mugs().id, quantity }]))).op;

function valueOf(result: Result<Decision>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function promised(variant = shop.mug, place = shop.warehouse): number {
  return desk.books.levels.get(`${variant}:${place}`)?.committed ?? 0;
}

describe('what is ordered', () => {
  test('[ORD12] can be more, less, of a new product, or taken out, and the promise of stock follows', () => {
    desk.act(valueOf(amend([{ ...mugs(), quantity: 6, unitPrice: 1_100 }, tea()])));
    expect(order().lines).toMatchObject([
      { id: placed.lines[0]?.id, variantId: shop.mug, quantity: 6, unitPrice: 1_100, picked: 0 },
      { variantId: shop.tea, locationId: shop.floor, quantity: 2, unitPrice: 350, picked: 0, shipped: 0 },
    ]);
    expect([promised(), promised(shop.candle), promised(shop.tea, shop.floor)]).toEqual([6, 0, 2]);
  });

  test('[ORD12] an undo puts every line back where it stood, and a redo does it again', () => {
    const before = order();
    const { op } = desk.act(valueOf(amend([tea(), { ...candle(), quantity: 3 }])));
    const after = order();
    const undo = desk.act(decideReversal(op)).op;
    expect(order()).toEqual(before);
    desk.act(decideReversal(undo));
    expect(order()).toEqual(after);
  });

  test('[ORD13] of a line that is picked not less can be ordered than that, and it stays where and what it is', () => {
    pickMugs(2);
    const codes = [
      [{ ...mugs(), quantity: 1 }, candle()],
      [candle()],
      [{ ...mugs(), variantId: shop.tea }, candle()],
      [{ ...mugs(), locationId: shop.floor }, candle()],
    ].map((wanted) => amend(wanted));
    expect(codes.map((result) => (result.ok ? 'done' : result.failure.code))).toEqual([
      'amend-below-picked',
      'line-already-picked',
      'line-already-picked',
      'line-already-picked',
    ]);
    desk.act(valueOf(amend([{ ...mugs(), quantity: 2 }, candle()])));
    expect([promised(), promised(shop.mug, stagingId(shop.warehouse))]).toEqual([0, 2]);
  });

  test('[ORD13] an order keeps something to ship; one that is over is not amended; nothing is no amendment', () => {
    expect(amend([])).toMatchObject({ failure: { code: 'amend-nothing-left' } });
    expect(amend(order().lines)).toMatchObject({ failure: { code: 'nothing-changed' } });
    expect(
      amend([
        { ...mugs(), id: candle().id },
        { ...tea(), id: 'nobody' as never },
      ]),
    ).toMatchObject({
      failure: { code: 'line-unknown' },
    });
    desk.act(valueOf(decideCancel(order(), tracked)));
    expect(amend([mugs()])).toMatchObject({ failure: { code: 'order-not-in-state', detail: 'cancelled' } });
  });

  test('[ORD13] what left of a part-shipped order is not all that is left of it', () => {
    pickMugs(4);
    desk.act(valueOf(decideShip(order(), tracked, 1, 'picked')));
    expect(amend([mugs()])).toMatchObject({ failure: { code: 'amend-nothing-left' } });
    desk.act(valueOf(amend([mugs(), { ...candle(), quantity: 5 }])));
    expect(order()).toMatchObject({ state: 'picking', lines: [{ shipped: 4 }, { quantity: 5 }] });
  });
});

describe('two desks', () => {
  test('[DATA-R18] [ORD14] an amendment below what another desk has picked meanwhile is refused whole', () => {
    const late = valueOf(
      amend([
        { ...mugs(), quantity: 2 },
        { ...candle(), quantity: 9 },
      ]),
    );
    pickMugs(3);
    const before = order();
    expect(desk.act(late).applied).toMatchObject({ ok: false, refusal: { code: 'order-moved-on' } });
    expect(order()).toEqual(before);
  });

  test('[DATA-R18] [ORD14] a pick of more than is ordered by now, or of a line that was taken out, is refused and moves nothing', () => {
    const [mugsPicked, candlePicked] = [mugs(), candle()].map(({ id, quantity }) =>
      valueOf(decidePick(order(), tracked, [{ lineId: id, quantity }])),
    );
    desk.act(valueOf(amend([{ ...mugs(), quantity: 3 }, tea()])));
    for (const late of [mugsPicked, candlePicked])
      expect(desk.act(must(late, 'both are decided')).applied).toMatchObject({ ok: false });
    expect(desk.books.levels.get(`${shop.candle}:${shop.warehouse}`)).toMatchObject({ onHand: 10, committed: 0 });
    expect(promised()).toBe(3);
  });

  test('[ORD14] a step of a line that was taken out is refused also where another line has the same product, and in version 1', () => {
    desk.act(valueOf(amend([...order().lines, { ...mugs(), id: null, quantity: 4 }])));
    const late = valueOf(decidePick(order(), tracked, [{ lineId: mugs().id, quantity: 4 }]));
    desk.act(valueOf(amend(order().lines.slice(1))));
    expect(desk.act(late).applied).toMatchObject({ ok: false });
    expect(desk.act(asVersion1(late)).applied).toMatchObject({ ok: false });
    expect(desk.books.levels.get(`${shop.mug}:${shop.warehouse}`)).toMatchObject({ onHand: 10, committed: 4 });
  });

  test('[ORD14] only what an amendment changes of a line is compared', () => {
    const price = valueOf(amend([{ ...mugs(), unitPrice: 1 }, candle()]));
    const quantity = valueOf(amend([{ ...mugs(), quantity: 5 }, candle()]));
    const moved = valueOf(decideRelocate(order(), mugs().id, shop.floor));
    for (const one of [price, quantity, moved]) expect(desk.act(one).applied.ok).toBe(true);
    expect(mugs()).toMatchObject({ unitPrice: 1, quantity: 5, locationId: shop.floor });
    expect(desk.act(price).applied.ok).toBe(false);
  });

  test('[ORD14] the undo of an amendment is refused once more is picked than was ordered before', () => {
    const { op } = desk.act(valueOf(amend([{ ...mugs(), quantity: 6 }, candle()])));
    pickMugs(5);
    expect(desk.act(decideReversal(op)).applied.ok).toBe(false);
    expect(mugs()).toMatchObject({ quantity: 6, picked: 5 });
  });
});

/** A step as 0.1 wrote it: it does not say what its lines began from. */
function asVersion1(decision: Decision): Decision {
  if (decision.type !== 'order.moved') throw new Error('not a step of an order');
  const { change } = decision.payload;
  const lines = change.lines.map((line) => ({ ...line, from: null }));
  return { ...decision, payload: { ...decision.payload, change: { ...change, lines } } };
}
