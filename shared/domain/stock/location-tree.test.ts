import { describe, expect, test } from 'vitest';
import { type LocationId, stagingId } from '../operations/ids.ts';
import { availableOf } from './available.ts';
import { liesIn, placesIn } from './location-tree.ts';

const id = (name: string) => name as LocationId;
const places = [
  { id: id('shop'), parentId: null },
  { id: id('back'), parentId: id('shop') },
  { id: id('shelf'), parentId: id('back') },
  { id: id('store'), parentId: null },
];
const inside = (top: string | null) =>
  places.flatMap(({ id: place }) => (placesIn(places, top === null ? null : id(top))(place) ? [place] : []));

test('[STK1] available is what is on hand less what is promised, below nothing too', () => {
  expect([availableOf(10, 3), availableOf(2, 5), availableOf(0, 0), availableOf(-4, 1)]).toEqual([7, -3, 0, -5]);
});

describe('[STK11] a location answers with everything below it', () => {
  test('itself, what lies in it at any depth, and nothing else', () => {
    expect(inside('shop')).toEqual(['shop', 'back', 'shelf']);
    expect(inside('back')).toEqual(['back', 'shelf']);
    expect(inside('store')).toEqual(['store']);
    expect(inside('nowhere')).toEqual([]);
    expect(inside(null)).toEqual(['shop', 'back', 'shelf', 'store']);
  });

  test('the staging place of each belongs to it', () => {
    const isHere = placesIn(places, id('shop'));
    expect(['shop', 'back', 'shelf', 'store'].map((name) => isHere(stagingId(id(name))))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('two places that two desks moved into each other end no program', () => {
    const circle = [
      { id: id('a'), parentId: id('b') },
      { id: id('b'), parentId: id('a') },
    ];
    expect(['a', 'b', 'c'].map((name) => placesIn(circle, id('a'))(id(name)))).toEqual([true, true, false]);
    expect(liesIn(id('a'), id('c'), (at) => (at === 'a' ? id('b') : id('a')))).toBe(false);
  });
});
