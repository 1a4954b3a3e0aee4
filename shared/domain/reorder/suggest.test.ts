import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleInForce, suggest } from './suggest.ts';

const at = (available: number, incoming = 0) => ({ available, incoming });
const rule = { point: 10, upTo: 30, multiple: 1 };

describe('suggestions', () => {
  test('[REO1] the alert appears at the point and goes above it', () => {
    expect(suggest(at(11), rule)).toBeNull();
    expect(suggest(at(10), rule)).toMatchObject({ position: 10, below: 0, quantity: 20 });
  });

  test('[REO1] what is marked as ordered counts', () => {
    expect(suggest(at(2, 9), rule)).toBeNull();
    expect(suggest(at(2, 5), rule)).toMatchObject({ position: 7, below: 3, quantity: 23 });
  });

  test('[REO2] without a level to buy up to it is twice the point', () => {
    expect(suggest(at(4), { point: 10, upTo: null, multiple: null })?.quantity).toBe(16);
  });

  test('[REO3] whole cartons, never fewer than one piece', () => {
    expect(suggest(at(7), { ...rule, multiple: 24 })?.quantity).toBe(24);
    expect(suggest(at(0), { point: 0, upTo: null, multiple: null })?.quantity).toBe(1);
  });

  test('[REO3] always reaches the level it buys up to, in whole multiples and with none to spare', () => {
    const small = fc.integer({ min: -50, max: 200 });
    const maybe = fc.option(fc.integer({ min: 0, max: 200 }), { nil: null });
    fc.assert(
      fc.property(
        small,
        fc.nat({ max: 50 }),
        fc.nat({ max: 100 }),
        maybe,
        maybe,
        (available, incoming, point, upTo, multiple) => {
          const found = suggest(at(available, incoming), { point, upTo, multiple });
          const sum = available + incoming;
          if (sum > point) {
            expect(found).toBeNull();
            return;
          }
          const goal = Math.max(upTo ?? point * 2, point, sum + 1);
          const step = Math.max(multiple ?? 1, 1);
          expect(found).toMatchObject({ position: sum, below: point - sum });
          expect((found?.quantity ?? 0) % step).toBe(0);
          expect(sum + (found?.quantity ?? 0)).toBeGreaterThanOrEqual(goal);
          expect(sum + (found?.quantity ?? 0) - step).toBeLessThan(goal);
          expect(found?.urgency).toBeGreaterThanOrEqual(0);
          expect(found?.urgency).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('[REO4] the less is left of the point, the more urgent', () => {
    const urgency = (available: number) => suggest(at(available), rule)?.urgency;
    expect([urgency(10), urgency(5), urgency(0), urgency(-5)]).toEqual([0, 0.5, 1, 1]);
  });
});

describe('the rule in force', () => {
  const shop = { defaultPoint: 3, defaultUpTo: 8 };
  const none = { defaultPoint: null, defaultUpTo: null };

  test("[REO5] a variant's own rule comes before the shop's", () => {
    expect(ruleInForce({ ...rule, point: 0 }, shop)?.point).toBe(0);
    expect(ruleInForce(undefined, shop)).toEqual({ point: 3, upTo: 8, multiple: null });
    expect(ruleInForce({ ...rule, point: null }, shop)?.point).toBe(3);
  });

  test('[REO5] where neither says anything there is no alert', () => {
    expect(ruleInForce(undefined, none)).toBeNull();
    expect(suggest(at(-5), { point: null, upTo: null, multiple: null })).toBeNull();
  });
});
