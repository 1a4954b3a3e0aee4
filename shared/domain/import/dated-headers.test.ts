import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { readProducts } from './read-products.ts';

const context = { currencyDigits: 2, currency: 'EUR' };

async function stocksOf(...lines: readonly string[]) {
  const { table, mapping } = await sheetOf(lines.join('\n'));
  const variants = readProducts(table, mapping, context).products.flatMap((product) => product.variants);
  return { columns: mapping.columns, stocks: variants.map(({ stock, places = [] }) => [stock, places.length]) };
}

describe('figures of a day', () => {
  test.for([
    ['days', 'Bestand 01.03.2026', 'Bestand 31.03.2026'],
    ['days with a word before them', 'Bestand am 28.02.2026', 'Bestand zum 31.03.2026'],
    ['days in brackets', 'Stock (2026-03-01)', 'Stock (2026-03-31)'],
    ['days with the month first', 'Stock 03/01/2026', 'Stock 03/31/2026'],
    ['dates before them', '2026-03-01 Stock', '2026-03-31 Stock'],
    ['months', 'Stock March 2026', 'Stock April 2026'],
    ['months in German', 'Bestand Dezember 2025', 'Bestand März 2026'],
    ['years', 'Stock 2025', 'Stock 2026'],
  ])('[IMP402] %s: the latest is the stock, and no place', async ([, first, last]) => {
    for (const [headers, cells] of [
      [`${first};${last}`, ['10;12', '20;16']],
      [`${last};${first}`, ['12;10', '16;20']],
    ] as const) {
      const { columns, stocks } = await stocksOf(
        `Artikel;SKU;${headers};Preis`,
        ...cells.map((pair, at) => `Stift ${at};P${at};${pair};1,20`),
      );
      expect(stocks).toEqual([
        [12, 0],
        [16, 0],
      ]);
      expect(columns.find(({ header }) => header === last)).toMatchObject({ field: 'stock', by: 'content' });
      expect(columns.find(({ header }) => header === first)?.field).toBeNull();
    }
  });

  test('[IMP402] a column without a date comes first', async () => {
    const { stocks } = await stocksOf('Name,SKU,Stock 31.12.2025,Stock,Price', 'Pen,P1,10,12,1.20');
    expect(stocks).toEqual([[12, 0]]);
  });

  test('[IMP402] days that may be in either order are none', async () => {
    const { columns } = await stocksOf('Name,SKU,Stock 02/03/2026,Stock 03/02/2026,Price', 'Pen,P1,10,12,1.20');
    expect(columns.map(({ field }) => field)).toEqual(['name', 'sku', null, null, 'price']);
  });

  test('[IMP402] closing stock comes before opening stock', async () => {
    for (const headers of ['Opening stock,Purchases,Sales,Closing stock', 'Anfangsbestand,Zugang,Abgang,Endbestand']) {
      const { stocks } = await stocksOf(`Item,Code,${headers}`, 'Pen,P1,10,5,3,12', 'Pad,P2,20,0,4,16');
      expect(stocks, headers).toEqual([
        [12, 0],
        [16, 0],
      ]);
    }
  });

  test('[IMP403] January is no Japanese article number', async () => {
    const months = await stocksOf('Product,SKU,Jan,Feb,Mar,Stock on hand,Price', 'Pen,P1,1,2,3,12,1.20');
    expect(months.columns.map(({ field }) => field)).toEqual(['name', 'sku', null, null, null, 'stock', 'price']);
    const codes = await stocksOf('Product,SKU,JAN,Stock', 'Pen,P1,4907770001236,3', 'Pad,P2,,4');
    expect(codes.columns[2]?.field).toBe('barcode');
  });
});
