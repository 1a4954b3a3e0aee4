import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LocationId, lotId, type LotId, type VariantId } from '../operations/ids.ts';
import type { LotFields } from '../operations/rows.ts';
import { timesQuantity } from '../values/money.ts';
import { byExpiry, expiryStatus, firstToExpire, type LotHere, takeFirstToExpire } from './lots.ts';
import { sharedCost, sharedOut, takenFrom } from './named-lots.ts';

const [tea, shelf] = ['tea' as VariantId, 'shelf' as LocationId];
const today = '2026-05-11';
const lot = (code: string, expiresOn: string | null, onHand: number, receivedOn: string | null = null): LotHere => ({
  lotId: code as LotId,
  code,
  expiresOn,
  receivedOn,
  onHand,
});
const dayOf = fc.option(fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`));
const lots = fc
  .uniqueArray(
    fc.record({
      code: fc.string({ minLength: 1, maxLength: 3 }),
      expiresOn: dayOf,
      onHand: fc.integer({ min: -3, max: 9 }),
    }),
    { selector: ({ code }) => code },
  )
  .map((all) => all.map(({ code, expiresOn, onHand }) => lot(code, expiresOn, onHand)));

describe('which lot goes first', () => {
  test('[LOT9] the first to expire, then the first received, then by code; without a day last', () => {
    const sorted = [
      lot('d', null, 1, '2026-01-01'),
      lot('c', '2026-07-01', 1, null),
      lot('b', '2026-07-01', 1, '2026-03-01'),
      lot('a', '2026-07-01', 1, '2026-03-02'),
      lot('e', '2026-06-30', 1, null),
      lot('f', '2026-06-30', 1, null),
    ].sort(byExpiry);
    expect(sorted.map(({ code }) => code).join('')).toBe('efbacd');
  });

  test.each([
    [null, 'none'],
    ['2026-05-10', 'expired'],
    ['2026-05-11', 'soon'],
    ['2026-06-10', 'soon'],
    ['2026-06-11', 'later'],
  ] as const)('[LOT10] a lot that expires on %s is %s', (expiresOn, status) => {
    expect(expiryStatus(expiresOn, today, 30)).toBe(status);
  });

  test('[LOT11] lots are proposed until the quantity is met, and the rest is of none', () => {
    const here = [lot('late', '2027-01-01', 4), lot('soon', '2026-06-01', 3), lot('gone', '2026-05-01', 9)];
    expect(firstToExpire(here, 5, today)).toEqual([
      { lotId: 'soon', quantity: 3 },
      { lotId: 'late', quantity: 2 },
    ]);
    expect(firstToExpire(here, 9, today).at(-1)).toEqual({ quantity: 2 });
    expect(firstToExpire([], 2, today)).toEqual([{ quantity: 2 }]);
    expect(firstToExpire(here, 0, today)).toEqual([]);
  });

  test('[ORD17] whatever is taken act after act, no lot goes below zero, none is expired, and all of it is accounted for', () => {
    const takes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(lots, takes, (all, quantities) => {
        const known = { lots: all.map(({ onHand, ...one }) => ({ ...one, at: { [shelf]: onHand } })), without: {} };
        const take = takeFirstToExpire(() => known, today);
        const shares = quantities.map((quantity) => take({ variantId: tea, locationId: shelf }, quantity));
        expect(shares.map((some) => some.reduce((sum, { quantity }) => sum + quantity, 0))).toEqual(quantities);
        const taken = (lotId: LotId | undefined) =>
          shares.flat().reduce((sum, share) => (share.lotId === lotId ? sum + share.quantity : sum), 0);
        for (const { lotId: id, onHand, expiresOn } of all) {
          const isGood = expiresOn === null || expiresOn >= today;
          expect(taken(id)).toBeLessThanOrEqual(isGood ? Math.max(0, onHand) : 0);
          // What is of none is so only because no lot has any left.
          if (isGood && taken(undefined) > 0) expect(taken(id)).toBe(Math.max(0, onHand));
        }
      }),
    );
  });

  test('[LOT11] what is proposed adds up, takes no more than is there, nothing expired, and leaves no earlier lot', () => {
    fc.assert(
      fc.property(lots, fc.nat(40), (here, quantity) => {
        const shares = firstToExpire(here, quantity, today);
        expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity);
        const taken = new Map(shares.map((share) => [share.lotId, share.quantity]));
        for (const one of here) {
          const some = taken.get(one.lotId) ?? 0;
          expect(some).toBeLessThanOrEqual(Math.max(one.onHand, 0));
          if (one.expiresOn !== null && one.expiresOn < today) expect(some).toBe(0);
          // Nothing of a later lot, or of none, while one that goes before it has some left.
          const isLeft = one.onHand > some && !(one.expiresOn !== null && one.expiresOn < today);
          const later = here
            .filter((other) => byExpiry(one, other) < 0)
            .reduce((sum, { lotId: id }) => sum + (taken.get(id) ?? 0), 0);
          if (isLeft) expect(later + (taken.get(undefined) ?? 0)).toBe(0);
        }
      }),
    );
  });
});

describe('naming lots', () => {
  const none = () => undefined;

  test('[LOT12] a quantity is shared out over the lots that are named, and the rest is of none', () => {
    const named = [
      { code: ' L 1', expiresOn: '2027-01-31', quantity: 2 },
      { code: 'L2', expiresOn: null, quantity: 3 },
    ];
    const shared = sharedOut(tea, 6, named, none, today);
    expect(shared).toMatchObject({
      value: {
        shares: [{ lotId: lotId(tea, 'l1'), quantity: 2 }, { lotId: lotId(tea, 'L2'), quantity: 3 }, { quantity: 1 }],
        lots: [
          { code: 'L 1', expiresOn: '2027-01-31', receivedOn: today },
          { code: 'L2', expiresOn: null, receivedOn: today },
        ],
      },
    });
    expect(sharedOut(tea, 6, [], none, today)).toEqual({ ok: true, value: { shares: [{ quantity: 6 }], lots: [] } });
  });

  test('[LOT12] two spellings of a code are one lot', () => {
    const named = ['ab 1', 'AB1'].map((code) => ({ code, expiresOn: null, quantity: 2 }));
    expect(sharedOut(tea, 4, named, none, today)).toMatchObject({
      value: { shares: [{ lotId: lotId(tea, 'ab1'), quantity: 4 }], lots: [{ code: 'ab 1' }] },
    });
  });

  test('[LOT12] a known lot keeps its code and day, and is brought in once more', () => {
    const known: LotFields = { code: 'Lot 7', expiresOn: '2026-08-01', receivedOn: '2026-01-02' };
    const named = [{ code: 'LOT7', expiresOn: '2030-01-01', quantity: 1 }];
    expect(sharedOut(tea, 1, named, (id) => (id === lotId(tea, 'lot7') ? known : undefined), today)).toMatchObject({
      value: { lots: [{ id: lotId(tea, 'lot 7'), ...known }] },
    });
  });

  test('[LOT12] what is taken out is of lots that are known', () => {
    const lots = { code: 'A', expiresOn: null, receivedOn: null };
    const known = (id: LotId) => (id === lotId(tea, 'a') ? lots : undefined);
    const take = (code: string) => takenFrom(tea, 2, [{ code, expiresOn: null, quantity: 1 }], known);
    expect(take(' a')).toEqual({ ok: true, value: [{ lotId: lotId(tea, 'A'), quantity: 1 }, { quantity: 1 }] });
    expect(take('B')).toMatchObject({ ok: false, failure: { code: 'lot-unknown' } });
  });

  test.each([
    ['lot-without-code', [{ code: ' ', expiresOn: null, quantity: 1 }]],
    ['lots-above-quantity', [{ code: 'a', expiresOn: null, quantity: 3 }]],
    ['lot-quantity', [{ code: 'a', expiresOn: null, quantity: 0 }]],
    ['lot-quantity', [{ code: 'a', expiresOn: null, quantity: 0.5 }]],
  ])('[LOT12] refuses what cannot be: %s', (code, named) => {
    expect(sharedOut(tea, 2, named, none, today)).toMatchObject({ ok: false, failure: { code } });
  });

  test('[LOT12] the costs of the parts add up to that of the line', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.array(fc.nat(5_000), { minLength: 1 }), (unit, parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const costs = sharedCost((quantity) => timesQuantity(unit, quantity, 3), parts);
        expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(timesQuantity(unit, whole, 3));
      }),
    );
  });
});
