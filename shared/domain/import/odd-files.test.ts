import { expect, test } from 'vitest';
import { fixture, sheetOf } from '#tests/fixtures/import/files.ts';
import { readProducts } from './read-products.ts';

const variantsOf = async (name: string, currency = 'EUR') => {
  const { table, mapping } = await sheetOf(fixture(name));
  const { products, problems } = readProducts(table, mapping, { currencyDigits: 2, currency });
  return {
    problems: problems.map(({ row, severity, code }) => [row, severity, code]),
    products,
    variants: products.flatMap((product) => product.variants.map((variant) => ({ ...variant, name: product.name }))),
  };
};

test('[IMP140][IMP143] a German till: EK and VK told apart, several codes in a cell, codes a spreadsheet spoiled', async () => {
  const { variants, problems } = await variantsOf('till-german.csv');
  expect(
    variants.map(({ sku, name, costMinor, priceMinor, stock, decimals }) => [
      sku,
      name,
      costMinor,
      priceMinor,
      stock,
      decimals,
    ]),
  ).toEqual([
    ['3', 'Leergut Kasten 1,50 €', 150, 150, -6, 0],
    ['41', 'Bergkäse mild 48 %', 1140, 1590, 1_048_375, 3],
    ['42', 'Küchenrolle', 95, 179, 12_480, 0],
    ['43', 'Rapsöl 10 l', 187_025, 2450, 31, 0],
    ['44', 'Früchtetee', 205, 349, 0, 0],
  ]);
  expect(variants.map(({ barcodes }) => barcodes.map(({ code }) => code))).toEqual([
    [],
    ['4002515289693'],
    [],
    ['5410126006179', '5410126006186', '15410126006176'],
    ['96385074'],
  ]);
  expect(problems).toEqual([
    [2, 'note', 'stock-negative'],
    [3, 'note', 'places-proposed'],
    [4, 'left-out', 'code-scientific'],
    [4, 'left-out', 'code-scientific'],
  ]);
});

test('[IMP143] codes in E-notation with a comma never become `7` or `50103E+12`', async () => {
  const { variants, problems } = await variantsOf('codes-e-notation-comma.csv');
  expect(
    variants.map(({ name, foreignId, costMinor, priceMinor, stock, decimals, barcodes }) => [
      name,
      foreignId,
      costMinor,
      priceMinor,
      stock,
      decimals,
      barcodes.map(({ code }) => code),
    ]),
  ).toEqual([
    ['Harina 500 g', '11', 145_000, 190_000, -318_250, 3, []],
    ['Sal de mesa', '12', 70_000, 95_000, 64, 0, []],
    ['Avena', '13', 230_000, 310_000, 9, 0, ['7501031311309']],
    ['Escoba', '14', 480_000, 620_000, 167, 3, ['Escoba']],
  ]);
  expect(problems.filter(([, , code]) => code === 'code-scientific')).toEqual([
    [2, 'left-out', 'code-scientific'],
    [3, 'left-out', 'code-scientific'],
  ]);
  expect(problems).toContainEqual([5, 'note', 'quantity-rounded']);
});

test('[IMP145] Etsy: a row that lists values and codes is as many variants, whose stock cannot be split', async () => {
  const { variants, products, problems } = await variantsOf('etsy-italian.csv');
  expect(products.map((product) => product.name)).toEqual(['Lampada in rame', 'Anello filo']);
  expect(variants.map(({ sku, options, stock, priceMinor }) => [sku, options, stock, priceMinor])).toEqual([
    ['LAMP-7', [], 2, 12_000],
    ['AN-12', [{ name: 'Misura', value: '12' }], null, 2800],
    ['AN-14', [{ name: 'Misura', value: '14' }], null, 2800],
    ['AN-16', [{ name: 'Misura', value: '16' }], null, 2800],
  ]);
  expect(problems).toEqual([[3, 'left-out', 'stock-of-several']]);
});

test('[IMP141][IMP144] parts of a piece get places by their unit, and another currency is told', async () => {
  const { variants, products, problems } = await variantsOf('fractions-currency.csv');
  expect(
    variants.map(({ foreignId, decimals, stock, priceMinor, costMinor }) => [
      foreignId,
      decimals,
      stock,
      priceMinor,
      costMinor,
    ]),
  ).toEqual([
    ['501', 3, 8500, 4500, 3850],
    ['502', 3, -3125, 6126, 5200],
    ['503', 0, 12, 1800, undefined],
    ['504', 0, 3, 200, 100],
  ]);
  expect(products.map((product) => product.archived)).toEqual([false, false, false, true]);
  const codes = problems.map(([, , code]) => code);
  expect(codes.filter((code) => code === 'currency-differs')).toHaveLength(7);
  expect(codes.filter((code) => code === 'places-proposed')).toHaveLength(2);
  expect((await variantsOf('fractions-currency.csv', 'AED')).problems.map(([, , code]) => code)).not.toContain(
    'currency-differs',
  );
});

/** The products of a text. */
async function productsOf(text: string) {
  const { table, mapping } = await sheetOf(text);
  return readProducts(table, mapping, { currencyDigits: 2, currency: 'EUR' }).products;
}

test('[IMP47] Odoo: what the goods cost, values of attributes, `False` for nothing, and whether it is in use', async () => {
  const products = await productsOf(
    'name,default_code,barcode,list_price,standard_price,product_template_attribute_value_ids,active\n' +
      'Chair,CH-W,4006381333931,75.00,40.00,Legs: Steel,True\nChair,CH-B,False,80.00,42.00,Legs: Wood,True\n' +
      'Old board,False,4006381333948,9.00,5.00,,False\n',
  );
  expect(
    products.map(({ name, archived, variants }) => [
      name,
      archived,
      variants.map(({ sku, costMinor, barcodes, options }) => [sku, costMinor, barcodes.length, options[0]?.value]),
    ]),
  ).toEqual([
    [
      'Chair',
      false,
      [
        ['CH-W', 4000, 1, 'Steel'],
        ['CH-B', 4200, 0, 'Wood'],
      ],
    ],
    ['Old board', true, [[undefined, 500, 1, undefined]]],
  ]);
});

test.each([
  ['active', '0', true],
  ['active', '1', false],
  ['Active', 'No', true],
  ['Aktiv', 'ja', false],
  ['Discontinued', 'yes', true],
  ['Archived', 'no', false],
])('[IMP140] a product whose column %s says %s: archived is %s', async (header, cell, archived) => {
  const [product] = await productsOf(`Name,SKU,${header}\nMug,M-1,${cell}\n`);
  expect(product?.archived).toBe(archived);
});

test('[IMP150] the unit of a weight may stand in a column of its own', async () => {
  const [mug, box] = await productsOf('Name,SKU,weight,weight_unit\nMug,M-1,0.35,kg\nBox,B-1,12,g\n');
  expect([mug, box].map((product) => product?.variants[0]?.weight)).toEqual([350_000, 12_000]);
});

test('[IMP124] Wix: a variant without a cost of its own has its product’s', async () => {
  const [pad] = await productsOf(
    'handleId,fieldType,name,sku,price,surcharge,inventory,cost,productOptionName1,productOptionDescription1\n' +
      'p1,Product,Pad,,7.00,,,3.00,Size,A4;A5\np1,Variant,,P-A4,,3.50,4,,Size,A4\np1,Variant,,P-A5,,0.00,9,2.00,Size,A5\n',
  );
  expect(pad?.variants.map(({ priceMinor, costMinor }) => [priceMinor, costMinor])).toEqual([
    [1050, 300],
    [700, 200],
  ]);
});

test.each(['Total', 'Grand total', 'Summe:', 'Totale', 'Razem'])(
  '[IMP115] a row “%s” without a code adds up others and is no product',
  async (word) => {
    const { table, mapping } = await sheetOf(
      `SKU,Name,Price,Stock\nV1,Vase,10.00,1\nT1,Total,3.00,2\n,${word},13.00,3\n`,
    );
    const { products, problems } = readProducts(table, mapping, { currencyDigits: 2, currency: 'EUR' });
    expect(products.map(({ name }) => name)).toEqual(['Vase', 'Total']);
    expect(problems.map(({ row, severity, code }) => [row, severity, code])).toEqual([[4, 'refused', 'row-is-total']]);
  },
);

test('[IMP119] a row for all places beside those of single ones is a total and told, never a place', async () => {
  const read = async (text: string) => {
    const { table, mapping } = await sheetOf(text);
    return readProducts(table, mapping, { currencyDigits: 2, currency: 'EUR' });
  };
  const { products, problems } = await read(
    'SKU,Name,Location,Stock\nL1,Lamp,North,3\nL1,Lamp,South,4\nL1,Lamp,Total,7\nL2,Bulb,North,1\nL2,Bulb,All locations,1\n',
  );
  const placesOf = ({ variants }: (typeof products)[number]) =>
    variants.flatMap(({ places = [] }) => places.map(({ place, stock }) => [place, stock]));
  expect(products.map(placesOf)).toEqual([
    [
      ['North', 3],
      ['South', 4],
    ],
    [['North', 1]],
  ]);
  expect(problems.filter(({ code }) => code === 'place-is-total').map(({ row }) => row)).toEqual([4, 6]);
  const alone = await read('SKU,Name,Location,Stock\nL1,Lamp,All,3\nL2,Bulb,All,1\n');
  expect(alone.products).toHaveLength(2);
});

test('[IMP174] a formula that failed is told', async () => {
  const { table, mapping } = await sheetOf('SKU,Name,Price,Size\nL1,Lamp,#DIV/0!,S\nL2,Bulb,1.00,#N/A\n');
  const { problems } = readProducts(table, mapping, { currencyDigits: 2, currency: 'EUR' });
  expect(problems.map(({ row, severity, code, column }) => [row, severity, code, column])).toEqual([
    [2, 'left-out', 'cell-is-error', 'Price'],
    [3, 'left-out', 'cell-is-error', 'Size'],
  ]);
});

test('[IMP31] a workbook writes numbers with a point; a text among them with a comma is read with that', async () => {
  const { table, mapping } = await sheetOf('SKU,Name,Unit,Stock\nL1,Lamp,kg,2.75\nL2,Bulb,kg,"3,50"\n');
  const stockOf = (delimiter: typeof table.delimiter) =>
    readProducts({ ...table, delimiter }, mapping, { currencyDigits: 2, currency: 'EUR' }).products.map(
      ({ variants }) => variants[0]?.stock,
    );
  expect([stockOf(null), stockOf(',')]).toEqual([
    [2750, 3500],
    [2750, null],
  ]);
});
