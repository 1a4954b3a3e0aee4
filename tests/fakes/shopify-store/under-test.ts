import { type ShopifyKey } from '#electron/channels/shopify/session.ts';
import { shopifyConnector } from '#electron/channels/shopify/shopify-connector.ts';
import { must } from '#shared/base/must.ts';
import type { StoreFaults, StoreUnderTest } from '#tests/fixtures/store-under-test.ts';
import type { Asked } from '#tests/fakes/woo-store/faults.ts';
import { shopifyPeople, shopifyStatuses, shopifyWays } from './people.ts';
import { ALL_SCOPES, startShopifyStore, type ShopifyStore, type ShopifyStoreOptions } from './shopify-store.ts';

/** The fake shop as the contract suite takes a store. */
export type FakeShopify = StoreUnderTest & {
  readonly store: ShopifyStore;
  readonly connect: (key: ShopifyKey) => StoreUnderTest['connector'];
};

const has = (text: string) => (asked: Asked) => asked.body.includes(text);
const isAsked = ({ path }: Asked) => path.endsWith('/graphql.json');

/** A fresh fake shop with two places, and its connector. */
export async function fakeShopify(options: ShopifyStoreOptions = {}): Promise<FakeShopify> {
  const store = await startShopifyStore(options);
  const { shop, faults } = store;
  /** The shop's clock less ours. */
  let skew = 0;
  const now = () => shop.clock - skew;
  const order = (id: string) => must(shop.orders.get(id), 'an order of this shop');
  const second = shop.addPlace('Warehouse');
  const app = store.makeApp();
  const connect = (key: ShopifyKey) =>
    shopifyConnector({ url: new URL(store.url), key, now, wait: async (ms) => shop.pass(ms) });
  const isWrite = {
    stock: has('inventoryAdjustQuantities'),
    order: has('fulfillmentCreate'),
    publish: has('productSet'),
  };

  const wrong: StoreFaults = {
    loseAnswer: (of, applied) => faults.plan(isWrite[of], { is: 'lost', applied }),
    stayAtWork: () => {
      faults.plan(isWrite.stock, { is: 'late' });
      return store.finish;
    },
    whileWriting: (act) => void shop.gaps.push(() => void act()),
    sell: ({ variantId }, quantity) => void shop.addOrder([{ variantId: variantId ?? '', quantity }]),
    whilePulling: (page, act) => {
      shop.pulling = { page, act: () => void act() };
    },
    retitleNow: (productId, title) => {
      // Later than all that was there.
      shop.pass(1_000);
      const product = must(shop.products.get(productId), 'a product of this shop');
      product.title = title;
      shop.touch(product);
    },
    busy: (seconds) =>
      faults.plan(isAsked, { is: 'refusal', status: 429, code: 'Exceeded', retryAfter: String(seconds) }),
    away: () => faults.plan(isAsked, { is: 'page', status: 502, applied: false }),
    loginPage: () => faults.plan(isAsked, { is: 'page', status: 200, applied: false }),
    expireKey: () => {
      store.apps.delete(app.clientId);
      store.tokens.clear();
    },
    fill: (products, orders) => {
      const ids: string[] = [];
      for (let n = 0; n < products; n++) {
        // As an import leaves them: hundreds in one second, then a few in each.
        if (n > 700 && n % 9 === 0) shop.pass(1_000);
        const product = shop.addProduct({ title: `Thing ${n}` });
        ids.push(shop.addVariant(product, { sku: `SKU-${n}` }, { [shop.mainPlace]: n + 1 }).id);
      }
      for (let n = 0; n < orders; n++) {
        if (n % 7 === 0) shop.pass(1_000);
        shop.addOrder([{ variantId: must(ids[n], 'a thing'), quantity: 1 }]);
      }
    },
  };

  return {
    store,
    connect,
    connector: connect(app),
    now,
    pass: async (seconds) => shop.pass(seconds * 1_000),
    people: shopifyPeople(shop),
    statuses: shopifyStatuses,
    ways: shopifyWays,
    places: [shop.mainPlace, second],
    faults: wrong,
    clock: {
      turn: (seconds) => {
        shop.pass(seconds * 1_000);
        skew += seconds * 1_000;
      },
      stamp: (orderId, moment) => void (order(orderId).updated = moment),
      importOrder: ({ variantId }, quantity, at) => {
        const made = shop.addOrder([{ variantId: variantId ?? '', quantity }]);
        [made.created, made.updated] = [at, at];
        return made.id;
      },
      unstamped: async (orderId, act) => {
        const { updated } = order(orderId);
        await act();
        order(orderId).updated = updated;
      },
    },
    withKey: (kind) =>
      connect(
        kind === 'wrong'
          ? { ...app, secret: 'shpss_wrong' }
          : store.makeApp(ALL_SCOPES.filter((scope) => scope.startsWith('read_'))),
      ),
    close: store.close,
  };
}
