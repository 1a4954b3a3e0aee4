import { expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { productActs } from './acts.ts';
import { indexExisting } from './existing.ts';
import { planImport } from './plan.ts';
import { readProducts } from './read-products.ts';
import type { GroupId, LocationId } from '#shared/domain/operations/ids.ts';

const read = async (content: string) => {
  const { table, mapping } = await sheetOf(content);
  return readProducts(table, mapping, { currencyDigits: 2 });
};
const text =
  'SKU;Bezeichnung;Marke;Hersteller;Schlagwörter;Gewicht (kg)\nA;Tee;Hearth;Acme;grün, bio,Grün;0,25\nB;Brot;;;;1.000,5\nC;Salz;;;;\n';

test('[IMP150] brand, manufacturer, tags and weight come with the product, and again change nothing', async () => {
  const file = await read(text);
  expect(file.problems).toEqual([]);
  expect(file.products).toMatchObject([
    { brand: 'Hearth', manufacturer: 'Acme', tags: ['grün', 'bio'], variants: [{ weight: 250_000 }] },
    { variants: [{ weight: 1_000_500_000 }] },
    { variants: [{}] },
  ]);
  const plan = planImport(file, indexExisting([]), { knownStock: 'ignore' });
  let ids = 0;
  const parts = productActs(plan, {
    groupId: 'g' as GroupId,
    label: 'x',
    locationId: 'l' as LocationId,
    supplierByName: () => undefined,
    nextId: () => `id${++ids}`,
  });
  expect(parts[0]?.decisions[0]?.payload).toMatchObject({
    products: [{ brand: 'Hearth', manufacturer: 'Acme', tags: ['grün', 'bio'] }, {}, {}],
    variants: [{ weight: 250_000 }, { weight: 1_000_500_000 }, {}],
  });
  const shop = applyPlan(plan, []);
  expect(planImport(file, indexExisting(shop), { knownStock: 'ignore' }).counts).toMatchObject({ same: 3, changed: 0 });
  const other = planImport(await read(text.replace('Hearth', 'Ember')), indexExisting(shop), { knownStock: 'ignore' });
  expect(other.entries.find((entry) => entry.kind === 'changed')).toMatchObject({
    fields: { brand: { was: 'Hearth', value: 'Ember' } },
  });
});

test.each([
  ['Weight (g)', '300', 300_000],
  ['Weight', '300 g', 300_000],
  ['Weight', '1.5 lb', 680_389],
  ['Weight (oz)', '2', 56_699],
  ['Gewicht kg', '0', undefined],
  ['Weight', '300', 'weight-without-unit'],
  ['Weight (kg)', 'heavy', 'weight-unreadable'],
  ['Weight (kg)', '-1', 'weight-unreadable'],
])('[IMP150] a weight under “%s”: %s', async (header, cell, expected) => {
  const { products, problems } = await read(`SKU,Name,${header}\nA,Tea,${cell}\n`);
  const weight = products[0]?.variants[0]?.weight;
  expect(problems[0]?.code ?? weight).toBe(expected);
});

test('[CAT28] a tax class comes by its name or its rate; one that the shop has not is left out and told', async () => {
  const { table, mapping } = await sheetOf(
    'SKU;Bezeichnung;Steuersatz\nA;Tee;7 %\nB;Brot;reduced\nC;Salz;16\nD;Seife;\nE;Rum;19,0\n',
  );
  const taxRates = [
    { taxClass: 'Full', rate: 19_000 },
    { taxClass: 'Reduced', rate: 7_000 },
  ];
  const { products, problems } = readProducts(table, mapping, { currencyDigits: 2, taxRates });
  expect(products.map(({ taxClass }) => taxClass)).toEqual(['Reduced', 'Reduced', undefined, undefined, 'Full']);
  expect(problems).toMatchObject([{ row: 4, code: 'tax-class-unknown', column: 'Steuersatz', value: '16' }]);
});
