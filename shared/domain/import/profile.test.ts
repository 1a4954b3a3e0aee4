import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeMapping } from './detect.ts';
import { repeatableFields } from './field.ts';
import { isTaught, type Mapping, recalled, withColumn } from './mapping.ts';
import { fitsProfile, freeName, type Profile, readsAlike, touchesProfile, withOne, withProfile } from './profile.ts';

const fileOf = (headers: readonly string[]): Mapping => proposeMapping({ headers, rows: [] });
const fieldsOf = ({ columns }: Mapping) => Object.fromEntries(columns.map(({ header, field }) => [header, field]));
const taught = (headers: readonly string[], fields: Readonly<Record<string, Mapping['columns'][number]['field']>>) =>
  Object.entries(fields).reduce(
    (mapping, [header, field]) => withColumn(mapping, headers.indexOf(header), field, repeatableFields),
    fileOf(headers),
  );

const till = ['Dingsda', 'Kürzel', 'Schild', 'Liegt da', 'Rest'];
const profile: Profile = {
  name: 'Till',
  mapping: taught(till, { Dingsda: 'name', Kürzel: 'sku', Schild: 'price', 'Liegt da': 'stock' }),
};

test('[IMP231] a profile finds its columns by their headers, wherever they stand and however they are spelled', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...till, 'Farbe'], { minLength: 6 }), fc.boolean(), (headers, isLoud) => {
      const file = fileOf(headers.map((header) => (isLoud ? `${header.toUpperCase()}:` : header)));
      const read = withProfile(file, profile);
      const field = (header: string) => read.columns[headers.indexOf(header)]?.field;
      expect(till.map(field)).toEqual(['name', 'sku', 'price', 'stock', null]);
      expect(read.fingerprint).toBe(file.fingerprint);
      expect(fitsProfile(headers, profile)).toBe(true);
    }),
  );
});

test('[IMP231] a column that the profile does not know keeps what is proposed, unless the profile has another for it', () => {
  const read = withProfile(fileOf(['Kürzel', 'SKU', 'Barcode', 'Schild']), profile);
  expect(fieldsOf(read)).toEqual({ Kürzel: 'sku', SKU: null, Barcode: 'barcode', Schild: 'price' });
  expect(fitsProfile(['Kürzel', 'Schild'], profile)).toBe(false);
  expect([touchesProfile(['Kürzel'], profile), touchesProfile(['Rest', 'Note'], profile)]).toEqual([true, false]);
});

test('[IMP231] a profile brings what a file holds, its signs and its answers', () => {
  const mapping: Mapping = {
    ...profile.mapping,
    kind: 'suppliers',
    decimalSign: ',',
    answers: { parts: 'leave' },
  };
  expect(withProfile(fileOf(till), { name: 'x', mapping })).toMatchObject({
    kind: 'suppliers',
    kindBy: 'person',
    decimalSign: ',',
    answers: { parts: 'leave' },
  });
  expect(readsAlike(profile.mapping, mapping)).toBe(false);
  expect(readsAlike(profile.mapping, withProfile(fileOf(till), profile))).toBe(true);
});

test('[IMP230] what a person said a file holds is remembered; what nobody said is not', () => {
  const asSuppliers = proposeMapping({ headers: till, rows: [] }, 'suppliers');
  const again = recalled(fileOf(till), asSuppliers, (kind) => proposeMapping({ headers: till, rows: [] }, kind));
  expect(again.kind).toBe('suppliers');
  expect([isTaught(fileOf(till)), isTaught(asSuppliers), isTaught(profile.mapping)]).toEqual([false, true, true]);
});

test('[IMP231] a profile of the same name is replaced, and a proposed name is free', () => {
  const one = withOne([profile], { name: 'TILL', mapping: fileOf(till) });
  expect(one.map(({ name }) => name)).toEqual(['TILL']);
  expect(withOne(one, { name: 'Anna', mapping: fileOf(till) }).map(({ name }) => name)).toEqual(['Anna', 'TILL']);
  expect(freeName(one, 'Till')).toBe('Till (2)');
});
