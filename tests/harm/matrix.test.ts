import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { Answer, JournalRecord } from '#shared/contract/bridge/channels.ts';
import { must } from '#shared/base/must.ts';
import { type Chance, chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { freshSeed } from '#tests/fixtures/fresh-seed.ts';
import { journalHandlers } from '#electron/journal/journal-handlers.ts';
import { entriesIn, wholeRecords } from '#electron/journal/record.ts';
import { type Journals, openJournals } from '#electron/journal/journals.ts';
import { journalFolder, makeShopFolder } from '#electron/journal/shop-folder.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { deleteDatabase, readDesk, type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import { checkBooks } from '#renderer/sync/books-check.ts';
import { verifyJournal } from '#renderer/sync/journal-check.ts';
import { pumpJournal } from '#renderer/sync/pump.ts';
import { closeShop, confirmRecovery } from '#renderer/sync/opening.ts';
import {
  closeDesks,
  counts,
  type Desk,
  does,
  newShop,
  onHand,
  order,
  renames,
  reopen,
  sells,
  SHOP,
  silent,
  undoes,
  value,
} from '#tests/fixtures/sync-desks.ts';

/** Cuts and flips are made at two places of each part, one of them another each day; the journal's own tests make more (JRN3). */
const SEEDS = [1, freshSeed];
const folder = journalFolder('/', SHOP);
const parts = [
  'first segment',
  'middle segment',
  'open segment',
  'head of the open one',
  'first and open',
  'whole folder',
  // What 0.1 put aside holds records that stand nowhere else: a whole segment, or the end of the open one.
  'segment put aside',
  'end put aside',
] as const;
const harms = ['missing', 'cut', 'flipped', 'zeroed', 'untouched'] as const;
const databases = ['intact', 'missing', 'behind', 'half built'] as const;

type Files = ReadonlyMap<string, Buffer>;
type Dump = ReadonlyMap<string, readonly unknown[]>;

/** The real journal on a disk of its own, behind the host that the worker asks. */
function hostOn(disk: ForgetfulDisk): { readonly journals: Journals; readonly behind: (host: Host) => Host } {
  const journals = openJournals({
    profile: '/',
    files: disk.process(),
    lock: async () => async () => undefined,
    now: () => 7,
    onDetached: () => undefined,
    segmentBytes: 4_000,
  });
  const handlers = journalHandlers(journals);
  const isOurs = (channel: string): channel is keyof typeof handlers => channel in handlers;
  return {
    journals,
    behind: (host) => ({
      ask: async (channel, question) =>
        isOurs(channel)
          ? // The channel names its own question and answer; looking a handler up by it loses the pair.
            (handlers[channel] as (ask: unknown) => Promise<never>)(question)
          : host.ask(channel, question),
    }),
  };
}

async function filesOf(disk: ForgetfulDisk): Promise<Files> {
  const names = (await disk.process().files(folder)).map(({ name }) => name).sort();
  return new Map(names.map((name) => [name, disk.bytes(join(folder, name))]));
}

async function diskOf(files: Files): Promise<ForgetfulDisk> {
  const disk = new ForgetfulDisk(chanceFrom(1));
  await makeShopFolder(disk.process(), '/', SHOP);
  for (const [name, bytes] of files) {
    await disk.process().create(join(folder, name));
    disk.damage(join(folder, name), () => Buffer.from(bytes));
  }
  return disk;
}

async function dumpOf(db: ShopDatabase): Promise<Dump> {
  return new Map(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

async function load(name: string, dump: Dump): Promise<void> {
  const db = shopDatabase(name, 'relaxed');
  for (const [table, rows] of dump) await db.table(table).bulkPut([...rows]);
  db.close();
}

async function pump(desk: Desk): Promise<void> {
  value(await pumpJournal(desk.session.db, desk.session.door, silent));
}

/** A shop with sales, counts, renames, undos and an order, its journal of many segments, and its database now and some acts ago. */
async function livedIn() {
  const disk = new ForgetfulDisk(chanceFrom(1));
  await makeShopFolder(disk.process(), '/', SHOP);
  const { journals, behind } = hostOn(disk);
  const desk = await newShop(null, behind);
  let older: Dump = new Map();
  for (let n = 0; n < 26; n++) {
    const sold = await does(desk, sells(1 + (n % 3)));
    if (n % 5 === 2) await undoes(desk, sold);
    if (n % 6 === 3) await counts(desk, 40 - n);
    if (n % 7 === 4) await does(desk, (here) => renames(here, `Mug ${n}`));
    if (n === 9) await does(desk, async () => value(decidePick(await order(desk), () => true, 'all')));
    if (n === 15) await does(desk, async () => value(decideShip(await order(desk), () => true, 5)));
    await pump(desk);
    if (n === 18) older = await dumpOf(desk.session.db);
  }
  const books = await checkBooks(desk.session.db);
  const dump = await dumpOf(desk.session.db);
  const entry = must(desk.at.entries.get(SHOP), 'the shop is listed');
  const stock = await onHand(desk);
  await closeShop(desk.session);
  await journals.close();
  return { files: await filesOf(disk), dump, older, books, entry, stock, desk };
}

const lived = await livedIn();
afterAll(closeDesks);

function harmedFile(bytes: Buffer, harm: (typeof harms)[number], chance: Chance, within: number): Buffer | null {
  if (harm === 'missing') return null;
  if (harm === 'untouched') return bytes;
  const at = Math.floor(chance() * Math.min(bytes.length, within));
  if (harm === 'cut') return bytes.subarray(0, at);
  const copy = Buffer.from(bytes);
  if (harm === 'zeroed') return copy.fill(0, at);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  return copy;
}

function harmed(part: (typeof parts)[number], harm: (typeof harms)[number], chance: Chance): Files {
  const names = [...lived.files.keys()];
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const middle = names[Math.floor(names.length / 2)] ?? '';
  const files = new Map(lived.files);
  const open = files.get(last) ?? Buffer.alloc(0);
  const entries = [...entriesIn(open, 0)];
  const cut = entries[Math.ceil(entries.length / 2)]?.offset ?? 0;
  const [aside, piece] = [`${middle}.bad`, `${last}.${cut}-1.bad`];
  if (part === 'segment put aside') moveTo(files, middle, aside, 0);
  if (part === 'end put aside') moveTo(files, last, piece, cut);
  const hit = {
    'first segment': [first],
    'middle segment': [middle],
    'open segment': [last],
    'head of the open one': [last],
    'first and open': [first, last],
    'whole folder': names,
    'segment put aside': [aside],
    'end put aside': [piece],
  }[part];
  for (const name of hit) {
    const within = part === 'head of the open one' ? 150 : Number.POSITIVE_INFINITY;
    const bytes = harmedFile(files.get(name) ?? Buffer.alloc(0), harm, chance, within);
    if (bytes) files.set(name, bytes);
    else files.delete(name);
  }
  return files;
}

/** As 0.1 put damage aside: what stands in a file from a place on goes into another. */
function moveTo(files: Map<string, Buffer>, name: string, aside: string, from: number): void {
  const bytes = files.get(name) ?? Buffer.alloc(0);
  files.set(aside, bytes.subarray(from));
  if (from > 0) files.set(name, bytes.subarray(0, from));
  else files.delete(name);
}

/** Bytes behind the last whole record of what stands last in a journal. */
function unreadAtEnd(files: Files): number {
  const name = [...files.keys()].sort().at(-1) ?? '';
  // A packed one that stands last is whole here, or put aside and harmed, of which only that is told.
  if (name.includes('.gz')) return 0;
  const bytes = files.get(name) ?? Buffer.alloc(0);
  const last = [...wholeRecords(bytes, 0)].at(-1);
  return bytes.length - (last ? last.offset + last.bytes : 0);
}

const textsIn = (records: readonly JournalRecord[]) =>
  new Set(records.flatMap((record) => (record.type === 'op' ? [record.text] : [])));

/** What can be read of a journal, without a database: everything that is whole in it (`harm.test.ts` of the journal proves that). */
async function wholeIn(files: Files): Promise<ReadonlySet<string>> {
  const { journals } = hostOn(await diskOf(files));
  const windowId = SHOP;
  value(await journals.attach({ shopId: SHOP, windowId, takeOver: false }));
  const records: JournalRecord[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Answer<'journal.read'> = value(await journals.read({ shopId: SHOP, cursor, limit: 500 }));
    records.push(...page.records);
    cursor = page.next;
    if (cursor === null) break;
  }
  await journals.close();
  return textsIn(records);
}

type Numbered = { readonly writerId: string; readonly writerSeq: number; readonly opId: string };
const told: string[] = [];
afterAll(() => console.log(`Harm and recovery, seeds ${SEEDS.join(' and ')}:\n${told.join('\n')}`));

function isTried(
  database: (typeof databases)[number],
  part: (typeof parts)[number],
  harm: (typeof harms)[number],
): boolean {
  // Nothing is left then: `shop-empty`, or the server's (DATA-R23).
  if (part === 'whole folder' && harm === 'missing') return database !== 'missing';
  if (part.endsWith('aside')) return database === 'intact' || database === 'missing';
  return harm !== 'untouched';
}

describe.each(databases)('with the database %s', (database) => {
  test.each(parts.flatMap((part) => harms.flatMap((harm) => (isTried(database, part, harm) ? [{ part, harm }] : []))))(
    '[DATA-R23] [JRN14] [JRN16] and the $part $harm: everything that was whole anywhere is in the books or listed, and the rest is named',
    async ({ part, harm }) => {
      for (const seed of harm === 'missing' || harm === 'untouched' ? [1] : SEEDS) {
        const files = harmed(part, harm, chanceFrom(seed));
        const inJournal = await wholeIn(files);
        const { journals, behind } = hostOn(await diskOf(files));
        const desk = { ...lived.desk, sending: { sentNo: 0 } };
        const host = behind(lived.desk.at.host);
        Object.assign(desk, { means: { ...lived.desk.means, host } });
        lived.desk.at.entries.set(SHOP, lived.entry);
        await deleteDatabase(lived.entry.dbName);
        const dump = database === 'behind' ? lived.older : lived.dump;
        if (database !== 'missing') await load(lived.entry.dbName, dump);
        if (database === 'half built') {
          const db = shopDatabase(lived.entry.dbName, 'relaxed');
          await db.meta.put({ ...must(await readDesk(db), 'a desk'), complete: false });
          db.close();
        }
        const inDatabase =
          database === 'missing'
            ? []
            : (dump.get('operations') ?? []).map((row) => String((row as { readonly text?: unknown }).text)); // rows of a dump
        const whole = new Set([...inJournal, ...inDatabase]);
        const context = `seed ${seed}`;

        const opened = await reopen(desk, false);
        const { db, door } = desk.session;
        const verified = opened.recovery ? null : value(await verifyJournal(desk.session));
        const recovery = await readRecovery(db);
        await pump(desk);
        const after = new Set<string>();
        for (let cursor: string | null = null; ; ) {
          const page: Answer<'journal.read'> = value(
            await door.host.ask('journal.read', { shopId: SHOP, cursor, limit: 500 }),
          );
          for (const text of textsIn(page.records)) after.add(text);
          cursor = page.next;
          if (cursor === null) break;
        }
        expect(
          [...whole].filter((text) => !after.has(text)),
          context,
        ).toEqual([]);

        const acts = [...whole].map((text): Numbered => JSON.parse(text));
        const gone = [...(lived.dump.get('operations') ?? [])]
          .map((row) => JSON.parse(String((row as { readonly text?: unknown }).text)) as Numbered) // rows of a dump
          .filter(({ opId }) => !acts.some((act) => act.opId === opId));
        const kept = new Set((await db.operations.toArray()).map(({ opId }) => opId as string));
        const aside = new Set((recovery?.setAside ?? []).map(({ opId }) => opId as string));
        expect(
          acts.filter(({ opId }) => !kept.has(opId) && !aside.has(opId)),
          context,
        ).toEqual([]);
        expect((await checkBooks(db)).differences, context).toBe(0);
        if (database === 'intact') {
          expect(opened.recovery, context).toBeNull();
          expect((await checkBooks(db)).bookHash, context).toBe(lived.books.bookHash);
        }
        // What lies behind everything that is left is lost without a trace; all before it is named.
        const head = Math.max(0, ...acts.map(({ writerSeq }) => writerSeq));
        const named = (recovery?.missing ?? []).flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        for (const { writerSeq } of gone) if (writerSeq < head) expect(named, context).toContain(writerSeq);
        expect(
          named.some((seq) => acts.some((act) => act.writerSeq === seq)),
          context,
        ).toBe(false);
        // What was lost is told: an end that cannot be read where no database speaks for it, else how much came back from there.
        const { rebuilt } = opened;
        const unread = opened.recovery?.unread ?? (rebuilt && 'unread' in rebuilt ? rebuilt.unread : null);
        const isPacked = unread?.file.includes('.gz') ?? false;
        if (database === 'missing' && !isPacked) expect(unread?.bytes ?? 0, context).toBe(unreadAtEnd(files));
        if (database === 'intact') {
          const given = (opened.journal?.given ?? 0) + (verified?.given ?? 0);
          expect([given, unread], context).toEqual([whole.size - inJournal.size, null]);
        }
        if (database === 'intact' && after.size > 0 && inJournal.size === 0)
          expect(opened.journal, context).toMatchObject({ gone: true, atEnd: inDatabase.length });
        if (database === 'half built') expect(opened.journal?.given ?? 0, context).toBe(whole.size - inJournal.size);
        if (named.length > 0 || aside.size > 0) expect(opened.recovery, context).not.toBeNull();
        if (gone.length === 0 && opened.rebuilt) {
          expect(opened.recovery, context).toBeNull();
          expect(await onHand(desk), context).toBe(lived.stock);
        }
        told.push(
          `${database} + ${part} ${harm} (${context}): ${acts.length} came back, ${aside.size} set aside, ${named.length} missing${
            opened.recovery ? ', asked' : (opened.journal ?? verified) ? ', told' : ''
          }${unread ? ', told of its end' : ''}`,
        );

        if (opened.recovery)
          await confirmRecovery(desk.means, desk.session, { name: 'S', currency: 'EUR', placeName: 'P' });
        await does(desk, sells(1));
        await pump(desk);
        await closeShop(desk.session);
        const again = await reopen(desk, false);
        expect([again.recovery, again.rebuilt], context).toEqual([null, null]);
        await closeShop(desk.session);
        await deleteDatabase(desk.session.entry.dbName);
        await journals.close();
      }
    },
    60_000,
  );
});
