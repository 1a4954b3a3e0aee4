import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import { oneThing } from '#tests/fixtures/lane-on-woo.ts';
import { channelOrderId } from './orders/order-ids.ts';

type Shop = Awaited<ReturnType<typeof oneThing>>;
const open: Shop[] = [];
afterEach(async () => {
  for (const { store } of open.splice(0)) await store.close();
});

async function begun() {
  const shop = await oneThing(10);
  open.push(shop);
  const turn = must(shop.store.clock, 'a fake has a clock').turn;
  const order = (remoteId: string) =>
    rowOf(shop.shop.desk.books, 'order', channelOrderId(shop.channel.channelId, remoteId));
  return { ...shop, turn, order };
}

const DAY = 24 * 3_600;

describe('a lane whose store’s clock is set', () => {
  test('[CHN213] follows what happens to an order that was stamped later', async () => {
    const { turn, buy, round, order, store, figures } = await begun();
    turn(400 * DAY);
    const id = await buy(2);
    await round();
    turn(-400 * DAY);
    await store.people.editQuantity(id, 3);
    await round();
    expect(order(id)?.lines[0]?.quantity).toBe(3);
    for (let twice = 0; twice < 2; twice++) {
      await store.people.setStatus(id, 'cancelled');
      await round();
      expect(order(id)?.state).toBe('cancelled');
      await store.people.setStatus(id, 'open');
      await round();
      expect(order(id)?.state).toBe('open');
    }
    await round();
    expect(figures()).toEqual({ shown: 7, expected: 7, offer: 7 });
  });

  test('[CHN210] takes the orders that are placed then, and shows what is offered', async () => {
    const { turn, buy, round, order, figures } = await begun();
    turn(3 * DAY);
    await buy(1);
    await round();
    turn(-3 * DAY);
    const id = await buy(2);
    await round();
    await round();
    expect(order(id)?.state).toBe('open');
    expect(figures()).toEqual({ shown: 7, expected: 7, offer: 7 });
  });
});

describe('a store that is set up from a copy of before', () => {
  test('[CHN215] gives an id again: both orders are told apart, and the store hears of the one that is there', async () => {
    const { buy, round, order, store, shop, channel } = await begun();
    const setUp = store.store.shop.copy();
    const first = await buy(2);
    await round();
    expect(order(first)?.state).toBe('open');
    setUp();
    const second = await buy(3);
    expect(second).toBe(first);
    await round();
    expect(order(first)?.state).toBe('cancelled');
    const other = must(
      [...channel.disk.orders.keys()].find((id) => id !== first),
      'the other order is known',
    );
    expect(order(other)).toMatchObject({ state: 'open', lines: [{ quantity: 3 }] });
    await round();
    expect(order(other)?.state).toBe('open');
    shop.ship(other, channel.channelId);
    await round();
    expect((await store.people.orderOf(second)).status).toBe('completed');
    await store.pass(2 * DAY);
    await round();
    expect([order(first)?.state, order(other)?.state]).toEqual(['cancelled', 'shipped']);
  });
});

describe('what is changed in a store’s database alone', () => {
  test('[CHN214] a figure without a stamp is a difference within a day', async () => {
    const { round, store, ref, channel } = await begun();
    const item = must(store.store.shop.items.get(Number(ref.productId)), 'the mug');
    item.stock = 4;
    await round();
    expect(channel.placeOf(ref).drift).toBeNull();
    await store.pass(DAY);
    await round();
    expect(channel.placeOf(ref).drift).toMatchObject({ shown: 4, expected: 10 });
  });
});
