import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grossOf, marginOf, netOf, parseRate, taxClassIn, taxedPrice, taxRateOf } from './tax.ts';

const amount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const rate = fc.integer({ min: 0, max: 1_000_000 });
const full = { taxClass: 'Full', rate: 19_000 };
const reduced = { taxClass: 'Reduced', rate: 7_000 };
const taxRates = [full, reduced];

describe('[CAT20] net and gross are exact', () => {
  test('each rounded once, half away from zero', () => {
    expect(netOf(11_900, 19_000)).toBe(10_000);
    expect(netOf(1_999, 19_000)).toBe(1_680);
    expect(grossOf(1_680, 19_000)).toBe(1_999);
    expect([grossOf(50, 1_000), grossOf(-50, 1_000)]).toEqual([51, -51]);
    expect(netOf(0, 19_000)).toBe(0);
  });

  test('the nearest whole amount to the true one, at any size and rate', () => {
    fc.assert(
      fc.property(amount, rate, (value, of) => {
        const parts = 100_000n + BigInt(of);
        const off = BigInt(netOf(value, of)) * parts - BigInt(value) * 100_000n;
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(parts);
        const over = BigInt(grossOf(value, of)) * 100_000n - BigInt(value) * parts;
        expect(2n * (over < 0n ? -over : over)).toBeLessThanOrEqual(100_000n);
      }),
    );
  });

  test('more with tax is never less without, and a refund is the sale turned round', () => {
    fc.assert(
      fc.property(amount, amount, rate, (a, b, of) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(netOf(less, of)).toBeLessThanOrEqual(netOf(more, of));
        expect(grossOf(less, of)).toBeLessThanOrEqual(grossOf(more, of));
        expect(netOf(-a, of) + netOf(a, of)).toBe(0);
      }),
    );
  });

  test('does not drift: what is without tax comes back, as often as it goes', () => {
    fc.assert(
      fc.property(amount, rate, (net, of) => {
        expect(netOf(grossOf(net, of), of)).toBe(net);
      }),
    );
  });
});

describe('[CAT21] what is known of a price', () => {
  test.each([
    [true, null, { net: 1_000, gross: 1_190, rate: full }],
    [true, 'Reduced', { net: 1_112, gross: 1_190, rate: reduced }],
    [false, null, { net: 1_190, gross: 1_416, rate: full }],
    [null, null, null],
    [undefined, 'Full', null],
    [true, 'Gone', null],
  ])('prices include tax: %s; class %s', (pricesIncludeTax, taxClass, known) => {
    expect(taxedPrice(1_190, taxClass, { pricesIncludeTax, taxRates })).toEqual(known);
  });

  test('net and tax are gross', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.boolean(), rate, (price, pricesIncludeTax, of) => {
        const known = taxedPrice(price, null, { pricesIncludeTax, taxRates: [{ taxClass: 'A', rate: of }] });
        if (!known) throw new Error('the shop has said all');
        expect(pricesIncludeTax ? known.gross : known.net).toBe(price);
        const tax = known.gross - known.net;
        expect(tax).toBeGreaterThanOrEqual(0);
        expect(known.net + tax).toBe(known.gross);
      }),
    );
  });

  test('[CAT22] a product without a class has the first; one that is gone is no class', () => {
    expect(taxRateOf(null, { taxRates })).toBe(full);
    expect(taxRateOf('Reduced', { taxRates })).toBe(reduced);
    expect(taxRateOf('Gone', { taxRates })).toBeUndefined();
    expect(taxRateOf(null, { taxRates: null })).toBeUndefined();
  });
});

test('[CAT24] margin is what is left of the net price', () => {
  expect(marginOf(1_000, 600)).toEqual({ left: 400, permille: 400 });
  expect(marginOf(1_000, 1_200)).toEqual({ left: -200, permille: -200 });
  expect(marginOf(0, 600)).toBeNull();
});

test('[CAT23] a rate is read as people write it', () => {
  expect(['19', '19 %', '19%', ' 5,5 % ', '5.5', '0', '12.345'].map(parseRate)).toEqual([
    ...[19_000, 19_000, 19_000, 5_500, 5_500, 0, 12_345],
  ]);
  expect(['', '%', 'x', '-1', '1,2,3', '1.0001', '1001'].map(parseRate)).toEqual(Array.from({ length: 7 }));
});

test('[CAT28] a text means a class by its name, or by a rate that one class has', () => {
  const rates = [...taxRates, { taxClass: 'Books', rate: 7_000 }, { taxClass: '19', rate: 1_000 }];
  expect(taxClassIn(' reduced ', rates)).toBe(reduced);
  expect(taxClassIn('19 %', rates)).toBe(full);
  expect(taxClassIn('19', rates)?.rate).toBe(1_000);
  expect(taxClassIn('7 %', rates)).toBeUndefined();
  expect(taxClassIn('Other', rates)).toBeUndefined();
});
