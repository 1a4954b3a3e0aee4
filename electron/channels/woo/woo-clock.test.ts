import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type FakeWoo, fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { drained, unstopped } from '#tests/fixtures/store-under-test.ts';

const HOUR = 3_600_000;
let woo: FakeWoo;
beforeEach(async () => {
  woo = await fakeWoo();
});
afterEach(() => woo.close());

const products = (cursor: string | null) => drained(woo.connector.pullProducts(cursor, unstopped));
const orders = (cursor: string | null) => drained(woo.connector.pullOrders(cursor, unstopped));
const turn = (seconds: number) => must(woo.clock, 'a fake has a clock').turn(seconds);
const ids = ({ rows }: { readonly rows: readonly { readonly id: string }[] }) => rows.map(({ id }) => id).sort();

/** So many products, one each second. */
function addProducts(count: number): string[] {
  const { shop } = woo.store;
  return Array.from({ length: count }, (_, n) => {
    shop.clock += 1_000;
    return String(shop.addItem({ name: `Thing ${n}` }).id);
  });
}

describe('the own time of a site', () => {
  test.each([
    ['a summer time that ends', 2 * HOUR, HOUR],
    ['another time zone', 10 * HOUR, -8 * HOUR],
    ['a summer time that begins', HOUR, 2 * HOUR],
  ])('[CHN217] after %s no product is passed over', async (_, before, after) => {
    const { shop } = woo.store;
    shop.zone = before;
    addProducts(2);
    const { cursor } = await products(null);
    await woo.pass(120);
    const made = addProducts(130);
    shop.zone = after;
    made.push(...addProducts(120));
    const found = ids(await products(cursor));
    expect(found).toEqual(expect.arrayContaining(made));
    expect(new Set(found).size).toBe(found.length);
    expect((await products(null)).rows).toHaveLength(252);
  });
});

describe('few questions', () => {
  test('[CHN218] a round in which nothing happens asks five at most, and an hour of them no more', async () => {
    addProducts(3);
    let [catalog, sales] = [(await products(null)).cursor, (await orders(null)).cursor];
    for (let round = 0; round < 60; round++) {
      const before = woo.store.asked.length;
      await woo.pass(60);
      [catalog, sales] = [(await products(catalog)).cursor, (await orders(sales)).cursor];
      expect(woo.store.asked.length - before).toBeLessThanOrEqual(5);
    }
  });

  test('[CHN218] a clock that was set back costs one question more for each list, once', async () => {
    await woo.pass(5);
    const [mug] = addProducts(1);
    woo.store.shop.addOrder([{ itemId: Number(mug), quantity: 1 }], 'processing');
    const { cursor } = await orders(null);
    turn(-7_200);
    await woo.pass(60);
    const before = woo.store.asked.length;
    const found = await orders(cursor);
    expect(woo.store.asked.length - before).toBeLessThanOrEqual(6);
    await woo.pass(60);
    const next = woo.store.asked.length;
    await orders(found.cursor);
    expect(woo.store.asked.length - next).toBe(3);
  });
});

describe('signatures', () => {
  test('[CHN219] go by the store’s clock as it goes now', async () => {
    const { cursor } = await products(null);
    turn(-48 * 3_600);
    const [mug] = addProducts(1);
    expect(ids(await products(cursor))).toEqual([mug]);
    turn(400 * 24 * 3_600);
    const before = woo.store.asked.length;
    expect(await woo.connector.probe(unstopped)).toMatchObject({ ok: true, value: { mayWrite: true } });
    // One of them is put twice.
    expect(woo.store.asked.length - before).toBe(6);
  });
});

describe('cursors of earlier versions', () => {
  const old = (at: number, since: number) => JSON.stringify({ live: { at, since, closed: true }, gone: null });

  test('[CHN216] go on where they were', async () => {
    const [, second] = addProducts(2);
    const cursor = old(woo.store.shop.clock - 1_000, woo.now());
    expect(ids(await products(cursor))).toEqual([second]);
  });

  test('[CHN211] [CHN216] that lie in the future bring what happened since they do', async () => {
    const [mug] = addProducts(1);
    const { shop } = woo.store;
    const before = shop.addOrder([{ itemId: Number(mug), quantity: 1 }], 'processing');
    await woo.pass(3_600);
    const since = woo.now();
    await woo.pass(7 * 24 * 3_600);
    const lost = shop.addOrder([{ itemId: Number(mug), quantity: 1 }], 'processing');
    await woo.pass(7 * 24 * 3_600);
    const found = await orders(old(Date.UTC(2099, 0, 1), since));
    expect(ids(found)).toContain(String(lost.id));
    before.status = 'completed';
    before.modified = shop.second();
    expect(ids(await orders(found.cursor))).toContain(String(before.id));
  });
});
