import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, arranged, bestFits, type Fit, fitOf, type Found, isExact } from './finder.ts';

const fits: readonly Fit[] = ['code', 'whole', 'begins', 'within'];
const line = fc.record({
  id: fc.uuid(),
  title: fc.string(),
  icon: fc.constant('search' as const),
  fit: fc.constantFrom(...fits),
  place: fc.constant('/'),
});
const answers: fc.Arbitrary<readonly Answer<Found>[]> = fc
  .uniqueArray(fc.nat({ max: 20 }), { maxLength: 6 })
  .chain((orders) =>
    fc.tuple(
      ...orders.map((order) =>
        fc
          .array(line, { maxLength: 6 })
          .map((lines) => ({ kind: { id: `${order}`, name: `k${order}`, one: `k${order}`, order }, lines })),
      ),
    ),
  );

test('[SH61] whatever kinds answer, exact matches stand first, codes before names, and every line once', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const groups = arranged(given);
      const shown = groups.flatMap((group) => group.lines);
      const all = given.flatMap(({ lines }) => lines);
      expect(shown.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      const exact = shown.filter(isExact).length;
      expect(shown.slice(0, exact).every(isExact)).toBe(true);
      const codes = shown.filter(({ fit }) => fit === 'code').length;
      expect(shown.slice(0, codes).every(({ fit }) => fit === 'code')).toBe(true);
    }),
  );
});

test('[SH61] behind them the kinds stand in their order, each with its best fits first, and none is empty', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const kinds = arranged(given).filter(({ name }) => name !== null);
      const orders = kinds.map(({ id }) => Number(id));
      expect(orders).toEqual([...orders].sort((a, b) => a - b));
      for (const { lines } of kinds) {
        const ranks = lines.map(({ fit }) => fits.indexOf(fit));
        expect(lines.length).toBeGreaterThan(0);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }
    }),
  );
});

test('[SH61] the answers may come in any order', () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(arranged([...given].reverse())).toEqual(arranged(given));
    }),
  );
});

test('[SH61] a name fits wholly, by the beginnings of its words in any order, or by a part of it', () => {
  expect(fitOf(['Adjust stock'], 'ADJUST  stock')).toBe('whole');
  expect(fitOf(['Müller & Söhne'], 'muller')).toBe('begins');
  expect(fitOf(['Adjust stock'], 'sto adj')).toBe('begins');
  expect(fitOf(['#1042'], '1042')).toBe('begins');
  expect(fitOf(['Wool hat', 'HAT-1'], 'hat-1')).toBe('begins');
  expect(fitOf(['Adjust stock'], 'just')).toBe('within');
  expect(fitOf(['Adjust stock'], 'move')).toBeNull();
  expect(fitOf(['Adjust stock'], ' ')).toBeNull();
});

test('[SH61] what begins a name always fits it, and the best ones are kept', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), fc.nat(8), (name, length) => {
      const begun = name.slice(0, length).trim();
      expect(fitOf([name], begun)).toBe(begun === '' ? null : begun === name ? 'whole' : 'begins');
    }),
  );
  const lines = (['within', 'begins', 'code', 'begins'] as const).map((fit, at) => ({ fit, at }));
  expect(bestFits(lines, 3).map(({ at }) => at)).toEqual([2, 1, 3]);
});
