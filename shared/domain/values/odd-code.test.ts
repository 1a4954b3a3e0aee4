import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinCheckDigit } from './gtin.ts';
import { oddCode } from './odd-code.ts';

test('[SCN16] digits of an EAN or UPC whose check digit does not fit are odd, and no others', () => {
  const lengths = fc.constantFrom(8, 12, 13, 14);
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 });
  fc.assert(
    fc.property(lengths, digits, fc.integer({ min: 1, max: 9 }), (length, some, off) => {
      const body = some.slice(0, length - 1).join('');
      const check = gtinCheckDigit(body);
      expect(oddCode(`${body}${check}`)).toBeNull();
      expect(oddCode(`${body}${(check + off) % 10}`)).toEqual({ kind: 'check-digit', digits: length });
    }),
    { seed: 20261129 },
  );
});

test.each([['4006381333931'.slice(1)], ['590123412345']])('[SCN16] the stump %s is odd', (stump) => {
  expect(oddCode(stump)).toMatchObject({ kind: 'check-digit' });
});

test.each([['*4845'], ['×12'], [' *4006381333931']])('[SCN16] %j is a quantity and never a code', (text) => {
  expect(oddCode(text)).toEqual({ kind: 'quantity' });
});

test.each([['HA-112'], ['4845'], ['7777777'], ['1234567890']])('[SCN16] nothing is odd about %s', (code) => {
  expect(oddCode(code)).toBeNull();
});
