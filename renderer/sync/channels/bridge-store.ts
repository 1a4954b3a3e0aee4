import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Deliveries } from '#shared/channels/ports.ts';
import type { Ask } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type {
  ChannelFailure,
  ChannelFailureCode,
  Cursor,
  Page,
  StoreCapabilities,
} from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';

/** A channel as the host's calls name it, and the window that may write to its store. */
export type StoreAt = {
  readonly host: Host;
  readonly shopId: string;
  readonly channelId: string;
  readonly windowId: string;
};

/** What of a store a lane asks over the bridge: everything but who is there, and telling, which goes by the deliveries. */
export type BridgeStore = Omit<StoreConnector, 'probe' | 'push' | 'resolveUnknown'>;

/** A store whose address, key and requests are the host's. Whoever stops waits for no answer any more. */
export function bridgeStore(
  { host, shopId, channelId, windowId }: StoreAt,
  capabilities: StoreCapabilities,
): BridgeStore {
  const of = { shopId, channelId };
  async function asked<T>(signal: AbortSignal, answer: Promise<Result<T>>): Promise<Result<T, ChannelFailure>> {
    const value = await untilStopped(signal, answer);
    return value.ok ? value : fail(asChannelFailure(value.failure));
  }
  const pull = (feed: Ask<'channels.pull'>['feed'], cursor: Cursor | null, signal: AbortSignal) =>
    pieces(host, { ...of, feed, cursor }, signal);

  return {
    capabilities,
    pullProducts: async function* (cursor, signal) {
      for await (const page of pull('catalog', cursor, signal)) yield pageOf(page, 'products');
    },
    pullOrders: async function* (cursor, signal) {
      for await (const page of pull('orders', cursor, signal)) yield pageOf(page, 'orders');
    },
    readStock: async (refs, signal) => {
      const read = await asked(signal, host.ask('channels.readStock', { ...of, refs: [...refs] }));
      return read.ok ? done(read.value.stock) : read;
    },
    findGone: async (refs, signal) => {
      const gone = await asked(signal, host.ask('channels.findGone', { ...of, refs: [...refs] }));
      return gone.ok ? done(gone.value.refs) : gone;
    },
    findGoneOrders: async (orderIds, signal) => {
      const gone = await asked(signal, host.ask('channels.findGoneOrders', { ...of, orderIds: [...orderIds] }));
      return gone.ok ? done(gone.value.orderIds) : gone;
    },
    publish: async (task, signal) => {
      const { taskId, product } = task;
      const published = await untilStopped(
        signal,
        host.ask('channels.publish', { ...of, windowId, task: { taskId, product } }),
      );
      if (published.ok) return published.value.outcome;
      return { is: 'retry', because: asChannelFailure(published.failure) };
    },
  };
}

type Piece = { readonly products: readonly RemoteProduct[]; readonly orders: readonly RemoteOrder[] };
type Pieces = Piece & { readonly cursor: Cursor };

function pageOf<K extends keyof Piece>(
  page: Result<Pieces, ChannelFailure>,
  rows: K,
): Result<Page<Piece[K][number]>, ChannelFailure> {
  return page.ok ? done({ rows: page.value[rows], cursor: page.value.cursor }) : page;
}

/** Pages, each put together of the pieces in which it came. */
async function* pieces(
  host: Host,
  question: Omit<Ask<'channels.pull'>, 'pullId'>,
  signal: AbortSignal,
): AsyncGenerator<Result<Pieces, ChannelFailure>> {
  let pullId: string | null = null;
  let products: RemoteProduct[] = [];
  let orders: RemoteOrder[] = [];
  try {
    for (;;) {
      const asked: Promise<Result<Piece & { readonly cursor: Cursor | null; readonly pullId: string | null }>> =
        host.ask('channels.pull', { ...question, pullId });
      const piece = await untilStopped(signal, asked);
      if (!piece.ok) {
        // A pull that failed is forgotten there.
        if (!signal.aborted) pullId = null;
        yield fail(asChannelFailure(piece.failure));
        return;
      }
      pullId = piece.value.pullId;
      if (pullId === null) return;
      products.push(...piece.value.products);
      orders.push(...piece.value.orders);
      if (piece.value.cursor === null) continue;
      yield done({ products, orders, cursor: piece.value.cursor });
      products = [];
      orders = [];
    }
  } finally {
    if (pullId !== null) void host.ask('channels.endPull', { pullId });
  }
}

/** The host keeps what is sent and what became of it. */
export function bridgeDeliveries({ host, shopId, channelId, windowId }: StoreAt): Deliveries {
  const of = { shopId, channelId };
  return {
    push: async (tasks, signal) => {
      if (tasks.length === 0) return done([]);
      const pushed = await untilStopped(signal, host.ask('channels.push', { ...of, windowId, tasks: [...tasks] }));
      if (!pushed.ok) return pushed;
      const { outcomes } = pushed.value;
      must(outcomes.length === tasks.length || null, 'every task that was told has an outcome');
      return done(outcomes);
    },
    unfinished: async () => {
      // The first that a round asks: without a key nothing of it can be done.
      const access = await host.ask('channels.access', of);
      if (!access.ok) return access;
      if (access.value.kept === 'missing') return fail({ code: 'no-key' });
      const kept = await host.ask('channels.unfinished', of);
      return kept.ok ? done(kept.value.unfinished) : kept;
    },
    resolve: async (task, signal) => {
      const expected = task.kind === 'stock.offer' ? task.expected : null;
      const { taskId } = task;
      const resolved = await untilStopped(signal, host.ask('channels.resolve', { ...of, windowId, taskId, expected }));
      return resolved.ok ? done(resolved.value.resolution) : resolved;
    },
    settle: async (taskId, as) => {
      const settled = await host.ask('channels.settle', { ...of, windowId, taskId, as });
      return settled.ok ? done(null) : settled;
    },
  };
}

/** An answer, or that nobody waits for it any more. */
function untilStopped<T>(signal: AbortSignal, answer: Promise<Result<T>>): Promise<Result<T>> {
  const stopped = fail({ code: 'stopped' } as const);
  if (signal.aborted) return Promise.resolve(stopped);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(stopped);
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const codes: ReadonlySet<string> = new Set<ChannelFailureCode>([
  'channel-away',
  'channel-busy',
  'channel-refused',
  'channel-not-understood',
  'channel-address',
]);

/** A failure of the host on the way to a store is that the store cannot be reached. */
function asChannelFailure(failure: Failure): ChannelFailure {
  // What a connector says comes over the bridge as it is.
  return codes.has(failure.code) ? (failure as ChannelFailure) : { code: 'channel-away', detail: failure.code };
}
