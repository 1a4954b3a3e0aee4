import { z } from 'zod';
import { ask } from '#electron/http/follow.ts';
import type { Reply } from '#electron/http/request.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { ofLine, parsed, refusalOf, type WooFailure } from './answer.ts';
import { queryOf, signed, type WooKey } from './signing.ts';
import { plainText } from './texts.ts';

/** A shop's address and key, and the clock and the chance that requests need. */
export type WooAccess = {
  /** As `serverAddress` keeps it. */
  readonly url: URL;
  readonly key: WooKey;
  readonly now: () => number;
  /** Never the same twice. */
  readonly nonce: () => string;
};

/** One request; `path` begins with `/wc/v3/`. */
export type Call<T> = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
};

/** An answer with how many rows there are in all, where the store says so. */
export type Answer<T> = { readonly value: T; readonly total: number | null };

/** What answers at the address: its name and extensions. */
export type Site = {
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly place: (path: string) => URL;
};

/** The ways of a store's interface: who is there, and one request at a time. */
export type WooSession = {
  readonly site: (signal: AbortSignal) => Promise<Result<Site, WooFailure>>;
  readonly call: <T>(call: Call<T>, signal: AbortSignal) => Promise<Result<Answer<T>, WooFailure>>;
  /** The store's clock less ours, by its last answer. */
  readonly skewMs: () => number;
};

/** A shop on slow hosting needs tens of seconds for a hundred products. */
const patienceMs = 60_000;
/** Of another clock than this much a signature may be too old or too new. */
const OFF_MS = 60_000;
const index = z.object({ name: z.string().catch(''), namespaces: z.array(z.string()) });

/** Speaks with one shop. Where its interface lies is found out once. */
export function wooSession({ url, key, now, nonce }: WooAccess): WooSession {
  let known: Site | null = null;
  let skew = 0;
  const root = url.href.replace(/\/$/, '');
  const places: readonly Site['place'][] = [
    (path) => new URL(`${root}/wp-json${path}`),
    // Where a shop has plain links. By its file, since an address that ends with a slash is signed in two ways.
    (path) => new URL(`${root}/index.php?${queryOf([['rest_route', path]])}`),
  ];

  function note({ headers }: Reply): void {
    const date = Date.parse(headers.date ?? '');
    if (Number.isFinite(date)) skew = date - now();
  }

  async function look(place: Site['place'], signal: AbortSignal): Promise<Result<Site, WooFailure>> {
    const at = place('/');
    const headers = { accept: 'application/json' };
    const plain = (to: URL) => ({ url: to, headers });
    const reply = await ask({ url: at, method: 'GET', signed: plain, body: null, deadlineMs: patienceMs, signal });
    if (!reply.ok) return fail(ofLine(reply.failure));
    note(reply.value);
    const refusal = refusalOf(reply.value, now);
    // Some shops hide the list of what they speak from strangers, and speak all the same.
    if (refusal?.code === 'channel-refused' && refusal.said !== '')
      return done({ name: '', namespaces: ['wc/v3'], place });
    if (refusal) return fail(refusal);
    const found = parsed(index, reply.value.body);
    if (!found.ok) return found;
    if (!found.value.namespaces.includes('wc/v3'))
      return fail({ ...nothing, detail: 'no WooCommerce', code: 'channel-not-understood' });
    return done({ name: plainText(found.value.name), namespaces: found.value.namespaces, place });
  }

  async function site(signal: AbortSignal): Promise<Result<Site, WooFailure>> {
    if (known) return done(known);
    let last: Result<Site, WooFailure> = fail({ ...nothing, code: 'channel-not-understood' });
    for (const place of places) {
      last = await look(place, signal);
      if (last.ok) known = last.value;
      if (last.ok || last.failure.code !== 'channel-not-understood' || last.failure.detail === 'no WooCommerce') break;
    }
    return last;
  }

  async function call<T>(
    { method, path, query, body, answer }: Call<T>,
    signal: AbortSignal,
  ): Promise<Result<Answer<T>, WooFailure>> {
    const at = await site(signal);
    // Nothing was sent yet.
    if (!at.ok) return fail({ ...at.failure, mayBeWritten: false });
    const to = at.value.place(path);
    const params = [...to.searchParams, ...Object.entries(query ?? {})];
    to.search = queryOf(params);
    const put = () =>
      ask({
        url: to,
        method,
        signed: (hop) => signed(hop, method, key, { seconds: Math.floor((now() + skew) / 1_000), nonce: nonce() }),
        body: body === undefined ? null : JSON.stringify(body),
        deadlineMs: patienceMs,
        signal,
      });
    const before = skew;
    let reply = await put();
    if (reply.ok) note(reply.value);
    // It takes no signature of another time than its own, and its clock was set since: nothing was done, and now it is known.
    if (reply.ok && reply.value.status === 401 && Math.abs(skew - before) > OFF_MS) reply = await put();
    if (!reply.ok) return fail(ofLine(reply.failure));
    const refusal = refusalOf(reply.value, now);
    if (refusal) return fail(refusal);
    const value = parsed(answer, reply.value.body);
    return value.ok ? done({ value: value.value, total: totalOf(reply.value) }) : value;
  }

  return { site, call, skewMs: () => skew };
}

const nothing = { status: null, said: '', mayBeWritten: false } as const;

function totalOf({ headers }: Reply): number | null {
  const total = headers['x-wp-total'];
  return typeof total === 'string' && /^\d{1,9}$/.test(total) ? Number(total) : null;
}
