import { expect, test } from 'vitest';
import { type LocationId, type ProductId, stagingId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';
import { figuresIn, offerFrom } from './figures.ts';

// Tests may name rows as they like.
const [shop, cellar, shelf] = ['shop', 'cellar', 'shelf'] as unknown as readonly [LocationId, LocationId, LocationId];

type Changed = { readonly archived?: readonly LocationId[]; readonly notForSale?: readonly LocationId[] };

/** A shop with a cellar in it, a shelf in that, and the staging places of both. */
function places({ archived = [], notForSale = [] }: Changed) {
  const parents: readonly (readonly [LocationId, LocationId | null])[] = [
    [shop, null],
    [cellar, shop],
    [shelf, cellar],
  ];
  return figuresIn(
    parents.map(
      ([id, parentId]) =>
        ({
          id,
          parentId,
          archived: archived.includes(id),
          notForSale: notForSale.includes(id) || null,
          voided: false,
        }) as LocationRow, // the other fields say nothing of an offer
    ),
  );
}

const level = (locationId: LocationId, onHand: number, committed = 0) => ({ locationId, onHand, committed, facts: 1 });

function offerIn(changed: Changed, levels: readonly ReturnType<typeof level>[], serves: LocationId = shop) {
  const channel = { locationIds: [serves], buffer: 0, floor: 0, archived: false };
  const product = { id: 'mug' as ProductId, category: null, archived: false };
  const variant = { decimals: 0, archived: false } as const;
  return offerFrom({ channel, product, variant, fractional: false }, levels, places(changed))?.[0];
}

test('[CHN221] what lies in an archived place, or below one, is not offered, and says so', () => {
  const levels = [level(shop, 10), level(cellar, 4), level(shelf, 3)];
  expect(offerIn({}, levels)?.quantity).toBe(17);
  expect(offerIn({ archived: [shelf] }, levels)?.quantity).toBe(14);
  expect(offerIn({ archived: [cellar] }, levels)).toEqual({
    remoteId: null,
    quantity: 10,
    parts: [
      { is: 'on-hand', quantity: 17 },
      { is: 'retired-place', quantity: -7 },
    ],
  });
  expect(offerIn({ archived: [shop] }, levels)?.quantity).toBe(0);
  expect(offerIn({ archived: [shop] }, levels, cellar)?.quantity).toBe(0);
});

test('[CHN221] what is promised in an archived place is served from there first, and owed all the same', () => {
  expect(offerIn({ archived: [cellar] }, [level(shop, 10), level(cellar, 4, 3)])?.quantity).toBe(10);
  expect(offerIn({ archived: [cellar] }, [level(shop, 10), level(cellar, 0, 3)])?.quantity).toBe(7);
  // Picked goods of the order that they are promised to.
  const picked = [level(shop, 10), level(cellar, 1, 3), level(stagingId(cellar), 3)];
  expect(offerIn({ archived: [cellar] }, picked)?.quantity).toBe(10);
});

test('[CHN221] a place that is not for sale is left out once, archived or not', () => {
  const levels = [level(shop, 10), level(cellar, 4)];
  expect(offerIn({ notForSale: [cellar] }, levels)?.quantity).toBe(10);
  expect(offerIn({ notForSale: [cellar], archived: [cellar] }, levels)?.quantity).toBe(10);
  expect(offerIn({ notForSale: [shop] }, levels)?.quantity).toBe(0);
});
