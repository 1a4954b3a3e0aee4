import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { pictureOfModules, readCodes } from '#tests/fixtures/code-reader.ts';
import { encodeCode, leastModule, moduleWithin, schemeOf } from './code-symbol.ts';

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));
const withCheck = (text: string) => `${text}${gtinCheckDigit(text)}`;

async function readBack(code: string, wish: 'by-code' | 'qr' = 'by-code') {
  const symbol = encodeCode(code, wish);
  return symbol && (await readCodes(pictureOfModules(symbol.rows, 3, 12)));
}

describe('[LAB10] the code chosen', () => {
  test.each([
    ['4006381333931', 'ean13'],
    ['036000291452', 'ean13'],
    ['96385074', 'ean8'],
    ['4006381333932', 'code128'],
    ['10614141000415', 'code128'],
    ['MUG-BLUE 12', 'code128'],
    ['Ünïcode', 'qr'],
    [`01${'9'.repeat(14)}\u001d10A`, 'qr'],
    ['x'.repeat(41), 'qr'],
  ] as const)('%s is drawn as %s', (code, scheme) => expect(schemeOf(code)).toBe(scheme));

  test('a code that nothing holds is none', () => {
    expect(encodeCode('', 'by-code')).toBeNull();
    expect(encodeCode('ä'.repeat(107), 'by-code')).toBeNull();
    expect(encodeCode('ä'.repeat(105), 'by-code')).not.toBeNull();
  });
});

describe('[LAB11] what is drawn is what a scanner reads', () => {
  test('EAN-13 and EAN-8, any digits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(digits(12), digits(7)).map(withCheck), async (code) => {
        const format = code.length === 13 ? 'EAN13' : 'EAN8';
        expect(await readBack(code)).toEqual([{ text: code, format }]);
      }),
      { numRuns: 60 },
    );
  });

  test('Code 128, any printable ASCII, also odd runs of digits', async () => {
    const character = fc.constantFrom(...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)));
    const piece = fc.oneof(
      digits(1),
      digits(2),
      digits(5),
      digits(6),
      digits(9),
      fc.string({ unit: character, maxLength: 4 }),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(
        text.filter((code) => code !== '' && schemeOf(code) === 'code128'),
        async (code) => {
          expect(await readBack(code)).toEqual([{ text: code, format: 'Code128' }]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('QR of every size, any text', async () => {
    for (const length of [1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 213])
      expect(await readBack('q'.repeat(length), 'qr')).toEqual([{ text: 'q'.repeat(length), format: 'QRCode' }]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (code) => {
        expect(await readBack(code, 'qr')).toEqual([{ text: code, format: 'QRCode' }]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('[LAB12] widths of modules', () => {
  test('are whole dots, never below what GS1 asks of print on demand', () => {
    expect(leastModule('ean13', 203)).toBeCloseTo(2 * (25.4 / 203), 6);
    expect(leastModule('code128', 300)).toBeCloseTo(3 * (25.4 / 300), 6);
    expect(leastModule('qr', 203)).toBeCloseTo(3 * (25.4 / 203), 6);
    expect(moduleWithin('ean13', 203, 0.24)).toBeNull();
    expect(moduleWithin('ean13', 203, 0.3)).toBeCloseTo(0.2502, 3);
    expect(moduleWithin('ean13', 600, 9)).toBeLessThanOrEqual(0.66);
  });
});
