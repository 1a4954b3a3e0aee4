import type { VendureKey } from '#electron/channels/vendure/session.ts';
import { vendureConnector } from '#electron/channels/vendure/vendure-connector.ts';
import { must } from '#shared/base/must.ts';
import type { StoreFaults, StoreUnderTest } from '#tests/fixtures/store-under-test.ts';
import { startTestServer, type TestServer } from '#tests/fixtures/test-server.ts';
import { asKeeper, type GraphQl } from './graphql.ts';
import { type Line, openLine } from './line.ts';
import { checkOut, vendurePeople, vendureStatuses } from './people.ts';
import { setUp } from './set-up.ts';

/** A real Vendure shop in a child process, set up so that people can buy; for journeys `url` and `clerk` are what a person types. */
export type VendureShop = TestServer & { readonly admin: GraphQl; readonly clerk: typeof clerk };

/** Starts a shop. */
export async function startVendure(): Promise<VendureShop> {
  const server = await startTestServer('vendure');
  const admin = await asKeeper(server.url);
  await setUp(admin);
  await addAdministrator(
    admin,
    clerk,
    'CreateCatalog, ReadCatalog, UpdateCatalog, ReadOrder, UpdateOrder, ReadStockLocation',
  );
  return { ...server, admin, clerk };
}

/** A shop as the contract suite takes a store, behind a line of its own. */
export type VendureUnderTest = StoreUnderTest & {
  readonly line: Line;
  readonly connect: (key: VendureKey) => StoreUnderTest['connector'];
};

export const isStockWrite = (body: string) => body.includes('mutation SetStock');
/** The last step about a parcel. */
export const isParcelMark = (body: string) => body.includes('mutation Note') && body.includes('"isPublic":false');
const isMaking = (body: string) => body.includes('createProduct(');
const writes = { stock: isStockWrite, order: isParcelMark, publish: isMaking };
const isProductPage = (body: string) => body.includes('list: products') && body.includes('"take":100');

/** Comes to a shop with a connector and a line of its own. */
export async function vendureUnderTest({ url, admin }: VendureShop, now = Date.now): Promise<VendureUnderTest> {
  const line = await openLine(url);
  const { people, leave } = vendurePeople(url, admin);
  const connect = (key: VendureKey) => vendureConnector({ url: new URL(line.url), key, now });
  const always = () => true;

  const faults: StoreFaults = {
    loseAnswer: (of, applied) => line.plan(writes[of], { is: 'lost', applied }),
    stayAtWork: () => {
      line.plan(isStockWrite, { is: 'late' });
      return line.deliver;
    },
    whileWriting: (act) => line.plan(isStockWrite, { is: 'meanwhile', act }),
    sell: async (ref, quantity) => void (await checkOut(url, [{ ref, quantity }], 'at-once')),
    whilePulling: (page, act) => {
      let pages = 0;
      line.plan((body) => isProductPage(body) && ++pages === page, { is: 'meanwhile', act });
    },
    retitleNow: people.retitle,
    busy: (seconds) => line.plan(always, { is: 'page', status: 429, retryAfter: String(seconds) }),
    away: () => line.plan(always, { is: 'page', status: 502 }),
    loginPage: () => line.plan(always, { is: 'page', status: 200 }),
    expireKey: () => line.plan(always, { is: 'logged-out' }, 100),
    fill: (products, orders) => fill({ url, admin }, products, orders),
  };

  return {
    line,
    connect,
    connector: connect(clerk),
    now,
    pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000)),
    people,
    statuses: vendureStatuses,
    faults,
    clock: null,
    withKey: (kind) => connect(kind === 'wrong' ? { ...clerk, password: 'of-another' } : reader),
    ways: {
      takesUnpaid: true,
      reopens: false,
      writesItself: false,
      hasOwnClock: false,
      throwsAway: false,
      hasFailedOrders: false,
      countsTogether: false,
      restocksByRefund: false,
      hasLedger: true,
      keepsByPlace: false,
      takesByPlace: false,
      many: [300, 100],
    },
    places: ['1', '2'],
    close: async () => {
      await line.close();
      await leave();
    },
  };
}

/** Somebody who may do what a shop's owner is told to allow us, and nothing else. */
export const clerk = { username: 'clerk@example.com', password: 'of-the-shop' };
/** Somebody who may look at everything and change nothing. */
const reader = { username: 'reader@example.com', password: 'of-the-reader' };

/** Lets the reader in. */
export function addReader({ admin }: VendureShop): Promise<void> {
  return addAdministrator(admin, reader, 'ReadCatalog, ReadOrder, ReadStockLocation');
}

async function addAdministrator(admin: GraphQl, who: typeof clerk, rights: string): Promise<void> {
  const { role } = await admin<{ role: { readonly id: string } }>(
    `mutation ($code: String!) {
      role: createRole(input: { code: $code, description: $code, permissions: [${rights}] }) { id }
    }`,
    { code: who.username },
  );
  await admin(
    `mutation ($role: ID!, $username: String!, $password: String!) { createAdministrator(input: {
      firstName: "Ada", lastName: "Byron", emailAddress: $username, password: $password, roleIds: [$role]
    }) { id } }`,
    { role: role.id, ...who },
  );
}

const AT_ONCE = 50;

/** Many at once: mutations beside each other in one question are done one after the other. */
async function fill({ url, admin }: { url: string; admin: GraphQl }, products: number, orders: number): Promise<void> {
  const ids: string[] = [];
  for (let at = 0; at < products; at += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, products - at) }, (_, n) => at + n);
    const made = await admin<Record<string, { readonly id: string }>>(
      `mutation { ${numbers.map((n) => `p${n}: createProduct(input: { translations: [{ languageCode: en, name: "Thing ${n}", slug: "filled-${n}", description: "" }] }) { id }`).join(' ')} }`,
    );
    const { all } = await admin<{ all: readonly { readonly id: string }[] }>(
      'mutation ($input: [CreateProductVariantInput!]!) { all: createProductVariants(input: $input) { id } }',
      {
        input: numbers.map((n) => ({
          productId: must(made[`p${n}`], 'made').id,
          sku: `FILLED-${n}`,
          price: 100 + n,
          trackInventory: 'TRUE',
          stockLevels: [{ stockLocationId: '1', stockOnHand: n + 1 }],
          translations: [{ languageCode: 'en', name: `Thing ${n}` }],
        })),
      },
    );
    ids.push(...all.map(({ id }) => id));
  }
  for (let n = 0; n < orders; n++)
    await checkOut(url, [{ ref: { productId: '', variantId: must(ids[n], 'a thing') }, quantity: 1 }], 'at-once');
}
