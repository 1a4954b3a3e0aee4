import { z } from 'zod';
import { serverAddress } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Ask, Channel, Connection, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { type ChangesAnswer, protocolVersion, type ShopAnswer, storeRoutes } from '#shared/contract/store/protocol.ts';
import { blobCalls, type BlobKeeper } from './blob-calls.ts';
import { channelCalls, type StoreKeys } from './channel-calls.ts';
import { type Call, callServer, type Server, type StoreFailure } from './server-client.ts';

/** Where tokens are kept; handed in. */
export type TokenKeeper = {
  readonly put: (name: string, secret: string) => Promise<'vault' | 'session'>;
  readonly get: (name: string) => Promise<string | null>;
  readonly kept: (name: string) => Promise<Connection['tokenKept']>;
  readonly wouldKeep: () => Promise<'vault' | 'session'>;
  readonly forget: (name: string) => Promise<void>;
};

/** The file that says which shop has which server, replaced whole; it holds no token. */
export type ConnectionFile = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

export type StoreSettings = {
  readonly vault: TokenKeeper;
  readonly connections: ConnectionFile;
  readonly blobs: BlobKeeper;
  /** What this computer has of online stores, to hand it to the server. */
  readonly keysOf: StoreKeys;
  readonly now: () => number;
};

/** A server that has said who it is and is not tied to a shop yet. */
type Met = { readonly token: string; readonly shop: ShopAnswer };

const fileShape = z.object({ version: z.literal(1), connections: z.record(z.uuid(), z.string()) });

/** Serves the channels of the shop's own server. The window names shops and never sees a token again. Touches no disk before it is asked. */
export function storeHandlers({
  vault,
  connections,
  blobs,
  keysOf,
  now,
}: StoreSettings): HandlersOf<Extract<Channel, `store.${string}`>> {
  const met = new Map<string, Met>();

  async function urls(): Promise<Readonly<Record<string, string>>> {
    const text = await connections.read();
    return text === null ? {} : (fileShape.safeParse(json(text)).data?.connections ?? {});
  }

  async function remember(shopId: string, url: string | null): Promise<void> {
    const { [shopId]: _, ...others } = await urls();
    await connections.write(
      JSON.stringify({ version: 1, connections: url === null ? others : { ...others, [shopId]: url } }),
    );
  }

  async function connect({
    url,
    token,
  }: Ask<'store.connect'>): Promise<Result<Met & { readonly url: string }, StoreFailure>> {
    const address = serverAddress(url);
    if (!address.ok) return address;
    if (!/^[\x21-\x7e]+$/.test(token)) return fail({ code: 'token-refused', detail: 'not a token' });
    const shop = await callServer({ url: address.value, token }, shopCall, now);
    if (!shop.ok) return shop;
    if (shop.value.protocol !== protocolVersion)
      return fail({ code: 'refused', detail: `protocol ${shop.value.protocol}` });
    return done({ token, shop: shop.value, url: address.value.href });
  }

  async function bind({ shopId, url }: Ask<'store.bind'>): Promise<Result<Record<string, never>, StoreFailure>> {
    const address = serverAddress(url);
    const known = address.ok ? met.get(address.value.href) : undefined;
    if (!address.ok || !known) return fail({ code: 'not-connected' });
    // Two logs are never merged: a server that has another shop is not this shop's server.
    if (known.shop.shopId !== null && known.shop.shopId !== shopId) return fail({ code: 'already-claimed' });
    await vault.put(tokenName(shopId), known.token);
    await remember(shopId, address.value.href);
    met.delete(address.value.href);
    return done({});
  }

  async function serverOf(shopId: string): Promise<Result<Server, StoreFailure>> {
    const url = (await urls())[shopId];
    const address = url === undefined ? null : serverAddress(url);
    if (!address?.ok) return fail({ code: 'not-connected' });
    const token = await vault.get(tokenName(shopId));
    return token === null ? fail({ code: 'token-missing' }) : done({ url: address.value, token });
  }

  async function call<T>(shopId: string, what: Call<T>): Promise<Result<T, StoreFailure>> {
    const server = await serverOf(shopId);
    return server.ok ? callServer(server.value, what, now) : server;
  }

  return {
    'store.connect': async (ask) => {
      const found = await connect(ask);
      if (!found.ok) return found;
      met.set(found.value.url, found.value);
      return done({ shop: found.value.shop, tokenKept: await vault.wouldKeep() });
    },
    'store.bind': bind,
    'store.connection': async ({ shopId }) => {
      const url = (await urls())[shopId];
      return done({ connection: url === undefined ? null : { url, tokenKept: await vault.kept(tokenName(shopId)) } });
    },
    'store.disconnect': async ({ shopId }) => {
      await remember(shopId, null);
      await vault.forget(tokenName(shopId));
      return done({});
    },
    'store.shop': ({ shopId }) => call(shopId, shopCall),
    'store.claim': ({ shopId, name }) =>
      call(shopId, {
        method: 'POST',
        path: '/v1/shop/claim',
        body: { shopId, name },
        answer: storeRoutes.claim.answer,
      }),
    'store.push': ({ shopId, ...body }) =>
      call(shopId, { method: 'POST', path: '/v1/ops', body, answer: storeRoutes.ops.answer }),
    'store.fork': ({ shopId, ...body }) =>
      call(shopId, { method: 'POST', path: '/v1/fork', body, answer: storeRoutes.fork.answer }),
    'store.lost': async ({ shopId, ...body }) => {
      const told = await call(shopId, { method: 'POST', path: '/v1/lost', body, answer: storeRoutes.lost.answer });
      // A server of before numbers could be lost has no such address.
      const isOld = !told.ok && told.failure.code === 'refused' && (told.failure.detail ?? '').startsWith('404');
      return isOld ? fail({ code: 'server-old' as const }) : told;
    },
    'store.changes': async ({ shopId, ...from }) => {
      const page = await call(shopId, changesCall(from));
      return page.ok && !goesOn(page.value, from.after) ? fail({ code: 'rubbish', detail: 'sequence numbers' }) : page;
    },
    'store.contacts': ({ shopId, after }) =>
      call(shopId, { method: 'GET', path: `/v1/contacts?after=${after}`, answer: storeRoutes.contacts.answer }),
    'store.putContact': ({ shopId, contact, baseVersion }) =>
      call(shopId, {
        method: 'PUT',
        path: '/v1/contacts',
        body: { contact, baseVersion },
        answer: storeRoutes.putContact.answer,
      }),
    ...blobCalls({ blobs, serverOf, now }),
    ...channelCalls({ keysOf, serverOf, now }),
    'store.hash': ({ shopId }) => call(shopId, { method: 'GET', path: '/v1/hash', answer: storeRoutes.hash.answer }),
  };
}

const shopCall = { method: 'GET', path: '/v1/shop', answer: storeRoutes.shop.answer } as const;

function changesCall({ after, limit, waitMs }: Omit<Ask<'store.changes'>, 'shopId'>) {
  const query = new URLSearchParams({ limit: String(limit), wait: String(waitMs) });
  if (after)
    for (const [name, value] of [
      ['epoch', after.logEpoch],
      ['seq', String(after.seq)],
      ['opId', after.opId],
    ] as const)
      query.set(name, value);
  return {
    method: 'GET',
    path: `/v1/changes?${query.toString()}`,
    answer: storeRoutes.changes.answer,
    waitMs,
    // A page holds about 4 MB, or one operation alone, whatever its letters.
    mostBytes: 4 * LONGEST_ACT,
  } as const;
}

/** Whether a page of the log goes on right behind a position without a gap: with any other number the desk would lose its place. */
function goesOn({ ops, head }: ChangesAnswer, after: Ask<'store.changes'>['after']): boolean {
  const before = after?.seq ?? 0;
  return ops.every(({ seq }, i) => seq === before + i + 1) && head >= before + ops.length;
}

function tokenName(shopId: string): string {
  return `shop-server:${shopId}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
