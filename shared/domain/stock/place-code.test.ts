import { expect, test } from 'vitest';
import { hasPlaceCode } from './place-code.ts';

test('[SCN60] a place is found by its barcode, however it is spelled, and one without a barcode by none', () => {
  expect(hasPlaceCode('a-12')({ barcode: 'A-12' })).toBe(true);
  expect(hasPlaceCode(' A-12 ')({ barcode: 'A-12' })).toBe(true);
  expect(hasPlaceCode('0036000291452')({ barcode: '036000291452' })).toBe(true);
  expect(hasPlaceCode('A12')({ barcode: 'A-12' })).toBe(false);
  expect(hasPlaceCode('')({ barcode: null })).toBe(false);
  expect(hasPlaceCode('')({ barcode: '' })).toBe(false);
});
