import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dip, nextDip } from './dip.ts';
import { suggest } from './suggest.ts';

const rule = { point: 10, upTo: 30, multiple: null };
const isLow = (position: number) => suggest({ available: position, incoming: 0 }, rule) !== null;

/** Follows a walk of positions and tells at once, or only where `tells` says; answers after which steps was told. */
function tellings(walk: readonly number[], tells: (step: number) => boolean): readonly number[] {
  const told: number[] = [];
  let dip: Dip | null = null;
  walk.forEach((position, step) => {
    dip = nextDip(dip, isLow(position));
    if (dip !== 'untold' || !tells(step)) return;
    told.push(step);
    dip = 'told';
  });
  return told;
}

const walks = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });

test('[REO6] [REO7] along a random walk there is exactly one alert for each dip, at the step that goes below', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const dips = walk.flatMap((position, step) => {
        const before = walk[step - 1];
        return before !== undefined && !isLow(before) && isLow(position) ? [step] : [];
      });
      expect(tellings(walk, () => true)).toEqual(dips);
    }),
  );
});

test('[REO8] what is low at the first look is not told, however long it stays low', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (walk) => {
      expect(tellings(walk, () => true)).toEqual([]);
    }),
  );
});

test('[REO9] told late, a dip is told once while it lasts, and not when it is over', () => {
  fc.assert(
    fc.property(walks, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (walk, chances) => {
      const told = tellings(walk, (step) => chances[step] === true);
      for (const step of told) expect(isLow(walk[step] ?? 99)).toBe(true);
      told.slice(1).forEach((step, i) => {
        const between = walk.slice((told[i] ?? 0) + 1, step);
        expect(between.some((position) => !isLow(position))).toBe(true);
      });
    }),
  );
});
