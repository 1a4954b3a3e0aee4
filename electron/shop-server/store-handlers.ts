import { serverAddress } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Ask, Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { shareAddress } from '#shared/contract/sharing/pairing.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { type ChangesAnswer, protocolVersion, type ShopAnswer, storeRoutes } from '#shared/contract/store/protocol.ts';
import { blobCalls, type BlobKeeper } from './blob-calls.ts';
import { channelCalls, type StoreKeys } from './channel-calls.ts';
import type { Connections, TokenKeeper } from './connections.ts';
import { type Call, callServer, type StoreFailure } from './server-client.ts';

export type StoreSettings = {
  readonly vault: Pick<TokenKeeper, 'wouldKeep'>;
  readonly connections: Connections;
  readonly blobs: BlobKeeper;
  /** What this computer has of online stores, to hand it to the server. */
  readonly keysOf: StoreKeys;
  readonly now: () => number;
};

/** Serves the channels of the shop's own server. The window names shops and never sees a token again. Touches no disk before it is asked. */
export function storeHandlers({
  vault,
  connections,
  blobs,
  keysOf,
  now,
}: StoreSettings): HandlersOf<Extract<Channel, `store.${string}`>> {
  const { serverOf } = connections;

  async function connect({
    url,
    token,
  }: Ask<'store.connect'>): Promise<Result<{ readonly shop: ShopAnswer; readonly url: string }, StoreFailure>> {
    const address = serverAddress(url);
    if (!address.ok) return address;
    if (!/^[\x21-\x7e]+$/.test(token)) return fail({ code: 'token-refused', detail: 'not a token' });
    const shop = await callServer({ url: address.value, token }, shopCall, now);
    if (!shop.ok) return shop;
    if (shop.value.protocol !== protocolVersion)
      return fail({ code: 'refused', detail: `protocol ${shop.value.protocol}` });
    connections.meet(address.value.href, { token, shop: shop.value, paired: null });
    return done({ shop: shop.value, url: address.value.href });
  }

  async function call<T>(shopId: string, what: Call<T>): Promise<Result<T, StoreFailure>> {
    const server = await serverOf(shopId);
    return server.ok ? callServer(server.value, what, now) : server;
  }

  return {
    'store.connect': async (ask) => {
      const found = await connect(ask);
      if (!found.ok) return found;
      return done({ shop: found.value.shop, tokenKept: await vault.wouldKeep() });
    },
    'store.bind': ({ shopId, url }) => connections.bind(shopId, url),
    'store.connection': async ({ shopId }) => done({ connection: await connections.of(shopId) }),
    'store.move': async ({ shopId, address }) => {
      const typed = shareAddress(address);
      const url = serverAddress(typed ?? address);
      return url.ok ? connections.move(shopId, url.value) : url;
    },
    'store.disconnect': async ({ shopId }) => {
      await connections.forget(shopId);
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
