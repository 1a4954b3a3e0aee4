import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Lane, RoundReport } from '#shared/channels/lane-api.ts';
import type { LaneBooks } from '#shared/channels/ports.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { followedTo, forgetLane } from '#renderer/db/channels/lane-store.ts';
import type { Change } from '#renderer/db/feed.ts';
import type { Clock, Session } from '../session.ts';
import { followChannel, type FollowedChannel } from './follow.ts';

/** The lane of one channel with the books that it reads. */
export type RunningLane = {
  readonly lane: Lane;
  readonly books: LaneBooks;
  /** Tells what was recorded meanwhile. */
  readonly flush: () => void;
};

export type RunFailure = Failure<'channel-not-here' | 'channel-paused'>;
type Told = (done: number, total: number | null) => void;

/** The lanes of the channels that this computer talks to. */
export type ChannelRuns = {
  /** A round now; what was planned comes after it. */
  readonly round: (channelId: string, told: Told) => Promise<Result<RoundReport>>;
  /** Does something with the lane of a channel, then plans its next round. */
  readonly withLane: <T>(
    channelId: string,
    act: (running: RunningLane, signal: AbortSignal) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** A channel that the shop's server runs; null where it runs it not. */
  readonly followed: (channelId: string) => Promise<FollowedChannel | null>;
  readonly stop: () => Promise<void>;
};

export type RunsSettings = {
  readonly session: Session;
  readonly clock: Clock;
  /** Makes the lane of a channel; fails while its store has no key here. Keeps that in the channel's state. */
  readonly makeLane: (channelId: ChannelId) => Promise<Result<RunningLane>>;
};

/** The first rounds wait until the shop is on the screen. */
const FIRST_MS = 3_000;
/** Changes of the books within this time are told together. */
const SOON_MS = 2_000;
/** After a fault of ours, and while it is not known which computer this is. */
const AGAIN_MS = 60_000;
/** No store asks for a longer wait than this. */
const LONGEST_MS = 24 * 3_600_000;

/** Kinds of rows that stores hear of. */
const toldOf: ReadonlySet<string> = new Set(['product', 'variant', 'listing', 'order', 'parcel', 'return', 'location']);

/**
 * Runs a lane for each channel whose runner is this computer (CHN163): a round now and then, soon after something moved, and later each time
 * while it fails. A channel does one thing at a time; channels do not wait for each other.
 */
export function startRuns(settings: RunsSettings): ChannelRuns {
  const { session, clock } = settings;
  const { db, feed, door } = session;
  const runs = new Map<string, Run>();
  const follows = new Map<string, FollowedChannel>();
  let here: string | null = null;
  let stopped = false;

  async function runner(): Promise<string | null> {
    if (here !== null) return here;
    const told = await door.host.ask('channels.here', {});
    if (told.ok) here = told.value.runner;
    return here;
  }

  /** Begins what is to run here, and ends what is not. */
  async function refresh(): Promise<void> {
    const rows = stopped ? [] : (await db.channels.toArray()).filter((row) => !row.archived && !row.voided);
    // Most shops have no store: nobody needs to know which computer this is.
    const own = rows.length === 0 ? '' : await runner();
    if (own === null) {
      clock.after(AGAIN_MS, look);
      return;
    }
    const here = rows.filter((row) => row.runner === own);
    const there = rows.filter((row) => row.runner === serverRunner(door.shopId));
    await endOthers(runs, here);
    await endOthers(follows, there);
    for (const row of rows) await forgetOthers(row, own);
    for (const { id } of there) if (!follows.has(id)) follows.set(id, followChannel(session, clock, id));
    for (const { id } of here) {
      if (runs.has(id)) continue;
      const run = startRun(settings, id);
      runs.set(id, run);
      run.soon(FIRST_MS);
    }
  }

  /** What is known of a store is worth nothing where somebody else talked to it since, or talks to it now. */
  async function forgetOthers({ id, runner: its }: ChannelRow, own: string): Promise<void> {
    const isFollowed = (await followedTo(db, id)) !== null;
    const isServers = its === serverRunner(door.shopId);
    // What the server knows comes later: until then the old figures would be looked through, and agreed to in vain.
    const isNotOwn = its !== null && its !== own && !isFollowed && (await db.channelStates.get(id)) !== undefined;
    if ((isFollowed && !isServers) || isNotOwn) await forgetLane(db, feed, id);
  }

  let turn: Promise<void> = Promise.resolve();
  function look(): void {
    turn = turn.then(refresh).catch((fault: unknown) => {
      // A database that was closed under it is the shop being let go.
      if (!stopped) console.error(fault);
    });
  }

  function hear({ rows, stock }: Change): void {
    const channels = rows.filter((row) => row.kind === 'channel');
    if (channels.length > 0) look();
    for (const { id } of channels) runs.get(id)?.soon(0);
    if (stock.length > 0 || rows.some(({ kind }) => toldOf.has(kind))) for (const run of runs.values()) run.moved();
  }
  const stopListening = feed.listen(hear);
  look();

  async function runOf(channelId: string): Promise<Result<Run, RunFailure>> {
    look();
    await turn;
    const run = runs.get(channelId);
    if (!run) return fail({ code: 'channel-not-here' });
    const row = await db.channels.get(channelId);
    return row?.paused === true ? fail({ code: 'channel-paused' }) : done(run);
  }

  return {
    round: async (channelId, told) => {
      const run = await runOf(channelId);
      return run.ok ? run.value.round(told) : run;
    },
    withLane: async (channelId, act) => {
      const run = await runOf(channelId);
      return run.ok ? run.value.withLane(act) : run;
    },
    followed: async (channelId) => {
      look();
      await turn;
      return follows.get(channelId) ?? null;
    },
    stop: async () => {
      stopped = true;
      stopListening();
      look();
      await turn;
    },
  };
}

/** Ends what runs of channels that are not among these. */
async function endOthers(
  running: Map<string, { readonly stop: () => Promise<void> }>,
  rows: readonly ChannelRow[],
): Promise<void> {
  for (const [id, one] of [...running]) {
    if (rows.some((row) => row.id === id)) continue;
    running.delete(id);
    await one.stop();
  }
}

type Run = {
  readonly round: (told: Told) => Promise<Result<RoundReport>>;
  readonly withLane: <T>(act: (running: RunningLane, signal: AbortSignal) => Promise<Result<T>>) => Promise<Result<T>>;
  /** A round in so many milliseconds, unless one is to come sooner. */
  readonly soon: (ms: number) => void;
  /** Something moved here: a round soon, unless the channel waits because it failed. */
  readonly moved: () => void;
  readonly stop: () => Promise<void>;
};

function startRun({ session, clock, makeLane }: RunsSettings, channelId: ChannelId): Run {
  const { db } = session;
  const stopping = new AbortController();
  let lane: RunningLane | null = null;
  let planned: { readonly at: number; readonly cancel: () => void } | null = null;
  let isFailing = false;
  let last: Promise<unknown> = Promise.resolve();

  function soon(ms: number): void {
    const at = clock.now() + ms;
    if (stopping.signal.aborted || (planned && planned.at <= at)) return;
    planned?.cancel();
    planned = { at, cancel: clock.after(ms, () => void byItself()) };
  }

  async function byItself(): Promise<void> {
    planned = null;
    try {
      await inTurn((running, signal) => running.lane.round(signal));
    } catch (fault) {
      if (stopping.signal.aborted) return;
      console.error(fault);
      soon(AGAIN_MS);
    }
  }

  /** Plans what the lane says itself; a lane that stopped is begun by a person. */
  async function plan(): Promise<void> {
    if (stopping.signal.aborted) return;
    const state = await db.channelStates.get(channelId);
    isFailing = (state?.failure ?? null) !== null;
    const nextAt = state?.nextAt ?? null;
    const left = nextAt === null ? null : nextAt - clock.now();
    // A moment so far away was noted before the clock was set back.
    if (left !== null) soon(left > LONGEST_MS ? AGAIN_MS : Math.max(0, left));
  }

  function inTurn<T>(act: (running: RunningLane, signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    const mine = last.then(async (): Promise<Result<T>> => {
      if (stopping.signal.aborted) return fail({ code: 'channel-not-here' });
      const made = lane ? done(lane) : await makeLane(channelId);
      if (made.ok) lane = made.value;
      try {
        return made.ok ? await act(made.value, stopping.signal) : made;
      } finally {
        lane?.flush();
        await plan();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    round: (told) => {
      planned?.cancel();
      planned = null;
      return inTurn((running, signal) => running.lane.round(signal, told));
    },
    withLane: inTurn,
    soon,
    moved: () => {
      if (!isFailing) soon(SOON_MS);
    },
    stop: async () => {
      stopping.abort();
      planned?.cancel();
      await last;
    },
  };
}
