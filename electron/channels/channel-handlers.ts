import { watched } from '#electron/http/watch.ts';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';
import { type AccessSettings, type ChannelAccess, channelAccess, keyOf, type OfChannel } from './channel-access.ts';
import { deliveryHandlers, type DeliverySettings } from './delivery-handlers.ts';
import { openPulls, type PullSettings } from './pulls.ts';
import { requestLog } from './requests.ts';

export type ChannelSettings = AccessSettings &
  Pick<PullSettings, 'later'> &
  Pick<DeliverySettings, 'deliveries' | 'isHeld'> & {
    /** This computer, as a channel names it. */
    readonly here: () => Promise<{ readonly runner: string; readonly name: string }>;
  };

export type ChannelHosts = {
  readonly handlers: HandlersOf<Extract<Channel, `channels.${string}`>>;
  readonly keysOf: ChannelAccess['keysOf'];
  /** A window has let a shop go. */
  readonly shopLeft: (shopId: string) => Promise<void>;
  /** A shop was removed for good. */
  readonly shopGone: (shopId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long what is being written may take to end by itself when its shop is let go. */
const GRACE_MS = 3_000;

/** Serves the channels of online stores. The window names a channel and never sees its secrets again. */
export function channelHosts(settings: ChannelSettings): ChannelHosts {
  const { now, later, here, deliveries } = settings;
  const access = channelAccess(settings);
  const requests = requestLog();
  const watch = <T>(key: string, act: () => T): T =>
    watched({ now, heard: (request) => requests.add(key, request) }, act);
  const pulls = openPulls({ later, watch });
  const { of: workOn, stop } = stoppable();

  /** Does an act with the connector of a channel; its requests are noted. */
  async function withStore<T, F extends Failure>(
    of: OfChannel,
    act: (connector: StoreConnector, signal: AbortSignal) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | Failure>> {
    const connector = await access.connectorOf(of);
    if (!connector.ok) return connector;
    return watch(keyOf(of), () => act(connector.value, workOn(of.shopId)));
  }
  const writing = deliveryHandlers({ ...settings, withStore });

  /** What is under way may end for a moment; then it is stopped, and what became of it is kept. */
  async function leave(isMeant: (shopId: string) => boolean): Promise<void> {
    const rest = writing.atRest(isMeant);
    const stopLater = later(GRACE_MS, () => stop(isMeant));
    await rest;
    stopLater();
    stop(isMeant);
  }

  return {
    handlers: {
      ...access.handlers,
      ...writing.handlers,
      'channels.here': async () => done(await here()),
      'channels.connect': (ask) => access.connect(ask, (act) => watch(keyOf(ask), act), workOn(ask.shopId)),
      'channels.capabilities': (of) => withStore(of, async ({ capabilities }) => done({ capabilities })),
      'channels.pull': async ({ feed, cursor, pullId, ...of }) => {
        const connector = await access.connectorOf(of);
        if (!connector.ok) return connector;
        return pulls.next(keyOf(of), pullId ?? pulls.start(keyOf(of), feed, connector.value, cursor));
      },
      'channels.endPull': async ({ pullId }) => {
        pulls.end(pullId);
        return done({});
      },
      'channels.readStock': ({ refs, ...of }) =>
        withStore(of, (store, signal) => named('stock', store.readStock(refs, signal))),
      'channels.findGone': ({ refs, ...of }) =>
        withStore(of, (store, signal) => named('refs', store.findGone(refs, signal))),
      'channels.findGoneOrders': ({ orderIds, ...of }) =>
        withStore(of, (store, signal) => named('orderIds', store.findGoneOrders(orderIds, signal))),
      'channels.requests': async (of) => done({ requests: [...requests.of(keyOf(of))] }),
    },
    keysOf: access.keysOf,
    shopLeft: async (shopId) => {
      pulls.endAll(shopId);
      await leave((id) => id === shopId);
      await deliveries.close(shopId);
    },
    shopGone: (shopId) => access.forgetShop(shopId),
    close: async () => {
      pulls.endAll();
      await leave(() => true);
      await deliveries.close();
    },
  };
}

/** One signal for all that is done for a shop, until it is stopped. */
function stoppable() {
  const signals = new Map<string, AbortController>();
  return {
    of: (shopId: string): AbortSignal => {
      const known = signals.get(shopId) ?? new AbortController();
      signals.set(shopId, known);
      return known.signal;
    },
    stop: (isMeant: (shopId: string) => boolean): void => {
      for (const [shopId, controller] of [...signals]) {
        if (!isMeant(shopId)) continue;
        signals.delete(shopId);
        controller.abort();
      }
    },
  };
}

/** A list that a connector answers, under the name that its channel gives it. */
async function named<N extends string, T>(
  name: N,
  answer: Promise<Result<readonly T[], ChannelFailure>>,
): Promise<Result<{ [K in N]: T[] }, ChannelFailure>> {
  const list = await answer;
  // One name and its list: TypeScript does not follow a computed name.
  return list.ok ? done({ [name]: [...list.value] } as { [K in N]: T[] }) : list;
}
