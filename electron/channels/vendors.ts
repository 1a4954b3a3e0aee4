import { type AddressFailure, serverAddress } from '#electron/http/address.ts';
import type { Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import { shopifyAddress } from './shopify/address.ts';
import { shopifyConnector } from './shopify/shopify-connector.ts';
import { waiting } from './shopify/waiting.ts';
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
  /** Its address as it is kept, from what people type. */
  readonly addressOf: (typed: string) => Result<URL, AddressFailure>;
  readonly connect: (access: StoreAccess) => StoreConnector;
};

/** Every kind of store that Stockroom talks to. */
export const vendors: readonly StoreVendor[] = [
  {
    vendor: 'woocommerce',
    secretNames: [['key', 'secret']],
    addressOf: serverAddress,
    connect: ({ url, secrets, now, nonce }) =>
      wooConnector({ url, key: { key: secrets['key'] ?? '', secret: secrets['secret'] ?? '' }, now, nonce }),
  },
  {
    vendor: 'shopify',
    // Of an app of the shop's own, or the fixed token of an older one.
    secretNames: [['clientId', 'secret'], ['token']],
    addressOf: shopifyAddress,
    connect: ({ url, secrets: { clientId = '', secret = '', token }, now }) =>
      shopifyConnector({ url, key: token === undefined ? { clientId, secret } : { token }, now, wait: waiting }),
  },
];

export function vendorNamed(name: string): StoreVendor | undefined {
  return vendors.find(({ vendor }) => vendor === name);
}

/** Whether these are the secrets of a vendor: each a text without line ends or signs that no header carries. */
export function areSecretsOf({ secretNames }: StoreVendor, secrets: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(secrets).sort();
  const isList = secretNames.some((list) => [...list].sort().join('\n') === names.join('\n'));
  return isList && Object.values(secrets).every((secret) => /^[\x21-\x7e]+$/.test(secret));
}
