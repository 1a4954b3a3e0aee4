import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { LEFT_BY_A_PERSON } from '#shared/contract/store/protocol.ts';
import { readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { foldAnew, givenBack, isFilled, isLeft } from '#renderer/db/read-anew.ts';
import { inTurns } from '#renderer/db/turns.ts';
import { isUpdating, quietStatus, type Stuck, type SyncStatus } from '#renderer/db/work.ts';
import { countContacts, exchangeContacts, type Kept, keepContacts } from './contacts.ts';
import { adopt, isAdopting, type Sending, pull, push } from './exchange.ts';
import { declareLost, fillGap } from './fill.ts';
import { mendLog } from './mend.ts';
import { type PictureLane, startPictures } from './picture-lane.ts';
import { countStage, lastJournalled, pumpJournal } from './pump.ts';
import { clockNews } from './clock-news.ts';
import { asDiskFailure, type DiskWatch, watchDisk } from './disk-watch.ts';
import type { Clock, Session } from './session.ts';

const LONG_POLL = 20_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Failures that trying again cannot mend: a person must act first. */
const STOPPING = new Set([
  'token-refused',
  'token-missing',
  'join-again',
  'computer-removed',
  'wrong-tokens',
  'read-anew',
  'id-reused',
  'writer-forked',
  'writer-gap',
  'update-needed',
  'server-old',
  'not-connected',
  'other-shop',
  'detached',
  'journal-forked',
]);

/**
 * The lanes of one open shop: the journal pump runs at every nudge; sending and taking follow it while a server is
 * connected, waiting longer after each failure, up to a minute. It always resumes by itself.
 */
export type Lanes = {
  /** Something was written: carry it to the journal, then to the server. */
  readonly nudge: () => void;
  /** Resolves when the journal holds the operation with this number, or answers why it does not. */
  readonly saved: (no: number) => Promise<Result<null>>;
  readonly syncNow: () => Promise<void>;
  /** The pictures of the shop, on their way to and from the server. */
  readonly pictures: Pick<PictureLane, 'want' | 'lookNow'>;
  /** Whether the disk takes what is written; while it does not nothing is taken from the server either. */
  readonly disk: Pick<DiskWatch, 'failure' | 'look' | 'untilWritable'>;
  readonly stop: () => Promise<void>;
};

/** Starts the lanes of a session; `tell` hears of every change of the status. */
export function startLanes(session: Session, clock: Clock, tell: (status: SyncStatus) => void): Lanes {
  const { db } = session;
  const sent: Sending = { sentNo: 0 };
  let savedNo = 0;
  let stopped = false;
  let { journal, contacts }: Pick<SyncStatus, 'journal' | 'contacts'> = quietStatus;
  let server: SyncStatus['server'] = { state: 'none' };
  let lastAt: number | null = null;
  let waitMs = FIRST_WAIT;
  let cancelWait: () => void = () => undefined;
  const waiting = new Set<{ readonly no: number; readonly resolve: (answer: Result<null>) => void }>();

  const report = async () => {
    if (stopped) return;
    const unsaved = (await countStage(db, 'new')) + (await countContacts(db, 2));
    const kept = (await countStage(db, 'kept')) + (await countContacts(db, 1));
    const unsent = server.state === 'none' ? 0 : unsaved + kept;
    const about = {
      journal,
      contacts,
      pictures: pictures.status(),
      disk: disk.failure(),
      clock: await clockNews(db, clock.now()),
    };
    tell({ unsaved, unsent, ...about, ...(await arrivingIn(db)), server });
  };
  const disk = watchDisk(session.door, clock, () => {
    if (disk.failure() !== null) report().catch(unlessStopped(async () => undefined));
    else void pump().then(exchange);
  });

  const pictures = startPictures(session, clock, () => {
    report().catch(unlessStopped(async () => undefined));
  });

  const answer = (whom: (no: number) => boolean, what: Result<null>) => {
    for (const one of waiting) {
      if (!whom(one.no)) continue;
      waiting.delete(one);
      one.resolve(what);
    }
  };
  const answerSaved = () => answer((no) => no > 0 && no <= savedNo, done(null));

  /** A fault of ours stops no lane in silence: it stands in the status, and the lane is tried again. */
  const journalFault = async () => {
    // The database may need a little room to note what the journal has.
    await disk.look();
    journal = { state: 'failing', code: 'worker-fault', act: null };
    answer(() => true, fail({ code: 'worker-fault' }));
    clock.after(FIRST_WAIT * 5, () => void pump());
    await report();
  };
  const serverFault = async () => {
    server = { state: 'waiting', code: 'worker-fault', act: null, lastAt, nextAt: clock.now() + LONGEST_WAIT };
    cancelWait();
    cancelWait = clock.after(LONGEST_WAIT, () => void exchange());
    await report();
  };
  /** A database that was closed under a question is the shop being let go: that is expected, and nothing else is. */
  const unlessStopped = (told: () => Promise<void>) => (reason: unknown) => {
    if (stopped) return Promise.resolve();
    console.error(reason);
    return told();
  };

  const pump = inTurns(async () => {
    if (stopped) return;
    const told = await pumpJournal(db, session.door, (no) => {
      savedNo = Math.max(savedNo, no);
      answerSaved();
    });
    const pumped = told.ok ? told : fail(asDiskFailure(told.failure));
    if (pumped.ok) savedNo = Math.max(savedNo, await lastJournalled(db));
    journal = pumped.ok ? { state: 'ok' } : { state: 'failing', ...(await stuckAt(db, pumped.failure)) };
    answerSaved();
    const failed = pumped.ok ? await pumpContacts() : pumped;
    if (!pumped.ok) answer(() => true, pumped);
    await disk.look();
    await report();
    if (failed && !STOPPING.has(failed.failure.code)) clock.after(FIRST_WAIT * 5, () => void pump());
  }, unlessStopped(journalFault));

  /** Contact records have a queue of their own; its failure is told like any other, and the next turn tries again. */
  const pumpContacts = async () => {
    const kept = await keepContacts(session);
    const unkept = kept.ok ? kept.value.refused : contacts.unkept;
    contacts = { ...contacts, failing: kept.ok ? null : asDiskFailure(kept.failure).code, unkept };
    const failed = kept.ok && unkept.length > 0 ? fail({ code: 'contact-refused', detail: unkept[0] }) : kept;
    // 0 is an act of contact records alone: it is saved when the host has every one of them.
    if (!failed.ok || (await countContacts(db, 2)) === 0) answer((no) => no === 0, failed.ok ? done(null) : failed);
    return failed.ok ? null : failed;
  };

  const exchange = inTurns(async () => {
    const desk = stopped ? undefined : await readDesk(db);
    // A database that is to be made anew has nothing more to say to the server.
    if (!desk?.connected || (await isLeft(db))) return;
    // What others did would take the room that this desk's own acts still need; it goes on once there is room again.
    const refusing = disk.failure();
    if (refusing !== null) {
      cancelWait();
      server = { state: 'waiting', code: refusing, act: null, lastAt, nextAt: clock.now() + waitMs };
      return report();
    }
    // A stop that an update ends is asked again now and then, and stays on the screen meanwhile.
    if (!isUpdating({ server })) server = { state: 'syncing', lastAt };
    await report();
    const outcome = await exchangeOnce(session, sent, clock.now);
    if (stopped) return;
    cancelWait();
    if (outcome.ok) contacts = { ...contacts, unshared: outcome.value.refused };
    if (outcome.ok) {
      waitMs = FIRST_WAIT;
      lastAt = clock.now();
      server = { state: 'idle', lastAt };
      pictures.look();
      await pump();
      listen();
    } else if (endedByPerson(outcome.failure)) {
      server = { state: 'none' };
    } else if (STOPPING.has(outcome.failure.code)) {
      server = { state: 'stopped', lastAt, ...(await stuckAt(db, outcome.failure)) };
      if (isUpdating({ server })) cancelWait = clock.after(LONGEST_WAIT, () => void exchange());
    } else {
      server = { state: 'waiting', lastAt, nextAt: clock.now() + waitMs, ...(await stuckAt(db, outcome.failure)) };
      cancelWait = clock.after(waitMs, () => void exchange());
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT);
    }
    await report();
  }, unlessStopped(serverFault));

  let listening = false;
  /** Waits at the server for news of other desks; any answer starts the next exchange. */
  const listen = () => {
    if (listening || stopped) return;
    listening = true;
    pull(session, LONG_POLL, clock.now).then(
      (answer) => {
        listening = false;
        if (stopped) return;
        if (answer.ok && answer.value.taken === 0) cancelWait = clock.after(0, listen);
        else void exchange();
      },
      (reason: unknown) => {
        listening = false;
        return unlessStopped(serverFault)(reason);
      },
    );
  };

  const nudge = () =>
    void pump().then(() => {
      const rests = server.state === 'waiting' || (server.state === 'stopped' && !isUpdating({ server }));
      return rests ? undefined : exchange();
    });
  nudge();
  return {
    nudge,
    saved: (no) => {
      // 0 is an act of contact records alone: it waits until the host has them.
      if (no > 0 && no <= savedNo) return Promise.resolve({ ok: true, value: null });
      return new Promise((resolve) => {
        waiting.add({ no, resolve });
        nudge();
      });
    },
    syncNow: async () => {
      cancelWait();
      waitMs = FIRST_WAIT;
      await pump();
      await exchange();
      // Nobody waits for pictures: a shop may have more of them than a line carries in an hour.
      void pictures.lookNow();
    },
    pictures,
    disk,
    stop: async () => {
      await pump();
      stopped = true;
      disk.stop();
      pictures.stop();
      cancelWait();
    },
  };
}

/** A person has ended the sharing of this shop. */
function endedByPerson({ code, detail }: Failure): boolean {
  return code === 'not-connected' && detail === LEFT_BY_A_PERSON;
}

/** How much of a shop that was joined is here, while that is not all of it. */
async function arrivingIn(db: ShopDatabase): Promise<Pick<SyncStatus, 'arriving'>> {
  const desk = await readDesk(db);
  return desk?.arriving ? { arriving: { done: desk.cursor?.seq ?? 0, total: desk.arriving.head } } : {};
}

/** Why a queue stands, with the act that its failure names. */
async function stuckAt(db: ShopDatabase, { code, detail = '' }: Failure): Promise<Stuck> {
  const op = detail === '' ? undefined : await db.operations.where('opId').equals(detail).first();
  return { code, act: op ? { opId: op.opId, type: op.type, at: op.at, characters: op.text.length } : null };
}

async function exchangeOnce(session: Session, sent: Sending, now: () => number): Promise<Result<Kept>> {
  const exchanged = await exchangeAll(session, sent, now);
  // The server has other acts under our numbers: ours go there under a new writer's once the shop is opened anew (DATA-R27).
  const isSetBack = !exchanged.ok && exchanged.failure.code === 'writer-forked' && (await isFilled(session.db));
  return isSetBack ? reopen(session) : exchanged;
}

async function exchangeAll(session: Session, sent: Sending, now: () => number): Promise<Result<Kept>> {
  const filling = await fillGap(session);
  if (filling) return !filling.ok && filling.failure.code === 'fork' ? mend(session, sent, 'fork') : filling;
  if (await isAdopting(session.db)) {
    const adopted = await adopt(session, () => undefined);
    if (!adopted.ok && adopted.failure.code === 'writer-gap') return mend(session, sent, 'writer-gap');
    if (!adopted.ok) return adopted;
  }
  // A server that was set back would take new acts in the place of what it lost: that is learnt before anything is sent.
  // A desk too old to read what others did still gives away its own.
  const known = await pull(session, 0, now);
  if ((!known.ok && known.failure.code === 'fork') || (await givenBack(session.db)) !== null)
    return mend(session, sent, 'fork');
  if (!known.ok && known.failure.code !== 'update-needed') return known;
  if (known.ok && (await isFilled(session.db))) return reopen(session);
  const declared = await declareLost(session);
  if (!declared.ok) return declared;
  const pushed = await push(session, sent);
  if (!pushed.ok && pushed.failure.code === 'writer-gap') return mend(session, sent, 'writer-gap');
  if (!pushed.ok) sent.sentNo = 0;
  // A server that is too old for one of our acts still has news, and takes what else there is.
  if (!pushed.ok && !OUTDATED.has(pushed.failure.code)) return pushed;
  const pulled = await pull(session, 0, now);
  if (!pulled.ok) return pulled;
  if (await isFilled(session.db)) return reopen(session);
  const exchanged = await exchangeContacts(session, now);
  return pushed.ok ? exchanged : pushed;
}

/** Something came that was missing, or this desk was set back: the journal has it first, then the books are folded anew from there. */
async function reopen({ db, door }: Session): Promise<Result<never>> {
  const pumped = await pumpJournal(db, door, () => undefined);
  if (!pumped.ok) return pumped;
  await foldAnew(db);
  return fail({ code: 'read-anew' });
}

const OUTDATED: ReadonlySet<string> = new Set(['unsupported', 'server-outdated']);

/** After a server has lost what it had: nothing of it is missing there now, and the shop is to be opened anew where its log is another one. */
async function mend(session: Session, sent: Sending, why: 'fork' | 'writer-gap'): Promise<Result<Kept>> {
  sent.sentNo = 0;
  const mended = await mendLog(session, why);
  if (!mended.ok) return mended;
  if (mended.value.parted) return fail({ code: 'read-anew', detail: String(mended.value.given) });
  return done({ refused: [] });
}
