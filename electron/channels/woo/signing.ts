import { createHmac } from 'node:crypto';

/** The key and the secret that a shop's owner made for us. */
export type WooKey = { readonly key: string; readonly secret: string };

/** What a request is signed with beside the key: the store's time in seconds, and a number that is used once. */
export type Once = { readonly seconds: number; readonly nonce: string };

/**
 * A request that the store lets in: by Basic where the line is encrypted, else by OAuth 1.0a in the query, so that the secret
 * is never on the line.
 */
export function signed(
  url: URL,
  method: string,
  { key, secret }: WooKey,
  once: Once,
): { readonly url: URL; readonly headers: Readonly<Record<string, string>> } {
  const headers = { accept: 'application/json' };
  if (url.protocol === 'https:') {
    const basic = Buffer.from(`${key}:${secret}`).toString('base64');
    return { url, headers: { ...headers, authorization: `Basic ${basic}` } };
  }
  const params = new Map([...url.searchParams].filter(([name]) => !name.startsWith('oauth_')));
  params.set('oauth_consumer_key', key);
  params.set('oauth_nonce', once.nonce);
  params.set('oauth_signature_method', 'HMAC-SHA256');
  params.set('oauth_timestamp', String(once.seconds));
  const base = [method, `${url.origin}${url.pathname}`, queryOf(sorted(params))].map(encoded).join('&');
  params.set('oauth_signature', createHmac('sha256', `${secret}&`).update(base).digest('base64'));
  const to = new URL(url);
  to.search = queryOf(params);
  return { url: to, headers };
}

/** A query as RFC 5849 §3.6 encodes it, which is how it is signed and sent. */
export function queryOf(params: Iterable<readonly [string, string]>): string {
  return [...params].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sorted(params: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...params].sort(([a], [b]) => (a < b ? -1 : 1));
}
