import type { FastifyRequest } from 'fastify';
import { must } from '#shared/base/must.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import type { ServerChannels } from '#server/channels/runs.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { Arrivals } from '#server/log/arrivals.ts';
import type { KnownToken } from '#server/shop/tokens.ts';

/** One shop of this server, as its routes reach it. */
export type ShopParts = {
  /** Sees and changes this shop alone. */
  readonly db: StoreDatabase;
  readonly arrivals: Arrivals;
  readonly channels: ServerChannels;
  /** The log has grown: desks that wait are told, here and at other processes. */
  readonly grown: () => void;
};

/** Who asks: a token, and the shop that it opens. */
export type Caller = { readonly token: KnownToken; readonly shop: ShopParts };

const rank: Readonly<Record<TokenScope, number>> = { 'read-only': 0, desk: 1, admin: 2 };

/** Whether a token with one scope may do what asks for another. */
export function covers(has: TokenScope, needs: TokenScope): boolean {
  return rank[has] >= rank[needs];
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Notes who asks, once the token was looked at. */
export function noteCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** Who asks; every route behind the token has one. */
export function callerOf(request: FastifyRequest): Caller {
  return must(callers.get(request), 'the guard has let this request through');
}
