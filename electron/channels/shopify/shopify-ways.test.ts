import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { ShopifyStoreOptions } from '#tests/fakes/shopify-store/shopify-store.ts';
import { ALL_SCOPES } from '#tests/fakes/shopify-store/shopify-store.ts';
import { type FakeShopify, fakeShopify } from '#tests/fakes/shopify-store/under-test.ts';
import { drained, unstopped } from '#tests/fixtures/store-under-test.ts';
import { shopifyAddress } from './address.ts';
import { shopifyConnector } from './shopify-connector.ts';

const open: FakeShopify[] = [];
afterEach(async () => {
  for (const shopify of open.splice(0)) await shopify.close();
});

async function opened(options?: ShopifyStoreOptions): Promise<FakeShopify> {
  const shopify = await fakeShopify(options);
  open.push(shopify);
  return shopify;
}

const DAY = 86_400;
const asksFor = ({ store }: FakeShopify, name: string) => store.asked.filter(({ body }) => body.includes(name));
const tokensOf = ({ store }: FakeShopify) => store.asked.filter(({ path }) => path === '/admin/oauth/access_token');
const products = (shopify: FakeShopify, cursor: string | null = null) =>
  drained(shopify.connector.pullProducts(cursor, unstopped));
const orders = (shopify: FakeShopify, cursor: string | null = null) =>
  drained(shopify.connector.pullOrders(cursor, unstopped));

/** So many things, each sold by one variant. */
function filled({ store }: FakeShopify, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const product = store.shop.addProduct({ title: `Thing ${n}` });
    return store.shop.addVariant(product, { sku: `S-${n}` }, { [store.shop.mainPlace]: 5 }).id;
  });
}

describe('the address', () => {
  test.each([
    ['ada', 'https://ada.myshopify.com/'],
    ['Ada-Shop.myshopify.com', 'https://ada-shop.myshopify.com/'],
    [' https://ada.myshopify.com/admin/products?x=1 ', 'https://ada.myshopify.com/'],
    ['http://ada.myshopify.com', 'https://ada.myshopify.com/'],
    ['https://admin.shopify.com/store/ada/orders', 'https://ada.myshopify.com/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ])('[CHN53] %s is the shop %s', (typed, url) => {
    expect(shopifyAddress(typed)).toEqual({ ok: true, value: new URL(url) });
  });

  test.each([
    'https://ada.example.com',
    'https://ada.myshopify.com.example.com',
    'http://192.168.1.5',
    'https://evil.example/ada.myshopify.com',
    'ada@example.com',
    '',
  ])('[CHN53] %s is none', (typed) => {
    expect(shopifyAddress(typed)).toMatchObject({ ok: false, failure: { code: 'address-refused' } });
  });
});

describe('the way in', () => {
  test('[CHN51] a token is got once, and renewed well before its day is over', async () => {
    const shopify = await opened();
    await products(shopify);
    await orders(shopify);
    expect(tokensOf(shopify)).toHaveLength(1);
    await shopify.pass(DAY - 3_000);
    await orders(shopify);
    expect(tokensOf(shopify)).toHaveLength(2);
  });

  test('[CHN51] one that ends before its time is renewed once, and what was asked is answered', async () => {
    const shopify = await opened();
    filled(shopify, 1);
    await products(shopify);
    shopify.store.tokens.clear();
    expect((await products(shopify)).rows).toHaveLength(1);
    expect(tokensOf(shopify)).toHaveLength(2);
  });

  test('[CHN51] an old token is used as it is', async () => {
    const shopify = await opened();
    const key = shopify.store.makeToken();
    expect(await shopify.connect(key).probe(unstopped)).toMatchObject({ ok: true, value: { name: 'Ada’s Shop' } });
    expect(tokensOf(shopify)).toEqual([]);
    shopify.store.tokens.clear();
    expect(await shopify.connect(key).probe(unstopped)).toMatchObject({ failure: { code: 'channel-refused' } });
  });

  test('[CHN51, CHN17] an app of others is told as that, and no failure has anything of a key', async () => {
    const shopify = await opened();
    const failures: unknown[] = [];
    const elsewhere = shopify.store.makeApp(ALL_SCOPES, true);
    failures.push(await shopify.connect(elsewhere).probe(unstopped));
    expect(failures[0]).toMatchObject({ failure: { code: 'channel-refused', detail: '400 shop_not_permitted' } });
    failures.push(await shopify.connect({ ...elsewhere, secret: 'shpss_mine' }).probe(unstopped));
    failures.push(await shopify.connect({ token: 'shpat_mine' }).probe(unstopped));
    for (const status of [402, 403, 404, 423, 500, 503]) {
      shopify.store.faults.plan(() => true, { is: 'page', status, applied: false });
      failures.push((await shopify.connector.pullOrders(null, unstopped).next()).value);
    }
    expect(failures.map((failure) => (failure as { ok: boolean }).ok)).toEqual(failures.map(() => false));
    expect(JSON.stringify(failures)).not.toMatch(/shpss_|shpat_/);
  });

  test('[CHN52] which rights are missing is said, and without those to write nothing is written', async () => {
    const shopify = await opened();
    const without = (...scopes: string[]) =>
      shopify.connect(shopify.store.makeApp(ALL_SCOPES.filter((scope) => !scopes.includes(scope))));
    expect(await without('read_orders', 'read_locations').probe(unstopped)).toMatchObject({
      failure: { code: 'channel-refused', detail: 'missing read_locations, read_orders' },
    });
    const reading = without('write_inventory');
    expect(await reading.probe(unstopped)).toMatchObject({ ok: true, value: { mayWrite: false } });
    const pull = await without('read_orders').pullOrders(null, unstopped).next();
    expect(pull.value).toMatchObject({ failure: { code: 'channel-refused', detail: 'missing read_orders' } });
  });

  test('[CHN10, CHN17] what is sent elsewhere is not followed there', async () => {
    const [shopify, stranger] = [await opened(), await opened()];
    shopify.store.faults.plan(() => true, { is: 'moved', to: `${stranger.store.url}/admin/api/2026-10/graphql.json` });
    expect(await shopify.connector.probe(unstopped)).toMatchObject({ failure: { code: 'channel-address' } });
    expect(stranger.store.asked).toEqual([]);
  });
});

describe('everything at once', () => {
  test('[CHN54] the store writes a file, which is got without anything of ours', async () => {
    const shopify = await opened();
    filled(shopify, 600);
    const { rows } = await products(shopify);
    expect(rows).toHaveLength(600);
    expect(asksFor(shopify, 'StockroomProducts')).toEqual([]);
    const [file] = shopify.store.downloaded;
    expect(shopify.store.downloaded).toHaveLength(1);
    expect(Object.keys(must(file, 'a file').headers)).not.toContain('x-shopify-access-token');
    expect(JSON.stringify(file)).not.toContain('shpat_');
  });

  test('[CHN54] one that is broken off begins anew, and one that lies at a strange address is not got', async () => {
    const shopify = await opened();
    filled(shopify, 600);
    await shopify.pass(600);
    const first = (await shopify.connector.pullProducts(null, unstopped).next()).value;
    expect(first).toMatchObject({ ok: true });
    const { cursor } = (first as { value: { cursor: string } }).value;
    expect((await products(shopify, cursor)).rows).toHaveLength(600);
    shopify.store.files = 'http://192.0.2.1:81';
    const page = (await shopify.connector.pullProducts(null, unstopped).next()).value;
    expect(page).toMatchObject({ failure: { code: 'channel-address', detail: 'file' } });
  });

  test('[CHN54, CHN2] goes by the clock of the store', async () => {
    const shopify = await opened();
    const [variantId = ''] = filled(shopify, 1);
    const early = shopifyConnector({
      url: new URL(shopify.store.url),
      key: shopify.store.makeToken(),
      now: () => shopify.now() + 7_200_000,
      wait: async (ms) => shopify.store.shop.pass(ms),
    });
    const first = await drained(early.pullProducts(null, unstopped));
    await shopify.pass(600);
    shopify.store.shop.addOrder([{ variantId, quantity: 2 }]);
    expect((await drained(early.pullProducts(first.cursor, unstopped))).rows).toHaveLength(1);
  });

  test.each(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED', 'INVALID'])(
    '[CHN54] where it cannot (%s) it is asked page by page, and brings the same',
    async (why) => {
      const shopify = await opened();
      const ids = filled(shopify, 130);
      for (const variantId of ids.slice(0, 60)) shopify.store.shop.addOrder([{ variantId, quantity: 2 }]);
      const first = must([...shopify.store.shop.orders.values()][0], 'an order');
      shopify.store.shop.refund(first, must(first.lines[0], 'a line'), 1, { restock: true });
      const [all, sold] = [await products(shopify), await orders(shopify)];
      shopify.store.refuseBulk = why;
      const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
        new Map(rows.map((row) => [row.id, row]));
      expect(byId((await products(shopify)).rows)).toEqual(byId(all.rows));
      expect(byId((await orders(shopify)).rows)).toEqual(byId(sold.rows));
      expect(asksFor(shopify, 'StockroomProducts').length).toBeGreaterThan(1);
    },
  );

  test('[CHN54] one that fails there, or takes too long, is given up for pages', async () => {
    const shopify = await opened();
    filled(shopify, 3);
    shopify.store.bulkLooks = 10_000;
    expect((await products(shopify)).rows).toHaveLength(3);
    expect([...shopify.store.bulk.values()].map(({ status }) => status)).toEqual(['CANCELED']);
    shopify.store.faults.plan(({ body }) => body.includes('StockroomBulkLook'), {
      is: 'meanwhile',
      act: () => shopify.store.bulk.forEach((one) => (one.status = 'FAILED')),
    });
    expect((await products(shopify)).rows).toHaveLength(3);
  });

  test('[CHN54] who stops it stops the store too', async () => {
    const shopify = await opened();
    filled(shopify, 3);
    const asker = new AbortController();
    shopify.store.faults.plan(({ body }) => body.includes('StockroomBulkLook'), {
      is: 'meanwhile',
      act: () => asker.abort(),
    });
    const page = await shopify.connector.pullProducts(null, asker.signal).next();
    expect(page.value).toMatchObject({ failure: { code: 'channel-away', detail: 'given up' } });
    await expect.poll(() => [...shopify.store.bulk.values()].map(({ status }) => status)).toEqual(['CANCELED']);
  });

  test('[CHN54] half a file is no file, and an empty shop is one', async () => {
    const shopify = await opened();
    expect((await products(shopify)).rows).toEqual([]);
    filled(shopify, 3);
    shopify.store.faults.plan(({ body }) => body.includes('StockroomBulkLook'), {
      is: 'meanwhile',
      act: () => shopify.store.bulk.forEach((one) => (one.cut = 2)),
    });
    expect((await products(shopify)).rows).toHaveLength(3);
    expect(asksFor(shopify, 'StockroomProducts')).toHaveLength(1);
  });

  test('[CHN54, CHN55] what is not for sale comes as well, at once and page by page', async () => {
    const shopify = await opened();
    for (const status of ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const)
      shopify.store.shop.addVariant(shopify.store.shop.addProduct({ title: status, status }), {}, {});
    const statuses = async () =>
      new Map((await products(shopify)).rows.map(({ title, status }) => [title, status] as const));
    const expected = new Map([
      ['ACTIVE', 'shown'],
      ['DRAFT', 'hidden'],
      ['ARCHIVED', 'hidden'],
      ['UNLISTED', 'shown'],
    ]);
    expect(await statuses()).toEqual(expected);
    shopify.store.refuseBulk = 'LIMIT_REACHED';
    expect(await statuses()).toEqual(expected);
  });

  test.each([null, 'LIMIT_REACHED'])('[CHN52] orders of a shop that shows no person come without (%s)', async (why) => {
    const shopify = await opened();
    const [variantId = ''] = filled(shopify, 1);
    shopify.store.shop.addOrder([{ variantId, quantity: 1 }]);
    shopify.store.refuseBulk = why;
    expect((await orders(shopify)).rows).toMatchObject([{ billing: { name: 'Ada Byron', email: 'ada@example.com' } }]);
    shopify.store.hidesPeople = true;
    const { rows, cursor } = await orders(shopify);
    expect(rows).toMatchObject([{ billing: { name: '', email: '' }, shipping: null, lines: [{ quantity: 1 }] }]);
    expect((await orders(shopify, cursor)).rows).toHaveLength(1);
  });

  test('[CHN54, CHN3] what changes while the store reads is in the next pull', async () => {
    const shopify = await opened();
    const [variantId = ''] = filled(shopify, 1);
    const product = must([...shopify.store.shop.products.values()][0], 'a product');
    shopify.store.shop.pulling = { page: 1, act: () => void shopify.store.shop.addOrder([{ variantId, quantity: 2 }]) };
    const first = await products(shopify);
    expect(first.rows[0]?.variants[0]?.stock[0]?.quantity).toBe(5);
    const second = await products(shopify, first.cursor);
    expect(second.rows.find(({ id }) => id === product.id)?.variants[0]?.stock[0]?.quantity).toBe(3);
  });
});

describe('pages', () => {
  test('[CHN55] more variants, places, lines and refunds than a page holds come with what they belong to', async () => {
    const shopify = await opened();
    const { shop } = shopify.store;
    const product = shop.addProduct({ title: 'Beads' });
    const places = Array.from({ length: 70 }, (_, n) => shop.addPlace(`Place ${n}`));
    const variants = Array.from({ length: 260 }, (_, n) =>
      shop.addVariant(product, { options: [{ name: 'Number', value: String(n) }] }, { [shop.mainPlace]: 5 }),
    );
    for (const place of places) variants[0]?.item.levels.set(place, { active: true, available: 1 });
    const order = shop.addOrder(variants.map(({ id }) => ({ variantId: id, quantity: 2 })));
    for (const line of order.lines.slice(0, 60)) shop.refund(order, line, 1, { restock: true });
    const cursors = [(await products(shopify)).cursor, (await orders(shopify)).cursor] as const;
    shop.touch(product);
    const { rows } = await products(shopify, cursors[0]);
    expect(rows.map((row) => row.variants.length)).toEqual([260]);
    expect(rows[0]?.variants[0]?.stock).toHaveLength(71);
    const sold = (await orders(shopify, cursors[1])).rows[0];
    expect([sold?.lines.length, sold?.refunds.length]).toEqual([260, 60]);
    const taken = sold?.lines.map((line) => line.taken?.[0]?.quantity);
    expect(taken).toEqual(variants.map((_, n) => (n < 60 ? 1 : 2)));
  });

  test('[CHN55] a page that costs more than the store lets through is asked for in parts', async () => {
    const shopify = await opened({ naiveCost: true });
    shopify.store.refuseBulk = 'INVALID';
    const ids = filled(shopify, 60);
    for (const variantId of ids.slice(0, 8)) shopify.store.shop.addOrder([{ variantId, quantity: 1 }]);
    expect(new Set((await products(shopify)).rows.map(({ id }) => id)).size).toBe(60);
    expect((await orders(shopify)).rows).toHaveLength(8);
  });

  test('[CHN56] it waits before the store would refuse, and is told how long where it does', async () => {
    const shopify = await opened({ points: [400, 50] });
    shopify.store.refuseBulk = 'INVALID';
    filled(shopify, 1_500);
    const began = shopify.now();
    expect((await products(shopify)).rows).toHaveLength(1_500);
    expect(shopify.now() - began).toBeGreaterThan(10_000);
    // Of one question it is not known before what it costs.
    expect(shopify.store.throttled).toBeLessThan(2);
    shopify.store.bucket.empty(shopify.now());
    expect((await orders(shopify)).rows).toEqual([]);
    // Another part of the app is always quicker.
    const empty = { is: 'meanwhile', act: () => shopify.store.bucket.empty(shopify.now()) } as const;
    shopify.store.faults.plan(() => true, empty, 100);
    const page = await shopify.connect(shopify.store.makeToken()).pullOrders(null, unstopped).next();
    expect(page.value).toMatchObject({ ok: false, failure: { code: 'channel-busy' } });
    const { failure } = page.value as { failure: { afterMs: number } };
    expect(failure.afterMs).toBeGreaterThan(0);
  });

  test('[CHN56] [CHN232] a clock that was set back makes it wait for no more than was missing', async () => {
    const shopify = await opened({ points: [400, 50] });
    shopify.store.refuseBulk = 'INVALID';
    filled(shopify, 10);
    let back = 0;
    const waits: number[] = [];
    const setBack = shopifyConnector({
      url: new URL(shopify.store.url),
      key: shopify.store.makeToken(),
      now: () => shopify.now() - back,
      wait: async (ms) => void waits.push(ms),
    });
    expect((await drained(setBack.pullProducts(null, unstopped))).rows).toHaveLength(10);
    back = DAY * 1_000;
    expect((await drained(setBack.pullProducts(null, unstopped))).rows).toHaveLength(10);
    expect(Math.max(0, ...waits)).toBeLessThan(60_000);
  });
});

describe('its index and its clock', () => {
  test('[CHN212] an order that the index finds late, with its stamp of then, comes with the next pull', async () => {
    const shopify = await opened();
    const { shop } = shopify.store;
    const { id } = shop.addVariant(shop.addProduct({ title: 'Mug' }), {}, { [shop.mainPlace]: 5 });
    shop.addOrder([{ variantId: id, quantity: 1 }]);
    let { cursor } = await orders(shopify);
    for (let n = 0; n < 3; n++) {
      await shopify.pass(61);
      ({ cursor } = await orders(shopify, cursor));
    }
    const late = shop.addOrder([{ variantId: id, quantity: 1 }]);
    const stamp = late.updated;
    shop.hidden.add(late.id);
    await shopify.pass(600);
    expect((await orders(shopify, cursor)).rows.map((row) => row.id)).toEqual([late.id]);
    shop.hidden.delete(late.id);
    expect(late.updated).toBe(stamp);
  });

  test('[CHN216] a cursor of an earlier version goes on where it was, also one that lies in the future', async () => {
    const shopify = await opened();
    const { shop } = shopify.store;
    const { id } = shop.addVariant(shop.addProduct({ title: 'Mug' }), {}, { [shop.mainPlace]: 5 });
    await shopify.pass(3_600);
    const old = (at: number) => JSON.stringify({ at, since: shopify.now(), closed: true });
    const [then, future] = [old(shop.clock), old(Date.UTC(2099, 0, 1))];
    await shopify.pass(3_600);
    const order = shop.addOrder([{ variantId: id, quantity: 1 }]);
    for (const cursor of [then, future])
      expect((await orders(shopify, cursor)).rows.map((row) => row.id)).toEqual([order.id]);
    const product = await products(shopify, future);
    expect(product.rows).toHaveLength(1);
  });
});
