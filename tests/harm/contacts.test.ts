import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { type MemoryServer, memoryServer } from '#tests/fakes/memory-host.ts';
import { contactHandlers, openContacts } from '#electron/journal/contacts.ts';
import { makeShopFolder } from '#electron/journal/shop-folder.ts';
import { record } from '#renderer/db/record.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import { checkContacts } from '#renderer/sync/contact-check.ts';
import { keepContacts } from '#renderer/sync/contacts.ts';
import { changeDesk, connect } from '#renderer/sync/exchange.ts';
import { jobsOf } from '#renderer/sync/jobs.ts';
import { closeShop } from '#renderer/sync/opening.ts';
import { pumpJournal } from '#renderer/sync/pump.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  does,
  id,
  newShop,
  nextId,
  now,
  onHand,
  reopen,
  sells,
  SHOP,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';

afterEach(closeDesks);

const folder = `/shops/${SHOP}/contacts`;
const names = Array.from({ length: 100 }, (_, i) => `Customer ${i}`);
const contact = (name: string): Contact => ({
  contactId: id(name),
  kind: 'customer',
  erased: false,
  name,
  address: 'Way 1',
  phone: '',
  email: '',
  note: '',
});

/** A shop with a hundred customers, whose contact files are the real ones on a disk of their own. */
async function withCustomers(server: MemoryServer | null = null): Promise<{ desk: Desk; disk: ForgetfulDisk }> {
  const disk = new ForgetfulDisk(chanceFrom(1));
  const files = disk.process();
  await makeShopFolder(files, '/', SHOP);
  const handlers = contactHandlers(openContacts({ profile: '/', files }));
  const isOurs = (channel: string): channel is keyof typeof handlers => channel in handlers;
  const behind = (host: Host): Host => ({
    ask: async (channel, question) =>
      isOurs(channel)
        ? // The channel names its own question and answer; looking a handler up by it loses the pair.
          (handlers[channel] as (ask: unknown) => Promise<never>)(question)
        : host.ask(channel, question),
  });
  const desk = await newShop(server, behind);
  await meets(desk, names.map(contact));
  value(await keepContacts(desk.session));
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
  return { desk, disk };
}

async function meets(desk: Desk, contacts: readonly Contact[]): Promise<void> {
  const { db, feed } = desk.session;
  const recorder = { db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) };
  value(await record(recorder, () => done({ decisions: [], contacts })));
}

async function shards(disk: ForgetfulDisk): Promise<readonly string[]> {
  return (await disk.process().files(folder)).map(({ name }) => name).sort();
}

/** Cuts some of the files, and takes one away; answers which ones do not read. */
async function harm(disk: ForgetfulDisk): Promise<readonly string[]> {
  const [gone, ...cut] = (await shards(disk)).slice(0, 3);
  await disk.process().remove(join(folder, must(gone, 'a file')));
  for (const name of cut) disk.damage(join(folder, name), (bytes) => bytes.subarray(0, 32));
  return cut;
}

async function inFiles(disk: ForgetfulDisk): Promise<readonly string[]> {
  const whole = (await shards(disk)).filter((name) => name.endsWith('.json'));
  return whole.flatMap((name): readonly string[] =>
    JSON.parse(disk.bytes(join(folder, name)).toString()).contacts.map((one: Contact) => one.name),
  );
}

const inDatabase = async (desk: Desk) => (await desk.session.db.contacts.toArray()).map(({ name }) => name);

async function withoutDatabase(desk: Desk) {
  await closeShop(desk.session);
  await deleteDatabase(desk.session.entry.dbName);
  return reopen(desk, false);
}

describe('contact files that the disk has harmed', () => {
  test('[CON5] beside the database: put aside, written again from it, told once, and there when the database is lost', async () => {
    const { desk, disk } = await withCustomers();
    const cut = await harm(disk);
    await reopen(desk);
    const news = must(value(await checkContacts(desk.session)), 'it is told');
    expect(news).toMatchObject({ because: 'given-back', files: cut });
    expect(news.because === 'given-back' && news.given).toBeGreaterThan(2);
    expect((await inFiles(disk)).toSorted()).toEqual(names.toSorted());
    expect(await shards(disk)).toEqual(expect.arrayContaining(cut.map((name) => `${name}.bad`)));
    expect(value(await checkContacts(desk.session))).toBeNull();
    expect((await withoutDatabase(desk)).contacts).toBeNull();
    expect(await inDatabase(desk)).toHaveLength(names.length);
  });

  test.each([true, false])('[CON5] the window hears of it by itself (database there: %s)', async (isThere) => {
    const { desk, disk } = await withCustomers();
    const files = await harm(disk);
    await closeShop(desk.session);
    if (!isThere) await deleteDatabase(desk.session.entry.dbName);
    const told: SyncStatus[] = [];
    // However long the look at the journal takes, names do not wait for it.
    const host: Host = {
      ask: (channel, question) =>
        channel === 'journal.verify' ? new Promise(() => undefined) : desk.at.host.ask(channel, question),
    };
    const jobs = jobsOf({ host, now, nextId, tell: (status) => told.push(status), language: 'en' });
    const context = { signal: new AbortController().signal, report: silent };
    const { entry } = value(
      await jobs['shop.open']({ entry: desk.session.entry, windowId: 'w', takeOver: false }, context),
    );
    const because = isThere ? 'given-back' : 'unread';
    await expect.poll(() => told.at(-1)?.contactHarm, { timeout: 15_000 }).toMatchObject({ because, files });
    expect(told.at(-1)).toMatchObject({ unsaved: 0, contacts: { failing: null, unkept: [] } });
    await jobs['shop.close']({}, context);
    await deleteDatabase(entry.dbName);
  });

  test('[CON7] beside the database: one flipped letter in a file that still reads is found, told and healed', async () => {
    const { desk, disk } = await withCustomers();
    const name = must((await shards(disk))[0], 'a file');
    disk.damage(join(folder, name), (bytes) => Buffer.from(bytes.toString().replace('Customer', 'Costomer')));
    expect(await inFiles(disk)).not.toEqual(expect.arrayContaining(names));
    await reopen(desk);
    expect(value(await checkContacts(desk.session))).toEqual({ because: 'given-back', files: [name], given: 1 });
    expect((await inFiles(disk)).toSorted()).toEqual(names.toSorted());
    expect(value(await checkContacts(desk.session))).toBeNull();
  });

  test('[CON5] what waits for the host, and what it has, is nothing that was lost', async () => {
    const { desk, disk } = await withCustomers();
    await meets(desk, [contact('Not there yet')]);
    expect(value(await checkContacts(desk.session))).toBeNull();
    expect(await inFiles(disk)).not.toContain('Not there yet');
  });

  test('[CON5] a database whose last writes are lost has again what the files have, and an erased record stays erased', async () => {
    const { desk } = await withCustomers();
    const { db } = desk.session;
    const [edited, erased] = names.map((name) => id(name) as ContactId & string) as [ContactId, ContactId];
    const before = await db.contacts.bulkGet([edited, erased]);
    const nobody = { ...contact(''), contactId: erased, erased: true, address: '' };
    await meets(desk, [{ ...contact('Customer 0'), phone: '0123' }, nobody, contact('Met last')]);
    value(await keepContacts(desk.session));
    await db.contacts.bulkPut(before.map((row) => must(row, 'a customer')));
    await db.contacts.delete(id('Met last'));
    expect(value(await checkContacts(desk.session))).toBeNull();
    expect(await db.contacts.get(edited)).toMatchObject({ phone: '0123', pending: 0 });
    expect(await db.contacts.get(erased)).toMatchObject({ erased: true, name: '' });
    expect(await inDatabase(desk)).toContain('Met last');
  });

  test('[CON5] a file that is older than the database gets the record as the database has it', async () => {
    const { desk } = await withCustomers(memoryServer());
    const { db, door } = desk.session;
    value(await checkContacts(desk.session));
    const row = {
      ...contact('Customer 0'),
      contactId: id('Customer 0') as ContactId & string,
      version: 2,
      pending: 0 as const,
    };
    await db.contacts.put(row);
    const old = { ...contact('Customer 0'), phone: 'old', standing: { version: 1, unshared: false } };
    value(await door.host.ask('contacts.put', { shopId: SHOP, contacts: [old] }));
    expect(value(await checkContacts(desk.session))).toMatchObject({ because: 'given-back', given: 1 });
    expect(await db.contacts.get(row.contactId)).toEqual(row);
    expect(value(await checkContacts(desk.session))).toBeNull();
  });

  test.each([{ foldVersion: foldVersion - 1 }, { complete: false }])(
    '[CON5] before the database is made anew they are written again from the old one (%j)',
    async (changed) => {
      const { desk, disk } = await withCustomers();
      const cut = await harm(disk);
      await meets(desk, [contact('Not there yet')]);
      await changeDesk(desk.session.db, (row) => ({ ...row, ...changed }));
      const opened = await reopen(desk);
      expect(opened.contacts).toMatchObject({ because: 'given-back', files: cut });
      const all = [...names, 'Not there yet'].toSorted();
      expect((await inDatabase(desk)).toSorted()).toEqual(all);
      expect((await inFiles(disk)).toSorted()).toEqual(all);
    },
  );

  test.each([false, true])(
    '[CON5] without the database the shop opens at the first try and says how many files did not read (shared: %s)',
    async (isShared) => {
      const { desk, disk } = await withCustomers(isShared ? memoryServer() : null);
      if (isShared) value(await connect(desk.session, 'http://server', silent));
      await does(desk, sells(3));
      value(await pumpJournal(desk.session.db, desk.session.door, silent));
      const cut = await harm(disk);
      const opened = await withoutDatabase(desk);
      expect(opened).toMatchObject({
        recovery: null,
        contacts: { because: 'unread', files: cut, connected: isShared },
      });
      expect(await onHand(desk)).toBe(7);
      const here = await inDatabase(desk);
      expect(here.length).toBeGreaterThan(80);
      expect(here.toSorted()).toEqual((await inFiles(disk)).toSorted());
      // A server is asked for all of its records again.
      expect(await desk.session.db.meta.get('desk')).toMatchObject({ contactsCursor: 0 });
      expect((await reopen(desk)).contacts).toBeNull();
      expect(value(await checkContacts(desk.session))).toBeNull();
    },
  );

  test('[CON5] a record that was shared goes back with the version it has at the server', async () => {
    const { desk, disk } = await withCustomers(memoryServer());
    value(await connect(desk.session, 'http://server', silent));
    const [one] = names;
    await desk.session.db.contacts
      .where('contactId')
      .equals(id(must(one, 'a name')))
      .modify({ version: 4, pending: 0 });
    for (const name of await shards(disk)) await disk.process().remove(join(folder, name));
    value(await checkContacts(desk.session));
    const kept = value(await desk.at.host.ask('contacts.read', { shopId: SHOP, after: null })).contacts;
    expect(kept.find(({ name }) => name === one)?.standing).toEqual({ version: 4, unshared: false });
    expect(kept).toHaveLength(names.length);
  });
});
