import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import { drained, orderTask, stockTask, unstopped } from '#tests/fixtures/store-under-test.ts';
import { keeper } from '#tests/stores/vendure/graphql.ts';
import { slowly } from '#tests/stores/vendure/people.ts';
import {
  isStockWrite,
  startVendure,
  type VendureShop,
  type VendureUnderTest,
  vendureUnderTest,
} from '#tests/stores/vendure/under-test.ts';
import { vendureConnector } from './vendure-connector.ts';

let running: VendureShop | null = null;
let store: VendureUnderTest;
let made = 0;
beforeAll(async () => {
  running = await startVendure();
}, 240_000);
afterAll(() => running?.stop());
beforeEach(async () => {
  store = await vendureUnderTest(shop());
});
afterEach(() => store.close());

const shop = () => must(running, 'a shop runs');
const thing = async (stock: number | null = 10, title = 'Mug'): Promise<RemoteRef> => {
  const [ref] = await store.people.addProduct({ title, sku: `WAY-${++made}`, stock });
  return must(ref, 'made');
};
const idOf = ({ variantId }: RemoteRef) => must(variantId, 'its own id');
const products = (cursor: string | null = null) => drained(store.connector.pullProducts(cursor, unstopped));
const orders = (cursor: string | null = null) => drained(store.connector.pullOrders(cursor, unstopped));
const orderNow = async (orderId: string) =>
  must(
    (await orders()).rows.find(({ id }) => id === orderId),
    'it is pulled',
  );
const shown = async (ref: RemoteRef, locationId: string | null = '1') => {
  const read = await store.connector.readStock([{ ref, locationId }], unstopped);
  return read.ok ? read.value[0]?.quantity : read.failure;
};
const push = async (...tasks: Parameters<typeof store.connector.push>[0]) => store.connector.push(tasks, unstopped);
const adjust = (ref: RemoteRef, input: object) =>
  shop().admin('mutation ($input: UpdateProductVariantInput!) { updateProductVariant(input: $input) { id } }', {
    input: { id: ref.variantId, ...input },
  });
const isLogin = (body: string) => body.includes('mutation Login');

describe('the way in', { timeout: 60_000 }, () => {
  test.each(['', '/', '/admin-api', '/dashboard/settings/roles', '/admin/login'])(
    '[CHN70] an address that ends with "%s" leads to its interface',
    async (path) => {
      const connector = vendureConnector({ url: new URL(`${store.line.url}${path}`), key: keeper, now: Date.now });
      expect(await connector.probe(unstopped)).toEqual({
        ok: true,
        value: {
          name: '127.0.0.1',
          software: 'Vendure',
          currency: 'EUR',
          skewMs: expect.any(Number),
          mayWrite: true,
          locations: [{ id: '1', name: 'Default Stock Location' }],
        },
      });
    },
  );

  test('[CHN70] a session that ended is begun again, once, and nothing is lost or done twice', async () => {
    const mug = await thing();
    await store.connector.probe(unstopped);
    store.line.plan(isStockWrite, { is: 'logged-out' });
    expect(await push(stockTask(mug, 10, 5))).toEqual([{ is: 'applied', shown: 15 }]);
    expect(store.line.asked.filter(isLogin)).toHaveLength(2);
    store.line.plan(() => true, { is: 'logged-out' }, 2);
    store.line.plan(isLogin, { is: 'logged-out' });
    expect((await store.connector.pullOrders(null, unstopped).next()).value).toMatchObject({
      failure: { code: 'channel-refused' },
    });
  });

  test('[CHN70] a shop that knows cookies alone is entered by them', async () => {
    store.line.plan(isLogin, { is: 'no-header' });
    expect(await store.connector.probe(unstopped)).toMatchObject({ ok: true });
    expect(store.line.headers.at(-1)?.authorization).toBeUndefined();
    expect(store.line.headers.at(-1)?.cookie).toMatch(/=/);
  });

  test('[CHN70] a key for programs needs no login, and a wrong one is refused', async () => {
    const { key } = await shop().admin<{ key: { readonly apiKey: string } }>(
      `mutation { key: createApiKey(input: {
        roleIds: ["1"], translations: [{ languageCode: en, name: "Stockroom" }]
      }) { apiKey } }`,
    );
    const mug = await thing();
    const withKey = store.connect({ apiKey: key.apiKey });
    expect(await withKey.push([stockTask(mug, 10, 1)], unstopped)).toEqual([{ is: 'applied', shown: 11 }]);
    expect(store.line.asked.filter(isLogin)).toEqual([]);
    const wrong = store.connect({ apiKey: `${key.apiKey}0` });
    expect(await wrong.probe(unstopped)).toMatchObject({ failure: { code: 'channel-refused' } });
  });

  test('[CHN70, CHN17] a site without Vendure is told as that, and gets no password', async () => {
    store.line.plan(() => true, { is: 'page', status: 404 }, 10);
    expect(await store.connector.probe(unstopped)).toMatchObject({ failure: { code: 'channel-not-understood' } });
    expect(store.line.asked.join()).not.toContain(keeper.password);
  });

  test('[CHN17] no failure has anything of the password or the session', async () => {
    const failures: unknown[] = [await store.connect({ ...keeper, password: 'quite-wrong' }).probe(unstopped)];
    await store.connector.probe(unstopped);
    for (const status of [400, 401, 403, 404, 500, 503]) {
      store.line.plan(() => true, { is: 'page', status });
      failures.push((await store.connector.pullOrders(null, unstopped).next()).value);
    }
    expect(failures.map((failure) => (failure as { ok: boolean }).ok)).toEqual(failures.map(() => false));
    const session = must(store.line.headers.at(-1)?.authorization, 'a session').replace('Bearer ', '');
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
    store.line.plan(isStockWrite, fault);
    expect(await push(task)).toEqual([{ is: 'unknown' }]);
    expect(await shown(mug)).toBe(after);
    expect(await store.connector.resolveUnknown(task, Date.now() - 600_000, unstopped)).toEqual({
      ok: true,
      value: after === 15 ? 'applied' : 'not-applied',
    });
    store.line.plan((body) => body.includes('list: orders'), fault);
    expect((await store.connector.pullOrders(null, unstopped).next()).value).toMatchObject({ ok: false });
  });

  test('[CHN71] a page that refuses a write has done nothing', async () => {
    const mug = await thing();
    store.line.plan(isStockWrite, { is: 'page', status: 403 });
    expect(await push(stockTask(mug, 10, 5))).toMatchObject([
      { is: 'retry', because: { code: 'channel-refused', detail: '403 page' } },
    ]);
  });

  test('[CHN71] what goes between reading and writing hinders no other', async () => {
    const [kept, gone] = [await thing(5), await thing(6)];
    store.line.plan(isStockWrite, { is: 'meanwhile', act: () => store.people.destroy(gone.productId) });
    const outcomes = await push(stockTask(kept, 5, 1), stockTask(gone, 6, 1));
    expect(outcomes[0]).toEqual({ is: 'applied', shown: 6 });
    expect(await shown(kept)).toBe(6);
    expect(outcomes[1]).not.toEqual({ is: 'applied', shown: 6 });
  });
});

describe('what is shown', { timeout: 60_000 }, () => {
  test('[CHN72] is what lies there less what is promised; what is sent changes nothing of it', async () => {
    const mug = await thing(10);
    const orderId = await store.people.buy([{ ref: mug, quantity: 4 }], 'open');
    expect(await shown(mug)).toBe(6);
    await store.people.setStatus(orderId, 'done');
    expect(await shown(mug)).toBe(6);
    expect((await products()).rows.find(({ id }) => id === mug.productId)?.variants[0]?.stock).toEqual([
      { locationId: '1', quantity: 6 },
    ]);
    await adjust(mug, { outOfStockThreshold: -5, useGlobalOutOfStockThreshold: false });
    expect(await shown(mug)).toBe(6);
  });

  test('[CHN72] a figure is set where it lies, beside what is promised', async () => {
    const mug = await thing(10);
    await store.people.buy([{ ref: mug, quantity: 4 }], 'open');
    expect(await push(stockTask(mug, 6, -2, { locationId: '1' }))).toEqual([{ is: 'applied', shown: 4 }]);
    const { variant } = await shop().admin<{ variant: { readonly stockLevels: readonly unknown[] } }>(
      'query ($id: ID!) { variant: productVariant(id: $id) { stockLevels { stockOnHand stockAllocated } } }',
      { id: idOf(mug) },
    );
    expect(variant.stockLevels).toEqual([{ stockOnHand: 8, stockAllocated: 4 }]);
  });

  test('[CHN76] a variant that is changed brings its product, with code, price and options', async () => {
    const [small] = await store.people.addProduct({
      title: 'Shirt',
      sku: `WAY-${++made}`,
      stock: null,
      variants: [
        { size: 'S', stock: 1 },
        { size: 'M', stock: 2 },
      ],
    });
    const first = await products();
    await store.pass(1);
    const ref = must(small, 'a size');
    await adjust(ref, { price: 1999, customFields: { barcode: '4006381333931' } });
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

describe('orders that the store does not touch', { timeout: 60_000 }, () => {
  test('[CHN73] a state, a parcel, a refund and an address that change are told, each once', async () => {
    const mug = await thing(10);
    const orderId = await store.people.buy([{ ref: mug, quantity: 3 }], 'held');
    let { cursor } = await orders();
    const news = async () => {
      const pull = await orders(cursor);
      ({ cursor } = pull);
      expect((await orders(cursor)).rows).toEqual([]);
      return pull.rows.filter(({ id }) => id === orderId);
    };
    const { order } = await shop().admin<{ order: { readonly payments: readonly { readonly id: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { payments { id } } }',
      { id: orderId },
    );
    await shop().admin(
      'mutation ($id: ID!) { settlePayment(id: $id) { __typename ... on ErrorResult { errorCode message } } }',
      {
        id: must(order.payments[0], 'a payment').id,
      },
    );
    expect(await news()).toMatchObject([{ status: 'PaymentSettled', means: 'open' }]);
    await store.people.refund(orderId, 1, false);
    expect(await news()).toMatchObject([
      { refunds: [{ amount: '1.00', reason: 'broken', lines: [{ quantity: 1, restocked: false }] }] },
    ]);
    await store.people.setStatus(orderId, 'done');
    expect(await news()).toMatchObject([{ status: 'Shipped', means: 'done' }]);
    await shop().admin('mutation ($id: ID!) { transitionOrderToState(id: $id, state: "Modifying") { __typename } }', {
      id: orderId,
    });
    await shop().admin(
      `mutation ($id: ID!) { modifyOrder(input: {
        dryRun: false, orderId: $id, updateShippingAddress: { streetLine1: "14 Mill Road" }
      }) { __typename } }`,
      { id: orderId },
    );
    expect(await news()).toMatchObject([{ means: 'held', shipping: { lines: ['14 Mill Road'] } }]);
  });

  test('[CHN73] an order is told though its basket is older than the cursor; a basket is none', async () => {
    const [mug, later] = [await thing(10), await thing(10)];
    let cursor = '';
    // Between basket and payment time passes, and other orders come.
    const bought = await slowly(shop().url, { ref: mug, quantity: 1 }, async () => {
      await store.pass(2);
      await store.people.buy([{ ref: later, quantity: 1 }], 'open');
      const pull = await orders();
      expect(pull.rows.every(({ lines }) => lines.every(({ productId }) => productId !== mug.productId))).toBe(true);
      ({ cursor } = pull);
    });
    expect((await orders(cursor)).rows.map(({ id }) => id)).toContain(bought);
  });

  test('[CHN80] money, address and the customer’s note come as they stand there', async () => {
    const mug = await thing(10);
    const orderId = await store.people.buy([{ ref: mug, quantity: 3 }], 'open');
    await shop().admin(
      'mutation ($id: ID!) { setOrderCustomFields(input: { id: $id, customFields: { customerNote: "Ring twice" } }) { id } }',
      {
        id: orderId,
      },
    );
    const address = { name: 'Ada Byron', lines: ['12 Mill Road'], postcode: '10115', city: 'Berlin', country: 'DE' };
    expect(await orderNow(orderId)).toMatchObject({
      number: expect.stringMatching(/^\w{16}$/),
      currency: 'EUR',
      customerNote: 'Ring twice',
      shippingMethod: 'Parcel post',
      shippingAmount: '4.08',
      discountAmount: '0.00',
      billing: { ...address, email: 'ada@example.com', phone: '030 1234' },
      shipping: address,
      lines: [{ unitPrice: '12.50', total: '31.25', tax: '6.25', variantId: mug.variantId }],
    });
  });
});

describe('what the store took', { timeout: 60_000 }, () => {
  test('[CHN74] cancelled pieces have left their line, and every figure moves by what is told', async () => {
    const mug = await thing(10);
    const orderId = await store.people.buy([{ ref: mug, quantity: 5 }], 'open');
    const cancel = async (quantity: number) => {
      const [line] = (await orderNow(orderId)).lines;
      await shop().admin(
        `mutation ($order: ID!, $lines: [OrderLineInput!]!) {
          cancelOrder(input: { orderId: $order, lines: $lines }) { __typename ... on ErrorResult { errorCode message } }
        }`,
        { order: orderId, lines: [{ orderLineId: must(line, 'a line').id, quantity }] },
      );
    };
    await cancel(2);
    expect(await orderNow(orderId)).toMatchObject({
      lines: [{ quantity: 3, taken: [{ locationId: '1', quantity: 3 }] }],
    });
    expect(await shown(mug)).toBe(7);
    await store.people.setStatus(orderId, 'done');
    await cancel(3);
    expect(await orderNow(orderId)).toMatchObject({ means: 'cancelled', lines: [{ quantity: 0, taken: [] }] });
    expect(await shown(mug)).toBe(10);
  });

  test('[CHN74] of the last piece that two have bought it took one', async () => {
    const mug = await thing(1);
    let first = '';
    const second = await slowly(
      shop().url,
      { ref: mug, quantity: 1 },
      async () => {
        first = await store.people.buy([{ ref: mug, quantity: 1 }], 'open');
        // So far apart that the ledger tells them from each other.
        await store.pass(5);
      },
      'ArrangingPayment',
    );
    expect(await shown(mug)).toBe(0);
    expect((await orderNow(first)).lines).toMatchObject([{ taken: [{ quantity: 1 }] }]);
    expect((await orderNow(second)).lines).toMatchObject([{ quantity: 1, taken: [] }]);
  });

  test('[CHN74] of what is not counted it takes nothing', async () => {
    const loose = await thing(null);
    const orderId = await store.people.buy([{ ref: loose, quantity: 2 }], 'open');
    expect((await orderNow(orderId)).lines).toMatchObject([{ quantity: 2, taken: [] }]);
  });
});

describe('the ledger of figures', { timeout: 60_000 }, () => {
  const resolved = async (connector: typeof store.connector, task: ReturnType<typeof stockTask>) => {
    const found = await connector.resolveUnknown(task, Date.now() - 300_000, unstopped);
    return found.ok ? found.value : found.failure.code;
  };

  test('[CHN77] after a restart the figure and the ledger decide together', async () => {
    const [done, open] = [await thing(10), await thing(10)];
    const [applied, lost] = [stockTask(done, 10, 5), stockTask(open, 10, 5)];
    store.line.plan(isStockWrite, { is: 'lost', applied: true });
    await push(applied);
    store.line.plan(isStockWrite, { is: 'lost', applied: false });
    await push(lost);
    const anew = store.connect(keeper);
    expect([await resolved(anew, applied), await resolved(anew, lost)]).toEqual(['applied', 'not-applied']);
  });

  test('[CHN77] where somebody else set the figure, too, it is not guessed', async () => {
    const mug = await thing(10);
    const task = stockTask(mug, 10, 5);
    store.line.plan(isStockWrite, { is: 'lost', applied: true });
    await push(task);
    await store.people.write(mug, 40);
    expect(await resolved(store.connector, task)).toBe('undecidable');
    expect(await resolved(store.connect(keeper), task)).toBe('undecidable');
  });
});

describe('parcels', { timeout: 60_000 }, () => {
  const bought = async (quantity = 2) => {
    const orderId = await store.people.buy([{ ref: await thing(), quantity }], 'open');
    return { orderId, line: must((await orderNow(orderId)).lines[0], 'a line').id };
  };
  const from = 'PaymentSettled';

  test.each(['mutation Fulfill', 'mutation Ship', '"isPublic":true', '"isPublic":false'])(
    '[CHN78] a lost answer at the step with %s: told again, all of it is there once',
    async (step) => {
      for (const applied of [true, false]) {
        const { orderId } = await bought();
        const task = orderTask(orderId, from);
        store.line.plan((body) => body.includes(step), { is: 'lost', applied });
        expect(await push(task)).toEqual([{ is: 'unknown' }]);
        await push(task);
        expect(await push(task)).toEqual([{ is: 'already', shown: null }]);
        expect(await store.people.orderOf(orderId)).toEqual({
          status: 'Shipped',
          tracking: ['JJD0001'],
          toldCustomer: [task.tellCustomer],
        });
      }
    },
  );

  test('[CHN78] two parcels of the same without a number are two', async () => {
    const { orderId, line } = await bought();
    const more = { lines: [{ lineId: line, quantity: 1 }], tracking: null, tellCustomer: null };
    const [first, second] = [orderTask(orderId, from, { ...more, isLast: false }), orderTask(orderId, from, more)];
    expect(await push(first, second)).toEqual([first, second].map(() => ({ is: 'applied', shown: null })));
    expect(await push(first, second)).toEqual([first, second].map(() => ({ is: 'already', shown: null })));
    expect(await store.people.orderOf(orderId)).toMatchObject({ status: 'Shipped', tracking: ['', ''] });
  });

  test('[CHN78] what people sent there already is not sent again', async () => {
    const { orderId, line } = await bought();
    await store.people.setStatus(orderId, 'done');
    expect(await push(orderTask(orderId, from))).toEqual([{ is: 'applied', shown: null }]);
    const again = orderTask(orderId, from, { lines: [{ lineId: line, quantity: 2 }] });
    expect(await push(again)).toEqual([
      { is: 'rejected', reason: 'store-says-no', detail: 'ITEMS_ALREADY_FULFILLED_ERROR' },
    ]);
    expect((await store.people.orderOf(orderId)).tracking).toHaveLength(1);
  });

  test('[CHN78] nothing is sent that the store lets not leave', async () => {
    const mug = await thing(10);
    const unpaid = await store.people.buy([{ ref: mug, quantity: 1 }], 'unpaid');
    expect(await push(orderTask(unpaid, from))).toEqual([{ is: 'conflict', shown: null }]);
    const { orderId } = await bought();
    const [line] = (await orderNow(orderId)).lines;
    await adjust(
      { productId: '', variantId: must(line, 'a line').variantId },
      { stockLevels: [{ stockLocationId: '1', stockOnHand: 0 }] },
    );
    expect(await push(orderTask(orderId, from))).toEqual([
      { is: 'rejected', reason: 'store-says-no', detail: 'INSUFFICIENT_STOCK_ON_HAND_ERROR' },
    ]);
  });
});

describe('several places', { timeout: 60_000 }, () => {
  test('[CHN75] each has its figure, is told its own, and what was taken is told where it can be no other', async () => {
    const [here, both] = [await thing(10), await thing(10)];
    const { place } = await shop().admin<{ place: { readonly id: string } }>(
      'mutation { place: createStockLocation(input: { name: "Cellar" }) { id } }',
    );
    const keep = (ref: RemoteRef, stockOnHand: number) =>
      adjust(ref, { stockLevels: [{ stockLocationId: place.id, stockOnHand }] });
    await keep(both, 20);
    expect(await store.connector.probe(unstopped)).toMatchObject({
      value: { locations: [{ id: '1' }, { id: place.id, name: 'Cellar' }] },
    });
    expect([await shown(both, '1'), await shown(both, place.id), await shown(here, place.id)]).toEqual([10, 20, 0]);
    expect(
      await push(stockTask(both, 20, -5, { locationId: place.id }), stockTask(both, 10, 1, { locationId: '1' })),
    ).toEqual([
      { is: 'applied', shown: 15 },
      { is: 'applied', shown: 11 },
    ]);
    expect(await push(stockTask(both, 11, 1))).toEqual([{ is: 'rejected', reason: 'location' }]);
    const orderId = await store.people.buy(
      [
        { ref: here, quantity: 1 },
        { ref: both, quantity: 2 },
      ],
      'open',
    );
    expect((await orderNow(orderId)).lines).toMatchObject([
      { taken: [{ locationId: '1', quantity: 1 }] },
      { taken: [{ locationId: '1', quantity: 2 }] },
    ]);
    expect([await shown(both, '1'), await shown(both, place.id)]).toEqual([9, 15]);
    await store.people.setStatus(orderId, 'done');
    // Sent, it could have come from either, and the store does not say it.
    expect((await orderNow(orderId)).lines[1]?.taken).toBeNull();
  });
});
