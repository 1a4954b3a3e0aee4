import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Ask } from '#shared/contract/bridge/channels.ts';
import { type ShopifyStore, startShopifyStore } from '#tests/fakes/shopify-store/shopify-store.ts';
import { type RealHost, realHost } from '#tests/fixtures/real-host.ts';

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const channelId = '0192f0c0-0000-7000-8000-0000000000c1';
const windowId = '0192f0c0-0000-7000-8000-0000000000d1';
const of = { shopId, channelId };

let store: ShopifyStore;
let at: RealHost;
beforeEach(async () => {
  store = await startShopifyStore({ realClock: true });
  store.bulkLooks = 0;
  at = realHost({});
  const entry = { shopId, name: 'Shop', dbName: 'stockroom-x', generation: windowId, createdAt: 0 };
  await at.host.ask('shops.create', { ...entry, shopKind: 'real' });
  await at.host.ask('journal.attach', { shopId, windowId, takeOver: false });
});
afterEach(async () => {
  await at.close();
  await store.close();
});

/** As a person types them. */
const ownApp = () => {
  const { clientId, secret } = store.makeApp();
  return { clientId, clientSecret: secret };
};
const connects = (more: Partial<Ask<'channels.connect'>>) =>
  at.host.ask('channels.connect', {
    ...of,
    vendor: 'shopify',
    url: store.url,
    secrets: ownApp(),
    plainHttpAgreed: true,
    ...more,
  });

test('[CHN51, CHN54] a window connects by id and secret, and everything comes over the bridge', async () => {
  const { shop } = store;
  for (let n = 0; n < 300; n++) shop.addVariant(shop.addProduct({ title: `Thing ${n}` }), {}, { [shop.mainPlace]: n });
  expect(await connects({})).toMatchObject({
    ok: true,
    value: { identity: { name: 'Ada’s Shop', currency: 'EUR', mayWrite: true, locations: [{ name: 'Shop' }] } },
  });
  const ids: string[] = [];
  for (let pullId: string | null = null; ; ) {
    const answer = await at.host.ask('channels.pull', { ...of, feed: 'catalog', cursor: null, pullId });
    const piece: Answer<'channels.pull'> = answer.ok ? answer.value : expect.fail(answer.failure.code);
    if (piece.pullId === null) break;
    pullId = piece.pullId;
    ids.push(...piece.products.map(({ id }) => id));
  }
  expect(new Set(ids).size).toBe(300);
});

test('[CHN51, CHN53] an old token does as well; what is neither, and an address that is no shop, is refused', async () => {
  expect(await connects({ secrets: store.makeToken() })).toMatchObject({ ok: true });
  expect(await connects({ secrets: { ...ownApp(), ...store.makeToken() } })).toMatchObject({
    failure: { code: 'secrets-wrong' },
  });
  const asked = store.asked.length;
  for (const url of ['https://ada.example.com', 'http://192.168.0.9'])
    expect(await connects({ url })).toMatchObject({ failure: { code: 'channel-address' } });
  expect(store.asked.length).toBe(asked);
});
