import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { indexExisting } from './existing.ts';
import { withColumn } from './mapping.ts';
import { planImport } from './plan.ts';
import { readProducts } from './read-products.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';

const read = async (content: string) => {
  const { table, mapping } = await sheetOf(content);
  return readProducts(table, mapping, { currencyDigits: 2 });
};
const PIECE = '4006381333931';
const CARTON = '14006381333938';
const INNER = '3017620422003';

/** The pack size of each code that one row of these columns gives. */
async function packs(columns: Readonly<Record<string, string>>): Promise<Readonly<Record<string, number>>> {
  const result = await read(
    `SKU;Name;${Object.keys(columns).join(';')}\nA;Apple;${Object.values(columns).join(';')}\n`,
  );
  const barcodes = result.products[0]?.variants[0]?.barcodes ?? [];
  return Object.fromEntries(barcodes.map(({ code, packSize }) => [code, packSize]));
}

describe('[IMP51] a pack size belongs to the barcode it is meant for', () => {
  test.each<Readonly<Record<string, string>>>([
    { 'Barcode 1': PIECE, 'Pack size 1': '1', 'Barcode 2': CARTON, 'Pack size 2': '24' },
    { 'Barcode 1': PIECE, 'Barcode 2': CARTON, 'Pack size 1': '1', 'Pack size 2': '24' },
    { 'Pack size 2': '24', 'Barcode 2': CARTON, 'Pack size 1': '', 'Barcode 1': PIECE },
    { Barcode: PIECE, 'Barcode 2': CARTON, 'Pack size 2': '24' },
    { Barcode: PIECE, 'Barcode 2': CARTON, 'Pack size': '24' },
    { Barcode: PIECE, 'Barcode 7': CARTON, 'Pack size 7': '24' },
    { Barcode: PIECE, Barcode2: CARTON, PackSize2: '24' },
    { Barcode: PIECE, 'Case barcode': CARTON, 'Case qty': '24' },
    { 'Case qty': '24', Barcode: PIECE, 'Case barcode': CARTON },
    { UPC: PIECE, 'Case UPC': CARTON, 'Units per case': '24' },
    { EAN: PIECE, 'EAN Karton': CARTON, VE: '24' },
    { EAN: PIECE, VE: '24', 'EAN Karton': CARTON },
    { EAN: PIECE, VPE: '24', 'EAN VPE': CARTON },
    { 'GTIN Stück': PIECE, 'GTIN Umkarton': CARTON, Verpackungseinheit: '24' },
    { GTIN: PIECE, 'GTIN of carton': CARTON, 'Units per carton': '24' },
    { 'EAN 13': PIECE, 'EAN 14': CARTON, 'Pcs per carton': '24' },
    { 'GTIN-13': PIECE, 'GTIN-14': CARTON, 'Stück pro Karton': '24' },
    { 'Code-barres': PIECE, 'Code-barres carton': CARTON, 'Unités par carton': '24' },
    { 'Código de barras': PIECE, 'Código de barras caja': CARTON, 'Unidades por caja': '24' },
    { Barcode: PIECE, 'Outer barcode': CARTON, 'Qty per outer': '24' },
    { Barcode: PIECE, 'Barcode 2': CARTON, 'Units per carton': '24' },
    { 'EAN 1': PIECE, 'EAN 2': CARTON, 'VE 1': '1', 'VE 2': '24' },
  ])('%j', async (columns) => {
    expect(await packs(columns)).toEqual({ [PIECE]: 1, [CARTON]: 24 });
  });

  test('of inner and outer packs each has its own', async () => {
    const columns = { 'Inner qty': '6', 'Outer qty': '24', EAN: PIECE, 'Outer EAN': CARTON, 'Inner EAN': INNER };
    expect(await packs(columns)).toEqual({ [PIECE]: 1, [INNER]: 6, [CARTON]: 24 });
  });

  test.each(['Pack size', 'Pack qty', 'Units per pack', 'VE', 'VPE', 'Case qty'])(
    '[IMP376] beside the only barcode it is that of a carton’s code alone: %s',
    async (header) => {
      const { products, problems } = await read(`SKU;Name;EAN;${header}\nA;Apple;${PIECE};24\nB;Pear;${CARTON};24\n`);
      expect(products.map(({ variants }) => variants[0]?.barcodes)).toEqual([
        [{ code: PIECE, packSize: 1 }],
        [{ code: CARTON, packSize: 24 }],
      ]);
      expect(problems).toMatchObject([{ row: 2, severity: 'note', code: 'pack-size-without-barcode', value: '24' }]);
    },
  );

  test('[IMP376] between two barcodes it is not that of the first, which is the piece’s', async () => {
    const columns = { Barcode: PIECE, 'Pack size': '24', 'Barcode 2': CARTON };
    expect(await packs(columns)).toEqual({ [PIECE]: 1, [CARTON]: 1 });
  });

  test('[IMP376] a column that a person chose for it says what the only barcode means', async () => {
    const { table, mapping } = await sheetOf(`SKU;Name;EAN;VPE\nA;Apple;${PIECE};24\n`);
    const chosen = withColumn(withColumn(mapping, 3, null, new Set()), 3, 'packSize', new Set());
    const { products, problems } = readProducts(table, chosen, { currencyDigits: 2 });
    expect(products[0]?.variants[0]?.barcodes).toEqual([{ code: PIECE, packSize: 24 }]);
    expect(problems).toEqual([]);
  });

  test.each(['Box size', 'Carton price', 'Carton weight', 'Case colour', 'Pallet', 'Barcode type', 'Pack'])(
    'a column of something else is none: %s',
    async (header) => {
      expect(await packs({ Barcode: PIECE, [header]: '24' })).toEqual({ [PIECE]: 1 });
    },
  );

  test('in the exports of other shops too, where somebody added the columns', async () => {
    const woo = await read(
      `ID,Type,SKU,Name,"GTIN, UPC, EAN, or ISBN",Regular price,Parent,Barcode 2,Pack size 2\n1,simple,A,Apple,${PIECE},1,,${CARTON},24\n`,
    );
    const shopify = await read(
      `Handle,Title,Variant SKU,Variant Price,Variant Barcode,Barcode 2,Pack size 2\na,Apple,A,1,${PIECE},${CARTON},24\n`,
    );
    for (const { products } of [woo, shopify])
      expect(products[0]?.variants[0]?.barcodes).toEqual([
        { code: PIECE, packSize: 1 },
        { code: CARTON, packSize: 24 },
      ]);
  });

  test('numbered columns in any order and number are paired by their number', async () => {
    const order = fc
      .integer({ min: 1, max: 6 })
      .chain((count) =>
        fc.shuffledSubarray(
          Array.from({ length: count }, (_n, at) => [`Barcode ${at + 1}`, `Pack size ${at + 1}`]).flat(),
          { minLength: 2 * count },
        ),
      );
    await fc.assert(
      fc.asyncProperty(order, async (headers) => {
        const cells = headers.map((header) => {
          const n = Number(header.replace(/\D/g, ''));
          return header.startsWith('Barcode') ? `CODE-${n}` : `${n * 10}`;
        });
        const found = await packs(Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
        const wanted = headers.length / 2;
        expect(found).toEqual(
          Object.fromEntries(Array.from({ length: wanted }, (_n, at) => [`CODE-${at + 1}`, (at + 1) * 10])),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('[IMP49] what a pack size cannot be is said at its row', () => {
  test.each([
    ['0', 'pack-size-not-positive'],
    ['-6', 'pack-size-not-positive'],
    ['2.5', 'quantity-not-whole'],
    ['a dozen', 'quantity-unreadable'],
    ['99999999', 'quantity-implausible'],
  ])('%s', async (cell, code) => {
    const { problems } = await read(`SKU,Name,Barcode 1,Barcode 2,Pack size 2\nA,Apple,${PIECE},${CARTON},${cell}\n`);
    expect(problems).toMatchObject([{ row: 2, severity: 'left-out', code, column: 'Pack size 2', value: cell }]);
  });

  test.each([
    `SKU,Name,Barcode 1,Barcode 2,Pack size 2\nA,Apple,${PIECE},,24\n`,
    `SKU,Name,Barcode 1,Pack size 2\nA,Apple,${PIECE},24\n`,
    `SKU,Name,EAN,VE\nA,Apple,${PIECE},24\n`,
    'SKU,Name,Pack size\nA,Apple,24\n',
  ])('without its barcode: %j', async (content) => {
    const { products, problems } = await read(content);
    expect(problems).toMatchObject([{ row: 2, severity: 'note', code: 'pack-size-without-barcode', value: '24' }]);
    expect(products[0]?.variants[0]?.barcodes.every(({ packSize }) => packSize === 1)).toBe(true);
  });

  test('a pack size of one without a barcode says nothing', async () => {
    expect((await read(`SKU,Name,EAN,VE\nA,Apple,${PIECE},1\n`)).problems).toEqual([]);
  });

  test('another pack size than the shop has for a barcode is left, and said', async () => {
    const first = await read(`SKU,Name,Barcode 2,Pack size 2\nA,Apple,${CARTON},24\n`);
    const shop = applyPlan(planImport(first, indexExisting([]), { knownStock: 'ignore' }), []);
    const file = async (cell: string) =>
      planImport(await read(`SKU,Name,Barcode 2,Pack size 2\nA,Apple,${CARTON},${cell}\n`), indexExisting(shop), {
        knownStock: 'ignore',
      });
    expect(await file('12')).toMatchObject({ counts: { same: 1 }, problems: [{ row: 2, code: 'pack-size-kept' }] });
    expect((await file('24')).problems).toEqual([]);
    expect((await file('')).problems).toEqual([]);
  });
});

test('[IMP50] our own headers are understood in a file that lost some of ours', async () => {
  const { products, problems } = await read(
    [
      'Product ID,Variant ID,Product type,Name,Option 1 name,Option 1 value,Option 4 name,Option 4 value,SKU,Barcode 1,Pack size 1,Barcode 5,Pack size 5',
      `p1,v1,variable,Tee,Size,S,Print,Cat,T-S,${PIECE},1,${CARTON},24`,
      'p1,v2,variable,Tee,Size,M,Print,Dog,T-M,,,,',
    ].join('\n'),
  );
  expect(problems).toEqual([]);
  expect(products).toMatchObject([
    {
      kind: 'variable',
      variants: [
        {
          sku: 'T-S',
          foreignId: 'v1',
          options: [
            { name: 'Size', value: 'S' },
            { name: 'Print', value: 'Cat' },
          ],
          barcodes: [
            { code: PIECE, packSize: 1 },
            { code: CARTON, packSize: 24 },
          ],
        },
        { sku: 'T-M', foreignId: 'v2' },
      ],
    },
  ]);
  expect(products[0]?.category).toBeUndefined();
});
