import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { isGtin } from '#shared/domain/values/gtin.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { tradeCode } from '#shared/domain/values/trade-code.ts';
import { expect, test } from 'vitest';
import { ownBarcode, ownCode } from './own-code.ts';

// Cast: invented ids, for these tests only.
const ids = Array.from(
  { length: 5000 },
  (_, at) => `0190aa1b-1e52-7000-8000-${String(at).padStart(12, '0')}` as VariantId,
);
const [first] = ids;
const id = must(first, 'there are ids');

test('[CAT40] an own code is an EAN-13 that begins with 04 and has the right check digit', () => {
  for (const one of ids.slice(0, 200)) {
    const code = ownCode(one, 0);
    expect(code).toMatch(/^04\d{11}$/);
    expect([isGtin(code), tradeCode(code), oddCode(code)]).toEqual([true, null, null]);
  }
});

test('[CAT41] it is the same on every desk and after every release', () => {
  expect(ownCode(id, 0)).toBe('0495318434218');
  expect(ownBarcode({ variantId: id, decimals: 3 }, () => false)).toEqual(
    ownBarcode({ variantId: id, decimals: 3 }, () => false),
  );
});

test('[CAT41] codes of thousands of products differ from one another', () => {
  expect(new Set(ids.map((one) => ownCode(one, 0))).size).toBe(ids.length);
});

test('[CAT42] a code that something has is passed over for the next candidate', () => {
  const taken = new Set([ownCode(id, 0), ownCode(id, 1)]);
  expect(ownBarcode({ variantId: id, decimals: 0 }, (code) => taken.has(code))).toMatchObject({
    code: ownCode(id, 2),
    packSize: 1,
  });
  expect(ownBarcode({ variantId: id, decimals: 0 }, () => true)).toBeNull();
});
