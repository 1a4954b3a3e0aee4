import { expect, test } from 'vitest';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import { MAPPING_VERSION, packMapping, unpackMapping } from './import-mapping.ts';

const mapping: Mapping = {
  fingerprint: '0123456789abcdef',
  kind: 'products',
  source: 'csv:0123456789abcdef',
  columns: [
    { header: 'Code', field: 'sku', by: 'person' },
    { header: 'Option', field: 'optionValue2', by: 'header' },
    { header: 'Other', field: null, by: 'content' },
  ],
  decimalSign: ',',
  dateOrder: null,
};
// What version 1 wrote. If this changes, version 1 files on people's computers are no longer read: add a version instead.
const written =
  '{"version":1,"fingerprint":"0123456789abcdef","kind":"products","source":"csv:0123456789abcdef","columns":[{"header":"Code","field":"sku","by":"person"},{"header":"Option","field":"optionValue2","by":"header"},{"header":"Other","field":null,"by":"content"}],"decimalSign":",","dateOrder":null}';

// What version 2 writes. The same holds for it.
const writtenNow = written
  .replace('"version":1', '"version":2')
  .replace(/}$/, ',"answers":{"otherCurrency":"take","priceTax":"leave"}}');

test('[IMP12] the remembered form stays what it was, that of version 1 too', () => {
  expect(MAPPING_VERSION).toBe(2);
  const answered: Mapping = { ...mapping, answers: { otherCurrency: 'take', priceTax: 'leave' } };
  expect(JSON.stringify(packMapping(answered))).toBe(writtenNow);
  expect(unpackMapping(JSON.parse(writtenNow))).toEqual(answered);
  expect(unpackMapping(JSON.parse(written))).toEqual(mapping);
});

test('[IMP213] what words for a state mean is remembered with the other answers', () => {
  const answered: Mapping = { ...mapping, answers: { states: { 'box 4': 'held', blau: 'out' } } };
  expect(unpackMapping(JSON.parse(JSON.stringify(packMapping(answered))))).toEqual(answered);
  const wrong = { ...packMapping(answered), answers: { states: { 'box 4': 'somewhere' } } };
  expect(unpackMapping(wrong)).toBeUndefined();
});

test('[IMP12] what is no mapping of a known version is not used', () => {
  const kept = JSON.parse(written);
  for (const broken of [
    null,
    'x',
    {},
    { ...kept, version: 3 },
    { ...kept, answers: {} },
    { ...kept, kind: 'recipes' },
    { ...kept, columns: [{ header: 'A', field: 'shoeSize', by: 'person' }] },
    { ...kept, extra: 1 },
  ]) {
    expect(unpackMapping(broken)).toBeUndefined();
  }
});
