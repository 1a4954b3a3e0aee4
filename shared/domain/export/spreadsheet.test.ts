import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableOf } from '#tests/fixtures/import/files.ts';
import { looks, savedAgain, savedAsText } from '#tests/fixtures/import/spreadsheet.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { indexExisting } from '#shared/domain/import/existing.ts';
import { planImport } from '#shared/domain/import/plan.ts';
import { readProducts } from '#shared/domain/import/read-products.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { listFile } from '#renderer/db/list-file.ts';
import { toCsv } from './csv.ts';
import { type ExportedVariant, productColumns, shapeOf } from './product-csv.ts';

/** Texts that a spreadsheet takes for something else, or that it could run. */
const texts = [
  ...['010', '10', '2-1', '1/2', 'MAR1', 'SEP-2', '1,800', '1.800', '1800', '16:9', 'true', '1E5', '1.50', '50%'],
  ...['4006381333931', '036000291452', '0012345', '123456789012345678', '+49 30', '-5', '=1+1', '@x', "'0309", "'x"],
  ...['\tx', 'Łódź', '日本', 'a', 'B-1', '12-34567', '2.1', '1-2-2024', '3-4-5-6', 'x, y', 'S;M', '$5', 'NULL'],
];
const text = fc.constantFrom(...texts);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const variant = fc.record({
  product: fc.nat(2),
  sku: perhaps(text),
  barcodes: fc.uniqueArray(text, { maxLength: 2, selector: barcodeKey }),
  options: fc.array(fc.record({ name: fc.constantFrom<string>('Size', '2-1'), value: text }), { maxLength: 2 }),
  price: perhaps(fc.nat(9_999_999)),
  cost: perhaps(fc.nat(99_999)),
  supplierCode: perhaps(text),
  decimals: fc.constantFrom(0 as const, 1 as const, 3 as const),
  stock: perhaps(fc.integer({ min: -9_000, max: 900_000 })),
  reorderPoint: perhaps(fc.nat(9_000)),
});
const names = fc.tuple(text, text, text);
const shop = fc.tuple(names, perhaps(text), fc.array(variant, { minLength: 1, maxLength: 7 }));

const idOf = (kind: number, at: number) => `0190${kind}a1b-1e52-7000-8000-00000000000${at}`;
const shopOf = ([called, brand, rows]: typeof shop extends fc.Arbitrary<infer S> ? S : never) => {
  const taken = new Set<string>();
  return rows.map(
    ({ product, barcodes, ...row }, at): ExportedVariant => ({
      // Casts: invented ids, for this shop only.
      variantId: idOf(1, at) as VariantId,
      productId: idOf(2, product) as ProductId,
      productType: 'variable',
      name: called[product] ?? '',
      category: called[2],
      supplier: null,
      description: null,
      archived: false,
      brand,
      unit: null,
      listings: [],
      ...row,
      barcodes: barcodes
        .filter((code) => taken.size < taken.add(barcodeKey(code)).size)
        .map((code) => ({ code, packSize: 10 ** row.decimals })),
    }),
  );
};
const csvOf = (variants: readonly ExportedVariant[]) =>
  [...toCsv(productColumns(shapeOf(variants, 2)), variants)].join('');

async function planned(file: string, variants: readonly ExportedVariant[]) {
  const table = await tableOf(file);
  const known = new Map(variants.map((one) => [String(one.variantId), one.decimals]));
  const read = readProducts(table, proposeMapping(table), { currencyDigits: 2, decimalsById: (id) => known.get(id) });
  return planImport(read, indexExisting(variants), { knownStock: 'observe' });
}

const stockOf = (variants: readonly ExportedVariant[]) =>
  variants.flatMap(({ variantId, stock }) => (stock === null ? [] : [`${variantId} ${stock}`])).toSorted();

async function workbookOf(variants: readonly ExportedVariant[]): Promise<Uint8Array> {
  const work = listFile(variants, productColumns(shapeOf(variants, 2)), { format: 'xlsx', name: 'products' });
  let step = work.next();
  while (!step.done) step = work.next();
  if (!step.value) throw new Error('a file that nobody stops is written');
  return new Uint8Array(await step.value.arrayBuffer());
}

describe('our own file as CSV for a region', () => {
  test('[STS82] written with semicolons and decimal commas it comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(shop, async (drawn) => {
        const variants = shopOf(drawn);
        const file = [...toCsv(productColumns(shapeOf(variants, 2)), variants, { separator: ';', decimal: ',' })];
        const plan = await planned(file.join(''), variants);
        expect(plan.counts).toEqual({ new: 0, changed: 0, same: variants.length, refused: 0 });
        const seen = plan.observations.map(({ variantId, quantity }) => `${variantId} ${quantity}`);
        expect(seen.toSorted()).toEqual(stockOf(variants));
      }),
      { numRuns: 60 },
    );
  });
});

describe('our own file through a spreadsheet', () => {
  test.each(['excel', 'excelUnicode', 'libreOffice'] as const)(
    '[IMP194] opened and saved by %s it brings nothing new and changes nothing',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(shop, async (drawn) => {
          const variants = shopOf(drawn);
          const plan = await planned(savedAgain(await tableOf(csvOf(variants)), looks[name]), variants);
          expect(plan.entries.filter(({ kind }) => kind !== 'same')).toEqual([]);
          expect(plan.counts.same).toBe(variants.length);
          const seen = plan.observations.map(({ variantId, quantity }) => `${variantId} ${quantity}`);
          expect(seen.toSorted()).toEqual(stockOf(variants));
        }),
        { numRuns: 60 },
      );
    },
  );

  test('[IMP194] where points are no decimal signs, figures are lost or kept, but nothing is new', async () => {
    await fc.assert(
      fc.asyncProperty(shop, async (drawn) => {
        const variants = shopOf(drawn);
        const plan = await planned(savedAgain(await tableOf(csvOf(variants)), looks.german), variants);
        expect([plan.counts.new, plan.counts.refused]).toEqual([0, 0]);
        const fields = plan.entries.flatMap((entry) => (entry.kind === 'changed' ? Object.keys(entry.fields) : []));
        expect(fields.filter((field) => !['price', 'cost', 'reorderPoint'].includes(field))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['excel', 'german'] as const)(
    '[IMP191] [IMP194] a workbook comes back as it was, itself and saved as text by %s',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(shop, async (drawn) => {
          const variants = shopOf(drawn);
          const table = await tableOf(await workbookOf(variants));
          const known = new Map(variants.map((one) => [String(one.variantId), one]));
          const read = readProducts(table, proposeMapping(table), { currencyDigits: 2 });
          const plan = planImport(read, indexExisting(variants), { knownStock: 'observe' });
          expect(plan.counts).toEqual({ new: 0, changed: 0, same: variants.length, refused: 0 });
          expect(plan.problems.filter(({ code }) => code !== 'stock-negative')).toEqual([]);
          for (const draft of read.products)
            for (const { foreignId = '', sku } of draft.variants) expect(sku ?? null).toBe(skuOf(known.get(foreignId)));
          const again = await planned(savedAsText(table, looks[name]), variants);
          expect(again.entries.filter(({ kind }) => kind !== 'same')).toEqual([]);
        }),
        { numRuns: 15 },
      );
    },
  );

  test('[IMP195] what a person changed meanwhile is changed, and what the spreadsheet did is told', async () => {
    const row = { product: 0, barcodes: ['036000291452'], options: [{ name: 'Size', value: '2-1' }], cost: null };
    const more = { supplierCode: null, decimals: 0 as const, stock: 1_800, reorderPoint: null };
    const variants = shopOf([['1,800', '', ''], null, [{ ...row, ...more, sku: '010', price: 9_075 }]]);
    const saved = savedAgain(await tableOf(csvOf(variants)), looks.excel);
    expect(saved).toContain(',90.75,');
    const plan = await planned(saved.replace(',90.75,', ',95,'), variants);
    expect(plan.entries).toMatchObject([{ kind: 'changed', fields: { price: { was: 9_075, value: 9_500 } } }]);
    expect(Object.keys(plan.entries[0]?.kind === 'changed' ? plan.entries[0].fields : {})).toEqual(['price']);
    expect(plan.problems.map(({ code, severity, value }) => [code, severity, value])).toEqual([
      ['zeros-restored', 'note', '36000291452 → 036000291452'],
      ['spreadsheet-changed', 'left-out', '010 → 10'],
      ['spreadsheet-changed', 'left-out', '2-1 → 01-Feb'],
      ['spreadsheet-changed', 'left-out', '1,800 → 1800'],
    ]);
    const named = await planned(saved.replace('01-Feb', '3-1'), variants);
    expect(named.entries).toMatchObject([{ kind: 'changed', fields: { options: { value: [{ value: '3-1' }] } } }]);
  });

  test('[IMP194] saved again and brought into another shop, codes that lost digits are left out, zeros put back', async () => {
    const row = { product: 0, options: [], price: 9_050, cost: null, supplierCode: null, reorderPoint: null };
    const codes = [['4006381333931'], ['036000291452']];
    const rows = codes.map((barcodes) => ({ ...row, barcodes, sku: null, decimals: 0 as const, stock: 3 }));
    const file = savedAgain(await tableOf(csvOf(shopOf([['Tea', '', ''], null, rows.slice(0, 1)]))), looks.excel);
    const plan = await planned(file, []);
    expect(plan.problems.map(({ code, severity }) => [code, severity])).toEqual([['code-scientific', 'left-out']]);
    expect(plan.entries).toMatchObject([{ kind: 'new', draft: { variants: [{ barcodes: [], stock: 3 }] } }]);
    const zeros = savedAgain(await tableOf(csvOf(shopOf([['Cup', '', ''], null, rows.slice(1)]))), looks.excel);
    expect((await planned(zeros, [])).entries).toMatchObject([
      { kind: 'new', draft: { variants: [{ barcodes: [{ code: '036000291452' }] }] } },
    ]);
  });

  test('[IMP196] a file that lost some of our columns is still known by our ids, whatever became of its codes', async () => {
    const row = { product: 0, barcodes: [], options: [], price: 500, cost: null, supplierCode: null, stock: null };
    const rows = [
      { ...row, sku: '010', decimals: 3 as const, reorderPoint: 1_500 },
      { ...row, product: 1, sku: '10', decimals: 0 as const, reorderPoint: null },
    ];
    const variants = shopOf([['Tea', 'Cup', ''], null, rows]);
    const [first, second] = variants.map(({ variantId }) => variantId);
    const file = ['Variant ID,Name,SKU,Price,Reorder point', `${first},Tea,10,5.5,1.5`, `${second},Cup,10,5,`].join(
      '\n',
    );
    const plan = await planned(file, variants);
    expect(plan.counts).toEqual({ new: 0, changed: 1, same: 1, refused: 0 });
    expect(plan.entries[0]).toMatchObject({ variantId: first, fields: { price: { was: 500, value: 550 } } });
    expect(plan.problems.filter(({ code }) => code === 'spreadsheet-changed').map(({ value }) => value)).toEqual([
      '010 → 10',
    ]);
  });
});

/** The SKU as a file keeps it: without invisible marks. */
const skuOf = (variant: ExportedVariant | undefined) => variant?.sku?.trim() ?? null;
