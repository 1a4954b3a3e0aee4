import { expect, test } from 'vitest';
import { isGtin } from '#shared/domain/values/gtin.ts';
import { isCodeLike } from './figure-guard.ts';

const codes = new Set(['30007', '1001', '42']);
const book = { isKnown: (code: string) => codes.has(code), isTrade: isGtin, tellOther: () => false };

test.each([
  // A slow scan into a field that holds a figure, and is sent as one.
  ['2.00', '300072.00', true],
  ['2,00', '300072,00', true],
  ['5.00', '963850745.00', true],
  ['5', '596385074', true],
  ['12', '1963850742', true],
  ['', '96385074', true],
  ['', '30007', true],
  // A person typed a digit before the scan came.
  ['2.00', '130007', true],
  ['2.00', '300071.5', true],
  // A short code is told by what stood there.
  ['5', '51001', true],
  ['5', '10015', true],
  ['2.00', '21001.00', true],
  ['7', '51001', false],
  ['', '51001', false],
  // What part of the figure was selected is gone.
  ['12.50', '11001.50', true],
  // Figures.
  ['2.00', '2.49', false],
  ['2.00', '12.00', false],
  ['100', '1000', false],
  ['', '42', false],
  ['5', '542', false],
  ['', '123456', false],
  ['', '1234.56', false],
  ['96385074', '12', false],
])('[SCN11] where %j stood, %j has a code in it: %s', (stood, text, expected) => {
  expect(isCodeLike(text, book, stood)).toBe(expected);
});

test('[SCN11] every code that a shop has is asked about, with a figure before it, behind it and around it', () => {
  const shop = { isKnown: (code: string) => code === '4052', isTrade: isGtin, tellOther: () => false };
  for (const stood of ['5', '12', '9.99', '0,50', '120.00']) {
    for (let at = 0; at <= stood.length; at++) {
      expect(isCodeLike(stood.slice(0, at) + '4052' + stood.slice(at), shop, stood)).toBe(true);
    }
  }
});
