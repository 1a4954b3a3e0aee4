import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishTask } from '#shared/contract/channels/port.ts';
import { type FakeWoo, fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { drained, unstopped } from '#tests/fixtures/store-under-test.ts';

let woo: FakeWoo;
beforeEach(async () => {
  woo = await fakeWoo();
});
afterEach(() => woo.close());

const mug: PublishTask = {
  taskId: 'publish-mug',
  product: {
    title: 'Mug & saucer',
    description: 'Blue.',
    variants: [
      { sku: 'MUG', barcode: '4006381333931', options: [], price: '9.90', stock: [{ locationId: null, quantity: 7 }] },
    ],
  },
};
const shirt: PublishTask = {
  taskId: 'publish-shirt',
  product: {
    title: 'Shirt',
    description: '',
    variants: ['S', 'M', 'L'].map((size, at) => ({
      sku: at === 2 ? '' : `SHIRT-${size}`,
      barcode: '',
      options: [{ name: 'Size', value: size }],
      price: '20.00',
      stock: [{ locationId: null, quantity: at }],
    })),
  },
};
const publish = (task: PublishTask) => woo.connector.publish(task, unstopped);
const products = async () => (await drained(woo.connector.pullProducts(null, unstopped))).rows;
const isMaking = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path === '/wc/v3/products';

test('[CHN18] a product is made as a draft with code, price and stock, and once however often it is told', async () => {
  expect(await publish(mug)).toMatchObject({
    is: 'made',
    product: {
      title: 'Mug & saucer',
      status: 'hidden',
      variants: [
        { id: null, sku: 'MUG', barcode: '4006381333931', price: '9.90', stock: [{ locationId: null, quantity: 7 }] },
      ],
    },
  });
  expect(await publish(mug)).toMatchObject({ is: 'already' });
  expect(await publish({ ...mug, taskId: 'told by another desk' })).toMatchObject({ is: 'already' });
  expect(await products()).toHaveLength(1);
});

test('[CHN18] variants come in the order given, also without a SKU', async () => {
  const made = await publish(shirt);
  expect(made).toMatchObject({
    is: 'made',
    product: { variants: [{ sku: 'SHIRT-S' }, { sku: 'SHIRT-M' }, { options: [{ name: 'Size', value: 'L' }] }] },
  });
  expect(await publish(shirt)).toMatchObject({
    is: 'already',
    product: { variants: [{ sku: 'SHIRT-S' }, { sku: 'SHIRT-M' }, { options: [{ value: 'L' }] }] },
  });
});

test.each([true, false])(
  '[CHN18] after a lost answer it is there once (made: %s), also one made in half',
  async (applied) => {
    woo.store.faults.plan(isMaking, { is: 'lost', applied });
    expect(await publish(shirt)).toEqual({ is: 'unknown' });
    woo.store.faults.plan(({ path }) => path.endsWith('/variations/batch'), { is: 'lost', applied });
    expect(await publish(shirt)).toEqual({ is: 'unknown' });
    expect(await publish(shirt)).toMatchObject({ is: 'already', product: { variants: [{}, {}, {}] } });
    const rows = await products();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.variants).toHaveLength(3);
  },
);

test('[CHN18] a SKU that another product has is said, and nothing is made', async () => {
  const [ref] = await woo.people.addProduct({ title: 'Other', sku: 'SHIRT-M', stock: 3 });
  expect(await publish(shirt)).toMatchObject({ is: 'rejected', detail: 'product_invalid_sku' });
  expect((await products()).map(({ id }) => id)).toEqual([ref?.productId]);
});

test('[CHN18] where nothing can have been written it is to be told again', async () => {
  woo.faults?.away();
  expect(await publish(mug)).toMatchObject({ is: 'retry', because: { code: 'channel-away' } });
  expect(await publish(mug)).toMatchObject({ is: 'made' });
});
