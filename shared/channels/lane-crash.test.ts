import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { fuse, Killed } from '#tests/fixtures/lane-fuse.ts';
import { wooLane, type WooLane } from '#tests/fixtures/lane-on-woo.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { unstopped } from '#tests/fixtures/store-under-test.ts';

const open: WooLane['store'][] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** Two things that changed here, one that was ordered there, and one of which an order takes some while it is told. */
async function life() {
  const shop = laneShop();
  const woo = await wooLane(shop);
  open.push(woo.store);
  const things = [shop.thing(10, 'ONE'), shop.thing(10, 'TWO'), shop.thing(10, 'THREE')];
  const refs = [];
  for (const thing of things) refs.push(await woo.offerThere(thing, 10));
  const [one, two, three] = refs.map((ref) => must(ref, 'a thing'));
  if (!one || !two || !three) throw new Error('three things');
  await woo.round();
  await woo.channel.agree();
  await woo.round();
  const changes = async () => {
    shop.receive(must(things[0], 'a thing'), 5);
    shop.sell(must(things[1], 'a thing'), 2);
    await woo.store.people.buy([{ ref: three, quantity: 3 }], 'open');
    await woo.store.people.buy([{ ref: two, quantity: 1 }], 'unpaid');
    woo.beforeWriting(() => void must(woo.store.faults, 'a fake').sell(one, 1));
    await woo.store.pass(60);
  };
  const figures = () =>
    [one, two, three].map((ref, at) => [
      woo.shown(ref),
      woo.channel.placeOf(ref).expected,
      woo.channel.offer(must(things[at], 'a thing')),
    ]);
  return { ...woo, changes, figures };
}

const right = [
  [14, 14, 14],
  [7, 7, 7],
  [7, 7, 7],
];

/** Runs a round that dies at a moment, then others until it is quiet; answers whether it died. */
async function killedAt(moment: number, faults: (woo: WooLane) => void) {
  const woo = await life();
  await woo.changes();
  faults(woo);
  const burning = fuse(moment);
  let hasDied = false;
  try {
    await woo.channel.restart(burning).round(unstopped);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    hasDied = true;
  }
  woo.channel.restart();
  // An answer that was lost is asked for after a while.
  await woo.store.pass(600);
  for (let n = 0; n < 3; n++) {
    await woo.store.pass(200);
    await woo.channel.lane().round(unstopped);
  }
  expect([moment, woo.figures()]).toEqual([moment, right]);
  expect([moment, [...woo.channel.disk.drifts.values()], woo.channel.disk.state?.telling]).toEqual([moment, [], []]);
  await must(open.pop(), 'the store').close();
  return hasDied;
}

describe('a runner that is killed', () => {
  test('[CHN118] at a moment of a round: each change is told once, each order taken once', async () => {
    let moment = 1;
    // Some of all moments: the simulation kills at any of them, by chance.
    while (await killedAt(moment, () => undefined)) moment += 3;
    expect(moment).toBeGreaterThan(40);
  }, 120_000);

  test.each([true, false])(
    '[CHN110] [CHN118] while an answer is lost (done: %s)',
    async (isDone) => {
      let moment = 50;
      const lose = (woo: WooLane) => must(woo.store.faults, 'a fake').loseAnswer('stock', isDone);
      while (await killedAt(moment, lose)) moment += 3;
      expect(moment).toBeGreaterThan(40);
    },
    120_000,
  );

  test('[CHN118] and loses what it knew while something was under way: nothing is told before a person agreed', async () => {
    const woo = await life();
    await woo.changes();
    must(woo.store.faults, 'a fake').loseAnswer('stock', true);
    await woo.channel.lane().round(unstopped);
    woo.channel.forget();
    woo.channel.restart();
    await woo.store.pass(600);
    const before = woo.written();
    await woo.round();
    await woo.round();
    expect([woo.written() - before, woo.channel.disk.state?.trust]).toEqual([0, 'agree']);
    await woo.channel.agree();
    await woo.round();
    await woo.round();
    expect(woo.figures()).toEqual(right);
  });
});
