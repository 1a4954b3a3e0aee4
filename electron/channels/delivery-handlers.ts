import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Ask, Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type {
  OutboundTask,
  PublishOutcome,
  PublishTask,
  PushOutcome,
  Resolution,
} from '#shared/contract/channels/port.ts';
import { keyOf, type OfChannel } from './channel-access.ts';

/** One line of what was sent and what became of it. */
export type DeliveryLine =
  | { readonly is: 'sent'; readonly at: number; readonly tasks: OutboundTask[] }
  | { readonly is: 'ended'; readonly outcomes: [string, PushOutcome][] }
  | { readonly is: 'taken'; readonly taskIds: string[] }
  | { readonly is: 'publishing'; readonly at: number; readonly task: PublishTask }
  | { readonly is: 'published'; readonly taskId: string };
type Known = { readonly task: OutboundTask; readonly sentAt: number; readonly outcome: PushOutcome | null };
/** What is known of them, all lines together. */
export type DeliveriesKnown = {
  readonly tasks: ReadonlyMap<string, Known>;
  readonly publishing: ReadonlyMap<string, unknown>;
};

/** Where what was sent is kept, safely; handed in. */
export type DeliveryFiles = {
  readonly of: (
    shopId: string,
    channelId: string,
  ) => {
    readonly state: () => Promise<Result<DeliveriesKnown>>;
    readonly add: <F extends Failure>(
      decide: (known: DeliveriesKnown) => Result<DeliveryLine, F>,
    ) => Promise<Result<DeliveriesKnown, F | Failure>>;
    readonly goOn: () => Promise<Result<null>>;
  };
  readonly close: (shopId?: string) => Promise<void>;
};

type Asker = OfChannel & { readonly windowId?: string };

type Served =
  | 'channels.push'
  | 'channels.publish'
  | 'channels.unfinished'
  | 'channels.continue'
  | 'channels.taken'
  | 'channels.resolve'
  | 'channels.settle';

export type DeliverySettings = {
  readonly deliveries: DeliveryFiles;
  /** Whether the shop's journal is attached here, and to this window where one is named: only then is anything written to its stores. */
  readonly isHeld: (shopId: string, windowId?: string) => boolean;
  readonly now: () => number;
  readonly withStore: <T, F extends Failure>(
    of: OfChannel,
    act: (connector: StoreConnector, signal: AbortSignal) => Promise<Result<T, F>>,
  ) => Promise<Result<T, F | Failure>>;
};

export type WritingSide = {
  readonly handlers: HandlersOf<Extract<Channel, Served>>;
  /** When nothing of these shops is under way any more. */
  readonly atRest: (isMeant: (shopId: string) => boolean) => Promise<void>;
};

/** The writing side of stores: nothing goes before it is on the disk, and nothing more before what became of it is. */
export function deliveryHandlers({ deliveries, isHeld, now, withStore }: DeliverySettings): WritingSide {
  const fileOf = ({ shopId, channelId }: OfChannel) => deliveries.of(shopId, channelId);
  const turns = new Map<string, { readonly shopId: string; readonly last: Promise<unknown> }>();

  /** Acts on one store's writing side, one after the other, and only where the shop is attached. */
  function inTurn<T>(of: Asker, act: () => Promise<Result<T>>): Promise<Result<T>> {
    const mine = (turns.get(keyOf(of))?.last ?? Promise.resolve()).then(() =>
      isHeld(of.shopId, of.windowId) ? act() : fail({ code: 'detached' }),
    );
    turns.set(keyOf(of), { shopId: of.shopId, last: mine.catch(() => undefined) });
    return mine;
  }

  /** Keeps what is decided. */
  async function decide(of: OfChannel, taskId: string, outcome: PushOutcome): Promise<Result<null>> {
    const kept = await fileOf(of).add((known) =>
      known.tasks.get(taskId)?.outcome === null
        ? done({ is: 'ended', outcomes: [[taskId, outcome]] })
        : fail({ code: 'delivery-unknown' as const }),
    );
    return kept.ok ? done(null) : kept;
  }

  async function push({ tasks, ...of }: Ask<'channels.push'>): Promise<Result<{ outcomes: PushOutcome[] }>> {
    return withStore(of, async (store, signal) => {
      const sent = await fileOf(of).add((known) =>
        known.tasks.size > 0
          ? fail({ code: 'deliveries-unfinished' as const })
          : done({ is: 'sent', at: now(), tasks: [...tasks] }),
      );
      if (!sent.ok) return sent;
      const outcomes = await store.push(tasks, signal);
      const ended = outcomes.flatMap((outcome, i): [string, PushOutcome][] => {
        const task = tasks[i];
        return task && outcome.is !== 'unknown' ? [[task.taskId, outcome]] : [];
      });
      const kept = ended.length > 0 ? await fileOf(of).add(() => done({ is: 'ended', outcomes: ended })) : sent;
      return kept.ok ? done({ outcomes: [...outcomes] }) : kept;
    });
  }

  async function publish({ task, ...of }: Ask<'channels.publish'>): Promise<Result<{ outcome: PublishOutcome }>> {
    return withStore(of, async (store, signal): Promise<Result<{ outcome: PublishOutcome }>> => {
      const begun = await fileOf(of).add(() => done({ is: 'publishing', at: now(), task }));
      if (!begun.ok) return begun;
      const outcome = await store.publish(task, signal);
      if (outcome.is === 'unknown') return done({ outcome });
      const kept = await fileOf(of).add(() => done({ is: 'published', taskId: task.taskId }));
      return kept.ok ? done({ outcome }) : kept;
    });
  }

  async function resolve({ taskId, expected, ...of }: Ask<'channels.resolve'>): Promise<Result<Resolution>> {
    const known = await fileOf(of).state();
    if (!known.ok) return known;
    const delivery = known.value.tasks.get(taskId);
    if (!delivery) return fail({ code: 'delivery-unknown' });
    const { task, sentAt, outcome } = delivery;
    // What is known and was not taken was done: the rest is forgotten as soon as it is known.
    if (outcome) return done('applied');
    const found = await withStore(of, (store, signal) =>
      store.resolveUnknown(upToDate(task, expected), sentAt, signal),
    );
    if (!found.ok || found.value === 'undecidable') return found;
    const kept = await decide(of, taskId, decided(found.value));
    return kept.ok ? found : kept;
  }

  const handlers: WritingSide['handlers'] = {
    'channels.push': (ask) => inTurn(ask, () => push(ask)),
    'channels.publish': (ask) => inTurn(ask, () => publish(ask)),
    'channels.unfinished': (of) =>
      inTurn(of, async () => {
        const known = await fileOf(of).state();
        if (!known.ok) return known;
        const { tasks, publishing } = known.value;
        return done({ unfinished: [...tasks.values()], publishing: [...publishing.keys()] });
      }),
    'channels.continue': (of) =>
      inTurn(of, async () => {
        const gone = await fileOf(of).goOn();
        return gone.ok ? done({}) : gone;
      }),
    'channels.taken': ({ taskIds, ...of }) =>
      inTurn(of, async () => {
        const kept = await fileOf(of).add((known) =>
          done({ is: 'taken', taskIds: taskIds.filter((id) => (known.tasks.get(id)?.outcome ?? null) !== null) }),
        );
        return kept.ok ? done({}) : kept;
      }),
    'channels.resolve': (ask) =>
      inTurn(ask, async () => {
        const resolution = await resolve(ask);
        return resolution.ok ? done({ resolution: resolution.value }) : resolution;
      }),
    'channels.settle': ({ taskId, as, ...of }) =>
      inTurn(of, async () => {
        const kept = await decide(of, taskId, decided(as));
        return kept.ok ? done({}) : kept;
      }),
  };
  return {
    handlers,
    atRest: async (isMeant) => {
      await Promise.all([...turns.values()].flatMap(({ shopId, last }) => (isMeant(shopId) ? [last] : [])));
    },
  };
}

function upToDate(task: OutboundTask, expected: number | null): OutboundTask {
  return task.kind === 'stock.offer' && expected !== null ? { ...task, expected, sentExpected: task.expected } : task;
}

/** An outcome that says what was decided; what the store shows after it is read by the lane itself. */
function decided(as: 'applied' | 'not-applied'): PushOutcome {
  return { is: as === 'applied' ? 'applied' : 'conflict', shown: null };
}
