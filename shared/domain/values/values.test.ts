import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCode, foldCode } from './code.ts';
import { formatDecimal, guessDecimalSign, parseDecimal, scaleDecimal } from './decimal.ts';
import { barcodeKey, cleanBarcode, gtinCheckDigit, isGtin, isScientific, restoreLeadingZeros } from './gtin.ts';
import { costOfOne, minorDigits, parseMoney, timesQuantity } from './money.ts';
import { decimalsOfUnit, parseQuantity, rescaleQuantity } from './quantity.ts';

const units = (text: string, sign: '.' | ',', digits: number) => {
  const decimal = parseDecimal(text, sign);
  return decimal && scaleDecimal(decimal, digits)?.units;
};

describe('decimals', () => {
  test.each([
    ['1.234,56', ',', 123456],
    ['1,234.56', '.', 123456],
    ['1 234,56', ',', 123456],
    ["1'234.56", '.', 123456],
    ['1,00,000.5', '.', 10000050],
    ['12,5', ',', 1250],
    ['.5', '.', 50],
    ['5.', '.', 500],
    ['-3', '.', -300],
    ['\u22123.10', '.', -310],
    ['0012', '.', 1200],
    ['1e3', '.', 100000],
    ['1.5E-2', '.', 2],
  ] as const)('[IMP30] %s with decimal sign %s is %i hundredths', (text, sign, expected) => {
    expect(units(text, sign, 2)).toBe(expected);
  });

  test.each([
    ['12,50', '.'],
    ['1,2,3', '.'],
    ['', '.'],
    ['.', '.'],
    ['abc', '.'],
    ['1.2.3', '.'],
    ['1-2', '.'],
    ['--1', '.'],
    ['NaN', '.'],
    ['0x10', '.'],
  ] as const)('[IMP30] %s with decimal sign %s is no number, never a wrong one', (text, sign) =>
    expect(parseDecimal(text, sign)).toBeUndefined(),
  );

  test('[IMP30] every integer written with any places and either sign is read back exactly', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('.' as const, ',' as const),
        (value, digits, sign) => {
          const text = formatDecimal(value, digits).replace('.', sign);
          expect(units(text, sign, digits)).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  test('[IMP31] a column tells its decimal sign, and says nothing where every value can be read both ways', () => {
    expect(guessDecimalSign(['12,5', '1.000'])).toBe(',');
    expect(guessDecimalSign(['1,234.56'])).toBe('.');
    expect(guessDecimalSign(['1.234.567'])).toBe(',');
    expect(guessDecimalSign(['£12.50', '7'])).toBe('.');
    expect(guessDecimalSign(['0,125'])).toBe(',');
    expect(guessDecimalSign(['1,000', '2.000', '5'])).toBeUndefined();
  });
});

describe('money', () => {
  test.each([
    ['£12.50', '.', 2, 1250],
    ['12,50 €', ',', 2, 1250],
    ['CHF 1\u2019234.50', '.', 2, 123450],
    ['US$ 5', '.', 2, 500],
    ['1.234,56', ',', 2, 123456],
    ['¥1,200', '.', 0, 1200],
    ['KWD 1.250', '.', 3, 1250],
    ['12,5', ',', 2, 1250],
    ['129,00 kr', ',', 2, 12900],
  ] as const)('[IMP32] %s is %i minor units', (text, sign, digits, minor) => {
    expect(parseMoney(text, sign, digits)).toEqual({ ok: true, value: { minor, rounded: false } });
  });

  test.each([
    ['-5', 'money-negative'],
    ['€ -5.00', 'money-negative'],
    ['840222306876', 'money-implausible'],
    ['on request', 'money-unreadable'],
    ['12.50 / 15.00', 'money-unreadable'],
    ['10%', 'money-unreadable'],
  ])('[IMP32] %s is refused as %s', (text, code) => {
    expect(parseMoney(text, '.', 2)).toEqual({ ok: false, failure: { code } });
  });

  test('[IMP32] places below the minor unit are rounded half up, and it is said', () => {
    expect(parseMoney('3.335', '.', 2)).toEqual({ ok: true, value: { minor: 334, rounded: true } });
    expect(parseMoney('3.3300', '.', 2)).toEqual({ ok: true, value: { minor: 333, rounded: false } });
  });

  test('[IMP32] each currency has its own places', () => {
    expect(['EUR', 'jpy', 'KWD', 'GBP'].map(minorDigits)).toEqual([2, 0, 3, 2]);
  });

  test('[IMP33] a line total is exact, also where the product exceeds what a float holds', () => {
    expect(timesQuantity(333, 2500, 3)).toBe(833);
    expect(timesQuantity(99_999_999_999, 10_000, 0)).toBe(999_999_999_990_000);
    expect(timesQuantity(1250, -3, 0)).toBe(-3750);
  });
});

describe('quantities', () => {
  test('[IMP34] an integer of the smallest unit, or the reason why not', () => {
    expect(parseQuantity('12.0', '.', 0)).toEqual({ ok: true, value: 12 });
    expect(parseQuantity('2,5', ',', 3)).toEqual({ ok: true, value: 2500 });
    expect(parseQuantity('-4', '.', 0)).toEqual({ ok: true, value: -4 });
    expect(parseQuantity('2.5', '.', 0)).toMatchObject({ failure: { code: 'quantity-not-whole' } });
    expect(parseQuantity('2.5555', '.', 3)).toMatchObject({ failure: { code: 'quantity-too-precise' } });
    expect(parseQuantity('1000000000', '.', 0)).toMatchObject({ failure: { code: 'quantity-implausible' } });
    expect(parseQuantity('1e9', '.', 0)).toMatchObject({ failure: { code: 'quantity-implausible' } });
    expect(parseQuantity('a few', '.', 0)).toMatchObject({ failure: { code: 'quantity-unreadable' } });
    expect(parseQuantity('9'.repeat(400), '.', 0)).toMatchObject({ failure: { code: 'quantity-implausible' } });
  });

  test('[IMP34] what is weighed has three places, what is counted none', () => {
    expect(['kg', 'Stück', 'L', 'pcs', 'm'].map(decimalsOfUnit)).toEqual([3, 0, 3, 0, 3]);
    expect(rescaleQuantity(5, 0, 3)).toBe(5000);
    expect(rescaleQuantity(2500, 3, 0)).toBeUndefined();
    expect(rescaleQuantity(2000, 3, 0)).toBe(2);
  });
});

describe('codes', () => {
  test('[IMP20] case, spaces and widths do not make another SKU', () => {
    expect(foldCode(' AB 12\u00a0c')).toBe(foldCode('ab12C'));
    expect(foldCode('ＡＢ１２')).toBe('ab12');
    expect(foldCode('a-1')).not.toBe(foldCode('a1'));
    expect(cleanCode('\u200bA1\u00a0')).toBe('A1');
    expect(cleanCode('01040000\u001d21')).toBe('01040000\u001d21');
  });

  test('[IMP22] check digits as GS1 computes them', () => {
    expect(['4006381333931', '036000291452', '96385074', '10614141000415'].map(isGtin)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['4006381333932', '036000291453', '123', '400638133393A'].map(isGtin)).toEqual([false, false, false, false]);
  });

  test('[IMP22] a UPC-A and its EAN-13 spelling are one code', () => {
    expect(barcodeKey('036000291452')).toBe(barcodeKey('0036000291452'));
    expect(barcodeKey('abc-1')).toBe(barcodeKey('ABC-1'));
    expect(cleanBarcode(' 978-3-16-148410-0 ')).toBe('9783161484100');
    expect(cleanBarcode('12-34')).toBe('12-34');
  });

  test('[IMP23] lost zeros come back only where the check digit proves them', () => {
    expect(restoreLeadingZeros('30955168517')).toBe('030955168517');
    expect(restoreLeadingZeros('30955168518')).toBeUndefined();
    expect(restoreLeadingZeros('4006381333931')).toBeUndefined();
    expect(restoreLeadingZeros('316148410X')).toBeUndefined();
    expect(restoreLeadingZeros('123456')).toBeUndefined();
  });

  test('[IMP23] every UPC-A with up to three lost zeros comes back whole, or is another code in its own right', () => {
    const digits = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 10_000_000, max: 99_999_999 }));
    fc.assert(
      fc.property(digits, ([zeros, body]) => {
        const head =
          '0'.repeat(zeros) +
          String(body)
            .slice(0, 11 - zeros)
            .padEnd(11 - zeros, '7');
        const code = `${head}${gtinCheckDigit(head)}`;
        const lost = code.replace(/^0+/, '');
        fc.pre(!isGtin(lost) && !/^\d{10}$/.test(lost));
        expect(restoreLeadingZeros(lost)).toBe(code);
      }),
    );
  });

  test('[IMP24] a spreadsheet’s scientific spelling is recognised, a real code is not taken for one', () => {
    expect(['1.23E+11', '1,23e+11', '4E+12'].map(isScientific)).toEqual([true, true, true]);
    expect(['12E5', 'E+11', '1.23', 'A1E+2'].map(isScientific)).toEqual([false, false, false, false]);
  });
});

test('[STS55] the cost of one is the total shared out, and a total made of a cost of one gives it back', () => {
  expect(costOfOne(15_542, 8, 0)).toBe(1_943);
  expect(costOfOne(-15_542, -8, 0)).toBe(1_943);
  expect(costOfOne(100, 0, 0)).toBeNull();
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 100_000 }), fc.nat(3), (cost, whole, decimals) => {
      const quantity = whole * 10 ** decimals;
      expect(costOfOne(timesQuantity(cost, quantity, decimals), quantity, decimals)).toBe(cost);
    }),
  );
});
