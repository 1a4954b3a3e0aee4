import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts, CHARACTERS_PER_ACT, ROWS_PER_ACT } from './pieces.ts';

test('[DATA-R15] rows of an import go into acts that are small by count and by text, in order, none left out', () => {
  const row = fc.oneof(fc.nat(100), fc.nat(CHARACTERS_PER_ACT * 2)).map((length) => 'x'.repeat(length));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
      const found = acts(rows);
      expect(found.flat()).toEqual(rows);
      for (const some of found) {
        expect(some.length).toBeGreaterThan(0);
        expect(some.length).toBeLessThanOrEqual(ROWS_PER_ACT);
        if (some.length > 1)
          expect(some.reduce((sum, text) => sum + JSON.stringify(text).length, 0)).toBeLessThanOrEqual(
            CHARACTERS_PER_ACT,
          );
      }
    }),
    { numRuns: 50 },
  );
});
