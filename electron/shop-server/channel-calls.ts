import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';
import { laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import { type Call, callServer, type Server, type StoreFailure } from './server-client.ts';

/** The way into a store as this computer keeps it; null where it has none. */
export type StoreKeys = (of: { readonly shopId: string; readonly channelId: string }) => Promise<{
  readonly vendor: string;
  readonly url: string;
  readonly secrets: Readonly<Record<string, string>>;
} | null>;

type ChannelParts = {
  readonly keysOf: StoreKeys;
  readonly serverOf: (shopId: string) => Promise<Result<Server, StoreFailure>>;
  readonly now: () => number;
};

/** A round of a large store takes minutes; it goes on there when nobody waits for it any more. */
const PATIENCE_MS = 240_000;

/** Hands channels to the shop's server, and asks it about them. A key goes from the host to the server, never through the window. */
export function channelCalls({
  keysOf,
  serverOf,
  now,
}: ChannelParts): HandlersOf<'store.handOver' | 'store.takeBack' | 'store.channelRows' | 'store.askChannel'> {
  async function call<T>(shopId: string, what: Call<T>): Promise<Result<T, StoreFailure>> {
    const server = await serverOf(shopId);
    return server.ok ? callServer(server.value, what, now) : server;
  }

  return {
    'store.handOver': async ({ shopId, channelId, language }) => {
      const keys = await keysOf({ shopId, channelId });
      if (!keys) return fail({ code: 'no-key' });
      const { vendor, url, secrets } = keys;
      // That it may be asked without encryption was agreed to when it was connected here.
      const body = { channelId, vendor, url, secrets, plainHttpAgreed: true, language };
      const { answer } = laneRoutes.access;
      const path = '/v1/channels/access';
      const given = await call(shopId, { method: 'PUT', path, body, answer, waitMs: PATIENCE_MS });
      if (!given.ok) return orOld(given);
      if ('failure' in given.value) return fail(given.value.failure);
      return done({ runner: given.value.runner });
    },
    'store.takeBack': async ({ shopId, channelId }) => {
      const { answer } = laneRoutes.forget;
      const gone = await call(shopId, { method: 'POST', path: '/v1/channels/forget', body: { channelId }, answer });
      return gone.ok ? done({}) : orOld(gone);
    },
    'store.channelRows': async ({ shopId, channelId, after }) => {
      const path = `/v1/channels/rows?${new URLSearchParams({ channelId, after: String(after) }).toString()}`;
      const rows = await call(shopId, { method: 'GET', path, answer: laneRoutes.rows.answer });
      return rows.ok ? rows : orOld(rows);
    },
    'store.askChannel': async ({ shopId, channelId, ask }) => {
      const { answer } = laneRoutes.ask;
      const body = { channelId, ask };
      const path = '/v1/channels/ask';
      const said = await call(shopId, { method: 'POST', path, body, answer, waitMs: PATIENCE_MS });
      if (!said.ok) return orOld(said);
      return 'failure' in said.value ? fail(said.value.failure) : done({ value: said.value.value });
    },
  };
}

/** A server of before it ran channels has no such address. */
function orOld(refused: { readonly ok: false; readonly failure: StoreFailure }): Result<never, Failure> {
  const { code, detail = '' } = refused.failure;
  return code === 'refused' && detail.startsWith('404') ? fail({ code: 'server-old' }) : refused;
}
