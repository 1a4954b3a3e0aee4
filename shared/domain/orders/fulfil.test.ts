import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { orderOf } from '#shared/domain/operations/documents.ts';
import { type OrderId, stagingId } from '#shared/domain/operations/ids.ts';
import { fold, rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { tracked } from '#tests/fixtures/any-act.ts';
import { newOrder, opening, orderAdded, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { decideCancel, decideHold, decidePick, decideRelocate, decideResume, decideShip } from './fulfil.ts';
import { isPartShipped, isRestCancelled } from './progress.ts';

let desk: FoldingDesk;
let shop: SmallShop;
let placed: NewOrder;

/** Ten mugs and ten candles in the warehouse; an order of two mugs and one candle. */
beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  placed = newOrder(desk.nextId, [
    [shop.mug, shop.warehouse, 2],
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

const order = (id: OrderId = placed.id): OrderRow => must(rowOf(desk.books, 'order', id), 'the order is there');
const isTracked = (variant: SmallShop['mug']) => tracked(desk.books)(variant);
const mugLine = () => must(order().lines[0], 'the order has a line of mugs').id;
const candleLine = () => must(order().lines[1], 'the order has a line of candles').id;
const pickMugs = (quantity: number) =>
  desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity }]))).op;
const shipPicked = () => decideShip(order(), isTracked, 1, 'picked');
const all = () => desk.act(valueOf(decidePick(order(), isTracked, 'all')));

function valueOf(result: Result<Decision>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function figures(place: SmallShop['floor'], variant = shop.mug): string {
  const level = desk.books.levels.get(`${variant}:${place}`);
  return `${level?.onHand ?? 0} here, ${level?.committed ?? 0} promised`;
}

describe('picking', () => {
  test('[ORD1] an open order promises its lines at their locations', () => {
    expect(figures(shop.warehouse)).toBe('10 here, 2 promised');
  });

  test('[ORD3] picking carries stock and its promise to staging', () => {
    all();
    expect(order()).toMatchObject({ state: 'picking', lines: [{ picked: 2 }, { picked: 1 }] });
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('2 here, 2 promised');
  });

  test('[ORD3] a part can be picked, then the rest', () => {
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 1 }])));
    expect(figures(stagingId(shop.warehouse))).toBe('1 here, 1 promised');
    all();
    expect(figures(stagingId(shop.warehouse))).toBe('2 here, 2 promised');
    expect(decidePick(order(), isTracked, 'all')).toMatchObject({ failure: { code: 'nothing-to-pick' } });
  });

  test('[ORD3] nobody picks more than is ordered, nor a line that is not there', () => {
    expect(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 3 }])).toMatchObject({
      failure: { code: 'pick-too-many' },
    });
    expect(decidePick(order(), isTracked, [{ lineId: desk.nextId() as never, quantity: 1 }])).toMatchObject({
      failure: { code: 'line-unknown' },
    });
    const twice = [
      { lineId: mugLine(), quantity: 2 },
      { lineId: mugLine(), quantity: 1 },
    ];
    expect(decidePick(order(), isTracked, twice)).toMatchObject({ failure: { code: 'pick-too-many' } });
  });

  test('[DATA-R16] two who pick the same unit from what both saw pick it once: the second is refused whole', () => {
    const [mine, theirs] = [1, 1].map((quantity) =>
      valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity }])),
    );
    desk.act(must(mine, 'a pick'));
    expect(desk.act(must(theirs, 'a pick')).applied).toMatchObject({
      ok: false,
      refusal: { code: 'order-moved-on', current: 'picking' },
    });
    expect(order()).toMatchObject({ state: 'picking', lines: [{ picked: 1 }, { picked: 0 }] });
    // The same from a computer that saw the order in picking already, one unit picked by then.
    const more = valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 1 }]));
    const all = valueOf(decidePick(order(), isTracked, 'all'));
    desk.act(more);
    expect(desk.act(all).applied).toMatchObject({ ok: false, refusal: { code: 'order-moved-on', current: 'picking' } });
    expect(order()).toMatchObject({ lines: [{ picked: 2 }, { picked: 0 }] });
  });

  test('[DATA-R16] a step that 0.1 wrote names the state alone, and is taken while that stands', () => {
    const decision = valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 1 }]));
    if (decision.type !== 'order.moved') throw new Error('a pick is a step of an order');
    const { change } = decision.payload;
    const lines = change.lines.map((line) => ({ ...line, from: null }));
    pickMugs(1);
    const old = { ...decision.payload, change: { ...change, from: 'picking' as const, lines } };
    expect(desk.act({ type: 'order.moved', payload: old }).applied.ok).toBe(true);
    expect(order()).toMatchObject({ lines: [{ picked: 2 }, { picked: 0 }] });
  });

  test('[ORD7] a variant that is not tracked is picked and shipped without a movement', () => {
    const loose = newOrder(desk.nextId, [[shop.tea, shop.warehouse, 500]]);
    desk.act(orderAdded(loose));
    const lines = desk.books.movements.length;
    desk.act(valueOf(decidePick(order(loose.id), isTracked, 'all')));
    desk.act(valueOf(decideShip(order(loose.id), isTracked, 1)));
    expect(order(loose.id).state).toBe('shipped');
    expect(desk.books.movements).toHaveLength(lines);
  });

  test('[ORD9] undoing a pick puts everything back; undoing the first of two is refused while the second stands', () => {
    const first = desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 2 }]))).op;
    const second = desk.act(valueOf(decidePick(order(), isTracked, 'all'))).op;
    expect(desk.act(decideReversal(first)).applied).toMatchObject({
      ok: false,
      refusal: { code: 'order-moved-on', current: 'picking' },
    });
    desk.act(decideReversal(second));
    desk.act(decideReversal(first));
    expect(order()).toMatchObject({ state: 'open', lines: [{ picked: 0 }, { picked: 0 }] });
    expect(figures(shop.warehouse)).toBe('10 here, 2 promised');
  });
});

describe('shipping', () => {
  test('[ORD4] an unpicked order goes through staging and out in one act', () => {
    const { op } = desk.act(valueOf(decideShip(order(), isTracked, 77)));
    expect(order()).toMatchObject({
      state: 'shipped',
      shippedAt: 77,
      lines: [
        { picked: 2, shipped: 2 },
        { picked: 1, shipped: 1 },
      ],
    });
    const lines = desk.books.movements.filter((m) => m.opId === op.opId && m.variantId === shop.mug);
    expect(lines.map((m) => [m.locationId === shop.warehouse ? 'shelf' : 'staging', m.quantity, m.reason])).toEqual([
      ['shelf', -2, 'pick'],
      ['staging', 2, 'pick'],
      ['staging', -2, 'ship'],
    ]);
    expect(lines.every((m) => orderOf(m) === placed.id)).toBe(true);
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('0 here, 0 promised');
  });

  test('[ORD4] what was picked before leaves from staging only', () => {
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 1 }])));
    desk.act(valueOf(decideShip(order(), isTracked, 77)));
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('0 here, 0 promised');
  });

  test('[ORD4] an order may ship more than is there: the level says so', () => {
    const large = newOrder(desk.nextId, [[shop.mug, shop.warehouse, 30]]);
    desk.act(orderAdded(large));
    desk.act(valueOf(decideShip(order(large.id), isTracked, 1)));
    expect(figures(shop.warehouse)).toBe('-20 here, 2 promised');
  });

  test('[ORD4] what is picked leaves, the rest stays promised on its shelf; the order is part shipped', () => {
    pickMugs(1);
    desk.act(valueOf(decideShip(order(), isTracked, 77, 'picked')));
    expect(order()).toMatchObject({
      state: 'picking',
      shippedAt: null,
      lines: [
        { picked: 1, shipped: 1 },
        { picked: 0, shipped: 0 },
      ],
    });
    expect([isPartShipped(order()), isRestCancelled(order())]).toEqual([true, false]);
    expect(figures(shop.warehouse)).toBe('9 here, 1 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('0 here, 0 promised');
    expect(figures(shop.warehouse, shop.candle)).toBe('10 here, 1 promised');
  });

  test('[ORD4] nothing leaves where nothing is picked, and the last part closes the order', () => {
    expect(decideShip(order(), isTracked, 77, 'picked')).toMatchObject({ failure: { code: 'nothing-picked' } });
    pickMugs(1);
    desk.act(valueOf(decideShip(order(), isTracked, 77, 'picked')));
    expect(decideShip(order(), isTracked, 78, 'picked')).toMatchObject({ failure: { code: 'nothing-picked' } });
    all();
    const { op } = desk.act(valueOf(decideShip(order(), isTracked, 99, 'picked')));
    expect(order()).toMatchObject({ state: 'shipped', shippedAt: 99 });
    expect(op.payload).toMatchObject({ change: { lines: [{ shipped: 1 }, { shipped: 1 }] } });
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
  });

  test('[ORD4] all of it after a part takes the rest only', () => {
    pickMugs(1);
    desk.act(valueOf(decideShip(order(), isTracked, 77, 'picked')));
    desk.act(valueOf(decideShip(order(), isTracked, 78, 'all')));
    expect(order()).toMatchObject({ state: 'shipped', shippedAt: 78, lines: [{ shipped: 2 }, { shipped: 1 }] });
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('0 here, 0 promised');
  });

  test('[ORD9] the undo of a part puts exactly its quantities back in staging; its pick is not undone before', () => {
    const pick = pickMugs(1);
    const { op: first } = desk.act(valueOf(decideShip(order(), isTracked, 77, 'picked')));
    expect(desk.act(decideReversal(pick)).applied).toMatchObject({ ok: false, refusal: { code: 'order-moved-on' } });
    all();
    desk.act(decideReversal(first));
    expect(order()).toMatchObject({ state: 'picking', lines: [{ picked: 2, shipped: 0 }, { picked: 1 }] });
    expect(figures(stagingId(shop.warehouse))).toBe('2 here, 2 promised');
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
  });

  test('[ORD9] undoing a shipment restores the state it had, with its picks and without a ship date', () => {
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: mugLine(), quantity: 2 }])));
    const { op } = desk.act(valueOf(decideShip(order(), isTracked, 77)));
    desk.act(decideReversal(op));
    expect(order()).toMatchObject({
      state: 'picking',
      shippedAt: null,
      lines: [
        { picked: 2, shipped: 0 },
        { picked: 0, shipped: 0 },
      ],
    });
    expect(figures(stagingId(shop.warehouse))).toBe('2 here, 2 promised');
  });

  test('[ORD8] an order imported as shipped writes no movement and promises nothing', () => {
    const lines = desk.books.movements.length;
    const done = newOrder(desk.nextId, [[shop.mug, shop.warehouse, 4]], { state: 'shipped', shippedAt: 5 });
    const { op } = desk.act(orderAdded(done));
    expect(order(done.id)).toMatchObject({ state: 'shipped', lines: [{ picked: 4, shipped: 4 }] });
    expect(desk.books.movements).toHaveLength(lines);
    expect(figures(shop.warehouse)).toBe('10 here, 2 promised');
    const { op: undo } = desk.act(decideReversal(op));
    desk.act(decideReversal(undo));
    expect(order(done.id)).toMatchObject({ state: 'shipped', shippedAt: 5 });
  });
});

describe('cancelling, holding, relocating', () => {
  test('[ORD5] cancelling releases the promise and carries picked stock back', () => {
    all();
    desk.act(valueOf(decideCancel(order(), isTracked)));
    expect(order()).toMatchObject({ state: 'cancelled', lines: [{ picked: 0 }, { picked: 0 }] });
    expect(figures(shop.warehouse)).toBe('10 here, 0 promised');
    expect(figures(stagingId(shop.warehouse))).toBe('0 here, 0 promised');
  });

  test('[ORD5] of a part-shipped order the rest is cancelled: it is shipped, promises nothing, and that is undone too', () => {
    pickMugs(2);
    desk.act(valueOf(decideShip(order(), isTracked, 77, 'picked')));
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: candleLine(), quantity: 1 }])));
    const { op } = desk.act(valueOf(decideCancel(order(), isTracked, 77)));
    expect(order()).toMatchObject({
      state: 'shipped',
      shippedAt: 77,
      lines: [
        { picked: 2, shipped: 2 },
        { picked: 0, shipped: 0 },
      ],
    });
    expect([isPartShipped(order()), isRestCancelled(order())]).toEqual([false, true]);
    expect(figures(shop.warehouse)).toBe('8 here, 0 promised');
    expect(figures(shop.warehouse, shop.candle)).toBe('10 here, 0 promised');
    expect(decideCancel(order(), isTracked, 77)).toMatchObject({ failure: { detail: 'shipped' } });
    desk.act(decideReversal(op));
    expect(order()).toMatchObject({ state: 'picking', shippedAt: null, lines: [{ shipped: 2 }, { picked: 1 }] });
    expect(figures(stagingId(shop.warehouse), shop.candle)).toBe('1 here, 1 promised');
  });

  test('[ORD5] a shipped order is not cancelled, and nothing leaves a cancelled one', () => {
    desk.act(valueOf(decideShip(order(), isTracked, 1)));
    expect(decideCancel(order(), isTracked)).toMatchObject({
      failure: { code: 'order-not-in-state', detail: 'shipped' },
    });
    expect(decideShip({ ...order(), state: 'cancelled' }, isTracked, 1)).toMatchObject({
      failure: { detail: 'cancelled' },
    });
    expect(decidePick({ ...order(), state: 'cancelled' }, isTracked, 'all')).toMatchObject({
      failure: { detail: 'cancelled' },
    });
  });

  test('[ORD2] a held order keeps its promise, is not picked, and comes back open', () => {
    desk.act(valueOf(decideHold(order())));
    expect(figures(shop.warehouse)).toBe('10 here, 2 promised');
    expect(decidePick(order(), isTracked, 'all').ok).toBe(false);
    expect(decideShip(order(), isTracked, 1).ok).toBe(false);
    expect(decideHold(order()).ok).toBe(false);
    desk.act(valueOf(decideResume(order())));
    expect(order().state).toBe('open');
    expect(decideResume(order()).ok).toBe(false);
  });

  test('[ORD2] an order is held while it is picked: what is picked stays, and it goes on from there', () => {
    const picked = desk.act(valueOf(decidePick(order(), isTracked, 'all'))).op;
    const before = figures(shop.warehouse);
    const held = desk.act(valueOf(decideHold(order(), 'customer'))).op;
    expect(order()).toMatchObject({ state: 'held', heldFor: 'customer' });
    expect(figures(shop.warehouse)).toBe(before);
    expect(decideShip(order(), isTracked, 1).ok).toBe(false);
    // What it was picked with is not taken back while it is held.
    expect(desk.act(decideReversal(picked)).applied.ok).toBe(false);
    desk.act(valueOf(decideResume(order())));
    expect(order().state).toBe('picking');
    expect(order().heldFor).toBeUndefined();
    expect(desk.act(decideReversal(held)).applied.ok).toBe(false);
    desk.act(valueOf(decideHold(order())));
    desk.act(valueOf(decideCancel(order(), isTracked)));
    expect(figures(shop.warehouse)).toBe('10 here, 0 promised');
  });

  test('[ORD6] relocating a line promises it elsewhere, until something of it is picked', () => {
    desk.act(valueOf(decideRelocate(order(), mugLine(), shop.floor)));
    expect([figures(shop.warehouse), figures(shop.floor)]).toEqual(['10 here, 0 promised', '0 here, 2 promised']);
    all();
    expect(decideRelocate(order(), mugLine(), shop.warehouse)).toMatchObject({
      failure: { code: 'line-already-picked' },
    });
  });
});

describe('two desks at once', () => {
  /** What two desks decided on the same order, each without the other, as the server takes them in. */
  function meet(first: Decision, second: Decision) {
    const a = desk.act(first);
    expect(a.applied.ok).toBe(true);
    return desk.act(second).applied;
  }

  test('[ORD6] a line relocated meanwhile is not picked from the old shelf', () => {
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: candleLine(), quantity: 1 }])));
    const pick = valueOf(decidePick(order(), isTracked, 'all'));
    expect(meet(valueOf(decideRelocate(order(), mugLine(), shop.floor)), pick)).toMatchObject({
      ok: false,
      refusal: { code: 'order-moved-on' },
    });
  });

  test('[ORD6] a line picked meanwhile is not relocated', () => {
    desk.act(valueOf(decidePick(order(), isTracked, [{ lineId: candleLine(), quantity: 1 }])));
    const relocate = valueOf(decideRelocate(order(), mugLine(), shop.floor));
    expect(meet(valueOf(decidePick(order(), isTracked, 'all')), relocate)).toMatchObject({
      ok: false,
      refusal: { code: 'order-moved-on' },
    });
  });

  test.each([
    ['a part shipped twice', () => shipPicked(), () => shipPicked()],
    ['a part shipped, then all of it', () => shipPicked(), () => decideShip(order(), isTracked, 2)],
    ['all of it shipped, then a part', () => decideShip(order(), isTracked, 2), () => shipPicked()],
    ['a part shipped, then cancelled', () => shipPicked(), () => decideCancel(order(), isTracked)],
    ['cancelled, then a part shipped', () => decideCancel(order(), isTracked), () => shipPicked()],
  ])('[ORD10] %s: the second is refused whole, though the order is still picking', (_, first, second) => {
    pickMugs(1);
    const [one, two] = [valueOf(first()), valueOf(second())];
    expect(meet(one, two)).toMatchObject({ ok: false, refusal: { code: 'order-moved-on' } });
    const here = desk.books.levels.get(`${shop.mug}:${stagingId(shop.warehouse)}`)?.onHand ?? 0;
    expect(here).toBe(0);
  });

  test.each([
    ['picked twice', () => decidePick(order(), isTracked, 'all'), () => decidePick(order(), isTracked, 'all')],
    ['shipped twice', () => decideShip(order(), isTracked, 1), () => decideShip(order(), isTracked, 2)],
    ['cancelled, then shipped', () => decideCancel(order(), isTracked), () => decideShip(order(), isTracked, 2)],
    ['shipped, then cancelled', () => decideShip(order(), isTracked, 1), () => decideCancel(order(), isTracked)],
    ['held, then picked', () => decideHold(order()), () => decidePick(order(), isTracked, 'all')],
  ])('[ORD10] %s: the second is refused whole and leaves no movement', (_, first, second) => {
    const [one, two] = [valueOf(first()), valueOf(second())];
    expect(meet(one, two)).toMatchObject({ ok: false, refusal: { code: 'order-moved-on' } });
    const alone = foldingDesk();
    for (const op of desk.operations) fold(alone.books, op, null);
    expect(desk.books.movements).toEqual(alone.books.movements);
  });
});
