import { afterEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type Chance, chanceFrom } from '#shared/domain/demo/chance.ts';
import { fuse, Killed } from '#tests/fixtures/lane-fuse.ts';
import { wooLane, type WooLane } from '#tests/fixtures/lane-on-woo.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { type StoreStatus, unstopped } from '#tests/fixtures/store-under-test.ts';

const open: WooLane['store'][] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function begun(chance: Chance) {
  const shop = laneShop();
  const woo = await wooLane(shop, { buffer: chance.below(3) });
  open.push(woo.store);
  const stock = [chance.between(5, 40), chance.between(5, 40), chance.between(5, 40)];
  const things = stock.map((pieces, at) => shop.thing(pieces, `SKU-${at}`));
  const refs = [];
  for (const [at, thing] of things.entries()) refs.push(await woo.offerThere(thing, must(stock[at], 'so many')));
  await woo.round();
  await woo.channel.agree();
  await woo.round();
  return { shop, woo, things, refs };
}
type Begun = Awaited<ReturnType<typeof begun>>;

/** Something that people do here or there, or that goes wrong. */
async function someEvent(chance: Chance, { shop, woo, things, refs }: Begun, orders: string[]): Promise<void> {
  const at = chance.below(things.length);
  const [thing, ref] = [must(things[at], 'a thing'), must(refs[at], 'a thing there')];
  const { people } = woo.store;
  const order = orders.length > 0 ? chance.pick(orders) : null;
  const faults = must(woo.store.faults, 'a fake');
  const events: readonly (() => unknown)[] = [
    () => shop.receive(thing, chance.between(1, 9)),
    () => shop.sell(thing, chance.between(1, 3)),
    async () =>
      orders.push(
        await people.buy(
          [{ ref, quantity: chance.between(1, 3) }],
          chance.pick<StoreStatus>(['open', 'open', 'unpaid', 'held', 'done']),
        ),
      ),
    async () => orders.push(await people.buy([{ ref, quantity: 1 }], 'open')),
    () => order && people.setStatus(order, chance.pick<StoreStatus>(['open', 'cancelled', 'held', 'unpaid'])),
    () => order && people.editQuantity(order, chance.between(1, 4)),
    () => woo.beforeWriting(() => void faults.sell(ref, 1)),
    () => faults.loseAnswer('stock', chance.happens(0.5)),
    () => faults.busy(20),
    () => faults.away(),
  ];
  await chance.pick(events)();
}

async function someRound(chance: Chance, { woo }: Begun): Promise<void> {
  const dies = chance.happens(0.25);
  const lane = dies ? woo.channel.restart(fuse(chance.between(1, 120))) : woo.channel.lane();
  try {
    await lane.round(unstopped);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  if (dies) woo.channel.restart();
}

test.each(Array.from({ length: 10 }, (_, at) => at + 1))(
  '[CHN104] [CHN105] [CHN118] whatever happens: in the end the store shows what is offered, or is said not to (seed %i)',
  async (seed) => {
    const chance = chanceFrom(seed);
    const life = await begun(chance);
    const { woo, things, refs } = life;
    const orders: string[] = [];
    for (let n = 0; n < 12; n++) {
      for (let events = chance.between(1, 4); events > 0; events--) await someEvent(chance, life, orders);
      await woo.store.pass(chance.between(1, 90));
      await someRound(chance, life);
    }
    woo.store.store.faults.clear();
    for (let n = 0; n < 6; n++) {
      await woo.store.pass(150);
      await woo.channel.lane().round(unstopped);
    }
    // What was lost while exactly as many were sold is taken for what was done: nobody can tell, and it is said.
    for (const drift of [...woo.channel.disk.drifts.values()]) {
      expect([seed, drift.cause]).toEqual([seed, 'own-write']);
      await woo.channel.lane().repair(drift.key, null, 'ours', unstopped);
    }
    await woo.round();
    const shown = refs.map((ref) => woo.shown(ref));
    const offers = things.map((thing) => woo.channel.offer(thing));
    // What the store owes its customers stays owed.
    const sellable = shown.map((figure, at) => (offers[at] === 0 ? Math.max(figure ?? 0, 0) : figure));
    expect([seed, sellable]).toEqual([seed, offers]);
  },
);
