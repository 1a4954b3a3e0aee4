import 'fake-indexeddb/auto';
import { copyFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import { deleteDatabase, readDesk } from '#renderer/db/database.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import {
  closeDesks,
  type Desk,
  does,
  onHand,
  newShop,
  nextId,
  openDesk,
  reopen,
  sells,
  SHOP,
  silent,
  sync,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { type RealHost, realHost } from '#tests/fixtures/real-host.ts';
import { connect } from './exchange.ts';
import { verifyJournal } from './journal-check.ts';
import { closeShop, openShop } from './opening.ts';
import { pumpJournal } from './pump.ts';

let real: RealHost;
let desk: Desk;

beforeEach(async () => {
  real = realHost();
  desk = await openDesk(real.host);
  for (const quantity of [1, 2]) await does(desk, sells(quantity));
  await pump();
});

afterEach(async () => {
  await closeDesks();
  await real.close();
});

const pump = async () => value(await pumpJournal(desk.session.db, desk.session.door, silent));
const gone = (...names: readonly string[]) => {
  for (const name of names) rmSync(path.join(real.profile, name), { recursive: true });
};
const list = async () => value(await real.host.ask('shops.list', {}));

/** Opens the shop that the host lists, as a start does. */
async function start() {
  const { shops, currentShopId } = await list();
  const entry = shops.find(({ shopId }) => shopId === currentShopId);
  if (!entry) throw new Error('the computer looks empty');
  const { session, opened } = value(await openShop(desk.means, entry, false, silent));
  desk.session = session;
  return opened;
}

describe('the shop folder gone beside a whole database', () => {
  test.each(['shops', `shops/${SHOP}`])('[JRN17] %s: the journal is written again, and it is told', async (name) => {
    const acts = await desk.session.db.operations.count();
    await closeShop(desk.session);
    gone(name);
    const opened = await start();
    expect(opened).toMatchObject({ rebuilt: null, journal: { missing: 0, gone: true } });
    expect(opened.journal?.given).toBe(acts);
    await pump();
    await closeShop(desk.session);
    expect((await start()).journal).toBeNull();
    // What was written again carries the whole shop, also where the list is lost after that.
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
    gone('shops.json');
    expect(await start()).toMatchObject({ recovery: null });
    expect(await onHand(desk)).toBe(7);
  });
});

test('[JRN18] a file of another shop in the journal is told as that, once, and nothing is called missing', async () => {
  const other = realHost();
  const [shopId, writerId] = [nextId(), nextId()];
  const entry = { ...desk.session.entry, shopId };
  value(await other.host.ask('shops.create', entry));
  value(await other.host.ask('journal.attach', { shopId, windowId: writerId, takeOver: false }));
  const ops = Array.from({ length: 12 }, (_, i) =>
    JSON.stringify({ opId: nextId(), shopId, writerId, writerSeq: i + 1 }),
  );
  value(await other.host.ask('journal.append', { shopId, windowId: writerId, writerId, fromSeq: 1, ops }));
  const journal = (host: RealHost, of: string, name: string) => path.join(host.profile, 'shops', of, 'journal', name);
  await closeShop(desk.session);
  copyFileSync(journal(other, shopId, '00000001.log'), journal(real, SHOP, '00000002.log'));
  await other.close();
  const news = { files: [], given: 0, atEnd: 0, missing: 0, gone: false, others: ['00000002.log'] };
  expect(await start()).toMatchObject({ rebuilt: null, recovery: null, journal: news });
  expect(value(await verifyJournal(desk.session))).toBeNull();
  expect(await onHand(desk)).toBe(7);
  await closeShop(desk.session);
  expect((await start()).journal).toBeNull();
});

describe('the list and the entry of a shop gone', () => {
  const entries = ['shops.json', `shops/${SHOP}/shop.json`] as const;
  const known = ({ shopId, name, dbName, generation }: ShopEntry) => ({ shopId, name, dbName, generation });

  test('[SHP4] beside a whole journal and database the shop is as it was', async () => {
    const before = known(desk.session.entry);
    await closeShop(desk.session);
    gone(...entries);
    const opened = await start();
    expect(opened).toMatchObject({ rebuilt: null, recovery: null, journal: null, entry: before });
    expect((await list()).shops).toMatchObject([before]);
    await does(desk, sells(1));
    await pump();
    await closeShop(desk.session);
    expect(await start()).toMatchObject({ rebuilt: null, entry: before });
    expect(await onHand(desk)).toBe(6);
  });

  test('[SHP4] with the database gone as well the shop comes back from its journal', async () => {
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
    gone(...entries);
    expect(await start()).toMatchObject({ rebuilt: { because: 'lost' }, recovery: null, entry: { name: 'Shop' } });
    await pump();
    await closeShop(desk.session);
    gone(...entries);
    expect(await start()).toMatchObject({ rebuilt: null, entry: { dbName: desk.session.entry.dbName } });
    expect(await onHand(desk)).toBe(7);
  });

  test('[SHP4] a database that is behind the journal, or half made, is read for what it has and made anew', async () => {
    for (const changed of [{ complete: false }, { writers: {}, writerId: 'w' as never, writerSeq: 0 }]) {
      const meta = await readDesk(desk.session.db);
      if (meta) await desk.session.db.meta.put({ ...meta, ...changed });
      await closeShop(desk.session);
      gone(...entries);
      expect((await start()).rebuilt).toMatchObject({ because: 'lost' });
      expect(await readRecovery(desk.session.db)).toBeNull();
      expect(await onHand(desk)).toBe(7);
      await pump();
    }
  });
});

describe('acts of a former writer that the server gave back', () => {
  const size = () => statSync(path.join(real.profile, 'shops', SHOP, 'journal', '00000001.log')).size;
  const cutTo = (bytes: number) =>
    truncateSync(path.join(real.profile, 'shops', SHOP, 'journal', '00000001.log'), bytes);
  const onRealJournal = (host: Host): Host => ({
    ask: async (channel, question) => {
      if (channel === 'shops.create') value(await real.host.ask(channel, question));
      return channel.startsWith('journal.') ? real.host.ask(channel, question) : host.ask(channel, question);
    },
  });

  test.each([0, 1])(
    '[JRN14] are written again where the journal loses its end (%s own acts behind them)',
    async (later) => {
      await closeDesks();
      await real.close();
      real = realHost();
      const server = memoryServer();
      desk = await newShop(server, onRealJournal);
      await pump();
      value(await connect(desk.session, 'http://127.0.0.1:1', silent));
      await sync(desk);
      const before = size();
      for (const quantity of [1, 2]) await does(desk, sells(quantity));
      await sync(desk);
      await closeShop(desk.session);
      cutTo(before);
      await deleteDatabase(desk.session.entry.dbName);
      expect((await reopen(desk, false)).recovery).toBeNull();
      await pump();
      const begun = size();
      await sync(desk);
      expect(await onHand(desk)).toBe(7);
      for (let i = 0; i < later; i++) await does(desk, sells(1));
      await pump();
      await closeShop(desk.session);
      cutTo(begun + 20);
      const news = { given: later, atEnd: later, missing: 0 };
      expect((await reopen(desk, false)).journal).toEqual(later === 0 ? null : expect.objectContaining(news));
      await pump();
      await closeShop(desk.session);
      await deleteDatabase(desk.session.entry.dbName);
      server.away = true;
      expect(await reopen(desk, false)).toMatchObject({ rebuilt: { gap: false }, recovery: null });
      expect(await onHand(desk)).toBe(7 - later);
    },
  );
});
