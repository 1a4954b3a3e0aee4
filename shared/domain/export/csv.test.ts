import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { type ExistingVariant, indexExisting } from '#shared/domain/import/existing.ts';
import { planImport } from '#shared/domain/import/plan.ts';
import { readProducts } from '#shared/domain/import/read-products.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { type ListColumn, toCsv } from './csv.ts';
import { quoteFormula, unquoteFormula } from './formula.ts';
import { type ExportedVariant, productColumns, shapeOf } from './product-csv.ts';

type Pair = { readonly name: string; readonly figure: string | number | null };
const columns: readonly ListColumn<Pair>[] = [
  { header: 'Name', kind: 'text', value: (row) => row.name },
  { header: 'Figure', kind: 'number', value: (row) => row.figure },
];
const csv = (rows: readonly Pair[]) => [...toCsv(columns, rows)].join('');

describe('cells', () => {
  test('[IMP80] a byte order mark, CRLF, quotes where they are needed', () => {
    expect(
      csv([
        { name: 'a "b", c', figure: -12.5 },
        { name: 'two\nlines', figure: null },
      ]),
    ).toBe('\ufeffName,Figure\r\n"a ""b"", c",-12.5\r\n"two\nlines",\r\n');
  });

  test('[IMP81] text that would run as a formula is made harmless, figures stay figures', () => {
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'=x", '＝1'];
    for (const name of hostile) expect(csv([{ name, figure: '-1' }]).split('\r\n')[1]).toMatch(/^"?'/);
    expect(csv([{ name: 'x', figure: '-1' }])).toContain('x,-1\r\n');
    expect(csv([{ name: 'x', figure: '=1' }])).toContain("x,'=1\r\n");
    expect(quoteFormula("O'Hara")).toBe("O'Hara");
  });

  test('[IMP81] whatever the text, it is harmless, and reads back as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '0', '9', 'a', '"', ' '),
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, (value) => {
        expect(unquoteFormula(quoteFormula(value))).toBe(value);
        expect(quoteFormula(value)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('[IMP80] long lists come in pieces that together are the file', () => {
    const rows = Array.from({ length: 1_200 }, (_row, i) => ({ name: `n${i}`, figure: i }));
    const pieces = [...toCsv(columns, rows)];
    expect(pieces).toHaveLength(3);
    expect(pieces.join('').split('\r\n')).toHaveLength(1_202);
  });
});

describe('CSV for the spreadsheets of a region', () => {
  const regional = (rows: readonly Pair[]) => [...toCsv(columns, rows, { separator: ';', decimal: ',' })].join('');

  test('[STS80] semicolons between cells, a comma before fractions, and a comma in a text is only that', () => {
    const text = regional([
      { name: 'a, b', figure: '-12.5' },
      { name: 'x;y', figure: '=1' },
    ]);
    expect(text).toBe('\ufeffName;Figure\r\n"a, b";-12,5\r\n"x;y";\'=1\r\n');
  });

  test('[STS80] a figure that holds the separator is quoted', () => {
    const text = [...toCsv(columns, [{ name: 'x', figure: '1.5' }], { separator: ',', decimal: ',' })].join('');
    expect(text).toContain('x,"1,5"\r\n');
  });
});

describe('our own product file', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      '=',
      '-',
      "'",
      '"',
      ',',
      ';',
      '\n',
      '\t',
      ' ',
      '9',
      'é',
      '>',
      '&amp;',
      '<b>',
      '日',
      '\\,',
    ),
    maxLength: 8,
  });
  const filled = text.filter((value) => value.trim() !== '');
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const code = fc.constantFrom(
    'A-1',
    'a-1',
    "'0309",
    '=x',
    '1.5E+10',
    '4006381333931',
    '36000291452',
    'P;Q|R',
    'NULL',
    '007',
    'long code',
  );
  const variant = (productIds: readonly string[]) =>
    fc.record({
      productId: fc.constantFrom(...productIds),
      sku: perhaps(code),
      barcodes: fc.uniqueArray(fc.record({ code, packSize: fc.integer({ min: 1, max: 5_000 }) }), {
        maxLength: 3,
        selector: (barcode) => barcode.code.toUpperCase(),
      }),
      options: fc.array(fc.record({ name: filled, value: filled }), { maxLength: 2 }),
      price: perhaps(fc.nat(99_999_999)),
      cost: perhaps(fc.nat(99_999_999)),
      supplierCode: perhaps(code),
      unit: perhaps(filled),
      decimals: fc.constantFrom(0 as const, 1 as const, 3 as const),
      stock: perhaps(fc.integer({ min: -9_000, max: 9_000_000 })),
      reorderPoint: perhaps(fc.nat(9_000_000)),
      orderUpTo: perhaps(fc.nat(9_000_000)),
      orderMultiple: perhaps(fc.integer({ min: 1, max: 9_000 })),
    });
  const product = fc.record({
    name: filled,
    category: perhaps(filled),
    supplier: perhaps(filled),
    description: perhaps(filled),
    archived: fc.boolean(),
    productType: fc.constantFrom(
      'simple' as const,
      'variable' as const,
      'kit' as const,
      'virtual' as const,
      'external' as const,
    ),
  });
  const shop = fc
    .tuple(product, product, fc.array(variant(['p0', 'p1']), { minLength: 1, maxLength: 6 }))
    .map(([p0, p1, variants]) =>
      variants.map(
        (row, at): ExportedVariant => ({
          ...(row.productId === 'p0' ? p0 : p1),
          ...row,
          // Casts: invented ids, for this shop only.
          productId: row.productId as ProductId,
          variantId: `v${at}` as VariantId,
          listings: [],
        }),
      ),
    );

  test('[IMP82] read back into the same shop: everything is the same, nothing refused', async () => {
    await fc.assert(
      fc.asyncProperty(shop, async (variants) => {
        const content = [...toCsv(productColumns(shapeOf(variants, 2)), variants)].join('');
        const table = await tableOf(content);
        const mapping = proposeMapping(table);
        expect(mapping.source).toBe('stockroom');
        const plan = planImport(readProducts(table, mapping, { currencyDigits: 2 }), indexExisting(variants), {
          knownStock: 'ignore',
        });
        const changed = plan.entries.filter((entry) => entry.kind !== 'same');
        expect(changed).toEqual([]);
        expect(plan.counts).toEqual({ new: 0, changed: 0, same: variants.length, refused: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('[IMP82] read into another shop it is the same shop, whatever order its columns come in', async () => {
    const shuffled = fc.tuple(shop, fc.infiniteStream(fc.nat(1_000)));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([variants, chance]) => {
        const places = productColumns(shapeOf(variants, 2)).map((column) => ({ column, place: chance.next().value }));
        const columns = places.toSorted((a, b) => a.place - b.place).map(({ column }) => column);
        // One barcode on two variants is a conflict of two desks, which a file says and does not repeat.
        const seen = new Set<string>();
        const one = variants.map((variant) => ({
          ...variant,
          barcodes: variant.barcodes.filter(({ code: text }) => seen.size < seen.add(barcodeKey(text)).size),
        }));
        const table = await tableOf([...toCsv(columns, one)].join(''));
        const read = readProducts(table, proposeMapping(table), { currencyDigits: 2 });
        const plan = planImport(read, indexExisting([]), { knownStock: 'ignore' });
        const arrived = applyPlan(plan, []);
        expect(plan.counts.refused).toBe(0);
        const sorted = (list: readonly ExistingVariant[]) =>
          list
            .map(
              ({
                sku,
                barcodes,
                price,
                cost,
                decimals,
                reorderPoint,
                orderUpTo,
                orderMultiple,
                archived,
                productType,
              }) =>
                JSON.stringify({
                  sku,
                  barcodes: barcodes.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
                  price,
                  cost,
                  decimals,
                  reorderPoint,
                  orderUpTo,
                  orderMultiple,
                  archived,
                  productType,
                }),
            )
            .toSorted();
        expect(sorted(arrived)).toEqual(sorted(one));
      }),
      { numRuns: 200 },
    );
  });

  test('[IMP82] [IMP316] read into an empty shop it brings everything, stock, pack sizes and how it is bought', async () => {
    const row: ExportedVariant = {
      variantId: 'v1' as VariantId,
      productId: 'p1' as ProductId,
      productType: 'variable',
      name: 'Tee',
      category: 'Clothing > Tees',
      supplier: 'Mill',
      description: 'Soft',
      archived: false,
      sku: 'TEE-S',
      options: [{ name: 'Size', value: 'S' }],
      barcodes: [
        { code: '4006381333931', packSize: 1 },
        { code: 'CASE-12', packSize: 12 },
      ],
      price: 1999,
      cost: 850,
      supplierCode: 'M-1',
      unit: 'pcs',
      decimals: 0,
      reorderPoint: 4,
      orderUpTo: 24,
      orderMultiple: 6,
      listings: [],
      stock: 7,
    };
    const table = await tableOf([...toCsv(productColumns(shapeOf([row], 2)), [row])].join(''));
    const { products } = readProducts(table, proposeMapping(table), { currencyDigits: 2 });
    expect(products).toEqual([
      {
        source: 'stockroom',
        foreignId: 'p1',
        kind: 'variable',
        name: 'Tee',
        category: 'Clothing > Tees',
        supplier: 'Mill',
        description: 'Soft',
        archived: false,
        rows: [2],
        variants: [
          {
            row: 2,
            sku: 'TEE-S',
            options: [{ name: 'Size', value: 'S' }],
            barcodes: [
              { code: '4006381333931', packSize: 1 },
              { code: 'CASE-12', packSize: 12 },
            ],
            priceMinor: 1999,
            costMinor: 850,
            supplierCode: 'M-1',
            unit: 'pcs',
            decimals: 0,
            stock: 7,
            reorderPoint: 4,
            orderUpTo: 24,
            orderMultiple: 6,
            foreignId: 'v1',
          },
        ],
      },
    ]);
  });
});
