import { hasCome } from '#shared/base/elapsed.ts';
import { setTimeout as later } from 'node:timers/promises';
import { z } from 'zod';
import { areSecretsOf, storeAddress, type StoreVendor } from '#electron/channels/vendors.ts';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { actorOf } from '#shared/channels/actor.ts';
import { dealtWith } from '#shared/channels/dealt-with.ts';
import { customerTexts } from '#shared/channels/customer-texts.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';
import { laneOf } from '#shared/channels/lane.ts';
import type { Lane } from '#shared/channels/lane-api.ts';
import { orderTasksOf } from '#shared/channels/orders/order-tasks.ts';
import { storeOrdersOf } from '#shared/channels/orders/splits.ts';
import { takeOrder } from '#shared/channels/orders/take-order.ts';
import type { LaneAsk, laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import type { StoreIdentity } from '#shared/contract/channels/port.ts';
import type { ChannelId, VariantId } from '#shared/domain/operations/ids.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { Hold } from '#server/database/peers.ts';
import { faultOf, type Log } from '#server/watch/log-lines.ts';
import { deliveriesOf } from './deliveries.ts';
import { laneBooks } from './lane-books.ts';
import { laneStore } from './lane-store.ts';
import type { Seal } from './sealed.ts';

/** What the server's runs are made of; time and chance are handed in. */
export type RunParts = {
  readonly db: StoreDatabase;
  /** Hears that the log has grown. */
  readonly grown: () => void;
  /** A channel for this process alone, where others serve the same database; null while another has it. */
  readonly hold: (channelId: string) => Promise<Hold | null>;
  readonly log: Log;
  readonly seal: Seal;
  readonly vendorNamed: (name: string) => StoreVendor | undefined;
  readonly now: () => number;
  readonly nextId: () => string;
};

/** The channels that this server runs. */
export type ServerChannels = {
  readonly connect: (
    ask: z.infer<typeof laneRoutes.access.ask>,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly identity: StoreIdentity; readonly runner: string }, Failure>>;
  readonly forget: (channelId: string) => Promise<void>;
  readonly hasAccess: (channelId: string) => Promise<boolean>;
  readonly ask: (channelId: string, ask: LaneAsk, signal: AbortSignal) => Promise<Result<unknown, Failure>>;
  /** The books changed: offers may have. */
  readonly nudge: () => void;
  /** Ends what is under way; it goes on where it was at the next start. */
  readonly stop: () => Promise<void>;
};

/** How long changes are gathered before a store is told. */
const GATHER_MS = 2_000;
/** How often channels that rest are looked at: one may have been given to this server or let go on. */
const LOOK_MS = 60_000;

/** `rev`: what the channel's rows were when this process had it last; with others the lane remembers something old then. */
type Run = { readonly lane: Lane; under: Promise<unknown>; rev: number | null };

/** What a lane is asked. */
type StoreAsk = Exclude<LaneAsk, { is: 'dealt-with' }>;

/** How often a channel that another process has is asked for again. */
const HELD_MS = 250;

const keptAccess = z.object({ secrets: z.record(z.string(), z.string()), language: z.string() });

/** Starts the rounds of every channel that this server has a key of and that its row gives to it. */
export function serverChannels(parts: RunParts): ServerChannels {
  const { db, now } = parts;
  const runs = new Map<string, Run>();
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let looking: Promise<void> = Promise.resolve();

  async function laneFor(channelId: string): Promise<Result<Lane, Failure>> {
    const known = runs.get(channelId);
    if (known) return done(known.lane);
    const access = await accessOf(parts, channelId);
    if (!access.ok) return access;
    const id = channelId as ChannelId;
    const { connector, texts } = access.value;
    const lane = laneOf({
      channelId: id,
      connector,
      deliveries: deliveriesOf(db, id, connector, now),
      books: laneBooks({
        db,
        channelId: id,
        actor: actorOf(id),
        fractional: connector.capabilities.fractional,
        means: parts,
        told: parts.grown,
      }),
      store: laneStore(db, id),
      takeOrder,
      orderTasksOf,
      storeOrdersOf,
      texts,
      now,
      nextId: parts.nextId,
    });
    runs.set(channelId, { lane, under: Promise.resolve(), rev: null });
    return done(lane);
  }

  /** Does something with a channel while no other process does; null where one has it. */
  async function holding<T>(channelId: string, work: (lane: Lane, lost: AbortSignal) => Promise<T>) {
    const hold = await parts.hold(channelId);
    if (!hold) return null;
    try {
      const before = runs.get(channelId);
      if (before?.rev !== null && before?.rev !== (await lastRev(db, channelId))) runs.delete(channelId);
      const lane = await laneFor(channelId);
      if (!lane.ok) return lane;
      const run = runs.get(channelId);
      if (run) run.rev = null;
      const worked = await work(lane.value, hold.signal);
      if (run) run.rev = await lastRev(db, channelId);
      return done(worked);
    } finally {
      await hold.release();
    }
  }

  async function roundOf(channelId: string): Promise<void> {
    await holding(channelId, async (lane, lost) => {
      const either = new AbortController();
      const end = () => either.abort();
      for (const signal of [ending.signal, lost]) {
        if (signal.aborted) end();
        signal.addEventListener('abort', end);
      }
      try {
        return await lane.round(either.signal);
      } finally {
        for (const signal of [ending.signal, lost]) signal.removeEventListener('abort', end);
      }
    });
  }

  /** Begins a round of each channel whose time has come, or that has nothing to wait for and may have something to tell. */
  async function look(isNudged: boolean): Promise<void> {
    for (const channelId of await channelsHere(db)) {
      const lane = await laneFor(channelId);
      const run = runs.get(channelId);
      if (!lane.ok || !run) continue;
      const state = await laneStore(db, channelId as ChannelId).state();
      const isDue = state === null || (state.nextAt !== null && hasCome(state.nextAt, now()));
      if (!isDue && !(isNudged && state?.failure === null)) continue;
      run.under = run.under.then(() => roundOf(channelId)).catch(noteFault);
    }
  }

  /** A fault of a round stops no server; the next one tries again. */
  function noteFault(fault: unknown): void {
    parts.log({ level: 'error', event: 'channel-failed', fault: faultOf(fault) });
  }

  function lookIn(ms: number, isNudged: boolean): void {
    if (ending.signal.aborted) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      looking = look(isNudged)
        .catch(noteFault)
        .then(() => {
          if (timer === null) lookIn(LOOK_MS, false);
        });
    }, ms);
    timer.unref();
  }
  lookIn(GATHER_MS, false);

  /** What changes nothing needs no turn; everything else waits until no other process has the channel. */
  async function askedAlone(channelId: string, ask: StoreAsk, signal: AbortSignal): Promise<Result<unknown, Failure>> {
    if (ask.is === 'plan') {
      const lane = await laneFor(channelId);
      return lane.ok ? lane.value.plan().then(done) : lane;
    }
    for (;;) {
      const answer = await holding(channelId, (lane) => asked(lane, ask, signal));
      if (answer) return answer.ok ? answer.value : answer;
      if (signal.aborted) return fail({ code: 'too-busy' });
      await later(HELD_MS);
    }
  }

  return {
    connect: async (ask, signal) => {
      const vendor = parts.vendorNamed(ask.vendor);
      if (!vendor) return fail({ code: 'vendor-unknown' });
      const url = storeAddress(vendor, ask.url, ask.plainHttpAgreed);
      if (!url.ok) return url;
      if (!areSecretsOf(vendor, ask.secrets)) return fail({ code: 'secrets-wrong' });
      const connector = vendor.connect({ url: url.value, secrets: ask.secrets, now, nonce: parts.nextId });
      const identity = await connector.probe(signal);
      if (!identity.ok) return identity;
      const { shop_id: shopId } = await db.selectFrom('shop').select('shop_id').executeTakeFirstOrThrow();
      if (shopId === null) return fail({ code: 'not-claimed' });
      const kept = {
        vendor: vendor.vendor,
        url: url.value.href,
        sealed: await parts.seal.seal(JSON.stringify({ secrets: ask.secrets, language: ask.language }), ask.channelId),
      };
      await db
        .insertInto('channel_access')
        .values({ channel_id: ask.channelId, ...kept })
        .onConflict((known) => known.columns(['shop_key', 'channel_id']).doUpdateSet(kept))
        .execute();
      runs.delete(ask.channelId);
      lookIn(GATHER_MS, true);
      return done({ identity: identity.value, runner: serverRunner(shopId) });
    },
    forget: async (channelId) => {
      await db.deleteFrom('channel_access').where('channel_id', '=', channelId).execute();
      const run = runs.get(channelId);
      runs.delete(channelId);
      await run?.under;
    },
    hasAccess: async (channelId) =>
      !!(await db
        .selectFrom('channel_access')
        .select('channel_id')
        .where('channel_id', '=', channelId)
        .executeTakeFirst()),
    ask: async (channelId, ask, signal) => {
      if (!(await channelsHere(db)).includes(channelId)) return fail({ code: 'channel-not-here' });
      // No store is asked: nobody waits for what the lane is at.
      if (ask.is === 'dealt-with') return dealtWith(laneStore(db, channelId as ChannelId), ask.noteId);
      const answer = await askedAlone(channelId, ask, signal);
      if (ask.is !== 'plan' && ask.is !== 'round') lookIn(0, true);
      return answer;
    },
    nudge: () => lookIn(GATHER_MS, true),
    stop: async () => {
      ending.abort();
      if (timer) clearTimeout(timer);
      await looking;
      await Promise.all([...runs.values()].map(({ under }) => under));
    },
  };
}

function asked(
  lane: Lane,
  ask: Exclude<StoreAsk, { is: 'plan' }>,
  signal: AbortSignal,
): Promise<Result<unknown, Failure>> {
  switch (ask.is) {
    case 'round':
      return lane.round(signal);
    case 'agree':
      return lane.agree(ask.keys, signal);
    case 'repair':
      return lane.repair(ask.key, ask.locationId, ask.as, signal);
    case 'publish':
      return lane.publish(
        ask.tasks.map((task) => ({ ...task, variantIds: task.variantIds.map((id) => id as VariantId) })),
        signal,
      );
    case 'settle':
      return lane.settle(ask.taskId, ask.as);
  }
}

/** Channels that this server has a key of and that their rows give to it. */
async function channelsHere(db: StoreDatabase): Promise<readonly string[]> {
  const { shop_id: shopId } = await db.selectFrom('shop').select('shop_id').executeTakeFirstOrThrow();
  if (shopId === null) return [];
  const runner = serverRunner(shopId);
  const rows = await db
    .selectFrom('channel_access')
    .innerJoin('entities', 'entities.id', 'channel_access.channel_id')
    .select(['channel_access.channel_id as id', 'entities.json as json'])
    .where('entities.kind', '=', 'channel')
    .execute();
  const row = z.object({ runner: z.string().nullable(), archived: z.boolean(), voided: z.boolean() });
  return rows.flatMap(({ id, json }) => {
    const channel = row.parse(JSON.parse(json));
    return channel.runner === runner && !channel.archived && !channel.voided ? [id] : [];
  });
}

async function accessOf({ db, seal, vendorNamed, now, nextId }: RunParts, channelId: string) {
  const row = await db.selectFrom('channel_access').selectAll().where('channel_id', '=', channelId).executeTakeFirst();
  const vendor = row && vendorNamed(row.vendor);
  const opened = row && (await seal.open(row.sealed, channelId));
  // Another key file, or a copy of the database elsewhere: the key of the store is asked for again.
  const access = opened ? keptAccess.safeParse(JSON.parse(opened)).data : undefined;
  const url = row && vendor && storeAddress(vendor, row.url, true);
  if (!vendor || !access || !url?.ok) return fail({ code: 'no-key' });
  const connector = vendor.connect({ url: url.value, secrets: access.secrets, now, nonce: nextId });
  return done({ connector, texts: customerTexts(access.language) });
}

/** Grows with everything that the rows of a channel are told. */
async function lastRev(db: StoreDatabase, channelId: string): Promise<number> {
  const row = await db
    .selectFrom('channel_rows')
    .select((of) => of.fn.max('rev').as('rev'))
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row?.rev ?? 0;
}
