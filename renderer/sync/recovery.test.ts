import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { deleteDatabase, readDesk, shopDatabase } from '#renderer/db/database.ts';
import { dropDraft, keepDraft } from '#renderer/db/drafts.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import {
  begin,
  closeDesks,
  counts,
  type Desk,
  does,
  exchange,
  expectEqual,
  loseDatabase,
  MUG,
  newShop,
  onHand,
  order,
  PLACE,
  reopen,
  renames,
  secondDesk,
  sees,
  sells,
  SHOP,
  silent,
  sync,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { checkBooks } from './books-check.ts';
import { connect } from './exchange.ts';
import { fillFromServer } from './fill.ts';
import { readJournal } from './journal-log.ts';
import { pumpJournal } from './pump.ts';
import { closeShop, confirmRecovery, openShop } from './opening.ts';

afterEach(closeDesks);

const picks = async (desk: Desk) => value(decidePick(await order(desk), () => true, 'all'));
const ships = async (desk: Desk) => value(decideShip(await order(desk), () => true, 5));

type Said = { readonly opId: string; readonly type: string; readonly writerSeq: number };
const said = (record: JournalRecord): Said =>
  record.type === 'settled' ? { opId: record.settled.opId, type: 'settled', writerSeq: 0 } : JSON.parse(record.text);

/** Takes records out of the journal, as a harmed disk does, and answers them. */
function harm(desk: Desk, isHit: (act: Said) => boolean): readonly JournalRecord[] {
  const hit = desk.at.journal.filter((record) => isHit(said(record)));
  desk.at.journal.splice(0, Infinity, ...desk.at.journal.filter((record) => !hit.includes(record)));
  desk.at.harmed.push(`0000000${desk.at.harmed.length + 1}.log.gz`);
  return hit;
}

const confirm = (desk: Desk) =>
  confirmRecovery(desk.means, desk.session, { name: 'Shop', currency: 'EUR', placeName: 'Shop' });
const recovery = async (desk: Desk) => must(await readRecovery(desk.session.db), 'something is missing');

test('[DATA-R23] an act that the server had taken, as the journal says, and that lies nowhere here is asked about', async () => {
  const { one, two, server } = await twoDesks();
  await does(one, sells(3));
  await sync(one);
  await does(two, sells(1));
  await sync(two);
  await sync(one);
  const last = must(await readDesk(one.session.db), 'a desk').writerSeq;
  one.at.forget(last - 1);
  server.away = true;
  await loseDatabase(one);
  expect(await recovery(one)).toMatchObject({ confirmed: false, missing: [] });
  expect((await reopen(one)).recovery).toMatchObject({ missing: 1, setAside: 0, connected: true });
  await confirm(one);
  expect((await reopen(one)).recovery).toBeNull();
  server.away = false;
  await exchange(one);
  expect(await readRecovery(one.session.db)).toBeNull();
  await sync(two);
  await expectEqual(one, two);
});

test('[DATA-R23] where only acts of other desks are missing nobody is asked, and it is said that they are', async () => {
  const { one, two, server } = await twoDesks();
  for (const quantity of [1, 1]) await does(two, sells(quantity));
  await sync(two);
  await sync(one);
  const [first] = one.at.journal.filter(
    (record) => record.type === 'foreign' && said(record).type === 'stock.recorded',
  );
  one.at.journal.splice(one.at.journal.indexOf(must(first, 'an act of the other desk')), 1);
  server.away = true;
  await closeShop(one.session);
  await deleteDatabase(one.session.entry.dbName);
  expect(await reopen(one, false)).toMatchObject({ recovery: null, rebuilt: { because: 'lost', gap: true } });
});

test('[SHP6] what was begun here is there again after the database was lost; what was let go is not', async () => {
  const desk = await newShop(null);
  const home = () => ({ db: desk.session.db, entry: desk.session.entry, host: desk.means.host, now: () => 7 });
  await keepDraft(home(), 'packing:one', { scans: 2 });
  await keepDraft(home(), 'receipt', { lines: [] });
  await dropDraft(home(), 'receipt');
  const kept = [{ key: 'packing:one', at: 7, value: { scans: 2 } }];
  await loseDatabase(desk);
  expect(await desk.session.db.drafts.toArray()).toEqual(kept);
  // The window looks into its database before the worker does: there is one of that name then, with nothing in it.
  const { dbName } = desk.session.entry;
  await closeShop(desk.session);
  await deleteDatabase(dbName);
  const empty = shopDatabase(dbName, 'relaxed');
  await empty.open();
  empty.close();
  await reopen(desk, false);
  expect(await desk.session.db.drafts.toArray()).toEqual(kept);
});

describe('a hole in the journal, and the database lost', () => {
  test('[DATA-R23] everything that applies comes back; what does not is set aside with its reason and its levels', async () => {
    const desk = await newShop(null);
    await does(desk, picks);
    await does(desk, ships);
    const late = await does(desk, sells(3));
    await pump(desk);
    harm(desk, ({ type }) => type === 'order.added');
    await loseDatabase(desk);
    const found = await recovery(desk);
    expect(found.setAside.map(({ type, code }) => [type, code])).toEqual([
      ['order.moved', 'order-unknown'],
      ['order.moved', 'order-unknown'],
    ]);
    expect(found.setAside[0]?.levels.map(({ quantity }) => quantity)).toEqual([-2, 2]);
    expect(found.missing).toMatchObject([{ from: 4, to: 4 }]);
    expect(found.confirmed).toBe(false);
    expect(await onHand(desk)).toBe(7);
    expect(await desk.session.db.operations.where('opId').equals(late).count()).toBe(1);
    expect(await checkBooks(desk.session.db)).toMatchObject({ differences: 0, incomplete: true });
  });

  test('[DATA-R23] nobody writes before a person has confirmed it; then a new writer follows the old one, and a restart is quiet', async () => {
    const desk = await newShop(null);
    await does(desk, sells(3));
    await pump(desk);
    harm(desk, ({ writerSeq }) => writerSeq === 4);
    await loseDatabase(desk);
    const asked = must(await readDesk(desk.session.db), 'a desk');
    expect(asked.writerSeq).toBe(0);
    const opened = await reopen(desk);
    expect(opened.recovery).toMatchObject({ missing: 1, setAside: 0, connected: false });
    await confirm(desk);
    const started = must(await desk.session.db.operations.orderBy('no').last(), 'the new writer has begun');
    expect(JSON.parse(started.text)).toMatchObject({
      type: 'writer.started',
      payload: { predecessor: { writerSeq: 5 } },
    });
    await does(desk, sells(1));
    await pump(desk);
    const again = await reopen(desk);
    expect(again).toMatchObject({ recovery: null, rebuilt: null });
    expect(await onHand(desk)).toBe(6);
    expect((await recovery(desk)).confirmed).toBe(true);
  });

  test('[DATA-R23] the first acts lost: the shop and its places are there again, and the true ones stand when they turn up', async () => {
    const desk = await newShop(null);
    await pump(desk);
    const hit = harm(desk, ({ writerSeq }) => writerSeq === 1 || writerSeq === 2);
    await loseDatabase(desk);
    expect(await desk.session.db.shop.count()).toBe(0);
    await confirmRecovery(desk.means, desk.session, { name: 'Shop', currency: 'CHF', placeName: 'Found place' });
    expect(await desk.session.db.shop.get(SHOP)).toMatchObject({ currency: 'CHF', defaultLocationId: PLACE });
    expect((await desk.session.db.locations.toArray()).map(({ name }) => name)).toEqual(['Found place', 'Found place']);
    await does(desk, sells(1));
    await pump(desk);
    desk.at.journal.push(...hit);
    desk.at.harmed.splice(0);
    const opened = await reopen(desk);
    expect(opened.recovery).toBeNull();
    expect(await desk.session.db.shop.get(SHOP)).toMatchObject({ currency: 'EUR' });
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect(await onHand(desk)).toBe(9);
  });

  test('[DATA-R23] the act that set the shop up is lost: its currency is asked, and what the replaced database said is known', async () => {
    const desk = await newShop(null);
    await does(desk, sells(1));
    await pump(desk);
    harm(desk, ({ writerSeq }) => writerSeq === 2);
    const { db, entry } = desk.session;
    // The database has the rows and no longer the acts, and is of another fold.
    await db.operations.clear();
    const meta = must(await readDesk(db), 'a desk');
    await db.meta.put({ ...meta, foldVersion: 0 });
    await db.shop.update(SHOP, { currency: 'USD' });
    expect((await reopen(desk)).recovery).toMatchObject({ setUp: { currency: 'USD' } });
    expect(desk.session.entry.dbName).not.toBe(entry.dbName);
    expect((await reopen(desk)).recovery).toMatchObject({ setUp: { currency: 'USD' } });
    await loseDatabase(desk);
    expect((await reopen(desk)).recovery).toMatchObject({ setUp: { currency: null } });
    await confirm(desk);
    await pump(desk);
    expect((await reopen(desk)).recovery).toBeNull();
  });

  test('[DATA-R23] a currency is not asked where the shop is there', async () => {
    const desk = await newShop(null);
    await does(desk, sells(1));
    await pump(desk);
    harm(desk, ({ writerSeq }) => writerSeq === 4);
    await loseDatabase(desk);
    expect((await reopen(desk)).recovery).toMatchObject({ missing: 1, setUp: null });
  });

  test('[DATA-R23] a record that is whole and cannot be read is set aside like the others', async () => {
    const desk = await newShop(null);
    await does(desk, sells(3));
    await pump(desk);
    const at = desk.at.journal.findIndex((record) => said(record).type === 'stock.recorded');
    const record = must(desk.at.journal[at], 'the sale');
    if (record.type === 'settled') throw new Error('a sale is an operation');
    desk.at.journal[at] = { type: 'op', text: record.text.replace('"lines":[', '"lines":[7,') };
    await loseDatabase(desk);
    const found = await recovery(desk);
    expect(found.setAside).toMatchObject([{ type: 'stock.recorded', code: 'operation-unreadable', writerSeq: 5 }]);
    expect(found.missing).toEqual([]);
    expect(await onHand(desk)).toBe(10);
  });

  test('[ACT15] the act lost that brought a product in: what is left of it is known by its id', async () => {
    const desk = await newShop(null);
    await does(desk, sells(3));
    await pump(desk);
    const hit = harm(desk, ({ type }) => type === 'catalog.added');
    await loseDatabase(desk);
    expect(await recovery(desk)).toMatchObject({ unnamed: [MUG] });
    expect(await onHand(desk)).toBe(-3);
    await confirm(desk);
    await pump(desk);
    desk.at.journal.push(...hit);
    desk.at.harmed.splice(0);
    await loseDatabase(desk);
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect(await onHand(desk)).toBe(7);
  });

  test('[DATA-R23] what was seen in a count whose beginning is lost is listed and counted again', async () => {
    const desk = await newShop(null);
    const countId = await begin(desk);
    const seen = await does(desk, sees(countId, 8));
    await does(desk, sells(1));
    await pump(desk);
    harm(desk, ({ type }) => type === 'count.begun');
    await loseDatabase(desk);
    const { setAside, missing } = await recovery(desk);
    const levels = [{ variantId: MUG, locationId: PLACE, quantity: null }];
    expect(setAside).toMatchObject([{ opId: seen, type: 'count.observed', levels }]);
    expect(missing).toHaveLength(1);
    expect((await reopen(desk)).recovery).toMatchObject({ missing: 1, setAside: 1, operations: 5 });
    await confirm(desk);
    expect(await onHand(desk)).toBe(9);
    expect((await reopen(desk)).recovery).toBeNull();
  });

  test('[DATA-R23] an edit of a product whose record is lost is listed', async () => {
    const desk = await newShop(null);
    await does(desk, sells(10));
    await does(desk, (one) => renames(one, 'Cup'));
    await pump(desk);
    harm(desk, ({ type }) => type === 'catalog.added' || type === 'order.added' || type === 'stock.recorded');
    await loseDatabase(desk);
    expect((await recovery(desk)).setAside).toMatchObject([{ type: 'fields.set', levels: [] }]);
  });

  test('[DATA-R23] a posted count after the hole makes its level right', async () => {
    const desk = await newShop(null);
    await does(desk, picks);
    await pump(desk);
    harm(desk, ({ type }) => type === 'order.added');
    await loseDatabase(desk);
    await confirm(desk);
    await counts(desk, 8);
    expect(await onHand(desk)).toBe(8);
    expect((await checkBooks(desk.session.db)).differences).toBe(0);
  });
});

describe('what is missing and a server', () => {
  test('[DATA-R23] hole, confirmed, pushed to an empty server: a second desk pulls the same; a lost number that turns up is taken once', async () => {
    const server = memoryServer();
    const desk = await newShop(server);
    await does(desk, picks);
    await does(desk, sells(3));
    await pump(desk);
    const hit = harm(desk, ({ type }) => type === 'order.added');
    desk.at.tied = false;
    await loseDatabase(desk);
    await confirm(desk);
    await does(desk, sells(1));
    desk.at.tied = true;
    await pump(desk);
    value(await connect(desk.session, 'http://server', silent));
    await exchange(desk);
    const two = await secondDesk(server);
    await sync(two);
    await exchange(desk);
    await expectEqual(desk, two);
    expect(await onHand(two)).toBe(6);
    expect(server.lost).toMatchObject([{ from: 4, to: 4 }]);
    const texts = hit.flatMap((record) => (record.type === 'op' ? [record.text] : []));
    for (const outcome of ['accepted', 'duplicate']) expect(server.push(texts)).toMatchObject([{ outcome }]);
    await exchange(desk);
    await sync(two);
    await expectEqual(desk, two);
    expect(await onHand(desk)).toBe(6);
    expect((await order(desk)).state).toBe('open');
  });

  test('[DATA-R23] a server of 0.1 says that it needs an update, and nothing is lost', async () => {
    const server = memoryServer();
    server.isOld = true;
    const desk = await newShop(server);
    await does(desk, sells(3));
    await pump(desk);
    harm(desk, ({ type }) => type === 'order.added');
    desk.at.tied = false;
    await loseDatabase(desk);
    await confirm(desk);
    desk.at.tied = true;
    await pump(desk);
    expect(await connect(desk.session, 'http://server', silent)).toMatchObject({ failure: { code: 'server-old' } });
    expect(server.log).toEqual([]);
    expect(await exchange(desk)).toMatchObject({ state: 'stopped', code: 'server-old' });
    server.isOld = false;
    await exchange(desk);
    const two = await secondDesk(server);
    await sync(two);
    await exchange(desk);
    await expectEqual(desk, two);
  });

  test('[DATA-R23] what the server has fills every hole at once, own and foreign, and nobody is asked', async () => {
    const { one, two } = await twoDesks();
    await does(one, picks);
    await does(two, sells(2));
    for (const desk of [one, two, one]) await sync(desk);
    const before = await checkBooks(one.session.db);
    harm(one, ({ type }) => type === 'order.added' || type === 'writer.started' || type === 'stock.recorded');
    await loseDatabase(one);
    expect(await readRecovery(one.session.db)).toBeNull();
    await sync(one);
    await sync(two);
    await expectEqual(one, two);
    expect((await order(one)).state).toBe('picking');
    expect((await checkBooks(one.session.db)).movements).toBe(before.movements);
  });

  test('[DATA-R23] with the server away everything that is whole is shown as incomplete, and the server fills it later', async () => {
    const { one, two, server } = await twoDesks();
    await does(one, picks);
    await does(two, sells(2));
    for (const desk of [one, two, one]) await sync(desk);
    harm(one, ({ type }) => type === 'order.added');
    server.away = true;
    await loseDatabase(one);
    expect(await recovery(one)).toMatchObject({ gapAfter: 3, confirmed: false, setAside: [{ code: 'order-unknown' }] });
    expect(await onHand(one)).toBe(8);
    expect((await checkBooks(one.session.db)).incomplete).toBe(true);
    await confirm(one);
    await does(one, sells(1));
    expect(await exchange(one)).toMatchObject({ state: 'waiting', code: 'away' });
    server.away = false;
    await exchange(one);
    await sync(two);
    await sync(one);
    await expectEqual(one, two);
    expect(await checkBooks(one.session.db)).toMatchObject({ incomplete: false, differences: 0 });
    expect(server.lost).toEqual([]);
    expect((await order(one)).state).toBe('picking');
    expect(await onHand(one)).toBe(5);
  });

  test('[DATA-R23] what the server gave is in the books, also where the filling was cut off before they were made anew', async () => {
    const { one, two, server } = await twoDesks();
    await does(one, picks);
    await does(two, sells(2));
    for (const desk of [one, two, one]) await sync(desk);
    harm(one, ({ type }) => type === 'order.added');
    server.away = true;
    await loseDatabase(one);
    await confirm(one);
    server.away = false;
    const { db, door } = one.session;
    const log = await readJournal(door, (await readDesk(db))?.writers ?? {}, () => undefined);
    if (!log.ok) throw new Error(log.failure.code);
    expect(await fillFromServer(door, log.value)).toEqual({ ok: true, value: 1 });
    await exchange(one);
    await sync(two);
    await sync(one);
    await expectEqual(one, two);
    expect(await checkBooks(one.session.db)).toMatchObject({ incomplete: false, differences: 0 });
  });

  test('[DATA-R23] own acts the server never had, behind lost numbers: declared, they pass', async () => {
    const { one, two, server } = await twoDesks();
    server.away = true;
    const lost = await does(one, sells(1));
    await does(one, sells(2));
    await pump(one);
    harm(one, ({ opId }) => opId === lost);
    await loseDatabase(one);
    expect(await recovery(one)).toMatchObject({ missing: [{ from: 5, to: 5 }], gapAfter: null });
    await confirm(one);
    server.away = false;
    await exchange(one);
    await sync(two);
    await sync(one);
    await expectEqual(one, two);
    expect(await onHand(two)).toBe(8);
    expect(server.lost).toMatchObject([{ from: 5, to: 5 }]);
  });
});

describe('a harmed journal beside an intact database', () => {
  test('[JRN13] the database gives back what it has, a person is told once, and the books are as they were', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 2, 3]) await does(desk, sells(quantity));
    await pump(desk);
    const before = await checkBooks(desk.session.db);
    const held = desk.at.journal.length;
    const hit = harm(desk, ({ type, writerSeq }) => type === 'stock.recorded' && writerSeq !== 6);
    const opened = await reopen(desk);
    expect(opened).toMatchObject({ rebuilt: null, recovery: null, journal: { given: hit.length, missing: 0 } });
    expect(desk.at.journal).toHaveLength(held);
    expect((await reopen(desk)).journal).toBeNull();
    await loseDatabase(desk);
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect((await checkBooks(desk.session.db)).bookHash).toBe(before.bookHash);
  });

  test('[JRN13] what the buffer has dropped stays known as missing; saving goes on over the gap', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 2, 3]) await does(desk, sells(quantity));
    await pump(desk);
    harm(desk, ({ type, writerSeq }) => type === 'stock.recorded' && writerSeq < 7);
    await desk.session.db.operations.filter((op) => op.writerSeq === 5).delete();
    const opened = await reopen(desk);
    expect(opened.journal).toMatchObject({ given: 1, missing: 1 });
    await does(desk, sells(1));
    await pump(desk);
    expect(await onHand(desk)).toBe(3);
  });

  test('[JRN13] a journal that lost its newest part and a database that no longer has it all: saving goes on', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 1, 1]) await does(desk, sells(quantity));
    await pump(desk);
    desk.at.forget(4);
    await desk.session.db.operations.filter((op) => op.writerSeq === 5).delete();
    expect((await reopen(desk)).journal).toEqual({ files: [], given: 2, atEnd: 2, missing: 1, gone: false });
    await does(desk, sells(1));
    await pump(desk);
    expect(desk.at.journal.map((record) => said(record).writerSeq)).toEqual([1, 2, 3, 4, 6, 7, 8]);
    expect(await onHand(desk)).toBe(6);
  });

  test('[JRN14] the end of the journal is gone: the database writes it again, and a person is told once how much', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 1, 1]) await does(desk, sells(quantity));
    await pump(desk);
    await does(desk, sells(1));
    desk.at.forget(5);
    expect((await reopen(desk)).journal).toEqual({ files: [], given: 2, atEnd: 2, missing: 0, gone: false });
    await pump(desk);
    expect((await reopen(desk)).journal).toBeNull();
    await loseDatabase(desk);
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect(await onHand(desk)).toBe(6);
  });

  test('[JRN14] of a shared shop, too: acts that the server has judged are written again with what it said', async () => {
    const { one } = await twoDesks();
    for (const quantity of [1, 2]) await does(one, sells(quantity));
    await sync(one);
    const before = await checkBooks(one.session.db);
    one.at.forget(4);
    expect((await reopen(one)).journal).toMatchObject({ atEnd: 2, missing: 0 });
    await sync(one);
    one.at.tied = false;
    await loseDatabase(one);
    expect(await readRecovery(one.session.db)).toBeNull();
    expect((await checkBooks(one.session.db)).bookHash).toBe(before.bookHash);
  });

  test('[DATA-R23] both harmed: what the database had and the journal had not is in the books that are made anew', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 2, 3]) await does(desk, sells(quantity));
    await pump(desk);
    harm(desk, ({ writerSeq }) => writerSeq === 5);
    const unsaved = await does(desk, sells(1));
    const meta = must(await readDesk(desk.session.db), 'a desk');
    await desk.session.db.meta.put({ ...meta, foldVersion: 0 });
    const opened = await reopen(desk);
    expect(opened.recovery).toBeNull();
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect(await onHand(desk)).toBe(3);
    expect(desk.at.journal.some((record) => said(record).opId === unsaved)).toBe(true);
  });
});

async function pump(desk: Desk): Promise<void> {
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
}

const empty = (desk: Desk) => {
  desk.at.forget(0);
  desk.at.journal.splice(0);
};

describe('every file of the journal gone beside a whole database', () => {
  test('[JRN16] acts of every writer this desk has been are written again, and it is told', async () => {
    const desk = await newShop(null);
    await does(desk, sells(1));
    await pump(desk);
    await loseDatabase(desk);
    await does(desk, sells(2));
    await pump(desk);
    const before = await checkBooks(desk.session.db);
    empty(desk);
    // Seven acts: five of the first writer, the beginning of the second, and its sale.
    expect((await reopen(desk)).journal).toEqual({ files: [], given: 7, atEnd: 7, missing: 0, gone: true });
    await pump(desk);
    expect((await reopen(desk)).journal).toBeNull();
    await loseDatabase(desk);
    expect(await readRecovery(desk.session.db)).toBeNull();
    expect(await checkBooks(desk.session.db)).toMatchObject({ movements: before.movements, differences: 0 });
    expect(await onHand(desk)).toBe(7);
  });

  test('[JRN16] also where the database is made anew at that very opening', async () => {
    const desk = await newShop(null);
    await does(desk, sells(1));
    await pump(desk);
    await loseDatabase(desk);
    await does(desk, sells(2));
    await pump(desk);
    empty(desk);
    const meta = must(await readDesk(desk.session.db), 'a desk');
    await desk.session.db.meta.put({ ...meta, foldVersion: 0 });
    expect(await reopen(desk)).toMatchObject({ recovery: null, journal: { atEnd: 7, missing: 0, gone: true } });
    expect(await onHand(desk)).toBe(7);
  });

  test('[JRN16] what the database had dropped is named as lost, and told once', async () => {
    const desk = await newShop(null);
    for (const quantity of [1, 1]) await does(desk, sells(quantity));
    await pump(desk);
    await desk.session.db.operations.filter((op) => op.writerSeq < 3).delete();
    empty(desk);
    expect((await reopen(desk)).journal).toEqual({ files: [], given: 4, atEnd: 4, missing: 2, gone: true });
    await pump(desk);
    expect((await reopen(desk)).journal).toBeNull();
    empty(desk);
    expect((await reopen(desk)).journal).toEqual({ files: [], given: 4, atEnd: 4, missing: 0, gone: true });
  });

  test('[JRN16] the server gives what the database had dropped, of this desk and of others', async () => {
    const { one, two } = await twoDesks();
    await does(one, sells(1));
    await does(two, sells(2));
    for (const desk of [one, two, one]) await sync(desk);
    const before = await checkBooks(two.session.db);
    await two.session.db.operations.filter((op) => op.stage === 'settled').delete();
    await does(two, sells(1));
    await pump(two);
    empty(two);
    expect((await reopen(two)).journal).toMatchObject({ given: 1, missing: 0, gone: true });
    await sync(two);
    two.at.tied = false;
    await loseDatabase(two);
    expect(await readRecovery(two.session.db)).toBeNull();
    expect((await checkBooks(two.session.db)).movements).toBe(before.movements + 1);
  });
});

test('[DATA-R23] a journal that is gone whole comes from the server', async () => {
  const { one, two } = await twoDesks();
  await sync(one);
  one.at.forget(0);
  one.at.journal.splice(0);
  await closeShop(one.session);
  await deleteDatabase(one.session.entry.dbName);
  await reopen(one, false);
  await sync(one);
  await sync(two);
  await sync(one);
  await expectEqual(one, two);
});

test('[DATA-R23] a journal that is gone whole while the server is away: that is said, nothing is made up, and the next try has it', async () => {
  const { one, two, server } = await twoDesks();
  await sync(one);
  one.at.forget(0);
  one.at.journal.splice(0);
  await closeShop(one.session);
  await deleteDatabase(one.session.entry.dbName);
  server.away = true;
  const { entry } = one.session;
  const tried = await openShop(one.means, entry, true, silent);
  expect(tried).toEqual({ ok: false, failure: { code: 'shop-at-server', detail: 'away' } });
  expect(one.at.journal).toEqual([]);
  expect(one.at.entries.get(SHOP)).toEqual(entry);
  server.away = false;
  await reopen(one, false);
  await sync(one);
  await sync(two);
  await sync(one);
  await expectEqual(one, two);
});

describe('a joined desk that has nothing left but its own acts, while the server is away', () => {
  const losesOthers = async (isShared: boolean) => {
    const { one, two, server } = await twoDesks();
    await does(two, sells(1));
    await pump(two);
    if (isShared) for (const desk of [two, one]) await sync(desk);
    two.at.journal.splice(0, Infinity, ...two.at.journal.filter(({ type }) => type !== 'foreign'));
    await closeShop(two.session);
    await deleteDatabase(two.session.entry.dbName);
    server.away = true;
    const opened = await reopen(two, false);
    return { one, two, server, opened };
  };

  test.each([true, false])(
    '[DATA-R23] a person is told before a shop without its places is used (sent before: %s)',
    async (isShared) => {
      const { one, two, server, opened } = await losesOthers(isShared);
      expect(opened.recovery).toMatchObject({ missing: 0, setAside: 0, connected: true });
      expect(await checkBooks(two.session.db)).toMatchObject({ incomplete: true });
      server.away = false;
      expect((await reopen(two)).recovery).toBeNull();
      await exchange(two);
      await sync(one);
      await expectEqual(one, two);
    },
  );

  test.each([true, false])(
    '[DATA-R23] who goes on has a shop to work in, and the true one stands when the server has filled it (sent before: %s)',
    async (isShared) => {
      const { one, two, server } = await losesOthers(isShared);
      await confirmRecovery(two.means, two.session, { name: 'Shop', currency: 'CHF', placeName: 'Found place' });
      expect(await two.session.db.shop.get(SHOP)).toMatchObject({ currency: 'CHF' });
      await does(two, sells(1));
      server.away = false;
      await exchange(two);
      for (const desk of [one, two]) await sync(desk);
      await expectEqual(one, two);
      expect(await two.session.db.shop.get(SHOP)).toMatchObject({ currency: 'EUR' });
      expect(await onHand(one)).toBe(8);
    },
  );
});
