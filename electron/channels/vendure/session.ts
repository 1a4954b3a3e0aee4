import { z } from 'zod';
import { ask } from '#electron/http/follow.ts';
import type { Reply } from '#electron/http/request.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { dataOf, FORBIDDEN, notWritten, ofLine, type VendureFailure } from './answer.ts';

/** What lets us in: a person's name and password, or a key that the shop made for programs. */
export type VendureKey = { readonly username: string; readonly password: string } | { readonly apiKey: string };

/** A shop's address and key, and the clock that requests need. */
export type VendureAccess = {
  /** As `serverAddress` keeps it. */
  readonly url: URL;
  readonly key: VendureKey;
  /** The token of one of several channels of the shop; null: its default channel. */
  readonly channelToken?: string | null;
  readonly now: () => number;
};

/** One question; `writes`: whether it is a mutation. */
export type Call<T> = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<T>;
  readonly writes?: boolean;
};

/** The way to a shop: one question at a time, after logging in where that is needed. */
export type VendureSession = {
  readonly host: string;
  /** Where it was found, without its pages; before that, where it was looked for. */
  readonly address: () => string;
  readonly call: <T>(call: Call<T>, signal: AbortSignal) => Promise<Result<T, VendureFailure>>;
  /** The store's clock less ours, by its last answer. */
  readonly skewMs: () => number;
};

type Made<T> = Promise<Result<T, VendureFailure>>;
/** What is sent with each question: a header and its value. */
type Pass = Readonly<Record<string, string>>;

const patienceMs = 60_000;
const TOKEN = 'vendure-auth-token';
/** Pages that a shop's owner sees, and takes the address from. */
const pages = /\/(dashboard|admin|admin-api|shop-api)(\/.*)?$/;

/** Speaks with one shop. Where its interface lies is found out once, and it is logged in when it is needed. */
export function vendureSession({ url, key, channelToken = null, now }: VendureAccess): VendureSession {
  let place: URL | null = null;
  let pass: Pass | null = 'apiKey' in key ? { 'vendure-api-key': key.apiKey } : null;
  let skew = 0;
  const root = `${url.origin}${url.pathname.replace(pages, '').replace(/\/$/, '')}`;
  const places = [...new Set([`${root}/admin-api`, `${url.origin}/admin-api`])].map((at) => new URL(at));

  async function post(at: URL, body: object, headers: Pass, signal: AbortSignal): Made<Reply> {
    const all = {
      accept: 'application/json',
      ...(channelToken !== null && { 'vendure-token': channelToken }),
      ...headers,
    };
    const signed = (to: URL) => ({ url: to, headers: all });
    const text = JSON.stringify(body);
    const reply = await ask({ url: at, method: 'POST', signed, body: text, deadlineMs: patienceMs, signal });
    if (!reply.ok) return fail(ofLine(reply.failure));
    const date = Date.parse(reply.value.headers.date ?? '');
    if (Number.isFinite(date)) skew = date - now();
    return reply;
  }

  /** Whether the Admin API answers there: it says that strangers may not ask who they are. */
  async function look(at: URL, signal: AbortSignal): Made<URL> {
    const reply = await post(at, { query: '{ me { id } }' }, {}, signal);
    if (!reply.ok) return notWritten(reply);
    const said = dataOf(z.object({ me: z.unknown() }), reply.value, now);
    return said.ok || said.failure.said === FORBIDDEN ? done(at) : notWritten(said);
  }

  async function placed(signal: AbortSignal): Made<URL> {
    if (place) return done(place);
    let last: Result<URL, VendureFailure> = fail(nowhere);
    for (const at of places) {
      last = await look(at, signal);
      if (last.ok) place = last.value;
      if (last.ok || last.failure.code !== 'channel-not-understood') break;
    }
    return last;
  }

  async function logIn(at: URL, signal: AbortSignal): Made<Pass> {
    if ('apiKey' in key) return fail(refused);
    const variables = { username: key.username, password: key.password };
    const reply = await post(at, { query: loginQuery, variables }, {}, signal);
    if (!reply.ok) return notWritten(reply);
    const said = dataOf(loginAnswer, reply.value, now);
    if (!said.ok) return notWritten(said);
    if (said.value.login.__typename !== 'CurrentUser') return fail({ ...refused, detail: said.value.login.__typename });
    const found = passOf(reply.value);
    if (!found) return fail({ ...nowhere, detail: 'no session' });
    pass = found;
    return done(found);
  }

  async function call<T>({ query, variables = {}, answer, writes = false }: Call<T>, signal: AbortSignal): Made<T> {
    const at = await placed(signal);
    if (!at.ok) return at;
    const before = pass;
    const entry = before ? done(before) : await logIn(at.value, signal);
    if (!entry.ok) return entry;
    const put = async (headers: Pass) => {
      const reply = await post(at.value, { query, variables }, headers, signal);
      return reply.ok ? dataOf(answer, reply.value, now) : reply;
    };
    const first = await put(entry.value);
    const settled = (result: Result<T, VendureFailure>) => (writes ? result : notWritten(result));
    // What was refused as a whole was not done. A session ends after a time, and when the store starts anew.
    if (
      first.ok ||
      first.failure.said !== FORBIDDEN ||
      first.failure.mayBeWritten ||
      before === null ||
      'apiKey' in key
    )
      return settled(first);
    const again = await logIn(at.value, signal);
    return again.ok ? settled(await put(again.value)) : again;
  }

  return {
    host: url.hostname,
    address: () => (place?.href ?? root).replace(/\/admin-api$/, ''),
    call,
    skewMs: () => skew,
  };
}

const loginQuery = `mutation Login($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename }
}`;
const loginAnswer = z.object({ login: z.object({ __typename: z.string().regex(/^\w{1,80}$/) }) });

const refused: VendureFailure = { code: 'channel-refused', detail: FORBIDDEN, said: FORBIDDEN, mayBeWritten: false };
const nowhere: VendureFailure = { code: 'channel-not-understood', detail: 'no Vendure', said: '', mayBeWritten: false };

/** The session that a login gave: by its header, or in cookies where the shop knows only those. */
function passOf({ headers }: Reply): Pass | null {
  const token = headers[TOKEN];
  if (typeof token === 'string' && token !== '') return { authorization: `Bearer ${token}` };
  const cookies = (headers['set-cookie'] ?? []).flatMap((one) => one.split(';', 1));
  return cookies.length > 0 ? { cookie: cookies.join('; ') } : null;
}
