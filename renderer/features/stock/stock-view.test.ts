import { expect, test } from 'vitest';
import { calendarIn, lastDays } from '#shared/domain/values/day.ts';
import { levelsByDay } from './history.ts';
import { changeOf } from './quantity-lines.ts';
import { isFiltered, readQuery, sortText } from './stock-view.ts';
import { combinations, combinationText } from './variant-matrix.ts';

test('[STS1] an address says what the list is asked, and what it gets wrong is not said', () => {
  expect(readQuery(new URLSearchParams('q=mug&filter=low&category=Home&supplier=s&location=l&sort=-price'))).toEqual({
    search: 'mug',
    filter: 'low',
    category: 'Home',
    supplierId: 's',
    locationId: 'l',
    sort: { column: 'price', direction: 'descending' },
  });
  const wrong = readQuery(new URLSearchParams('filter=everything&sort=colour'));
  expect([wrong.filter, wrong.sort, isFiltered(wrong)]).toEqual(['all', null, false]);
  expect(
    ['ascending', 'descending'].map((direction) => sortText({ column: 'sku', direction: direction as 'ascending' })),
  ).toEqual(['sku', '-sku']);
});

test('[STS24] a new quantity is the difference to what the shelf holds', () => {
  const line = { variantId: 'v' as never, quantity: 7, unitCost: null, readable: true, lots: null };
  expect(changeOf(line, 'correction', 'new', 10)).toBe(-3);
  expect(changeOf(line, 'correction', 'change', 10)).toBe(7);
  expect(changeOf(line, 'damage', 'new', 10)).toBe(-7);
  expect(changeOf({ ...line, readable: false, lots: null }, 'damage', 'change', 10)).toBe(null);
});

test('[STS42] options make every combination once', () => {
  const made = combinations([
    { name: 'Colour', values: 'Red, Blue,Red' },
    { name: 'Size', values: 'S; M' },
    { name: '', values: 'x' },
  ]);
  expect(made.map(combinationText)).toEqual(['Red / S', 'Red / M', 'Blue / S', 'Blue / M']);
  expect(combinations([{ name: 'Colour', values: ' ' }])).toEqual([]);
});

test('[STS54] days without a movement keep the level of the day before', () => {
  const now = Date.UTC(2026, 4, 11, 12);
  const days = lastDays(calendarIn({ shop: 'Europe/Berlin', legacy: 'Europe/Berlin' }, now), 365);
  const at = (later: number) => now + later * 86_400_000;
  const moves = [
    { occurredAt: at(0), quantity: -2 },
    { occurredAt: at(-3), quantity: 5 },
  ];
  expect(levelsByDay(moves, 3, days).map(({ onHand }) => onHand)).toEqual([5, 5, 5, 3]);
  const older = [...moves, { occurredAt: at(-1_000), quantity: 7 }];
  expect(levelsByDay(older, 10, days)).toHaveLength(365);
  expect(levelsByDay(older, 10, days)[0]?.onHand).toBe(7);
});

test('[STS54] [DATA-R21] a day of the chart is a day of the shop, wherever the window is', () => {
  const late = Date.UTC(2026, 2, 1, 22, 30);
  const moves = [{ occurredAt: late, quantity: 4 }];
  const daysIn = (zone: string) => lastDays(calendarIn({ shop: zone, legacy: zone }, late + 86_400_000), 3);
  expect(levelsByDay(moves, 4, daysIn('Asia/Tokyo'))).toEqual([
    { day: '2026-03-02', onHand: 4 },
    { day: '2026-03-03', onHand: 4 },
  ]);
  expect(levelsByDay(moves, 4, daysIn('America/New_York'))[0]?.day).toBe('2026-03-01');
  // A day of 23 hours: the clocks went forward in it.
  const berlin = lastDays(calendarIn({ shop: 'Europe/Berlin', legacy: 'Europe/Berlin' }, Date.UTC(2026, 2, 30, 9)), 2);
  expect((berlin[1]?.start ?? 0) - (berlin[0]?.start ?? 0)).toBe(23 * 3_600_000);
});
