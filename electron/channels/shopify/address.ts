import { type AddressFailure, literal, serverAddress, whyNotConnect } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';

const shopName = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * The address of a shop as it is kept, from whatever people copy: its name, its address with or without a page, the page of its
 * admin. Shops live at `{name}.myshopify.com` alone, over https; this computer is for tests.
 */
export function shopifyAddress(typed: string): Result<URL, AddressFailure> {
  const text = typed.trim().toLowerCase();
  const admin = /^(?:https:\/\/)?admin\.shopify\.com\/store\/([^/?#]+)/.exec(text);
  const bare = /^(?:https?:\/\/)?([^./?#:@]+)(?:\.myshopify\.com)?\.?(?:[/?#].*)?$/.exec(text);
  const name = admin?.[1] ?? bare?.[1];
  if (name !== undefined && shopName.test(name) && name !== 'localhost')
    return done(new URL(`https://${name}.myshopify.com`));
  const own = serverAddress(typed);
  if (!own.ok) return own;
  return isLoopback(own.value) ? own : fail({ code: 'address-refused', detail: 'not-a-shop' });
}

/** Whether an address is this computer, where tests have their shops. */
export function isLoopback(url: URL): boolean {
  const ip = literal(url);
  return ip !== null && (ip.startsWith('127.') || ip === '::1') && whyNotConnect(url.protocol, ip) === null;
}
