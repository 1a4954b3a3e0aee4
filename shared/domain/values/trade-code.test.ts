import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinCheckDigit, isGtin } from './gtin.ts';
import { tradeCode } from './trade-code.ts';

const gs = String.fromCharCode(0x1d);

test.each([
  ['01040123456789011724123110ABC123'],
  ['0104012345678901'],
  [']C10104012345678901'],
  [']d201040123456789011724123110LOT'],
  [`10LOT7${gs}21SERIAL`],
  ['(01)04012345678901(10)LOT7'],
  ['[)>06P4711'],
  ['00340123450000000000'.slice(0, 19) + gtinCheckDigit('34012345000000000')],
])('[SCN13] %j is a code of several fields', (code) => {
  expect(tradeCode(code)).toEqual({ kind: 'gs1' });
});

test.each([
  ['04252614', '042100005264'],
  ['01234531', '012300000451'],
  ['01234543', '012340000053'],
  ['01234565', '012345000065'],
])('[SCN13] the UPC-E %s is short for %s', (code, upc) => {
  expect(isGtin(upc)).toBe(true);
  expect(tradeCode(code)).toEqual({ kind: 'upc-e', upc });
});

test('[SCN13] a carton is told from the EAN of what is in it, whatever its first digit', () => {
  const digits = fc.stringMatching(/^\d{12}$/);
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 8 }), (inner, packed) => {
      const carton = `${packed}${inner}`;
      const trade = tradeCode(carton + gtinCheckDigit(carton));
      expect(trade).toEqual({ kind: 'gtin-14', ean: inner + gtinCheckDigit(inner) });
    }),
  );
});

test.each([['4012345678901'], ['96385074'], ['SH-RED-100'], ['012345678905'], ['0104'], ['12'], ['14012345678909']])(
  '[SCN13] %s is a plain code',
  (code) => {
    expect(tradeCode(code)).toBeNull();
  },
);
