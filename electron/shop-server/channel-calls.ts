import { done, fail, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import type { Call, StoreFailure } from './server-client.ts';

type Calling = <T>(shopId: string, what: Call<T>) => Promise<Result<T, StoreFailure>>;
type Calls = HandlersOf<Extract<Channel, `store.channel${string}`>>;

/** A store may take its time, and a round through a large one minutes. */
const PATIENCE_MS = 180_000;
/** Rows of a lane hold some thousand letters each. */
const ROWS_BYTES = 32_000_000;

/** The calls about channels that the shop's server runs. */
export function channelCalls(call: Calling): Calls {
  return {
    'store.channelAccess': ({ shopId, ...body }) =>
      known(
        call(shopId, {
          method: 'PUT',
          path: '/v1/channels/access',
          body,
          answer: laneRoutes.access.answer,
          waitMs: PATIENCE_MS,
        }),
      ),
    'store.channelForget': async ({ shopId, ...body }) => {
      const told = await call(shopId, {
        method: 'POST',
        path: '/v1/channels/forget',
        body,
        answer: laneRoutes.forget.answer,
      });
      return told.ok ? done({}) : told;
    },
    'store.channelRows': ({ shopId, channelId, after }) => {
      const query = new URLSearchParams({ channelId, after: String(after) });
      const path = `/v1/channels/rows?${query.toString()}`;
      return known(call(shopId, { method: 'GET', path, answer: laneRoutes.rows.answer, mostBytes: ROWS_BYTES }));
    },
    'store.channelAsk': ({ shopId, ...body }) =>
      known(
        call(shopId, {
          method: 'POST',
          path: '/v1/channels/ask',
          body,
          answer: laneRoutes.ask.answer,
          waitMs: PATIENCE_MS,
          mostBytes: ROWS_BYTES,
        }),
      ),
  };
}

/** A server of before channels has no such address. */
async function known<T>(answer: Promise<Result<T, StoreFailure>>): Promise<Result<T, StoreFailure>> {
  const told = await answer;
  const isOld = !told.ok && told.failure.code === 'refused' && (told.failure.detail ?? '').startsWith('404');
  return isOld ? fail({ code: 'server-old' }) : told;
}
