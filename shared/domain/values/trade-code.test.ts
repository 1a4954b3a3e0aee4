import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinCheckDigit, isGtin } from './gtin.ts';
import { tradeCode, withoutSymbology } from './trade-code.ts';

const gs = String.fromCharCode(0x1d);

test.each([
  ['01040123456789011724123110ABC123'],
  ['0104012345678901'],
  [']C10104012345678901'],
  [']d201040123456789011724123110LOT'],
  [`10LOT7${gs}21SERIAL`],
  ['(01)04012345678901(10)LOT7'],
  ['[)>06P4711'],
  ['0034006381000000001802040063813339313724'],
  ['003400638100000000180104006381333931'],
  ['172412310104006381333931'],
  [']C00104006381333931'],
])('[SCN13] %j is a code of several fields', (code) => {
  expect(tradeCode(code)).toEqual({ kind: 'gs1' });
});

const parcel = `34012345000000000${gtinCheckDigit('34012345000000000')}`;
test.each([[parcel], [`00${parcel}`], [`(00)${parcel}`], [`]C100${parcel}`]])(
  '[SCN13] %s is the number of a parcel, which names no product',
  (code) => {
    expect(tradeCode(code)).toEqual({ kind: 'sscc' });
  },
);

test.each([
  ['04252614', '042100005264'],
  ['01234531', '012300000451'],
  ['01234543', '012340000053'],
  ['01234565', '012345000065'],
])('[SCN13] the UPC-E %s is short for %s', (code, upc) => {
  expect(isGtin(upc)).toBe(true);
  expect(tradeCode(code)).toEqual({ kind: 'upc-e', upc });
});

test.each([
  ['https://id.gs1.org/01/04006381333931/10/ABC'],
  ['https://id.gs1.org/01/04006381333931'],
  ['HTTPS://EXAMPLE.COM/SHOP/01/4006381333931?17=251231'],
  ['http://shop.example.co.uk:8080/a/gtin/04006381333931#x'],
  ['example.com/00/340063810000000018'],
  ['https://id.gs1.org/8004/4006381ABC-1'],
  [']Q1https://example.com/gtin/04006381333931'],
])('[SCN26] %s is a web address that holds the number of an article', (code) => {
  expect(tradeCode(code)).toEqual({ kind: 'link' });
});

test.each([['https://example.com/products/4711'], ['https://example.com/01/hammer'], ['01/04006381333931']])(
  '[SCN26] %s is none',
  (code) => {
    expect(tradeCode(code)).toBeNull();
  },
);

test.each([
  [']E04006381333931', '4006381333931'],
  [']A0PK9EACH', 'PK9EACH'],
  [']C0PK9EACH', 'PK9EACH'],
  [']d1PK9EACH', 'PK9EACH'],
  [']C10104012345678901', ']C10104012345678901'],
  [']d20104012345678901', ']d20104012345678901'],
  [']E0', ']E0'],
  ['PK9EACH', 'PK9EACH'],
  [']-12', ']-12'],
])('[SCN26] %s without the kind of its barcode is %s', (code, plain) => {
  expect(withoutSymbology(code)).toBe(plain);
});

test('[SCN26] a measured amount of an EAN is told by its first digit', () => {
  expect(tradeCode('9400638133393' + gtinCheckDigit('9400638133393'))).toEqual({
    kind: 'measure',
    ean: '4006381333931',
  });
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
