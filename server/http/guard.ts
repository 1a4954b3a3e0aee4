import { createHash, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '#server/watch/metrics.ts';
import { WrongTokens } from './attempts.ts';
import { type Caller, covers, noteCaller } from './caller.ts';
import { sendFailure } from './failures.ts';
import { type Limits, RateLimit } from './limits.ts';

export type GuardParts = {
  /** The shop a token opens, and what it may do there; null where no token that counts has this text. */
  readonly callerOf: (token: string, socket: Socket) => Caller | null;
  /** Whether this was the token of a computer that was removed: it is told so. */
  readonly wasRemoved?: (token: string) => boolean;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Null lets everybody ask as often as they like. */
  readonly limits: Limits | null;
  /** Reads the figures, besides an admin of the only shop. */
  readonly figuresToken?: string | undefined;
  /** Whether figures are those of one shop alone, which its admin may read. */
  readonly isOneShop: () => boolean;
};

/** Asks for the token before anything of the request is read, and lets nobody ask without end. */
export function guard(app: FastifyInstance, parts: GuardParts): void {
  const { callerOf, metrics, now, limits, isOneShop } = parts;
  const attempts = new WrongTokens(now);
  const byToken = limits && new RateLimit(limits.perToken, now);
  const byAddress = limits && new RateLimit(limits.perAddress, now);
  const readsFigures = sameAs(parts.figuresToken);

  function tooMany(reply: FastifyReply, by: 'token' | 'address' | 'wrong-tokens', wait: number) {
    metrics.limited(by);
    const detail = by === 'wrong-tokens' ? by : `limit-of-${by}`;
    return sendFailure(reply.header('retry-after', wait), { code: 'too-busy', detail });
  }

  function refuse(request: FastifyRequest, reply: FastifyReply) {
    metrics.tokenRefused();
    const wait = attempts.note(request.ip);
    return wait > 0 ? tooMany(reply, 'wrong-tokens', wait) : sendFailure(reply, { code: 'token-refused' });
  }

  app.addHook('onRequest', async (request, reply) => {
    const waitHere = byAddress?.take(request.ip) ?? 0;
    if (waitHere > 0) return tooMany(reply, 'address', waitHere);
    const { needs = 'admin' } = request.routeOptions.config;
    if (needs === 'nothing') return;
    const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined && needs === 'figures' && readsFigures(token)) return;
    // Others may guess from the same address: whoever has a token of the shop never waits for them.
    const caller = token === undefined ? null : callerOf(token, request.raw.socket);
    if (!caller && token !== undefined && parts.wasRemoved?.(token))
      return sendFailure(reply, { code: 'computer-removed' });
    if (!caller) return refuse(request, reply);
    const wait = byToken?.take(caller.token.id) ?? 0;
    if (wait > 0) return tooMany(reply, 'token', wait);
    noteCaller(request, caller);
    // An address that is no route is answered as such to whoever has a token.
    if (request.is404) return;
    const may =
      needs === 'figures' ? isOneShop() && covers(caller.token.scope, 'admin') : covers(caller.token.scope, needs);
    if (!may) return sendFailure(reply, { code: 'scope-refused' });
  });
}

/** Compares with one secret, in the same time whatever is offered; without a secret nothing is the same. */
function sameAs(secret: string | undefined): (offered: string) => boolean {
  if (!secret) return () => false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const kept = digest(secret);
  return (offered) => timingSafeEqual(kept, digest(offered));
}
