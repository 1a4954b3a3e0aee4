import { z } from 'zod';
import { ask } from '#electron/http/follow.ts';
import type { Reply } from '#electron/http/request.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { answered, type Cost, jsonIn, ofLine, refusalOf, type ShopifyFailure, waitFor } from './answer.ts';

/** What lets us in: the id and secret of an app of the shop's own, or a token of an older one. */
export type ShopifyKey = { readonly clientId: string; readonly secret: string } | { readonly token: string };

/** A shop's address and key, the clock, and how to wait. */
export type ShopifyAccess = {
  /** As `shopifyAddress` keeps it. */
  readonly url: URL;
  readonly key: ShopifyKey;
  readonly now: () => number;
  /** Ends early where the signal says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** One question of the Admin interface. */
export type Asked<T> = {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<T>;
};

/** One shop's interface: a question at a time. */
export type ShopifySession = {
  readonly access: ShopifyAccess;
  readonly call: <T>(asked: Asked<T>, signal: AbortSignal) => Promise<Result<T, ShopifyFailure>>;
  /** Where it lives. */
  readonly address: string;
  /** The store's clock less ours, as its last answer had it. */
  readonly skewMs: () => number;
};

/** The version of the interface that is spoken; a store speaks each for a year. */
export const VERSION = '2026-10';

const patienceMs = 60_000;
/** A token lives for a day; it is renewed so long before its end. */
const RENEW_BEFORE = 60 * 60_000;
/** What a question costs that was never asked: about a page of products. */
const USUAL_COST = 200;
/** How often a question that was refused for want of points is put again. */
const MOST_WAITS = 2;
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
type Token = { readonly value: string; readonly endsAt: number };

/** Speaks with one shop. */
export function shopifySession(access: ShopifyAccess): ShopifySession {
  const { url, key, now, wait } = access;
  const root = url.href.replace(/\/$/, '');
  const place = new URL(`${root}/admin/api/${VERSION}/graphql.json`);
  let token: Token | null = null;
  let skewMs = 0;
  /** What was left to us, and when. */
  let bucket: (Pick<Cost, 'available' | 'perSecond'> & { readonly at: number }) | null = null;
  const costs = new Map<string, number>();

  async function post(
    to: URL,
    headers: Readonly<Record<string, string>>,
    body: unknown,
    signal: AbortSignal,
  ): Promise<Result<Reply, ShopifyFailure>> {
    const signed = (hop: URL) => ({ url: hop, headers: { accept: 'application/json', ...headers } });
    const text = JSON.stringify(body);
    const reply = await ask({ url: to, method: 'POST', signed, body: text, deadlineMs: patienceMs, signal });
    if (!reply.ok) return fail(ofLine(reply.failure));
    const date = Date.parse(reply.value.headers.date ?? '');
    if (Number.isFinite(date)) skewMs = date - now();
    const refusal = refusalOf(reply.value, now);
    return refusal ? fail(refusal) : done(reply.value);
  }

  async function tokenNow(signal: AbortSignal): Promise<Result<string, ShopifyFailure>> {
    if ('token' in key) return done(key.token);
    if (token && now() < token.endsAt) return done(token.value);
    const body = { client_id: key.clientId, client_secret: key.secret, grant_type: 'client_credentials' };
    const reply = await post(new URL(`${root}/admin/oauth/access_token`), {}, body, signal);
    // Nothing of ours was written by that.
    if (!reply.ok) return fail({ ...reply.failure, mayBeWritten: false });
    const answer = granted.safeParse(jsonIn(reply.value.body));
    if (!answer.success)
      return fail({ code: 'channel-not-understood', detail: 'token', status: 200, said: '', mayBeWritten: false });
    const { access_token, expires_in } = answer.data;
    token = { value: access_token, endsAt: now() + expires_in * 1_000 - RENEW_BEFORE };
    return done(access_token);
  }

  /** So that no question comes when the shop would not let it through. */
  async function untilAffordable(document: string, signal: AbortSignal): Promise<void> {
    if (!bucket) return;
    const available = bucket.available + (Math.max(0, now() - bucket.at) / 1_000) * bucket.perSecond;
    const ms = waitFor(costs.get(document) ?? USUAL_COST, { ...bucket, available });
    if (ms > 0) await wait(ms, signal);
  }

  async function once(asked: Asked<unknown>, signal: AbortSignal): Promise<Result<Reply, ShopifyFailure>> {
    const entry = await tokenNow(signal);
    if (!entry.ok) return entry;
    const { document: query, variables = {} } = asked;
    return post(place, { 'x-shopify-access-token': entry.value }, { query, variables }, signal);
  }

  async function answerTo<T>(asked: Asked<T>, signal: AbortSignal): Promise<Result<T, ShopifyFailure>> {
    await untilAffordable(asked.document, signal);
    let reply = await once(asked, signal);
    if (!reply.ok && reply.failure.status === 401 && token && 'secret' in key) {
      // It ended before its time: a new one, once. Nothing was done with the old one.
      token = null;
      reply = await once(asked, signal);
    }
    if (!reply.ok) return reply;
    const { result, cost } = answered(asked.answer, reply.value.body);
    if (cost) {
      bucket = { ...cost, at: now() };
      costs.set(asked.document, cost.asked);
    }
    return result;
  }

  /** What another part of the same app used up is waited for; nothing was done when points were lacking. */
  async function call<T>(asked: Asked<T>, signal: AbortSignal): Promise<Result<T, ShopifyFailure>> {
    for (let left = MOST_WAITS; ; left--) {
      const answer = await answerTo(asked, signal);
      if (answer.ok || answer.failure.said !== 'THROTTLED' || left === 0 || signal.aborted) return answer;
      await wait(answer.failure.afterMs ?? 0, signal);
    }
  }

  return { access, call, address: url.href, skewMs: () => skewMs };
}
