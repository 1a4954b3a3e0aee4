import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { type BridgeHandlers, channels, type ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { isZero } from '#shared/domain/operations/levels.ts';
import { noForks } from '#shared/domain/operations/forks.ts';
import { emptyBooks, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';
import { createDispatch } from '#electron/bridge/dispatcher.ts';
import { blobHandlers, openBlobs } from '#electron/journal/blobs.ts';
import { contactHandlers, openContacts } from '#electron/journal/contacts.ts';
import { draftHandlers, openDrafts } from '#electron/journal/drafts.ts';
import { journalHandlers } from '#electron/journal/journal-handlers.ts';
import { openJournals } from '#electron/journal/journals.ts';
import { openShops, shopHandlers } from '#electron/journal/shops.ts';
import { textFile } from '#electron/journal/text-file.ts';
import { noSharing, openConnections, type TokenKeeper } from '#electron/shop-server/connections.ts';
import { storeHandlers } from '#electron/shop-server/store-handlers.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import {
  databaseExists,
  deleteDatabase,
  kinds,
  readDesk,
  shopDatabase,
  type ShopDatabase,
  tableOf,
} from '#renderer/db/database.ts';
import { cellLevels } from '#renderer/db/cells.ts';
import { record } from '#renderer/db/record.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { sealOldest } from '#renderer/db/sealing.ts';
import { lineFields } from '#renderer/db/segment-lines.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import { isIn, readRecovery } from '#renderer/db/recovery.ts';
import type { BooksCheck } from '#renderer/db/books-work.ts';
import { isToOpenAnew, type OpenedShop, type SyncStatus } from '#renderer/db/work.ts';
import { checkBooks } from '#renderer/sync/books-check.ts';
import { checkContacts } from '#renderer/sync/contact-check.ts';
import { connect } from '#renderer/sync/exchange.ts';
import { pruneOperations } from '#renderer/sync/housekeeping.ts';
import { verifyJournal } from '#renderer/sync/journal-check.ts';
import { startLanes } from '#renderer/sync/lane.ts';
import { closeShop, confirmRecovery, createShop, joinShop, openShop } from '#renderer/sync/opening.ts';
import type { Means, Session } from '#renderer/sync/session.ts';
import { type Chance, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { countingIds, personId, shopId } from '#tests/fixtures/folding-desk.ts';
import { wholeTexts } from './journal-damage.ts';

/** How a desk's computer ends: the program is killed, the power fails, or the browser's database is gone as well. */
export type End = 'killed' | 'power-lost' | 'database-lost' | 'database-behind';

/** Chance and time for one desk. */
export type DeskMeans = {
  readonly lane: number;
  readonly now: () => number;
  readonly chance: Chance;
  /** A disk that has a shop already; an empty one if none is given. */
  readonly disk?: ForgetfulDisk;
};

/** What a desk wrote and was told is saved: an act by its id, a contact by its id and text. Acts that are whole nowhere any more are lost. */
export type Kept = {
  readonly acts: ReadonlySet<OpId>;
  readonly lost: ReadonlySet<OpId>;
  readonly contacts: ReadonlyMap<string, string>;
};

/** What becomes of a closed shop; `atServer` are the ids the server has in its log or has refused. */
export type Harm = {
  readonly database: 'intact' | 'lost' | 'behind';
  readonly damage: (disk: ForgetfulDisk) => Promise<void>;
  readonly atServer: () => Promise<ReadonlySet<string>>;
};

/** What a harmed shop opened with: how much was lost, and what of that was not told as it should be. */
export type Harmed = { readonly lost: number; readonly named: number; readonly wrong: readonly string[] };

type Numbered = { readonly opId: OpId; readonly writerId: string; readonly writerSeq: number };

const profile = '/profile';
const MOST_TRIES = 200;
const silent = () => undefined;

type Process = ReturnType<ForgetfulDisk['process']>;

/** One desk: the real window's database and lanes over the real host's journal and contacts on a disk that keeps no more than it promised. */
export type RealDesk = {
  readonly name: string;
  readonly session: () => Session;
  /** Everything told to be saved so far, on this computer or by the server. */
  readonly kept: Kept;
  readonly create: (decisions: readonly Decision[]) => Promise<void>;
  readonly join: (url: string) => Promise<void>;
  readonly connect: (url: string) => Promise<Result<null>>;
  /** Opens the shop that the disk has, whose database is made from its journal. */
  readonly openHere: () => Promise<void>;
  /** Knows the shop's server, and has a token for it. */
  readonly meet: (url: string) => Promise<void>;
  /** Decides on what this desk shows and records it; answers its id, or null where the books forbid it. */
  readonly act: (decide: (books: MemoryBooks, recent: readonly Operation[]) => Decision | null) => Promise<OpId | null>;
  readonly writeContact: (contact: Contact) => Promise<void>;
  /** Carries acts to the journal, then to the server and back, as the lanes do at a nudge. */
  readonly exchange: () => Promise<SyncStatus>;
  readonly housekeeping: () => Promise<void>;
  /** Lets the host's process die after so many calls to its disk. */
  readonly killAfter: (calls: number) => void;
  /** True when the host's process died under the last step. */
  readonly isDead: () => boolean;
  /** Ends the computer's day in this way and starts it again. */
  readonly startAgain: (end: End) => Promise<void>;
  /** Closes the shop, harms its journal and, as `database` says, its database, and opens it again. */
  readonly harm: (harm: Harm) => Promise<Harmed>;
  /** Makes a backup of the computer's profile, database and all, in the place of the last one. */
  readonly backUp: () => Promise<void>;
  /** Puts the backup in the place of what a closed shop has, and opens it; answers how many acts were saved nowhere else, null without a backup. */
  readonly setBack: (atServer: () => Promise<ReadonlySet<string>>) => Promise<number | null>;
  readonly check: () => Promise<BooksCheck>;
  readonly contacts: () => Promise<readonly Contact[]>;
  /** Every part of the books that counts in their hash, by its key. */
  readonly books: () => Promise<ReadonlyMap<string, string>>;
  /** On hand, committed and incoming of every level that says something. */
  readonly levels: () => Promise<ReadonlyMap<string, string>>;
  readonly disk: () => ForgetfulDisk;
  readonly close: () => Promise<void>;
};

/** A desk on a computer, empty unless a disk is given. */
export function realDesk({ lane, now, chance, disk: given }: DeskMeans): RealDesk {
  const nextId = countingIds(lane);
  const acts = new Set<OpId>();
  const lost = new Set<OpId>();
  const written = new Map<string, string>();
  const contacts = new Map<string, string>();
  const unsaved = new Map<OpId, number>();
  let disk = given ?? new ForgetfulDisk(chance);
  let process = disk.process();
  const tokens = new Map<string, string>();
  let host = hostOn(process, tokens, now);
  let session: Session | null = null;
  let openedAnew = 0;
  let waitsForForm = false;
  let older: DatabaseCopy | null = null;
  let backup: { readonly database: DatabaseCopy; readonly disk: ForgetfulDisk } | null = null;

  const means = (): Means => ({ host, now, nextId, windowId: nextId() });
  const open = () => must(session, 'the shop is open');

  async function entryOf(): Promise<ShopEntry> {
    const list = await host.ask('shops.list', {});
    return must(list.ok ? list.value.shops[0] : undefined, 'the shop is listed');
  }

  async function prepare(): Promise<ShopEntry> {
    await process.makeFolder(profile);
    await process.syncFolder('/');
    const generation = nextId();
    const dbName = `stockroom-${generation}`;
    const entry = { shopId, shopKind: 'real', name: 'Shop', dbName, generation, createdAt: 0 } as const;
    valueOf(await host.ask('shops.create', entry));
    return entry;
  }

  /** Opens the shop anew in the window that has it open. */
  async function openAnew(): Promise<void> {
    await closeShop(open());
    await openAgain();
  }

  /** Opens the shop again after the computer was started. */
  async function openAgain(): Promise<OpenedShop> {
    waitsForForm = false;
    valueOf(await host.ask('shops.list', {}));
    const open = async () => openShop(means(), await entryOf(), true, silent);
    let tried = await open();
    // With nothing left here the shop comes from its server: the person tries again until that is reached (DATA-R23).
    for (let left = MOST_TRIES; left > 0 && !tried.ok && tried.failure.code === 'shop-at-server'; left--)
      tried = await open();
    const opened = valueOf(tried);
    session = opened.session;
    // The person is told what is missing and goes on.
    if (opened.opened.recovery)
      await confirmRecovery(means(), session, { name: 'Shop', currency: 'EUR', placeName: 'Shop' });
    return opened.opened;
  }

  /** Acts of this computer that are whole in its journal or its database. */
  async function wholeHere(): Promise<ReadonlyMap<OpId, Numbered>> {
    const texts = new Set(await wholeTexts(disk));
    const { dbName } = await entryOf();
    if (await databaseExists(dbName)) {
      const db = shopDatabase(dbName, 'relaxed');
      for (const { text } of await db.operations.toArray()) texts.add(text);
      db.close();
    }
    return new Map([...texts].map((text) => JSON.parse(text) as Numbered).map((op) => [op.opId, op]));
  }

  /** Acts that were saved and are whole nowhere any more, after this one they stay lost. */
  function loseNow(
    before: ReadonlyMap<OpId, Numbered>,
    whole: ReadonlyMap<OpId, Numbered>,
    atServer: ReadonlySet<string>,
  ) {
    const gone = [...acts].filter((opId) => !whole.has(opId) && !atServer.has(opId));
    for (const opId of gone) {
      acts.delete(opId);
      lost.add(opId);
    }
    return gone.map((opId) => must(before.get(opId), 'a saved act was whole here before'));
  }

  async function noteSaved(): Promise<void> {
    const { db } = open();
    for (const [opId, no] of [...unsaved]) {
      const row = await db.operations.get(no);
      if (row?.stage === 'new') continue;
      unsaved.delete(opId);
      acts.add(opId);
    }
    for (const row of await db.contacts.toArray()) {
      const text = written.get(row.contactId);
      if (row.pending !== 2 && text !== undefined) contacts.set(row.contactId, text);
    }
  }

  return {
    name: `desk ${lane}`,
    session: open,
    kept: { acts, lost, contacts },
    create: async (decisions) => {
      const entry = await prepare();
      const first = decisions.map((decision) => ({ at: now(), decision }));
      session = valueOf(await createShop(means(), entry, first, [], personId, silent)).session;
    },
    join: async (url) => {
      const entry = await prepare();
      valueOf(await host.ask('store.connect', { url, token: 'token' }));
      valueOf(await host.ask('store.bind', { shopId, url }));
      session = valueOf(await joinShop(means(), entry, personOf(nextId()), silent)).session;
    },
    connect: async (url) => {
      const met = await host.ask('store.connect', { url, token: 'token' });
      return met.ok ? connect(open(), url, silent) : met;
    },
    openHere: async () => {
      await openAgain();
    },
    meet: async (url) => {
      valueOf(await host.ask('store.connect', { url, token: 'token' }));
      valueOf(await host.ask('store.bind', { shopId, url }));
    },
    act: async (decide) => {
      const { db, feed } = open();
      const recent = (await db.operations.orderBy('no').reverse().limit(8).toArray()).reverse().map(readStored);
      const decision = decide(await booksOf(open()), recent);
      if (!decision) return null;
      const stamp = () => ({ at: now(), nextId });
      const recorded = await record({ db, feed, actor: personId, stamp }, () => done({ decisions: [decision] }));
      const opId = recorded.ok ? recorded.value.opIds[0] : undefined;
      if (!recorded.ok || opId === undefined) return null;
      // The same undo, done again after it was lost, has the same id.
      lost.delete(opId);
      unsaved.set(opId, recorded.value.lastNo);
      return opId;
    },
    writeContact: async (contact) => {
      const { db, feed } = open();
      const stamp = () => ({ at: now(), nextId });
      await record({ db, feed, actor: personId, stamp }, () => done({ decisions: [], contacts: [contact] }));
      written.set(contact.contactId, JSON.stringify(contact));
    },
    exchange: async () => {
      if (waitsForForm) await openAnew();
      const told: SyncStatus[] = [];
      const lanes = startLanes(open(), { now, after: () => silent }, (status) => told.push(status));
      try {
        await lanes.syncNow();
        await noteSaved();
      } finally {
        await lanes.stop();
      }
      const status = must(told.at(-1), 'the lanes tell how it went');
      if (!isToOpenAnew(status)) return status;
      openedAnew++;
      // Every other time a person has a form open, and goes on working before the shop is opened anew.
      if (openedAnew % 2 === 0) waitsForForm = true;
      else await openAnew();
      return status;
    },
    housekeeping: async () => {
      const { db } = open();
      await sealOldest(db, { keepNewest: 4, lines: 6 });
      await pruneOperations(db, 6);
      older = await copyOf(open());
    },
    killAfter: (calls) => process.killAfter(calls),
    isDead: () => process.killed(),
    startAgain: async (end) => {
      const { db, feed } = open();
      const dbName = db.name;
      feed.close();
      db.close();
      process.killAfter(0);
      disk = end === 'killed' ? disk : disk.afterPowerLoss();
      process = disk.process();
      host = hostOn(process, tokens, now);
      if (end === 'database-lost') await deleteDatabase(dbName);
      if (end === 'database-behind' && older?.name === dbName) await older.putBack();
      unsaved.clear();
      await openAgain();
      // As the program does a few seconds after it has opened the shop.
      valueOf(await checkContacts(open()));
    },
    harm: async ({ database, damage, atServer }) => {
      await noteSaved();
      const dbName = open().db.name;
      await closeShop(open());
      const before = await wholeHere();
      await damage(disk);
      if (database === 'lost') await deleteDatabase(dbName);
      if (database === 'behind' && older?.name === dbName) await older.putBack();
      const whole = await wholeHere();
      const there = await atServer();
      const gone = loseNow(before, whole, there);
      process = disk.process();
      host = hostOn(process, tokens, now);
      unsaved.clear();
      const { recovery, rebuilt } = await openAgain();
      const { missing = [] } = (await readRecovery(open().db)) ?? {};
      // The look at the whole journal a few seconds later.
      valueOf(await verifyJournal(open()));
      valueOf(await checkContacts(open()));
      const head = (writerId: string) =>
        Math.max(0, ...[...whole.values()].filter((op) => op.writerId === writerId).map((op) => op.writerSeq));
      // What stands behind everything that is left is lost without a trace; all before it is named, and a person is asked.
      const inside = gone.filter(({ writerId, writerSeq }) => writerSeq < head(writerId));
      const unnamed = inside.filter(({ writerId, writerSeq }) => !isIn(missing, writerId, writerSeq));
      return {
        lost: gone.length,
        named: inside.length - unnamed.length,
        wrong: [
          ...unnamed.map(({ opId }) => `[SIM8] the lost act ${opId} is not named`),
          ...(inside.length > 0 && !recovery ? [`[SIM8] nobody was asked (${JSON.stringify(rebuilt)})`] : []),
          ...[...whole.values()].flatMap(({ opId, writerId, writerSeq }) =>
            // What the server gave back to the journal is in the books after the next exchange.
            isIn(missing, writerId, writerSeq) && !there.has(opId)
              ? [`[SIM8] ${opId} is whole and called missing`]
              : [],
          ),
        ],
      };
    },
    backUp: async () => {
      backup = { database: await copyOf(open()), disk: disk.copy() };
    },
    setBack: async (atServer) => {
      if (!backup) return null;
      await noteSaved();
      const { name } = open().db;
      await closeShop(open());
      const before = await wholeHere();
      await deleteDatabase(name);
      disk = backup.disk.copy();
      process = disk.process();
      host = hostOn(process, tokens, now);
      await backup.database.putBack();
      const gone = loseNow(before, await wholeHere(), await atServer());
      unsaved.clear();
      contacts.clear();
      await openAgain();
      valueOf(await checkContacts(open()));
      return gone.length;
    },
    check: () => checkBooks(open().db),
    contacts: async () => {
      const rows = await open().db.contacts.toArray();
      return rows.map(({ version: _version, pending: _pending, ...contact }) => contact);
    },
    books: async () => {
      const { rows, counted } = await booksOf(open());
      return new Map([
        ...[...rows].map(([key, row]) => [key, canonical(row)] as const),
        ...[...counted].map(([id, row]) => [`counted:${id}`, canonical(row)] as const),
      ]);
    },
    levels: async () => {
      const { levels } = await booksOf(open());
      return new Map([...levels.values()].map((l) => [l.id, `${l.onHand}/${l.committed}/${l.incoming}`]));
    },
    disk: () => disk,
    close: async () => {
      if (!session) return;
      const { name } = session.db;
      await closeShop(session);
      await deleteDatabase(name);
      session = null;
    },
  };
}

/** The host's rooms on one process's view of the disk, behind the checked bridge; questions that would wait for news wait for ever. */
function hostOn(files: Process, tokens: Map<string, string>, now: () => number): Host {
  const journals = openJournals({ profile, files, now, lock: async () => async () => undefined, onDetached: silent });
  const blobs = openBlobs({ profile, files });
  const vault = keeperOf(tokens);
  const file = textFile(files, `${profile}/connections.json`);
  const handlers: Partial<BridgeHandlers> = {
    ...journalHandlers(journals),
    ...contactHandlers(openContacts({ profile, files })),
    ...shopHandlers(openShops({ profile, files, now, closeJournal: journals.closeShop })),
    ...blobHandlers(blobs),
    ...draftHandlers(openDrafts({ profile, files })),
    ...storeHandlers({
      keysOf: async () => null,
      vault,
      connections: openConnections({ vault, file, ...noSharing, now }),
      blobs,
      now,
    }),
  };
  const missing = async () => fail({ code: 'bad-request' });
  const all = new Proxy(handlers, { get: (some, name) => Reflect.get(some, name) ?? missing });
  // Whatever is asked for is there: the channels these rooms serve, and a refusal for the others.
  const dispatch = createDispatch(all as BridgeHandlers, { checkAnswers: true, onFault: silent, onFailure: silent });
  return {
    ask: async (channel, question) => {
      const waits = 'waitMs' in question && question.waitMs > 0;
      if (waits) return new Promise(() => undefined);
      const asker = channels[channel].from === 'window' ? 'window' : 'worker';
      // The dispatcher answers what the table says for this channel; it is typed for whatever comes from outside.
      return (await dispatch(asker, channel, question)) as Awaited<ReturnType<Host['ask']>> as never;
    },
  };
}

function keeperOf(tokens: Map<string, string>): TokenKeeper {
  return {
    put: async (name, secret) => (tokens.set(name, secret), 'vault'),
    get: async (name) => tokens.get(name) ?? null,
    kept: async () => 'vault',
    wouldKeep: async () => 'vault',
    forget: async (name) => void tokens.delete(name),
  };
}

/** What a desk shows, as the books its person decides on. */
async function booksOf({ db }: Session): Promise<MemoryBooks> {
  const books = emptyBooks();
  for (const kind of kinds) for (const row of await tableOf(db, kind).toArray()) books.rows.set(refKey(row), row);
  for (const level of (await db.stock.toArray()).flatMap(cellLevels))
    if (!isZero(level)) books.levels.set(level.id, level);
  books.movements.push(...((await foldLedger(db, {}, collected(lineFields, 'as-written'))) ?? []));
  for (const counted of await db.counted.toArray()) books.counted.set(counted.id, counted);
  for (const row of await db.inbox.toArray()) if (row.type !== 'lost-contact') books.inbox.set(row.id, row);
  books.forks = (await readDesk(db))?.forks ?? noForks;
  return books;
}

/** Everything a database holds, to be put back later: what a computer finds whose last commits never reached its disk. */
type DatabaseCopy = { readonly name: string; readonly putBack: () => Promise<void> };

async function copyOf({ db }: Session): Promise<DatabaseCopy> {
  const tables = await Promise.all(
    db.tables.map(async (table) => ({
      name: table.name,
      rows: await table.toArray(),
      keys: table.schema.primKey.keyPath ? undefined : await table.toCollection().primaryKeys(),
    })),
  );
  return {
    name: db.name,
    putBack: async () => {
      const again: ShopDatabase = shopDatabase(db.name, 'relaxed');
      for (const { name, rows, keys } of tables) {
        await again.table(name).clear();
        await again.table(name).bulkPut(rows, keys);
      }
      again.close();
    },
  };
}

function personOf(contactId: string): Contact {
  return { contactId, kind: 'person', erased: false, name: 'Bob', address: '', phone: '', email: '', note: '' };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail ?? ''}`);
  return result.value;
}
