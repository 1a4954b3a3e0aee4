import { z } from 'zod';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { Ask, Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { ChannelFailure, StoreIdentity } from '#shared/contract/channels/port.ts';
import { areSecretsOf, type StoreAccess, storeAddress, type StoreVendor } from './vendors.ts';

/** A channel of a shop. */
export type OfChannel = { readonly shopId: string; readonly channelId: string };

/** Where secrets are kept; handed in. */
export type SecretKeeper = {
  readonly put: (name: string, secret: string) => Promise<'vault' | 'session'>;
  readonly get: (name: string) => Promise<string | null>;
  readonly kept: (name: string) => Promise<'vault' | 'session' | 'missing'>;
  readonly forget: (name: string) => Promise<void>;
};

/** The file that says which channel has which store, replaced whole; it holds no secret. */
export type AccessFile = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

export type AccessSettings = {
  readonly vault: SecretKeeper;
  readonly file: AccessFile;
  readonly vendorNamed: (name: string) => StoreVendor | undefined;
  readonly now: () => number;
  readonly nonce: () => string;
};

const kept = z.strictObject({ vendor: z.string(), url: z.string() });
const fileShape = z.object({ version: z.literal(1), channels: z.record(z.string(), kept) });
type Kept = z.infer<typeof kept>;
const secretsShape = z.record(z.string(), z.string());

export type AccessFailure = ChannelFailure | Failure<'vendor-unknown' | 'secrets-wrong' | 'no-key'>;

/** Ways to the stores of this computer's channels: their addresses, their secrets, and a connector for each. */
export type ChannelAccess = {
  readonly connect: (
    ask: Ask<'channels.connect'>,
    watch: <T>(act: () => T) => T,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly identity: StoreIdentity; readonly kept: 'vault' | 'session' }, AccessFailure>>;
  readonly connectorOf: (of: OfChannel) => Promise<Result<StoreConnector, AccessFailure>>;
  /** Address and secrets, to hand them to the shop's server; null where there are none. */
  readonly keysOf: (
    of: OfChannel,
  ) => Promise<{ readonly vendor: string; readonly url: string; readonly secrets: StoreAccess['secrets'] } | null>;
  readonly handlers: HandlersOf<Extract<Channel, 'channels.access' | 'channels.forget'>>;
  /** Forgets what belongs to a shop that is gone. */
  readonly forgetShop: (shopId: string) => Promise<void>;
};

/** Touches no disk before it is asked. */
export function channelAccess({ vault, file, vendorNamed, now, nonce }: AccessSettings): ChannelAccess {
  const connectors = new Map<string, StoreConnector>();

  async function all(): Promise<Readonly<Record<string, Kept>>> {
    const text = await file.read();
    return text === null ? {} : (fileShape.safeParse(json(text)).data?.channels ?? {});
  }

  let turn: Promise<unknown> = Promise.resolve();
  function change(how: (channels: Record<string, Kept>) => void): Promise<void> {
    const mine = turn.then(async () => {
      const channels = { ...(await all()) };
      how(channels);
      await file.write(JSON.stringify({ version: 1, channels }));
    });
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function forget(key: string): Promise<void> {
    connectors.delete(key);
    await vault.forget(secretOf(key));
    if (key in (await all()))
      await change((channels) => {
        delete channels[key];
      });
  }

  return {
    connect: async (ask, watch, signal) => {
      const vendor = vendorNamed(ask.vendor);
      if (!vendor) return fail({ code: 'vendor-unknown' });
      const url = storeAddress(vendor, ask.url, ask.plainHttpAgreed);
      if (!url.ok) return url;
      if (!areSecretsOf(vendor, ask.secrets)) return fail({ code: 'secrets-wrong' });
      const connector = vendor.connect({ url: url.value, secrets: ask.secrets, now, nonce });
      const identity = await watch(() => connector.probe(signal));
      if (!identity.ok) return identity;
      const key = keyOf(ask);
      const where = await vault.put(secretOf(key), JSON.stringify(ask.secrets));
      await change((channels) => {
        channels[key] = { vendor: vendor.vendor, url: identity.value.address };
      });
      connectors.set(key, connector);
      return done({ identity: identity.value, kept: where });
    },
    connectorOf: async (of) => {
      const key = keyOf(of);
      const known = connectors.get(key);
      if (known) return done(known);
      const here = (await all())[key];
      const vendor = here && vendorNamed(here.vendor);
      const secrets = here && secretsShape.safeParse(json((await vault.get(secretOf(key))) ?? '')).data;
      if (!here || !vendor || !secrets || !areSecretsOf(vendor, secrets)) return fail({ code: 'no-key' });
      // It was agreed to when it was kept.
      const url = storeAddress(vendor, here.url, true);
      if (!url.ok) return url;
      const connector = vendor.connect({ url: url.value, secrets, now, nonce });
      connectors.set(key, connector);
      return done(connector);
    },
    keysOf: async (of) => {
      const here = (await all())[keyOf(of)];
      const secrets = here && secretsShape.safeParse(json((await vault.get(secretOf(keyOf(of)))) ?? '')).data;
      return here && secrets ? { ...here, secrets } : null;
    },
    handlers: {
      'channels.access': async (of) => {
        const here = (await all())[keyOf(of)];
        return done({
          kept: here ? await vault.kept(secretOf(keyOf(of))) : 'missing',
          vendor: here?.vendor ?? null,
          url: here?.url ?? null,
        });
      },
      'channels.forget': async (of) => {
        await forget(keyOf(of));
        return done({});
      },
    },
    forgetShop: async (shopId) => {
      for (const key of Object.keys(await all())) if (key.startsWith(`${shopId}:`)) await forget(key);
    },
  };
}

/** How a channel is named in the host's maps. */
export function keyOf({ shopId, channelId }: OfChannel): string {
  return `${shopId}:${channelId}`;
}

function secretOf(key: string): string {
  return `channel:${key}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
