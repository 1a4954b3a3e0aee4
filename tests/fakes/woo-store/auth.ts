import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type KeyRights = 'read' | 'write' | 'read_write';
export type Keys = Map<string, { readonly secret: string; readonly rights: KeyRights }>;

/** Checks who asks as WooCommerce does: Basic on an encrypted line only, else OAuth 1.0a in the query, each nonce once. */
export function makeGate(keys: Keys, isEncrypted: boolean, clock: () => number) {
  const nonces = new Set<string>();

  function basic(request: IncomingMessage): string | null {
    const header = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!header || !isEncrypted) return 'woocommerce_rest_cannot_view';
    const [key = '', secret = ''] = Buffer.from(header, 'base64').toString().split(':');
    const known = keys.get(key);
    if (!known) return 'woocommerce_rest_cannot_view';
    return known.secret === secret ? mayDo(known.rights, request) : 'woocommerce_rest_authentication_error';
  }

  function oauth(request: IncomingMessage, url: URL): string | null {
    const params = new Map(url.searchParams);
    const known = keys.get(params.get('oauth_consumer_key') ?? '');
    if (!known) return 'woocommerce_rest_authentication_error';
    const given = params.get('oauth_signature') ?? '';
    params.delete('oauth_signature');
    // The home page is signed without its slash.
    const at = `http://${request.headers.host}${url.pathname === '/' ? '' : url.pathname}`;
    const sorted = [...params].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.map(encode).join('='));
    const base = [request.method ?? '', at, sorted.join('&')].map(encode).join('&');
    const right = createHmac('sha256', `${known.secret}&`).update(base).digest('base64');
    const isRight = given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
    if (!isRight || params.get('oauth_signature_method') !== 'HMAC-SHA256')
      return 'woocommerce_rest_authentication_error';
    const age = clock() / 1_000 - Number(params.get('oauth_timestamp'));
    const nonce = `${params.get('oauth_timestamp')} ${params.get('oauth_nonce')}`;
    if (!(Math.abs(age) < 900) || nonces.has(nonce)) return 'woocommerce_rest_authentication_error';
    nonces.add(nonce);
    return mayDo(known.rights, request);
  }

  /** The code with which a request is refused, null where it may go on. */
  return (request: IncomingMessage, url: URL): string | null =>
    url.searchParams.has('oauth_consumer_key') && !isEncrypted ? oauth(request, url) : basic(request);
}

function mayDo(rights: KeyRights, { method }: IncomingMessage): string | null {
  const needed = method === 'GET' ? 'read' : 'write';
  return rights.includes(needed) ? null : 'woocommerce_rest_authentication_error';
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
