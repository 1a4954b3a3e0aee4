import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_BYTES, bytesOf, fitting, messages } from './batch.ts';

const whole = fc.string({ unit: 'grapheme', maxLength: 50 });

test('[DATA-R15] a text is never measured below what it takes on the wire', () => {
  fc.assert(
    fc.property(fc.oneof(whole, fc.string({ unit: 'binary' })), (text) => {
      expect(bytesOf(text)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(text)));
    }),
  );
  expect(bytesOf('a"é€')).toBe(Buffer.byteLength(JSON.stringify('a"é€')));
});

test('[DATA-R15] messages hold everything once, in order, within count and bytes, but for one that is alone', () => {
  const size = fc.oneof(fc.integer({ min: 1, max: BATCH_BYTES * 2 }), fc.integer({ min: 1, max: BATCH_BYTES / 100 }));
  fc.assert(
    fc.property(fc.array(size, { maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (sizes, count) => {
      const all = [...messages(sizes, (one) => one, count)];
      expect(all.flat()).toEqual(sizes);
      for (const some of all) {
        expect(some.length).toBeGreaterThan(0);
        expect(some.length).toBeLessThanOrEqual(count);
        if (some.length > 1) expect(some.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(BATCH_BYTES);
      }
    }),
  );
  expect(fitting([], () => 1, 5)).toBe(0);
});
