import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { StockTask } from '#shared/contract/channels/port.ts';
import type { Order, Variant } from '#tests/fakes/shopify-store/shop.ts';
import { type FakeShopify, fakeShopify } from '#tests/fakes/shopify-store/under-test.ts';
import { drained, orderTask, stockTask, unstopped } from '#tests/fixtures/store-under-test.ts';
import { meaningOf, statusOf } from './meaning.ts';

let shopify: FakeShopify;
beforeEach(async () => {
  shopify = await fakeShopify();
});
afterEach(() => shopify.close());

const shop = () => shopify.store.shop;
const here = () => shop().mainPlace;
const there = () => must(shopify.places[1], 'two places');
const thing = (stock = 10): Variant => shop().addVariant(shop().addProduct(), { sku: 'MUG' }, { [here()]: stock });
const refOf = ({ id, product }: Variant) => ({ productId: product.id, variantId: id });
const change = (variant: Variant, expected: number, delta: number, more: Partial<StockTask> = {}) =>
  stockTask(refOf(variant), expected, delta, { locationId: here(), ...more });
const push = (...tasks: Parameters<FakeShopify['connector']['push']>[0]) => shopify.connector.push(tasks, unstopped);
const resolved = async (task: StockTask, agoMs: number) => {
  const found = await shopify.connector.resolveUnknown(task, shopify.now() - agoMs, unstopped);
  return found.ok ? found.value : found.failure;
};
const shownOf = (variant: Variant) => variant.item.levels.get(here())?.available;
const pulled = async (order: Order) =>
  must(
    (await drained(shopify.connector.pullOrders(null, unstopped))).rows.find(({ id }) => id === order.id),
    'the order is pulled',
  );

describe('stock', () => {
  test('[CHN57] a change has its key, the figure it begins from and our operation, and is the only one in its write', async () => {
    const mug = thing();
    const task = change(mug, 10, -2);
    await push(task);
    const writes = shopify.store.asked.filter(({ body }) => body.includes('StockroomAdjust'));
    expect(writes.map(({ body }) => JSON.parse(body).variables)).toEqual([
      {
        key0: `stockroom-${task.taskId}`,
        input0: {
          name: 'available',
          reason: 'correction',
          referenceDocumentUri: `gid://stockroom/Operation/${task.taskId}`,
          changes: [{ delta: -2, changeFromQuantity: 10, inventoryItemId: mug.item.id, locationId: here() }],
        },
      },
    ]);
  });

  test('[CHN57, CHN9] one that comes too late, or to nothing, hinders none that goes with it', async () => {
    const [kept, sold, gone, bundled] = [thing(), thing(), thing(), thing()];
    shop().gaps.push(() => {
      shop().addOrder([{ variantId: sold.id, quantity: 4 }]);
      shop().destroyProduct(gone.product.id);
      bundled.bundle = true;
    });
    const tasks = [kept, sold, gone, bundled, thing()].map((variant) => change(variant, 10, 1));
    expect(await push(...tasks)).toEqual([
      { is: 'applied', shown: 11 },
      { is: 'conflict', shown: 6 },
      { is: 'rejected', reason: 'gone' },
      { is: 'rejected', reason: 'counted-together' },
      { is: 'applied', shown: 11 },
    ]);
    expect(shopify.store.asked.filter(({ body }) => body.includes('StockroomAdjust'))).toHaveLength(1);
  });

  test('[CHN58] after a lost answer exactly the same goes again, whatever is expected by now', async () => {
    const mug = thing();
    const task = change(mug, 10, 5);
    shopify.store.faults.plan(({ body }) => body.includes('StockroomAdjust'), { is: 'lost', applied: true });
    await push(task);
    shop().addOrder([{ variantId: mug.id, quantity: 3 }]);
    expect(await resolved({ ...task, expected: 7, sentExpected: 10 }, 1_000)).toBe('applied');
    expect(shownOf(mug)).toBe(12);
    // Without the figure that was sent the store cannot say it, and nothing is done a second time.
    expect(await resolved({ ...task, expected: 7 }, 1_000)).toBe('undecidable');
    expect(await push({ ...task, expected: 12 })).toMatchObject([
      { is: 'rejected', reason: 'store-says-no', detail: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
    ]);
    expect(shownOf(mug)).toBe(12);
  });

  test('[CHN58] one that was refused before is closed, and does not come to life later', async () => {
    const mug = thing();
    const task = change(mug, 8, 5);
    expect(await push(task)).toEqual([{ is: 'conflict', shown: 10 }]);
    shop().addOrder([{ variantId: mug.id, quantity: 2 }]);
    expect(await push(task)).toEqual([{ is: 'conflict', shown: 8 }]);
    expect(await resolved(task, 1_000)).toBe('not-applied');
    expect(await push(change(mug, 8, 5))).toEqual([{ is: 'applied', shown: 13 }]);
  });

  test('[CHN58] one that is under way is asked for again soon', async () => {
    const mug = thing();
    const task = change(mug, 10, 5);
    shopify.store.faults.plan(({ body }) => body.includes('StockroomAdjust'), { is: 'late' });
    await push(task);
    expect(await push(task, change(thing(), 10, 1))).toMatchObject([{ is: 'unknown' }, { is: 'applied' }]);
    expect(await resolved(task, 1_000)).toMatchObject({ code: 'channel-busy', afterMs: 5_000 });
    shopify.store.finish();
    expect(await resolved(task, 1_000)).toBe('applied');
  });

  test.each([
    [true, 'applied', 15],
    [false, 'not-applied', 10],
  ] as const)(
    '[CHN58] where the store may have forgotten the key (done: %s) the figure says it',
    async (applied, is, figure) => {
      const mug = thing();
      const task = change(mug, 10, 5);
      shopify.store.faults.plan(({ body }) => body.includes('StockroomAdjust'), { is: 'lost', applied });
      await push(task);
      await shopify.pass(25 * 3_600);
      expect(await resolved(task, 25 * 3_600_000)).toBe(is);
      expect(shownOf(mug)).toBe(figure);
      shop().addOrder([{ variantId: mug.id, quantity: 1 }]);
      expect(await resolved(task, 25 * 3_600_000)).toBe('undecidable');
    },
  );

  test('[CHN7] a write that is given up while it runs is unknown, also one that gets a page', async () => {
    const mug = thing();
    const asker = new AbortController();
    const isWrite = ({ body }: { readonly body: string }) => body.includes('StockroomAdjust');
    shopify.store.faults.plan(isWrite, { is: 'meanwhile', act: () => asker.abort() });
    expect(await shopify.connector.push([change(mug, 10, 1)], asker.signal)).toEqual([{ is: 'unknown' }]);
    for (const fault of [
      { is: 'page', status: 200, applied: true },
      { is: 'page', status: 502, applied: false },
      { is: 'half' },
    ] as const) {
      shopify.store.faults.plan(isWrite, fault);
      expect(await push(change(mug, shownOf(mug) ?? 0, 1))).toEqual([{ is: 'unknown' }]);
    }
    shopify.store.faults.plan(isWrite, { is: 'page', status: 403, applied: false });
    expect(await push(change(mug, shownOf(mug) ?? 0, 1))).toMatchObject([{ is: 'retry' }]);
  });
});

describe('statuses', () => {
  test.each([
    ['PAID', 'UNFULFILLED', 'open'],
    ['AUTHORIZED', 'PARTIALLY_FULFILLED', 'open'],
    ['PARTIALLY_REFUNDED', 'IN_PROGRESS', 'open'],
    ['PENDING', 'UNFULFILLED', 'unpaid'],
    ['PARTIALLY_PAID', 'ON_HOLD', 'unpaid'],
    ['VOIDED', 'UNFULFILLED', 'unpaid'],
    ['EXPIRED', 'UNFULFILLED', 'failed'],
    ['PAID', 'ON_HOLD', 'held'],
    ['PAID', 'SCHEDULED', 'held'],
    ['PENDING', 'FULFILLED', 'done'],
    ['REFUNDED', 'UNFULFILLED', 'refunded'],
    ['PAID', 'RESTOCKED', null],
    ['PAID', 'ON_THE_MOON', null],
    ['IN_SHELLS', 'UNFULFILLED', null],
    [null, 'UNFULFILLED', null],
  ])('[CHN60] %s and %s mean %s', (displayFinancialStatus, displayFulfillmentStatus, means) => {
    const standing = { cancelledAt: null, displayFinancialStatus, displayFulfillmentStatus };
    expect(meaningOf(standing)).toBe(means);
    expect(statusOf(standing)).toBe(`${displayFinancialStatus ?? 'NONE'}/${displayFulfillmentStatus}`);
    expect(meaningOf({ ...standing, cancelledAt: '2030-01-01T00:00:00Z' })).toBe('cancelled');
  });
});

describe('what an order took', () => {
  const takenNow = async (order: Order) => (await pulled(order)).lines[0]?.taken;

  test('[CHN61] goes with the part that another place is to send', async () => {
    const mug = thing(10);
    mug.item.levels.set(there(), { active: true, available: 4 });
    const order = shop().addOrder([{ variantId: mug.id, quantity: 3 }], 'PENDING');
    expect(await takenNow(order)).toEqual([{ locationId: here(), quantity: 3 }]);
    shop().move(order, must(order.parts[0], 'a part'), there());
    expect(await takenNow(order)).toEqual([{ locationId: there(), quantity: 3 }]);
    expect([...mug.item.levels.values()].map(({ available }) => available)).toEqual([10, 1]);
  });

  test('[CHN61] lies at both places of an order that two send, and comes back where it came back', async () => {
    const mug = thing(10);
    mug.item.levels.set(there(), { active: true, available: 4 });
    const order = shop().addOrder([{ variantId: mug.id, quantity: 5 }]);
    shop().move(order, must(order.parts[0], 'a part'), there(), 3);
    const at = async () => {
      const taken = new Map((await takenNow(order))?.map(({ locationId, quantity }) => [locationId, quantity]));
      return [taken.get(here()), taken.get(there())];
    };
    expect(await at()).toEqual([2, 3]);
    const line = must(order.lines[0], 'a line');
    shop().refund(order, line, 1, { restock: true });
    expect(await at()).toEqual([2, 2]);
    shop().shipAll(order);
    shop().refund(order, line, 1, { restock: true });
    expect(await at()).toEqual([2, 1]);
    expect([...mug.item.levels.values()].map(({ available }) => available)).toEqual([8, 3]);
  });

  test('[CHN61] is less by what came back with restock, sent or not, and not by what came back without', async () => {
    const mug = thing(10);
    const order = shop().addOrder([{ variantId: mug.id, quantity: 5 }]);
    const line = must(order.lines[0], 'a line');
    const left = async () => [(await takenNow(order))?.[0]?.quantity ?? 0, shownOf(mug)];
    shop().refund(order, line, 1, { restock: true });
    expect(await left()).toEqual([4, 6]);
    shop().refund(order, line, 1, { restock: false });
    expect(await left()).toEqual([4, 6]);
    shop().shipAll(order);
    expect(await left()).toEqual([4, 6]);
    shop().refund(order, line, 2, { restock: true });
    expect(await left()).toEqual([2, 8]);
    shop().refund(order, line, 1, { restock: false });
    expect(await left()).toEqual([2, 8]);
    expect((await pulled(order)).lines[0]?.quantity).toBe(5);
  });

  test('[CHN61] stays taken where it was cancelled without restock, and is nothing where it is not counted', async () => {
    const mug = thing(10);
    const kept = shop().addOrder([{ variantId: mug.id, quantity: 2 }]);
    shop().cancel(kept, false);
    expect(await takenNow(kept)).toEqual([{ locationId: here(), quantity: 2 }]);
    const loose = shop().addVariant(shop().addProduct(), {}, null);
    expect(await takenNow(shop().addOrder([{ variantId: loose.id, quantity: 2 }]))).toEqual([]);
    const lost = shop().addOrder([{ variantId: mug.id, quantity: 1 }]);
    shop().destroyProduct(mug.product.id);
    expect(await takenNow(lost)).toBeNull();
  });

  test('[CHN61] is less by what was taken off an order there', async () => {
    const mug = thing(10);
    const order = shop().addOrder([{ variantId: mug.id, quantity: 5 }]);
    shop().edit(order, must(order.lines[0], 'a line'), 2);
    expect(await takenNow(order)).toEqual([{ locationId: here(), quantity: 2 }]);
    expect(shownOf(mug)).toBe(8);
  });
});

test('[CHN64] money is the shop’s, of a line without tax, of one piece as it is priced', async () => {
  const mug = thing();
  mug.price = '11.90';
  const order = await pulled(shop().addOrder([{ variantId: mug.id, quantity: 2 }]));
  expect(order).toMatchObject({
    currency: 'EUR',
    shippingAmount: '4.90',
    discountAmount: '0.0',
    lines: [{ unitPrice: '11.90', total: '19.28', tax: '4.52', title: 'Thing' }],
  });
});

describe('parcels', () => {
  const status = 'PAID/UNFULFILLED';

  test('[CHN62] one with things of two places is told for both, under one number, with one mail', async () => {
    const [mug, cup] = [thing(5), shop().addVariant(shop().addProduct(), {}, { [there()]: 5 })];
    const order = shop().addOrder([mug, cup].map(({ id }) => ({ variantId: id, quantity: 1 })));
    const task = orderTask(order.id, status);
    expect(await push(task)).toEqual([{ is: 'applied', shown: null }]);
    expect(order.shipments.map(({ place, tracking }) => [place, tracking.number])).toEqual([
      [here(), 'JJD0001'],
      [there(), 'JJD0001'],
    ]);
    expect(order.shipments.filter(({ told }) => told)).toHaveLength(1);
    expect(await push(task)).toEqual([{ is: 'already', shown: null }]);
  });

  test('[CHN62] what was told in half is completed, and not told twice', async () => {
    const [mug, cup] = [thing(5), shop().addVariant(shop().addProduct(), {}, { [there()]: 5 })];
    const order = shop().addOrder([mug, cup].map(({ id }) => ({ variantId: id, quantity: 2 })));
    const lines = order.lines.map(({ id }) => ({ lineId: id, quantity: 2 }));
    const task = orderTask(order.id, status, { lines });
    let sent = 0;
    shopify.store.faults.plan(({ body }) => body.includes('fulfillmentCreate') && ++sent === 2, {
      is: 'lost',
      applied: false,
    });
    expect(await push(task)).toEqual([{ is: 'unknown' }]);
    const resolvedNow = (agoMs: number) => shopify.connector.resolveUnknown(task, shopify.now() - agoMs, unstopped);
    expect(await resolvedNow(1_000)).toMatchObject({ failure: { code: 'channel-busy' } });
    expect(await resolvedNow(600_000)).toEqual({ ok: true, value: 'not-applied' });
    expect(await push(task)).toEqual([{ is: 'applied', shown: null }]);
    expect(await resolvedNow(600_000)).toEqual({ ok: true, value: 'applied' });
    expect(order.shipments.flatMap((one) => one.lines.map(({ quantity }) => quantity))).toEqual([2, 2]);
  });

  test('[CHN62] one without a number is found by what is in it', async () => {
    const order = shop().addOrder([{ variantId: thing().id, quantity: 2 }]);
    const task = orderTask(order.id, status, { tracking: null });
    shopify.store.faults.plan(({ body }) => body.includes('fulfillmentCreate'), { is: 'lost', applied: true });
    expect(await push(task)).toEqual([{ is: 'unknown' }]);
    expect(await shopify.connector.resolveUnknown(task, shopify.now(), unstopped)).toEqual({
      ok: true,
      value: 'applied',
    });
    expect(order.shipments).toHaveLength(1);
  });

  test('[CHN13] an order that is deleted there is gone', async () => {
    const order = shop().addOrder([{ variantId: thing().id, quantity: 2 }]);
    shop().orders.delete(order.id);
    expect(await push(orderTask(order.id, status))).toEqual([{ is: 'rejected', reason: 'gone' }]);
    expect(await push(orderTask('7', status))).toEqual([{ is: 'rejected', reason: 'gone' }]);
  });

  test('[CHN62] more than is left to be sent, or what is on hold there, is left as it is', async () => {
    const order = shop().addOrder([{ variantId: thing().id, quantity: 2 }]);
    const lines = [{ lineId: must(order.lines[0], 'a line').id, quantity: 3 }];
    expect(await push(orderTask(order.id, status, { lines }))).toEqual([{ is: 'conflict', shown: null }]);
    shop().hold(order);
    expect(await push(orderTask(order.id, status))).toEqual([{ is: 'conflict', shown: null }]);
    expect(order.shipments).toEqual([]);
  });
});

describe('products that are made there', () => {
  const task = {
    taskId: 'publish-1',
    product: {
      title: 'Teekanne „Größe“ & Co',
      description: 'Aus <Ton>.\nVon Hand.',
      variants: [{ sku: 'POT', barcode: '4006381333931', options: [], price: '39.90', stock: [] }],
    },
  };

  test('[CHN63] the name of its page is its title with a mark, and text is no page', async () => {
    await shopify.connector.publish(task, unstopped);
    const { variables } = JSON.parse(must(shopify.store.asked.at(-2), 'a question').body);
    expect(variables.input).toMatchObject({ descriptionHtml: '<p>Aus &lt;Ton&gt;.<br>Von Hand.</p>', status: 'DRAFT' });
    expect(variables.input.handle).toMatch(/^teekanne-gro-e-co-[0-9a-f]{10}$/);
  });

  test('[CHN63] what people changed there since stays, however often it is told', async () => {
    const made = await shopify.connector.publish(task, unstopped);
    const product = must([...shop().products.values()][0], 'a product');
    product.title = 'Teapot';
    expect(await shopify.connector.publish(task, unstopped)).toMatchObject({
      is: 'already',
      product: { title: 'Teapot' },
    });
    expect(made.is).toBe('made');
  });

  test('[CHN63] one without a SKU is there once, too', async () => {
    const variants = [{ ...must(task.product.variants[0], 'a variant'), sku: '' }];
    const loose = { taskId: 'publish-3', product: { ...task.product, variants } };
    expect((await shopify.connector.publish(loose, unstopped)).is).toBe('made');
    expect((await shopify.connector.publish(loose, unstopped)).is).toBe('already');
    expect(shop().products.size).toBe(1);
  });

  test('[CHN63] SKUs that others have are said, and nothing is made', async () => {
    shop().addVariant(shop().addProduct(), { sku: 'POT-S' }, {});
    const variants = ['POT-S', 'POT-M'].map((sku) => ({
      ...must(task.product.variants[0], 'a variant'),
      sku,
      options: [{ name: 'Size', value: sku }],
    }));
    const spread = { taskId: 'publish-2', product: { ...task.product, variants } };
    expect(await shopify.connector.publish(spread, unstopped)).toMatchObject({ is: 'rejected', detail: 'sku-taken' });
    expect(shop().products.size).toBe(1);
  });
});
