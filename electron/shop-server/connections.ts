import { hasPassed } from '#shared/base/elapsed.ts';
import { z } from 'zod';
import { serverAddress } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Connection } from '#shared/contract/bridge/channels.ts';
import { LEFT_BY_A_PERSON, type ShopAnswer } from '#shared/contract/store/protocol.ts';
import type { Server, StoreFailure } from './server-client.ts';

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

const pairedShape = z.object({
  /** PEM: the one certificate that is that server's. */
  certificate: z.string().max(10_000),
  /** What the sharing computer is called. */
  computer: z.string().max(100),
  /** Where it was met before, the latest first. */
  addresses: z.array(z.string().max(200)).max(20),
});
/** What a pairing tells of the computer that shares a shop. */
export type Paired = z.infer<typeof pairedShape>;

/** A server that has said who it is and is not tied to a shop yet. */
export type Met = { readonly token: string; readonly shop: ShopAnswer; readonly paired: Paired | null };

const fileShape = z.object({
  version: z.literal(1),
  connections: z.record(z.uuid(), z.string()),
  // Programs of before shops were shared by a code read the rest and leave this out.
  paired: z.record(z.uuid(), pairedShape).default({}),
  /** Shops whose sharing a person has ended: none of them waits for a server. */
  left: z.array(z.uuid()).default([]),
});

/** What this computer's own sharing adds: a shop that is shared from here is reached without the network. */
export type OwnShare = (
  shopId: string,
) => Promise<{ readonly url: string; readonly token: string; readonly certificate: string } | 'starting' | null>;

type Parts = {
  readonly vault: TokenKeeper;
  readonly file: ConnectionFile;
  readonly ownShare: OwnShare;
  /** Where else a paired computer may be now, such as what the network says; handed in. */
  readonly lookFor: (paired: Paired) => Promise<readonly string[]>;
  /** Whether that server answers there, told by its certificate alone; handed in. */
  readonly isThere: (url: URL, certificate: string) => Promise<boolean>;
  readonly now: () => number;
};

/** For hosts that share no shop and join none by a code. */
export const noSharing = {
  ownShare: async () => null,
  lookFor: async () => [],
  isThere: async () => false,
} satisfies Partial<Parts>;

/** Which shop of this computer has which server, and the way to it. */
export type Connections = ReturnType<typeof openConnections>;

/** A server that was not found is looked for at most this often. */
const LOOK_AGAIN_MS = 5_000;
/** Addresses that are remembered of one server. */
const MOST_ADDRESSES = 8;

/** Touches no disk before it is asked. */
export function openConnections({ vault, file, ownShare, lookFor, isThere, now }: Parts) {
  const met = new Map<string, Met>();
  const looks = new Map<string, { readonly at: number; readonly found: Promise<URL | null> }>();

  async function all(): Promise<z.infer<typeof fileShape>> {
    const text = await file.read();
    const nothing = { version: 1 as const, connections: {}, paired: {}, left: [] };
    return text === null ? nothing : (fileShape.safeParse(json(text)).data ?? nothing);
  }

  async function remember(shopId: string, url: string | null, paired: Paired | null): Promise<void> {
    const kept = await all();
    const { [shopId]: _url, ...connections } = kept.connections;
    const { [shopId]: _paired, ...others } = kept.paired;
    const left = kept.left.filter((one) => one !== shopId);
    await file.write(
      JSON.stringify({
        version: 1,
        connections: url === null ? connections : { ...connections, [shopId]: url },
        paired: paired === null ? others : { ...others, [shopId]: paired },
        left: url === null ? [...left, shopId] : left,
      }),
    );
  }

  /** Notes that a paired server is at another address now. */
  async function moved(shopId: string, url: URL): Promise<void> {
    const paired = (await all()).paired[shopId];
    if (!paired) return;
    const addresses = [url.href, ...paired.addresses.filter((one) => one !== url.href)].slice(0, MOST_ADDRESSES);
    await remember(shopId, url.href, { ...paired, addresses });
  }

  /** Looks where else that server may be, and takes the first place that shows its certificate. */
  function lookElsewhere(shopId: string, paired: Paired): Promise<URL | null> {
    const last = looks.get(shopId);
    if (last && !hasPassed(last.at, LOOK_AGAIN_MS, now())) return last.found;
    const found = findAt(shopId, paired);
    looks.set(shopId, { at: now(), found });
    return found;
  }

  async function findAt(shopId: string, paired: Paired): Promise<URL | null> {
    const tried = new Set<string>();
    for (const places of [async () => paired.addresses, () => lookFor(paired)])
      for (const place of await places()) {
        const address = serverAddress(place);
        if (!address.ok || tried.has(address.value.href)) continue;
        tried.add(address.value.href);
        if (!(await isThere(address.value, paired.certificate))) continue;
        await moved(shopId, address.value);
        return address.value;
      }
    return null;
  }

  return {
    /** Keeps in mind a server that has just said who it is. */
    meet: (url: string, one: Met): void => void met.set(url, one),
    /** Ties a server that was met to a shop of this computer. */
    bind: async (shopId: string, url: string): Promise<Result<Record<string, never>, StoreFailure>> => {
      const address = serverAddress(url);
      const known = address.ok ? met.get(address.value.href) : undefined;
      if (!address.ok || !known) return fail({ code: 'not-connected' });
      // Two logs are never merged: a server that has another shop is not this shop's server.
      if (known.shop.shopId !== null && known.shop.shopId !== shopId) return fail({ code: 'already-claimed' });
      await vault.put(tokenName(shopId), known.token);
      await remember(shopId, address.value.href, known.paired);
      met.delete(address.value.href);
      return done({});
    },
    forget: async (shopId: string): Promise<void> => {
      await remember(shopId, null, null);
      await vault.forget(tokenName(shopId));
    },
    of: async (shopId: string): Promise<Connection | null> => {
      const kept = await all();
      const url = kept.connections[shopId];
      if (url === undefined) return null;
      const own = (await ownShare(shopId)) !== null;
      const tokenKept = own ? 'vault' : await vault.kept(tokenName(shopId));
      return { url, tokenKept, from: own ? '' : (kept.paired[shopId]?.computer ?? null) };
    },
    /** Tries another address of a paired server, as a person typed it; nothing is sent to any other. */
    move: async (shopId: string, url: URL): Promise<Result<Record<string, never>, StoreFailure>> => {
      const paired = (await all()).paired[shopId];
      if (!paired) return fail({ code: 'not-connected' });
      if (!(await isThere(url, paired.certificate))) return fail({ code: 'share-not-found' });
      await moved(shopId, url);
      return done({});
    },
    serverOf: async (shopId: string): Promise<Result<Server, StoreFailure>> => {
      const kept = await all();
      const url = kept.connections[shopId];
      const address = url === undefined ? null : serverAddress(url);
      if (!address?.ok)
        return fail({ code: 'not-connected', ...(kept.left.includes(shopId) && { detail: LEFT_BY_A_PERSON }) });
      const own = await ownShare(shopId);
      if (own === 'starting') return fail({ code: 'away', detail: 'starting' });
      if (own) return done({ url: new URL(own.url), token: own.token, certificate: own.certificate });
      const token = await vault.get(tokenName(shopId));
      const paired = kept.paired[shopId];
      // Who joined by a code never saw the token.
      if (token === null) return fail({ code: paired ? 'join-again' : 'token-missing' });
      if (!paired) return done({ url: address.value, token });
      const elsewhere = () => lookElsewhere(shopId, paired);
      return done({ url: address.value, token, certificate: paired.certificate, elsewhere });
    },
  };
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
