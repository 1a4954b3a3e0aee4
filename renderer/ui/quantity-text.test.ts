import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantity, quantityText } from './quantity-text.ts';

const value = (read: ReturnType<typeof parseQuantity>) => (read.ok ? read.value : read.failure.code);

test.each([
  ['12', 0, 'en', 12],
  ['1,5', 3, 'en', 1500],
  ['1.5', 3, 'de', 1500],
  ['1,234', 0, 'en', 1234],
  ['1.234', 0, 'de', 1234],
  ['1.234', 3, 'en', 1234],
  ['1,234', 3, 'de', 1234],
  ['1 234,50', 2, 'fr', 123450],
  ['1’234.50', 2, 'de-CH', 123450],
  ['12,34,567.25', 2, 'en-IN', 123456725],
  ['1,234,567', 0, 'en', 1234567],
  ['.5', 1, 'en', 5],
  ['5.', 1, 'en', 50],
  ['+7', 0, 'en', 7],
  ['−3', 0, 'en', -3],
  ['007', 0, 'en', 7],
  ['2.500', 1, 'en', 25],
  ['١٢٫٥', 1, 'ar-EG', 125],
  ['', 0, 'en', null],
  ['  ', 0, 'en', null],
])('[SH4] %j with %i decimals in %s is %j', (text, decimals, locale, expected) => {
  expect(value(parseQuantity(text, decimals, locale))).toBe(expected);
});

test.each([
  ['1.23E+11', 0, 'not-a-number'],
  ['abc', 0, 'not-a-number'],
  ['1-2', 0, 'not-a-number'],
  ['-', 0, 'not-a-number'],
  ['1,2,3', 0, 'not-a-number'],
  ['1.2.3', 1, 'not-a-number'],
  ['0x10', 0, 'not-a-number'],
  ['2.5', 0, 'too-fine'],
  ['0.0001', 3, 'too-fine'],
  ['4006381333931', 0, 'too-large'],
])('[SH5] %j with %i decimals is refused: %s', (text, decimals, code) => {
  expect(value(parseQuantity(text, decimals, 'en'))).toBe(code);
});

test('[SH6] a figure shown in a field is read back as itself, in every locale', () => {
  const locales = ['en', 'de', 'fr', 'de-CH', 'en-IN', 'ar-EG', 'fa', 'pl', 'ja', 'pt-BR'];
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(...locales),
      (figure, decimals, locale) => {
        expect(value(parseQuantity(quantityText(figure, decimals, locale), decimals, locale))).toBe(figure);
      },
    ),
  );
});
