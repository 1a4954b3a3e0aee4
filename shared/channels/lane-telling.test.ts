import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { oneThing, wooLane, type WooLane } from '#tests/fixtures/lane-on-woo.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { unstopped } from '#tests/fixtures/store-under-test.ts';

const open: WooLane['store'][] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function mugs(...[stock, fields]: Parameters<typeof oneThing>) {
  const lane = await oneThing(stock, fields);
  open.push(lane.store);
  return lane;
}
const all = (figure: number) => ({ shown: figure, expected: figure, offer: figure });

describe('a lane tells its store', () => {
  test('[CHN109] by how much an offer changed, once', async () => {
    const { shop, mug, round, figures, written } = await mugs();
    shop.receive(mug, 5);
    shop.sell(mug, 2);
    expect(await round()).toMatchObject({ told: 1, waiting: 0, drifting: 0 });
    expect(figures()).toEqual(all(13));
    const before = written();
    expect(await round()).toMatchObject({ told: 0 });
    expect(written()).toBe(before);
  });

  test('[CHN104] [CHN105] [CHN229] what was sold there is taken here and never told back', async () => {
    const { buy, round, figures, written } = await mugs();
    await buy(2);
    expect(await round()).toMatchObject({ ordersTaken: 1, told: 0, drifting: 0 });
    expect(figures()).toEqual(all(8));
    expect(written()).toBe(0);
    // What comes again with the next pull came in before.
    expect(await round()).toMatchObject({ ordersTaken: 0, products: 0 });
  });

  test('[CHN105] what was ordered and sent there between two rounds is missing here, too, and waits for a person', async () => {
    const { buy, round, figures, written, channel } = await mugs();
    await buy(1, 'done');
    expect(await round()).toMatchObject({ told: 0, drifting: 0 });
    expect([figures(), written()]).toEqual([all(9), 0]);
    expect([...channel.disk.notes.values()].map(({ is, facts }) => [is, facts[1]])).toEqual([
      ['change-refused', 'done-there'],
    ]);
  });

  test('[CHN105] an unpaid order is kept back there; when it is paid the store takes it itself; cancelled, all is back', async () => {
    const { store, buy, round, figures } = await mugs();
    const order = await buy(2, 'unpaid');
    await round();
    expect(figures()).toEqual(all(8));
    await store.people.setStatus(order, 'open');
    await round();
    await round();
    expect(figures()).toEqual(all(8));
    await store.people.setStatus(order, 'cancelled');
    await round();
    await round();
    expect(figures()).toEqual(all(10));
  });

  test('[CHN105] an order that is cancelled there is given back once', async () => {
    const { store, buy, round, figures, written } = await mugs();
    const order = await buy(3);
    await round();
    await store.people.setStatus(order, 'cancelled');
    await round();
    await round();
    expect(figures()).toEqual(all(10));
    expect(written()).toBe(0);
  });

  test('[CHN111] an order of one store is told to the other on the same shelf', async () => {
    const shop = laneShop();
    const [one, other] = [await wooLane(shop), await wooLane(shop)];
    open.push(one.store, other.store);
    const mug = shop.thing(10, 'MUG');
    const [here, there] = [await one.offerThere(mug, 10), await other.offerThere(mug, 10)];
    for (const { round, channel } of [one, other]) {
      await round();
      await channel.agree();
    }
    await one.store.people.buy([{ ref: here, quantity: 4 }], 'open');
    await one.round();
    await other.round();
    expect([one.shown(here), other.shown(there), one.written(), other.written()]).toEqual([6, 6, 0, 1]);
    shop.sell(mug, 1);
    await other.round();
    await one.round();
    expect([one.shown(here), other.shown(there)]).toEqual([5, 5]);
  });

  test('[CHN109] a sale between pulling and telling makes it compute the change anew', async () => {
    const { store, shop, mug, ref, round, figures, beforeWriting } = await mugs();
    shop.receive(mug, 5);
    beforeWriting(() => void must(store.faults, 'a fake').sell(ref, 3));
    expect(await round()).toMatchObject({ told: 1, waiting: 0, drifting: 0 });
    expect(figures()).toEqual(all(12));
  });

  test('[CHN109] what is sold at every try waits for the next round', async () => {
    const { store, shop, mug, ref, round, figures, beforeWriting } = await mugs(30);
    shop.receive(mug, 5);
    beforeWriting(() => void must(store.faults, 'a fake').sell(ref, 1), 20);
    expect(await round()).toMatchObject({ told: 0, waiting: 1 });
    store.store.faults.clear();
    expect(await round()).toMatchObject({ told: 1, waiting: 0, drifting: 0 });
    const { shown, offer } = figures();
    expect(shown).toBe(offer);
  });

  test.each([true, false])(
    '[CHN110] a lost answer (done: %s) is found out before anything else is told',
    async (isDone) => {
      const { store, shop, mug, round, figures, channel } = await mugs();
      shop.receive(mug, 5);
      must(store.faults, 'a fake').loseAnswer('stock', isDone);
      await expect(round()).rejects.toThrow('answer-lost');
      expect(channel.disk.state).toMatchObject({ phase: 'waiting', telling: [{ delta: 5 }] });
      shop.sell(mug, 1);
      await store.pass(600);
      await round();
      expect(figures()).toEqual(all(14));
      expect(channel.disk.state).toMatchObject({ phase: 'quiet', telling: [], failure: null });
    },
  );

  test('[CHN110] a store that is still at work is asked later, and orders come in meanwhile', async () => {
    const { store, shop, mug, buy, round, figures, channel } = await mugs();
    shop.receive(mug, 5);
    const finish = must(store.faults, 'a fake').stayAtWork();
    await expect(round()).rejects.toThrow('answer-lost');
    await buy(2);
    await expect(round()).rejects.toThrow('channel-busy');
    expect(channel.disk.state?.nextAt).toBeGreaterThan(store.now());
    await finish();
    await round();
    expect(figures()).toEqual(all(13));
  });

  test('[CHN110] what nobody can decide stops the lane until a person says it', async () => {
    const { store, shop, mug, ref, round, figures, channel } = await mugs();
    shop.receive(mug, 5);
    must(store.faults, 'a fake').loseAnswer('stock', true);
    await expect(round()).rejects.toThrow('answer-lost');
    // Another app keeps the whole thing as it was, with a figure of its own.
    const item = must(store.store.shop.items.get(Number(ref.productId)), 'the thing');
    item.meta.length = 0;
    item.stock = 13;
    await store.pass(600);
    await expect(round()).rejects.toThrow('undecidable');
    expect(channel.disk.state).toMatchObject({ phase: 'stopped', nextAt: store.now() + 300_000 });
    const [note] = [...channel.disk.notes.values()].filter(({ is }) => is === 'undecidable');
    const taskId = must(note?.facts[0], 'the note says which task');
    expect(await channel.lane().settle(taskId, 'applied')).toEqual({ ok: true, value: null });
    expect(await round()).toMatchObject({ told: 0, drifting: 1 });
    expect(figures()).toEqual({ shown: 13, expected: 15, offer: 15 });
    expect(must(channel.disk.notes.get(must(note, 'a note').id), 'the note').resolved).toBe(true);
  });

  test('[CHN113] a paused channel asks and tells nothing', async () => {
    const { store, shop, mug, buy, round, figures, channel } = await mugs();
    channel.set('paused', true);
    shop.receive(mug, 5);
    await buy(1);
    const asked = store.store.asked.length;
    expect(await round()).toMatchObject({ told: 0, ordersTaken: 0 });
    expect([store.store.asked.length, channel.disk.state?.nextAt]).toEqual([asked, null]);
    channel.set('paused', false);
    await round();
    expect(figures()).toEqual(all(14));
  });

  test('[CHN103] [CHN108] nothing is told before a person agreed, nor about what is untold; what would be is named', async () => {
    const shop = laneShop();
    const woo = await wooLane(shop);
    open.push(woo.store);
    const [mug, cup] = [shop.thing(10), shop.thing(4)];
    const ref = await woo.offerThere(mug, 7);
    const listing = woo.channel.tie(
      (await woo.store.people.addProduct({ title: 'Cup', sku: 'CUP', stock: 1 }))[0] ?? ref,
      cup,
    );
    shop.act({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'listing', id: listing, field: 'untold', value: true, was: null }] },
    });
    await woo.round();
    expect(woo.channel.disk.state).toMatchObject({ phase: 'agree', trust: 'agree' });
    expect((await woo.channel.lane().plan()).map(({ is }) => is).sort()).toEqual(['not-agreed', 'untold']);
    await woo.round();
    expect(woo.written()).toBe(0);
    await woo.channel.agree();
    expect(await woo.channel.lane().plan()).toContainEqual(
      expect.objectContaining({ is: 'tell', expected: 7, offer: 10 }),
    );
    expect(await woo.round()).toMatchObject({ told: 1 });
    expect(woo.shown(ref)).toBe(10);
  });

  test('[CHN103] orders that were there before come in once a person agreed, and are no difference', async () => {
    const shop = laneShop();
    const woo = await wooLane(shop);
    open.push(woo.store);
    const [ref] = await woo.store.people.addProduct({ title: 'Mug', sku: 'MUG', stock: 10 });
    const thing = must(ref, 'a product');
    await woo.store.people.buy([{ ref: thing, quantity: 2 }], 'open');
    await woo.round();
    expect([...woo.channel.disk.orders.values()].map(({ pending }) => pending === null)).toEqual([false]);
    const mug = shop.thing(10);
    woo.channel.tie(thing, mug);
    // While the person looks, somebody buys.
    await woo.store.people.buy([{ ref: thing, quantity: 1 }], 'open');
    await woo.channel.agree();
    expect(await woo.round()).toMatchObject({ told: 0, drifting: 0 });
    expect([woo.shown(thing), woo.channel.placeOf(thing).expected, woo.channel.offer(mug)]).toEqual([7, 7, 7]);
  });

  test('[CHN103] when what was known is lost, a person agrees again before anything is told', async () => {
    const { shop, mug, round, figures, channel, written } = await mugs();
    channel.forget();
    channel.restart();
    shop.receive(mug, 5);
    await round();
    expect([channel.disk.state?.trust, written()]).toEqual(['agree', 0]);
    await channel.agree();
    await round();
    expect(figures()).toEqual(all(15));
  });

  test('[CHN114] what the store does not count is told nothing, and again once it counts it', async () => {
    const { store, shop, mug, ref, round, channel, figures } = await mugs();
    const item = must(store.store.shop.items.get(Number(ref.productId)), 'the thing');
    item.manage = false;
    store.store.shop.touch(item);
    shop.receive(mug, 5);
    expect(await round()).toMatchObject({ told: 0, drifting: 0 });
    expect((await channel.lane().plan()).map(({ is }) => is)).toEqual(['not-counted']);
    item.manage = true;
    store.store.shop.touch(item);
    expect(await round()).toMatchObject({ told: 1, drifting: 0 });
    expect(figures()).toEqual(all(15));
  });

  test('[CHN115] what was deleted there without a word is found within a day, and what is ours is said', async () => {
    const { store, ref, round, channel } = await mugs();
    await store.people.destroy(ref.productId);
    await round();
    expect(channel.disk.notes.size).toBe(0);
    await store.pass(90_000);
    await round();
    expect([...channel.disk.notes.values()].map(({ is }) => is)).toEqual(['gone']);
    expect(channel.disk.items.get(channel.keyFor(ref))?.status).toBe('gone');
  });

  test('[CHN115] an order that was deleted there for good is cancelled here; of its people nothing is forgotten', async () => {
    const { store, shop, buy, round, figures, channel } = await mugs();
    const order = await buy(2);
    await round();
    const people = [...shop.acting.contacts.values()];
    await store.people.destroyOrder(order);
    await store.pass(90_000);
    await round();
    const row = shop.desk.books.rows.get(`order:${[...channel.disk.orders.values()][0]?.orderId}`);
    expect(row).toMatchObject({ state: 'cancelled' });
    expect([...shop.acting.contacts.values()]).toEqual(people);
    // The store gave nothing back, and what lies here is offered again.
    await round();
    expect(figures()).toEqual(all(10));
  });

  test('[CHN117] a store that asks to wait is asked again then; one that refuses the key stops the lane', async () => {
    const { store, shop, mug, round, channel, figures } = await mugs();
    shop.receive(mug, 5);
    must(store.faults, 'a fake').busy(45);
    await expect(round()).rejects.toThrow('channel-busy');
    expect(channel.disk.state).toMatchObject({ phase: 'waiting', nextAt: store.now() + 45_000 });
    must(store.faults, 'a fake').away();
    await expect(round()).rejects.toThrow('channel-away');
    expect(channel.disk.state).toMatchObject({ phase: 'waiting', failure: { tries: 2 } });
    await round();
    expect(figures()).toEqual(all(15));
    must(store.faults, 'a fake').expireKey();
    await expect(round()).rejects.toThrow('channel-refused');
    expect(channel.disk.state).toMatchObject({ phase: 'stopped', nextAt: null });
  });

  test('[CHN118] it goes on where it was stopped', async () => {
    const { shop, mug, channel, figures, round } = await mugs();
    shop.receive(mug, 5);
    const ended = new AbortController();
    ended.abort();
    expect(await channel.lane().round(ended.signal)).toMatchObject({ ok: false });
    expect(channel.disk.state?.failure).toBeNull();
    await round();
    expect(figures()).toEqual(all(15));
  });

  test('[CHN116] a product of ours is made there, tied, and told from then on', async () => {
    const { store, shop, round, channel } = await mugs();
    const cup = shop.thing(4, 'CUP');
    const product = {
      title: 'Cup',
      description: '',
      variants: [{ sku: 'CUP', barcode: '', options: [], price: '9.00', stock: [{ locationId: null, quantity: 4 }] }],
    };
    expect(
      await channel.lane().publish([{ taskId: shop.desk.nextId(), product, variantIds: [cup] }], unstopped),
    ).toEqual({ ok: true, value: null });
    shop.receive(cup, 2);
    expect(await round()).toMatchObject({ told: 1, drifting: 0 });
    expect([...store.store.shop.items.values()].find(({ sku }) => sku === 'CUP')?.stock).toBe(6);
  });

  test('[CHN112] what left here is told, once, also after a lost answer', async () => {
    const { store, shop, buy, round, channel } = await mugs();
    const [first, second] = [await buy(1), await buy(2)];
    await round();
    shop.ship(first, channel.channelId);
    await round();
    expect((await store.people.orderOf(first)).status).toBe(store.statuses.done);
    shop.ship(second, channel.channelId);
    must(store.faults, 'a fake').loseAnswer('order', true);
    await expect(round()).rejects.toThrow('answer-lost');
    await store.pass(600);
    await round();
    await round();
    expect((await store.people.orderOf(second)).toldCustomer).toHaveLength(1);
    expect([...channel.disk.orders.values()].map(({ told }) => told.length)).toEqual([1, 1]);
  });

  test('[CHN112] an order that was cancelled there meanwhile is not told for ever', async () => {
    const { store, shop, buy, round, channel } = await mugs();
    const order = await buy(1);
    await round();
    shop.ship(order, channel.channelId);
    await store.people.setStatus(order, 'cancelled');
    await round();
    await round();
    expect((await store.people.orderOf(order)).status).toBe(store.statuses.cancelled);
    const puts = store.store.asked.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/orders/${order}`));
    // The one of the person who cancelled it.
    expect(puts).toHaveLength(1);
    expect(channel.disk.state?.waiting).toBe(0);
  });

  test('[CHN106] an order that the books refuse holds back what it is about, and nothing else', async () => {
    const { store, shop, mug, ref, round, shown, channel, offerThere } = await mugs();
    const cup = shop.thing(5, 'CUP');
    const other = await offerThere(cup, 5, 'CUP');
    await round();
    await channel.agree();
    shop.refuse('order.added');
    await store.people.buy([{ ref, quantity: 2 }], 'open');
    shop.receive(mug, 5);
    shop.receive(cup, 1);
    expect(await round()).toMatchObject({ told: 1, waiting: 1, drifting: 0 });
    expect([shown(ref), shown(other)]).toEqual([8, 6]);
    expect(channel.disk.state).toMatchObject({ failure: { code: 'books-refused' }, phase: 'waiting' });
    shop.refuse(null);
    await round();
    expect(await round()).toMatchObject({ waiting: 0 });
    expect([shown(ref), channel.offer(mug), channel.disk.state?.failure]).toEqual([13, 13, null]);
  });

  test('[CHN109] what a store owes its customers stays owed while nothing is offered', async () => {
    const { store, shop, mug, buy, round, figures, written } = await mugs();
    const order = await buy(14);
    await round();
    expect(await round()).toMatchObject({ told: 0, waiting: 0, drifting: 0 });
    expect([figures(), written()]).toEqual([{ shown: -4, expected: -4, offer: 0 }, 0]);
    await store.people.setStatus(order, 'cancelled');
    await round();
    await round();
    expect(figures()).toEqual(all(10));
    shop.receive(mug, 1);
    await round();
    expect(figures()).toEqual(all(11));
  });

  test('[CHN125] pieces of orders that wait for a thing are known with it, until it is tied', async () => {
    const { store, channel, round, shop } = await mugs();
    const [ref] = await store.people.addProduct({ title: 'Cup', sku: 'CUP', stock: 6 });
    const cup = must(ref, 'a product');
    await store.people.buy([{ ref: cup, quantity: 2 }], 'open');
    await store.people.buy([{ ref: cup, quantity: 1 }], 'unpaid');
    await store.people.buy([{ ref: cup, quantity: 1 }], 'done');
    await round();
    await round();
    expect(channel.placeOf(cup)).toMatchObject({ shown: 3, awaited: { wanted: 3, taken: 2 } });
    const ours = shop.thing(5, 'CUP');
    channel.tie(cup, ours);
    await channel.agree();
    await round();
    await round();
    expect(channel.placeOf(cup).awaited).toBeUndefined();
    expect([channel.offer(ours), channel.placeOf(cup).shown]).toEqual([2, 2]);
  });
});
