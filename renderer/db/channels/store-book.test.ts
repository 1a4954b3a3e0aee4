import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LaneItem } from '#shared/channels/lane-rows.ts';
import { channelId, laneItem, listingFor, ourThing } from '#tests/fixtures/review-shop.ts';
import { pulledLine } from '#tests/fixtures/lane-rows.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { forgetLane, laneStore } from './lane-store.ts';
import { newestLines } from './newest-log.ts';
import { storeBook, type StoreView } from './store-book.ts';

/** More than two pages. */
const MANY = 600;
let s: OpenShop;
let stop: () => void;
beforeEach(async () => {
  s = await openSmallShop();
  stop = () => undefined;
});
afterEach(async () => {
  stop();
  await s.close();
});

const items = Array.from({ length: MANY }, (_, n) => laneItem(`${n}`.padStart(4, '0'), { title: `Thing ${n}` }));
const first = must(items[0], 'there are many');
const lane = () => laneStore(s.shop.db, s.shop.feed, channelId);

/** Looks at the store from now on; answers what was told so far. */
function watch(): { readonly views: readonly StoreView[]; readonly last: () => StoreView | undefined } {
  const book = storeBook(s.shop, channelId);
  const views: StoreView[] = [];
  stop = book.subscribe(() => {
    const view = book.get();
    if (view) views.push(view);
  });
  return { views, last: () => views.at(-1) };
}
const until = (test: () => boolean) => vi.waitUntil(test, { timeout: 5_000 });
const titles = (view: StoreView | undefined) => view?.items.map(({ title }) => title);
const titleOf = (view: StoreView | undefined, item: LaneItem) => view?.item(item.key)?.title;

describe('what is known of a store, in memory', () => {
  test('[CHN203] is told once it is read whole, by title', async () => {
    await lane().commit({ items });
    const { views } = watch();
    await until(() => views.length > 0);
    expect(titles(views[0])).toEqual(items.map(({ title }) => title));
  });

  test('[CHN203] what changed is another object, and all else the same', async () => {
    await lane().commit({ items });
    const { last } = watch();
    await until(() => last() !== undefined);
    const before = must(last(), 'it was told');
    await lane().commit({ items: [{ ...first, sku: 'NEW' }] });
    await until(() => last()?.item(first.key)?.sku === 'NEW');
    expect(last()?.items.filter((item, place) => item !== before.items[place])).toMatchObject([{ key: first.key }]);
  });

  test('[CHN203] what comes, goes and is renamed takes its place', async () => {
    await lane().commit({ items: items.slice(0, 3) });
    const { last } = watch();
    await until(() => last() !== undefined);
    await lane().commit({
      items: [{ ...first, title: 'Thing 5' }, laneItem('9', { title: 'A thing' })],
      itemsGone: ['0001/'],
    });
    await until(() => titleOf(last(), first) === 'Thing 5');
    expect(titles(last())).toEqual(['A thing', 'Thing 2', 'Thing 5']);
  });

  test('[CHN203] what came while nobody looked is there for who looks again', async () => {
    await lane().commit({ items: [first] });
    const { last } = watch();
    await until(() => last() !== undefined);
    stop();
    await lane().commit({ items: [{ ...first, title: 'Renamed' }] });
    const again = watch();
    await until(() => titleOf(again.last(), first) === 'Renamed');
  });

  test('[CHN203] a store that is forgotten shows nothing of before', async () => {
    await lane().commit({ items });
    const { last } = watch();
    await until(() => last() !== undefined);
    await forgetLane(s.shop.db, s.shop.feed, channelId);
    await until(() => last()?.items.length === 0);
    await lane().commit({ items: [first] });
    await until(() => last()?.items.length === 1);
  });

  test('[CHN203] ties are read with it, and heard', async () => {
    const thing = ourThing('Enamel mug');
    await s.shop.db.listings.put(listingFor(first, thing));
    const { last } = watch();
    await until(() => last() !== undefined);
    expect(last()?.listing(first.listingId)?.variantId).toBe(thing.variantId);
    const undone = listingFor(first, thing, { voided: true });
    s.shop.feed.tell({ rows: [undone], stock: [], log: false, rev: 9 });
    await until(() => last()?.listing(first.listingId) === undefined);
  });
});

test('[CHN203] of a log the lines alone are read that came since, and after it was forgotten the new ones', async () => {
  const line = (n: number) => ({ id: `line-${n}`, ...pulledLine(channelId, n) });
  const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => line(from + n));
  const read = newestLines(s.shop.db, channelId);
  await lane().commit({ log: lines(0, MANY) });
  const all = await read();
  expect(all.map(({ at }) => at)).toEqual(lines(0, MANY).map(({ at }) => MANY - 1 - at));
  await lane().commit({ log: lines(MANY, MANY + 2) });
  const more = await read();
  expect(more.slice(0, 3).map(({ at }) => at)).toEqual([MANY + 1, MANY, MANY - 1]);
  expect(more[2]).toBe(all[0]);
  await forgetLane(s.shop.db, s.shop.feed, channelId);
  await lane().commit({ log: [line(1)] });
  expect((await read()).map(({ at }) => at)).toEqual([1]);
});
