import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LaneItem } from '#shared/channels/lane-rows.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import { figuresOf, laneItem, lanePlace, listingFor, ourThing } from '#tests/fixtures/review-shop.ts';
import { chooseForAll, choiceFor, deciding, proposalFor, stockChoices } from './decide.ts';
import { type FigureOf, type OurThing, ourIndex } from './ours.ts';
import { weighing } from './outcome.ts';
import { reviewing, reviewOf, type ReviewRow } from './review.ts';

const none = figuresOf(new Map());

function review(
  items: readonly LaneItem[],
  things: readonly OurThing[],
  listings: readonly ListingRow[] = [],
  figures = none,
): readonly ReviewRow[] {
  return reviewOf(items, ourIndex(things, listings), figures);
}

function first(rows: readonly ReviewRow[]): ReviewRow {
  return must(rows[0], 'a review of something has a row');
}

const mug = ourThing('Enamel mug', { sku: 'MUG-1', barcodes: ['4006381333931'] });
const bowl = ourThing('Bowl', { sku: 'BOWL-1' });

describe('which is which', () => {
  test('[CHN175] the SKU first, however it is written', () => {
    expect(first(review([laneItem('1', { title: 'Something else', sku: ' mug-1 ' })], [mug, bowl]))).toMatchObject({
      is: 'matched',
      by: 'sku',
      thing: { variantId: mug.variantId },
    });
  });

  test('[CHN175] then the barcode, with or without its leading noughts', () => {
    const row = first(review([laneItem('1', { title: 'Cup', barcode: '04006381333931' })], [mug, bowl]));
    expect(row).toMatchObject({ is: 'matched', by: 'barcode', thing: { variantId: mug.variantId } });
  });

  test('[CHN175] then the title with the options, where the SKUs do not speak against it', () => {
    const red = ourThing('Shirt', { sku: null, options: [{ value: 'Red' }] });
    const blue = ourThing('Shirt', { sku: 'S-B', options: [{ value: 'Blue' }] });
    const item = laneItem('9', { variantId: '91', title: 'shirt', options: [{ name: 'color', value: 'red' }] });
    expect(first(review([item], [red, blue]))).toMatchObject({
      is: 'matched',
      by: 'title',
      thing: { variantId: red.variantId },
    });
    expect(first(review([laneItem('1', { title: 'Bowl', sku: 'OTHER' })], [bowl]))).toMatchObject({ is: 'only-there' });
  });

  test('[CHN175] a listing comes before all of them, and one that was archived says nothing', () => {
    const item = laneItem('1', { sku: 'unknown', title: 'Renamed' });
    expect(first(review([item], [mug, bowl], [listingFor(item, bowl)]))).toMatchObject({
      is: 'matched',
      by: 'listing',
    });
    expect(first(review([item], [mug, bowl], [listingFor(item, bowl, { archived: true })]))).toMatchObject({
      is: 'only-there',
    });
  });

  test('[CHN175] what only one side has is told apart; what is sold no more, or has no stock of its own, is not missed there', () => {
    const old = ourThing('Old', { archived: true });
    const kit = ourThing('Kit', { productType: 'kit' });
    const rows = review([laneItem('1', { title: 'Lamp', sku: 'LAMP' })], [mug, old, kit]);
    expect(rows.map(({ is }) => is)).toEqual(['only-there', 'only-here']);
    expect(review([laneItem('1', { status: 'gone', sku: 'MUG-1' })], [mug])).toMatchObject([{ is: 'only-here' }]);
  });
});

describe('what nobody but a person can say', () => {
  test('[CHN176] an SKU that several of ours have, unless barcode or title says which', () => {
    const [a, b] = [ourThing('Mug red', { sku: 'M' }), ourThing('Mug blue', { sku: 'm' })];
    const row = first(review([laneItem('1', { title: 'Mug', sku: 'M' })], [a, b]));
    expect(row).toMatchObject({ is: 'ambiguous', why: 'several-here' });
    expect(row.is === 'ambiguous' && row.candidates.map(({ name }) => name)).toEqual(['Mug red', 'Mug blue']);
    expect(first(review([laneItem('1', { title: 'mug  RED', sku: 'M' })], [a, b]))).toMatchObject({
      is: 'matched',
      by: 'title',
      thing: { name: 'Mug red' },
    });
  });

  test('[CHN176] two things of the store that are one of ours', () => {
    const rows = review([laneItem('1', { sku: 'MUG-1' }), laneItem('2', { sku: 'mug-1' })], [mug]);
    expect(rows).toMatchObject([
      { is: 'ambiguous', why: 'several-there' },
      { is: 'ambiguous', why: 'several-there' },
    ]);
  });

  test('[CHN176] an SKU that says one and a barcode that says another', () => {
    const row = first(review([laneItem('1', { sku: 'BOWL-1', barcode: '4006381333931' })], [mug, bowl]));
    expect(row).toMatchObject({ is: 'ambiguous', why: 'codes-disagree' });
  });

  test('[CHN176] what is tied already is no candidate of another thing', () => {
    const item = laneItem('1', { sku: 'MUG-1' });
    const rows = review([item, laneItem('2', { title: 'x', sku: 'MUG-1' })], [mug], [listingFor(item, mug)]);
    expect(rows).toMatchObject([{ is: 'matched', by: 'listing' }, { is: 'only-there' }]);
  });

  test('[CHN177] a thing that was tied and has the SKU of another one of ours by now is asked about', () => {
    const item = laneItem('1', { sku: 'BOWL-1' });
    const row = first(review([item], [mug, bowl], [listingFor(item, mug)]));
    expect(row).toMatchObject({ is: 'changed', thing: { variantId: mug.variantId } });
    expect(row.is === 'changed' && row.candidates.map(({ name }) => name)).toEqual(['Enamel mug', 'Bowl']);
    // Another spelling, or an SKU of nobody, is no other thing.
    const renamed = laneItem('1', { sku: 'NEW-SKU' });
    expect(first(review([renamed], [mug, bowl], [listingFor(renamed, mug)]))).toMatchObject({ is: 'matched' });
  });
});

describe('figures', () => {
  const figures = figuresOf(new Map([[mug, 5]]));
  const rowWith = (places: LaneItem['places'], things = [mug], of = figures) =>
    first(review([laneItem('1', { sku: 'MUG-1', places })], things, [], of));

  test('[CHN178] the same, another, not counted there, not kept here', () => {
    expect(rowWith([lanePlace(null, 5)])).toMatchObject({ quantities: { is: 'same' } });
    expect(rowWith([lanePlace(null, 7)])).toMatchObject({
      quantities: { is: 'differs', places: [{ shown: 7, offer: 5 }] },
    });
    expect(rowWith([lanePlace(null, null)])).toMatchObject({ quantities: { is: 'not-counted-there' } });
    expect(rowWith([])).toMatchObject({ quantities: { is: 'not-counted-there' } });
    expect(rowWith([lanePlace(null, 7)], [mug], none)).toMatchObject({
      quantities: { is: 'untracked-here', shown: 7 },
    });
    expect(rowWith([lanePlace('a', 5), lanePlace('b', 6)])).toMatchObject({ quantities: { is: 'differs' } });
  });

  test('[CHN178] where figures differ nothing is written by itself, and what was said before stays said', () => {
    expect(proposalFor(rowWith([lanePlace(null, 5)]))).toMatchObject({ as: 'link', stock: 'ours' });
    for (const row of [rowWith([lanePlace(null, 7)]), rowWith([]), rowWith([lanePlace(null, 7)], [mug], none)])
      expect(proposalFor(row)).toMatchObject({ as: 'link', stock: 'untold' });
    const item = laneItem('1', { sku: 'MUG-1' });
    const said = first(review([item], [mug], [listingFor(item, mug, { untold: true })], figures));
    expect(proposalFor(said)).toMatchObject({ as: 'link', stock: 'untold' });
    expect(proposalFor(first(review([laneItem('2', { title: 'Lamp' })], [mug])))).toEqual({ as: 'skip' });
  });

  test('[CHN178] a figure alone is not taken for what lies in lots', () => {
    const wine = ourThing('Wine', { sku: 'MUG-1', tracking: 'lot' });
    const row = rowWith([lanePlace(null, 7)], [wine], figuresOf(new Map([[wine, 5]])));
    expect(row.is === 'matched' && stockChoices(row.quantities, row.thing)).toEqual(['untold', 'ours', 'count']);
  });

  test('[CHN178] one answer for many rows is taken where it can be', () => {
    const rows = review(
      [
        laneItem('1', { sku: 'MUG-1', shown: 7 }),
        laneItem('2', { title: 'Lamp' }),
        laneItem('3', { sku: 'BOWL-1', shown: null }),
      ],
      [mug, bowl],
      [],
      figures,
    );
    const theirs = chooseForAll(rows, new Map(), { as: 'stock', stock: 'theirs' });
    expect(rows.map((row) => choiceFor(row, theirs))).toMatchObject([
      { as: 'link', stock: 'theirs' },
      { as: 'skip' },
      { as: 'link', stock: 'untold' },
    ]);
    const made = chooseForAll(rows, theirs, { as: 'create' });
    expect(rows.map((row) => choiceFor(row, made).as)).toEqual(['link', 'create', 'link']);
  });
});

test('[CHN183] five thousand things beside five thousand, each found once', () => {
  const things = Array.from({ length: 5_000 }, (_, i) =>
    ourThing(`Thing ${i}`, { sku: i % 3 === 0 ? `S-${i}` : null, barcodes: i % 3 === 1 ? [`C${i}`] : [] }),
  );
  const items = things.map((_, i) =>
    laneItem(String(i), {
      title: i % 3 === 2 ? `thing ${i}` : 'another title',
      sku: i % 3 === 0 ? `s-${i}` : '',
      barcode: i % 3 === 1 ? `c${i}` : '',
    }),
  );
  const rows = review(items, things, [], figuresOf(new Map(things.map((thing) => [thing, 5]))));
  expect(rows).toHaveLength(5_000);
  expect(rows.every((row, i) => row.is === 'matched' && row.thing === things[i])).toBe(true);
});

test('[CHN202] five thousand things are compared, decided and weighed in steps of a few', () => {
  const things = Array.from({ length: 5_000 }, (_, i) => ourThing(`Thing ${i}`, { sku: `S-${i}` }));
  const items = things.map((_, i) => laneItem(String(i), { sku: `S-${i}`, shown: i % 2 === 0 ? 5 : 7 }));
  const ours = ourIndex(things, []);
  let looks = 0;
  const figures = figuresOf(new Map(things.map((thing) => [thing, 5])));
  const counting: FigureOf = (id, place) => {
    looks++;
    return figures(id, place);
  };
  let most = 0;
  const through = <T>(steps: Generator<void, T, void>): T => {
    for (;;) {
      looks = 0;
      const step = steps.next();
      most = Math.max(most, looks);
      if (step.done) return step.value;
    }
  };
  const rows = through(reviewing(items, ours, counting));
  const decided = through(deciding(rows, new Map(), ours, counting));
  expect(most).toBeLessThanOrEqual(32);
  expect(through(weighing(decided, (available) => available))).toMatchObject({ tied: 5_000, untold: 2_500 });
});
