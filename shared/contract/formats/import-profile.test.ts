import { expect, test } from 'vitest';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import { packProfile, unpackProfile } from './import-profile.ts';

const mapping: Mapping = {
  fingerprint: '0123456789abcdef',
  kind: 'products',
  source: 'csv:0123456789abcdef',
  columns: [
    { header: 'Kürzel', field: 'sku', by: 'person' },
    { header: 'Rest', field: null, by: 'person' },
  ],
  decimalSign: ',',
  dateOrder: null,
  answers: { priceTax: 'take' },
  kindBy: 'person',
};

// What version 1 writes. If this changes, files that people handed on are no longer read: add a version instead.
const written =
  '{"format":"stockroom-import-profile","version":1,"name":"Till","mapping":{"version":2,"fingerprint":"0123456789abcdef","kind":"products","source":"csv:0123456789abcdef","columns":[{"header":"Kürzel","field":"sku","by":"person"},{"header":"Rest","field":null,"by":"person"}],"decimalSign":",","dateOrder":null,"answers":{"priceTax":"take"},"kindBy":"person"}}';

test('[IMP232] a profile handed on as a file stays what it was', () => {
  expect(JSON.stringify(packProfile({ name: 'Till', mapping }))).toBe(written);
  expect(unpackProfile(JSON.parse(written))).toEqual({ name: 'Till', mapping });
});

test('[IMP232] what is no profile of a known version is none', () => {
  const kept = JSON.parse(written);
  for (const broken of [
    null,
    'Till',
    [],
    kept.mapping,
    { ...kept, version: 2 },
    { ...kept, format: 'recipe' },
    { ...kept, name: ' ' },
    { ...kept, name: 'x'.repeat(101) },
    { ...kept, extra: 1 },
    { ...kept, mapping: { ...kept.mapping, version: 9 } },
    { ...kept, mapping: { ...kept.mapping, columns: [{ header: 'A', field: 'shoeSize', by: 'person' }] } },
  ])
    expect(unpackProfile(broken)).toBeUndefined();
});
