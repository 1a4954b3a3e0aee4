import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type FakeShopify, fakeShopify } from '#tests/fakes/shopify-store/under-test.ts';
import { type LaneChannel, type LaneShop, laneShop } from '#tests/fixtures/lane-shop.ts';
import { unstopped } from '#tests/fixtures/store-under-test.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';

/** A lane between a shop and a Shopify shop, with one thing at one place of each, agreed. */
let shopify: FakeShopify;
let shop: LaneShop;
let channel: LaneChannel;
let mug: VariantId;
let ref: RemoteRef;

beforeEach(async () => {
  shopify = await fakeShopify();
  shop = laneShop();
  const places = [{ remoteId: must(shopify.places[0], 'a place'), locationId: shop.shop.warehouse }];
  channel = shop.channel(shopify.connector, shopify.now, { places });
  mug = shop.thing(10, 'MUG');
  const [made] = await shopify.people.addProduct({ title: 'Mug', sku: 'MUG', stock: 10 });
  ref = must(made, 'a product');
  channel.tie(ref, mug);
  await round();
  await channel.agree();
  await round();
});
afterEach(() => shopify.close());

const round = async () => {
  await shopify.pass(60);
  return channel.round();
};
const shown = () =>
  shopify.store.shop.variants.get(ref.variantId ?? '')?.item.levels.get(shopify.places[0] ?? '')?.available;
const figures = () => [shown(), channel.placeOf(ref).expected, channel.offer(mug)];
const writes = () => shopify.store.asked.filter(({ body }) => body.includes('StockroomAdjust')).length;

test('[CHN57] what is received here is told there once, and what is sold there is taken here', async () => {
  shop.receive(mug, 5);
  expect(await round()).toMatchObject({ told: 1, drifting: 0 });
  expect(figures()).toEqual([15, 15, 15]);
  await shopify.people.buy([{ ref, quantity: 2 }], 'unpaid');
  expect(await round()).toMatchObject({ ordersTaken: 1, told: 0, drifting: 0 });
  expect(figures()).toEqual([13, 13, 13]);
  expect(writes()).toBe(1);
});

test.each([true, false])(
  '[CHN58] an answer that is lost (done: %s), and a sale before it is asked for, end in equal figures',
  async (done) => {
    shop.receive(mug, 5);
    shopify.faults?.loseAnswer('stock', done);
    expect(await channel.lane().round(unstopped)).toMatchObject({ failure: { code: 'answer-lost' } });
    await shopify.people.buy([{ ref, quantity: 3 }], 'open');
    await round();
    await round();
    expect(figures()).toEqual([12, 12, 12]);
    expect(await round()).toMatchObject({ told: 0, drifting: 0 });
  },
);

test('[CHN57] a sale while it is told is not lost: it is reckoned anew', async () => {
  shop.receive(mug, 5);
  shopify.faults?.whileWriting(() => shopify.faults?.sell(ref, 4));
  await round();
  await round();
  expect(figures()).toEqual([11, 11, 11]);
  expect(await round()).toMatchObject({ told: 0, drifting: 0 });
});

test('[CHN61] an order that is cancelled there is given back once', async () => {
  const order = await shopify.people.buy([{ ref, quantity: 3 }], 'open');
  await round();
  expect(figures()).toEqual([7, 7, 7]);
  await shopify.people.setStatus(order, 'cancelled');
  await round();
  await round();
  expect(figures()).toEqual([10, 10, 10]);
  expect(writes()).toBe(0);
});

test('[CHN57] what another app writes there is never written over', async () => {
  await shopify.people.write(ref, 50);
  shop.sell(mug, 1);
  expect(await round()).toMatchObject({ told: 0, drifting: 1 });
  expect([shown(), writes()]).toEqual([50, 0]);
});
