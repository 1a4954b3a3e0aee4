import { describe, expect, test } from 'vitest';
import { type LocationId, stagingId } from '../operations/ids.ts';
import { availableOf } from './available.ts';
import { liesIn, notForSaleIn, parentsOf, pathText, placePath, placesIn } from './location-tree.ts';

const id = (name: string) => name as LocationId;
const places = [
  { id: id('shop'), parentId: null },
  { id: id('back'), parentId: id('shop') },
  { id: id('shelf'), parentId: id('back') },
  { id: id('store'), parentId: null },
];
const inside = (top: string | null) =>
  places.flatMap(({ id: place }) => (placesIn(places, top === null ? null : id(top))(place) ? [place] : []));

test('[LOC14] not for sale are the places that say so and all that lie in them, but not where what is picked waits', () => {
  const at = (id: string, parentId: string | null, notForSale?: boolean | null) => ({
    id: id as LocationId,
    parentId: parentId as LocationId | null,
    ...(notForSale !== undefined && { notForSale }),
  });
  const aside = notForSaleIn([
    at('shop', null, null),
    at('back', 'shop', true),
    at('shelf', 'back'),
    at('bin', 'shelf', false),
    at(stagingId('back' as LocationId), 'back'),
  ]);
  const ids = ['shop', 'back', 'shelf', 'bin', stagingId('back' as LocationId), 'elsewhere'] as LocationId[];
  expect(ids.filter(aside)).toEqual(['back', 'shelf', 'bin']);
});

test('[STK1] available is what is on hand less what is promised, below nothing too', () => {
  expect([availableOf(10, 0, 3), availableOf(2, 0, 5), availableOf(0, 0, 0), availableOf(-4, 0, 1)]).toEqual([
    7, -3, 0, -5,
  ]);
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

  test('[LOC5] two places that two desks moved into each other end no program', () => {
    const circle = [
      { id: id('b'), parentId: id('a') },
      { id: id('a'), parentId: id('b') },
      { id: id('c'), parentId: id('b') },
      { id: id('d'), parentId: id('d') },
    ];
    expect(['a', 'b', 'c'].map((name) => placesIn(circle, id('a'))(id(name)))).toEqual([true, true, true]);
    expect(['a', 'b', 'c'].map((name) => placesIn(circle, id('b'))(id(name)))).toEqual([false, true, true]);
    const { parents, cut } = parentsOf(circle);
    expect([...cut].sort()).toEqual(['a', 'd']);
    expect([...parents]).toEqual([
      ['b', 'a'],
      ['c', 'b'],
    ]);
    expect(liesIn(id('a'), id('c'), (at) => (at === 'a' ? id('b') : id('a')))).toBe(false);
  });
});

test('[LOC1] the path of a place has the names of all it lies in, from the outermost down', () => {
  const rows = new Map(places.map((row) => [row.id, row]));
  const { parents } = parentsOf(places);
  const path = placePath(
    id('shelf'),
    (at) => parents.get(at),
    (at) => rows.get(at)?.id.toUpperCase(),
  );
  expect(path).toEqual(['SHOP', 'BACK', 'SHELF']);
  expect(pathText(path)).toBe('SHOP › BACK › SHELF');
  const deep = Array.from({ length: 200 }, (_, i) => ({ id: id(`p${i}`), parentId: i === 0 ? null : id(`p${i - 1}`) }));
  expect(placesIn(deep, id('p0'))(id('p199'))).toBe(true);
});
