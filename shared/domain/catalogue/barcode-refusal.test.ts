import { expect, test } from 'vitest';
import type { BarcodeId, VariantId } from '#shared/domain/operations/ids.ts';
import type { BarcodeRow } from '#shared/domain/operations/rows.ts';
import { decideAttach } from './attach-barcode.ts';
import { checkBarcode } from './barcode-refusal.ts';

const gs = String.fromCharCode(0x1d);

test.each([
  ['010401234567890110LOT7', 'code-of-several'],
  [`10LOT7${gs}21SERIAL`, 'code-of-several'],
  ['[)>06P4711', 'code-of-several'],
  ['https://id.gs1.org/01/04006381333931', 'code-of-several'],
  [']C00104006381333931', 'code-of-several'],
  ['04252614', 'code-shortened'],
  ['*4845', 'code-quantity'],
])('[SCN13] [SCN16] %j becomes no barcode: %s', (text, code) => {
  expect(checkBarcode(text)).toMatchObject({ ok: false, failure: { code } });
});

test.each([['4012345678901'], ['96385074'], ['SH-RED-100'], ['14012345678908'], ['']])(
  '[SCN13] %j may become one',
  (text) => {
    expect(checkBarcode(text).ok).toBe(true);
  },
);

test('[SCN26] the kind of a barcode in front of a code is not kept', () => {
  const variantId = 'variant' as VariantId; // an id of a test
  const answer = decideAttach([], { variantId, code: ']E04006381333931', packSize: 1 }, () => 'new');
  expect(answer).toMatchObject({ value: { payload: { barcodes: [{ code: '4006381333931' }] } } });
});

test('[SCN13] what a product has already stays, and is said to be known', () => {
  const code = '04252614';
  const variantId = 'variant' as VariantId; // an id of a test
  const own: BarcodeRow = {
    kind: 'barcode',
    id: 'barcode' as BarcodeId, // an id of a test
    variantId,
    code,
    packSize: 1,
    addedBy: null,
    fieldOps: {},
    voided: false,
  };
  const answer = decideAttach([own], { variantId, code, packSize: 1 }, () => 'new');
  expect(answer).toMatchObject({ ok: false, failure: { code: 'code-known' } });
});
