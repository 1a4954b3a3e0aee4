import type { z } from 'zod';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask } from '#shared/contract/bridge/channels.ts';
import { bytesOf, fitting } from '#shared/contract/store/batch.ts';
import { type StoreFailureCode, storeRoutes } from '#shared/contract/store/protocol.ts';
import { type TakeBackPreview, takeBackRoutes } from '#shared/contract/store/take-back.ts';
import type { Chosen, RestoreFailure } from './chosen.ts';
import type { Unsettled } from './holdings.ts';
import type { HeldBackup } from './restore.ts';

/** One question to a shop's server. */
export type ServerCall<T> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
  readonly waitMs?: number;
  readonly mostBytes?: number;
};

type ServerFailure = Failure<StoreFailureCode | 'address-refused'>;

type Settings = {
  readonly holdings: (chosen: Chosen) => Promise<Result<HeldBackup, RestoreFailure>>;
  /** Asks the server of a shop, with a token that a person typed, or with what this computer has of it. */
  readonly askServer: <T>(
    shopId: string,
    token: string | null,
    call: ServerCall<T>,
  ) => Promise<Result<T, ServerFailure>>;
  /** What this computer is called. */
  readonly computer: string;
};

export type WholeShopFailure = RestoreFailure | ServerFailure | Failure<'admin-needed'>;

/** Taking a whole shop back to a backup on its server. A token that a person types is used for one question and kept nowhere. */
export type WholeShop = {
  readonly preview: (
    chosen: Chosen,
    ask: Omit<Ask<'backups.previewBack'>, 'handle'>,
  ) => Promise<Result<TakeBackPreview, WholeShopFailure>>;
  readonly take: (
    chosen: Chosen,
    ask: Omit<Ask<'backups.takeBack'>, 'handle'>,
  ) => Promise<Result<Answer<'backups.takeBack'>, WholeShopFailure>>;
  readonly list: (ask: Ask<'backups.takenBack'>) => Promise<Result<Answer<'backups.takenBack'>, WholeShopFailure>>;
};

/** A large shop's books are made anew meanwhile. */
const PATIENCE_MS = 10 * 60_000;
/** An answer that was lost is asked for again: the same request does nothing twice. */
const TRIES = 3;
const AT_ONCE = 200;

export function openWholeShop({ holdings, askServer, computer }: Settings): WholeShop {
  async function call<T>(
    shopId: string,
    token: string | null,
    what: ServerCall<T>,
  ): Promise<Result<T, ServerFailure | Failure<'admin-needed'>>> {
    if (token !== null && !/^[\x21-\x7e]+$/.test(token)) return fail({ code: 'token-refused', detail: 'not a token' });
    const answer = await askServer(shopId, token, what);
    if (answer.ok) return answer;
    const { code, detail = '' } = answer.failure;
    if (code === 'token-refused' && detail.endsWith('scope-refused')) return fail({ code: 'admin-needed' });
    // A server of before has no such address.
    return code === 'refused' && detail.startsWith('404') ? fail({ code: 'server-old' }) : answer;
  }

  function previewOf(
    { shopId, held }: HeldBackup,
    { token, zone }: Omit<Ask<'backups.previewBack'>, 'handle'>,
  ): Promise<Result<TakeBackPreview, WholeShopFailure>> {
    const body = { shopId, zone, heads: held.heads, knows: held.knows };
    const { answer } = takeBackRoutes.preview;
    return call(shopId, token, { method: 'POST', path: '/v1/take-back/preview', body, answer, waitMs: PATIENCE_MS });
  }

  /** Gives the server what the backup alone has; what it refuses of that it refuses by the ordinary rules. */
  async function giveLacking(
    shopId: string,
    token: string | null,
    lacking: readonly Unsettled[],
  ): Promise<Result<null, WholeShopFailure>> {
    for (let left = lacking.map(({ text }) => text); left.length > 0; ) {
      const ops = left.slice(0, fitting(left, bytesOf, AT_ONCE));
      const { answer } = storeRoutes.ops;
      const pushed = await call(shopId, token, { method: 'POST', path: '/v1/ops', body: { ops, again: true }, answer });
      if (!pushed.ok) return pushed;
      const waiting = ops.filter((_, i) => pushed.value.results[i]?.outcome === 'waiting');
      // What waits for something that nobody has is offered by its own computer, once that is there.
      left = [...(waiting.length < ops.length ? waiting : []), ...left.slice(ops.length)];
    }
    return done(null);
  }

  return {
    preview: async (chosen, ask) => {
      const backup = await holdings(chosen);
      return backup.ok ? previewOf(backup.value, ask) : backup;
    },
    take: async (chosen, { token, zone, requestId, actor }) => {
      const backup = await holdings(chosen);
      if (!backup.ok) return backup;
      const { shopId, madeAt, held } = backup.value;
      const looked = await previewOf(backup.value, { token, zone });
      if (!looked.ok) return looked;
      const there = new Map(looked.value.heads.map(({ writerId, number }) => [writerId, number]));
      const lacking = held.unsettled.filter(({ writerId, number }) => number > (there.get(writerId) ?? 0));
      const given = await giveLacking(shopId, token, lacking);
      if (!given.ok) return given;
      const { heads, knows } = held;
      const body = { shopId, zone, heads, knows, requestId, to: madeAt, computer: computer.slice(0, 100), actor };
      const { answer } = takeBackRoutes.take;
      const what = { method: 'POST', path: '/v1/take-back', body, answer, waitMs: PATIENCE_MS } as const;
      let taken = await call(shopId, token, what);
      for (let tries = 1; !taken.ok && taken.failure.code === 'away' && tries < TRIES; tries++)
        taken = await call(shopId, token, what);
      if (!taken.ok) return taken;
      const { no, acts, returned, dayCount } = taken.value;
      return done({ no, acts, returned, dayCount });
    },
    list: ({ shopId, no, after }) =>
      call(shopId, null, {
        method: 'GET',
        path: `/v1/taken-back?no=${no}&after=${after}`,
        answer: takeBackRoutes.list.answer,
        mostBytes: 130_000_000,
      }),
  };
}
