import { type AddressFailure, serverAddress } from '#electron/http/address.ts';
import type { Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import { shopifyAddress } from './shopify/address.ts';
import { shopifyConnector } from './shopify/shopify-connector.ts';
import { waitFor } from './wait.ts';
import { wooConnector } from './woo/woo-connector.ts';

/** Secrets by the names that their vendor asks for. */
export type StoreSecrets = Readonly<Record<string, string>>;

/** What a connector to a store is made of. */
export type StoreAccess = {
  /** As the vendor's `address` keeps it. */
  readonly url: URL;
  readonly secrets: StoreSecrets;
  readonly now: () => number;
  /** Never the same twice. */
  readonly nonce: () => string;
};

/** One kind of online store. */
export type StoreVendor = {
  /** As a channel's row and its listings name it. */
  readonly vendor: string;
  /** The address of a store from what a person typed. */
  readonly address: (typed: string) => Result<URL, AddressFailure>;
  /** The names of the secrets that let us in: all of one of these lists. */
  readonly secretNames: readonly (readonly string[])[];
  readonly connect: (access: StoreAccess) => StoreConnector;
};

/** Every kind of store that Stockroom talks to. */
const vendors: readonly StoreVendor[] = [
  {
    vendor: 'woocommerce',
    address: serverAddress,
    secretNames: [['key', 'secret']],
    connect: ({ url, secrets, now, nonce }) =>
      wooConnector({ url, key: { key: secrets['key'] ?? '', secret: secrets['secret'] ?? '' }, now, nonce }),
  },
  {
    vendor: 'shopify',
    address: shopifyAddress,
    secretNames: [['clientId', 'clientSecret'], ['token']],
    connect: ({ url, secrets: { clientId, clientSecret, token }, now }) => {
      const key = token === undefined ? { clientId: clientId ?? '', secret: clientSecret ?? '' } : { token };
      return shopifyConnector({ url, key, now, wait: waitFor });
    },
  },
];

export function vendorNamed(name: string): StoreVendor | undefined {
  return vendors.find(({ vendor }) => vendor === name);
}

/** What people choose themselves may hold any letter; what a store makes is plain, as headers need it. */
const chosen: ReadonlySet<string> = new Set(['user', 'password']);

/** Whether these are the secrets of a vendor: one of its lists, each a text of one line. */
export function areSecretsOf({ secretNames }: StoreVendor, secrets: StoreSecrets): boolean {
  const names = Object.keys(secrets).sort();
  const isList = secretNames.some((list) => [...list].sort().join('\n') === names.join('\n'));
  const isPlain = ([name, secret]: readonly [string, string]) =>
    chosen.has(name) ? /^[^\p{Cc}]+$/u.test(secret) : /^[\x21-\x7e]+$/.test(secret);
  return isList && Object.entries(secrets).every(isPlain);
}
