import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { offerFigures } from './offer-figures.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { booksAtStart } from '#tests/fixtures/lane-rows.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { fieldsSet } from '#tests/fixtures/seat.ts';
import { opening } from '#tests/fixtures/small-shop.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const archive = (kind: 'location' | 'product', id: string) =>
  s.decide(fieldsSet([{ kind, id, field: 'archived', value: true, was: false }]));

test('[CHN220] [CHN221] the window says the same offer as the lane tells, with archived places and products', async () => {
  const web = s.shop.nextId() as ChannelId; // a new id becomes a channel's here
  const row = { locationIds: [s.floor, s.warehouse], buffer: 0, floor: 0, runner: 'here', archived: false };
  const channels = [{ ...row, name: 'Web', id: web, vendor: 'woocommerce' }];
  await s.decide(
    { type: 'place.added', payload: { group: null, shop: null, locations: [], suppliers: [], channels } },
    opening(s.mug, s.warehouse, 5),
    opening(s.mug, s.floor, 3),
    opening(s.candle, s.floor, 2),
  );
  const books = booksAtStart(s, web);
  const both = async () => {
    const channel = await s.shop.db.channels.get(web);
    const told = await books.offers([s.mug, s.candle]);
    const figures = channel && offerFigures(s.shop.catalogue, channel);
    return [s.mug, s.candle].map((id) => [told.get(id)?.get(null), figures?.of(id, null)?.offer]);
  };
  expect(await both()).toEqual([
    [8, 8],
    [2, 2],
  ]);
  await archive('location', s.floor);
  expect(await both()).toEqual([
    [5, 5],
    [0, 0],
  ]);
  await archive('product', s.mugProduct);
  expect((await both())[0]).toEqual([0, 0]);
});
