import { type AddressFailure, serverAddress } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { storeRoot } from '#shared/domain/channels/store-address.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';
import { shopifyAddress } from './shopify/address.ts';
import { shopifyConnector } from './shopify/shopify-connector.ts';
import { vendureConnector } from './vendure/vendure-connector.ts';
import { wooConnector } from './woo/woo-connector.ts';

/** What a connector to a store is made of. `secrets` has the names that its vendor asks for. */
export type StoreAccess = {
  /** As `storeAddress` keeps it. */
  readonly url: URL;
  readonly secrets: Readonly<Record<string, string>>;
  readonly now: () => number;
  /** Never the same twice. */
  readonly nonce: () => string;
};

/** One kind of online store. */
export type StoreVendor = {
  /** As a channel's row and its listings name it. */
  readonly vendor: string;
  /** The names of the secrets it needs, all of one of these lists. */
  readonly secretNames: readonly (readonly string[])[];
  /** The address of a shop as it is kept, from what people type. */
  readonly addressOf: (typed: string) => Result<URL, AddressFailure>;
  readonly connect: (access: StoreAccess) => StoreConnector;
};

/** Every kind of store that Stockroom talks to. */
export const vendors: readonly StoreVendor[] = [
  {
    vendor: 'woocommerce',
    secretNames: [['key', 'secret']],
    addressOf: (typed) => serverAddress(storeRoot(typed, 'woocommerce')),
    connect: ({ url, secrets: { key = '', secret = '' }, now, nonce }) =>
      wooConnector({ url, key: { key, secret }, now, nonce }),
  },
  {
    vendor: 'shopify',
    secretNames: [['clientId', 'clientSecret'], ['token']],
    addressOf: shopifyAddress,
    connect: ({ url, secrets: { token, clientId = '', clientSecret = '' }, now }) =>
      shopifyConnector({
        url,
        key: token === undefined ? { clientId, secret: clientSecret } : { token },
        now,
        wait,
      }),
  },
  {
    vendor: 'vendure',
    secretNames: [['user', 'password'], ['apiKey']],
    addressOf: (typed) => serverAddress(storeRoot(typed, 'vendure')),
    connect: ({ url, secrets: { apiKey, user = '', password = '' }, now }) =>
      vendureConnector({ url, key: apiKey === undefined ? { username: user, password } : { apiKey }, now }),
  },
];

export function vendorNamed(name: string): StoreVendor | undefined {
  return vendors.find(({ vendor }) => vendor === name);
}

/** Secrets that are typed into a page by people, and go in no header. */
const typed = new Set(['user', 'password']);

/** Whether these are the secrets of a vendor: each a text without line ends or signs that no header carries. */
export function areSecretsOf({ secretNames }: StoreVendor, secrets: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(secrets).sort();
  const isList = secretNames.some((list) => [...list].sort().join('\n') === names.join('\n'));
  const isRight = ([name, secret]: readonly [string, string]) =>
    (typed.has(name) ? /^\P{Cc}+$/u : /^[\x21-\x7e]+$/).test(secret);
  return isList && Object.entries(secrets).every(isRight);
}

/**
 * The address of a store as it is kept. An unencrypted one must have been agreed to; that it leads nowhere but to the own network is judged
 * whenever a connection is made.
 */
export function storeAddress(
  { addressOf }: StoreVendor,
  typed: string,
  plainHttpAgreed: boolean,
): Result<URL, ChannelFailure> {
  const address = addressOf(typed);
  if (!address.ok) return fail({ code: 'channel-address', detail: address.failure.detail ?? 'not-an-address' });
  if (address.value.protocol === 'http:' && !plainHttpAgreed)
    return fail({ code: 'channel-address', detail: 'plain-http' });
  return done(address.value);
}

/** Waits that long, or until it is stopped. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
