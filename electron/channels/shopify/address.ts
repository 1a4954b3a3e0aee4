import { type AddressFailure, literal, serverAddress, whyNotConnect } from '#electron/http/address.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { shopifyName } from '#shared/domain/channels/store-address.ts';

/**
 * The address of a shop as it is kept, from whatever people copy: its name, its address with or without a page, the page of its
 * admin. Shops live at `{name}.myshopify.com` alone, over https; this computer is for tests.
 */
export function shopifyAddress(typed: string): Result<URL, AddressFailure> {
  const name = shopifyName(typed);
  if (name !== null) return done(new URL(`https://${name}.myshopify.com`));
  const own = serverAddress(typed);
  if (!own.ok) return own;
  return isLoopback(own.value) ? own : fail({ code: 'address-refused', detail: 'not-a-shop' });
}

/** Whether an address is this computer, where tests have their shops. */
export function isLoopback(url: URL): boolean {
  const ip = literal(url);
  return ip !== null && (ip.startsWith('127.') || ip === '::1') && whyNotConnect(url.protocol, ip) === null;
}
