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

type Ending = 'applied' | 'not-applied';

/** One line of what was sent and what became of it. */
export type DeliveryLine =
  | { readonly is: 'sent'; readonly at: number; readonly tasks: OutboundTask[] }
  | { readonly is: 'ended'; readonly tasks: [string, Ending][] }
  | { readonly is: 'publishing'; readonly at: number; readonly task: PublishTask }
  | { readonly is: 'published'; readonly taskId: string };
/** What is known of them, all lines together. */
export type DeliveriesKnown = {
  readonly unfinished: ReadonlyMap<string, { readonly task: OutboundTask; readonly sentAt: number }>;
  readonly ended: ReadonlyMap<string, Ending>;
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

  /** Keeps what is decided of a task of which nobody knew. */
  async function decide(of: OfChannel, taskId: string, as: Ending): Promise<Result<null>> {
    const kept = await fileOf(of).add((known) =>
      known.unfinished.has(taskId)
        ? done({ is: 'ended', tasks: [[taskId, as]] })
        : fail({ code: 'delivery-unknown' as const }),
    );
    return kept.ok ? done(null) : kept;
  }

  async function push({ tasks, ...of }: Ask<'channels.push'>): Promise<Result<{ outcomes: PushOutcome[] }>> {
    return withStore(of, async (store, signal): Promise<Result<{ outcomes: PushOutcome[] }>> => {
      const sent = await fileOf(of).add((known) =>
        known.unfinished.size > 0
          ? fail({ code: 'delivery-unfinished' as const })
          : done({ is: 'sent', at: now(), tasks: [...tasks] }),
      );
      if (!sent.ok) return sent;
      const outcomes = await store.push(tasks, signal);
      const ended = tasks.flatMap(({ taskId }, i): [string, Ending][] => {
        const outcome = outcomes[i];
        return !outcome || outcome.is === 'unknown' ? [] : [[taskId, endingOf(outcome)]];
      });
      const kept = ended.length > 0 ? await fileOf(of).add(() => done({ is: 'ended', tasks: ended })) : sent;
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
    const ending = known.value.ended.get(taskId);
    if (ending) return done(ending);
    const sent = known.value.unfinished.get(taskId);
    if (!sent) return done('not-applied');
    const found = await withStore(of, (store, signal) =>
      store.resolveUnknown(upToDate(sent.task, expected), sent.sentAt, signal),
    );
    if (!found.ok || found.value === 'undecidable') return found;
    const kept = await decide(of, taskId, found.value);
    return kept.ok ? found : kept;
  }

  const handlers: WritingSide['handlers'] = {
    'channels.push': (ask) => inTurn(ask, () => push(ask)),
    'channels.publish': (ask) => inTurn(ask, () => publish(ask)),
    'channels.unfinished': (of) =>
      inTurn(of, async () => {
        const known = await fileOf(of).state();
        if (!known.ok) return known;
        const { unfinished, publishing } = known.value;
        return done({ unfinished: [...unfinished.values()], publishing: [...publishing.keys()] });
      }),
    'channels.continue': (of) =>
      inTurn(of, async () => {
        const gone = await fileOf(of).goOn();
        return gone.ok ? done({}) : gone;
      }),
    'channels.resolve': (ask) =>
      inTurn(ask, async () => {
        const resolution = await resolve(ask);
        return resolution.ok ? done({ resolution: resolution.value }) : resolution;
      }),
    'channels.settle': ({ taskId, as, ...of }) =>
      inTurn(of, async () => {
        const kept = await decide(of, taskId, as);
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

function endingOf({ is }: PushOutcome): Ending {
  return is === 'applied' || is === 'already' ? 'applied' : 'not-applied';
}
