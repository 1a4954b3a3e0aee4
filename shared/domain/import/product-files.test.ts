import { describe, expect, test } from 'vitest';
import { sheetOf, tableOf } from '#tests/fixtures/import/files.ts';
import { proposeMapping } from './detect.ts';
import type { ProductDraft } from './product-draft.ts';
import { readProducts } from './read-products.ts';

const file = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

type Shown = Readonly<Record<string, string>>;

function shownOf({ variants, kind }: ProductDraft): readonly Shown[] {
  return variants.map(({ sku = '', options, stock, places = [], priceMinor, costMinor }) => ({
    ...(kind === 'variable' && { options: options.map(({ name, value }) => `${name} ${value}`).join(', ') }),
    sku,
    ...(priceMinor !== undefined && { price: String(priceMinor) }),
    ...(costMinor !== undefined && { cost: String(costMinor) }),
    ...(stock !== null && { stock: String(stock) }),
    ...(places.length > 0 && { stock: places.map((at) => `${at.place} ${at.stock}`).join(', ') }),
  }));
}

/** What a file's columns mean, its products by their names with their variants, and what is told. */
async function read(...lines: readonly string[]) {
  const { table, mapping } = await sheetOf(file(...lines));
  const { products, problems } = readProducts(table, mapping, { currencyDigits: 2 });
  return {
    fields: Object.fromEntries(mapping.columns.flatMap(({ header, field }) => (field ? [[header, field]] : []))),
    guessed: mapping.columns.flatMap(({ header, by }) => (by === 'content' ? [header] : [])),
    products: Object.fromEntries(products.map((product) => [product.name ?? '', shownOf(product)])),
    barcodes: products.map(({ variants }) =>
      variants.flatMap(({ barcodes }) => barcodes.map(({ code, packSize }) => `${code} ${packSize}`)).join(', '),
    ),
    told: problems.map(({ row, code, value }) => `${row} ${code} ${value ?? ''}`.trim()),
  };
}

describe('exports of online shops', () => {
  test('[IMP370] the choices in a Wix catalogue are options of its variants', async () => {
    const { products } = await read(
      'handle,fieldType,name,price,cost,inventory,sku,barcode,productOptionName[1],productOptionType[1],productOptionChoices[1],productOptionName[2],productOptionType[2],productOptionChoices[2]',
      'soap,PRODUCT,Soap,,,,,,Scent,TEXT,Rose;Fig,Size,TEXT,S;L',
      'soap,VARIANT,,9.00,4,12,SO-R-S,4006381333931,Scent,TEXT,Rose,Size,TEXT,S',
      'soap,VARIANT,,12.00,5,3,SO-F-L,,Scent,TEXT,Fig,Size,TEXT,L',
      'dish,PRODUCT,Dish,14.00,6,2,DI,,,,,,,',
    );
    expect(products).toEqual({
      Soap: [
        { options: 'Scent Rose, Size S', sku: 'SO-R-S', price: '900', cost: '400', stock: '12' },
        { options: 'Scent Fig, Size L', sku: 'SO-F-L', price: '1200', cost: '500', stock: '3' },
      ],
      Dish: [{ sku: 'DI', price: '1400', cost: '600', stock: '2' }],
    });
  });

  test('[IMP371] what Magento does at which quantity is no place, no stock and no reorder point', async () => {
    const { fields, products } = await read(
      'sku,attribute_set_code,product_type,name,price,min_qty,out_of_stock_qty,notify_stock_qty,notify_on_stock_below,min_cart_qty,max_sale_qty,qty_increments,qty',
      'A,Default,simple,Mug,9.50,0,0,1,1,1,100,6,5',
    );
    expect(fields).toEqual({ sku: 'sku', product_type: 'kind', name: 'name', price: 'price', qty: 'stock' });
    expect(products).toEqual({ Mug: [{ sku: 'A', price: '950', stock: '5' }] });
  });

  test('[IMP372] what lies at a place counts before what of it is available', async () => {
    const { products, fields } = await read(
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Inventory Available: Shop,Inventory On Hand: Shop,Inventory Safety Stock: Shop,Inventory Available: Barn,Inventory On Hand: Barn',
      'belt,Belt,Size,M,BE-M,30.00,3,5,1,10,10',
    );
    expect(products).toEqual({ Belt: [{ options: 'Size M', sku: 'BE-M', price: '3000', stock: 'Shop 5, Barn 10' }] });
    expect(fields).not.toHaveProperty('Inventory Safety Stock: Shop');
    const available = await read('SKU,Name,Available [Shop],Available [Barn]', 'A,Mug,3,4');
    expect(available.products).toEqual({ Mug: [{ sku: 'A', stock: 'Shop 3, Barn 4' }] });
  });

  test('[IMP372] the id of a variant comes before that of its product', async () => {
    const { fields } = await read('ID,Variant ID,Title,SKU,Price', '9,21,Belt,BE-M,30.00', '9,22,Belt,BE-L,30.00');
    expect(fields).toMatchObject({ 'Variant ID': 'foreignId' });
  });

  test('[IMP373] BigCommerce’s variants are those of the product above, whose price they have without one', async () => {
    const { products, told } = await read(
      'Item Type,Product ID,Product Name,Product Code/SKU,Price,Cost Price,Current Stock Level',
      'Product,12,Hoodie,HO,45.00,20.00,0',
      '  SKU,78,"[S]Size=S,[CS]Colour=Red:#ff0000",HO-S,,,4',
      '  SKU,13,"[S]Size=M,[CS]Colour=Red:#ff0000",HO-M,47.00,,6',
      '  Rule,5,,HO-M,[FIXED]47,,',
      'Product,78,Beanie,BE,15.00,5.00,30',
    );
    expect(products).toEqual({
      Hoodie: [
        { options: 'Size S, Colour Red', sku: 'HO-S', price: '4500', cost: '2000', stock: '4' },
        { options: 'Size M, Colour Red', sku: 'HO-M', price: '4700', cost: '2000', stock: '6' },
      ],
      Beanie: [{ sku: 'BE', price: '1500', cost: '500', stock: '30' }],
    });
    expect(told).toEqual(['5 money-unreadable [FIXED]47']);
  });

  test('[IMP373] how an option is shown is no part of it, and pictures are no products', async () => {
    const { products } = await read(
      'Item,ID,Name,SKU,Options,Price,Current Stock,Image URL',
      'Product,77,Hoodie,HO,,45.00,0,',
      'Variant,12,,HO-S,Type=Rectangle|Name=Size|Value=S,,4,',
      'Variant,13,,HO-M,Type=Swatch|Name=Colour|Value=Red[#FF0000]Type=Rectangle|Name=Size|Value=M,47,6,',
      'Image,14,,,,,,https://shop.example/a.jpg',
    );
    expect(products).toEqual({
      Hoodie: [
        { options: 'Size S', sku: 'HO-S', price: '4500', stock: '4' },
        { options: 'Colour Red, Size M', sku: 'HO-M', price: '4700', stock: '6' },
      ],
    });
  });

  test('[IMP381] PrestaShop’s combinations have options without their kinds and positions', async () => {
    const { products, told } = await read(
      'Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Reference;Quantity',
      '1;Size:select:0, Colour:color:1;S:0, Red:1;R-S;12',
      '1;Size:select:0, Colour:color:1;M:0, Red:1;R-M;7',
    );
    expect(products).toEqual({
      '': [
        { options: 'Size S, Colour Red', sku: 'R-S', stock: '12' },
        { options: 'Size M, Colour Red', sku: 'R-M', stock: '7' },
      ],
    });
    expect(told).toEqual([]);
  });
});

describe('prices and costs', () => {
  test('[IMP374] what dealers pay is the cost only where nothing else says it, and then a guess', async () => {
    const beside = await read(
      'SKU,Name,RRP,Wholesale Price,Last purchase price,Average cost,Stock',
      'A,Hat,20.00,10.00,6.50,6.20,4',
    );
    expect(beside).toMatchObject({ products: { Hat: [{ price: '2000', cost: '650' }] }, guessed: [] });
    const alone = await read('SKU,Name,RRP,Wholesale Price,Stock', 'A,Hat,20.00,10.00,4');
    expect(alone).toMatchObject({ products: { Hat: [{ cost: '1000' }] }, guessed: ['Wholesale Price'] });
  });

  test.each([
    ['EK brutto', 'EK netto'],
    ['Einkaufspreis inkl. MwSt.', 'Einkaufspreis exkl. MwSt.'],
    ['Cost price (incl VAT)', 'Cost price (excl VAT)'],
  ])('[IMP374] the cost is without tax where both stand there: %s', async (gross, net) => {
    for (const [headers, cells] of [
      [`${gross};${net}`, '11,90;10,00'],
      [`${net};${gross}`, '10,00;11,90'],
    ])
      expect((await read(`SKU;Name;${headers}`, `A;Ring;${cells}`)).products).toMatchObject({
        Ring: [{ cost: '1000' }],
      });
  });

  test.each([
    ['Price USD', 'Price EUR'],
    ['price_usd', 'price_eur'],
    ['Preis (CHF)', 'Preis (EUR)'],
    ['PRICE GBP', 'PRICE EUR'],
  ])('[IMP375] of %s and %s the one in the shop’s currency is taken', async (other, own) => {
    const table = await tableOf(file(`SKU,Name,${other},${own},Stock`, 'A,Ring,11.00,10.00,1'));
    const priced = (currency: string) =>
      proposeMapping(table, undefined, currency).columns.find(({ field }) => field === 'price')?.header;
    expect(priced('EUR')).toBe(own);
    expect(priced('SEK')).toBe(other);
  });

  test.each([
    ['P. Coste', 'cost'],
    ['P. Venta', 'price'],
    ['國際條碼', 'barcode'],
    ['Varugrupp', 'category'],
    ['Price (incl. 20% VAT)', 'price'],
    ['EK netto (MwSt. 19%)', 'cost'],
    ['EAN stuk', 'barcode'],
  ])('[IMP140] the header %s', async (header, field) => {
    expect((await read(`SKU,Name,${header}`, 'A,Mug,1')).fields).toMatchObject({ [header]: field });
  });
});

describe('stock', () => {
  test.each([
    ['Stock disponible', 'Stock real'],
    ['Stock dispo', 'Stock réel'],
    ['Opening stock', 'Closing stock'],
    ['Opening stock', 'Endbestand'],
  ])('[IMP383] of %s and %s the latter is the stock', async (other, own) => {
    for (const headers of [
      [other, own],
      [own, other],
    ]) {
      const { products } = await read(
        `SKU,Name,Price,${headers.join(',')}`,
        `A,Mug,1.00,${headers[0] === own ? '10,7' : '7,10'}`,
      );
      expect(products).toMatchObject({ Mug: [{ stock: '10' }] });
    }
  });

  test.each([
    ['Bestand 31.03.2026', 'Bestand 01.03.2026', 'Bestand 30.06.2025'],
    ['Stock 2026-03-31', 'Stock 2025-12-31'],
    ['Stock 03/31/2026', 'Stock 04/30/2025'],
  ])('[IMP384] of stock at several days the newest is taken, and marked as a guess: %s', async (newest, ...others) => {
    const { products, guessed } = await read(
      `SKU;Name;${newest};${others.join(';')}`,
      `A;Mug;9;${others.map(() => '4').join(';')}`,
    );
    expect(products).toEqual({ Mug: [{ sku: 'A', stock: '9' }] });
    expect(guessed).toEqual([newest]);
  });

  test('[IMP384] days and months are no places, and a month is no code', async () => {
    const { fields } = await read('SKU;Name;Jan;Feb;Stock Jan;Stock Feb;Stock Harbour;Stock Barn', 'A;Mug;1;2;5;6;7;8');
    expect(fields).toEqual({ SKU: 'sku', Name: 'name', 'Stock Harbour': 'placeStock', 'Stock Barn': 'placeStock' });
  });
});

describe('codes', () => {
  test.each(['kein EAN', 'TBC', 'x', 'xxx', 'n. v.', 'ohne', 'später', 'Non applicabile', '無', 'no'])(
    '[IMP377] a word is no barcode: %s',
    async (cell) => {
      expect(await read('SKU,Name,Barcode', `A,Mug,${cell}`)).toMatchObject({
        barcodes: [''],
        told: [`2 code-says-nothing ${cell}`],
      });
    },
  );

  test.each(['01-Feb', '1. Feb', 'Feb-01', '2026-02-01', '01.02.2026', '01-févr'])(
    '[IMP377] a date that a spreadsheet made of a code is none: %s',
    async (cell) => {
      expect(await read('SKU,Name,Barcode', `A,Mug,${cell}`)).toMatchObject({
        barcodes: [''],
        told: [`2 code-is-date ${cell}`],
      });
    },
  );

  test.each(['MUGBLUE', 'SET-12', 'MAR-10', 'A-1', '2-1', '1234567'])('[IMP377] a code stays one: %s', async (cell) => {
    expect(await read('SKU,Name,Barcode', `A,Mug,${cell}`)).toMatchObject({ barcodes: [`${cell} 1`], told: [] });
  });

  test.each(['4006381333931 (x6)', '4006381333931 x 6', '4006381333931 [x6]', '4 006381 333931 ×6'])(
    '[IMP377] what stands behind a code is its pack size: %s',
    async (cell) => {
      expect(await read('SKU,Name,Barcode', `A,Mug,${cell}`)).toMatchObject({
        barcodes: ['4006381333931 6'],
        told: [],
      });
    },
  );

  test('[IMP382] a formula that failed says nothing in any language', async () => {
    const { products, told } = await read('SKU;Name;EAN;Preis;Bestand', 'A;Tasse;#NV;#BEZUG!;#¡VALOR!');
    expect(products).toEqual({ Tasse: [{ sku: 'A' }] });
    expect(told).toEqual(['2 cell-is-error #NV', '2 cell-is-error #BEZUG!', '2 cell-is-error #¡VALOR!']);
  });
});

describe('rows', () => {
  test('[IMP378] options with their names list values beside as many SKUs', async () => {
    const { products, told } = await read(
      'Product,Options,SKUs,Price,Stock',
      'Tee,Size: S|M|L,T-S|T-M|T-L,10,1|2|3',
      'Bow,Size: S|M; Colour: Red|Blue,B-1|B-2|B-3|B-4,5|5|6|6,1|2|3|4',
      'Cap,,C,5,4',
    );
    expect(products).toEqual({
      Tee: [
        { options: 'Size S', sku: 'T-S', price: '1000', stock: '1' },
        { options: 'Size M', sku: 'T-M', price: '1000', stock: '2' },
        { options: 'Size L', sku: 'T-L', price: '1000', stock: '3' },
      ],
      Bow: [
        { options: 'Size S, Colour Red', sku: 'B-1', price: '500', stock: '1' },
        { options: 'Size S, Colour Blue', sku: 'B-2', price: '500', stock: '2' },
        { options: 'Size M, Colour Red', sku: 'B-3', price: '600', stock: '3' },
        { options: 'Size M, Colour Blue', sku: 'B-4', price: '600', stock: '4' },
      ],
      Cap: [{ sku: 'C', price: '500', stock: '4' }],
    });
    expect(told).toEqual([]);
  });

  test('[IMP379] rows of one name that only their stock tells apart are one product, and it is told', async () => {
    const { products, told } = await read(
      'Name,Price,Stock',
      'Card,1.00,5',
      'card ,1.00,7',
      'Poster,9.00,2',
      'Poster,9.00,2',
      'Frame,4.00,1',
      'Frame,6.00,3',
    );
    expect(products).toEqual({
      Card: [{ sku: '', price: '100', stock: '12' }],
      Poster: [{ sku: '', price: '900', stock: '2' }],
      Frame: [{ sku: '', price: '400', stock: '1' }],
    });
    expect(told).toEqual(['3 stock-together card', '5 name-repeated Poster', '7 name-repeated Frame']);
  });

  test.each([
    [',,Prices,,Stock,', 'Code,Name,Buy,Sell,Shop,Depot', 'Shop 5, Depot 9'],
    [',,Preise,,Bestand,', 'Artikelnummer,Bezeichnung,EK,VK,Laden,Lager', 'Laden 5, Lager 9'],
  ])('[IMP308] a word for a place under figures names it: %s', async (titles, headers, stock) => {
    const { products } = await read(titles, headers, 'T1,Tea,2.00,4.00,5,9', 'T2,Cup,3.00,6.00,1,0');
    expect(products).toMatchObject({ Tea: [{ price: '400', cost: '200', stock }] });
  });
});
