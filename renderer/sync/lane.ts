import { fail, type Result } from '#shared/base/result.ts';
import { readDesk } from '#renderer/db/database.ts';
import { foldAnew, givenBack, isFilled } from '#renderer/db/read-anew.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import { exchangeContacts, keepContacts } from './contacts.ts';
import { adopt, isAdopting, type Lane as Sent, pull, push } from './exchange.ts';
import { declareLost, fillGap } from './fill.ts';
import { mendLog } from './mend.ts';
import { countStage, lastJournalled, pumpJournal } from './pump.ts';
import type { Session } from './session.ts';

/** Time for the lane, handed in. */
export type Clock = { readonly now: () => number; readonly after: (ms: number, run: () => void) => () => void };

const LONG_POLL = 20_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Failures that trying again cannot mend: a person must act first. */
const STOPPING = new Set([
  'token-refused',
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
  readonly stop: () => Promise<void>;
};

/** Starts the lanes of a session; `tell` hears of every change of the status. */
export function startLanes(session: Session, clock: Clock, tell: (status: SyncStatus) => void): Lanes {
  const { db } = session;
  const sent: Sent = { sentNo: 0 };
  let savedNo = 0;
  let stopped = false;
  let journal: SyncStatus['journal'] = { state: 'ok' };
  let server: SyncStatus['server'] = { state: 'none' };
  let lastAt: number | null = null;
  let waitMs = FIRST_WAIT;
  let cancelWait: () => void = () => undefined;
  const waiting = new Set<{ readonly no: number; readonly resolve: (answer: Result<null>) => void }>();

  const report = async () => {
    if (stopped) return;
    const [unsaved, kept] = [await countStage(db, 'new'), await countStage(db, 'kept')];
    tell({ unsaved, unsent: server.state === 'none' ? 0 : unsaved + kept, journal, server });
  };

  const answerWaiting = (failure: Result<null> | null) => {
    for (const one of waiting) {
      if (one.no > savedNo && !failure) continue;
      waiting.delete(one);
      one.resolve(one.no <= savedNo || !failure ? { ok: true, value: null } : failure);
    }
  };

  const pump = oneAtATime(async () => {
    if (stopped) return;
    const answer = await pumpJournal(db, session.door, (no) => {
      savedNo = Math.max(savedNo, no);
      answerWaiting(null);
    });
    if (answer.ok) savedNo = Math.max(savedNo, await lastJournalled(db));
    journal = answer.ok ? { state: 'ok' } : { state: 'failing', code: answer.failure.code };
    if (answer.ok) await keepContacts(session);
    answerWaiting(answer.ok ? null : answer);
    await report();
    if (!answer.ok && !STOPPING.has(answer.failure.code)) clock.after(FIRST_WAIT * 5, () => void pump());
  });

  const exchange = oneAtATime(async () => {
    const desk = stopped ? undefined : await readDesk(db);
    // A database that is to be made anew has nothing more to say to the server.
    if (!desk?.connected || !desk.complete) return;
    server = { state: 'syncing', lastAt };
    await report();
    const outcome = await exchangeOnce(session, sent, 0, clock.now);
    if (stopped) return;
    cancelWait();
    if (outcome.ok) {
      waitMs = FIRST_WAIT;
      lastAt = clock.now();
      server = { state: 'idle', lastAt };
      await pump();
      listen();
    } else if (STOPPING.has(outcome.failure.code)) server = { state: 'stopped', code: outcome.failure.code, lastAt };
    else {
      server = { state: 'waiting', code: outcome.failure.code, lastAt, nextAt: clock.now() + waitMs };
      cancelWait = clock.after(waitMs, () => void exchange());
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT);
    }
    await report();
  });

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
      (fault: unknown) => {
        // A database that was closed under the question is the shop being let go, nothing else is expected.
        if (!stopped) throw fault;
      },
    );
  };

  const nudge = () =>
    void pump().then(() => (server.state === 'waiting' || server.state === 'stopped' ? undefined : exchange()));
  nudge();
  return {
    nudge,
    saved: (no) => {
      // 0 is an act of contact records alone: it waits for the next turn of the pump.
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
    },
    stop: async () => {
      await pump();
      stopped = true;
      cancelWait();
    },
  };
}

async function exchangeOnce(session: Session, sent: Sent, waitMs: number, now: () => number): Promise<Result<unknown>> {
  const filling = await fillGap(session);
  if (filling) return !filling.ok && filling.failure.code === 'fork' ? mend(session, sent, 'fork') : filling;
  if (await isAdopting(session.db)) {
    const adopted = await adopt(session, () => undefined);
    if (!adopted.ok && adopted.failure.code === 'writer-gap') return mend(session, sent, 'writer-gap');
    if (!adopted.ok) return adopted;
  }
  // A server that was set back would take new acts in the place of what it lost: that is learnt before anything is sent.
  // A desk too old to read what others did still gives away its own.
  const known = await pull(session, waitMs, now);
  if ((!known.ok && known.failure.code === 'fork') || (await givenBack(session.db)) !== null)
    return mend(session, sent, 'fork');
  if (!known.ok && known.failure.code !== 'update-needed') return known;
  if (known.ok && (await isFilled(session.db))) return reopen(session);
  const declared = await declareLost(session);
  if (!declared.ok) return declared;
  const pushed = await push(session, sent);
  if (!pushed.ok && pushed.failure.code === 'writer-gap') return mend(session, sent, 'writer-gap');
  if (!pushed.ok) {
    sent.sentNo = 0;
    return pushed;
  }
  const pulled = await pull(session, waitMs, now);
  if (!pulled.ok) return pulled;
  return (await isFilled(session.db)) ? reopen(session) : exchangeContacts(session);
}

/** Something came that was missing: the journal has it first, then the books are folded anew from there. */
async function reopen({ db, door }: Session): Promise<Result<unknown>> {
  const pumped = await pumpJournal(db, door, () => undefined);
  if (!pumped.ok) return pumped;
  await foldAnew(db);
  return fail({ code: 'read-anew' });
}

/** After a server has lost what it had: nothing of it is missing there now, and the shop is to be opened anew where its log is another one. */
async function mend(session: Session, sent: Sent, why: 'fork' | 'writer-gap'): Promise<Result<unknown>> {
  sent.sentNo = 0;
  const mended = await mendLog(session, why);
  if (!mended.ok) return mended;
  return mended.value.parted ? fail({ code: 'read-anew', detail: String(mended.value.given) }) : mended;
}

/** Runs one at a time; a call while it runs makes it run once more afterwards, and both callers wait for that. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again: Promise<void> | null = null;
  const start = () => {
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    again ??= running.then(() => {
      again = null;
      return start();
    });
    return again;
  };
}
