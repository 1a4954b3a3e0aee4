import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { unstopped } from '#tests/fixtures/store-under-test.ts';
import {
  startVendure,
  type VendureShop,
  type VendureUnderTest,
  vendureUnderTest,
} from '#tests/stores/vendure/under-test.ts';

let running: VendureShop | null = null;
const open: VendureUnderTest[] = [];
// The first time its packages are installed.
beforeAll(async () => {
  running = await startVendure();
}, 240_000);
afterAll(() => running?.stop());
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** A real Vendure, its two places served from the floor and the warehouse, and one thing that lies in both. */
async function twoPlaces() {
  let later = 0;
  const store = await vendureUnderTest(must(running, 'a shop runs'), () => Date.now() + later);
  open.push(store);
  const shop = laneShop();
  const { floor, warehouse } = shop.shop;
  const places = [
    { remoteId: '1', locationId: floor },
    { remoteId: '2', locationId: warehouse },
  ];
  const channel = shop.channel(store.connector, store.now, { locationIds: [floor, warehouse], places });
  const mug = shop.thing(6, 'MUG');
  shop.act(opening(mug, floor, 4));
  const [made] = await store.people.addProduct({ title: 'Mug', sku: `LANE-${mug}`, stock: 4 });
  const ref = must(made, 'a product');
  await must(store.people.keepAt, 'it has places')(ref, '2', 6);
  channel.tie(ref, mug);
  const round = () => {
    // So long that the store's figures are due to be looked at.
    later += 16 * 60_000;
    return channel.round();
  };
  const shown = async () => {
    const read = await store.connector.readStock(
      ['1', '2'].map((locationId) => ({ ref, locationId })),
      unstopped,
    );
    return read.ok ? read.value.map(({ quantity }) => quantity) : expect.fail(read.failure.code);
  };
  const expected = () =>
    must(channel.disk.items.get(channel.keyFor(ref)), 'the thing').places.map((place) => place.expected);
  await round();
  await channel.agree();
  await round();
  return { store, shop, channel, mug, ref, round, shown, expected };
}

test('[CHN109, CHN104, CHN105] a sale here is told at its place, an order there is taken here, and its parcel is told', {
  timeout: 60_000,
}, async () => {
  const { store, shop, channel, mug, ref, round, shown, expected } = await twoPlaces();
  shop.receive(mug, 5);
  shop.sell(mug, 1);
  expect(await round()).toMatchObject({ told: 1, waiting: 0, drifting: 0 });
  expect([await shown(), expected()]).toEqual([
    [4, 10],
    [4, 10],
  ]);
  const orderId = await store.people.buy([{ ref, quantity: 3 }], 'open');
  expect(await round()).toMatchObject({ ordersTaken: 1, told: 0, drifting: 0 });
  expect([await shown(), expected()]).toEqual([
    [1, 10],
    [1, 10],
  ]);
  shop.ship(orderId, channel.channelId);
  expect(await round()).toMatchObject({ drifting: 0 });
  expect((await store.people.orderOf(orderId)).status).toBe('Shipped');
  // Sent, the store does not say any more from which of the two it took them.
  expect(await round()).toMatchObject({ told: 0, drifting: 0 });
  expect([await shown(), expected()]).toEqual([
    [1, 10],
    [1, 10],
  ]);
});

test('[CHN107, CHN110] what another app sets is a difference, and a lost answer is found out by the ledger', {
  timeout: 60_000,
}, async () => {
  const { store, shop, channel, mug, ref, round, shown } = await twoPlaces();
  must(store.faults, 'a line').loseAnswer('stock', true);
  shop.receive(mug, 2);
  await expect(round()).rejects.toThrow('answer-lost');
  await store.people.buy([{ ref, quantity: 1 }], 'open');
  expect(await round()).toMatchObject({ drifting: 0 });
  expect([await shown(), channel.disk.state?.telling]).toEqual([[3, 8], []]);
  await must(store.people.keepAt, 'it has places')(ref, '2', 30);
  expect(await round()).toMatchObject({ drifting: 1 });
  expect(await channel.lane().repair(channel.keyFor(ref), '2', 'ours', unstopped)).toMatchObject({ ok: true });
  expect(await round()).toMatchObject({ told: 1, drifting: 0 });
  expect(await shown()).toEqual([3, 8]);
});
