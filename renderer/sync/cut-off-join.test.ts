import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fail } from '#shared/base/result.ts';
import { deleteDatabase, readDesk } from '#renderer/db/database.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { memoryHost } from '#tests/fakes/memory-host.ts';
import {
  closeDesks,
  does,
  exchange,
  expectEqual,
  now,
  sells,
  silent,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { startLanes } from './lane.ts';
import { closeShop, joinShop, openShop } from './opening.ts';
import type { Session } from './session.ts';

/** What the lanes tell of a shop after one exchange. */
async function told(session: Session): Promise<SyncStatus | undefined> {
  const all: SyncStatus[] = [];
  const lanes = startLanes(session, { now, after: () => silent }, (status) => all.push(status));
  await lanes.syncNow();
  await lanes.stop();
  return all.at(-1);
}

test('[SHR25] a computer that was cut off while it joined says how little it has, until it has had all of it', async () => {
  const { one, server } = await twoDesks();
  for (let i = 0; i < 5; i++) await does(one, sells(1));
  await exchange(one);
  const at = memoryHost(server);
  let pages = 2;
  /** Gives the log an act at a time, and is gone after some. */
  const line: Host = {
    ...at.host,
    ask: (channel, question) => {
      if (channel !== 'store.changes') return at.host.ask(channel, question);
      if (pages-- <= 0) return Promise.resolve(fail({ code: 'away' }) as never);
      return at.host.ask(channel, { ...question, limit: 1 } as never);
    },
  };
  const means = { host: line, now, nextId: () => crypto.randomUUID(), windowId: crypto.randomUUID() };
  const generation = crypto.randomUUID();
  const { shopId } = one.session.entry;
  const shop = { ...one.session.entry, dbName: `stockroom-${generation}`, generation };
  at.entries.set(shopId, shop);
  value(await line.ask('shops.create', shop));
  value(await line.ask('store.bind', { shopId, url: 'http://127.0.0.1:1' }));
  const person = { contactId: crypto.randomUUID(), kind: 'person' as const, erased: false };
  const bob = { ...person, name: 'Bob', address: '', phone: '', email: '', note: '' };
  expect(await joinShop(means, shop, bob, silent)).toMatchObject({ ok: false, failure: { code: 'away' } });

  value(await line.ask('journal.detach', { shopId, windowId: means.windowId }));
  const { session } = value(await openShop(means, shop, false, silent));
  expect(await told(session)).toMatchObject({ server: { state: 'waiting' }, arriving: { done: 2, total: null } });
  pages = 1;
  expect(await told(session)).toMatchObject({ arriving: { done: 3, total: server.log.length } });
  pages = Number.POSITIVE_INFINITY;
  const after = await told(session);
  expect(after).toMatchObject({ server: { state: 'idle' } });
  expect(after).not.toHaveProperty('arriving');
  expect(await readDesk(session.db)).not.toHaveProperty('arriving');
  await exchange(one);
  await expectEqual(one, { ...one, session });
  await closeShop(session);
  await deleteDatabase(session.entry.dbName);
  await closeDesks();
});
