import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LaneItem } from '#shared/channels/lane-rows.ts';
import { pieces, ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import { foldingDesk } from '#tests/fixtures/folding-desk.ts';
import {
  annex,
  figuresOf,
  laneItem,
  lanePlace,
  listingFor,
  ourThing,
  reviewContext,
  shelf,
} from '#tests/fixtures/review-shop.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { reviewWrites, writtenAs } from './acts.ts';
import { type Choices, decidedRows, type RowChoice } from './decide.ts';
import { agreedKeys, outcomeOf } from './outcome.ts';
import type { FigureOf, OurThing } from './ours.ts';
import { reviewOf } from './review.ts';

const mug = ourThing('Enamel mug', { sku: 'MUG-1' });

function decide(
  items: readonly LaneItem[],
  choices: Readonly<Record<string, RowChoice>>,
  figures: FigureOf,
  {
    things = [mug],
    listings = [],
    channel = {},
  }: {
    readonly things?: readonly OurThing[];
    readonly listings?: readonly ListingRow[];
    readonly channel?: Parameters<typeof reviewContext>[2];
  } = {},
) {
  const context = reviewContext(things, listings, channel);
  const rows = reviewOf(items, context.ours, figures);
  const chosen: Choices = new Map(Object.entries(choices));
  const decided = decidedRows(rows, chosen, context.ours, figures);
  const writes = reviewWrites(decided, context);
  return { decided, writes, acts: writtenAs(writes, null, context) };
}

const link = (stock: 'untold' | 'ours' | 'theirs' | 'count'): RowChoice => ({
  as: 'link',
  variantId: mug.variantId,
  stock,
});
const whole = (available: number) => available;
const five = figuresOf(new Map([[mug, 5]]));
const item = laneItem('1', { sku: 'MUG-1', shown: 7 });

describe('what decisions write', () => {
  test('[CHN179] nothing decided: what fits is tied, the store is told nothing of what differs, no stock is written', () => {
    const { acts, decided } = decide([item], {}, five);
    expect(acts).toMatchObject([
      {
        type: 'catalog.added',
        payload: {
          products: [],
          stock: [],
          listings: [{ id: item.listingId, variantId: mug.variantId, untold: true }],
        },
      },
    ]);
    expect(agreedKeys(decided)).toEqual([]);
  });

  test('[CHN179] the same figure on both sides is told of from now on, and writes nothing', () => {
    const { acts, decided } = decide([laneItem('1', { sku: 'MUG-1' })], {}, five);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ payload: { listings: [{ variantId: mug.variantId }] } });
    expect(JSON.stringify(acts)).not.toContain('untold');
    expect(agreedKeys(decided)).toEqual(['1/']);
    expect(outcomeOf(decided, whole)).toMatchObject({ tied: 1, offers: 1, told: [] });
  });

  test('[CHN179] ours: telling begins from what is shown, and no stock is written here', () => {
    const { acts, decided } = decide([item], { '1/': link('ours') }, five);
    expect(acts.map(({ type }) => type)).toEqual(['catalog.added']);
    expect(agreedKeys(decided)).toEqual(['1/']);
    expect(outcomeOf(decided, whole).told).toMatchObject([{ key: '1/', shown: 7, offer: 5 }]);
  });

  test('[CHN179] theirs: stock here is corrected by the difference, in our units, where the channel is served', () => {
    const fine = ourThing('Enamel mug', { sku: 'MUG-1', decimals: 3 });
    const { acts, decided } = decide(
      [item],
      { '1/': { as: 'link', variantId: fine.variantId, stock: 'theirs' } },
      figuresOf(new Map([[fine, 5]])),
      { things: [fine] },
    );
    expect(acts[1]).toMatchObject({
      type: 'stock.recorded',
      payload: {
        note: 'Web shop',
        lines: [{ variantId: fine.variantId, locationId: shelf, quantity: 2000, reason: 'correction' }],
      },
    });
    expect(agreedKeys(decided)).toEqual(['1/']);
    expect(outcomeOf(decided, whole)).toMatchObject({ taken: 1, told: [] });
  });

  test('[CHN181] what is kept back is told of at once, and the dry run says so', () => {
    const { decided } = decide([item], { '1/': link('theirs') }, figuresOf(new Map([[mug, 5]]), 2));
    expect(outcomeOf(decided, whole).told).toMatchObject([{ shown: 7, offer: 5 }]);
  });

  test('[CHN179] theirs, by the store’s place, at the location that stands for it', () => {
    const two = laneItem('1', { sku: 'MUG-1', places: [lanePlace('a', 7), lanePlace('b', 1)] });
    const channel = {
      places: [
        { remoteId: 'a', locationId: shelf },
        { remoteId: 'b', locationId: annex },
      ],
    };
    const { acts } = decide([two], { '1/': link('theirs') }, five, { channel });
    expect(acts[1]).toMatchObject({
      payload: {
        lines: [
          { locationId: shelf, quantity: 2 },
          { locationId: annex, quantity: -4 },
        ],
      },
    });
  });

  test('[CHN179] count later: one count of all of them, and the store is told nothing until then', () => {
    const { acts, decided } = decide([item], { '1/': link('count') }, five);
    expect(acts[1]).toMatchObject({
      type: 'count.begun',
      payload: { locationId: shelf, scope: { kind: 'list', variantIds: [mug.variantId] } },
    });
    expect(acts[0]).toMatchObject({ payload: { listings: [{ untold: true }] } });
    expect(outcomeOf(decided, whole)).toMatchObject({ counted: 1, untold: 1, offers: 0 });
  });

  test('[CHN179] what is tied already and stays so writes nothing; what changes is set', () => {
    const bowl = ourThing('Bowl', { sku: 'BOWL-1' });
    const known = listingFor(item, mug, { untold: true });
    expect(decide([item], {}, five, { listings: [known] }).acts).toEqual([]);
    const changed = decide([item], { '1/': { as: 'link', variantId: bowl.variantId, stock: 'ours' } }, five, {
      things: [mug, bowl],
      listings: [known],
    });
    expect(changed.acts).toMatchObject([
      {
        type: 'fields.set',
        payload: {
          sets: [
            { field: 'variantId', value: bowl.variantId, was: mug.variantId },
            { field: 'untold', was: true },
          ],
        },
      },
    ]);
  });

  test('[CHN182] a thing of which telling has begun is not begun again by a later look', () => {
    const begun = laneItem('1', { sku: 'MUG-1', places: [lanePlace(null, 7, 5)] });
    const { decided } = decide([begun], { '1/': link('ours') }, five, { listings: [listingFor(begun, mug)] });
    expect(agreedKeys(decided)).toEqual([]);
  });

  test('[CHN182] another look at what is told already writes nothing, though the store shows something else by now', () => {
    const drift = { since: 1, shown: 9, expected: 5, cause: 'by-hand' } as const;
    const off = laneItem('1', { sku: 'MUG-1', places: [{ ...lanePlace(null, 9, 5), drift }] });
    const again = decide([off], {}, five, { listings: [listingFor(off, mug)] });
    expect([again.acts, agreedKeys(again.decided), outcomeOf(again.decided, whole).told]).toEqual([[], [], []]);
    // A change of ours that waits is what is told: from what it must show.
    const late = laneItem('1', { sku: 'MUG-1', places: [lanePlace(null, 7, 7)] });
    const waits = decide([late], {}, five, { listings: [listingFor(late, mug)] });
    expect(outcomeOf(waits.decided, whole).told).toMatchObject([{ shown: 7, offer: 5 }]);
    expect(waits.acts).toEqual([]);
  });

  test('[CHN180] what only the store has is made here, one product with its variants, prices and opening stock', () => {
    const variants = ['Red', 'Blue'].map((value, i) =>
      laneItem('9', {
        variantId: `9${i}`,
        title: 'Shirt',
        sku: `SH-${value}`,
        barcode: i === 0 ? '4006381333931' : '',
        shown: i + 3,
        options: [{ name: 'Colour', value }],
      }),
    );
    const create: RowChoice = { as: 'create', stock: 'theirs' };
    const { acts, decided } = decide(variants, { '9/90': create, '9/91': create }, five, { things: [] });
    expect(acts).toMatchObject([
      {
        payload: {
          products: [{ name: 'Shirt', productType: 'variable' }],
          variants: [
            { sku: 'SH-Red', price: 1290, options: [{ name: 'Colour', value: 'Red' }] },
            { sku: 'SH-Blue', price: 1290 },
          ],
          barcodes: [{ code: '4006381333931' }],
          stock: [{ quantity: 3, reason: 'opening', locationId: shelf }, { quantity: 4 }],
          listings: [{ remoteId: '90' }, { remoteId: '91' }],
        },
      },
    ]);
    expect(agreedKeys(decided)).toEqual(['9/90', '9/91']);
    expect(outcomeOf(decided, (available) => available - 1)).toMatchObject({
      created: 2,
      offers: 2,
      told: [
        { shown: 3, offer: 2 },
        { shown: 4, offer: 3 },
      ],
    });
  });

  test('[CHN180] a code that one of ours has already stays with it; what the store does not count is opened with nothing', () => {
    const known = ourThing('Other', { barcodes: ['4006381333931'], archived: false });
    const odd = laneItem('9', { title: 'Lamp', sku: 'L', shown: null, price: null });
    const twin = laneItem('8', { title: 'Lamp 2', sku: 'L2', barcode: '4006381333931' });
    const rows = decide(
      [odd, twin],
      { '9/': { as: 'create', stock: 'theirs' }, '8/': { as: 'create', stock: 'untold' } },
      five,
      { things: [known] },
    );
    expect(rows.acts[0]).toMatchObject({ payload: { barcodes: [], stock: [], variants: [{ price: null }, {}] } });
    expect(agreedKeys(rows.decided)).toEqual([]);
  });
});

test('[CHN179] the acts of a review are parts of one act, and its undo leaves no trace in figures and lists', () => {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  desk.act(opening(shop.mug, shop.warehouse, 5));
  const ours = ourThing('Enamel mug', { variantId: shop.mug, sku: 'SKU-1' });
  const items = [
    laneItem('1', { sku: 'SKU-1', shown: 7 }),
    ...Array.from({ length: 60 }, (_, i) => laneItem(`n${i}`, { title: `New ${i}`, sku: `N-${i}`, shown: i })),
  ];
  const context = { ...reviewContext([ours], [], { locationIds: [shop.warehouse] }), nextId: desk.nextId };
  const figures = figuresOf(new Map([[ours, 5]]));
  const choices: Choices = new Map(
    items.map(({ key }, i) => [
      key,
      i === 0 ? { as: 'link', variantId: shop.mug, stock: 'theirs' } : { as: 'create', stock: 'theirs' },
    ]),
  );
  const decided = decidedRows(reviewOf(items, context.ours, figures), choices, context.ours, figures);
  const parts = pieces(reviewWrites(decided, context), ROWS_PER_ACT);
  expect(parts.length).toBe(3);
  const acts = parts
    .flatMap((part) => writtenAs(part, null, context))
    .map((decision: Decision) => desk.act(decision).op);
  const level = () => desk.books.levels.get(`${shop.mug}:${shop.warehouse}`)?.onHand;
  const listing = () => rowOf(desk.books, 'listing', must(items[0], 'made above').listingId);
  expect(level()).toBe(7);
  expect(listing()).toMatchObject({ voided: false, variantId: shop.mug });
  for (const act of [...acts].reverse()) desk.act(decideReversal(act));
  expect(level()).toBe(5);
  expect(listing()).toMatchObject({ voided: true });
});
