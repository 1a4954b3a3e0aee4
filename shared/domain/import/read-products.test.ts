import { describe, expect, test } from 'vitest';
import { fixture, sheetOf } from '#tests/fixtures/import/files.ts';
import type { ProductDraft, ReadProducts } from './product-draft.ts';
import { readProducts } from './read-products.ts';
import type { ReadContext } from './reading.ts';

const read = async (content: Uint8Array | string, context: Partial<ReadContext> = {}): Promise<ReadProducts> => {
  const { table, mapping } = await sheetOf(content);
  return readProducts(table, mapping, { currencyDigits: 2, ...context });
};
const named = (result: ReadProducts, name: string): ProductDraft => {
  const product = result.products.find((candidate) => candidate.name === name);
  if (!product) throw new Error(`no ${name}`);
  return product;
};
const told = (result: ReadProducts) => result.problems.map((problem) => [problem.row, problem.code]);
const skus = (result: ReadProducts) =>
  result.products.flatMap((product) => product.variants.map((variant) => variant.sku));

describe('WooCommerce', () => {
  test('[IMP42] variable and variation rows are one product, named by id or SKU', async () => {
    const tee = named(await read(fixture('woocommerce.csv')), 'Tee');
    expect(tee).toMatchObject({ kind: 'variable', foreignId: '12', category: 'Clothing > Tees', rows: [3, 4, 5] });
    expect(tee.variants).toMatchObject([
      { sku: 'tee-red', options: [{ name: 'Colour', value: 'Red' }], stock: 3, priceMinor: 2000, foreignId: '13' },
      { sku: 'tee-blue', options: [{ name: 'Colour', value: 'Sea, blue' }], stock: null, foreignId: '14' },
    ]);
  });

  test('[IMP42] a simple product: codes, regular price, low stock amount, first category, clean texts', async () => {
    expect(named(await read(fixture('woocommerce.csv')), 'Mug & saucer')).toEqual({
      source: 'woocommerce',
      foreignId: '11',
      kind: 'simple',
      name: 'Mug & saucer',
      category: 'Kitchen > Mugs',
      description: 'A mug.',
      rows: [2],
      variants: [
        {
          row: 2,
          sku: 'mug-01',
          options: [],
          barcodes: [{ code: '4006381333931', packSize: 1 }],
          priceMinor: 1250,
          decimals: 0,
          stock: 12,
          reorderPoint: 5,
          foreignId: '11',
        },
      ],
    });
  });

  test('[IMP41][IMP42] grouped, external and virtual ones are kept, without stock', async () => {
    const result = await read(fixture('woocommerce.csv'));
    expect(
      ['Gift box', 'Poster', 'Song'].map((name) => [named(result, name).kind, named(result, name).variants[0]?.stock]),
    ).toEqual([
      ['kit', null],
      ['external', null],
      ['virtual', null],
    ]);
    expect(told(result)).toContainEqual([8, 'stock-ignored']);
  });

  test('[IMP41][IMP42] stock of the product as a whole and a parent that is not there are said', async () => {
    const result = await read(fixture('woocommerce.csv'));
    expect(named(result, 'Scarf').variants).toMatchObject([{ sku: 'scarf-red', stock: null }]);
    expect(named(result, 'Coat')).toMatchObject({
      foreignId: '99',
      variants: [{ sku: 'orphan-m', options: [{ name: 'Size', value: 'M' }] }],
    });
    expect(told(result)).toEqual([
      [8, 'stock-ignored'],
      [9, 'stock-held-by-parent'],
      [11, 'parent-missing'],
    ]);
  });

  test('[IMP42] a variable product without variations is one variant', async () => {
    const result = await read('ID,Type,SKU,Name,Stock,Parent\n1,variable,lone,Lone,4,\n2,simple,a,A,1,\n');
    expect(named(result, 'Lone')).toMatchObject({ kind: 'variable', variants: [{ sku: 'lone', stock: null }] });
    expect(told(result)).toEqual([
      [2, 'stock-held-by-parent'],
      [2, 'variable-without-variations'],
    ]);
  });

  test('[IMP31][IMP42] a translated export with decimal commas', async () => {
    const result = await read(fixture('woocommerce-german.csv'));
    expect(named(result, 'Hemd')).toMatchObject({
      category: 'Kleidung > Hemden',
      variants: [
        { sku: 'hemd-s', priceMinor: 123990, stock: 4, reorderPoint: 2, options: [{ name: 'Größe', value: 'S' }] },
      ],
    });
    expect(named(result, 'Tasse').variants[0]?.priceMinor).toBe(990);
    expect(named(await read(fixture('woocommerce-spanish.csv')), 'Vela').variants).toMatchObject([
      { sku: 'vela-r', stock: 6, priceMinor: 350 },
    ]);
  });
});

describe('Shopify', () => {
  test('[IMP43] rows of a handle are one product, pictures add nothing, option names carry on', async () => {
    const shirt = named(await read(fixture('shopify.csv')), 'Linen shirt');
    expect(shirt).toMatchObject({
      kind: 'variable',
      foreignId: 'linen-shirt',
      supplier: 'Weavers',
      category: 'Shirts',
      description: 'Light',
      archived: false,
      rows: [2, 3, 4],
    });
    expect(shirt.variants).toMatchObject([
      {
        sku: 'LS-S-W',
        stock: 5,
        priceMinor: 4500,
        costMinor: 1850,
        options: [
          { name: 'Size', value: 'S' },
          { name: 'Colour', value: 'White' },
        ],
      },
      {
        sku: 'LS-M-W',
        stock: 0,
        options: [
          { name: 'Size', value: 'M' },
          { name: 'Colour', value: 'White' },
        ],
      },
    ]);
  });

  test('[IMP41][IMP43] stock only where the tracker says so; gift cards are virtual; archived stays archived', async () => {
    const result = await read(fixture('shopify.csv'));
    expect(named(result, 'Stool').variants[0]?.stock).toBeNull();
    expect(named(result, 'Vase')).toMatchObject({
      archived: true,
      variants: [{ stock: -2, options: [], foreignId: 'vase#' }],
    });
    expect(told(result)).toEqual([[6, 'stock-negative']]);
    expect(named(await read(fixture('shopify.csv').slice()), 'Gift card').variants[0]?.stock).toBeNull();
    const card = await read('Handle,Title,Variant SKU,Gift Card\ncard,Card,C,true\nmug,Mug,M,false\n');
    expect(card.products.map((product) => product.kind)).toEqual(['virtual', 'simple']);
  });

  test('[IMP43] the columns of since 2024', async () => {
    const result = await read(fixture('shopify-2024.csv'));
    expect(named(result, 'Oat soap')).toMatchObject({
      kind: 'simple',
      variants: [{ sku: 'SOAP-1', options: [], stock: 40, costMinor: 210, barcodes: [{ code: '0036000291452' }] }],
    });
    expect(named(result, 'Towel').variants).toMatchObject([
      { sku: 'TOWEL-L', stock: 7 },
      { sku: 'TOWEL-XL', stock: 3, options: [{ name: 'Size', value: 'XL' }] },
    ]);
  });
});

describe('any list', () => {
  test('[IMP44] rows of one name are variants where option columns tell them apart', async () => {
    const result = await read(fixture('sizes.csv'));
    expect(named(result, 'T-shirt')).toMatchObject({
      kind: 'variable',
      variants: [
        {
          sku: 'TS-S',
          options: [
            { name: 'Size', value: 'S' },
            { name: 'Color', value: 'Red' },
          ],
        },
        { sku: 'TS-M' },
      ],
    });
    expect(named(result, 'Cap')).toMatchObject({ kind: 'simple', variants: [{ sku: 'CAP', options: [] }] });
  });

  test('[IMP44] a parent column joins rows by a row’s SKU or by any common value', async () => {
    const bySku = await read('SKU,Name,Parent SKU,Size,Qty\nP,Pen,,,\nP-1,Pen fine,P,Fine,3\nP-2,Pen bold,P,Bold,4\n');
    expect(bySku.products).toMatchObject([
      {
        name: 'Pen',
        variants: [
          { sku: 'P-1', stock: 3 },
          { sku: 'P-2', stock: 4 },
        ],
      },
    ]);
    const byValue = await read('SKU,Name,Parent,Size\nQ-1,Quill,quills,S\nQ-2,Quill,quills,L\n');
    expect(byValue.products).toMatchObject([{ name: 'Quill', variants: [{ sku: 'Q-1' }, { sku: 'Q-2' }] }]);
    const own = await read('SKU,Name,Parent SKU,Size,Qty\nR,Rope,R,Short,1\nR-2,Rope,R,Long,2\n');
    expect(own.products).toMatchObject([{ name: 'Rope', variants: [{ sku: 'R' }, { sku: 'R-2' }] }]);
  });

  test('[IMP31][IMP34] figures of a semicolon file: comma for fractions, point for thousands, weight in thousandths', async () => {
    const result = await read(fixture('price-list-french.csv'));
    expect(result.products.map((product) => product.variants[0])).toMatchObject([
      {
        sku: 'A-1',
        priceMinor: 1250,
        costMinor: 620,
        stock: 1000,
        reorderPoint: 10,
        decimals: 0,
        barcodes: [{ code: '3017620422003' }],
      },
      { sku: 'A-2', priceMinor: 123456, stock: 2500, decimals: 3, unit: 'kg', reorderPoint: 1000 },
      { sku: 'A-3', priceMinor: 800, stock: null },
    ]);
    expect(result.problems).toEqual([]);
  });

  test('[IMP34] the shop’s own places make 2.5 of something weighed readable', async () => {
    const text = 'SKU,Name,Quantity\nFLOUR,Flour,2.5\nMUG,Mug,2.5\n';
    const result = await read(text, { decimalsBySku: (folded) => (folded === 'flour' ? 3 : undefined) });
    expect(result.products).toMatchObject([
      { variants: [{ stock: 2500, decimals: 3 }] },
      { variants: [{ stock: 25, decimals: 1 }] },
    ]);
    expect(told(result)).toEqual([[3, 'places-proposed']]);
  });

  test('[IMP22] several barcodes in one cell or in several columns, with their pack sizes', async () => {
    const result = await read(
      'SKU,Name,Barcode,Case barcode,Pack size\nA,Apple,"4006381333931; 036000291452",3017620422003,6\n',
    );
    expect(result.products[0]?.variants[0]?.barcodes).toEqual([
      { code: '4006381333931', packSize: 1 },
      { code: '036000291452', packSize: 1 },
      { code: '3017620422003', packSize: 6 },
    ]);
  });

  test('[IMP47] names from other files of the drop stand for their ids; NULL says nothing', async () => {
    const names = { categories: new Map([['7', 'Tea']]), suppliers: new Map([['3', 'Exotic Liquids']]) };
    const result = await read(
      'productID,productName,supplierID,categoryID,unitPrice,unitsInStock,discontinued\n1,Chai,3,7,18.00,39,0\n2,Old,3,NULL,1.00,NULL,1\n',
      { names },
    );
    expect(result.products).toMatchObject([
      {
        name: 'Chai',
        category: 'Tea',
        supplier: 'Exotic Liquids',
        archived: false,
        variants: [{ stock: 39, foreignId: '1' }],
      },
      { name: 'Old', archived: true, variants: [{ stock: null }] },
    ]);
    expect(result.products[1]?.category).toBeUndefined();
  });
});

describe('damage', () => {
  test('[IMP40] every kind of damage is named at its row, and the rest is read', async () => {
    const result = await read(fixture('damaged.csv'));
    expect(told(result)).toEqual([
      [2, 'sku-shared'],
      [3, 'sku-shared'],
      [4, 'code-scientific'],
      [5, 'code-scientific'],
      [6, 'zeros-restored'],
      [7, 'barcode-check-digit'],
      [8, 'places-proposed'],
      [9, 'quantity-implausible'],
      [10, 'money-unreadable'],
      [11, 'money-negative'],
      [12, 'stock-negative'],
      [13, 'barcode-left-out'],
      [15, 'name-repeated'],
      [16, 'identity-missing'],
      [17, 'row-too-long'],
      [18, 'money-implausible'],
      [19, 'quotes-odd'],
      [19, 'money-rounded'],
    ]);
    // Only rows that nothing is known of are left out: a repeated one, an empty one, one with cells left over.
    expect(result.products.flatMap(({ variants }) => variants.map(({ row }) => row))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 19,
    ]);
    expect(result.problems[1]).toEqual({
      row: 3,
      severity: 'note',
      code: 'sku-shared',
      value: 'a-1',
      otherRow: 2,
    });
    expect(result.problems[2]).toEqual({
      row: 4,
      severity: 'left-out',
      code: 'code-scientific',
      column: 'Barcode',
      value: '1.23E+11',
    });
  });

  test('[IMP21][IMP23] what spreadsheets do to codes is undone', async () => {
    const result = await read(fixture('damaged.csv'));
    expect(named(result, 'Date').variants[0]).toMatchObject({
      sku: '0309',
      barcodes: [{ code: '030955168517' }],
      stock: 4,
    });
    const quoted = await read('SKU,Name\n"=""00123""",Formula\n');
    expect(skus(quoted)).toEqual(['00123']);
  });

  test('[IMP40] of 10,000 rows 1,000 have a broken cell: all are listed, all rows are read', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_row, i) => `S-${i},Thing ${i},${i % 10 === 3 ? 'n/a' : i}.50,${i % 77}`,
    );
    const result = await read(`SKU,Name,Price,Quantity\n${rows.join('\n')}\n`);
    expect(result.products).toHaveLength(10_000);
    expect(result.problems.every(({ severity }) => severity === 'left-out')).toBe(true);
    expect(result.problems).toHaveLength(1_000);
    expect(
      result.problems.every(
        (problem) =>
          (problem.row - 2) % 10 === 3 &&
          problem.code === 'money-unreadable' &&
          problem.column === 'Price' &&
          problem.value === 'n/a.50',
      ),
    ).toBe(true);
  });

  test('[IMP311] two offers of one product on Amazon are two offers, not one too many', async () => {
    const { products, problems } = await read(
      'item-name,seller-sku,price,product-id\nMug,M-1,12.50,B0MUG00001\nMug used,M-2,10.00,B0MUG00001\nBowl,B-1,9.00,B0BOWL0001\n',
    );
    expect(products.map(({ variants }) => variants.map(({ sku }) => sku))).toEqual([['M-1'], ['M-2'], ['B-1']]);
    expect(problems).toEqual([
      { severity: 'left-out', code: 'offers-of-one', row: 3, value: 'B0MUG00001', otherRow: 2 },
    ]);
  });

  test('[IMP312] an amount with one or two places has its own sign, whatever its column uses', async () => {
    const prices = async (...cells: readonly string[]) => {
      const rows = cells.map((cell, i) => `A-${i},Tea ${i},"${cell}"`);
      const { products, problems } = await read(`SKU,Name,Price\n${rows.join('\n')}\n`);
      return [products.map(({ variants }) => variants[0]?.priceMinor), problems.map(({ code }) => code)];
    };
    expect(await prices('10.00', '9.50', '12,5')).toEqual([[1000, 950, 1250], []]);
    expect(await prices('10,00', '9,50', '€ 12.5')).toEqual([[1000, 950, 1250], []]);
    expect(await prices('10.00', '9.50', '1,299')).toEqual([[1000, 950, 129_900], []]);
    expect(await prices('10.00', '9.50', '1,2,5')).toEqual([[1000, 950, undefined], ['money-unreadable']]);
  });

  test('[IMP45] the first of two ids and of two barcodes keeps it; what else tells a row apart keeps the row', async () => {
    expect(told(await read('ID,Name\n5,A\n5,B\n'))).toEqual([[3, 'id-shared']]);
    expect(told(await read('Barcode,Name\n4006381333931,A\n4006381333931,B\n'))).toEqual([[3, 'barcode-left-out']]);
    expect(told(await read('Barcode,Price\n4006381333931,1\n4006381333931,2\n'))).toEqual([[3, 'barcode-repeated']]);
    expect(told(await read('SKU,Name\nA,Apple\na,apple\n'))).toEqual([[3, 'sku-repeated']]);
    const kept = await read('SKU,Barcode,Name\nA,4006381333931,A\nB,04006381333931,B\n');
    expect(told(kept)).toEqual([[3, 'barcode-left-out']]);
    expect(kept.products.map((product) => product.variants[0]?.barcodes.length)).toEqual([1, 0]);
  });

  test('[IMP46] a row without any code is known by its name', async () => {
    const result = await read('Name,Price\nLemon Tart,3.00\n');
    expect(result.products[0]?.variants[0]?.foreignId).toBe('name:lemon tart#');
  });

  test('[IMP40] every reason of one row is told, not only the first', async () => {
    const result = await read('SKU,Name,Price,Quantity\nA,Apple,x,y\n');
    expect(told(result)).toEqual([
      [2, 'money-unreadable'],
      [2, 'quantity-unreadable'],
    ]);
    expect(result.products).toMatchObject([{ name: 'Apple', variants: [{ sku: 'A', stock: null }] }]);
  });
});

test('[IMP40] a name of which nothing is seen is none', async () => {
  const names = async (name: string) => (await read(`SKU,Name\nA-1,${name}\n`)).products.map((product) => product.name);
  const nameless = await names('');
  for (const unseen of ['\u200b', ' \u2060\u200d ', '\ufeff\u00a0']) expect(await names(unseen)).toEqual(nameless);
  expect(await names('👩‍👧')).toEqual(['👩‍👧']);
});
