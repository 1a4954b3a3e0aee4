import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { fail } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { deleteDatabase, shopDatabase } from '#renderer/db/database.ts';
import {
  closeDesks,
  type Desk,
  does,
  newShop,
  nextId,
  onHand,
  sells,
  SHOP,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { changeDesk } from './exchange.ts';
import { dropReplaced, generationAfter } from './found-database.ts';
import { closeShop, openShop } from './opening.ts';

afterEach(closeDesks);

/** Opens the shop with a program that folds otherwise, as an update does. */
async function updated(desk: Desk): ReturnType<typeof openShop> {
  await changeDesk(desk.session.db, (row) => ({ ...row, foldVersion: foldVersion - 1 }));
  await closeShop(desk.session);
  return reopened(desk);
}

const reopened = (desk: Desk) =>
  openShop(desk.means, must(desk.at.entries.get(SHOP), 'the shop is listed'), false, silent);

test('[DATA-R25] acts that the journal did not have are carried into it before the database is made anew', async () => {
  const desk = await newShop(null);
  desk.at.broken = true;
  await does(desk, sells(1));
  await does(desk, sells(2));
  desk.at.broken = false;
  desk.session = value(await updated(desk)).session;
  expect(await onHand(desk)).toBe(7);
  // The writer that begins names the last number of the one before.
  const last = must(await desk.session.db.operations.orderBy('no').last(), 'it began');
  const before = (await desk.session.db.operations.toArray()).filter(({ writerId }) => writerId !== last.writerId);
  const { predecessor } = JSON.parse(last.text).payload;
  expect(predecessor.writerSeq).toBe(Math.max(...before.map(({ writerSeq }) => writerSeq)));
});

test('[DATA-R25] where the journal does not take them the shop does not open, and nothing of it is gone', async () => {
  const desk = await newShop(null);
  desk.at.broken = true;
  await does(desk, sells(1));
  expect(await updated(desk)).toMatchObject({ ok: false, failure: { code: 'journal-unwritable' } });
  desk.at.broken = false;
  desk.session = value(await reopened(desk)).session;
  expect(await onHand(desk)).toBe(9);
});

test('[DATA-R25] a database that was made and never pointed at is gone when the shop is open again', async () => {
  const desk = await newShop(null);
  await does(desk, sells(1));
  await closeShop(desk.session);
  await deleteDatabase(desk.session.entry.dbName);
  const made: string[] = [];
  const host: Host = {
    ask: async (channel, question) => {
      if (channel !== 'shops.point') return desk.at.host.ask(channel, question);
      made.push(...(await indexedDB.databases()).map(({ name = '' }) => name));
      return fail({ code: 'host-fault' });
    },
  };
  const entry = must(desk.at.entries.get(SHOP), 'the shop is listed');
  expect(await openShop({ ...desk.means, host }, entry, false, silent)).toMatchObject({ ok: false });
  expect(made).toHaveLength(1);
  desk.session = value(await reopened(desk)).session;
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([desk.session.entry.dbName]);
});

test('[DATA-R25] a database that was replaced and not deleted any more goes, and no other one does', async () => {
  const desk = await newShop(null);
  await does(desk, sells(1));
  const { db, entry } = desk.session;
  const rows = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
  const before = nextId();
  for (const [name, of] of [
    ['stockroom-replaced', { shopId: SHOP, generation: before }],
    ['stockroom-of-another-desk', { shopId: SHOP, generation: nextId() }],
    ['stockroom-of-another-shop', { shopId: nextId(), generation: before }],
  ] as const) {
    const left = shopDatabase(name, 'relaxed');
    for (const [table, all] of rows)
      await left
        .table(table)
        .bulkPut(all.map((row) => (table === 'meta' && 'writerSeq' in row ? { ...row, ...of } : row)));
    left.close();
  }
  await dropReplaced({ ...desk.session, entry: { ...entry, generation: generationAfter(before) } });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const others = ['stockroom-of-another-desk', 'stockroom-of-another-shop'];
  expect(new Set(names)).toEqual(new Set([entry.dbName, ...others]));
  expect(await onHand(desk)).toBe(9);
  for (const other of others) await deleteDatabase(other);
});
