import type { StoreConnector } from '#shared/contract/channels/connector.ts';
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
  /** Those of them that no header carries, so that they may be any text. */
  readonly anyTexts?: readonly string[];
  readonly connect: (access: StoreAccess) => StoreConnector;
};

/** Every kind of store that Stockroom talks to. */
export const vendors: readonly StoreVendor[] = [
  {
    vendor: 'woocommerce',
    secretNames: [['key', 'secret']],
    connect: ({ url, secrets, now, nonce }) =>
      wooConnector({ url, key: { key: secrets['key'] ?? '', secret: secrets['secret'] ?? '' }, now, nonce }),
  },
  {
    vendor: 'vendure',
    secretNames: [['user', 'password'], ['apiKey']],
    anyTexts: ['user', 'password'],
    connect: ({ url, secrets: { user = '', password = '', apiKey }, now }) =>
      vendureConnector({ url, key: apiKey === undefined ? { username: user, password } : { apiKey }, now }),
  },
];

export function vendorNamed(name: string): StoreVendor | undefined {
  return vendors.find(({ vendor }) => vendor === name);
}

/** Whether these are the secrets of a vendor: each a text without line ends or signs that no header carries. */
export function areSecretsOf(
  { secretNames, anyTexts = [] }: StoreVendor,
  secrets: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(secrets).sort();
  const isList = secretNames.some((list) => [...list].sort().join('\n') === names.join('\n'));
  const isFit = ([name, secret]: readonly [string, string]) =>
    anyTexts.includes(name) ? secret !== '' : /^[\x21-\x7e]+$/.test(secret);
  return isList && Object.entries(secrets).every(isFit);
}
