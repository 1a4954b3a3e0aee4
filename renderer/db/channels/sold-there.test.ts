import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChannelId, listingId, type LocationId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelFields, FieldValue, ListingFields } from '#shared/domain/operations/rows.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { fieldsSet } from '#tests/fixtures/seat.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { servedFrom, soldThere } from './sold-there.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

async function channel(name: string, fields: Partial<ChannelFields> = {}): Promise<ChannelId> {
  const id = s.shop.nextId() as ChannelId; // a new id becomes a channel's here
  const row = { locationIds: [s.warehouse], buffer: 0, floor: 0, runner: 'here', archived: false, ...fields };
  const channels = [{ ...row, name, id, vendor: 'woocommerce' }];
  await s.decide({
    type: 'place.added',
    payload: { group: null, shop: null, locations: [], suppliers: [], channels },
  });
  return id;
}

async function tie(channelId: ChannelId, variantId: VariantId, fields: Partial<ListingFields> = {}): Promise<void> {
  const id = listingId(channelId, variantId, null);
  const listing = { id, channelId, source: 'woocommerce', remoteProductId: variantId, remoteId: null, variantId };
  const nothing = { products: [], variants: [], barcodes: [], rules: [], stock: [] };
  const listings = [{ ...listing, archived: false, ...fields }];
  await s.decide({ type: 'catalog.added', payload: { group: null, ...nothing, listings } });
}

const set = (kind: 'channel' | 'location' | 'product', id: string, field: string, value: FieldValue) =>
  s.decide(fieldsSet([{ kind, id, field, value, was: value === true ? false : null }]));

test('[CHN223] it is said in which stores products are sold, of how many each will show none, and which it goes on showing', async () => {
  expect(await soldThere(s.shop.db, [s.mug, s.candle])).toEqual([]);
  const [web, other, paused] = [
    await channel('Web'),
    await channel('Other'),
    await channel('Paused', { paused: true }),
  ];
  await s.decide(opening(s.mug, s.warehouse, 5), opening(s.candle, s.warehouse, 5));
  await tie(web, s.mug);
  await tie(web, s.candle, { untold: true });
  // Nobody counts the tea here.
  await tie(web, s.tea);
  await tie(other, s.mug, { archived: true });
  await tie(paused, s.mug);
  expect(await soldThere(s.shop.db, [s.mug, s.candle, s.tea])).toEqual([
    { channelName: 'Paused', shownNone: 1, kept: 0, silent: 'paused' },
    { channelName: 'Web', shownNone: 1, kept: 2, silent: null },
  ]);
  await set('channel', web, 'runner', null);
  await set('channel', paused, 'archived', true);
  expect(await soldThere(s.shop.db, [s.mug])).toEqual([
    { channelName: 'Web', shownNone: 1, kept: 0, silent: 'nobody' },
  ]);
});

test('[CHN224] it is said which stores are served from a place, and whether from there alone', async () => {
  await channel('Alone');
  await channel('Both', { locationIds: [s.floor, s.warehouse] });
  const places = [{ remoteId: '1', locationId: s.floor }];
  await channel('Mapped', { places });
  const from = async (place: LocationId) =>
    (await servedFrom(s.shop.db, place)).map(({ channelName, hasOthers }) => [channelName, hasOthers]);
  expect(await from(s.warehouse)).toEqual([
    ['Alone', false],
    ['Both', true],
  ]);
  expect(await from(s.floor)).toEqual([
    ['Both', true],
    ['Mapped', false],
  ]);
});
