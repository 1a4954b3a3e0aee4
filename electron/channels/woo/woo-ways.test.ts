import type * as Dns from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type * as Https from 'node:https';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type FakeWoo, fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import type { WooStoreOptions } from '#tests/fakes/woo-store/woo-store.ts';
import { authority, valid } from '#tests/fixtures/certificates.ts';
import { drained, orderTask, stockTask, unstopped } from '#tests/fixtures/store-under-test.ts';
import { wooConnector } from './woo-connector.ts';

/** Whom the client trusts beside the system; the handshake is real. */
const trust = vi.hoisted(() => ({ ca: undefined as string | undefined }));
vi.mock('node:https', async (original) => {
  const https = await original<typeof Https>();
  const request = (url: URL, options: object, answer: (response: IncomingMessage) => void) =>
    https.request(url, { ...options, ca: trust.ca }, answer);
  return { ...https, request };
});
/** "localhost" leads to where the fakes listen, on every machine. */
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof Dns>();
  const lookup = (_: string, __: object, answer: (error: null, found: { address: string; family: number }[]) => void) =>
    answer(null, [{ address: '127.0.0.1', family: 4 }]);
  return { ...dns, lookup };
});

const open: FakeWoo[] = [];
afterEach(async () => {
  trust.ca = undefined;
  for (const woo of open.splice(0)) await woo.close();
});

async function opened(options?: WooStoreOptions): Promise<FakeWoo> {
  const woo = await fakeWoo(options);
  open.push(woo);
  return woo;
}

const refOf = (id: number) => ({ productId: String(id), variantId: null });
const pulled = (woo: FakeWoo, cursor: string | null = null) => drained(woo.connector.pullProducts(cursor, unstopped));

describe('the way in', () => {
  test('[CHN30] over https by Basic', async () => {
    trust.ca = authority;
    const woo = await opened({ tls: valid });
    expect(await woo.connector.probe(unstopped)).toEqual({
      ok: true,
      value: {
        name: 'Ada’s Shop',
        software: 'WooCommerce 11.0.1',
        currency: 'EUR',
        skewMs: 0,
        mayWrite: true,
        address: woo.store.url,
        site: woo.store.url,
        locations: [],
      },
    });
    expect(woo.store.asked.some(({ query }) => query.has('oauth_signature'))).toBe(false);
  });

  test('[CHN10] a certificate that nobody vouches for ends it', async () => {
    const woo = await opened({ tls: valid });
    const failure = { code: 'channel-address', detail: 'certificate not trusted' };
    expect(await woo.connector.probe(unstopped)).toMatchObject({ failure });
    expect(await woo.connector.push([stockTask(refOf(1), 1, 1)], unstopped)).toMatchObject([
      { is: 'retry', because: failure },
    ]);
  });

  test('[CHN30, CHN17] over http signed, each number once, the secret never on the line', async () => {
    const woo = await opened();
    await pulled(woo);
    const signed = woo.store.asked.filter(({ path }) => path !== '/');
    const nonces = signed.map(({ query }) => query.get('oauth_nonce'));
    expect(new Set(nonces).size).toBe(signed.length);
    expect(JSON.stringify(signed.map(({ query }) => [...query]))).not.toContain('cs_secret');
  });

  test('[CHN30] with plain links, and by the clock of the store', async () => {
    const woo = await opened({ plainLinks: true });
    woo.store.shop.addItem({ name: 'Tea &amp; Toast', stock: 4 });
    const key = woo.store.makeKey('read_write');
    const late = wooConnector({
      url: new URL(woo.store.url),
      key,
      now: () => woo.now() - 3_600_000,
      nonce: () => String(Math.random()),
    });
    const { rows } = await drained(late.pullProducts(null, unstopped));
    expect(rows).toMatchObject([{ title: 'Tea & Toast', variants: [{ stock: [{ quantity: 4 }] }] }]);
    expect(await late.probe(unstopped)).toMatchObject({ value: { skewMs: 3_600_000 } });
  });

  test.each(['', '/shop/enamel-mug', '/produkte/tassen/emaille/blau'])(
    '[CHN226] a page of the shop%s leads to its interface, and the address without it is kept',
    async (page) => {
      const woo = await opened({ home: 'https://www.ada.example' });
      const paged = wooConnector({
        url: new URL(`${woo.store.url}${page}`),
        key: woo.store.makeKey('read_write'),
        now: woo.now,
        nonce: () => String(Math.random()),
      });
      const said = { address: woo.store.url, site: 'https://www.ada.example' };
      expect(await paged.probe(unstopped)).toMatchObject({ ok: true, value: said });
    },
  );

  test('[CHN10, CHN17] what is sent elsewhere is not followed there', async () => {
    const [woo, stranger] = [await opened(), await opened()];
    for (const path of ['/', '/wc/v3/products']) {
      woo.store.faults.plan((asked) => asked.path === path, { is: 'moved', to: `${stranger.store.url}/wp-json/` });
      const pull = await woo.connector.pullProducts(null, unstopped).next();
      expect(pull.value).toMatchObject({ failure: { code: 'channel-address' } });
    }
    expect(stranger.store.asked).toEqual([]);
  });

  test('[CHN30] [CHN226] where no WooCommerce is nothing is sent, and a shop that is known is looked for nowhere else', async () => {
    const woo = await opened();
    const elsewhere = wooConnector({
      url: new URL(`${woo.store.url}/elsewhere`),
      key: { key: 'k', secret: 'cs_mine' },
      now: woo.now,
      nonce: () => '1',
    });
    const pull = await elsewhere.pullProducts(null, unstopped).next();
    expect(pull.value).toMatchObject({ failure: { code: 'channel-not-understood' } });
    expect(woo.store.asked).toEqual([]);
  });

  test('[CHN10] a store that is not reached has written nothing', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    await pulled(woo);
    await woo.store.close();
    const [outcome] = await woo.connector.push([stockTask(refOf(id), 5, 1)], unstopped);
    expect(outcome).toMatchObject({ is: 'retry', because: { code: 'channel-away' } });
  });
});

describe('answers', () => {
  const isBatch = ({ path }: { readonly path: string }) => path.endsWith('/batch');

  test('[CHN31] warnings before the JSON are passed over', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    woo.store.faults.plan(() => true, { is: 'noise' }, 100);
    expect((await pulled(woo)).rows).toHaveLength(1);
    expect(await woo.connector.push([stockTask(refOf(id), 5, 1)], unstopped)).toEqual([{ is: 'applied', shown: 6 }]);
  });

  test.each([
    ['a page of the host, after it was done', { is: 'page', status: 500, applied: true }],
    ['a page with 200, before it was done', { is: 'page', status: 200, applied: false }],
    ['half an answer', { is: 'half' }],
  ] as const)('[CHN31] %s: a write is unknown, a pull fails', async (_, fault) => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    woo.store.faults.plan(isBatch, fault);
    expect(await woo.connector.push([stockTask(refOf(id), 5, 1)], unstopped)).toEqual([{ is: 'unknown' }]);
    woo.store.faults.plan(({ path }) => path === '/wc/v3/orders', fault);
    expect((await woo.connector.pullOrders(null, unstopped).next()).value).toMatchObject({ ok: false });
  });

  test('[CHN31] a page that refuses a write has done nothing', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    woo.store.faults.plan(isBatch, { is: 'page', status: 403, applied: false });
    expect(await woo.connector.push([stockTask(refOf(id), 5, 1)], unstopped)).toMatchObject([
      { is: 'retry', because: { code: 'channel-refused', detail: '403 page' } },
    ]);
  });

  test('[CHN31] a host that takes less at once gets halves', async () => {
    const woo = await opened();
    const ids = Array.from({ length: 50 }, () => woo.store.shop.addItem({ stock: 5 }).id);
    const tooMany = ({ path, body }: { readonly path: string; readonly body: string }) =>
      isBatch({ path }) && body.length > 2_000;
    woo.store.faults.plan(tooMany, { is: 'page', status: 413, applied: false }, 100);
    const outcomes = await woo.connector.push(
      ids.map((id) => stockTask(refOf(id), 5, 1)),
      unstopped,
    );
    expect(new Set(outcomes.map(({ is }) => is))).toEqual(new Set(['applied']));
    expect(ids.map((id) => woo.store.shop.items.get(id)?.stock)).toEqual(ids.map(() => 6));
  });

  test('[CHN32] [DATA-R8] a request about stock holds the difference and our mark, and nothing else', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    const task = stockTask(refOf(id), 5, -2);
    await woo.connector.push([task], unstopped);
    const writes = woo.store.asked.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ body }) => JSON.parse(body))).toEqual([
      { update: [{ id, inventory_delta: -2, meta_data: [{ key: '_inv_op', value: task.taskId }] }] },
    ]);
  });

  test('[CHN6] a sale right after the write is in what is told', async () => {
    const woo = await opened();
    const item = woo.store.shop.addItem({ stock: 5 });
    let reads = 0;
    const isReadBack = ({ query }: { readonly query: URLSearchParams }) => query.has('include') && ++reads === 2;
    woo.store.faults.plan(isReadBack, { is: 'meanwhile', act: () => woo.store.shop.addStock(item, -3) });
    expect(await woo.connector.push([stockTask(refOf(item.id), 5, 2)], unstopped)).toEqual([
      { is: 'applied', shown: 4 },
    ]);
  });

  test('[CHN9] what goes, or is not counted any more, between reading and writing hinders no other', async () => {
    const woo = await opened();
    const [kept, gone, loose] = [5, 6, 7].map((stock) => woo.store.shop.addItem({ stock }));
    const act = () => {
      woo.store.shop.items.delete(must(gone, 'made').id);
      must(loose, 'made').manage = false;
    };
    woo.store.faults.plan(isBatch, { is: 'meanwhile', act });
    const tasks = [kept, gone, loose].map((item, index) => stockTask(refOf(must(item, 'made').id), 5 + index, 1));
    expect(await woo.connector.push(tasks, unstopped)).toEqual([
      { is: 'applied', shown: 6 },
      { is: 'rejected', reason: 'gone' },
      { is: 'rejected', reason: 'not-counted' },
    ]);
  });

  test('[CHN7, CHN10] a write that is given up while it runs is unknown, a pull that is given up has failed', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ stock: 5 });
    const givenUp = (when: (asked: { readonly path: string }) => boolean) => {
      const asker = new AbortController();
      woo.store.faults.plan(when, { is: 'meanwhile', act: () => asker.abort() });
      return asker.signal;
    };
    const task = stockTask(refOf(id), 5, 1);
    expect(await woo.connector.push([task], givenUp(isBatch))).toEqual([{ is: 'unknown' }]);
    expect(await woo.connector.resolveUnknown(task, woo.now(), unstopped)).toEqual({ ok: true, value: 'applied' });
    const pull = woo.connector.pullOrders(
      null,
      givenUp(({ path }) => path === '/wc/v3/orders'),
    );
    expect((await pull.next()).value).toMatchObject({ failure: { code: 'channel-away', detail: 'given up' } });
  });

  test('[CHN17] no failure has anything of the key', async () => {
    const woo = await opened();
    const failures: unknown[] = [await must(woo.withKey, 'a fake')('wrong').probe(unstopped)];
    for (const status of [400, 401, 403, 404, 500, 503]) {
      woo.store.faults.plan(({ path }) => path !== '/', { is: 'page', status, applied: false });
      failures.push((await woo.connector.pullOrders(null, unstopped).next()).value);
    }
    const key = must([...woo.store.keys.keys()][0], 'a key');
    expect(failures.map((failure) => (failure as { ok: boolean }).ok)).toEqual(failures.map(() => false));
    expect(JSON.stringify(failures)).not.toMatch(new RegExp(`cs_|${key}`));
  });
});

describe('lists', () => {
  test('[CHN33] a row that turns up late behind the last one is found, until that second is closed', async () => {
    const woo = await opened();
    const { shop } = woo.store;
    const at = shop.second();
    shop.addItem({ name: 'First' });
    const first = await pulled(woo);
    shop.addItem({ name: 'Late', modified: at - 4_000 });
    const second = await pulled(woo, first.cursor);
    expect(second.rows.map(({ title }) => title)).toContain('Late');
    await woo.pass(61);
    const third = await pulled(woo, second.cursor);
    woo.store.asked.length = 0;
    expect((await pulled(woo, third.cursor)).rows).toEqual([]);
    // One question about what is there, one about what was thrown away.
    expect(woo.store.asked).toHaveLength(2);
    shop.addItem({ name: 'New' });
    expect((await pulled(woo, third.cursor)).rows.map(({ title }) => title)).toEqual(['New']);
  });

  test('[CHN3] a page that is short of rows that the store cannot read is not the last', async () => {
    const woo = await opened();
    for (let n = 0; n < 250; n++) {
      if (n % 40 === 0) await woo.pass(1);
      woo.store.shop.addItem({ unreadable: n % 50 === 0 });
    }
    expect((await pulled(woo)).rows).toHaveLength(245);
    for (const item of woo.store.shop.items.values()) item.modified = woo.store.shop.second();
    expect((await pulled(woo)).rows).toHaveLength(245);
  });

  test('[CHN1] more variations than a page holds come with their product', async () => {
    const woo = await opened();
    const { id } = woo.store.shop.addItem({ type: 'variable', manage: false });
    for (let n = 0; n < 130; n++) woo.store.shop.addItem({ parentId: id, type: 'variation', stock: n });
    expect((await pulled(woo)).rows[0]?.variants).toHaveLength(130);
  });
});

describe('orders', () => {
  test('[CHN11] a basket at the till is no order', async () => {
    const woo = await opened();
    woo.store.shop.addOrder([], 'checkout-draft');
    const real = woo.store.shop.addOrder([], 'pending');
    const { rows } = await drained(woo.connector.pullOrders(null, unstopped));
    expect(rows.map(({ id }) => id)).toEqual([String(real.id)]);
  });

  test.each(['wc-shipment-tracking/v3', 'wc-ast/v3'])(
    '[CHN34] the list of the extension %s has each number once',
    async (name) => {
      const woo = await opened({ namespaces: [name] });
      const order = woo.store.shop.addOrder([], 'processing');
      const task = orderTask(String(order.id), 'processing');
      woo.store.faults.plan(({ method, path }) => method === 'POST' && path.endsWith('/shipment-trackings'), {
        is: 'lost',
        applied: true,
      });
      expect(await woo.connector.push([task], unstopped)).toEqual([{ is: 'unknown' }]);
      expect(order.status).toBe('processing');
      const found = await woo.connector.resolveUnknown(task, woo.now() - 600_000, unstopped);
      expect(found).toEqual({ ok: true, value: 'not-applied' });
      expect(await woo.connector.push([task], unstopped)).toEqual([{ is: 'applied', shown: null }]);
      expect(order.trackings).toMatchObject([{ tracking_number: 'JJD0001' }]);
      expect(order.meta).toContainEqual({ key: '_tracking_number', value: 'JJD0001' });
      expect(order.status).toBe('completed');
    },
  );

  test('[CHN35] money comes as it is written, of one piece with tax where prices have it', async () => {
    const woo = await opened();
    const free = woo.store.shop.addItem({ price: '', name: 'Tea &#038; Toast' });
    const mug = woo.store.shop.addItem({ price: '9.99' });
    woo.store.shop.addOrder([{ itemId: mug.id, quantity: 3 }], 'processing');
    const { rows } = await pulled(woo);
    expect(rows.find(({ id }) => id === String(free.id))).toMatchObject({
      title: 'Tea & Toast',
      variants: [{ price: null }],
    });
    const orders = await drained(woo.connector.pullOrders(null, unstopped));
    expect(orders.rows[0]).toMatchObject({
      shippingAmount: '4.90',
      discountAmount: '0.00',
      lines: [{ unitPrice: '11.9867', total: '29.97', tax: '5.99' }],
    });
  });
});
