import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharesOf } from '#renderer/db/catalogue/shares.ts';
import { openStockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { toCsv } from '#shared/domain/export/csv.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { type ExportRows, withArchived } from './export.queries.ts';
import type { RowAt } from './stock.queries.ts';
import { stockCsvColumns } from './stock-csv.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 2));
  await s.decide({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [{ kind: 'product', id: s.mugProduct, field: 'archived', value: true, was: false }],
    },
  });
});
afterEach(() => s.close());

const everything: StockQuery = {
  search: '',
  filter: 'all',
  category: null,
  supplierId: null,
  locationId: null,
  sort: null,
};
const namesOf = ({ rows, rowAt }: ExportRows) => Array.from({ length: rows }, (_, index) => rowAt(index).name);
const candle: ExportRows = {
  rows: 1,
  rowAt: () => {
    const row = s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(s.candle) ?? -1);
    if (!row) throw new Error('the candle is on sale');
    return row;
  },
};

test('[STK10] an export of everything has the archived products after the others, and says how many', async () => {
  const held = await withArchived(s.shop, candle, everything);
  expect([namesOf(held), held.archived]).toEqual([['Beeswax candle', 'Enamel mug'], 1]);
  expect(held.rowAt(1).archived).toBe(true);
});

test('[STK10] an export of a filtered list has that list, and one of a supplier no products of another', async () => {
  const low = await withArchived(s.shop, candle, { ...everything, filter: 'low' });
  expect([low.rows, low.archived]).toEqual([1, 0]);
  const other = await withArchived(s.shop, candle, { ...everything, supplierId: s.supplier });
  expect(other.archived).toBe(0);
});

test('[STK10] the value counts what is archived, as a part of its own', async () => {
  expect(await sharesOf(s.shop.catalogue, 'value')).toEqual([
    { category: null, archived: true, value: 5_400 },
    { category: null, archived: false, value: 1_080 },
  ]);
});

test('[STS7] every column is written, also those of locations the screen hides', async () => {
  await openWords('en');
  const { catalogue } = s.shop;
  const facts = { currency: 'EUR', locations: catalogue.locations(), tax: {}, hasNotForSale: false };
  const rowAt: RowAt = (id, place) => catalogue.rowAt(catalogue.slotOf(id) ?? -1, place);
  const [head = '', first = ''] = [...toCsv(stockCsvColumns({ t: words(), facts, rowAt }), [candle.rowAt(0)])]
    .join('')
    .split('\r\n');
  const fields = new Map(
    head
      .replace('\uFEFF', '')
      .split(',')
      .map((name, at) => [name, first.split(',')[at]]),
  );
  expect(fields.get('SKU')).toBe('SKU-2');
  expect([...fields].filter(([name]) => name.includes('Shop') || name.includes('Warehouse'))).toHaveLength(2);
  const shown = [
    'name',
    'sku',
    'barcode',
    'category',
    'supplier',
    'status',
    'onHand',
    'committed',
    'available',
  ] as const;
  const more = ['incoming', 'point', 'price', 'cost', 'value'] as const;
  expect([...shown, ...more].filter((name) => !fields.has(words()(`stock.columns.${name}`)))).toEqual([]);
});

test('[STS7] the rows are those of the list as it stood when the export began', async () => {
  const list = openStockList(s.shop.catalogue, s.shop.search, everything);
  const { total, rowAt } = list.get();
  const held = await withArchived(s.shop, { rows: total, rowAt }, everything);
  await s.decide({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'variant', id: s.candle, field: 'archived', value: true, was: false }] },
  });
  list.close();
  expect(namesOf(held)).toEqual(['Beeswax candle', 'Loose tea', 'Enamel mug']);
});
