import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { oneThing, type WooLane } from '#tests/fixtures/lane-on-woo.ts';
import { unstopped } from '#tests/fixtures/store-under-test.ts';
import { racyConnector } from '#tests/simulation/channels/racy-connector.ts';
import { RacyStore } from '#tests/simulation/channels/racy-store.ts';

const open: WooLane['store'][] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function mugs(...[stock, fields]: Parameters<typeof oneThing>) {
  const lane = await oneThing(stock, fields);
  open.push(lane.store);
  const drifts = () => [...lane.channel.disk.drifts.values()];
  return { ...lane, drifts, stays: () => lane.channel.placeOf(lane.ref).drift };
}
const all = (figure: number) => ({ shown: figure, expected: figure, offer: figure });

describe('a difference', () => {
  test('[CHN107] is found, named and never written over', async () => {
    const { store, shop, mug, ref, round, figures, drifts, stays, written } = await mugs();
    await store.people.write(ref, 50);
    shop.receive(mug, 5);
    expect(await round()).toMatchObject({ told: 0, drifting: 1 });
    expect(figures()).toEqual({ shown: 50, expected: 10, offer: 15 });
    expect(stays()).toMatchObject({ shown: 50, expected: 10, cause: 'by-hand' });
    expect(drifts()).toMatchObject([
      { shown: 50, expected: 10, sku: expect.stringMatching(/^MUG/), endedAt: null, ended: null },
    ]);
    const asked = store.store.asked.length;
    await round();
    expect([written(), store.store.asked.length - asked < 6]).toEqual([0, true]);
  });

  test('[CHN107] that an order explains is none', async () => {
    const { buy, round, drifts, figures } = await mugs();
    await buy(4);
    await round();
    expect([drifts(), figures()]).toEqual([[], all(6)]);
  });

  test('[CHN121] is put right by a person: by what is ours, with a change of what is shown', async () => {
    const { store, ref, round, figures, drifts, channel } = await mugs();
    await store.people.write(ref, 50);
    await round();
    await store.people.buy([{ ref, quantity: 2 }], 'open');
    expect(await channel.lane().repair(channel.keyFor(ref), null, 'ours', unstopped)).toEqual({
      ok: true,
      value: null,
    });
    expect(await round()).toMatchObject({ told: 1, drifting: 0 });
    expect(figures()).toEqual(all(8));
    expect(drifts()).toMatchObject([{ ended: 'repaired' }]);
  });

  test('[CHN121] that a person leaves as it is stays, also when the store sells, until something changes here', async () => {
    const { store, shop, mug, ref, buy, round, figures, drifts, channel } = await mugs();
    await store.people.write(ref, 14);
    await round();
    await channel.lane().repair(channel.keyFor(ref), null, 'theirs', unstopped);
    await round();
    await buy(1);
    expect(await round()).toMatchObject({ told: 0, drifting: 0 });
    expect(figures()).toEqual({ shown: 13, expected: 13, offer: 9 });
    expect(drifts()).toMatchObject([{ ended: 'theirs-taken' }]);
    shop.receive(mug, 1);
    expect(await round()).toMatchObject({ told: 1 });
    expect(figures()).toEqual(all(10));
  });

  test('[CHN121] is put right by the rule once it stood for a while', async () => {
    const { store, ref, round, figures, drifts, stays } = await mugs(10, { repairs: true });
    await store.people.write(ref, 13);
    await round();
    expect(stays()).toMatchObject({ shown: 13 });
    await store.pass(600);
    expect(await round()).toMatchObject({ told: 1, drifting: 0 });
    expect(figures()).toEqual(all(10));
    expect(drifts()).toMatchObject([{ ended: 'by-rule' }]);
  });

  test('[CHN121] ends by itself when the figure is right again; its figures follow what orders do meanwhile', async () => {
    const { store, ref, buy, round, figures, drifts, stays } = await mugs();
    await store.people.write(ref, 13);
    await round();
    await buy(2);
    await round();
    expect(stays()).toMatchObject({ shown: 11, expected: 8 });
    await store.people.write(ref, 8);
    expect(await round()).toMatchObject({ drifting: 0 });
    expect([figures(), drifts().map(({ ended }) => ended)]).toEqual([all(8), ['by-itself']]);
  });

  test('[CHN121] of something that is told no more is over', async () => {
    const { store, shop, ref, round, drifts, channel } = await mugs();
    await store.people.write(ref, 13);
    await round();
    const id = must(channel.disk.items.get(channel.keyFor(ref)), 'the thing').listingId;
    shop.act({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'listing', id, field: 'untold', value: true, was: null }] },
    });
    expect(await round()).toMatchObject({ drifting: 0 });
    expect(drifts()).toMatchObject([{ ended: 'theirs-taken' }]);
  });

  test('[CHN15] [CHN122] a sale that the store lost while it was told is found, with what it came from', async () => {
    const { store, shop, mug, ref, round, figures, stays } = await mugs();
    shop.receive(mug, 5);
    const faults = must(store.faults, 'a fake');
    faults.whileWriting(() => faults.sell(ref, 4));
    await round();
    await round();
    expect(figures()).toEqual({ shown: 15, expected: 11, offer: 11 });
    expect(stays()).toMatchObject({ shown: 15, expected: 11, cause: 'own-write' });
  });

  test('[CHN122] an app that writes its old figure back is told apart from a change that was lost', async () => {
    const { store, shop, mug, ref, round, stays } = await mugs(13);
    shop.receive(mug, 4);
    await round();
    await round();
    await store.people.write(ref, 13);
    await round();
    expect(stays()).toMatchObject({ shown: 13, expected: 17, cause: 'other-app' });
  });

  test('[CHN122] a few pieces less fit an order that waits to be paid', async () => {
    const { store, shop, mug, ref, buy, round, stays } = await mugs(33);
    shop.receive(mug, 1);
    await round();
    await buy(7, 'unpaid');
    await round();
    const { shown } = { shown: must(store.store.shop.items.get(Number(ref.productId))?.stock, 'a figure') };
    await store.people.write(ref, shown - 7);
    await round();
    expect(stays()).toMatchObject({ cause: 'sale' });
  });

  test('[CHN119] in a store that does not tell its figures is found when they are read', async () => {
    const shop = laneShop();
    let now = 1_000_000;
    const there = new RacyStore('absolute', () => now);
    const line = { lost: 0, busy: 0, late: 0 };
    const connector = racyConnector({
      store: there,
      chance: chanceFrom(1),
      meanwhile: () => undefined,
      line: () => line,
      later: () => undefined,
      isBlind: false,
      followsStamps: false,
      now: () => now,
    });
    const channel = shop.channel(connector, () => now);
    const mug = shop.thing(10, 'MUG');
    const ref = there.addThing(10);
    channel.tie(ref, mug);
    await channel.round();
    await channel.agree();
    // The thing was made long enough ago not to come again.
    now += 61_000;
    await channel.round();
    there.overwrite(ref.productId, 77);
    now += 60_000;
    expect(await channel.round()).toMatchObject({ drifting: 0 });
    now += 15 * 60_000;
    expect(await channel.round()).toMatchObject({ drifting: 1 });
    expect(channel.placeOf(ref).drift).toMatchObject({ shown: 77, expected: 10 });
  });
});
