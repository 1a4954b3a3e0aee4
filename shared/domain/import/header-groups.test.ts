import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { xlsx } from '#tests/fixtures/import/workbooks.ts';
import { readProducts } from './read-products.ts';

/** What columns are called and mean, and the first row below the header. */
async function readAs(content: Uint8Array | string) {
  const sheet = await sheetOf(content);
  const columns = sheet.mapping.columns.flatMap(({ header, field }) => (field ? [`${header}: ${field}`] : []));
  const [first] = readProducts(sheet.table, sheet.mapping, { currencyDigits: 2 }).products;
  const places = first?.variants[0]?.places?.map(({ place, stock }) => [place, stock]);
  return { columns, row: sheet.table.rows[0]?.row, places };
}
const rows = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
const atTwo = [
  ['High Street', 4],
  ['Mill Lane', 5],
];

describe('a header of two rows', () => {
  test('[IMP308] a title over several columns helps to name them', async () => {
    const list = rows('Product,,,Stock,,', 'Name,SKU,Price,High Street,Mill Lane,', 'Pear,A-1,1.50,4,5,');
    expect(await readAs(list)).toEqual({
      columns: [
        'Name: name',
        'SKU: sku',
        'Price: price',
        'Stock / High Street: placeStock',
        'Stock / Mill Lane: placeStock',
      ],
      row: 3,
      places: atTwo,
    });
    const narrow = rows('Artikel;;Bestand;', 'Artikelnummer;Bezeichnung;High Street;Mill Lane', 'A-1;Birne;4;5');
    expect((await readAs(narrow)).places).toEqual(atTwo);
  });

  test('[IMP308] so it does in a workbook, where merged cells are empty but for the first', async () => {
    const book = xlsx({
      sheets: [
        {
          name: 'List',
          rows: [
            ['Stock list of October'],
            ['Product', '', '', 'Stock'],
            ['Name', 'SKU', 'Price', 'High Street', 'Mill Lane'],
            ['Pear', 'A-1', 1.5, 4, 5],
          ],
        },
      ],
    });
    expect(await readAs(book)).toMatchObject({ row: 4, places: atTwo });
  });

  test('[IMP308] titles of single columns stand beside it, and places may be the titles', async () => {
    const beside = rows('SKU,Name,Price,Stock,,', ',,,High Street,Mill Lane,Total', 'A-1,Pear,1.50,4,5,9');
    expect(await readAs(beside)).toMatchObject({ row: 3, places: atTwo });
    const above = rows(',,High Street,,Mill Lane,', 'SKU,Name,Stock,Price,Stock,Price', 'A-1,Pear,4,1.50,5,1.50');
    expect(await readAs(above)).toMatchObject({ row: 3, places: atTwo });
  });

  test.each([
    ['a title of the file', 'Stock,,,', 'SKU,Name,Rating,On hand', 'A-1,Pear,4,5'],
    ['a preface', 'Shop:,Mill Lane,,', 'SKU,Name,Rating,On hand', 'A-1,Pear,4,5'],
  ])('[IMP308] %s names no column', async (_what, ...lines) => {
    expect((await readAs(rows(...lines))).columns).toEqual(['SKU: sku', 'Name: name', 'On hand: stock']);
  });

  test('[IMP308] columns without a name under one that has figures are no header: the first row of data stays', async () => {
    const { row, columns } = await readAs(rows('SKU,Name,Stock,,Price', 'A-1,Pear,4,shelf,1.50', 'A-2,Plum,5,floor,2'));
    expect([row, columns]).toEqual([2, ['SKU: sku', 'Name: name', 'Stock: stock', 'Price: price']]);
  });
});
