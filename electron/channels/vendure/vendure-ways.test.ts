import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { PublishTask } from '#shared/contract/channels/port.ts';
import { drained, stockTask as anyStockTask, unstopped } from '#tests/fixtures/store-under-test.ts';
import { vendureForTests } from '#tests/stores/vendure/for-tests.ts';
import { clerk, isStockWrite } from '#tests/stores/vendure/under-test.ts';
import { vendureConnector } from './vendure-connector.ts';

const { shop, store, nextSku, thing, products, orderNow, shown, push, adjust } = vendureForTests();
const stockTask: typeof anyStockTask = (ref, expected, delta, more) =>
  anyStockTask(ref, expected, delta, { locationId: '1', ...more });
const isLogin = (body: string) => body.includes('mutation Login');

describe('the way in', { timeout: 60_000 }, () => {
  test.each(['', '/', '/admin-api', '/dashboard/settings/roles', '/admin/login'])(
    '[CHN70] an address that ends with "%s" leads to its interface',
    async (path) => {
      const connector = vendureConnector({ url: new URL(`${store().line.url}${path}`), key: clerk, now: Date.now });
      expect(await connector.probe(unstopped)).toEqual({
        ok: true,
        value: {
          name: '127.0.0.1',
          software: 'Vendure',
          currency: 'EUR',
          skewMs: expect.any(Number),
          mayWrite: true,
          address: store().line.url,
          site: null,
          locations: [
            { id: '1', name: 'Default Stock Location' },
            { id: '2', name: 'Cellar' },
          ],
        },
      });
    },
  );

  test('[CHN70] a session that ended is begun again, once, and nothing is lost or done twice', async () => {
    const mug = await thing();
    await store().connector.probe(unstopped);
    store().line.plan(isStockWrite, { is: 'logged-out' });
    expect(await push(stockTask(mug, 10, 5))).toEqual([{ is: 'applied', shown: 15 }]);
    expect(store().line.asked.filter(isLogin)).toHaveLength(2);
    store().line.plan(() => true, { is: 'logged-out' }, 2);
    store().line.plan(isLogin, { is: 'logged-out' });
    expect((await store().connector.pullOrders(null, unstopped).next()).value).toMatchObject({
      failure: { code: 'channel-refused' },
    });
  });

  test('[CHN70] a shop that knows cookies alone is entered by them', async () => {
    store().line.plan(isLogin, { is: 'no-header' });
    expect(await store().connector.probe(unstopped)).toMatchObject({ ok: true });
    expect(store().line.headers.at(-1)?.authorization).toBeUndefined();
    expect(store().line.headers.at(-1)?.cookie).toMatch(/=/);
  });

  test('[CHN70] a key for programs needs no login, and a wrong one is refused', async () => {
    const { key } = await shop().admin<{ key: { readonly apiKey: string } }>(
      `mutation { key: createApiKey(input: {
        roleIds: ["1"], translations: [{ languageCode: en, name: "Stockroom" }]
      }) { apiKey } }`,
    );
    const mug = await thing();
    const withKey = store().connect({ apiKey: key.apiKey });
    expect(await withKey.push([stockTask(mug, 10, 1)], unstopped)).toEqual([{ is: 'applied', shown: 11 }]);
    expect(store().line.asked.filter(isLogin)).toEqual([]);
    const wrong = store().connect({ apiKey: `${key.apiKey}0` });
    expect(await wrong.probe(unstopped)).toMatchObject({ failure: { code: 'channel-refused' } });
  });

  test('[CHN70, CHN17] a site without Vendure is told as that, and gets no password', async () => {
    store().line.plan(() => true, { is: 'page', status: 404 }, 10);
    expect(await store().connector.probe(unstopped)).toMatchObject({ failure: { code: 'channel-not-understood' } });
    expect(store().line.asked.join()).not.toContain(clerk.password);
  });

  test('[CHN17] no failure has anything of the password or the session', async () => {
    const failures: unknown[] = [
      await store()
        .connect({ ...clerk, password: 'quite-wrong' })
        .probe(unstopped),
    ];
    await store().connector.probe(unstopped);
    for (const status of [400, 401, 403, 404, 500, 503]) {
      store().line.plan(() => true, { is: 'page', status });
      failures.push((await store().connector.pullOrders(null, unstopped).next()).value);
    }
    expect(failures.map((failure) => (failure as { ok: boolean }).ok)).toEqual(failures.map(() => false));
    const session = must(store().line.headers.at(-1)?.authorization, 'a session').replace('Bearer ', '');
    expect(JSON.stringify(failures)).not.toMatch(new RegExp(`quite-wrong|${session}`));
  });
});

describe('answers', { timeout: 60_000 }, () => {
  test.each([
    ['a page of the host, after it was done', { is: 'page', status: 502, applied: true }, 15],
    ['a page with 200, before it was done', { is: 'page', status: 200 }, 10],
    ['half an answer', { is: 'half' }, 15],
  ] as const)('[CHN71] %s: a write is unknown, a pull fails', async (_, fault, after) => {
    const mug = await thing();
    const task = stockTask(mug, 10, 5);
    store().line.plan(isStockWrite, fault);
    expect(await push(task)).toEqual([{ is: 'unknown' }]);
    expect(await shown(mug)).toBe(after);
    expect(await store().connector.resolveUnknown(task, Date.now() - 600_000, unstopped)).toEqual({
      ok: true,
      value: after === 15 ? 'applied' : 'not-applied',
    });
    store().line.plan((body) => body.includes('list: orders'), fault);
    expect((await store().connector.pullOrders(null, unstopped).next()).value).toMatchObject({ ok: false });
  });

  test('[CHN71] a page that refuses a write has done nothing', async () => {
    const mug = await thing();
    store().line.plan(isStockWrite, { is: 'page', status: 403 });
    expect(await push(stockTask(mug, 10, 5))).toMatchObject([
      { is: 'retry', because: { code: 'channel-refused', detail: '403 page' } },
    ]);
  });

  test('[CHN71] what goes between reading and writing hinders no other', async () => {
    const [kept, gone] = [await thing(5), await thing(6)];
    store().line.plan(isStockWrite, { is: 'meanwhile', act: () => store().people.destroy(gone.productId) });
    const outcomes = await push(stockTask(kept, 5, 1), stockTask(gone, 6, 1));
    expect(outcomes[0]).toEqual({ is: 'applied', shown: 6 });
    expect(await shown(kept)).toBe(6);
    expect(outcomes[1]).not.toEqual({ is: 'applied', shown: 6 });
  });
});

describe('what is shown', { timeout: 60_000 }, () => {
  test('[CHN72] is what lies there less what is promised; what is sent changes nothing of it', async () => {
    const mug = await thing(10);
    const orderId = await store().people.buy([{ ref: mug, quantity: 4 }], 'open');
    expect(await shown(mug)).toBe(6);
    await store().people.setStatus(orderId, 'done');
    expect(await shown(mug)).toBe(6);
    expect((await products()).rows.find(({ id }) => id === mug.productId)?.variants[0]?.stock).toEqual([
      { locationId: '1', quantity: 6 },
      { locationId: '2', quantity: 0 },
    ]);
    await adjust(mug.variantId, { outOfStockThreshold: -5, useGlobalOutOfStockThreshold: false });
    expect(await shown(mug)).toBe(6);
  });

  test('[CHN72] a figure is set where it lies, beside what is promised', async () => {
    const mug = await thing(10);
    await store().people.buy([{ ref: mug, quantity: 4 }], 'open');
    expect(await push(stockTask(mug, 6, -2, { locationId: '1' }))).toEqual([{ is: 'applied', shown: 4 }]);
    const { variant } = await shop().admin<{ variant: { readonly stockLevels: readonly unknown[] } }>(
      'query ($id: ID!) { variant: productVariant(id: $id) { stockLevels { stockOnHand stockAllocated } } }',
      { id: mug.variantId },
    );
    expect(variant.stockLevels).toEqual([
      { stockOnHand: 8, stockAllocated: 4 },
      { stockOnHand: 0, stockAllocated: 0 },
    ]);
  });

  test('[CHN76] a variant that is changed brings its product, with code, price and options', async () => {
    const [small] = await store().people.addProduct({
      title: 'Shirt',
      sku: nextSku(),
      stock: null,
      variants: [
        { size: 'S', stock: 1 },
        { size: 'M', stock: 2 },
      ],
    });
    const first = await products();
    await store().pass(1);
    const ref = must(small, 'a size');
    await adjust(ref.variantId, { price: 1999, customFields: { barcode: '4006381333931' } });
    const second = await products(first.cursor);
    const row = second.rows.findLast(({ id }) => id === ref.productId);
    expect(row?.variants.find(({ id }) => id === ref.variantId)).toMatchObject({
      barcode: '4006381333931',
      price: '19.99',
      options: [{ name: 'Size', value: 'S' }],
    });
    await shop().admin('mutation ($id: ID!) { updateProduct(input: { id: $id, enabled: false }) { id } }', {
      id: ref.productId,
    });
    expect((await products(second.cursor)).rows.find(({ id }) => id === ref.productId)?.status).toBe('hidden');
  });
});

describe('the ledger of figures', { timeout: 60_000 }, () => {
  const resolved = async (connector: StoreConnector, task: ReturnType<typeof stockTask>) => {
    const found = await connector.resolveUnknown(task, Date.now() - 300_000, unstopped);
    return found.ok ? found.value : found.failure.code;
  };

  test('[CHN77] after a restart the figure and the ledger decide together', async () => {
    const [done, open] = [await thing(10), await thing(10)];
    const [applied, lost] = [stockTask(done, 10, 5), stockTask(open, 10, 5)];
    store().line.plan(isStockWrite, { is: 'lost', applied: true });
    await push(applied);
    store().line.plan(isStockWrite, { is: 'lost', applied: false });
    await push(lost);
    const anew = store().connect(clerk);
    expect([await resolved(anew, applied), await resolved(anew, lost)]).toEqual(['applied', 'not-applied']);
  });

  test('[CHN77] where somebody else set the figure, too, it is not guessed', async () => {
    const mug = await thing(10);
    const task = stockTask(mug, 10, 5);
    store().line.plan(isStockWrite, { is: 'lost', applied: true });
    await push(task);
    await store().people.write(mug, 40);
    expect(await resolved(store().connector, task)).toBe('undecidable');
    expect(await resolved(store().connect(clerk), task)).toBe('undecidable');
  });
});

describe('publishing', { timeout: 60_000 }, () => {
  const shirt = (prefix: string): PublishTask => ({
    taskId: `publish-${prefix}`,
    product: {
      title: 'Hemd, größer',
      description: '',
      variants: ['S', 'M', 'L'].map((size, at) => ({
        sku: at === 2 ? '' : `${prefix}-${size}`,
        barcode: '',
        options: [
          { name: 'Größe', value: size },
          { name: 'Farbe', value: 'blau' },
        ],
        price: '20.00',
        stock: [{ locationId: '1', quantity: at }],
      })),
    },
  });
  const publish = (task: PublishTask) => store().connector.publish(task, unstopped);
  const titled = async (title: string) => (await products()).rows.filter((row) => row.title === title);

  test.each(['createProduct(', 'createProductOptionGroup(', 'addOptionGroupToProduct(', 'createProductVariants('])(
    '[CHN79] after a lost answer to %s it is there once, with its variants in our order',
    async (step) => {
      for (const applied of [true, false]) {
        const task = shirt(nextSku());
        store().line.plan((body) => body.includes(step), { is: 'lost', applied });
        expect(await publish(task)).toEqual({ is: 'unknown' });
        const found = await publish(task);
        expect(found).toMatchObject({ product: { variants: [{}, {}, {}] } });
        const options = 'product' in found ? found.product.variants.map((one) => one.options) : [];
        expect(options.map((all) => all.map(({ value }) => value).toSorted())).toEqual(
          ['S', 'M', 'L'].map((size) => [size, 'blau']),
        );
      }
      expect((await titled('Hemd, größer')).every(({ variants }) => variants.length === 3)).toBe(true);
    },
  );

  test('[CHN79] a SKU that another product has is said, and nothing is made', async () => {
    const prefix = nextSku();
    const before = (await products()).rows.length;
    await store().people.addProduct({ title: 'Other', sku: `${prefix}-M`, stock: 3 });
    expect(await publish(shirt(prefix))).toMatchObject({ is: 'rejected', detail: 'SKU_OF_ANOTHER_PRODUCT' });
    expect((await products()).rows).toHaveLength(before + 1);
  });
});

describe('several places', { timeout: 60_000 }, () => {
  test('[CHN75] from where a line was taken is told where it can be no other', async () => {
    const [here, both] = [await thing(10), await thing(10)];
    await must(store().people.keepAt, 'it has places')(both, '2', 20);
    expect([await shown(both, '1'), await shown(both, '2'), await shown(here, '2')]).toEqual([10, 20, 0]);
    const lines = [here, both].map((ref) => ({ ref, quantity: 2 }));
    const orderId = await store().people.buy(lines, 'open');
    const taken = [{ locationId: '1', quantity: 2 }];
    expect((await orderNow(orderId)).lines).toMatchObject([{ taken }, { taken }]);
    expect([await shown(both, '1'), await shown(both, '2')]).toEqual([8, 20]);
    await store().people.setStatus(orderId, 'done');
    // Sent, it could have come from either, and the store does not say it.
    expect((await orderNow(orderId)).lines).toMatchObject([{ taken }, { taken: null }]);
  });

  test('[CHN75] where there are several, one must be named', async () => {
    expect(await push(stockTask(await thing(10), 10, 1, { locationId: null }))).toEqual([
      { is: 'rejected', reason: 'location' },
    ]);
  });
});

describe('a clock that was ahead', { timeout: 60_000 }, () => {
  const future = Date.UTC(2099, 0, 1);
  // As a cursor of an earlier version: its clock cannot be turned by a test.
  const position = (since: number) => ({ at: future, since, closed: true });

  test('[CHN210] [CHN216] a cursor of then brings what changed since it was seen', async () => {
    const since = Date.now();
    const mug = await thing();
    const found = await products(JSON.stringify({ products: position(since), variants: position(since) }));
    expect(found.rows.map(({ id }) => id)).toContain(mug.productId);
    const orderId = await store().people.buy([{ ref: mug, quantity: 1 }], 'open');
    const cursor = JSON.stringify({ at: position(since), seen: future, watched: {} });
    const orders = await drained(store().connector.pullOrders(cursor, unstopped));
    expect(orders.rows.map(({ id }) => id)).toContain(orderId);
    await store().people.retitle(mug.productId, 'Cup');
    const next = await products(found.cursor);
    expect(next.rows.find(({ id }) => id === mug.productId)?.title).toBe('Cup');
  });
});
