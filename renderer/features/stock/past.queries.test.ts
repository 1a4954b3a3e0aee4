import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { toCsv } from '#shared/domain/export/csv.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { openStockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import { undoAct } from '#renderer/db/undo.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { asOfDay, isOfPast } from './as-of.ts';
import { figureParts } from './explain.queries.ts';
import { askedOfPast, type Past, stockBefore } from './past.queries.ts';
import { adjustStock, moveStock } from './stock.commands.ts';
import { stockCsvColumns } from './stock-csv.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const plain: StockQuery = {
  search: '',
  filter: 'all',
  category: null,
  supplierId: null,
  locationId: null,
  sort: null,
};
const slot = () => must(s.shop.catalogue.slotOf(s.mug), 'the mug is there');
const onHandIn = (past: Past) => [null, s.floor, s.warehouse].map((place) => past.figuresAt(slot(), place)?.onHand);

function rowsOf(query: StockQuery) {
  const list = openStockList(s.shop.catalogue, s.shop.search, query);
  const { total, rowAt } = list.get();
  list.close();
  return Array.from({ length: total }, (_, i) => rowAt(i));
}

test('[LED6] [LED10] the list before a moment: what was on hand, everywhere and at each place, and what was not tracked yet', async () => {
  const first = s.shop.now();
  await s.decide(opening(s.mug, s.floor, 10));
  const afterOpening = s.shop.now();
  value(
    await moveStock(s.shop, { from: s.floor, to: s.warehouse, note: null, lines: [{ variantId: s.mug, quantity: 4 }] }),
  );
  await s.decide(opening(s.candle, s.floor, 3));
  const past = value(await stockBefore(s.shop, afterOpening));
  expect(onHandIn(past)).toEqual([10, 10, 0]);
  expect(onHandIn(value(await stockBefore(s.shop, first)))).toEqual([undefined, undefined, undefined]);
  const now = value(await stockBefore(s.shop, s.shop.now()));
  expect(onHandIn(now)).toEqual([10, 6, 4]);
  expect(rowsOf({ ...plain, past }).map(({ name, figures }) => [name, figures?.onHand])).toEqual([
    ['Beeswax candle', undefined],
    ['Enamel mug', 10],
    ['Loose tea', undefined],
  ]);
  // Of a place, what was known there then.
  expect(rowsOf({ ...plain, past, locationId: s.warehouse })).toEqual([]);
  expect(rowsOf({ ...plain, past: now, locationId: s.warehouse }).map(({ name }) => name)).toEqual(['Enamel mug']);
});

test('[LED6] an undo takes a line out of the past as well, and what made a past figure adds up to it', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  const line = { variantId: s.mug, quantity: 3, unitCost: null, seen: null };
  const sold = value(
    await adjustStock(s.shop, { reason: 'sold', locationId: s.floor, lines: [line], note: null }),
  ).opIds;
  const afterSale = s.shop.now();
  expect(onHandIn(value(await stockBefore(s.shop, afterSale)))[0]).toBe(7);
  value(await undoAct(s.shop, must(sold[0], 'an act was made')));
  expect(onHandIn(value(await stockBefore(s.shop, afterSale)))[0]).toBe(10);
  const parts = await figureParts(s.shop, s.mug, s.floor, afterSale);
  expect(parts.movements.map(({ reason, quantity }) => [reason, quantity])).toEqual(
    [
      ['opening', 10],
      ['sold', 0],
    ].reverse(),
  );
  expect(parts.onHand).toBe(10);
});

test('[LED9] a day ends where the next begins; today, a day to come and what is no day are now', () => {
  const zone = 'America/New_York';
  const days = calendarIn({ shop: zone, legacy: zone }, Date.parse('2026-03-02T12:00:00-05:00'));
  const asOf = must(asOfDay('2026-03-01', days), 'a past day');
  expect(asOf).toEqual({ day: '2026-03-01', before: Date.parse('2026-03-02T00:00:00-05:00') });
  for (const said of ['2026-03-02', '2026-03-03', '2026-02-31', 'yesterday', '', null])
    expect(asOfDay(said, days)).toBeNull();
});

test('[LED10] of a past day nothing is asked that is not known of it', () => {
  const past = { figuresAt: () => null } as unknown as Past; // not looked at
  const asked = askedOfPast({ ...plain, filter: 'low', sort: { column: 'incoming', direction: 'ascending' } }, past);
  expect(asked).toEqual({ ...plain, past });
  expect(['status', 'committed', 'available', 'incoming', 'point'].some(isOfPast)).toBe(false);
  expect(['name', 'onHand', 'value', `at:${s.floor}`].every(isOfPast)).toBe(true);
});

test('[LED11] the file of a past day names it in its headers, and has no column that says nothing', async () => {
  await openWords('en');
  await s.decide(opening(s.mug, s.floor, 10));
  const day = '2026-03-01';
  const past = value(await stockBefore(s.shop, s.shop.now()));
  await s.decide(opening(s.mug, s.warehouse, 5));
  const facts = { currency: 'EUR', locations: s.shop.catalogue.locations(), tax: {}, hasNotForSale: false };
  const columns = stockCsvColumns({ t: words(), facts, rowAt: (_, place) => past.rowAt(slot(), place), day });
  const [head = '', row = ''] = [...toCsv(columns, [past.rowAt(slot(), null)])].join('').trim().split('\r\n');
  expect(head).toContain('On hand on 2026-03-01');
  expect(head).toContain('Value on 2026-03-01');
  for (const gone of ['Status', 'Committed', 'Available', 'Incoming', 'Reorder point'])
    expect(head).not.toContain(gone);
  const cells = Object.fromEntries(head.split(',').map((name, i) => [name, row.split(',')[i]]));
  expect(cells['On hand on 2026-03-01']).toBe('10');
  expect(
    Object.entries(cells)
      .filter(([name]) => name.startsWith('At '))
      .map(([, cell]) => cell),
  ).toContain('10');
});
