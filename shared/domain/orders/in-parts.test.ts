import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { makeOperation } from '#shared/contract/store/make.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import type { ParcelId, ReturnId, VariantId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { decideDeliver, decidePack, decideShipParcels, decideUnpack } from '#shared/domain/parcels/pack.ts';
import { foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { newOrder, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { decideCancel, decidePick, decideShip } from './fulfil.ts';
import { inParts } from './in-parts.ts';
import { decideReturn } from './take-back.ts';

function valueOf(result: Result<Decision>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const isTracked = () => true;

/** An order of so many lines, some of them of one product at one place. */
function orderOf(count: number) {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  const variants = Array.from({ length: count }, () => desk.nextId() as VariantId);
  const placed = newOrder(
    desk.nextId,
    variants.map((variant, i) => [
      i % 7 === 3 ? must(variants[i - 1], 'the one before') : variant,
      i % 2 ? shop.floor : shop.warehouse,
      1 + (i % 3),
    ]),
  );
  desk.act(orderAdded(placed));
  return { desk, order: () => must(rowOf(desk.books, 'order', placed.id), 'the order is there') };
}

describe('[ORD15] an order of very many lines', () => {
  test.each(['ship', 'pick, then ship'])('%s: goes in acts that each fit, and back again', (way) => {
    const { desk, order } = orderOf(1_000);
    const levels = () => JSON.stringify([...desk.books.levels.values()].filter(({ onHand }) => onHand !== 0));
    const [before, atFirst] = [JSON.stringify(order().lines), levels()];
    const acts = [];
    const steps =
      way === 'ship'
        ? [() => decideShip(order(), isTracked, 9)]
        : [() => decidePick(order(), isTracked, 'all'), () => decideShip(order(), isTracked, 9, 'picked')];
    for (const step of steps)
      for (const part of inParts(order(), valueOf(step()))) {
        const { op } = desk.act(part);
        expect(makeOperation(op)).toMatchObject({ ok: true });
        acts.push(op);
      }
    expect(acts.length).toBeGreaterThan(steps.length);
    expect(order()).toMatchObject({ state: 'shipped', shippedAt: 9 });
    expect(order().lines.every(({ quantity, picked, shipped }) => quantity === picked && picked === shipped)).toBe(
      true,
    );
    for (const op of acts.reverse()) expect(makeOperation(desk.act(decideReversal(op)).op)).toMatchObject({ ok: true });
    expect(order().state).toBe('open');
    expect(JSON.stringify(order().lines)).toBe(before);
    expect(levels()).toBe(atFirst);
  });

  test('of however many lines, the parts together say what the one act says, each line and each stock line once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (count) => {
        const { order } = orderOf(count);
        const whole = valueOf(decideShip(order(), isTracked, 9));
        const parts = inParts(order(), whole);
        if (whole.type !== 'order.moved') throw new Error('a shipping is a step');
        const steps = parts.flatMap((part) => (part.type === 'order.moved' ? [part.payload] : []));
        const sorted = (texts: readonly unknown[]) => texts.map((one) => JSON.stringify(one)).sort();
        expect(sorted(steps.flatMap(({ change }) => change.lines))).toEqual(sorted(whole.payload.change.lines));
        expect(sorted(steps.flatMap(({ stock }) => stock))).toEqual(sorted(whole.payload.stock));
        expect(steps.map(({ change }) => change.to)).toEqual(
          steps.map((_, i) => (i === steps.length - 1 ? 'shipped' : 'picking')),
        );
      }),
      { numRuns: 12 },
    );
  });

  test('cancelled after it was picked, everything is back on its shelf', () => {
    const { desk, order } = orderOf(1_000);
    const levels = () =>
      [...desk.books.levels.values()]
        .filter(({ onHand }) => onHand !== 0)
        .map((level) => JSON.stringify(level))
        .sort();
    const atFirst = levels();
    for (const part of inParts(order(), valueOf(decidePick(order(), isTracked, 'all')))) desk.act(part);
    const [lines, picked] = [JSON.stringify(order().lines), levels()];
    const acts = [];
    for (const part of inParts(order(), valueOf(decideCancel(order(), isTracked)))) {
      const { op } = desk.act(part);
      expect(makeOperation(op)).toMatchObject({ ok: true });
      acts.push(op);
    }
    expect(acts.length).toBeGreaterThan(1);
    expect([order().state, levels()]).toEqual(['cancelled', atFirst]);
    for (const op of acts.reverse()) desk.act(decideReversal(op));
    expect([order().state, JSON.stringify(order().lines), levels()]).toEqual(['picking', lines, picked]);
  });

  test('a small order is one act', () => {
    const { desk, order } = orderOf(3);
    expect(inParts(order(), valueOf(decidePick(order(), isTracked, 'all')))).toHaveLength(1);
    expect(desk.books.levels.size).toBeGreaterThan(0);
  });
});

describe('[ORD96] an order of 3,000 lines', () => {
  test('is packed, shipped, delivered and taken back in acts that each fit, and each is undone', () => {
    const { desk, order } = orderOf(3_000);
    const parcelId = desk.nextId() as ParcelId;
    const parcel = () => must(rowOf(desk.books, 'parcel', parcelId), 'the parcel is there');
    const items = order().lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
    const back = items.map((item) => ({ ...item, outcome: 'discard', locationId: null, reason: 'other' }) as const);
    const document = { id: desk.nextId() as ReturnId, refund: 500 };
    const steps = [
      { state: 'packed', decide: () => decidePack(order(), isTracked, items, { id: parcelId, weight: 900 }) },
      { state: 'shipped', decide: () => decideShipParcels(order(), [parcel()], isTracked, 9) },
      { state: 'delivered', decide: () => decideDeliver(order(), [parcel()], 11) },
      { state: 'delivered', decide: () => decideReturn(order(), isTracked, back, document) },
    ] as const;
    const shown = () => canonical([order().state, order().lines, order().shippedAt, levelsOf(desk)]);
    const trail = steps.map(({ state, decide }) => {
      const before = shown();
      const acts = inParts(order(), valueOf(decide())).map((part) => made(desk, part));
      expect([acts.length > 1, order().state]).toEqual([true, state]);
      return { before, acts };
    });
    expect(parcel()).toMatchObject({ state: 'delivered', shippedAt: 9, deliveredAt: 11, weight: 900 });
    expect(parcel().lines).toHaveLength(3_000);
    const returns = rowsOf(desk.books, 'return');
    expect(returns.flatMap(({ lines }) => lines)).toHaveLength(3_000);
    expect(returns.flatMap(({ refund }) => refund ?? [])).toEqual([500]);
    for (const { before, acts } of trail.reverse()) {
      for (const op of acts.reverse()) made(desk, decideReversal(op));
      expect(shown()).toBe(before);
    }
    expect(parcel().state).toBe('void');
  }, 60_000);

  test('is unpacked and cancelled with its parcel, and what is undone lies in it again', () => {
    const { desk, order } = orderOf(3_000);
    const parcelId = desk.nextId() as ParcelId;
    const parcel = () => must(rowOf(desk.books, 'parcel', parcelId), 'the parcel is there');
    const items = order().lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
    for (const part of inParts(order(), valueOf(decidePack(order(), isTracked, items, { id: parcelId }))))
      made(desk, part);
    for (const decide of [
      () => decideUnpack(order(), parcel()),
      () => decideCancel(order(), isTracked, null, undefined, { packed: [parcel()], nextId: null }),
    ]) {
      const acts = inParts(order(), valueOf(decide())).map((part) => made(desk, part));
      expect(parcel()).toMatchObject({ state: 'void', lines: [] });
      for (const op of acts.reverse()) made(desk, decideReversal(op));
      expect([order().state, parcel().state, parcel().lines.length]).toEqual(['packed', 'packed', 3_000]);
    }
  }, 60_000);

  test('of which the rest is cancelled stays over while it is delivered in parts', () => {
    const { desk, order } = orderOf(1_000);
    const some = order()
      .lines.slice(0, 900)
      .map(({ id: lineId, quantity }) => ({ lineId, quantity }));
    const parcelId = desk.nextId() as ParcelId;
    const parcel = () => must(rowOf(desk.books, 'parcel', parcelId), 'the parcel is there');
    for (const decide of [
      () => decidePack(order(), isTracked, some, { id: parcelId }),
      () => decideShipParcels(order(), [parcel()], isTracked, 9),
      () => decideCancel(order(), isTracked, 9),
    ])
      for (const part of inParts(order(), valueOf(decide()))) made(desk, part);
    expect(order()).toMatchObject({ state: 'shipped', shippedAt: 9 });
    const states = inParts(order(), valueOf(decideDeliver(order(), [parcel()], 11))).map((part) => {
      made(desk, part);
      return order().state;
    });
    expect(states).toEqual(['shipped', 'shipped', 'delivered']);
  }, 60_000);
});

/** An act as it is written and taken. */
function made(desk: FoldingDesk, decision: Decision): Operation {
  const { op, applied } = desk.act(decision);
  expect([makeOperation(op).ok, applied.ok]).toEqual([true, true]);
  return op;
}

function levelsOf({ books }: FoldingDesk): readonly string[] {
  const some = [...books.levels.values()].filter(({ onHand, committed }) => onHand !== 0 || committed !== 0);
  return some.map(canonical).sort();
}
