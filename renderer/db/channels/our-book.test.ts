import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { BarcodeId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { channelId } from '#tests/fixtures/review-shop.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { fieldsSet } from '#tests/fixtures/seat.ts';
import { newProduct, newVariant, opening } from '#tests/fixtures/small-shop.ts';
import { offerFigures } from './offer-figures.ts';
import { type OurIndexed, ourBook } from './our-book.ts';

let s: OpenShop;
let stop: () => void;
let shirt: VariantId;
let product: ProductId;
beforeEach(async () => {
  s = await openSmallShop();
  stop = () => undefined;
  const { nextId } = s.shop;
  product = nextId() as ProductId; // new ids become a product's, a variant's and a barcode's here
  shirt = nextId() as VariantId;
  await s.decide({
    type: 'catalog.added',
    payload: {
      group: null,
      products: [newProduct(product, 'Shirt')],
      variants: [
        {
          ...newVariant(shirt, product, 'SH-1'),
          options: [
            { name: 'Colour', value: 'Red' },
            { name: 'Size', value: 'XL' },
          ],
        },
      ],
      barcodes: [{ id: nextId() as BarcodeId, variantId: shirt, code: '4006381333931', packSize: 1 }],
      rules: [],
      stock: [],
    },
  });
});
afterEach(async () => {
  stop();
  await s.close();
});

/** The index, once somebody looks at it. */
async function indexed(): Promise<() => OurIndexed> {
  const book = ourBook(s.shop.catalogue);
  stop = book.subscribeIndex(() => undefined);
  await vi.waitUntil(() => book.index() !== undefined);
  return () => must(book.index(), 'it is there');
}

describe('the shop beside a store', () => {
  test('[CHN175] is found by SKU, barcode, and name with options, as the catalogue has them', async () => {
    const index = await indexed();
    expect(index().bySku('sh-1')).toEqual([shirt]);
    expect(index().byBarcode('04006381333931')).toEqual([shirt]);
    expect(index().byTitle('shirt', [{ value: 'red' }, { value: 'xl' }])).toEqual([shirt]);
    expect([...index().things()].map(({ variantId }) => variantId)).toContain(shirt);
    expect(index().thing(shirt)).toMatchObject({
      name: 'Shirt',
      sku: 'SH-1',
      archived: false,
      barcodes: ['4006381333931'],
    });
  });

  test('[CHN203] follows what changes, and what is archived is found by its tie alone', async () => {
    const index = await indexed();
    const before = index();
    await s.decide(fieldsSet([{ kind: 'variant', id: shirt, field: 'sku', value: 'SH-2', was: 'SH-1' }]));
    await vi.waitUntil(() => index() !== before);
    expect([index().bySku('SH-1'), index().bySku('SH-2')]).toEqual([[], [shirt]]);
    const renamed = index();
    await s.decide(fieldsSet([{ kind: 'product', id: product, field: 'archived', value: true, was: false }]));
    await vi.waitUntil(() => index() !== renamed);
    expect(index().bySku('SH-2')).toEqual([]);
    expect(index().thing(shirt)).toMatchObject({ archived: true });
  });

  test('[CHN203] what is not of the comparison tells nobody, and what was asked for before it came is told', async () => {
    const book = ourBook(s.shop.catalogue);
    const told: unknown[] = [];
    stop = book.subscribe(() => told.push(book.things()));
    const thing = book.things().thing(shirt);
    await s.decide(opening(shirt, s.warehouse, 3));
    await s.decide(fieldsSet([{ kind: 'product', id: product, field: 'name', value: 'Tee', was: 'Shirt' }]));
    await vi.waitUntil(() => told.length > 0);
    expect(told).toHaveLength(1);
    expect(book.things().thing(shirt)).not.toBe(thing);
    const later = s.shop.nextId() as VariantId;
    expect(book.things().thing(later)).toBeUndefined();
    await s.decide({
      type: 'catalog.added',
      payload: {
        group: null,
        products: [],
        variants: [newVariant(later, product, 'L')],
        barcodes: [],
        rules: [],
        stock: [],
      },
    });
    await vi.waitUntil(() => told.length > 1);
    expect(book.things().thing(later)).toMatchObject({ sku: 'L' });
  });
});

test('[CHN187] the figure of an offer stays the same object until something of it changes', async () => {
  const channel = {
    id: channelId,
    locationIds: [s.warehouse],
    places: null,
    buffer: 1,
    floor: 0,
    offerRules: null,
  } as unknown as ChannelRow;
  await s.decide(opening(shirt, s.warehouse, 5));
  const figures = offerFigures(s.shop.catalogue, channel);
  const told: unknown[] = [];
  stop = figures.subscribe(() => told.push(figures.get()));
  const before = figures.of(shirt, null);
  expect(before).toMatchObject({ offer: 4 });
  await s.decide(opening(s.mug, s.warehouse, 2));
  await vi.waitUntil(() => told.length === 1);
  expect(figures.of(shirt, null)).toBe(before);
  await s.decide(opening(shirt, s.warehouse, 2));
  await vi.waitUntil(() => told.length === 2);
  expect(figures.of(shirt, null)).toMatchObject({ offer: 6 });
});
