import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { laneRoutes } from '#shared/contract/channels/lane-asks.ts';
import { laneRowsAfter } from '#server/channels/lane-store.ts';
import { serve } from './route.ts';

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
export function serveChannels(app: FastifyInstance): void {
  const access = {
    method: 'PUT',
    url: '/v1/channels/access',
    needs: 'desk',
    about: 'Hands a store to this server.',
  } as const;
  serve(app, { ...access, ...laneRoutes.access }, async (ask, { shop }, signal) =>
    done(told(await shop.channels.connect(ask, signal), (value) => value)),
  );
  const forget = {
    method: 'POST',
    url: '/v1/channels/forget',
    needs: 'desk',
    about: 'Forgets a store and its key.',
  } as const;
  serve(app, { ...forget, ...laneRoutes.forget }, async ({ channelId }, { shop }) => {
    await shop.channels.forget(channelId);
    return done({});
  });
  const rows = {
    method: 'GET',
    url: '/v1/channels/rows',
    needs: 'read-only',
    about: 'What a channel knows, behind a mark.',
  } as const;
  serve(app, { ...rows, ask: rowsAsk, answer: laneRoutes.rows.answer }, async ({ channelId, after }, { shop }) =>
    done({
      rows: await laneRowsAfter(shop.db, channelId, after, PAGE),
      hasAccess: await shop.channels.hasAccess(channelId),
    }),
  );
  const asked = {
    method: 'POST',
    url: '/v1/channels/ask',
    needs: 'desk',
    about: 'Asks a channel that this server runs.',
  } as const;
  serve(app, { ...asked, ...laneRoutes.ask }, async ({ channelId, ask }, { shop }, signal) =>
    done(told(await shop.channels.ask(channelId, ask, signal), (value) => ({ value }))),
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
