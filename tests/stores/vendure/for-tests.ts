import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OutboundTask, RemoteRef } from '#shared/contract/channels/port.ts';
import { drained, unstopped } from '#tests/fixtures/store-under-test.ts';
import { startVendure, type VendureShop, type VendureUnderTest, vendureUnderTest } from './under-test.ts';

/** A shop for all tests of a file, with a connector and a line of its own for each, and what they all do there. */
export function vendureForTests() {
  let running: VendureShop | null = null;
  let current: VendureUnderTest | null = null;
  let made = 0;
  // The first time its packages are installed.
  beforeAll(async () => {
    running = await startVendure();
  }, 240_000);
  afterAll(() => running?.stop());
  beforeEach(async () => {
    current = await vendureUnderTest(must(running, 'a shop runs'));
  });
  afterEach(() => current?.close());

  const store = () => must(current, 'a test runs');
  const orders = (cursor: string | null = null) => drained(store().connector.pullOrders(cursor, unstopped));
  const nextSku = () => `WAY-${++made}`;
  return {
    shop: () => must(running, 'a shop runs'),
    store,
    nextSku,
    thing: async (stock: number | null = 10): Promise<RemoteRef> => {
      const [ref] = await store().people.addProduct({ title: 'Mug', sku: nextSku(), stock });
      return must(ref, 'made');
    },
    products: (cursor: string | null = null) => drained(store().connector.pullProducts(cursor, unstopped)),
    orders,
    orderNow: async (orderId: string) =>
      must(
        (await orders()).rows.find(({ id }) => id === orderId),
        'it is pulled',
      ),
    shown: async (ref: RemoteRef, locationId: string | null = '1') => {
      const read = await store().connector.readStock([{ ref, locationId }], unstopped);
      return read.ok ? read.value[0]?.quantity : expect.fail(read.failure.code);
    },
    push: (...tasks: OutboundTask[]) => store().connector.push(tasks, unstopped),
    /** Another app changes a variant. */
    adjust: (variantId: string | null, input: object) =>
      must(running, 'a shop runs').admin(
        'mutation ($input: UpdateProductVariantInput!) { updateProductVariant(input: $input) { id } }',
        { input: { id: variantId, ...input } },
      ),
  };
}
