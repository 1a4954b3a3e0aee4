import { describe, expect, test } from 'vitest';
import { ourIndex } from '#shared/channels/review/ours.ts';
import { laneItem, lanePlace, listingFor, ourThing } from '#tests/fixtures/review-shop.ts';
import { filteredRows, type TruthFilter, truthRows } from './truth-rows.ts';

const mug = ourThing('Enamel mug', { sku: 'MUG' });
const drift = { since: 1, shown: 5, expected: 7, cause: 'sale' } as const;
const items = [
  laneItem('1', {
    title: 'Enamel mug',
    sku: 'MUG',
    places: [lanePlace('a', 5, 5), { ...lanePlace('b', 5, 7), drift }],
  }),
  laneItem('2', { title: 'Untold mug', places: [lanePlace(null, 5)] }),
  laneItem('3', { title: 'New mug', places: [lanePlace(null, 5)] }),
  laneItem('4', { title: 'Not counted', places: [] }),
  laneItem('5', { title: 'Refused', problem: 'counted-together' }),
  laneItem('6', { title: 'Café' }),
  laneItem('7', { title: 'Gone', status: 'gone' }),
];
const [first, untold, fresh, , refused] = items;
const listings = [
  ...(first ? [listingFor(first, mug)] : []),
  ...(untold ? [listingFor(untold, mug, { untold: true })] : []),
  ...(fresh ? [listingFor(fresh, mug)] : []),
  ...(items[3] ? [listingFor(items[3], mug)] : []),
  ...(refused ? [listingFor(refused, mug)] : []),
];
const rows = truthRows(items, ourIndex([mug], listings));

describe('the truth meter', () => {
  test('[CHN184] has a line for each place of everything that is there, and says how it stands', () => {
    expect(rows.map(({ key, is }) => [key, is])).toEqual([
      ['1/@a', 'told'],
      ['1/@b', 'drift'],
      ['2/@', 'untold'],
      ['3/@', 'not-agreed'],
      ['4/@', 'not-counted'],
      ['5/@', 'problem'],
      ['6/@', 'not-linked'],
    ]);
  });

  test('[CHN186] is narrowed to what differs, is not told, is not tied or is refused, and by words', () => {
    const found = (filter: TruthFilter, search = '') => filteredRows(rows, filter, search).map(({ key }) => key);
    expect(found('drift')).toEqual(['1/@b']);
    expect(found('untold')).toEqual(['2/@', '3/@']);
    expect(found('not-linked')).toEqual(['6/@']);
    expect(found('problem')).toEqual(['4/@', '5/@']);
    expect(found('all', 'mug new')).toEqual(['3/@']);
    expect(found('all', 'cafe')).toEqual(['6/@']);
    expect(found('all', ' mug ')).toHaveLength(6);
  });

  test('[CHN187] finds one of five thousand lines, and makes nothing anew where nothing is asked', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => laneItem(String(n), { title: `Thing ${n}` }));
    const all = truthRows(many, ourIndex([], []));
    expect(filteredRows(all, 'not-linked', 'thing 4999')).toHaveLength(1);
    expect(filteredRows(all, 'all', '')).toBe(all);
  });
});
