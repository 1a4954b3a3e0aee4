import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { greenwich } from './order-date.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, currency: 'EUR', localTime: greenwich };

/** The columns of an export that has them all, under headers that nobody knows; `pairs`: attributes, four columns each. */
function wholeExport(letters: string, rows: readonly Readonly<Record<number, string>>[], pairs = 1): string {
  const name = (n: number) =>
    `${letters}${[...String(n)].map((d) => letters[Number(d) % letters.length]).join('')}${'ъ'.repeat(n)}`;
  const headers = Array.from({ length: 40 }, (_column, n) => name(n));
  headers[3] = `"GTIN, UPC, EAN ${letters} ISBN"`;
  headers[19] = `${name(19)} (kg)`;
  for (const n of [20, 21, 22]) headers[n] = `${name(n)} (cm)`;
  for (let n = 1; n <= pairs; n++) for (let k = 0; k < 4; k++) headers.push(`${letters}${'ж'.repeat(k)} ${n}`);
  headers.push('Meta: _x_2', 'Meta: _y_2');
  const lines = rows.map((row) => headers.map((_header, at) => row[at] ?? '').join(','));
  return [headers.join(','), ...lines].join('\n');
}

const common = { 5: '1', 6: '0', 7: 'visible', 12: 'taxable', 14: '1', 17: '0', 18: '0', 23: '1', 39: '0' };
const cup = {
  ...common,
  0: '11',
  1: 'variable',
  2: 'CUP',
  4: 'Cup',
  8: 'Short text',
  9: 'Long text',
  27: 'Home',
  28: 'tea',
};
const red = {
  ...common,
  ...{ 0: '12', 1: 'variation', 2: 'CUP-R', 3: '4006381333931', 4: 'Cup - Red', 15: '1', 16: '1', 19: '0.35', 20: '8' },
  ...{ 21: '9', 22: '10', 25: '19.90', 26: '24.90', 30: '-1', 33: 'CUP' },
};
const green = { ...common, 0: '13', 1: 'variation', 2: 'CUP-G', 4: 'Cup - Green', 15: '0', 26: '24.90', 33: 'id:11' };
const plate = { ...common, 0: '14', 1: 'simple', 2: 'P', 4: 'Plate', 26: '39', 27: 'Home', 29: '', 36: 'CUP' };

describe('exports of WooCommerce in languages whose headers are not known', () => {
  test('[IMP400] its order and its cells say what a whole export’s columns are', async () => {
    const rows = [
      { ...cup, 40: 'Colour', 41: '"Red, Green"', 42: '1', 43: '1' },
      { ...red, 40: 'Colour', 41: 'Red', 43: '1' },
      { ...green, 40: 'Colour', 41: 'Green', 43: '1' },
      plate,
    ];
    const { table, mapping } = await sheetOf(wholeExport('მი', rows));
    expect(mapping.source).toBe('woocommerce');
    const at = (field: string) => mapping.columns.findIndex((column) => column.field === field);
    expect(
      ['foreignId', 'kind', 'sku', 'barcode', 'name', 'description', 'stock', 'reorderPoint', 'weight'].map(at),
    ).toEqual([0, 1, 2, 3, 4, 9, 15, 16, 19]);
    expect(['salePrice', 'price', 'category', 'tags', 'parent', 'optionName1', 'optionValue1'].map(at)).toEqual([
      25, 26, 27, 28, 33, 40, 41,
    ]);
    expect(mapping.columns[26]?.by).toBe('content');
    const { products } = readProducts(table, mapping, context);
    expect(products.map(({ name, variants }) => [name, variants.map((v) => [v.sku, v.priceMinor, v.stock])])).toEqual([
      [
        'Cup',
        [
          ['CUP-R', 2490, 1],
          ['CUP-G', 2490, 0],
        ],
      ],
      ['Plate', [['P', 3900, null]]],
    ]);
  });
});

const fewColumns: Readonly<Record<string, string>> = {
  Arabic:
    'المُعرّف,النوع,رمز المنتج,GTIN أو UPC أو EAN أو ISBN,الاسم,منشور,متوفر في المخزون؟,المخزون,الحد الأدنى للمخزون,الوزن (كغ),سعر التخفيض,السعر الافتراضي,التصنيفات,الوسوم,الصور,الأب,اسم السمة 1,قيم السمة 1',
  Chinese:
    'ID,类型,SKU,GTIN、UPC、EAN 或 ISBN,名称,已发布,有库存？,库存,库存不足数量,重量（kg）,促销价格,常规售价,分类,标签,图片,父级,属性 1 名称,属性 1 值',
  Czech:
    'ID,Typ,Katalogové číslo,"GTIN, UPC, EAN nebo ISBN",Jméno,Publikováno,Skladem?,Sklad,Nízké množství na skladě,Hmotnost (kg),Akční cena,Běžná cena,Kategorie,Štítky,Obrázky,Nadřazené,Název 1 vlastnosti,Hodnota(y) 1 vlastnosti',
  Danish:
    'ID,Type,Varenummer (SKU),"GTIN, UPC, EAN eller ISBN",Navn,Udgivet,På lager?,Lager,Lav lagerbeholdning,Vægt (kg),Udsalgspris,Normalpris,Kategorier,Tags,Billeder,Forælder,Egenskab 1 navn,Egenskab 1 værdi(er)',
  German:
    'ID,Typ,Artikelnummer,"GTIN, UPC, EAN oder ISBN",Name,Veröffentlicht,Vorrätig?,Lager,Geringe Lagermenge,Gewicht (kg),Angebotspreis,Regulärer Preis,Kategorien,Schlagwörter,Bilder,Übergeordnetes Produkt,Attribut 1 Name,Attribut 1 Wert(e)',
  Greek:
    'ID,Τύπος,Κωδικός προϊόντος,"GTIN, UPC, EAN ή ISBN",Όνομα,Δημοσιευμένο,Σε απόθεμα;,Απόθεμα,Χαμηλό απόθεμα,Βάρος (kg),Τιμή προσφοράς,Κανονική τιμή,Κατηγορίες,Ετικέτες,Εικόνες,Γονέας,Όνομα ιδιότητας 1,Τιμή(ές) ιδιότητας 1',
  Japanese:
    'ID,タイプ,SKU,GTIN、UPC、EAN、または ISBN,名前,公開済み,在庫あり ?,在庫,在庫僅少,重量 (kg),セール価格,通常価格,カテゴリー,タグ,画像,親,属性 1 の名前,属性 1 の値',
  Russian:
    'ID,Тип,Артикул,"GTIN, UPC, EAN или ISBN",Имя,Опубликован,Наличие,Запасы,Величина малых запасов,Вес (kg),Акционная цена,Базовая цена,Категории,Метки,Изображения,Родительский,Название атрибута 1,Значения атрибутов 1',
  Turkish:
    'Kimlik,Tür,Stok kodu (SKU),"GTIN, UPC, EAN veya ISBN",İsim,Yayımlanmış,Stokta?,Stok,Düşük stok miktarı,Ağırlık (kg),İndirimli satış fiyatı,Normal fiyat,Kategoriler,Etiketler,Görseller,Ebeveyn,Nitelik 1 ismi,Nitelik 1 değer(ler)i',
};
const rows = `11,variable,CUP,,Cup,1,1,,,,,,Home,tea,,,Colour,"Red, Green"
12,variation,CUP-R,4006381333931,Cup - Red,1,1,12,3,0.35,19.9,24.9,,,,CUP,Colour,Red
13,variation,CUP-G,,Cup - Green,1,0,0,3,0.35,,24.9,,,,id:11,Colour,Green
14,simple,TAL,,Plate,1,1,,,,,39,Home,,,,,
15,"simple, virtual",V,,Voucher,0,1,,,,,25,Home,,,,,`;

test.for(Object.entries(fewColumns))('[IMP400] an export of some columns in %s', async ([, headers]) => {
  const { table, mapping } = await sheetOf(`${headers}\n${rows}`);
  const { products } = readProducts(table, mapping, context);
  expect(mapping.source).toBe('woocommerce');
  expect(products.map(({ name, kind }) => [name, kind])).toEqual([
    ['Cup', 'variable'],
    ['Plate', 'simple'],
    ['Voucher', 'virtual'],
  ]);
  expect(
    products.flatMap(({ variants }) =>
      variants.map((v) => [v.sku, v.priceMinor, v.stock, v.options.map(({ value }) => value).join()]),
    ),
  ).toEqual([
    ['CUP-R', 2490, 12, 'Red'],
    ['CUP-G', 2490, 0, 'Green'],
    ['TAL', 3900, null, ''],
    ['V', 2500, null, ''],
  ]);
  expect(products[0]?.variants[0]).toMatchObject({ foreignId: '12', reorderPoint: 3 });
});

test('[IMP401] one figure that may be the stock as well as a price is neither', async () => {
  const { table, mapping } =
    await sheetOf(`ID,ტიპი,მარაგის კოდი,"GTIN, UPC, EAN ან ISBN",სახელი,გამოქვეყნდა,მარაგშია?,ფასი,კატეგორიები
14,simple,TAL,,Plate,1,1,39,Home
15,simple,JUG,,Jug,1,0,25,Home`);
  const fields = ['foreignId', 'kind', 'sku', null, 'name', null, null, null, 'category'];
  expect(mapping.columns.map(({ field }) => field)).toEqual(fields);
  expect(readProducts(table, mapping, context).products.map(({ variants }) => variants[0]?.stock)).toEqual([
    null,
    null,
  ]);
});

test('[IMP400] files to download stand before the attributes, under numbers as well', async () => {
  const { mapping } =
    await sheetOf(`ID,ტიპი,კოდი,"GTIN, UPC, EAN ან ISBN",სახელი,ფასი,ფაილი 1 ა,ფაილი 1 ბ,ფაილი 1 გ,თვისება 1 ა,თვისება 1 ბ,თვისება 1 გ,თვისება 1 დ
14,"simple, downloadable",TAL,,Plate,39,f1,Sheet,https://example.com/f.pdf,Paper,A4,1,0
15,simple,JUG,,Jug,25,,,,Paper,A5,1,0`);
  expect(mapping.columns.flatMap(({ field }, at) => (field?.startsWith('option') ? [`${at} ${field}`] : []))).toEqual([
    '9 optionName1',
    '10 optionValue1',
  ]);
});
