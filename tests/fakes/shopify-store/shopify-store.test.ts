import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Variant } from './shop.ts';
import { type ShopifyStore, startShopifyStore } from './shopify-store.ts';

let store: ShopifyStore;
let mug: Variant;
beforeEach(async () => {
  store = await startShopifyStore();
  mug = store.shop.addVariant(store.shop.addProduct({ title: 'Mug' }), { sku: 'MUG' }, { [store.shop.mainPlace]: 10 });
});
afterEach(() => store.close());

type Said = {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};
const asked = async (query: string, variables: object = {}, token = store.makeToken().token): Promise<Said> => {
  const answer = await fetch(`${store.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Said;
};
const codes = ({ errors }: Said) => errors?.map(({ extensions }) => extensions?.code);
const change = (delta: number, changeFromQuantity?: number | null) => ({
  input: {
    name: 'available',
    reason: 'correction',
    changes: [{ delta, changeFromQuantity, inventoryItemId: mug.item.id, locationId: store.shop.mainPlace }],
  },
});
const adjusting = (directive: string) =>
  `mutation M($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input) ${directive} { userErrors { code } } }`;
const shown = () => mug.item.levels.get(store.shop.mainPlace)?.available;
const errorsOf = ({ data }: Said) =>
  (data as { inventoryAdjustQuantities: { userErrors: { code: string }[] } }).inventoryAdjustQuantities.userErrors.map(
    ({ code }) => code,
  );

describe('[CHN69] the fake refuses', () => {
  test.each([
    ['a field that is not there', '{ shop { nickname } }'],
    ['an argument that is not there', '{ products(first: 1, modified: true) { nodes { id } } }'],
    ['a value of another type', '{ product(id: 5.5) { id } }'],
    ['a directive that is not there', '{ shop { name @once } }'],
    ['an object without its fields', '{ shop }'],
  ])('%s', async (_, query) => {
    expect(codes(await asked(query))).toContain('undefinedField');
  });

  test('more than a page holds, a page of no size, and ids of another form', async () => {
    expect(codes(await asked('{ products(first: 251) { nodes { id } } }'))).toEqual(['argumentError']);
    expect(codes(await asked('{ products { nodes { id } } }'))).toEqual(['argumentError']);
    expect(codes(await asked('{ nodes(ids: ["5"]) { id } }'))).toEqual(['argumentLiteralsIncompatible']);
  });

  test('a write of stock without key, or without the figure that it begins from', async () => {
    expect(codes(await asked(adjusting(''), change(1, 10)))).toEqual(['BAD_REQUEST']);
    expect(codes(await asked(adjusting('@idempotent(key: " ")'), change(1, 10)))).toEqual(['BAD_REQUEST']);
    expect(codes(await asked(adjusting('@idempotent(key: "a")'), change(1)))).toEqual(['BAD_REQUEST']);
    expect(shown()).toBe(10);
  });

  test('what the app has no right to, and a token that has ended', async () => {
    const { token } = store.makeToken(['read_products']);
    expect(codes(await asked('{ orders(first: 1) { nodes { id } } }', {}, token))).toEqual(['ACCESS_DENIED']);
    must(store.tokens.get(token), 'a token').endsAt = store.shop.clock;
    expect(await asked('{ shop { name } }', {}, token)).toMatchObject({ errors: expect.stringContaining('Invalid') });
  });

  test('a question that costs too much, and one for which no points are left', async () => {
    const lists = Array.from({ length: 90 }, (_, n) => `l${n}: products(first: 250) { nodes { id } }`).join(' ');
    expect(codes(await asked(`{ ${lists} }`))).toEqual(['MAX_COST_EXCEEDED']);
    store.bucket.empty(store.shop.clock);
    expect(codes(await asked('{ shop { name } }'))).toEqual(['THROTTLED']);
    store.shop.pass(1_000);
    expect(await asked('{ shop { name } }')).toMatchObject({ data: { shop: { name: 'Ada’s Shop' } } });
  });

  test('a whole read of lists within lists', async () => {
    const run = async (query: string) =>
      asked(
        'mutation M($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { code } } }',
        { query },
      );
    store.shop.addOrder([{ variantId: mug.id, quantity: 1 }]);
    const order = must([...store.shop.orders.values()][0], 'an order');
    store.shop.refund(order, must(order.lines[0], 'a line'), 1, { restock: true });
    const nested =
      '{ orders { edges { node { id refunds { id refundLineItems { edges { node { quantity } } } } } } } }';
    expect(await run(nested)).toMatchObject({ data: { bulkOperationRunQuery: { userErrors: [{ code: 'INVALID' }] } } });
    const flat = '{ orders { edges { node { id refunds { id } } } } }';
    expect(await run(flat)).toMatchObject({ data: { bulkOperationRunQuery: { userErrors: [] } } });
  });
});

describe('[CHN69] the fake keeps', () => {
  test('a key for a day: the same is answered as before, anything else under it is refused', async () => {
    const keyed = adjusting('@idempotent(key: "one")');
    expect(errorsOf(await asked(keyed, change(5, 10)))).toEqual([]);
    expect(errorsOf(await asked(keyed, change(5, 10)))).toEqual([]);
    expect(shown()).toBe(15);
    expect(errorsOf(await asked(keyed, change(5, 15)))).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
    const late = adjusting('@idempotent(key: "two")');
    expect(errorsOf(await asked(late, change(5, 10)))).toEqual(['CHANGE_FROM_QUANTITY_STALE']);
    expect(errorsOf(await asked(late, change(5, 10)))).toEqual(['IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED']);
    store.shop.pass(25 * 3_600_000);
    expect(errorsOf(await asked(keyed, change(5, 15)))).toEqual([]);
    expect(shown()).toBe(20);
  });

  test('points between rows, so that a row that changes shifts none past', async () => {
    for (let n = 0; n < 5; n++) {
      store.shop.pass(1_000);
      store.shop.addProduct({ title: `Thing ${n}` });
    }
    const page =
      'query P($after: String) { products(first: 3, after: $after, sortKey: UPDATED_AT) { nodes { title } pageInfo { hasNextPage endCursor } } }';
    type Page = { nodes: { title: string }[]; pageInfo: { endCursor: string } };
    const first = (await asked(page)).data?.products as Page;
    store.shop.pass(1_000);
    store.shop.touch(mug.product);
    const second = (await asked(page, { after: first.pageInfo.endCursor })).data?.products as Page;
    expect([...first.nodes, ...second.nodes].map(({ title }) => title)).toEqual([
      'Mug',
      'Thing 0',
      'Thing 1',
      'Thing 2',
      'Thing 3',
      'Thing 4',
    ]);
  });
});
