import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import { laneRowsAfter } from '#server/channels/lane-store.ts';
import type { ServerChannels } from '#server/channels/runs.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { serve } from './route.ts';

type Parts = { readonly db: StoreDatabase; readonly channels: ServerChannels };

const rowsAsk = z.strictObject({
  channelId: z.uuid(),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .default(0),
});
/** Rows of a lane in one answer: an item has at most some thousand letters. */
const PAGE = 500;

/** The routes of the channels that this server runs. What a store says no to is an answer, not a failure of the route. */
export function serveChannels(app: FastifyInstance, { db, channels }: Parts): void {
  serve(app, 'PUT', '/v1/channels/access', laneRoutes.access.ask, async (ask, signal) =>
    done(told(await channels.connect(ask, signal), (value) => value)),
  );
  serve(app, 'POST', '/v1/channels/forget', laneRoutes.forget.ask, async ({ channelId }) => {
    await channels.forget(channelId);
    return done({});
  });
  serve(app, 'GET', '/v1/channels/rows', rowsAsk, async ({ channelId, after }) =>
    done({
      rows: await laneRowsAfter(db, channelId, after, PAGE),
      hasAccess: await channels.hasAccess(channelId),
    }),
  );
  serve(app, 'POST', '/v1/channels/ask', laneRoutes.ask.ask, async ({ channelId, ask }, signal) =>
    done(told(await channels.ask(channelId, ask, signal), (value) => ({ value }))),
  );
}

function told<T, A extends object>(
  result: Result<T, Failure>,
  answer: (value: T) => A,
): A | { readonly failure: { readonly code: string; readonly detail?: string } } {
  if (result.ok) return answer(result.value);
  const { code, detail } = result.failure;
  return { failure: { code, ...(detail !== undefined && { detail }) } };
}
