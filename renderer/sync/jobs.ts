import { done, fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { isReadOnlyDisk, type ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { generateDemoShop } from '#shared/domain/demo/demo-shop.ts';
import type { LocationId, PersonId, ShopId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { browserSlices } from '#renderer/db/catalogue/slices.ts';
import { record, type RecordFailure } from '#renderer/db/record.ts';
import type { ContactNews, JobName, Jobs, JournalNews, NewShop, OpenedShop, SyncStatus } from '#renderer/db/work.ts';
import { channelJobs } from './channels/channel-jobs.ts';
import { startChannels } from './channels/channels.ts';
import { proveBackup } from './backup-proof.ts';
import { keepCheck, noteRepair, readCheck, readRepair } from '#renderer/db/books-kept.ts';
import { leave } from '#renderer/db/read-anew.ts';
import { checkBooks } from './books-check.ts';
import { checkQuietly, kept } from './quiet-check.ts';
import { connect } from './exchange.ts';
import { exportJobs } from './export-jobs.ts';
import { everythingOut } from './everything/everything-out.ts';
import { importJobs } from './import/import-jobs.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startLanes } from './lane.ts';
import { verifyJournal } from './journal-check.ts';
import { zoneHere } from '#renderer/db/zones.ts';
import { checkContacts } from './contact-check.ts';
import { dropReplaced } from './found-database.ts';
import { ledgerJobs } from './ledger-jobs.ts';
import { searchJobs } from './search-jobs.ts';
import { supportFacts } from './support-facts.ts';
import { trackingJobs } from './tracking-jobs.ts';
import { jobDoors } from './job-doors.ts';
import type { JobContext, Open, WithShop } from './open-shop.ts';
import { dropLeftCopies, openForReading } from './reading.ts';
import { stillChannels, stillLanes } from './still.ts';
import { closeShop, confirmRecovery, createShop, joinShop, openShop } from './opening.ts';
import type { Means, Session } from './session.ts';

export type JobHandlers = {
  readonly [N in JobName]: (question: Jobs[N]['ask'], context: JobContext) => Promise<Result<Jobs[N]['answer']>>;
};

type Handed = {
  readonly host: Host;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly tell: (status: SyncStatus) => void;
  /** Of the person here, as a tag such as `de-AT`. */
  readonly language: string;
};

/** What was found harmed, and is told once. */
type News = {
  readonly journal: JournalNews | null;
  readonly contacts: ContactNews | null;
  readonly books?: SyncStatus['books'];
};

/** How long after its opening the whole journal of a shop, and its contact files, are looked at. */
const VERIFY_AFTER = 4_000;
/** And how long after a look that the host did not answer. */
const VERIFY_AGAIN = 60_000;

/** Everything the window can ask of its worker. One shop is open at a time. */
export function jobsOf(handed: Handed): JobHandlers {
  let open: Open | null = null;
  const means = (windowId: string): Means => ({ host: handed.host, now: handed.now, nextId: handed.nextId, windowId });
  const clock = {
    now: handed.now,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  /** A shop that waits for a person to say whether to go on without what is missing. */
  let asked: { readonly session: Session; readonly means: Means; readonly news: News } | null = null;
  const close = async () => {
    if (asked) await closeShop(asked.session);
    asked = null;
    if (!open) return;
    const { lanes, channels, session, stopHousekeeping } = open;
    open = null;
    stopHousekeeping();
    await channels.stop();
    await lanes.stop();
    await closeShop(session);
  };
  const begin = (started: Result<{ readonly session: Session; readonly opened: OpenedShop }>): Result<OpenedShop> => {
    if (!started.ok) return started;
    const { session } = started.value;
    start(session, started.value.opened);
    return done(started.value.opened);
  };
  let harm: News = { journal: null, contacts: null };
  const look = (started: Awaited<ReturnType<typeof openForReading>>, why: ReadOnlyCode): Result<OpenedShop> => {
    if (!started.ok) return started;
    const { session, opened } = started.value;
    harm = { journal: null, contacts: null };
    const lanes = stillLanes(session, { clock, why, tell: (status) => handed.tell(withNews(status, harm)) });
    open = { session, lanes, channels: stillChannels, stopHousekeeping: () => undefined };
    return done(opened);
  };
  /** A shop whose disk takes no writing can still be looked at. */
  const readInstead = async (
    { shopId }: ShopEntry,
    windowId: string,
    refused: Extract<Result<never>, { ok: false }>,
    report: JobContext['report'],
  ): Promise<Result<OpenedShop>> => {
    const looked = await handed.host.ask('disk.look', { shopId });
    const code = looked.ok && looked.value.refusing !== null ? looked.value.refusing : refused.failure.code;
    if (!isReadOnlyDisk(code)) return refused;
    await handed.host.ask('journal.detach', { shopId, windowId });
    const opened = await handed.host.ask('backups.openShop', { shopId });
    if (!opened.ok) return refused;
    return look(
      await openForReading(means(windowId), opened.value, report),
      isReadOnlyDisk(code) ? code : 'shop-read-only',
    );
  };
  const start = (session: Session, { journal, contacts }: News) => {
    harm = { journal, contacts };
    const lanes = startLanes(session, clock, (status) => handed.tell(withNews(status, harm)));
    open = {
      session,
      lanes,
      channels: startChannels({ ...handed, session, clock, saved: lanes.saved, refusing: lanes.disk.failure }),
      stopHousekeeping: startHousekeeping(session.db, clock),
    };
    // Opening reads the newest part alone; the others are looked at while nobody waits.
    verifyIn(session, VERIFY_AFTER);
    void tellBooks(session);
  };
  const verifyIn = (session: Session, ms: number) => {
    clock.after(ms, () => {
      verify(session).catch((fault: unknown) => {
        // A database that was closed under it is the shop being let go.
        if (open?.session === session) throw fault;
      });
    });
  };
  const found = (session: Session, news: Partial<News>) => {
    if (open?.session !== session) return;
    harm = { ...harm, journal: news.journal ?? harm.journal, contacts: news.contacts ?? harm.contacts };
    open.lanes.nudge();
  };
  /** What is known of the books: it is told with every status. */
  const tellBooks = async (session: Session) => {
    const { db } = session;
    const books = { check: await readCheck(db), repair: await readRepair(db) };
    if (open?.session !== session) return;
    harm = { ...harm, books };
    open.lanes.nudge();
  };
  /** A few small files come first: a long journal, or one that does not read, is no reason to leave names unsafe. */
  const verify = async (session: Session) => {
    if (open?.session !== session) return;
    const contacts = await checkContacts(session);
    if (contacts.ok) found(session, { contacts: contacts.value });
    if (open?.session !== session) return;
    const journal = await verifyJournal(session);
    if (journal.ok) found(session, { journal: journal.value });
    if (!contacts.ok || !journal.ok) verifyIn(session, VERIFY_AGAIN);
    else if (journal.value === null) await dropReplaced(session);
  };
  let firstSettled = () => {};
  /** Until the first shop is open, or could not be opened; then the same of the newest. */
  let opening = new Promise<void>((resolve) => {
    firstSettled = resolve;
  });
  const opens = <T>(start: () => Promise<T>): Promise<T> => {
    const started = start();
    opening = started.then(firstSettled, firstSettled);
    return started;
  };
  // The window shows what it kept of a shop before this side has opened it: what it asks meanwhile waits.
  const withShop: WithShop = async (job) => {
    await opening;
    return open ? job(open) : fail({ code: 'no-shop-open' });
  };

  return atTheDoor(() => open?.session.copy !== undefined, {
    ...importJobs({ now: handed.now, nextId: handed.nextId, withShop }),
    'shop.open': ({ entry, windowId, takeOver }, { report }) =>
      opens(async () => {
        await close();
        const opened = await openShop(means(windowId), entry, takeOver, report);
        if (!opened.ok) return readInstead(entry, windowId, opened, report);
        if (!opened.ok || !opened.value.opened.recovery) return begin(opened);
        asked = { session: opened.value.session, means: means(windowId), news: opened.value.opened };
        return done(opened.value.opened);
      }),
    'shop.read': ({ handle, windowId }, { report }) =>
      opens(async () => {
        await close();
        const opened = await handed.host.ask('backups.open', { handle });
        return opened.ok ? look(await openForReading(means(windowId), opened.value, report), 'shop-read-only') : opened;
      }),
    'shop.dropCopies': async () => {
      await dropLeftCopies(handed);
      return done({});
    },
    'recovery.confirm': ({ currency, placeName }) =>
      opens(async () => {
        if (!asked) return fail({ code: 'no-shop-open' });
        const { session, means: its, news } = asked;
        await confirmRecovery(its, session, { name: session.entry.name, currency, placeName });
        asked = null;
        start(session, news);
        return done({});
      }),
    'shop.createEmpty': (question, { report }) =>
      opens(async () => {
        await close();
        const contacts = [personContact(question.person)];
        return begin(
          await createShop(
            means(question.windowId),
            question.entry,
            firstActs(question, handed),
            contacts,
            question.person.personId as PersonId,
            report,
          ),
        );
      }),
    'shop.createDemo': (question, { report }) =>
      opens(async () => {
        await close();
        const { entry, seed, now } = question;
        const year = [
          ...generateDemoShop({ seed, now, nextId: handed.nextId, shopId: entry.shopId as ShopId, zone: zoneHere() }),
        ];
        const contacts = year.flatMap((step) => step.contacts);
        return begin(
          await createShop(
            means(question.windowId),
            entry,
            year,
            contacts,
            question.person.personId as PersonId,
            report,
          ),
        );
      }),
    'shop.join': ({ entry, windowId, url, person }, { report }) =>
      opens(async () => {
        await close();
        const bound = await handed.host.ask('store.bind', { shopId: entry.shopId, url });
        return bound.ok ? begin(await joinShop(means(windowId), entry, personContact(person), report)) : bound;
      }),
    'shop.close': async () => {
      await close();
      return done({});
    },
    'acts.record': ({ decisions, personId }) =>
      withShop<Jobs['acts.record']['answer']>(async ({ session: { db, feed }, lanes }) => {
        // The window names its person.
        const actor = personId as PersonId;
        const stamp = () => ({ at: handed.now(), nextId: handed.nextId });
        const recorded = await record<RecordFailure>({ db, feed, actor, stamp }, () => done({ decisions }));
        if (!recorded.ok) return done({ recorded, unsaved: null });
        const saved = await lanes.saved(recorded.value.lastNo);
        return done({ recorded, unsaved: saved.ok ? null : saved.failure.code });
      }),
    'journal.saved': ({ no }) =>
      withShop(async ({ lanes }) => {
        const saved = await lanes.saved(no);
        return saved.ok ? done({}) : saved;
      }),
    'disk.look': () =>
      withShop(async ({ lanes }) => {
        return done({ refusing: await lanes.disk.look() });
      }),
    'sync.connect': ({ url }, { report }) =>
      withShop(async ({ session, lanes }) => {
        const connected = await connect(session, url, report);
        // A desk that was set back goes on by itself as a new writer, which its lanes see to (DATA-R27).
        if (!connected.ok && connected.failure.code !== 'writer-forked') return connected;
        await lanes.syncNow();
        return done({});
      }),
    'sync.disconnect': () =>
      withShop(async ({ session, lanes }) => {
        const gone = await session.door.host.ask('store.disconnect', { shopId: session.entry.shopId });
        if (!gone.ok) return gone;
        await lanes.syncNow();
        return done({});
      }),
    'backup.prove': ({ handle }, { report }) =>
      withShop(async ({ session, lanes }) => {
        // What the journal does not have yet is no difference.
        await lanes.syncNow();
        return proveBackup(handed, session, handle, report);
      }),
    'sync.now': () =>
      withShop(async ({ lanes }) => {
        await lanes.syncNow();
        return done({});
      }),
    ...exportJobs({ slices: browserSlices(), withDb: (job) => withShop(({ session }) => job(session.db)) }),
    'everything.out': (ask, context) =>
      withShop(({ session }) => everythingOut(session, ask, context, { now: handed.now, slices: browserSlices() })),
    'pictures.wanted': ({ hashes }) =>
      withShop(async ({ lanes }) => {
        lanes.pictures.want(hashes);
        return done({});
      }),
    ...channelJobs({ withShop, language: handed.language }),
    ...searchJobs(),
    ...trackingJobs(),
    ...ledgerJobs({ slices: browserSlices(), withDb: (job) => withShop(({ session }) => job(session.db)) }),
    'inbox.resolved': ({ opId }) =>
      withShop(async ({ session }) => {
        const { host, shopId, windowId } = session.door;
        return host.ask('journal.settle', { shopId, windowId, settled: [{ opId, outcome: { state: 'resolved' } }] });
      }),
    'books.check': () =>
      withShop(async ({ session, lanes }) => {
        const checked = await checkBooks(session.db);
        const said = kept(checked, handed.now(), false);
        if (session.copy === undefined) {
          await keepCheck(session.db, said);
          await tellBooks(session);
        } else {
          // What is known of the books of a copy goes with it.
          harm = { ...harm, books: { check: said, repair: null } };
          lanes.nudge();
        }
        return done(checked);
      }),
    'books.checkQuietly': (_ask, { signal }) =>
      withShop(async ({ session }) => {
        const slices = browserSlices();
        const answer = await checkQuietly(session.db, { now: handed.now, slices, signal });
        if (answer.state === 'checked') await tellBooks(session);
        return done(answer);
      }),
    'support.facts': () => withShop(async ({ session }) => done(await supportFacts(session.db))),
    'books.repair': () =>
      withShop(async ({ session }) => {
        await noteRepair(session.db, handed.now());
        await leave(session.db);
        return done({});
      }),
  });
}

/** Refuses what would change a shop that is open for reading alone. */
function atTheDoor(isReading: () => boolean, jobs: JobHandlers): JobHandlers {
  const guarded = Object.entries(jobs).map(([name, job]) => {
    // The job table ties a question to its job; that is lost on the way through its entries.
    const through = job as (question: unknown, context: JobContext) => Promise<Result<unknown>>;
    // These are the names of jobs: the table has no others.
    const isRefused = () => jobDoors[name as JobName] === 'changes' && isReading();
    return [
      name,
      async (question: unknown, context: JobContext) =>
        isRefused() ? fail({ code: 'shop-read-only' }) : through(question, context),
    ];
  });
  return Object.fromEntries(guarded) as JobHandlers;
}

function withNews(status: SyncStatus, { journal, contacts, books }: News): SyncStatus {
  return {
    ...status,
    ...(journal && { harm: journal }),
    ...(contacts && { contactHarm: contacts }),
    ...(books && { books }),
  };
}

/** A new shop's first acts: itself, one location and its staging place. */
function firstActs(shop: NewShop, { now, nextId }: Handed): { readonly at: number; readonly decision: Decision }[] {
  const locationId = nextId() as LocationId;
  const place = { barcode: null, archived: false };
  return [
    {
      at: now(),
      decision: {
        type: 'place.added',
        payload: {
          group: null,
          shop: {
            id: shop.entry.shopId as ShopId,
            name: shop.name,
            currency: shop.currency,
            defaultLocationId: locationId,
            defaultPoint: null,
            defaultUpTo: null,
            legacyZone: zoneHere(),
          },
          locations: [
            { id: locationId, name: shop.locationName, locationType: 'shop', parentId: null, ...place },
            {
              id: stagingId(locationId),
              name: shop.locationName,
              locationType: 'staging',
              parentId: locationId,
              ...place,
            },
          ],
          suppliers: [],
        },
      },
    },
  ];
}

function personContact(person: NewShop['person']): Contact {
  return {
    contactId: person.personId,
    kind: 'person',
    erased: false,
    name: person.name,
    address: '',
    phone: '',
    email: '',
    note: '',
  };
}
