import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { OpenedCopy } from '#shared/contract/bridge/backup-calls.ts';
import type { BridgeHandlers, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { operationText } from '#shared/contract/store/operation.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { factHash } from '#shared/domain/operations/books.ts';
import {
  copyDatabaseNames,
  deleteDatabase,
  ownTables,
  ReadOnlyFault,
  type ShopDatabase,
  windowDatabase,
} from '#renderer/db/database.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { record } from '#renderer/db/record.ts';
import type { JobName, SyncStatus } from '#renderer/db/work.ts';
import { anyAct } from '#tests/fixtures/any-act.ts';
import { countingIds, personId, shopId } from '#tests/fixtures/folding-desk.ts';
import { busyDesk } from '#tests/fixtures/out-shop.ts';
import { jobDoors } from './job-doors.ts';
import { type JobHandlers, jobsOf } from './jobs.ts';

const copy = '0192f0c0-0000-7000-8000-0000000000c0';
const handle = '0192f0c0-0000-7000-8000-0000000000c1';
const windowId = '0192f0c0-0000-7000-8000-0000000000c2';
const entry: ShopEntry = {
  shopId,
  shopKind: 'real',
  name: 'Small shop',
  dbName: 'stockroom-x',
  generation: handle,
  createdAt: 0,
};

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  for (const name of await copyDatabaseNames()) await deleteDatabase(name);
});

/** A host that has one backup, or a shop whose disk takes no writing, after some acts of a seed; what is asked of it is noted. */
function reader(seed: number, refusing: { now: ReadOnlyCode | null } = { now: 'shop-read-only' }) {
  const { desk, shop } = busyDesk(seed, 60);
  const texts = desk.operations.map((op) => operationText(op));
  const asked: { readonly channel: string; readonly of: unknown }[] = [];
  const told: SyncStatus[] = [];
  const opened = (madeAt: number | null): OpenedCopy => ({
    copy,
    shop: { shopId, shopKind: 'real', name: 'Small shop', createdAt: 0 },
    madeAt,
    isShared: false,
    heads: { [must(desk.operations[0], 'an act').writerId]: desk.operations.length },
  });
  const handlers: { -readonly [N in keyof BridgeHandlers]?: BridgeHandlers[N] } = {
    'backups.open': async () => done(opened(1_000)),
    'backups.openShop': async () => done(opened(null)),
    'backups.close': async () => done({}),
    'journal.attach': async () => fail({ code: refusing.now ?? 'in-use' }),
    'journal.read': async ({ cursor }) => {
      const from = Number(cursor ?? '0');
      const records = texts.slice(from, from + 50).map((text) => ({ type: 'op' as const, text }));
      return done({ records, next: from + 50 < texts.length ? String(from + 50) : null });
    },
    'contacts.read': async () => done({ contacts: [], next: null }),
    'drafts.read': async () => done({ drafts: [], next: null }),
    'disk.look': async () => done({ refusing: refusing.now }),
  };
  const host: Host = {
    ask: async (channel, question) => {
      asked.push({ channel, of: 'shopId' in question ? question.shopId : null });
      // A channel's handler takes that channel's question; looking it up by name loses the pair.
      const handler = handlers[channel] as ((ask: unknown) => Promise<Result<never>>) | undefined;
      return handler ? handler(question) : fail({ code: 'shop-read-only' });
    },
  };
  const nextId = countingIds(900 + seed);
  const jobs = jobsOf({ host, now: () => 5_000, nextId, tell: (status) => told.push(status), language: 'en' });
  closing.push(() => ask(jobs, 'shop.close', {}));
  return { jobs, desk, shop, texts, asked, told, nextId, handlers };
}

/** Asks a job as the window does. */
function ask(jobs: JobHandlers, job: JobName, question: unknown): Promise<Result<unknown>> {
  const context = { signal: new AbortController().signal, report: () => undefined };
  return (jobs[job] as (question: unknown, of: typeof context) => Promise<Result<unknown>>)(question, context);
}

async function opened(jobs: JobHandlers): Promise<ShopDatabase> {
  expect(await ask(jobs, 'shop.read', { handle, windowId })).toMatchObject({
    ok: true,
    value: { reading: { madeAt: 1_000, missing: 0 } },
  });
  const db = windowDatabase(`copy-${copy}`);
  closing.push(async () => db.close());
  return db;
}

/** What a shop says, table by table; without what a window keeps for itself. */
async function tablesOf(db: ShopDatabase) {
  const tables = db.tables.filter(({ name }) => !ownTables.has(name));
  return Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
}

const changes = (Object.keys(jobDoors) as readonly JobName[]).filter((job) => jobDoors[job] === 'changes');

describe('a backup that is open to be looked at', () => {
  test.each([1, 2, 3, 4])(
    '[BAK40] [BAK42] it says what the shop said, and no act, job or write of seed %i changes a table of it',
    async (seed) => {
      const { jobs, desk, shop, texts, asked, told, nextId } = reader(seed);
      const db = await opened(jobs);
      expect(await ask(jobs, 'books.check', {})).toMatchObject({
        ok: true,
        value: { differences: 0, factHash: factHash(texts) },
      });
      expect(told.at(-1)?.books).toMatchObject({ check: { differences: 0 }, repair: null });
      const before = await tablesOf(db);
      const dice = chanceFrom(seed);
      const feed = openFeed(db.name);
      const stamp = () => ({ at: 6_000, nextId });
      const seat = {
        books: desk.books,
        shop,
        recent: desk.operations.slice(-12),
        below: dice.below,
        nextId,
        at: 6_000,
      };
      let tried = 0;
      while (tried < 40) {
        const decision = anyAct(seat);
        if (!decision) continue;
        tried++;
        const recorded = await record({ db, feed, actor: personId, stamp }, () => done({ decisions: [decision] }));
        expect(recorded).toEqual({ ok: false, failure: { code: 'shop-read-only' } });
      }
      feed.close();
      for (const job of changes)
        expect([job, await ask(jobs, job, {})]).toEqual([job, fail({ code: 'shop-read-only' })]);
      for (const table of db.tables.filter(({ name }) => !ownTables.has(name)))
        await expect(table.clear(), table.name).rejects.toThrow(ReadOnlyFault);
      expect(await tablesOf(db)).toEqual(before);
      // Nothing was asked of the shop itself, and nothing of a server.
      expect(
        asked.filter(
          ({ channel, of }) => of === shopId || (channel.startsWith('store.') && channel !== 'store.connection'),
        ),
      ).toEqual([]);
      expect(
        asked.filter(({ channel }) => /\.(append|settle|receive|put|keep|attach|point|rename)$/.test(channel)),
      ).toEqual([]);
    },
  );

  test('[BAK43] closed, nothing of it stays', async () => {
    const { jobs, asked } = reader(5);
    const db = await opened(jobs);
    db.close();
    expect(await copyDatabaseNames()).toHaveLength(1);
    await ask(jobs, 'shop.close', {});
    expect(await copyDatabaseNames()).toEqual([]);
    expect(asked.at(-1)?.channel).toBe('backups.close');
  });

  test('[BAK43] what a killed window left is found at the next start; one that another window has open stays', async () => {
    const one = reader(6);
    const db = await opened(one.jobs);
    db.close();
    const two = reader(6);
    two.handlers['backups.copies'] = async () => done({ copies: [copy] });
    await ask(two.jobs, 'shop.dropCopies', {});
    expect(await copyDatabaseNames()).toHaveLength(1);
    two.handlers['backups.copies'] = async () => done({ copies: [] });
    await ask(two.jobs, 'shop.dropCopies', {});
    expect(await copyDatabaseNames()).toEqual([]);
  });

  test('[BAK43] one that cannot be read leaves nothing either', async () => {
    const { jobs, handlers, asked } = reader(7);
    handlers['journal.read'] = async () => fail({ code: 'journal-unreadable' });
    expect(await ask(jobs, 'shop.read', { handle, windowId })).toEqual(fail({ code: 'journal-unreadable' }));
    expect(await copyDatabaseNames()).toEqual([]);
    expect(asked.at(-1)?.channel).toBe('backups.close');
  });
});

describe('a shop whose disk takes no writing', () => {
  test('[BAK47] [BAK48] it opens to be read, says why, and says when its disk takes writing again', async () => {
    const refusing: { now: ReadOnlyCode | null } = { now: 'disk-read-only' };
    const { jobs, told } = reader(8, refusing);
    expect(await ask(jobs, 'shop.open', { entry, windowId, takeOver: false })).toMatchObject({
      ok: true,
      value: { entry: { shopId: copy, name: 'Small shop' }, reading: { madeAt: null } },
    });
    expect(told.at(-1)?.disk).toBe('disk-read-only');
    expect(await ask(jobs, 'acts.record', {})).toEqual(fail({ code: 'shop-read-only' }));
    refusing.now = null;
    await ask(jobs, 'sync.now', {});
    expect(told.at(-1)?.disk).toBe(null);
  });

  test('[BAK47] one whose disk is full or gone is not opened for reading', async () => {
    const { jobs } = reader(9, { now: 'disk-gone' });
    expect(await ask(jobs, 'shop.open', { entry, windowId, takeOver: false })).toEqual(fail({ code: 'disk-gone' }));
  });
});
