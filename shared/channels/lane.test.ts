import { afterEach, describe, expect, test } from 'vitest';
import { type FakeWoo, fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';

let store: FakeWoo | null = null;
afterEach(() => store?.close());

async function started(stock = 10) {
  store = await fakeWoo();
  const shop = laneShop();
  const mug = shop.thing(stock, 'MUG');
  const [ref] = await store.people.addProduct({ title: 'Mug', sku: 'MUG', stock });
  if (!ref) throw new Error('a product');
  const channel = shop.channel(store.connector, store.now);
  const round = async () => {
    await store?.pass(60);
    return channel.round();
  };
  const shown = () => store?.store.shop.items.get(Number(ref.productId))?.stock;
  await round();
  channel.tie(ref, mug);
  await channel.agree();
  await round();
  return { store, shop, mug, ref, channel, round, shown };
}

describe('a lane', () => {
  test('[CHN104] [CHN109] tells what changed here, and not the echo of what was sold there', async () => {
    const { store, shop, mug, ref, channel, round, shown } = await started();
    shop.receive(mug, 5);
    expect(await round()).toMatchObject({ told: 1, drifting: 0 });
    expect(shown()).toBe(15);
    await store.people.buy([{ ref, quantity: 2 }], 'open');
    expect(await round()).toMatchObject({ told: 0, drifting: 0, ordersTaken: 1 });
    expect([shown(), channel.offer(mug), channel.placeOf(ref).expected]).toEqual([13, 13, 13]);
  });
});
