import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncomingId, LocationId, OpId } from '#shared/domain/operations/ids.ts';
import type { IncomingRow, OrderRow } from '#shared/domain/operations/rows.ts';
import {
  barn,
  daysAgo,
  given,
  lineOf,
  mug,
  type OnOrder,
  shelf,
  type Stock,
  supplyOf,
  tea,
  today,
  waiting,
} from '#tests/fixtures/waiting-orders.ts';
import { allocate, type Shared, shareOf } from './allocate.ts';
import { explainCover } from './explain-cover.ts';
import { decideShip } from './fulfil.ts';
import { notOnOrder, promisableLine, promisableOrder } from './promise-day.ts';
import { wouldSplit } from './whole-order.ts';
import { orderStock } from './order-stock.ts';
import { expectedFrom, shelfWithoutPicked } from './shelf.ts';

const share = (orders: readonly OrderRow[], stock: Stock, onOrder: OnOrder = []) =>
  allocate(orders, supplyOf(stock, onOrder), today);
const mugs = (number: string, ago: number, quantity: number, more: Partial<OrderRow> = {}) =>
  waiting(number, ago, [[mug, shelf, quantity]], more);

describe('what is on order', () => {
  test('[ALC6] [ALC7] is shared after the shelf, and says from when the rest can be promised', () => {
    const [old, young] = [mugs('1', 2, 4), mugs('2', 1, 8)];
    const shared = share(
      [young, old],
      [[mug, shelf, 5]],
      [
        [mug, shelf, 3, '2026-03-12'],
        [mug, shelf, 6, '2026-03-20'],
      ],
    );
    expect(given(shared, old)).toMatchObject({ covered: 4, short: 0, coming: [] });
    expect(given(shared, young)).toMatchObject({
      covered: 1,
      short: 7,
      coming: [
        { incomingId: 'delivery-1', quantity: 3, day: '2026-03-12' },
        { incomingId: 'delivery-2', quantity: 4, day: '2026-03-20' },
      ],
    });
    expect(promisableOrder(old, shared)).toEqual({ when: 'now' });
    expect(promisableOrder(young, shared)).toEqual({ when: 'on', day: '2026-03-20' });
  });

  test('[ALC7] no day is said where something is not on order or has no day; an order has the latest of its lines', () => {
    const order = waiting('1', 1, [
      [mug, shelf, 2],
      [tea, shelf, 2],
    ]);
    const promised = (onOrder: OnOrder) => promisableOrder(order, share([order], [], onOrder));
    expect(promised([[mug, shelf, 2, '2026-03-12']])).toEqual({ when: 'unknown' });
    expect(
      promised([
        [mug, shelf, 2, '2026-03-12'],
        [tea, shelf, 2, null],
      ]),
    ).toEqual({ when: 'unknown' });
    expect(
      promised([
        [mug, shelf, 2, '2026-03-14'],
        [tea, shelf, 2, '2026-03-12'],
      ]),
    ).toEqual({ when: 'on', day: '2026-03-14' });
    expect(notOnOrder(given(share([order], [], [[tea, shelf, 1, null]]), order, 1))).toBe(1);
    expect(promisableLine({ short: 0, coming: [] })).toEqual({ when: 'now' });
  });

  test('[ALC6] a delivery whose day is over has no day any more, and comes after those with one', () => {
    const row = (id: string, expectedOn: string | null, more: Partial<IncomingRow> = {}): IncomingRow => ({
      kind: 'incoming',
      id: id as IncomingId,
      variantId: mug,
      locationId: shelf,
      quantity: 5,
      open: 4,
      expectedAt: null,
      expectedOn,
      markedAt: 1,
      addedBy: '' as OpId,
      fieldOps: {},
      voided: false,
      ...more,
    });
    const expected = expectedFrom(
      [
        row('none', null),
        row('late', '2026-03-09'),
        row('soon', '2026-03-10'),
        row('next', '2026-03-11'),
        row('received', '2026-03-10', { open: 0 }),
        row('undone', '2026-03-10', { voided: true }),
        row('there', '2026-03-10', { locationId: barn }),
      ],
      today,
    );
    expect(expected(mug, shelf)).toEqual([
      { incomingId: 'soon', quantity: 4, day: '2026-03-10', said: '2026-03-10' },
      { incomingId: 'next', quantity: 4, day: '2026-03-11', said: '2026-03-11' },
      { incomingId: 'late', quantity: 4, day: null, said: '2026-03-09' },
      { incomingId: 'none', quantity: 4, day: null, said: null },
    ]);
    expect(expected(tea, shelf)).toEqual([]);
  });

  test('[ALC2] what is picked and waits to leave does not lie on the shelf', () => {
    const order = mugs('1', 1, 5);
    const picked = { ...order, lines: [{ ...lineOf(order), picked: 3, shipped: 1 }] };
    const onShelf = shelfWithoutPicked([picked], (_, place) => (place === shelf ? 10 : 4));
    expect([onShelf(mug, shelf), onShelf(mug, barn), onShelf(tea, shelf)]).toEqual([8, 4, 10]);
  });
});

describe('an order that ships only whole', () => {
  const whole = (ago: number, more: Partial<OrderRow> = {}) => mugs('whole', ago, 8, { onlyWhole: true, ...more });
  const young = mugs('young', 0, 4);
  const stands = (order: OrderRow, stock: number, onOrder: OnOrder = []) => {
    const shared = share([order, young], [[mug, shelf, stock]], onOrder);
    return [shared.whole.get(order.id), given(shared, order).covered, given(shared, young).covered];
  };

  test('[ALC3] [ALC4] has its stock once all of it is there; until then others go first, and what they leave is its', () => {
    expect(stands(whole(5), 8)).toEqual(['complete', 8, 0]);
    expect(stands(whole(5), 7)).toEqual(['yields', 3, 4]);
    expect(stands(whole(5, { onlyWhole: null }), 7)).toEqual([undefined, 7, 0]);
  });

  test('[ALC3] keeps what is there once the rest is on order with a day that is not far', () => {
    expect(stands(whole(5), 5, [[mug, shelf, 3, '2026-04-09']])).toEqual(['coming', 5, 0]);
    expect(stands(whole(5), 5, [[mug, shelf, 3, '2026-04-10']])).toEqual(['yields', 1, 4]);
    expect(stands(whole(5), 5, [[mug, shelf, 2, '2026-03-12']])).toEqual(['yields', 1, 4]);
    expect(stands(whole(5), 5, [[mug, shelf, 3, null]])).toEqual(['yields', 1, 4]);
    expect(
      stands(whole(5), 5, [
        [mug, shelf, 2, '2026-03-12'],
        [mug, shelf, 1, '2026-03-14'],
      ]),
    ).toEqual(['coming', 5, 0]);
  });

  test('[ALC3] keeps it near its day, and a month after, not for ever', () => {
    const dated = (day: string) => stands(whole(5, { promisedOn: day }), 5)[0];
    expect(['2026-03-18', '2026-03-17', '2026-02-08', '2026-02-07'].map(dated)).toEqual([
      'yields',
      'due',
      'due',
      'yields',
    ]);
  });

  test('[ALC3] without a day it keeps it after a fortnight, for a month', () => {
    const placed = (ago: number) => stands(whole(ago), 5)[0];
    expect([13, 14, 44, 45].map(placed)).toEqual(['yields', 'waited', 'waited', 'yields']);
  });

  test('[ALC3] is whole over all its lines, those of one product together, what is picked counted', () => {
    const order = waiting(
      'whole',
      5,
      [
        [mug, shelf, 3],
        [mug, shelf, 3],
        [tea, shelf, 1],
      ],
      { onlyWhole: true },
    );
    const standing = (stock: Stock, of = order) => share([of], stock).whole.get(of.id);
    expect(
      standing([
        [mug, shelf, 6],
        [tea, shelf, 1],
      ]),
    ).toBe('complete');
    expect(
      standing([
        [mug, shelf, 5],
        [tea, shelf, 1],
      ]),
    ).toBe('yields');
    const picked = { ...order, lines: [{ ...lineOf(order), picked: 1 }, lineOf(order, 1), lineOf(order, 2)] };
    expect(
      standing(
        [
          [mug, shelf, 5],
          [tea, shelf, 1],
        ],
        picked,
      ),
    ).toBe('complete');
  });
});

describe('shipping a part', () => {
  test('[ALC14] an order that ships only whole does not leave in part; the rest of one that did leaves whole', () => {
    const order = mugs('whole', 1, 3, { onlyWhole: true });
    const of = (more: Partial<OrderRow['lines'][number]>, whole: boolean | null = true): OrderRow => ({
      ...order,
      state: 'picking',
      onlyWhole: whole,
      lines: [{ ...lineOf(order), ...more }],
    });
    const ship = (one: OrderRow) => decideShip(one, () => true, 1, 'picked');
    expect(ship(of({ picked: 2 }))).toMatchObject({ ok: false, failure: { code: 'leaves-whole-only' } });
    expect(ship(of({ picked: 2 }, null)).ok).toBe(true);
    expect(ship(of({ picked: 3 })).ok).toBe(true);
    expect(ship(of({ picked: 3, shipped: 1 })).ok).toBe(true);
    expect(wouldSplit(of({ picked: 3, shipped: 1 }), () => 1)).toBe(true);
  });
});

describe('what a line says of itself', () => {
  test('[ALC10] says who goes before and why, what is kept, what comes for whom and what is not on order', () => {
    const kept = mugs('kept', 20, 6, { onlyWhole: true });
    const urgent = mugs('urgent', 1, 2, { priority: 'urgent' });
    const order = waiting('mine', 2, [
      [mug, shelf, 1],
      [mug, shelf, 9],
    ]);
    const supply = supplyOf(
      [[mug, shelf, 5]],
      [
        [mug, shelf, 6, '2026-03-12'],
        [mug, shelf, 1, null],
      ],
    );
    const shared = allocate([kept, urgent, order], supply, today);
    const steps = explainCover(order, lineOf(order, 1), { shared, supply, days: today });
    expect(steps.before.map(({ order: { number }, quantity, why, kept: by }) => [number, quantity, why, by])).toEqual([
      ['urgent', 2, 'priority', null],
      ['kept', 3, 'age', 'coming'],
    ]);
    expect(steps).toMatchObject({ picked: 0, shelf: 5, covered: 0, short: 9, unknown: 6, whole: null });
    expect(steps.deliveries).toMatchObject([
      { incomingId: 'delivery-1', day: '2026-03-12', quantity: 6, before: 4, mine: 2 },
      { incomingId: 'delivery-2', day: null, quantity: 1, before: 0, mine: 1 },
    ]);
  });

  test('[ALC10] an order that yields says that others go first, and another of its lines that it stands before', () => {
    const yields = waiting(
      'whole',
      5,
      [
        [mug, shelf, 2],
        [mug, shelf, 9],
      ],
      { onlyWhole: true },
    );
    const young = mugs('young', 0, 4);
    const supply = supplyOf([[mug, shelf, 7]]);
    const shared = allocate([yields, young], supply, today);
    const of = (order: OrderRow, at: number) => explainCover(order, lineOf(order, at), { shared, supply, days: today });
    expect(of(yields, 1)).toMatchObject({
      whole: 'yields',
      covered: 1,
      unknown: 8,
      before: [
        { order: { number: 'whole' }, quantity: 2, why: 'same' },
        { order: { number: 'young' }, quantity: 4, why: 'whole' },
      ],
    });
    expect(of(young, 0)).toMatchObject({ whole: null, covered: 4, before: [] });
  });
});

/** Orders of random lines, wishes and ages; stock and deliveries at two places. */
const lines = fc.array(
  fc.tuple(fc.constantFrom(mug, tea), fc.constantFrom(shelf, barn), fc.integer({ min: 1, max: 9 })),
  { minLength: 1, maxLength: 4 },
);
const wishes = fc.record({
  priority: fc.constantFrom(null, 'low' as const, 'high' as const, 'urgent' as const),
  promisedOn: fc.constantFrom(null, '2026-03-01', '2026-03-12', '2026-05-01'),
});
const orders = (onlyWhole: fc.Arbitrary<boolean>) =>
  fc.array(
    fc
      .tuple(fc.nat(60), lines, wishes, onlyWhole)
      .map(([ago, of, wished, isWhole]) => waiting('any', ago, of, { ...wished, onlyWhole: isWhole })),
    { maxLength: 8 },
  );
const stocks = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.nat(30), fc.nat(30), fc.nat(30)).map(
  ([a, b, c, d]): Stock => [
    [mug, shelf, a],
    [mug, barn, b],
    [tea, shelf, c],
    [tea, barn, d],
  ],
);
const deliveries: fc.Arbitrary<OnOrder> = fc.array(
  fc.tuple(
    fc.constantFrom(mug, tea),
    fc.constantFrom(shelf, barn),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom('2026-03-11', '2026-04-20', null),
  ),
  { maxLength: 4 },
);

describe('whatever is ordered', () => {
  test('[ALC2] [ALC4] never more is given than there is, and nothing is left while somebody waits for it', () => {
    fc.assert(
      fc.property(orders(fc.boolean()), stocks, deliveries, (some, stock, onOrder) => {
        const shared = share(some, stock, onOrder);
        for (const [variantId, locationId, onHand] of stock) {
          const here = some
            .flatMap((order) => order.lines)
            .filter((line) => line.variantId === variantId && line.locationId === locationId);
          const shares = here.map((line) => shareOf(line, shared));
          const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);
          const [needed, there] = [sum(here.map(({ quantity }) => quantity)), Math.max(onHand, 0)];
          const covered = sum(shares.map((one) => one.covered));
          expect(covered).toBe(Math.min(needed, there));
          expect(shared.freeAt(variantId, locationId)).toBe(there - covered);
          const coming = onOrder
            .filter(([of, at]) => of === variantId && at === locationId)
            .map(([, , quantity]) => quantity);
          expect(sum(shares.flatMap((one) => one.coming.map(({ quantity }) => quantity)))).toBe(
            Math.min(needed - covered, sum(coming)),
          );
        }
      }),
    );
  });

  test('[ALC19] nothing is given of what lies at a place that is not for sale, or comes there', () => {
    fc.assert(
      fc.property(orders(fc.boolean()), stocks, deliveries, fc.boolean(), (some, stock, onOrder, all) => {
        const isForSale = (place: LocationId) => !all && place !== barn;
        const { onShelf, expected } = supplyOf(stock, onOrder);
        const facts = {
          isTracked: () => true,
          isForSale,
          expected,
          onHandAt: onShelf,
          availableOf: () => 0,
          days: today,
        };
        const shared = orderStock(some, facts);
        for (const order of some)
          for (const line of order.lines.filter(({ locationId }) => !isForSale(locationId))) {
            const steps = explainCover(order, line, { shared, supply: shared.supply, days: today });
            expect(shareOf(line, shared)).toEqual({ lineId: line.id, covered: 0, short: line.quantity, coming: [] });
            expect(steps).toMatchObject({ isForSale: false, shelf: 0, covered: 0, unknown: line.quantity });
            expect(shared.freeAt(line.variantId, line.locationId)).toBe(0);
          }
        // The other places share what they have as if the rest were not there.
        const isShared = ([, place]: readonly [unknown, LocationId, ...unknown[]]) => isForSale(place);
        const alone = share(some, stock.filter(isShared), onOrder.filter(isShared));
        const told = (from: Pick<Shared, 'shortLines'>, line: OrderRow['lines'][number]) => {
          const { covered, short, coming } = shareOf(line, from);
          return { covered, short, coming: coming.map(({ quantity, day }) => [quantity, day]) };
        };
        for (const line of some.flatMap((order) => order.lines)) expect(told(shared, line)).toEqual(told(alone, line));
      }),
    );
  });

  test('[ALC2] two desks that read in another order say the same', () => {
    fc.assert(
      fc.property(orders(fc.boolean()), stocks, deliveries, fc.nat(), (some, stock, onOrder, turn) => {
        const at = some.length === 0 ? 0 : turn % some.length;
        const [one, other] = [
          share(some, stock, onOrder),
          share([...some.slice(at), ...some.slice(0, at)].reverse(), stock, onOrder),
        ];
        expect(other.queue).toEqual(one.queue);
        expect(other.shortLines).toEqual(one.shortLines);
      }),
    );
  });

  test('[ALC5] more stock never makes an order short that was not, where none yields', () => {
    fc.assert(
      fc.property(
        orders(fc.constant(false)),
        stocks,
        fc.nat(3),
        fc.integer({ min: 1, max: 9 }),
        (some, stock, at, more) => {
          const [before, after] = [
            share(some, stock),
            share(
              some,
              stock.map(([of, place, quantity], i) => [of, place, quantity + (i === at ? more : 0)] as const),
            ),
          ];
          for (const [id, { short }] of after.shortLines)
            expect(short).toBeLessThanOrEqual(before.shortLines.get(id)?.short ?? 0);
        },
      ),
    );
  });

  test('[ALC5] nor where every whole order keeps what is there', () => {
    const keeping = orders(fc.boolean()).map((some) => some.map((order) => ({ ...order, promisedOn: '2026-03-12' })));
    fc.assert(
      fc.property(keeping, stocks, fc.nat(3), fc.integer({ min: 1, max: 9 }), (some, stock, at, more) => {
        const [before, after] = [
          share(some, stock),
          share(
            some,
            stock.map(([of, place, quantity], i) => [of, place, quantity + (i === at ? more : 0)] as const),
          ),
        ];
        for (const [id, { short }] of after.shortLines)
          expect(short).toBeLessThanOrEqual(before.shortLines.get(id)?.short ?? 0);
      }),
    );
  });

  test('[ALC10] what a line says adds up', () => {
    fc.assert(
      fc.property(orders(fc.boolean()), stocks, deliveries, (some, stock, onOrder) => {
        const supply = supplyOf(stock, onOrder);
        const shared = allocate(some, supply, today);
        for (const order of some)
          for (const line of order.lines) {
            const {
              shelf: there,
              before,
              covered,
              short,
              deliveries: come,
              unknown,
            } = explainCover(order, line, { shared, supply, days: today });
            const taken = before.reduce((all, { quantity }) => all + quantity, 0);
            expect(covered).toBe(Math.min(line.quantity, there - taken));
            expect(come.reduce((rest, { mine }) => rest - mine, short)).toBe(unknown);
            expect(come.every(({ quantity, before: others, mine }) => others + mine <= quantity)).toBe(true);
          }
      }),
    );
  });

  test('[ALC3] an order placed long ago is not passed over once it keeps', () => {
    const old = mugs('old', 20, 9, { onlyWhole: true });
    const small = Array.from({ length: 20 }, (_, i) => mugs(`small ${i}`, 0, 1));
    const shared = share([old, ...small], [[mug, shelf, 8]]);
    expect(given(shared, old)).toMatchObject({ covered: 8, short: 1 });
    expect(daysAgo(20)).toBeLessThan(daysAgo(0));
  });
});
