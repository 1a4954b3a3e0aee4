import 'fake-indexeddb/auto';
import { must } from '#shared/base/must.ts';
import { runWhole } from '#shared/base/whole.ts';
import {
  type GroupId,
  type LocationId,
  type ProductId,
  ruleId,
  stagingId,
  type VariantId,
} from '#shared/domain/operations/ids.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { productActs } from '#shared/domain/import/acts.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { columnFiguresSteps } from '#shared/domain/import/column-figures.ts';
import { fileQuestions } from '#shared/domain/import/file-questions.ts';
import { planImport } from '#shared/domain/import/plan.ts';
import { readProducts } from '#shared/domain/import/read-products.ts';
import type { FileStyle } from '#shared/domain/export/list-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { toCsv } from '#shared/domain/export/csv.ts';
import { stockCsvColumns } from '#renderer/features/stock/stock-csv.ts';
import { tableOf } from '#tests/fixtures/import/files.ts';
import { newProduct, newVariant, opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { exportJobs } from './export-jobs.ts';
import { exportedPlaces, existingIndex, rowsIn } from './import/existing-variants.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  const set = { kind: 'product' as const, id: s.mugProduct };
  const [tee, cap] = [s.shop.nextId() as ProductId, s.shop.nextId() as ProductId];
  const tags = ['kitchen', 'a, b; c'];
  await s.decide(
    opening(s.mug, s.floor, 10),
    opening(s.mug, s.warehouse, 3),
    opening(s.tea, s.floor, 2_350),
    {
      type: 'fields.set',
      payload: {
        group: null,
        sets: [
          { ...set, field: 'brand', value: 'Hill', was: null },
          { ...set, field: 'tags', value: tags, was: null },
          { kind: 'variant', id: s.mug, field: 'weight', value: 350_000, was: null },
          { kind: 'variant', id: s.mug, field: 'usualBinId', value: s.floor, was: null },
        ],
      },
    },
    {
      type: 'fields.set',
      payload: {
        group: null,
        sets: [{ kind: 'rule', id: ruleId(s.mug, s.floor), field: 'point', value: 4, was: null }],
      },
    },
    {
      type: 'catalog.added',
      payload: {
        group: null,
        products: [newProduct(tee, 'Tee'), newProduct(cap, 'Cap')],
        variants: [
          ...['S', 'M'].map((size) => ({
            ...newVariant(s.shop.nextId() as VariantId, tee, null, 0),
            options: [
              { name: 'Size', value: size },
              { name: 'Fit', value: '1-2' },
            ],
          })),
          {
            ...newVariant(s.shop.nextId() as VariantId, cap, null, 0),
            options: [{ name: 'Colour', value: 'Sand' }],
          },
        ],
        barcodes: [],
        rules: [],
        stock: [],
      },
    },
  );
});
afterEach(() => s.close());

const slices = { now: () => 0, later: (run: () => void) => queueMicrotask(run) };
const jobs = () => exportJobs({ slices, withDb: (job) => job(s.shop.db) });
const context = (signal = new AbortController().signal) => ({ signal, report: () => undefined });
const exported = async (style: FileStyle) =>
  value(await jobs()['products.export']({ ...style, name: 'products' }, context()));
const regional: FileStyle = { format: 'csv', csv: { separator: ';', decimal: ',' } };
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

async function addBin(name: string, parentId: LocationId): Promise<LocationId> {
  const id = s.shop.nextId() as LocationId;
  const place = { name, barcode: null, archived: false } as const;
  const locations = [
    { ...place, id, locationType: 'bin', parentId },
    { ...place, id: stagingId(id), locationType: 'staging', parentId: id },
  ] as const;
  await s.decide({ type: 'place.added', payload: { group: null, shop: null, locations, suppliers: [] } });
  return id;
}

async function planned(bytes: Uint8Array) {
  const table = await tableOf(bytes);
  const index = await existingIndex(s.shop.db);
  const decimalsById = (id: string) => index.variant(id as VariantId)?.decimals;
  const shop = must(await s.shop.db.shop.toCollection().first(), 'a shop has its row');
  const mapping = proposeMapping(table);
  const read = readProducts(table, mapping, { currencyDigits: 2, decimalsById, taxRates: shop.taxRates ?? null });
  const questions = fileQuestions(mapping, runWhole(columnFiguresSteps(table)), {
    currency: 'EUR',
    pricesIncludeTax: shop.pricesIncludeTax ?? null,
  });
  return { table, questions, plan: planImport(read, index, { knownStock: 'observe' }) };
}

describe('everything of the products as a file', () => {
  test.each([
    ['CSV for programs', { format: 'csv' }],
    ['a workbook', { format: 'xlsx' }],
    ['CSV for spreadsheets of a region with decimal commas', regional],
  ] satisfies [string, FileStyle][])(
    '[IMP190] [IMP191] [STS82] as %s it comes back as it was, stock at each place',
    async (_name, style) => {
      const { file, rows, archived } = await exported(style);
      expect([rows, archived]).toEqual([6, 0]);
      const { table, plan } = await planned(await bytesOf(file));
      expect(table.headers).toEqual(
        expect.arrayContaining([
          'Product ID',
          'Variant ID',
          'Stock [Shop]',
          'Stock [Warehouse]',
          'Reorder point [Shop]',
          'Tags',
        ]),
      );
      expect(table.headers).not.toContain('Reorder point [Warehouse]');
      expect(plan.problems).toEqual([]);
      expect(plan.counts).toEqual({ new: 0, changed: 0, same: 6, refused: 0 });
      const seen = plan.observations.map(({ variantId, place, quantity }) => `${variantId} ${place} ${quantity}`);
      const known = [`${s.tea} Shop 2350`, `${s.mug} Shop 10`, `${s.mug} Warehouse 3`];
      expect(seen.toSorted()).toEqual(known.toSorted());
    },
  );

  test('[IMP191] a place within another is named with it, and known by that name again', async () => {
    const shelf = must(await s.shop.db.locations.get(s.floor), 'the shop has a floor');
    const [first, second] = [s.shop.nextId() as LocationId, s.shop.nextId() as LocationId];
    await s.shop.db.locations.bulkPut([
      { ...shelf, id: first, name: 'A1', parentId: s.floor },
      { ...shelf, id: second, name: 'A1', parentId: s.warehouse },
    ]);
    const names = (await exportedPlaces(rowsIn(s.shop.db))).map(({ name }) => name);
    expect(names).toEqual(['Shop', 'Shop / A1', 'Warehouse', 'Warehouse / A1']);
    const { locationByName } = await existingIndex(s.shop.db);
    expect([locationByName('shop / a1'), locationByName('warehouse / a1')]).toEqual([first, second]);
    expect([locationByName('a1'), locationByName('shop')]).toEqual([undefined, s.floor]);
  });

  test('[LOC13] where a variant usually lies comes back by its path, is changed by another, and an unknown one is told', async () => {
    const [first, second] = [await addBin('A1', s.floor), await addBin('A1', s.warehouse)];
    const usual = { kind: 'variant', id: s.mug, field: 'usualBinId', value: second, was: s.floor } as const;
    await s.decide({ type: 'fields.set', payload: { group: null, sets: [usual] } });
    const text = await (await exported({ format: 'csv' })).file.text();
    const read = (name: string) => planned(new TextEncoder().encode(text.replace(',Warehouse / A1,', `,${name},`)));
    expect((await read('Warehouse / A1')).plan).toMatchObject({ problems: [], counts: { changed: 0, same: 6 } });
    expect((await read('Warehouse › A1')).plan).toMatchObject({ problems: [], counts: { changed: 0, same: 6 } });
    const { plan } = await read('Shop / A1');
    expect(plan.counts).toMatchObject({ changed: 1, same: 5 });
    const parts = productActs(plan, {
      groupId: s.shop.nextId() as GroupId,
      label: 'products.csv',
      locationId: s.floor,
      supplierByName: () => undefined,
      nextId: s.shop.nextId,
    });
    const sets = parts
      .flatMap((part) => part.decisions)
      .flatMap((act) => (act.type === 'fields.set' ? act.payload.sets : []));
    expect(sets).toEqual([{ ...usual, value: first, was: second }]);
    const unknown = (await read('Attic')).plan;
    expect(unknown.problems).toMatchObject([{ code: 'usual-location-unknown', value: 'Attic' }]);
    expect(unknown.counts).toMatchObject({ changed: 0, same: 6 });
  });

  test('[IMP192] stopped, there is no file', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await jobs()['products.export']({ format: 'csv', name: 'products' }, context(stop.signal))).toMatchObject({
      failure: { code: 'cancelled' },
    });
  });

  /** The shop says what it has to say of tax; the mug has a class that is gone, the tea the reduced one. */
  const sayTax = async (pricesIncludeTax: boolean) => {
    const tea = await s.shop.db.variants.get(s.tea);
    await s.decide({
      type: 'fields.set',
      payload: {
        group: null,
        sets: [
          { kind: 'shop', id: s.shop.entry.shopId, field: 'pricesIncludeTax', value: pricesIncludeTax, was: null },
          {
            kind: 'shop',
            id: s.shop.entry.shopId,
            field: 'taxRates',
            value: [
              { taxClass: 'Full', rate: 19_000 },
              { taxClass: 'Reduced', rate: 7_000 },
            ],
            was: null,
          },
          { kind: 'product', id: s.mugProduct, field: 'taxClass', value: 'Gone', was: null },
          {
            kind: 'product',
            id: must(tea?.productId, 'the tea is a product'),
            field: 'taxClass',
            value: 'Reduced',
            was: null,
          },
        ],
      },
    });
  };

  test.each([
    [true, 'Price (incl. tax)'],
    [false, 'Price (excl. tax)'],
  ])('[CAT30] says whether prices include tax (%s), and comes back as it was', async (pricesIncludeTax, header) => {
    await sayTax(pricesIncludeTax);
    const { table, plan, questions } = await planned(await bytesOf((await exported({ format: 'csv' })).file));
    expect(table.headers).toContain(header);
    expect(questions).toEqual([]);
    expect(plan.problems).toEqual([]);
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 6, refused: 0 });
    const cells = table.rows.map((row) => row.cells[table.headers.indexOf('Tax class')] ?? '');
    expect(new Set(cells)).toEqual(new Set(['', 'Gone', 'Reduced']));
  });

  test.each([
    ['en', true],
    ['en', false],
    ['de', true],
    ['de', false],
  ] as const)('[CAT30] so does the list as it is shown: %s, prices include tax: %s', async (language, included) => {
    await sayTax(included);
    await openWords(language);
    const { catalogue } = s.shop;
    const ids = (await s.shop.db.variants.toArray()).map(({ id }) => id);
    const rows = ids.flatMap((id) => catalogue.rowAt(catalogue.slotOf(id) ?? -1) ?? []);
    const columns = stockCsvColumns({
      t: words(),
      facts: {
        currency: 'EUR',
        locations: catalogue.locations(),
        tax: { pricesIncludeTax: included, taxRates: catalogue.shop()?.taxRates },
        hasNotForSale: false,
      },
      rowAt: () => undefined,
    });
    const { table, plan, questions } = await planned(new TextEncoder().encode([...toCsv(columns, rows)].join('')));
    await openWords('en');
    expect(table.headers.filter((header) => /tax|steuer/i.test(header))).toHaveLength(2);
    expect(questions).toEqual([]);
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 6, refused: 0 });
    expect(plan.problems.map(({ code }) => code)).toEqual(['tax-class-unknown']);
  });

  test('[IMP193] the list as it is shown is known again by its ids, too', async () => {
    await openWords('en');
    const { catalogue } = s.shop;
    const rowAt = (id: typeof s.mug, place?: typeof s.floor) => catalogue.rowAt(catalogue.slotOf(id) ?? -1, place);
    const ids = (await s.shop.db.variants.toArray()).map(({ id }) => id);
    const rows = ids.flatMap((id) => rowAt(id) ?? []);
    const columns = stockCsvColumns({
      t: words(),
      facts: { currency: 'EUR', locations: catalogue.locations(), tax: {}, hasNotForSale: false },
      rowAt,
    });
    const { plan } = await planned(new TextEncoder().encode([...toCsv(columns, rows)].join('')));
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 6, refused: 0 });
    expect(plan.entries.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });
});
