import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import { type ChannelId, listingId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { ChannelFields, FieldValue } from '#shared/domain/operations/rows.ts';
import { actorOf } from '#shared/channels/actor.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';
import { startTestServer } from '#tests/fakes/store-server/start.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { type FakeWoo, fakeWoo } from '#tests/fakes/woo-store/under-test.ts';
import { type RealHost, realHost } from '#tests/fixtures/real-host.ts';
import {
  closeDesks,
  type Desk,
  does,
  id,
  loseDatabase,
  MUG,
  newShop,
  nextId,
  openDesk,
  PLACE,
  reopen,
  sells,
  SHOP,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { connect } from '../exchange.ts';
import { type Lanes, startLanes } from '../lane.ts';
import { channelJobs } from './channel-jobs.ts';
import { type Channels, startChannels } from './channels.ts';
import { followChannel } from './follow.ts';

const WEB = id('web shop') as ChannelId;

let woo: FakeWoo;
let host: RealHost;
let desk: Desk;
let lanes: Lanes;
let runs: Channels;
let mug: RemoteRef;
let timers: { at: number; run: () => void }[] = [];
let key: { readonly key: string; readonly secret: string };

async function begin(): Promise<void> {
  woo = await fakeWoo();
  host = realHost({ now: woo.now });
  desk = await openDesk(host.host);
  key = woo.store.makeKey('read_write');
  const [ref] = await woo.people.addProduct({ title: 'Mug', sku: 'MUG', stock: 8 });
  mug = must(ref, 'the store has a mug');
  start();
}
async function end(): Promise<void> {
  await stop();
  await closeDesks();
  await host.close();
  await woo.close();
}
beforeEach(begin);
afterEach(end);

function start(): void {
  const { session } = desk;
  timers = [];
  const clock = {
    now: woo.now,
    after: (ms: number, run: () => void) => {
      const timer = { at: woo.now() + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  lanes = startLanes(session, { now: woo.now, after: () => silent }, silent);
  runs = startChannels({ session, clock, now: woo.now, nextId, saved: lanes.saved, language: 'en' });
}
async function stop(): Promise<void> {
  await runs.stop();
  await lanes.stop();
}

/** Lets time pass in the store and here; answers when what was due is done. */
async function passes(seconds: number): Promise<void> {
  await woo.pass(seconds);
  const due = timers.filter(({ at }) => at <= woo.now());
  timers = timers.filter(({ at }) => at > woo.now());
  for (const { run } of due) run();
  await runs.withLane(WEB, async () => done(null));
}

const channelOf = (more: Partial<ChannelFields> = {}): Decision => ({
  type: 'place.added',
  payload: {
    group: null,
    shop: null,
    locations: [],
    suppliers: [],
    channels: [
      {
        id: WEB,
        vendor: 'woocommerce',
        name: 'Web shop',
        locationIds: [PLACE],
        buffer: 0,
        floor: 0,
        runner: null,
        archived: false,
        url: woo.store.url,
        ...more,
      },
    ],
  },
});
const listed = (): Decision => ({
  type: 'catalog.added',
  payload: {
    group: null,
    products: [],
    variants: [],
    barcodes: [],
    rules: [],
    stock: [],
    listings: [
      {
        id: listingId(WEB, mug.productId, null),
        channelId: WEB,
        source: 'woocommerce',
        remoteProductId: mug.productId,
        remoteId: null,
        variantId: MUG,
        archived: false,
      },
    ],
  },
});
const setsChannel = (field: 'runner' | 'paused', to: FieldValue, was: FieldValue = null): Decision => ({
  type: 'fields.set',
  payload: { group: null, sets: [{ kind: 'channel', id: WEB, field, value: to, was }] },
});

const connects = async () =>
  value(
    await host.host.ask('channels.connect', {
      shopId: SHOP,
      channelId: WEB,
      vendor: 'woocommerce',
      url: woo.store.url,
      secrets: key,
      plainHttpAgreed: true,
    }),
  );
const here = async () => value(await host.host.ask('channels.here', {})).runner;
const round = () => runs.round(WEB, silent);
const agrees = () => runs.withLane(WEB, ({ lane }, signal) => lane.agree(null, signal));
const state = async () => must(await desk.session.db.channelStates.get(WEB), 'the channel was looked at');
const shown = () => woo.store.shop.items.get(Number(mug.productId))?.stock;
const available = async () => {
  const level = (await desk.session.db.stock.get(MUG))?.at[PLACE];
  return (level?.onHand ?? 0) - (level?.committed ?? 0);
};
const does1 = (decision: Decision) => does(desk, () => decision);

/** A channel with its mug, of which a person has agreed that telling begins from what is shown. */
async function agreed(): Promise<void> {
  await connects();
  await does1(channelOf({ runner: await here() }));
  await does1(listed());
  value(await round());
  value(await agrees());
  value(await round());
}

describe('a channel of this computer', () => {
  test('[CHN163] pulls, waits until a person agrees, then tells what is sold here', async () => {
    await connects();
    await does1(channelOf({ runner: await here() }));
    await does1(listed());
    value(await round());
    expect(await state()).toMatchObject({ phase: 'agree', trust: 'agree', firstPull: { products: 1 } });
    await does(desk, sells(3));
    value(await round());
    expect(shown()).toBe(8);
    value(await agrees());
    value(await round());
    expect(shown()).toBe(5);
    expect(await available()).toBe(5);
    expect(await state()).toMatchObject({ phase: 'quiet', failure: null, drifting: 0 });
  });

  test('[CHN163] takes over what is bought there, in the name of the channel, and saves it before it goes on', async () => {
    await agreed();
    const orderId = await woo.people.buy([{ ref: mug, quantity: 2 }], 'open');
    value(await round());
    expect(await available()).toBe(6);
    expect(shown()).toBe(6);
    const { db } = desk.session;
    const [order] = (await db.orders.toArray()).filter(({ channelId }) => channelId === WEB);
    expect(order?.lines).toMatchObject([{ variantId: MUG, quantity: 2 }]);
    expect(await db.channelOrders.get([WEB, orderId])).toMatchObject({ orderId: order?.id, waits: 0 });
    const acts = (await db.operations.toArray()).map(readStored).filter(({ actor }) => actor === actorOf(WEB));
    expect(acts.map(({ type }) => type)).toContain('order.added');
    // Another round makes it no second time.
    value(await round());
    expect((await db.orders.toArray()).filter(({ channelId }) => channelId === WEB)).toHaveLength(1);
  });

  test('[CHN164] a round comes by itself: now and then, and two seconds after something moved here', async () => {
    await agreed();
    const asked = () => woo.store.asked.length;
    const before = asked();
    await passes(30);
    expect(asked()).toBe(before);
    await passes(60);
    expect(asked()).toBeGreaterThan(before);
    await does(desk, sells(1));
    await passes(2);
    expect(shown()).toBe(7);
  });

  test('[CHN164] while the store fails it waits longer each time, whatever moves here, and goes on by itself', async () => {
    await agreed();
    woo.store.faults.plan(() => true, { is: 'page', status: 502, applied: false }, 40);
    await passes(61);
    expect(await state()).toMatchObject({ phase: 'waiting', failure: { code: 'channel-away', tries: 1 } });
    const before = woo.store.asked.length;
    await does(desk, sells(1));
    await passes(5);
    expect(woo.store.asked.length).toBe(before);
    await passes(26);
    expect(await state()).toMatchObject({ failure: { tries: 2 } });
    woo.store.faults.clear();
    await passes(120);
    expect(await state()).toMatchObject({ phase: 'quiet', failure: null });
    await passes(61);
    expect(shown()).toBe(7);
  });

  test('[CHN163] only the computer that a channel names talks to its store; a paused one asks nothing', async () => {
    await agreed();
    await does1(setsChannel('paused', true));
    const before = woo.store.asked.length;
    expect(await round()).toMatchObject({ failure: { code: 'channel-paused' } });
    await does(desk, sells(1));
    await passes(100);
    expect(woo.store.asked.length).toBe(before);
    await does1(setsChannel('paused', null, true));
    await passes(5);
    value(await round());
    expect(shown()).toBe(7);
    await does1(setsChannel('runner', nextId(), await here()));
    expect(await round()).toMatchObject({ failure: { code: 'channel-not-here' } });
    expect(await runs.withLane(WEB, async () => done(null))).toMatchObject({ failure: { code: 'channel-not-here' } });
  });

  test('[CHN165] without a key it stops and says so, and a new key is enough to go on', async () => {
    await agreed();
    await host.host.ask('channels.forget', { shopId: SHOP, channelId: WEB });
    expect(await round()).toMatchObject({ failure: { code: 'no-key' } });
    expect(await state()).toMatchObject({ phase: 'stopped', failure: { code: 'no-key' }, nextAt: null });
    await stop();
    start();
    expect(await round()).toMatchObject({ failure: { code: 'no-key' } });
    await connects();
    await does(desk, sells(1));
    value(await round());
    expect(await state()).toMatchObject({ phase: 'quiet', failure: null });
    expect(shown()).toBe(7);
  });

  test('[CHN166] killed while the answer was on its way, the next start finds out what became of it, once', async () => {
    for (const applied of [true, false]) {
      await agreed();
      woo.faults?.loseAnswer('stock', applied);
      await does(desk, sells(1));
      await round();
      await stop();
      await reopen(desk);
      start();
      await passes(180);
      value(await round());
      value(await round());
      expect(shown()).toBe(await available());
      expect(await state()).toMatchObject({ drifting: 0, failure: null });
      expect(await desk.session.db.channelDrifts.count()).toBe(0);
      await end();
      await begin();
    }
  });

  test('[CHN160] with the database everything known of the store is lost: it is pulled anew, and a person agrees again', async () => {
    await agreed();
    await woo.people.buy([{ ref: mug, quantity: 1 }], 'open');
    value(await round());
    await stop();
    await loseDatabase(desk);
    expect(await desk.session.db.channelStates.count()).toBe(0);
    start();
    await does(desk, sells(1));
    value(await round());
    expect(await state()).toMatchObject({ phase: 'agree', trust: 'agree' });
    expect(shown()).toBe(7);
    expect((await desk.session.db.orders.toArray()).filter(({ channelId }) => channelId === WEB)).toHaveLength(1);
    value(await agrees());
    value(await round());
    expect(shown()).toBe(await available());
  });

  test('[CHN157] a key stands in no file, no table and no line of a log after all that', async () => {
    await agreed();
    await woo.people.buy([{ ref: mug, quantity: 1 }], 'open');
    woo.store.keys.delete(key.key);
    expect(await round()).toMatchObject({ failure: { code: 'channel-refused' } });
    const { db } = desk.session;
    const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
    const files = readdirSync(host.profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
    const requests = await host.host.ask('channels.requests', { shopId: SHOP, channelId: WEB });
    const all = `${JSON.stringify(tables)}\n${files.join('\n')}\n${JSON.stringify(requests)}\n${host.refused.join('\n')}`;
    expect(all).toContain('MUG');
    for (const secret of [key.key, key.secret, 'oauth_']) expect(all.includes(secret), secret).toBe(false);
  });
});

test('[CHN169] a channel that is handed to the shop’s server runs there; every desk follows it and asks there', async () => {
  await agreed();
  const server = await startTestServer();
  try {
    const { session } = desk;
    value(await host.host.ask('store.connect', { url: server.url, token: server.token }));
    value(await connect(session, server.url, silent));
    const jobs = channelJobs({
      withShop: (job) => job({ session, lanes, channels: runs, stopHousekeeping: silent }),
      language: 'en',
    });
    const context = { signal: new AbortController().signal, report: silent };
    const { runner } = value(await jobs['channels.handOver']({ channelId: WEB }, context));
    expect(runner).toBe(serverRunner(SHOP));
    await does1(setsChannel('runner', runner, await here()));
    await lanes.syncNow();
    expect(await round()).toMatchObject({ failure: { code: 'channel-not-here' } });
    value(await jobs['channels.syncNow']({ channelId: WEB }, context));
    expect(await state()).toMatchObject({ phase: 'agree', trust: 'agree', firstPull: { products: 1 } });
    expect(await session.db.channelItems.toArray()).toMatchObject([{ title: 'Mug', stands: 'not-agreed' }]);
    await does(desk, sells(3));
    await lanes.syncNow();
    const { offers } = value(await jobs['channels.plan']({ channelId: WEB }, context));
    expect(offers).toMatchObject([{ is: 'not-agreed', shown: 8, offer: 5 }]);
    value(await jobs['channels.agree']({ channelId: WEB, keys: null }, context));
    value(await jobs['channels.syncNow']({ channelId: WEB }, context));
    expect(shown()).toBe(5);
    expect(await session.db.channelItems.toArray()).toMatchObject([{ stands: 'equal', places: [{ shown: 5 }] }]);
    // What was bought there is here by the log, and the key is nowhere in clear.
    await woo.people.buy([{ ref: mug, quantity: 2 }], 'open');
    value(await jobs['channels.syncNow']({ channelId: WEB }, context));
    await lanes.syncNow();
    expect(await available()).toBe(3);

    // Taken back, this computer begins anew: what the server knew may be older than what it told last.
    await does1(setsChannel('runner', await here(), runner));
    value(await jobs['channels.takeBack']({ channelId: WEB }, context));
    value(await round());
    expect(await state()).toMatchObject({ phase: 'agree', trust: 'agree' });
    value(await agrees());
    value(await round());
    expect(shown()).toBe(3);
  } finally {
    await stop();
    await server.stop();
    start();
  }
}, 60_000);

test('[CHN169] rows of a server that are none are passed over', async () => {
  const { session } = desk;
  const [good, bad] = ['1', '2'].map((key) => ({ channelId: WEB, key, ref: { productId: key, variantId: null } }));
  const item = {
    ...good,
    listingId: 'l',
    title: 'Mug',
    sku: '',
    barcode: '',
    options: [],
    price: null,
    status: 'shown',
  };
  const rows = [
    { ...item, modifiedAt: 1, places: [], problem: null },
    { ...item, ...bad, modifiedAt: 1, places: 'many', problem: null },
    { ...item, ...bad, channelId: nextId(), modifiedAt: 1, places: [], problem: null },
    null,
  ].map((row, i) => ({ part: 'item' as const, id: String(i), rev: i + 1, gone: false, json: JSON.stringify(row) }));
  const asked: number[] = [];
  const door = {
    ...session.door,
    host: {
      ask: async (_: unknown, { after }: { after: number }) => {
        asked.push(after);
        return done({ rows: rows.filter(({ rev }) => rev > after), hasAccess: true });
      },
    } as never,
  };
  const followed = followChannel({ ...session, door }, { now: woo.now, after: () => silent }, WEB);
  await followed.ask({ is: 'round' });
  await followed.stop();
  expect(asked).toContain(4);
  expect((await session.db.channelItems.toArray()).map(({ key }) => key)).toEqual(['1']);
});

test('[CHN162] after a quiet minute a round reads neither stock nor products, however many there are', async () => {
  await agreed();
  const { db } = desk.session;
  const read: string[] = [];
  for (const name of ['stock', 'variants', 'products', 'listings'] as const) {
    const table = db.table(name);
    table.hook('reading', (row: unknown) => {
      read.push(name);
      return row;
    });
  }
  await passes(61);
  expect(read.filter((name) => name !== 'listings')).toEqual([]);
  await does(desk, sells(1));
  read.length = 0;
  await passes(2);
  expect(shown()).toBe(7);
  expect(read.filter((name) => name === 'stock').length).toBeLessThan(5);
});

test('[CHN163] a window without a host that knows of stores runs none, and closes all the same', async () => {
  const other = await newShop(null);
  const { session } = other;
  const quiet = startChannels({
    session,
    clock: { now: woo.now, after: () => silent },
    now: woo.now,
    nextId,
    saved: async () => done(null),
    language: 'de',
  });
  expect(await quiet.round(WEB, silent)).toMatchObject({ failure: { code: 'channel-not-here' } });
  await quiet.stop();
  expect(MUG satisfies VariantId).toBe(MUG);
});
