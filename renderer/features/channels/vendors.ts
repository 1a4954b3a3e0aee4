import { shopifyName, storeRoot } from '#shared/domain/channels/store-address.ts';

/** The kinds of online stores that Stockroom talks to, those that most small shops have first. */
export const vendors = ['woocommerce', 'shopify', 'vendure'] as const;
export type Vendor = (typeof vendors)[number];

/** The ways of one kind of store to let a program in; the first is the one to take. */
export type WayIn = {
  readonly id: 'key' | 'app' | 'token' | 'login' | 'apiKey';
  /** What is asked for, as the host knows it; all of them are secrets but a user's name. */
  readonly fields: readonly SecretField[];
  /** How many steps are written down of how to get there in the store. */
  readonly steps: number;
  /** The page of the store where it begins. */
  readonly page: (origin: string) => string | null;
};
export type SecretField = 'key' | 'secret' | 'clientId' | 'clientSecret' | 'token' | 'user' | 'password' | 'apiKey';

const keyPage = '/wp-admin/admin.php?page=wc-settings&tab=advanced&section=keys&create-key=1';

/** How each kind of store is entered. */
export const waysIn: Readonly<Record<Vendor, readonly WayIn[]>> = {
  woocommerce: [
    {
      id: 'key',
      fields: ['key', 'secret'],
      steps: 4,
      page: (origin) => (origin === '' ? null : `${origin}${keyPage}`),
    },
  ],
  shopify: [
    { id: 'app', fields: ['clientId', 'clientSecret'], steps: 5, page: () => 'https://dev.shopify.com/dashboard' },
    {
      id: 'token',
      fields: ['token'],
      steps: 2,
      page: (origin) => (origin === '' ? null : `${origin}/admin/settings/apps/development`),
    },
  ],
  vendure: [
    {
      id: 'login',
      fields: ['user', 'password'],
      steps: 3,
      page: (origin) => (origin === '' ? null : `${origin}/admin`),
    },
    { id: 'apiKey', fields: ['apiKey'], steps: 2, page: (origin) => (origin === '' ? null : `${origin}/admin`) },
  ],
};

/** What is shown as typed: everything else is hidden as a password is. */
export const isPlain = (field: SecretField): boolean => field === 'user' || field === 'clientId' || field === 'key';

/**
 * The address as it is asked: with `https` where nobody said otherwise, without a page, and a Shopify shop by its name alone. Null where it is
 * no address of a web page.
 */
export function addressOf(typed: string, vendor: Vendor): URL | null {
  const shop = vendor === 'shopify' ? shopifyName(typed) : null;
  const text = shop === null ? storeRoot(typed, vendor) : `${shop}.myshopify.com`;
  if (text === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(whole);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.hostname !== ''
      ? url
      : null;
  } catch {
    return null;
  }
}
