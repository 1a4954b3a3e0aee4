import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderNumberKey } from './order-number.ts';

test('[SCN60] a number is the same with and without #, in any case, with or without spaces', () => {
  for (const spelling of ['#1042', '1042', ' #1042 ', '# 1042']) expect(orderNumberKey(spelling)).toBe('1042');
  expect(orderNumberKey('wc-7')).toBe(orderNumberKey('WC-7'));
  expect(orderNumberKey('WC7')).not.toBe(orderNumberKey('WC-7'));
  expect(orderNumberKey('#')).toBe('#');
});

test('[SCN60] the code on a pick list is the key of the number it was printed from', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), (number) => {
      expect(orderNumberKey(`#${number}`)).toBe(orderNumberKey(`##${number}`));
      expect(orderNumberKey(orderNumberKey(number))).toBe(orderNumberKey(number));
    }),
  );
});
