import { randomUUID } from 'node:crypto';
import { wooConnector } from '#electron/channels/woo/woo-connector.ts';
import { must } from '#shared/base/must.ts';
import type { StoreFaults, StoreUnderTest } from '#tests/fixtures/store-under-test.ts';
import { wooPeople, wooStatuses, wooWays } from '#tests/fixtures/woo-people.ts';
import type { Asked } from './faults.ts';
import { startWooStore, type WooStore, type WooStoreOptions } from './woo-store.ts';

/** The fake shop as the contract suite takes a store. */
export type FakeWoo = StoreUnderTest & { readonly store: WooStore };

const isStock = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/batch');
const isProduct = ({ method, path }: Asked) => method === 'POST' && path === '/wc/v3/products';
const isOrder = ({ method, path }: Asked) => method === 'PUT' && /\/orders\/\d+$/.test(path);

/** A fresh fake shop with its connector. */
export async function fakeWoo(options: WooStoreOptions = {}): Promise<FakeWoo> {
  const store = await startWooStore(options);
  const { shop, faults } = store;
  shop.moreStatuses.push(wooStatuses.unknown);
  /** The shop's clock less ours. */
  let skew = 0;
  const now = () => shop.clock - skew;
  const key = store.makeKey('read_write');
  const others = store.makeKey('read_write');
  const order = (id: string) => must(shop.orders.get(Number(id)), 'an order of this shop');
  const connect = (pair: typeof key) => wooConnector({ url: new URL(store.url), key: pair, now, nonce: randomUUID });
  const item = (id: string) => must(shop.items.get(Number(id)), 'a thing of this shop');
  const isOurs = ({ query }: Asked) => query.get('oauth_consumer_key') === key.key;

  const wrong: StoreFaults = {
    loseAnswer: (of, applied) =>
      faults.plan({ stock: isStock, order: isOrder, publish: isProduct }[of], { is: 'lost', applied }),
    stayAtWork: () => {
      faults.plan(isStock, { is: 'late' });
      return () => faults.late.splice(0).forEach((apply) => apply());
    },
    whileWriting: (act) => void shop.gaps.push(() => void act()),
    sell: ({ productId, variantId }, quantity) =>
      void shop.addOrder([{ itemId: Number(variantId ?? productId), quantity }], wooStatuses.open),
    whilePulling: (page, act) => {
      let pages = 0;
      const isList = (asked: Asked) =>
        asked.path === '/wc/v3/products' && asked.query.get('status') !== 'trash' && isOurs(asked);
      faults.plan((asked) => isList(asked) && ++pages === page, { is: 'meanwhile', act: () => void act() });
    },
    retitleNow: (productId, title) => {
      // Later than all that was there.
      shop.clock += 1_000;
      Object.assign(item(productId), { name: title });
      shop.touch(item(productId));
    },
    busy: (seconds) =>
      faults.plan(isOurs, { is: 'refusal', status: 429, code: 'too_many', retryAfter: String(seconds) }),
    away: () => faults.plan(isOurs, { is: 'page', status: 502, applied: false }),
    loginPage: () => faults.plan(isOurs, { is: 'page', status: 200, applied: false }),
    expireKey: () => void store.keys.delete(key.key),
    fill: (products, orders) => {
      const ids: number[] = [];
      for (let n = 0; n < products; n++) {
        // As an import leaves them: hundreds in one second, then a few in each.
        if (n > 700 && n % 9 === 0) shop.clock += 1_000;
        ids.push(shop.addItem({ name: `Thing ${n}`, sku: `SKU-${n}`, stock: n }).id);
      }
      for (let n = 0; n < orders; n++) {
        if (n % 7 === 0) shop.clock += 1_000;
        shop.addOrder([{ itemId: must(ids[n], 'a thing'), quantity: 1 }], wooStatuses.open);
      }
    },
  };

  return {
    store,
    connector: connect(key),
    now,
    pass: async (seconds) => void (shop.clock += seconds * 1_000),
    people: wooPeople(store.url, others, () => shop.clock).people,
    statuses: wooStatuses,
    ways: wooWays,
    places: [null],
    faults: wrong,
    clock: {
      turn: (seconds) => {
        shop.clock += seconds * 1_000;
        skew += seconds * 1_000;
      },
      stamp: (orderId, moment) => void (order(orderId).modified = moment),
      importOrder: ({ productId, variantId }, quantity, at) => {
        const made = shop.addOrder([{ itemId: Number(variantId ?? productId), quantity }], wooStatuses.open);
        [made.created, made.modified] = [at, at];
        return String(made.id);
      },
      unstamped: async (orderId, act) => {
        const { modified } = order(orderId);
        await act();
        order(orderId).modified = modified;
      },
    },
    withKey: (kind) => connect(kind === 'wrong' ? { ...key, secret: 'cs_wrong' } : store.makeKey('read')),
    close: store.close,
  };
}
