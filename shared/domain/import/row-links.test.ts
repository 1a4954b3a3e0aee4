import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { variationsIn } from './listed-variations.ts';
import { planImport } from './plan.ts';
import { readProducts } from './read-products.ts';

/** What a file makes of an empty shop: each product with its variants as `SKU option/option stock price`; again it is the same. */
async function read(...lines: readonly string[]) {
  const { table, mapping } = await sheetOf(lines.join('\n'));
  const file = readProducts(table, mapping, { currencyDigits: 2 });
  const plan = planImport(file, indexExisting([]), { knownStock: 'observe' });
  const again = planImport(file, indexExisting(applyPlan(plan, [])), { knownStock: 'observe' });
  expect(again.counts).toMatchObject({ new: 0, changed: 0 });
  const products = plan.entries.flatMap((entry) => (entry.kind === 'new' ? [entry.draft] : []));
  const textOf = ({ sku = '-', options, stock, priceMinor }: (typeof products)[number]['variants'][number]) =>
    `${[sku, options.map(({ value }) => value).join('/')].filter(Boolean).join(' ')} ${stock ?? '-'} ${priceMinor ?? '-'}`;
  return {
    products: Object.fromEntries(products.map(({ name = '', variants }) => [name, variants.map(textOf)])),
    options: [
      ...new Set(
        products.flatMap(({ variants }) => variants.flatMap(({ options }) => options.map(({ name }) => name))),
      ),
    ],
    problems: plan.problems.map(({ code, row }) => `${row} ${code}`),
  };
}

describe('rows that continue the product above', () => {
  test('[IMP197] a row that only names the product is none of its variants', async () => {
    const file = await read('Product name,Size,Price,Qty', 'Tee,,,', ',S,12.00,4', ',M,12.00,5', 'Cap,,9.00,3');
    expect(file).toMatchObject({ products: { Tee: ['- S 4 1200', '- M 5 1200'], Cap: ['- 3 900'] }, problems: [] });
  });

  test('[IMP197] options that a merged cell says once hold for the rows below it', async () => {
    const file = await read(
      'Bezeichnung ;Farbe ;Größe;Artikelnr ;VK   ;Bestand',
      '  Hemd      ; Rot  ; S   ; H-1      ; 9,90; 4',
      '            ;      ; M   ; H-2      ; 9,90; 5',
      '            ; Blau ; S   ; H-3      ; 9,90; 6',
      '            ;      ; M   ; H-4      ; 9,90; 7',
      '  Mütze     ;      ;     ; M-1      ; 5,00; 8',
    );
    expect(file.products).toEqual({
      Hemd: ['H-1 Rot/S 4 990', 'H-2 Rot/M 5 990', 'H-3 Blau/S 6 990', 'H-4 Blau/M 7 990'],
      Mütze: ['M-1 8 500'],
    });
  });

  test('[IMP197] rows with ids of their own go on, too; rows of one handle belong together wherever they stand', async () => {
    const ids = await read(
      'Product ID,Variant ID,Title,SKU,Option Name 1,Option Value 1,Price,Stock',
      '5f1,6a1,Tee,SQ-1,Size,S,12.00,4',
      ',6a2,,SQ-2,Size,M,12.00,6',
      '5f2,6a3,Cup,SQ-3,,,6.00,9',
    );
    expect(ids.products).toEqual({ Tee: ['SQ-1 S 4 1200', 'SQ-2 M 6 1200'], Cup: ['SQ-3 9 600'] });
    const apart = await read(
      'Handle,Name,SKU,Option 1 name,Option 1 value,Price,Stock',
      'tee,Tee,T-S,Size,S,12.00,4',
      'cup,Cup,CUP,,,6.00,9',
      'tee,,T-M,,M,12.00,6',
    );
    expect(apart.products).toEqual({ Tee: ['T-S S 4 1200', 'T-M M 6 1200'], Cup: ['CUP 9 600'] });
  });
});

describe('parent and child rows', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'BigCommerce: children below their product, options in the name',
      [
        'Item Type,Product ID,Product Name,Product Code/SKU,Price,Current Stock Level',
        'Product,101,Tee,TEE,12.00,0',
        '  SKU,101,"[RT]Size=S,[S]Colour=Red",T-1,,4',
        '  SKU,101,"[RT]Size=M,[S]Colour=Red",T-2,13.00,6',
        'Product,102,Cup,CUP,6.00,9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Ecwid: the product’s SKU on every row, a column for each option',
      [
        'type,product_internal_id,product_sku,product_name,product_price,product_quantity,product_variation_sku,product_variation_option_Size,product_variation_option_{Colour}',
        'product,501,TEE,Tee,12.00,,,,',
        'product_variation,501,TEE,,12.00,4,T-1,S,Red',
        'product_variation,501,TEE,,13.00,6,T-2,M,Red',
        'product,502,CUP,Cup,6.00,9,,,',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Magento: the product lists its variants, which stand above it',
      [
        'sku,product_type,name,price,qty,configurable_variations',
        'T-1,simple,Tee-S-Red,12.00,4,',
        'T-2,simple,Tee-M-Red,13.00,6,',
        'TEE,configurable,Tee,,0,"sku=T-1,Size=S,Colour=Red|sku=T-2,Size=M,Colour=Red"',
        'CUP,simple,Cup,6.00,9,',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Zoho: a group’s id on items with names of their own',
      [
        'Item ID,Item Name,SKU,Group ID,Attribute Name1,Attribute Option Name1,Attribute Name2,Attribute Option Name2,Rate,Stock On Hand',
        '9001,Tee-S-Red,T-1,77,Size,S,Colour,Red,12.00,4',
        '9002,Tee-M-Red,T-2,77,Size,M,Colour,Red,13.00,6',
        '9003,Cup,CUP,,,,,,6.00,9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Odoo: all options in one cell, with their names',
      [
        'Internal Reference,Name,Variant Values,Sales Price,Quantity On Hand',
        'T-1,Tee,"Size: S, Colour: Red",12.00,4.0',
        'T-2,Tee,"Size: M, Colour: Red",13.00,6.0',
        'CUP,Cup,,6.00,9.0',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Shopware: the main number, options between bars',
      [
        'ordernumber;mainnumber;name;price;instock;configuratorOptions',
        'T-1;T-1;Tee;12,00;4;Size:S|Colour:Red',
        'T-2;T-1;Tee;13,00;6;Size:M|Colour:Red',
        'CUP;CUP;Cup;6,00;9;',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Cin7: the product’s family',
      [
        'ProductCode,Name,ProductFamilySKU,ProductFamilyOption1Name,ProductFamilyOption1Value,ProductFamilyOption2Name,ProductFamilyOption2Value,Price,Stock on hand',
        'T-1,Tee - S - Red,TEE,Size,S,Colour,Red,12.00,4',
        'T-2,Tee - M - Red,TEE,Size,M,Colour,Red,13.00,6',
        'CUP,Cup,,,,,,6.00,9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'JTL: variations with their names and values',
      [
        'Artikelnummer;Vaterartikelnummer;Artikelname;Variationsname 1;Variationswert 1;Variationsname 2;Variationswert 2;Brutto-VK;Lagerbestand',
        'TEE;;Tee;;;;;;',
        'T-1;TEE;Tee S;Size;S;Colour;Red;12,00;4',
        'T-2;TEE;Tee M;Size;M;Colour;Red;13,00;6',
        'CUP;;Cup;;;;;6,00;9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'Square: the variation’s name says the options again',
      [
        'Token,Item Name,Variation Name,SKU,Price,Current Quantity Main,Option Name 1,Option Value 1,Option Name 2,Option Value 2',
        'A1,Tee,"S, Red",T-1,12.00,,Size,S,Colour,Red',
        'A2,Tee,"M, Red",T-2,13.00,,Size,M,Colour,Red',
        'A3,Cup,Regular,CUP,6.00,,,,,',
      ],
      ['T-1 S/Red - 1200', 'T-2 M/Red - 1300'],
    ],
    [
      'a plain list: the parent by its name, no codes',
      [
        'Product,Parent product,Size,Colour,Price,Stock',
        'Tee,,,,,',
        'Tee small,Tee,S,Red,12.00,4',
        'Tee large,Tee,M,Red,13.00,6',
        'Cup,,,,6.00,9',
      ],
      ['- S/Red 4 1200', '- M/Red 6 1300'],
    ],
    [
      'a database: the parent by its id alone',
      [
        'id,parent_id,name,sku,Size,Colour,price,stock',
        '10,,Tee,,,,,',
        '11,10,Tee S,T-1,S,Red,12.00,4',
        '12,10,Tee M,T-2,M,Red,13.00,6',
        '13,,Cup,CUP,,,6.00,9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'types without parents: a variable product above its variations',
      [
        'Name,Variant type,Variant SKU,Options,Price,Stock',
        'Tee,variable,TEE,,,',
        'Tee,variation,T-1,Size=S;Colour=Red,12.00,4',
        'Tee,variation,T-2,Size=M;Colour=Red,13.00,6',
        'Cup,simple,CUP,,6.00,9',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
    [
      'French headers of options',
      [
        "Handle;Nom;UGS;Nom de l'option 1;Valeur de l'option 1;Nom de l'option 2;Valeur de l'option 2;Prix;Stock",
        'tee;Tee;T-1;Size;S;Colour;Red;12,00;4',
        'cup;Cup;CUP;;;;;6,00;9',
        'tee;;T-2;;M;;Red;13,00;6',
      ],
      ['T-1 S/Red 4 1200', 'T-2 M/Red 6 1300'],
    ],
  ])('[IMP198] %s', async (_name, lines, variants) => {
    const { products, options, problems } = await read(...lines);
    expect(Object.keys(products)).toEqual(['Tee', 'Cup']);
    expect(products.Tee).toEqual(variants);
    expect(options).toEqual(['Size', 'Colour']);
    expect(problems.filter((problem) => !/stock-held|variable-without/.test(problem))).toEqual([]);
  });

  test('[IMP198] an attribute’s name and its value in two columns; a group of goods is no parent', async () => {
    const file = await read(
      'Item group,Item name,Item code,Variant of,Attribute,Attribute value,Price,Opening stock',
      'Tops,Tee,TEE,,Size,,,',
      'Tops,Tee-S,T-1,TEE,Size,S,12.00,4',
      'Tops,Tee-M,T-2,TEE,Size,M,13.00,6',
      'Tops,Cap,CAP,,,,6.00,9',
    );
    expect(file).toMatchObject({
      products: { Tee: ['T-1 S 4 1200', 'T-2 M 6 1300'], Cap: ['CAP 9 600'] },
      options: ['Size'],
    });
  });

  test('[IMP198] variants of nothing that is in the file are not thrown together', async () => {
    const file = await read('Type,Name,SKU,Size,Price', 'variant,Tee,T-1,S,12.00', 'variant,Cap,C-1,M,9.00');
    expect(file.products).toEqual({ Tee: ['T-1 S - 1200'], Cap: ['C-1 M - 900'] });
  });

  test('[IMP198] a list that names no SKUs ties nothing', () => {
    expect(variationsIn('Red|Blue')).toEqual([]);
    expect(variationsIn('')).toEqual([]);
    expect(variationsIn(' sku = A , size = S, M |sku=')).toEqual([
      { sku: 'A', options: [{ name: 'size', value: 'S, M' }] },
    ]);
  });
});

describe('lists of options', () => {
  test.each([
    ['bars', 'S|M|L', 'T-1|T-2|T-3', '4|0|7', '9.00|9.00|9.50'],
    ['semicolons', 'S;M;L', 'T-1;T-2;T-3', '4;0;7', '9.00;9.00;9.50'],
  ])(
    '[IMP199] values, codes, quantities and prices divided by %s are variants',
    async (_name, sizes, skus, stock, price) => {
      const file = await read('Name,Size,SKU,Stock,Price', `Tee,${sizes},${skus},${stock},${price}`, 'Bag,,BAG,2,4.00');
      expect(file).toMatchObject({
        products: { Tee: ['T-1 S 4 900', 'T-2 M 0 900', 'T-3 L 7 950'], Bag: ['BAG 2 400'] },
        problems: [],
      });
    },
  );

  test('[IMP199] a plural header lists values without codes; one quantity for all is told', async () => {
    const file = await read('Name;Größen;Farben;Preis;Bestand', 'Hemd;S,M;Rot,Blau;39,90;8');
    expect(file.products.Hemd).toEqual(['- S/Rot - 3990', '- S/Blau - 3990', '- M/Rot - 3990', '- M/Blau - 3990']);
    expect(file.problems).toEqual(['2 stock-of-several']);
  });

  test('[IMP199] as many names as values in a pair of cells are several options of one variant', async () => {
    const file = await read(
      'Name,Option name,Option value,SKU',
      'Tee,"Size, Colour","S, Red",T-1',
      'Tee,"Size, Colour","M, Red",T-2',
    );
    expect(file).toMatchObject({ products: { Tee: ['T-1 S/Red - -', 'T-2 M/Red - -'] }, options: ['Size', 'Colour'] });
  });

  test('[IMP199] a comma within one value is none', async () => {
    const file = await read('Name,Colour,SKU', 'Bag,"Red, with a bow",BAG-1', 'Bag,Blue,BAG-2');
    expect(file.products.Bag).toEqual(['BAG-1 Red, with a bow - -', 'BAG-2 Blue - -']);
  });
});
