import { z } from 'zod';
import { changesSince, type List, type Step } from '#electron/channels/changes.ts';
import { type ById, type Ids, idsShape, unseenByIds } from '#electron/channels/ids.ts';
import { type Position, positionShape } from '#electron/channels/position.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type {
  ChannelFailure,
  Cursor,
  OrderTask,
  OutboundTask,
  Page,
  PushOutcome,
  Resolution,
  StockTask,
  StoreCapabilities,
} from '#shared/contract/channels/port.ts';
import type { Chance } from '#shared/domain/demo/chance.ts';
import { type RacyStore, remoteOrder, remoteThing, type StoreKind } from './racy-store.ts';

/** How badly the line to a store behaves, each a share of the requests. */
export type Line = { readonly lost: number; readonly busy: number; readonly late: number };
export const stormyLine: Line = { lost: 0.12, busy: 0.05, late: 0.04 };
export const calmLine: Line = { lost: 0, busy: 0, late: 0 };

export type RacyWorld = {
  readonly store: RacyStore;
  readonly chance: Chance;
  /** Others act, between any two steps of ours. */
  readonly meanwhile: () => void;
  readonly line: () => Line;
  /** Does something after so many milliseconds, whatever became of who asked. */
  readonly later: (ms: number, act: () => void) => void;
  /** Writes figures without looking, as if nobody else wrote. */
  readonly isBlind: boolean;
  /** Goes on behind the newest stamp that was seen, whatever becomes of the store's clock. */
  readonly followsStamps: boolean;
  /** Our clock. */
  readonly now: () => number;
};

const point = z.object({ position: positionShape.default(null), ids: idsShape });
type Point = { readonly position: Position | null; readonly ids: Ids | null };
type Stamped = { readonly id: string; readonly changed: number };

const SETTLING_MS = 120_000;
const PAGE = 7;

function capabilitiesOf(kind: StoreKind): StoreCapabilities {
  return {
    stockWrite: {
      absolute: kind === 'absolute',
      delta: kind === 'racy-delta' ? 'racy' : kind === 'compare-and-key' ? 'atomic' : 'none',
      compareAndSet: kind === 'compare-and-key',
    },
    idempotency: kind === 'racy-delta' ? 'marker' : kind === 'compare-and-key' ? 'native-key' : 'none',
    stockInCatalog: kind !== 'absolute',
    deletions: 'reconcile',
    multiLocation: false,
    fractional: false,
    limits: { page: PAGE, batch: 3, inFlight: 1 },
    orders: { fulfil: 'status', partial: false },
  };
}

/** A store that others write to, over a line that loses answers. */
export function racyConnector(world: RacyWorld): StoreConnector {
  const { store, chance, meanwhile } = world;
  const away: ChannelFailure = { code: 'channel-away' };

  /** One request that only reads. */
  function asked(): ChannelFailure | null {
    meanwhile();
    const line = world.line();
    if (chance.happens(line.busy)) return { code: 'channel-busy', afterMs: 30_000 };
    return chance.happens(line.lost) ? away : null;
  }

  async function* pages<Row, R>(
    of: 'orders' | 'things',
    rows: () => readonly (Row & Stamped)[],
    cursor: string | null,
    remote: (row: Row) => R,
  ): AsyncGenerator<Result<Page<R>, ChannelFailure>> {
    const list: List<Row & Stamped, ChannelFailure> = async ({ by, after, before, offset, take }) => {
      const failed = asked();
      if (failed) return fail(failed);
      const all = rows()
        .filter(({ changed }) => (after === null || changed > after) && (before === null || changed < before))
        .sort((a, b) => (by === 'modified' && a.changed - b.changed) || Number(a.id) - Number(b.id));
      return done({ rows: all.slice(offset, offset + take), total: all.length });
    };
    const from: Point = point.parse(JSON.parse(cursor ?? '{}'));
    store.pulled[of] = from.position?.pulled ?? 0;
    let last: Cursor = cursor ?? '{}';
    let position = from.position;
    const seen = new Set<number>();
    const stamps = world.followsStamps
      ? byNewestStamp(list, from.position, world.now())
      : changesSince(list, ({ changed }) => changed, from.position, { now: world.now, there: store.now });
    for await (const step of stamps) {
      if (!step.ok) return yield step;
      ({ position } = step.value);
      for (const { id } of step.value.rows) seen.add(Number(id));
      yield* some(step.value.rows.map(remote), { position, ids: from.ids });
    }
    if (world.followsStamps) return;
    const isFirst = from.position === null;
    for await (const step of unseenByIds(idsOf(rows), { known: from.ids, ids: seen, isFirst, now: world.now() })) {
      if (!step.ok) return yield step;
      yield* some(step.value.rows.map(remote), { position, ids: step.value.ids ?? from.ids });
    }

    /** As a store hands them on: a few at a time, of which the last brings the cursor. */
    function* some(said: readonly R[], at: Point): Generator<Result<Page<R>, ChannelFailure>> {
      for (let n = 0; n === 0 || n < said.length; n += PAGE) {
        const failed = n > 0 ? asked() : null;
        if (failed) return yield fail(failed);
        if (n + PAGE >= said.length) last = JSON.stringify(at);
        yield done({ rows: said.slice(n, n + PAGE), cursor: last });
      }
    }
  }

  function idsOf<Row extends Stamped>(rows: () => readonly Row[]): ById<Row, ChannelFailure> {
    const newestFirst = () => [...rows()].sort((a, b) => Number(b.id) - Number(a.id));
    return {
      every: 0,
      page: 100,
      placedAt: ({ changed }) => changed,
      isNotThere: null,
      numberOf: ({ id }) => Number(id),
      newest: async () => {
        const failed = asked();
        return failed ? fail(failed) : done(Number(newestFirst()[0]?.id ?? 0));
      },
      latest: async (take) => {
        const failed = asked();
        return failed ? fail(failed) : done({ rows: newestFirst().slice(0, take), next: null });
      },
    };
  }

  function pushOne(task: StockTask): PushOutcome {
    const failed = asked();
    if (failed) return { is: 'retry', because: failed };
    const thing = store.thing(task.ref.productId);
    const read = thing.stock;
    if (store.kind === 'racy-delta' && thing.marker === task.taskId) return { is: 'already', shown: read };
    if (!world.isBlind && store.kind !== 'compare-and-key' && read !== task.expected)
      return { is: 'conflict', shown: read };
    if (store.kind === 'compare-and-key') meanwhile();
    return write(task, world.isBlind ? task.expected : read);
  }

  /** The writing request: it may be lost on the way, lost on the way back, or be done while nobody listens any more. */
  function write(task: StockTask, read: number): PushOutcome {
    const line = world.line();
    if (chance.happens(line.late)) {
      world.later(chance.between(1_000, SETTLING_MS - 10_000), () => void arrive(task, read, 'late'));
      return { is: 'unknown' };
    }
    if (chance.happens(line.lost / 2)) return { is: 'unknown' };
    const outcome = arrive(task, read, world.isBlind ? 'blind' : 'now');
    return chance.happens(line.lost / 2) ? { is: 'unknown' } : outcome;
  }

  function arrive(task: StockTask, read: number, how: 'now' | 'late' | 'blind'): PushOutcome {
    const thing = store.thing(task.ref.productId);
    if (store.kind === 'compare-and-key' && how !== 'blind') {
      if (store.keys.has(task.taskId)) return { is: 'already', shown: thing.stock };
      if (thing.stock !== (task.sentExpected ?? task.expected) || store.staleKeys.has(task.taskId)) {
        store.staleKeys.add(task.taskId);
        return { is: 'conflict', shown: thing.stock };
      }
      store.write(task, thing.stock, how);
    } else {
      const found = store.kind === 'racy-delta' && how !== 'blind' ? thing.stock : read;
      // A difference is read, and others write before it is written: once in a while.
      if (chance.happens(0.2)) meanwhile();
      store.write(task, found, how);
    }
    meanwhile();
    return { is: 'applied', shown: thing.stock };
  }

  function pushOrder({ orderId }: OrderTask): PushOutcome {
    const failed = asked();
    if (failed) return { is: 'retry', because: failed };
    const { lost } = world.line();
    if (chance.happens(lost / 2)) return { is: 'unknown' };
    if (!store.complete(orderId)) return { is: 'conflict', shown: null };
    return chance.happens(lost / 2) ? { is: 'unknown' } : { is: 'applied', shown: null };
  }

  async function push(tasks: readonly OutboundTask[]): Promise<readonly PushOutcome[]> {
    const outcomes: PushOutcome[] = [];
    let stop: PushOutcome | null = null;
    for (const task of tasks) {
      const outcome: PushOutcome = stop ?? (task.kind === 'stock.offer' ? pushOne(task) : pushOrder(task));
      outcomes.push(outcome);
      if (outcome.is === 'retry') stop = outcome;
      if (outcome.is === 'unknown') stop = { is: 'retry', because: away };
    }
    return outcomes;
  }

  const identity = {
    name: 'Racy',
    software: 'Racy 1',
    currency: 'EUR',
    skewMs: 0,
    mayWrite: true,
    address: 'https://racy.example',
    site: null,
    locations: [],
  };
  return {
    capabilities: capabilitiesOf(store.kind),
    probe: async () => done(identity),
    pullProducts: (cursor) => pages('things', () => [...store.things.values()], cursor, remoteThing),
    pullOrders: (cursor) => pages('orders', () => [...store.orders.values()], cursor, remoteOrder),
    readStock: async (refs) => {
      const failed = asked();
      if (failed) return fail(failed);
      return done(refs.map(({ ref }) => ({ ref, locationId: null, quantity: store.thing(ref.productId).stock })));
    },
    findGone: async () => done([]),
    findGoneOrders: async () => done([]),
    push,
    publish: async () => ({ is: 'unknown' }),
    resolveUnknown: async (task, sentAt) => {
      const failed = asked();
      if (failed) return fail(failed);
      if (task.kind !== 'stock.offer')
        return done(store.orders.get(task.orderId)?.status === 'done' ? 'applied' : 'not-applied');
      const thing = store.thing(task.ref.productId);
      if (store.kind === 'compare-and-key') {
        const outcome = arrive(task, thing.stock, 'now');
        return done(outcome.is === 'conflict' ? 'not-applied' : 'applied');
      }
      if (thing.marker === task.taskId) return done('applied');
      const left = SETTLING_MS - (world.now() - sentAt);
      if (left > 0) return fail({ code: 'channel-busy', afterMs: left });
      const found = byFigure(task, thing.stock);
      // Others moved it to just that figure: it is a guess where there is no mark.
      if (found !== 'undecidable' && (found === 'applied') !== store.keys.has(task.taskId)) store.hasRaced(thing.id);
      return done(found);
    },
  };
}

function byFigure({ expected, delta }: StockTask, shown: number): Resolution {
  if (shown === expected) return 'not-applied';
  return shown === expected + delta ? 'applied' : 'undecidable';
}

/** What changed behind the newest stamp that was seen, a few seconds before it included: a clock that is set back loses all until it is there again. */
async function* byNewestStamp<Row extends Stamped>(
  list: List<Row, ChannelFailure>,
  from: Position | null,
  now: number,
): AsyncGenerator<Result<Step<Row>, ChannelFailure>> {
  const page = await list({ by: 'modified', after: from && from.at - 6_000, before: null, offset: 0, take: 1_000 });
  if (!page.ok) return yield page;
  const { rows } = page.value;
  const at = Math.max(from?.at ?? 0, ...rows.map(({ changed }) => changed));
  yield done({ rows, position: { at, since: now, closed: false, pulled: now, ahead: null } });
}
