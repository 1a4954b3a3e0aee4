import { afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { wooLane } from '#tests/fixtures/lane-on-woo.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { fakeShopify } from '#tests/fakes/shopify-store/under-test.ts';

const open: { readonly close: () => Promise<void> }[] = [];
// The first one installs and reads the published interface.
beforeAll(async () => (await fakeShopify()).close(), 300_000);
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** A store with two places, served from the floor and the warehouse. */
async function twoPlaces() {
  const store = await fakeShopify();
  open.push(store);
  const shop = laneShop();
  const { floor, warehouse } = shop.shop;
  const [front, back] = store.places;
  if (!front || !back) throw new Error('the fake has two places');
  const places = [
    { remoteId: front, locationId: floor },
    { remoteId: back, locationId: warehouse },
  ];
  const channel = shop.channel(store.connector, store.now, { locationIds: [floor, warehouse], places });
  const mug = shop.thing(6, 'MUG');
  shop.act(opening(mug, floor, 4));
  const product = store.store.shop.addProduct({ title: 'Mug' });
  const variant = store.store.shop.addVariant(product, { sku: 'MUG' }, { [front]: 4, [back]: 6 });
  const ref = { productId: product.id, variantId: variant.id };
  channel.tie(ref, mug);
  const round = async () => {
    await store.pass(60);
    return channel.round();
  };
  const shown = () => [front, back].map((place) => must(variant.item.levels.get(place), 'a level').available);
  await round();
  await channel.agree();
  await round();
  return { store, shop, channel, mug, ref, round, shown, variant };
}

test('[CHN109] [CHN105] each place is told what its own locations offer, and what an order took there is no change', async () => {
  const { store, shop, channel, mug, ref, round, shown } = await twoPlaces();
  shop.receive(mug, 5);
  expect(await round()).toMatchObject({ told: 1, drifting: 0 });
  expect(shown()).toEqual([4, 11]);
  await store.people.buy([{ ref, quantity: 3 }], 'open');
  expect(await round()).toMatchObject({ told: 0, drifting: 0, ordersTaken: 1 });
  const [front = 0, back = 0] = shown();
  expect(front + back).toBe(12);
  const places = must(channel.disk.items.get(channel.keyFor(ref)), 'the thing').places;
  expect(new Set(places.map(({ expected }) => expected))).toEqual(new Set([front, back]));
});

test('[CHN110] a lost answer is asked for under the key and figure that it was sent with, though orders came since', async () => {
  const { store, shop, mug, ref, round, shown, channel } = await twoPlaces();
  shop.receive(mug, 5);
  must(store.faults, 'a fake').loseAnswer('stock', true);
  await expect(round()).rejects.toThrow('answer-lost');
  await store.people.buy([{ ref, quantity: 1 }], 'open');
  await store.pass(600);
  expect(await round()).toMatchObject({ drifting: 0 });
  const [front = 0, back = 0] = shown();
  expect([front + back, channel.disk.state?.telling]).toEqual([14, []]);
});

test('[CHN111] one shelf in two stores: a sale here is seen in both, an order of each in the other', async () => {
  const shop = laneShop();
  const woo = await wooLane(shop);
  const store = await fakeShopify();
  open.push(woo.store, store);
  const { shop: there } = store.store;
  const mug = shop.thing(10, 'MUG');
  const one = await woo.offerThere(mug, 10);
  const product = there.addProduct({ title: 'Mug' });
  const variant = there.addVariant(product, { sku: 'MUG' }, { [there.mainPlace]: 10 });
  const ref = { productId: product.id, variantId: variant.id };
  const { warehouse } = shop.shop;
  const channel = shop.channel(store.connector, store.now, {
    places: [{ remoteId: there.mainPlace, locationId: warehouse }],
  });
  channel.tie(ref, mug);
  const rounds = async () => {
    for (let n = 0; n < 2; n++) {
      await woo.round();
      await store.pass(60);
      await channel.round();
    }
  };
  await woo.round();
  await channel.round();
  await woo.channel.agree();
  await channel.agree();
  const shown = () => [woo.shown(one), variant.item.levels.get(there.mainPlace)?.available];
  shop.sell(mug, 1);
  await rounds();
  expect(shown()).toEqual([9, 9]);
  await woo.store.people.buy([{ ref: one, quantity: 2 }], 'open');
  await store.people.buy([{ ref, quantity: 3 }], 'open');
  await rounds();
  expect(shown()).toEqual([4, 4]);
  expect([woo.channel.disk.drifts.size, channel.disk.drifts.size]).toEqual([0, 0]);
});
