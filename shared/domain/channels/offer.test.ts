import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../demo/chance.ts';
import type { LocationId, ProductId } from '../operations/ids.ts';
import { type OfferFigures, type OfferOf, offerOf } from './offer.ts';

const [shop, bin, warehouse] = ['shop', 'bin', 'warehouse'] as unknown as readonly [LocationId, LocationId, LocationId];
const nothing: OfferFigures = { onHand: 0, notForSale: 0, committed: 0 };
const channel: OfferOf['channel'] = { locationIds: [shop], buffer: 0, floor: 0, archived: false };

function of(figures: Partial<OfferFigures>, more: Partial<OfferOf> = {}): OfferOf {
  return {
    channel,
    product: { id: 'mug' as ProductId, category: null, archived: false },
    variant: { decimals: 0, archived: false },
    isTracked: true,
    fractional: false,
    parentOf: (id) => (id === bin ? shop : null),
    figuresAt: (id) => (id === shop ? { ...nothing, ...figures } : nothing),
    ...more,
  };
}
const figureOf = (asked: OfferOf) => offerOf(asked)?.map(({ quantity }) => quantity);

describe('an offer', () => {
  test('[CHN100] is what is available less the buffer, never less than nothing', () => {
    expect(figureOf(of({ onHand: 20, notForSale: 3, committed: 5 }))).toEqual([12]);
    expect(figureOf(of({ onHand: 20 }, { channel: { ...channel, buffer: 4 } }))).toEqual([16]);
    expect(figureOf(of({ onHand: 2, committed: 5 }))).toEqual([0]);
    expect(figureOf(of({ onHand: -3 }))).toEqual([0]);
  });

  test('[CHN100] is nothing where it would be below the floor', () => {
    const floored = { ...channel, floor: 3, buffer: 2 };
    expect(figureOf(of({ onHand: 4 }, { channel: floored }))).toEqual([0]);
    expect(figureOf(of({ onHand: 5 }, { channel: floored }))).toEqual([3]);
  });

  test('[CHN100] there is none of what is not tracked, nor where nothing serves the store', () => {
    const full = { onHand: 20 };
    expect(offerOf(of(full, { isTracked: false }))).toBeNull();
    expect(offerOf(of(full, { channel: { ...channel, archived: true } }))).toBeNull();
    expect(offerOf(of(full, { channel: { ...channel, locationIds: [] } }))).toBeNull();
  });

  test('[CHN220] is nothing of what is archived, the variant or its product, and says so', () => {
    const archived = [
      { variant: { decimals: 0, archived: true } },
      { product: { id: 'mug' as ProductId, category: null, archived: true } },
    ] as const;
    for (const more of archived)
      expect(offerOf(of({ onHand: 20, committed: 5 }, more))).toEqual([
        {
          remoteId: null,
          quantity: 0,
          parts: [
            { is: 'on-hand', quantity: 20 },
            { is: 'committed', quantity: -5 },
            { is: 'archived', quantity: -15 },
          ],
        },
      ]);
    // What nobody counts has no figure that could come back.
    expect(offerOf(of({}, { isTracked: false, variant: { decimals: 0, archived: true } }))).toBeNull();
  });

  test('[CHN101] what is kept back is said by the product, else by its nearest category, else by the channel', () => {
    const rule = (part: 'product' | 'category', key: string, buffer: number | null, floor: number | null = null) =>
      ({ of: part, key, buffer, floor }) as const;
    const rules = [
      rule('category', 'Home', 1, 6),
      rule('category', 'Home > Kitchen', 2),
      rule('category', 'Home > Kitch', 9),
      rule('product', 'cup', 3),
    ];
    const offered = (id: string, category: string | null, onHand = 10) =>
      figureOf(
        of(
          { onHand },
          {
            channel: { ...channel, buffer: 5, offerRules: rules },
            product: { id: id as ProductId, category, archived: false },
          },
        ),
      );
    expect(offered('cup', 'Home > Kitchen')).toEqual([7]);
    expect(offered('mug', 'Home > Kitchen > Mugs')).toEqual([8]);
    expect(offered('mug', 'Home > Garden')).toEqual([9]);
    expect(offered('mug', 'Homes')).toEqual([5]);
    // The floor of the outer category holds where the nearer one says none.
    expect(offered('mug', 'Home > Kitchen', 7)).toEqual([0]);
  });

  test('[CHN100] by the places of the store, each from its own locations; what lies in one of them is counted once', () => {
    const places = [
      { remoteId: 'a', locationId: shop },
      { remoteId: 'a', locationId: bin },
      { remoteId: 'b', locationId: warehouse },
    ];
    const figuresAt = (id: LocationId) => ({ ...nothing, onHand: id === warehouse ? 4 : id === bin ? 3 : 9 });
    const offers = offerOf(of({}, { channel: { ...channel, places, buffer: 1 }, figuresAt }));
    expect(offers?.map(({ remoteId, quantity }) => [remoteId, quantity])).toEqual([
      ['a', 8],
      ['b', 3],
    ]);
  });

  test('[CHN102] whole pieces where the store knows no others; buffers are pieces', () => {
    const grams = { variant: { decimals: 3, archived: false }, channel: { ...channel, buffer: 1 } } as const;
    expect(figureOf(of({ onHand: 4_700 }, grams))).toEqual([3]);
    expect(figureOf(of({ onHand: 4_700 }, { ...grams, fractional: true }))).toEqual([3.7]);
  });

  test('[CHN102] every figure explains itself: its parts add up to it', () => {
    const chance = chanceFrom(14);
    for (let n = 0; n < 500; n++) {
      const decimals = chance.pick([0, 1, 3] as const);
      const asked = of(
        {
          onHand: chance.between(-50, 9_000),
          notForSale: chance.below(40),
          committed: chance.below(60),
          retired: chance.below(30),
        },
        {
          variant: { decimals, archived: chance.below(5) === 0 },
          channel: { ...channel, buffer: chance.below(9), floor: chance.below(9) },
        },
      );
      for (const { quantity, parts } of offerOf(asked) ?? []) {
        const sum = parts.reduce((all, part) => all + part.quantity, 0);
        expect([n, sum]).toEqual([n, quantity * 10 ** decimals]);
        expect(quantity).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
