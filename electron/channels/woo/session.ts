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
  /** The address at which it was found. */
  readonly root: string;
  /** What it calls its own address; null where it hides that from strangers. */
  readonly home: string | null;
  readonly place: (path: string) => URL;
};

/** The ways of a store's interface: who is there, and one request at a time. */
export type WooSession = {
  /**
   * Who is there. `isSought`: an address is new, and may be that of a page; later the key goes nowhere but to where the shop was found.
   */
  readonly site: (signal: AbortSignal, isSought?: boolean) => Promise<Result<Site, WooFailure>>;
  readonly call: <T>(call: Call<T>, signal: AbortSignal) => Promise<Result<Answer<T>, WooFailure>>;
  /** The store's clock less ours, by its last answer. */
  readonly skewMs: () => number;
};

/** A shop on slow hosting needs tens of seconds for a hundred products. */
const patienceMs = 60_000;
/** Of another clock than this much a signature may be too old or too new. */
const OFF_MS = 60_000;
const index = z.object({
  name: z.string().catch(''),
  home: z.string().max(500).nullable().catch(null),
  namespaces: z.array(z.string()),
});
/** In how many folders of an address the shop is looked for, beginning with the innermost. */
const MOST_FOLDERS = 4;

/** Speaks with one shop. Where its interface lies is found out once. */
export function wooSession({ url, key, now, nonce }: WooAccess): WooSession {
  let known: Site | null = null;
  let skew = 0;
  const placesIn = (roots: readonly string[]): readonly Pick<Site, 'root' | 'place'>[] => [
    ...roots.map((root) => ({ root, place: (path: string) => new URL(`${root}/wp-json${path}`) })),
    // Where a shop has plain links. By its file, since an address that ends with a slash is signed in two ways.
    ...roots.map((root) => ({
      root,
      place: (path: string) => new URL(`${root}/index.php?${queryOf([['rest_route', path]])}`),
    })),
  ];

  function note({ headers }: Reply): void {
    const date = Date.parse(headers.date ?? '');
    if (Number.isFinite(date)) skew = date - now();
  }

  async function look(
    { root, place }: Pick<Site, 'root' | 'place'>,
    signal: AbortSignal,
  ): Promise<Result<Site, WooFailure>> {
    const at = place('/');
    const headers = { accept: 'application/json' };
    const plain = (to: URL) => ({ url: to, headers });
    const reply = await ask({ url: at, method: 'GET', signed: plain, body: null, deadlineMs: patienceMs, signal });
    if (!reply.ok) return fail(ofLine(reply.failure));
    note(reply.value);
    const refusal = refusalOf(reply.value, now);
    // Some shops hide the list of what they speak from strangers, and speak all the same.
    if (refusal?.code === 'channel-refused' && refusal.said !== '')
      return done({ name: '', home: null, namespaces: ['wc/v3'], root, place });
    if (refusal) return fail(refusal);
    const found = parsed(index, reply.value.body);
    if (!found.ok) return found;
    if (!found.value.namespaces.includes('wc/v3'))
      return fail({ ...nothing, detail: 'no WooCommerce', code: 'channel-not-understood' });
    const { name, home, namespaces } = found.value;
    return done({ name: plainText(name), home, namespaces, root, place });
  }

  async function site(signal: AbortSignal, isSought = false): Promise<Result<Site, WooFailure>> {
    if (known) return done(known);
    let last: Result<Site, WooFailure> = fail({ ...nothing, code: 'channel-not-understood' });
    let without: typeof last | null = null;
    const roots = rootsOf(url);
    for (const place of placesIn(isSought ? roots : roots.slice(0, 1))) {
      last = await look(place, signal);
      if (last.ok) known = last.value;
      if (last.ok || last.failure.code !== 'channel-not-understood') return last;
      if (last.failure.detail === 'no WooCommerce') without = last;
    }
    // A site that says so says more than its pages that are none of an interface.
    return without ?? last;
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

/** An address and the folders it lies in, from the innermost out: people copy the addresses of pages. */
function rootsOf({ origin, pathname }: URL): readonly string[] {
  const folders = pathname.split('/').filter((folder) => folder !== '');
  const roots = folders.map((_, at) => `${origin}/${folders.slice(0, folders.length - at).join('/')}`);
  return [...roots.slice(0, MOST_FOLDERS - 1), origin];
}

const nothing = { status: null, said: '', mayBeWritten: false } as const;

function totalOf({ headers }: Reply): number | null {
  const total = headers['x-wp-total'];
  return typeof total === 'string' && /^\d{1,9}$/.test(total) ? Number(total) : null;
}
