import { expect, test } from 'vitest';
import { encode } from '#tests/fixtures/import/encode.ts';
import { realFile, sheetOf } from '#tests/fixtures/import/files.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 0, currency: 'JPY' };
const list = [
  '在庫表',
  '作成日,2026/10/30',
  '',
  '商品番号,商品名,JANコード,販売価格,在庫数',
  'K-1,藍染 のれん,4907770001236,6800,5',
  'K-2,土鍋 ふた付,4907770004565,9200,0',
  'K-3,箸置き,,450,31',
].join('\r\n');

test('[IMP170] a stock list of a Japanese till is read from its preface on, without a question about its columns', async () => {
  const { table, mapping } = await sheetOf(encode(list, 'shift_jis'));
  expect(table).toMatchObject({ encoding: 'shift_jis', encodingIsSure: false });
  const { products, problems } = readProducts(table, mapping, context);
  expect(problems).toEqual([]);
  const variants = products.flatMap(({ name, variants: all }) => all.map((one) => ({ name, ...one })));
  expect(
    variants.map(({ name, sku, barcodes, priceMinor, stock }) => [name, sku, barcodes[0]?.code, priceMinor, stock]),
  ).toEqual([
    ['藍染 のれん', 'K-1', '4907770001236', 6800, 5],
    ['土鍋 ふた付', 'K-2', '4907770004565', 9200, 0],
    ['箸置き', 'K-3', undefined, 450, 31],
  ]);
});

test('[IMP170] the sample list that lies beside the project gives its three products', async ({ skip }) => {
  const real = realFile('imports/11-zaiko-shift-jis.csv');
  skip(real === undefined, 'real files are not on this machine: ../shared/data/imports/11-zaiko-shift-jis.csv');
  const { table, mapping } = await sheetOf(real ?? '');
  const { products } = readProducts(table, mapping, context);
  expect(products.flatMap(({ variants }) => variants.map(({ sku, stock }) => [sku, stock]))).toEqual([
    ['A-100', 14],
    ['A-101', 3],
    ['B-200', 0],
  ]);
});
