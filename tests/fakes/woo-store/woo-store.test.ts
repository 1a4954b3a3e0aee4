import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signed } from '#electron/channels/woo/signing.ts';
import { must } from '#shared/base/must.ts';
import { startWooStore, type WooStore } from './woo-store.ts';

let store: WooStore;
beforeEach(async () => {
  store = await startWooStore();
});
afterEach(() => store.close());

type Answer = { readonly status: number; readonly value: Record<string, unknown>; readonly total: string | null };

async function rest(method: string, path: string, body?: unknown, nonce: string = randomUUID()): Promise<Answer> {
  if (store.keys.size === 0) store.makeKey('read_write');
  const [key, { secret }] = must([...store.keys][0], 'a key was made');
  const once = { seconds: store.shop.clock / 1_000, nonce };
  const to = signed(new URL(`${store.url}/wp-json/wc/v3${path}`), method, { key, secret }, once);
  const answer = await fetch(to.url, {
    method,
    headers: to.headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const value = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, value, total: answer.headers.get('x-wp-total') };
}

const ids = ({ value }: Answer) => (value as unknown as { id: number }[]).map(({ id }) => id);

test('[CHN40] a key is let in by Basic on an encrypted line only, and a number once', async () => {
  expect((await rest('GET', '/products')).status).toBe(200);
  const basic = { authorization: `Basic ${Buffer.from('ck_1:cs_secret_1').toString('base64')}` };
  expect((await fetch(`${store.url}/wp-json/wc/v3/products`, { headers: basic })).status).toBe(401);
  expect((await rest('GET', '/products', undefined, 'one')).status).toBe(200);
  expect((await rest('GET', '/products', undefined, 'one')).status).toBe(401);
  store.shop.clock += 1_000;
  expect((await rest('GET', '/products', undefined, 'one')).status).toBe(200);
});

test('[CHN40] "later than" is strict, in whole seconds; a page has a hundred at most', async () => {
  const { shop } = store;
  const [first, second] = [shop.addItem({}), shop.addItem({ modified: shop.second() + 1_000 })];
  const after = new Date(shop.second()).toISOString().slice(0, 19);
  const query = `?modified_after=${after}&dates_are_gmt=true&orderby=modified&order=asc`;
  const answer = await rest('GET', `/products${query}`);
  expect([ids(answer), answer.total]).toEqual([[second.id], '1']);
  expect(ids(await rest('GET', '/products?orderby=modified&order=asc'))).toEqual([first.id, second.id]);
  expect((await rest('GET', '/products?per_page=101')).status).toBe(400);
});

test('[CHN40] figures are whole, also below zero; a batch has a hundred at most and fails one by one', async () => {
  const { id } = store.shop.addItem({ stock: 3 });
  expect((await rest('PUT', `/products/${id}`, { stock_quantity: 2.5 })).status).toBe(400);
  expect(await rest('PUT', `/products/${id}`, { inventory_delta: -8 })).toMatchObject({
    value: { stock_quantity: -5 },
  });
  const update = [
    { id, inventory_delta: 1 },
    { id: 999_999, inventory_delta: 1 },
  ];
  const batch = await rest('POST', '/products/batch', { update });
  expect(batch).toMatchObject({
    status: 200,
    value: { update: [{ stock_quantity: -4 }, { error: { data: { status: 400 } } }] },
  });
  const many = Array.from({ length: 101 }, () => ({ id, inventory_delta: 1 }));
  expect((await rest('POST', '/products/batch', { update: many })).status).toBe(413);
  expect(await rest('POST', '/products/batch', {})).toMatchObject({ status: 200 });
});

test('[CHN40] a difference is no one step: a sale in between is lost', async () => {
  const item = store.shop.addItem({ stock: 10 });
  store.shop.gaps.push(() => store.shop.addOrder([{ itemId: item.id, quantity: 4 }], 'processing'));
  await rest('PUT', `/products/${item.id}`, { inventory_delta: 5 });
  expect(item.stock).toBe(15);
});

test('[CHN40] what is thrown away is listed as that, what is destroyed is not there; a SKU is taken once', async () => {
  const { id } = store.shop.addItem({ sku: 'A' });
  expect(await rest('POST', '/products', { sku: 'A' })).toMatchObject({
    status: 400,
    value: { code: 'product_invalid_sku', data: { resource_id: id } },
  });
  await rest('DELETE', `/products/${id}`);
  expect(ids(await rest('GET', '/products'))).toEqual([]);
  expect(ids(await rest('GET', '/products?status=trash'))).toEqual([id]);
  await rest('DELETE', `/products/${id}?force=true`);
  expect((await rest('GET', `/products/${id}`)).status).toBe(404);
});

test('[CHN40] stock leaves when an order is paid or held, and comes back when it is cancelled or unpaid again, not from the trash', async () => {
  const item = store.shop.addItem({ stock: 89 });
  const order = store.shop.addOrder([{ itemId: item.id, quantity: 4 }], 'processing');
  const seen = [item.stock];
  for (const status of ['pending', 'completed', 'cancelled', 'on-hold', 'refunded', 'failed']) {
    await rest('PUT', `/orders/${order.id}`, { status });
    seen.push(item.stock);
  }
  await rest('DELETE', `/orders/${order.id}`);
  expect([...seen, item.stock]).toEqual([85, 89, 85, 89, 85, 85, 85, 85]);
  expect((await rest('PUT', `/orders/${order.id}`, { status: 'nonsense' })).status).toBe(400);
});
