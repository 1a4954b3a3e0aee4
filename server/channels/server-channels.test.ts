import { afterAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import type { PlannedOffer } from '#shared/channels/lane-api.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { listingId } from '#shared/domain/operations/ids.ts';
import { clientOf, readLog } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt } from '#tests/fakes/store-server/start.ts';
import { fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { actorOf } from '#shared/channels/actor.ts';
import { openDatabase } from '#server/database/open.ts';
import { shopKeys } from '#server/shop/shop.ts';
import { laneBooks } from './lane-books.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';

const channelOfTest = '00000000-0000-4000-8000-00000000c4a1' as ChannelId;
const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('a channel that the server runs, on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  test('[CHN200] agrees, tells and takes orders while no desk is there, also after a restart', async () => {
    const woo = await fakeWoo();
    const place = await kind.newPlace();
    // A database of its own has no folder for the file that seals keys.
    if (kind.kind === 'PostgreSQL') process.env['STOCKROOM_SECRET_KEY'] = 'a secret that outlives a run';
    let server = await startAt(place);
    const { token } = server;
    try {
      const [ref] = await woo.people.addProduct({ title: 'Enamel mug', sku: 'SKU-1', stock: 4 });
      const mugThere = must(ref, 'a product was made');
      const desk = channelDesk(server);
      await desk.begin(mugThere);
      await desk.connect(woo);

      await desk.asked({ is: 'round' });
      expect(
        await woo.connector.readStock([{ ref: mugThere, locationId: null }], new AbortController().signal),
      ).toMatchObject({ value: [{ quantity: 4 }] });
      expect(await desk.plan()).toMatchObject([{ is: 'not-agreed', shown: 4, offer: 10 }]);
      await desk.asked({ is: 'agree', keys: null });
      await desk.asked({ is: 'round' });
      expect(await shown(woo, mugThere)).toBe(10);

      await server.stop();
      server = await startAt(place);
      const again = channelDesk({ url: server.url, token });
      const orderId = await woo.people.buy([{ ref: mugThere, quantity: 3 }], 'open');
      await again.asked({ is: 'round' });
      const log = await readLog(again.client);
      const orders = log.flatMap(({ op }) => (op.type === 'order.added' ? op.payload.orders : []));
      expect(orders).toMatchObject([{ number: orderId, channelId: again.channelId, lines: [{ quantity: 3 }] }]);
      await again.asked({ is: 'round' });
      expect(await shown(woo, mugThere)).toBe(7);
      expect(await again.plan()).toMatchObject([{ is: 'same', shown: 7, expected: 7, offer: 7 }]);
      expect(await again.rows('drift')).toEqual([]);
    } finally {
      delete process.env['STOCKROOM_SECRET_KEY'];
      await server.stop();
      await woo.close();
    }
  }, 60_000);

  test('[CHN228] what a person has dealt with is so for every desk, and stays so', async () => {
    const woo = await fakeWoo();
    const server = await startAt(await kind.newPlace());
    const desk = channelDesk(server);
    const notes = async () => (await desk.rows('note')).map(({ json }) => JSON.parse(json));
    try {
      const [ref] = await woo.people.addProduct({ title: 'Enamel mug', sku: 'SKU-1', stock: 4 });
      const mugThere = must(ref, 'a product was made');
      await desk.begin(mugThere);
      await desk.connect(woo);
      await woo.people.buy([{ ref: mugThere, quantity: 1 }], 'unknown');
      await desk.asked({ is: 'round' });
      const [note] = await notes();
      expect(note).toMatchObject({ is: 'status-unknown', resolved: false });
      await desk.asked({ is: 'dealt-with', noteId: note.id });
      await desk.asked({ is: 'round' });
      expect((await notes()).filter(({ id }) => id === note.id)).toMatchObject([{ resolved: true }]);
      const stranger = '0192f0c0-0000-7000-8000-0000000000ff';
      expect(await desk.answer({ is: 'dealt-with', noteId: stranger })).toMatchObject({
        failure: { code: 'note-unknown' },
      });
    } finally {
      await server.stop();
      await woo.close();
    }
  }, 60_000);

  test('[CHN200] rows are found whatever they hold: a number with signs that no JSON of the database takes', async () => {
    const place = await kind.newPlace();
    const server = await startAt(place);
    try {
      const client = clientOf(server);
      const desk = offeringDesk(1);
      const shop = smallShop(desk.nextId);
      await client.claim(shopId);
      const odd = 'A\u0000"7\\ ü';
      const orders = [odd, '7', 'x'.repeat(900)].map((number) =>
        newOrder(desk.nextId, [[shop.mug, shop.floor, 1]], { number }),
      );
      const acts = [...shop.setup, ...orders.map((order) => orderAdded(order))];
      const pushed = await client.push(acts.map((decision) => desk.write(decision).text));
      expect(pushed.body.results.map(({ outcome }) => outcome)).toEqual(acts.map(() => 'accepted'));
      await server.stop();
      const opened = await openDatabase(place, Date.now);
      if (!opened.ok) throw new Error(opened.failure.code);
      const books = laneBooks({
        db: opened.value.ofShop(must((await shopKeys(opened.value.db))[0], 'there is a shop')),
        channelId: channelOfTest,
        actor: actorOf(channelOfTest),
        fractional: false,
        means: { now: Date.now, nextId: desk.nextId },
        told: () => undefined,
      });
      for (const { id, number } of orders)
        expect((await books.ordersNumbered(number)).map((row) => row.id)).toEqual([id]);
      await opened.value.close();
    } finally {
      await server.stop().catch(() => undefined);
    }
  }, 60_000);

  test('[CHN201] a key stands nowhere in clear, and is needed again where it cannot be opened', async () => {
    const woo = await fakeWoo();
    const place = await kind.newPlace();
    const server = await startAt(place);
    const desk = channelDesk(server);
    try {
      const [ref] = await woo.people.addProduct({ title: 'Enamel mug', sku: 'SKU-1', stock: 4 });
      await desk.begin(must(ref, 'a product was made'));
      await desk.connect(woo);
      const wrong = await desk.access({ key: 'ck_wrong', secret: 'cs_wrong' }, woo.store.url);
      expect(wrong).toMatchObject({ failure: { code: 'channel-refused' } });
      await desk.client.ask('POST', '/v1/channels/forget', laneRoutes.forget.answer, { channelId: desk.channelId });
      expect(await desk.answer({ is: 'plan' })).toMatchObject({ failure: { code: 'channel-not-here' } });
    } finally {
      await server.stop();
      await woo.close();
    }
  }, 60_000);
});

type Woo = Awaited<ReturnType<typeof fakeWoo>>;

async function shown(woo: Woo, ref: RemoteRef): Promise<number | null> {
  const read = await woo.connector.readStock([{ ref, locationId: null }], new AbortController().signal);
  return read.ok ? (read.value[0]?.quantity ?? null) : expect.fail(read.failure.code);
}

/** A desk that sets a channel up, and asks the server that runs it. */
function channelDesk(server: { readonly url: string; readonly token: string }) {
  const client = clientOf(server);
  const desk = offeringDesk(1);
  const shop = smallShop(desk.nextId);
  const channelId = channelOfTest;
  const key = (woo: Woo) => woo.store.makeKey('read_write');
  const access = (secrets: Record<string, string>, url: string) =>
    client
      .ask('PUT', '/v1/channels/access', laneRoutes.access.answer, {
        channelId,
        vendor: 'woocommerce',
        url,
        secrets,
        plainHttpAgreed: true,
        language: 'en',
      })
      .then(({ body }) => body);
  const answer = (ask: object) =>
    client.ask('POST', '/v1/channels/ask', laneRoutes.ask.answer, { channelId, ask }).then(({ body }) => body);
  return {
    client,
    channelId,
    access,
    answer,
    begin: async (mugThere: RemoteRef) => {
      await client.claim(shopId);
      const acts = [...shop.setup, opening(shop.mug, shop.warehouse, 10), ...channelActs()];
      const pushed = await client.push(acts.map((decision) => desk.write(decision).text));
      expect(pushed.body.results.map(({ outcome }) => outcome)).toEqual(acts.map(() => 'accepted'));

      function channelActs() {
        const channel = {
          id: channelId,
          vendor: 'woocommerce',
          name: 'Webshop',
          locationIds: [shop.warehouse],
          buffer: 0,
          floor: 0,
          runner: serverRunner(shopId),
          archived: false,
        };
        const listing = {
          id: listingId(channelId, mugThere.productId, mugThere.variantId),
          variantId: shop.mug,
          channelId,
          source: 'woocommerce',
          remoteProductId: mugThere.productId,
          remoteId: mugThere.variantId,
          archived: false,
        };
        return [
          {
            type: 'place.added',
            payload: { group: null, shop: null, locations: [], suppliers: [], channels: [channel] },
          },
          {
            type: 'catalog.added',
            payload: {
              group: null,
              products: [],
              variants: [],
              barcodes: [],
              rules: [],
              stock: [],
              listings: [listing],
            },
          },
        ] as const;
      }
    },
    connect: async (woo: Woo) => {
      expect(await access({ ...key(woo) }, woo.store.url)).toMatchObject({
        identity: { software: expect.stringContaining('WooCommerce') },
        runner: serverRunner(shopId),
      });
    },
    asked: async (ask: object) => {
      const told = await answer(ask);
      expect(told).not.toHaveProperty('failure');
    },
    plan: async () => {
      const told = await answer({ is: 'plan' });
      // Made by `planOf`.
      return ('value' in told ? told.value : []) as readonly PlannedOffer[];
    },
    rows: async (part: string) => {
      const { body } = await client.ask('GET', `/v1/channels/rows?channelId=${channelId}`, laneRoutes.rows.answer);
      return body.rows.filter((row) => row.part === part);
    },
  };
}
