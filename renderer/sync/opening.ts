import { done, fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { messages } from '#shared/contract/store/batch.ts';
import { type MakeFailure, makeOperation } from '#shared/contract/store/make.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { Contact, HostContact } from '#shared/contract/store/protocol.ts';
import { actOf } from '#shared/domain/operations/act.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { addressed, inEnvelope } from '#shared/domain/operations/envelope.ts';
import { NOBODY, type OpId, type PersonId, type ShopId, type WriterId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { emptyBooks, fold } from '#shared/domain/operations/memory-books.ts';
import {
  databaseExists,
  deleteDatabase,
  type LostContact,
  readDesk,
  type ShopDatabase,
  shopDatabase,
} from '#renderer/db/database.ts';
import { draftsAgain } from '#renderer/db/drafts.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { inServerOrder, type LoggedOperation, rebuild } from '#renderer/db/rebuild.ts';
import type { TakenBack } from '#shared/domain/operations/taken-back.ts';
import { givenBack, isFilled, isLeft, readSetBack } from '#renderer/db/read-anew.ts';
import { readLost } from '#renderer/db/lost-contacts.ts';
import { keepRepair, repairAsked } from '#renderer/db/books-kept.ts';
import { carryOwnWork } from '#renderer/db/own-work.ts';
import { noteCutOff } from './import/cut-off.ts';
import { record } from '#renderer/db/record.ts';
import {
  changeRecovery,
  countIn,
  countLost,
  isIn,
  keepCurrency,
  keepRecovery,
  knownCurrency,
  readRecovery,
  type Recovery,
} from '#renderer/db/recovery.ts';
import type { ContactNews, JournalNews, Losses, OpenedShop, Rebuilt } from '#renderer/db/work.ts';
import { fillFromDatabase, fillFromServer, fillOrdered } from './fill.ts';
import { generationAfter, withFoundDatabase } from './found-database.ts';
import { checkJournal, keepSeen } from './journal-check.ts';
import { healEnd, type JournalEnd, lookAtEnd, numbersBehind } from './journal-end.ts';
import { type JournalLog, readJournal } from './journal-log.ts';
import { type LostShop, placesAgain } from './lost-places.ts';
import { appendWriter, JOURNAL_CHUNK } from './append-writer.ts';
import { numberAnew } from './number-anew.ts';
import { dropCopy } from './reading.ts';
import { contactBytes } from './contact-record.ts';
import { readContacts } from './contact-check.ts';
import { carryOver } from './carry-over.ts';
import type { JournalDoor } from './pump.ts';
import { logFailure } from './server-log.ts';
import type { Means, Session } from './session.ts';

type Report = (done: number, total: number | null) => void;

/** Attaches to the shop's journal and opens its database. The database is rebuilt from the journal where it is missing, of another generation, or behind. */
export async function openShop(
  means: Means,
  listed: ShopEntry,
  takeOver: boolean,
  report: Report,
): Promise<Result<{ readonly session: Session; readonly opened: OpenedShop }>> {
  const { shopId } = listed;
  const door = { host: means.host, shopId, windowId: means.windowId };
  const attached = await means.host.ask('journal.attach', { shopId, windowId: means.windowId, takeOver });
  if (!attached.ok) return attached;
  const { heads, recovered } = attached.value;
  const found = await withFoundDatabase(means.host, listed, heads);
  if (!found.ok) return found;
  const entry = found.value;
  const seen = recovered.quarantined;
  const state = await databaseState(entry, heads);
  if (state === 'newer') return fail({ code: 'update-needed', detail: 'fold' });
  if (state === 'sound') {
    const session = sessionOf(entry, door);
    const end = await healEnd(session.db, door, heads, recovered.cutFile !== null);
    const checked = await checkJournal(session, 'opening', seen);
    if (!checked.ok) return checked;
    // A person who has not said yet whether to go on may have put files back meanwhile.
    const isAsked = (await readRecovery(session.db))?.confirmed === false;
    const journal = newsWith(checked.value.news, end, recovered.others);
    if (!checked.value.anew && !isAsked) return done({ session, opened: { ...opened(entry), journal } });
    session.feed.close();
    session.db.close();
  }
  const { end, unread } = await lookAtEnd(entry.dbName, heads, recovered);
  const { given, takings } = await knownBefore(entry);
  const carried = await carriedOver(sessionOf(entry, door), heads);
  if (!carried.ok) return carried;
  const rebuilt = await rebuildShop(means, door, entry, { heads: carried.value.heads, seen }, report);
  if (!rebuilt.ok) return rebuilt;
  const session = sessionOf(rebuilt.value.entry, door);
  const { operations, recovery, wasFilled, isRepaired, isSetBack, news, unreadContacts } = rebuilt.value;
  const isAsked = recovery?.confirmed === false;
  if (!isAsked) await startWriter(means, session);
  const because = becauseOf({ isSetBack, isRepaired, wasFilled });
  const why =
    given === null
      ? { because, operations, unread: isAsked ? null : unread, gap: !isAsked && (recovery?.gapAfter ?? null) !== null }
      : await partedWhy(session.db, given, takings);
  return done({
    session,
    opened: {
      ...opened(rebuilt.value.entry),
      rebuilt: why,
      recovery: isAsked ? { ...(await lossesOf(session, recovery, operations)), unread } : null,
      // Who hears that something may be missing is not told beside it that nothing is.
      journal: isAsked || unread ? null : newsWith(news, end, recovered.others),
      contacts: unreadContacts ?? carried.value.contacts,
    },
  });
}

type Why = { readonly isSetBack: boolean; readonly isRepaired: boolean; readonly wasFilled: boolean };

/** Why a database was made anew, as a person hears it. */
function becauseOf({
  isSetBack,
  isRepaired,
  wasFilled,
}: Why): Exclude<Rebuilt['because'], 'server-set-back' | 'taken-back'> {
  if (isSetBack) return 'set-back';
  if (isRepaired) return 'repaired';
  return wasFilled ? 'filled' : 'lost';
}

function opened(entry: ShopEntry): OpenedShop {
  return { entry, rebuilt: null, recovery: null, journal: null, contacts: null };
}

/** A person has been told what is missing and goes on: a new writer begins, and what the lost first acts made is there again (DATA-R23). */
export async function confirmRecovery(means: Means, session: Session, lost: LostShop): Promise<void> {
  const { db } = session;
  await startWriter(means, session);
  const again = await placesAgain(db, session.entry.shopId as ShopId, lost);
  if (again) await record(recorderOf(means, session), () => done({ decisions: [again] }));
  await changeRecovery(db, (now) => ({ ...now, confirmed: true }));
}

/** What a person is told of a journal, with what its end lacked and the files in it that are another shop's. */
function newsWith(news: JournalNews | null, end: JournalEnd, others: readonly string[]): JournalNews | null {
  const { again, missing, gone } = end;
  const isEndWhole = again + missing === 0;
  if (isEndWhole && others.length === 0) return news;
  const found = news ?? { files: [], given: 0, atEnd: 0, missing: 0, gone: false };
  // Where a file is harmed as well, what was given back need not have stood at the end.
  const isHarmedToo = found.files.length > 0 && !gone;
  const withEnd = isEndWhole
    ? found
    : { ...found, given: found.given + again, atEnd: isHarmedToo ? 0 : again, missing: found.missing + missing, gone };
  return others.length > 0 ? { ...withEnd, others } : withEnd;
}

async function lossesOf({ db }: Session, recovery: Recovery, operations: number): Promise<Omit<Losses, 'unread'>> {
  return {
    setAside: recovery.setAside.length,
    missing: countLost(recovery),
    files: recovery.harmed,
    connected: (await readDesk(db))?.connected ?? false,
    setUp: (await db.shop.count()) > 0 ? null : { currency: await knownCurrency(db) },
    operations: operations - recovery.setAside.filter(({ code }) => code !== 'operation-unreadable').length,
  };
}

/** Makes a shop from its first acts: they enter the journal first and the database is built from them, as in a recovery. */
export async function createShop(
  means: Means,
  entry: ShopEntry,
  acts: Iterable<{ readonly at: number; readonly decision: Decision; readonly actor?: PersonId }>,
  contacts: readonly Contact[],
  actor: PersonId,
  report: Report,
): Promise<Result<{ readonly session: Session; readonly opened: OpenedShop }>> {
  const { host, windowId } = means;
  const writerId = means.nextId() as WriterId;
  const made = logOf(means, entry.shopId as ShopId, writerId, acts, actor);
  if (!made.ok) return made;
  const log = made.value;
  const attached = await host.ask('journal.attach', { shopId: entry.shopId, windowId, takeOver: false });
  if (!attached.ok) return attached;
  const door = { host, shopId: entry.shopId, windowId };
  const texts = log.map(({ text }) => text);
  const kept = await appendWriter(door, writerId, texts, (written) => report(written, log.length * 2));
  if (!kept.ok) return kept;
  for (const some of messages(contacts, contactBytes, JOURNAL_CHUNK)) {
    const answer = await host.ask('contacts.put', { shopId: entry.shopId, contacts: [...some] });
    if (!answer.ok) return answer;
  }
  const session = sessionOf(entry, door);
  const plan = {
    shopId: entry.shopId as ShopId,
    generation: entry.generation,
    writerId,
    writers: { [writerId]: log.length },
    connected: false,
    contacts,
  };
  await rebuild(session.db, log, plan, (part) => report(log.length * (1 + part), log.length * 2));
  return done({ session, opened: opened(entry) });
}

/**
 * Makes this computer a desk of a shop that a server holds: takes its whole log into the journal and builds the database
 * from it in one go. Cut off half-way, the journal has what came, and opening the shop goes on from there.
 */
export async function joinShop(
  means: Means,
  entry: ShopEntry,
  person: Contact,
  report: Report,
): Promise<Result<{ readonly session: Session; readonly opened: OpenedShop }>> {
  const { host, windowId } = means;
  const attached = await host.ask('journal.attach', { shopId: entry.shopId, windowId, takeOver: false });
  if (!attached.ok) return attached;
  const session = sessionOf(entry, { host, shopId: entry.shopId, windowId });
  const log = await takeWholeLog(session.door, report);
  if (!log.ok) return log;
  const writerId = means.nextId() as WriterId;
  const plan = {
    shopId: entry.shopId as ShopId,
    generation: entry.generation,
    writerId,
    writers: { [writerId]: 0 },
    connected: true,
    contacts: [],
  };
  await rebuild(session.db, log.value, plan, (part) => report(part * log.value.length, log.value.length));
  const begun = await record(recorderOf(means, session), () =>
    done({ decisions: [{ type: 'writer.started', payload: { predecessor: null } }], contacts: [person] }),
  );
  if (!begun.ok) return begun;
  return done({ session, opened: opened(entry) });
}

async function takeWholeLog(door: JournalDoor, report: Report): Promise<Result<LoggedOperation[]>> {
  const log: LoggedOperation[] = [];
  for (;;) {
    const last = log.at(-1);
    const after = last ? { logEpoch: last.logEpoch ?? '', seq: last.seq ?? 0, opId: last.op.opId } : null;
    const page = await door.host.ask('store.changes', { shopId: door.shopId, after, limit: JOURNAL_CHUNK, waitMs: 0 });
    if (!page.ok) return page;
    const { ops, logEpoch, head } = page.value;
    if (ops.length === 0) return done(log);
    for (const { seq, text } of ops) {
      const parsed = parseOperation(text);
      if (!parsed.ok) return fail(logFailure(parsed.failure));
      log.push({ op: parsed.value, text, seq, logEpoch });
    }
    const kept = ops.map(({ seq, text }) => ({ seq, logEpoch, text }));
    const answer = await door.host.ask('journal.receive', { shopId: door.shopId, windowId: door.windowId, ops: kept });
    if (!answer.ok) return answer;
    report(log.length, head * 2);
  }
}

/** Lets the shop go: the database is closed and another window may attach. Of one that was open for reading alone nothing stays. */
export async function closeShop(session: Session): Promise<void> {
  session.feed.close();
  session.db.close();
  if (session.copy !== undefined) return dropCopy(session.door.host, session.copy);
  await session.door.host.ask('journal.detach', { shopId: session.door.shopId, windowId: session.door.windowId });
}

function sessionOf(entry: ShopEntry, door: JournalDoor): Session {
  return { entry, door, db: shopDatabase(entry.dbName, 'relaxed'), feed: openFeed(entry.dbName) };
}

function recorderOf(means: Means, session: Session) {
  return {
    db: session.db,
    feed: session.feed,
    actor: NOBODY,
    stamp: () => ({ at: means.now(), nextId: means.nextId }),
  };
}

/**
 * `sound`: the database is of the generation the host points at, complete, not to be read anew, of this fold, and not behind the journal.
 * `newer`: a later Stockroom has made it, which this one must not make anew by its own rules (DATA-R13).
 */
async function databaseState(
  entry: ShopEntry,
  heads: Readonly<Record<string, number>>,
): Promise<'sound' | 'newer' | 'unsound'> {
  if (!(await databaseExists(entry.dbName))) return 'unsound';
  const db = shopDatabase(entry.dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    if (!desk?.complete || desk.generation !== entry.generation) return 'unsound';
    if (desk.foldVersion > foldVersion) return 'newer';
    if (await isLeft(db)) return 'unsound';
    const isBehind = (heads[desk.writerId] ?? 0) > desk.writerSeq;
    return desk.foldVersion === foldVersion && !isBehind ? 'sound' : 'unsound';
  } finally {
    db.close();
  }
}

async function carriedOver(old: Session, heads: Readonly<Record<string, number>>): ReturnType<typeof carryOver> {
  try {
    return await carryOver(old, heads);
  } finally {
    old.feed.close();
    old.db.close();
  }
}

type KnownBefore = { readonly given: number | null; readonly takings: number };

/**
 * What the database says that is to be made anew: how many operations were given back to a server that had lost them, where that is
 * why; and how often it knew the shop to be taken back.
 */
async function knownBefore(entry: ShopEntry): Promise<KnownBefore> {
  if (!(await databaseExists(entry.dbName))) return { given: null, takings: 0 };
  const db = shopDatabase(entry.dbName, 'relaxed');
  try {
    return { given: await givenBack(db), takings: (await takingsIn(db)).length };
  } finally {
    db.close();
  }
}

/** The times the shop was taken back, the last one last. */
async function takingsIn(db: ShopDatabase): Promise<readonly Omit<TakenBack, 'ranges'>[]> {
  const rows = await db.inbox.filter(({ type }) => type === 'taken-back').toArray();
  return rows.flatMap((row) => (row.type === 'taken-back' ? row.takenBack : [])).sort((a, b) => a.no - b.no);
}

/** Why a database that parted from its log was made anew. */
async function partedWhy(db: ShopDatabase, given: number, before: number): Promise<Rebuilt> {
  const takings = await takingsIn(db);
  const takenBack = takings.at(-1);
  return takenBack && takings.length > before
    ? { because: 'taken-back', takenBack }
    : { because: 'server-set-back', given };
}

type Rebuild = {
  readonly entry: ShopEntry;
  readonly operations: number;
  readonly recovery: Recovery | null;
  /** What the journal lacked and was given before it was read. */
  readonly news: JournalNews | null;
  /** True where something that was missing came, which is why the books were folded anew. */
  readonly wasFilled: boolean;
  /** True where a person asked for it, since figures were wrong. */
  readonly isRepaired: boolean;
  /** True where this desk was set back to an older copy of itself (DATA-R27). */
  readonly isSetBack: boolean;
  /** Files of people and customers that did not read, when no database spoke for them any more. */
  readonly unreadContacts: ContactNews | null;
};

/** Makes the database anew from the journal, after everything that has something the journal lacks has given it to it. */
async function rebuildShop(
  means: Means,
  door: JournalDoor,
  entry: ShopEntry,
  { heads, seen }: { readonly heads: Readonly<Record<string, number>>; readonly seen: readonly string[] },
  report: Report,
): Promise<Result<Rebuild>> {
  const before = await lookBack(entry);
  const contacts: HostContact[] = [];
  const unread = await readContacts(door, (some) => void contacts.push(...some));
  if (!unread.ok) return unread;
  const connection = await means.host.ask('store.connection', { shopId: entry.shopId });
  if (!connection.ok) return connection;
  const isTied = connection.value.connection !== null;
  const { setBack } = before;
  const read = await readWhole({ means, door, entry, heads, isTied, setBack }, report);
  if (!read.ok) return read;
  const { log, harmed, given } = read.value;
  if (isEmpty(log)) return fail({ code: 'shop-empty', detail: entry.shopId });
  const generation = generationAfter(entry.generation);
  const next = { ...entry, generation, dbName: `stockroom-${generation}` };
  // A making that was cut off left its database under this name: it is done anew, and nothing of the shop stays where nobody looks.
  await deleteDatabase(next.dbName);
  const db = shopDatabase(next.dbName, 'relaxed');
  // The journal's heads are keyed by writer; a record's keys lose their kind on the wire.
  const own = log.writers as Record<WriterId, number>;
  const connected = log.connected || isTied;
  const plan = {
    shopId: entry.shopId as ShopId,
    generation,
    writerId: means.nextId() as WriterId,
    writers: own,
    connected,
    // A computer that joined begins a writer once it has the whole log (SHR25).
    isArriving: connected && Object.keys(own).length === 0,
    contacts,
    refused: log.refused,
    resolved: log.resolved,
    moved: log.moved,
    harm: { missing: log.missing, lost: log.lost, harmed, unreadable: log.unreadable },
  };
  const operations = log.operations.length;
  const found = await rebuild(db, log.operations, plan, (part) => report(part * operations, operations));
  const recovery = found && before.recovery ? carriedOn(found, before.recovery) : found;
  await db.inbox.bulkPut([...before.lostContacts]);
  // A database of that name may have been made just now, with nothing in it: what it has is newer, what it has not is with the files.
  await draftsAgain(db, means.host, entry.shopId);
  await carryOwnWork(entry.dbName, db);
  await noteCutOff(db, log.operations, own);
  await keepRecovery(db, recovery);
  if (recovery && before.currency !== null) await keepCurrency(db, before.currency);
  await keepSeen(db, 'opening', seen);
  await keepSeen(db, 'all', harmed);
  const isRepaired = await keepChanges(entry, db);
  db.close();
  const pointed = await means.host.ask('shops.point', { shopId: entry.shopId, dbName: next.dbName, generation });
  if (!pointed.ok) return pointed;
  await deleteDatabase(entry.dbName);
  const news = given > 0 ? { files: harmed, given, atEnd: 0, missing: 0, gone: false } : null;
  const files = unread.value;
  const unreadContacts = files.length > 0 ? { because: 'unread' as const, files, connected: plan.connected } : null;
  return done({
    entry: next,
    operations,
    recovery,
    news,
    wasFilled: before.wasFilled,
    isRepaired,
    isSetBack: setBack.length > 0,
    unreadContacts,
  });
}

/** Keeps what the books say otherwise than before, where a person asked for their repair; answers whether one did. */
async function keepChanges(entry: ShopEntry, fresh: ShopDatabase): Promise<boolean> {
  if (!(await databaseExists(entry.dbName))) return false;
  const old = shopDatabase(entry.dbName, 'relaxed');
  try {
    const at = await repairAsked(old);
    if (at === null) return false;
    await keepRepair(old, fresh, at);
    return true;
  } finally {
    old.close();
  }
}

type LookedBack = {
  readonly recovery: Recovery | null;
  readonly wasFilled: boolean;
  /** Writers of this desk whose numbers the server has from elsewhere. */
  readonly setBack: readonly string[];
  readonly currency: string | null;
  readonly lostContacts: readonly LostContact[];
};

/** What the database that is replaced knows of an earlier recovery, of the shop's currency, and of edits the journal never had. */
async function lookBack(entry: ShopEntry): Promise<LookedBack> {
  if (!(await databaseExists(entry.dbName)))
    return { recovery: null, wasFilled: false, setBack: [], currency: null, lostContacts: [] };
  const db = shopDatabase(entry.dbName, 'relaxed');
  try {
    return {
      recovery: await readRecovery(db),
      wasFilled: await isFilled(db),
      setBack: await readSetBack(db),
      currency: await knownCurrency(db),
      lostContacts: await readLost(db),
    };
  } finally {
    db.close();
  }
}

/** What a person agreed to go on without is not asked again, as long as nothing else is missing. */
function carriedOn(found: Recovery, before: Recovery): Recovery {
  const listed = new Set(before.setAside.map(({ opId }) => opId));
  const lost = new Set(before.lost);
  const isKnown =
    before.confirmed &&
    found.setAside.every(({ opId }) => listed.has(opId)) &&
    (found.lost ?? []).every((opId) => lost.has(opId)) &&
    found.missing.every(
      ({ writerId, from, to }) => isIn(before.missing, writerId, from) && isIn(before.missing, writerId, to),
    );
  const { dealt, dealtProducts = [] } = before;
  const confirmed = found.confirmed || isKnown;
  return { ...found, dealt, dealtProducts, confirmed, declared: isKnown && before.declared };
}

type Reading = {
  readonly means: Means;
  readonly door: JournalDoor;
  readonly entry: ShopEntry;
  readonly heads: Readonly<Record<string, number>>;
  readonly isTied: boolean;
  /** Writers of this desk whose numbers the server has from elsewhere. */
  readonly setBack: readonly string[];
};

/** The journal as it reads when the database and the server have given it what they have. */
async function readWhole(
  { means, door, entry, heads, isTied, setBack }: Reading,
  report: Report,
): Promise<Result<{ readonly log: JournalLog; readonly harmed: readonly string[]; readonly given: number }>> {
  const first = await readJournal(door, heads, report);
  if (!first.ok) return first;
  let log = first.value;
  let harmed: readonly string[] = [];
  const again = async () => {
    const told = await door.host.ask('journal.gaps', { shopId: entry.shopId });
    if (!told.ok) return told;
    harmed = told.value.harmed;
    const read = await readJournal(door, told.value.heads, report);
    if (read.ok) log = read.value;
    return read;
  };
  const given = await giveOld(entry, door, log);
  if (!given.ok) return given;
  const afterDatabase = given.value > 0 || log.missing.length > 0 ? await again() : done(null);
  if (!afterDatabase.ok) return afterDatabase;
  if (isTied && (isHarmed(log) || setBack.length > 0)) {
    // A server that cannot be asked now fills what is missing later, and knows again what it has already.
    const filled = await fillFromServer(door, log);
    if (!filled.ok && isEmpty(log)) return fail({ code: 'shop-at-server', detail: filled.failure.code });
    const afterServer = filled.ok && filled.value > 0 ? await again() : done(null);
    if (!afterServer.ok) return afterServer;
  }
  const moved = await numberAnew(means, door, log, setBack);
  if (!moved.ok) return moved;
  const afterMoving = moved.value > 0 ? await again() : done(null);
  if (!afterMoving.ok) return afterMoving;
  return done({ log, harmed, given: Math.max(0, countIn(first.value.missing) - countIn(log.missing)) });
}

/** A journal that says nothing of its shop: what is asked of it is asked of the shop's server, if there is one. */
function isEmpty({ operations, unreadable }: JournalLog): boolean {
  return operations.length === 0 && unreadable.length === 0;
}

/** Whether something of it is missing that a server may have. */
function isHarmed(log: JournalLog): boolean {
  const { operations, missing, lost, unreadable, writers } = log;
  return (
    operations.length === 0 ||
    missing.length > 0 ||
    lost.length > 0 ||
    unreadable.length > 0 ||
    inServerOrder(operations, writers).behind.length > 0
  );
}

/** Gives the journal what the database that is about to be replaced has and the journal has not; answers how much that is. */
async function giveOld(entry: ShopEntry, door: JournalDoor, log: JournalLog): Promise<Result<number>> {
  if (!(await databaseExists(entry.dbName))) return done(0);
  const db = shopDatabase(entry.dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    const gaps = [...log.missing, ...(desk ? numbersBehind(desk, log.writers) : [])];
    const left = gaps.length > 0 ? await fillFromDatabase(db, door, gaps) : done(gaps);
    if (!left.ok) return left;
    // A database that parted from its server has places in a log that holds no more, and the journal had all of it before.
    const ordered = (await givenBack(db)) === null ? await fillOrdered(db, door, log) : done(0);
    return ordered.ok ? done(ordered.value + (left.value === gaps ? 0 : 1)) : ordered;
  } finally {
    db.close();
  }
}

/** A recovered desk numbers anew: its first act names the writer it follows (DATA-R3). */
async function startWriter(means: Means, session: Session): Promise<void> {
  const writers: Readonly<Record<string, number>> = (await readDesk(session.db))?.writers ?? {};
  const last = await session.db.operations
    .orderBy('no')
    .filter((op) => writers[op.writerId] !== undefined)
    .last();
  const predecessor = last ? { writerId: last.writerId, writerSeq: writers[last.writerId] ?? last.writerSeq } : null;
  await record(recorderOf(means, session), () =>
    done({ decisions: [{ type: 'writer.started', payload: { predecessor } }] }),
  );
}

/** First acts as a log: numbered by one writer, in the envelope, valid in the order given. */
function logOf(
  means: Means,
  shopId: ShopId,
  writerId: WriterId,
  acts: Iterable<{ readonly at: number; readonly decision: Decision; readonly actor?: PersonId }>,
  actor: PersonId,
): Result<readonly LoggedOperation[], MakeFailure> {
  const books = emptyBooks();
  const log: LoggedOperation[] = [];
  const begun: Decision = { type: 'writer.started', payload: { predecessor: null } };
  const first = { at: means.now(), decision: begun, actor: NOBODY };
  for (const { decision, at, actor: who } of [first, ...acts]) {
    const opId = decision.opId ?? (means.nextId() as OpId);
    const about = { opId, shopId, writerId, writerSeq: log.length + 1, seen: null, skewMs: null, occurredAt: at };
    const draft = inEnvelope(decision, { ...about, actor: who ?? actor });
    const made = makeOperation(addressed(actOf(draft), (ref) => books.rows.get(refKey(ref))));
    if (!made.ok) return made;
    const applied = fold(books, made.value.op, null);
    if (!applied.ok)
      throw new Error(`Broken assumption: a shop's first acts are valid (${decision.type}: ${applied.refusal.code})`);
    log.push({ ...made.value, seq: null, logEpoch: null });
  }
  return done(log);
}
