import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Gauge, Metrics } from '#server/watch/metrics.ts';
import { openApiOf } from './openapi.ts';
import { list, routesOf } from './route.ts';

/** What is asked by those who look after the server. */
export type WatchParts = {
  readonly metrics: Metrics;
  readonly gauges: () => Promise<readonly Gauge[]>;
  /** Whether desks can be served now: the database answers and takes writes, and nobody has asked this process to end. */
  readonly isReady: () => Promise<boolean>;
};

const health = z.object({ status: z.enum(['ok', 'not-ready']) });

/** Health, figures, and the document of all routes. */
export function serveWatch(app: FastifyInstance, { metrics, gauges, isReady }: WatchParts): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.route({
    ...list(app, {
      method: 'GET',
      url: '/healthz/live',
      needs: 'nothing',
      about: 'The process answers.',
      ask: null,
      answer: health,
    }),
    exposeHeadRoute: false,
    handler: (_, reply) => reply.send({ status: 'ok' }),
  });
  for (const url of ['/healthz', '/healthz/ready'])
    app.route({
      ...list(app, {
        method: 'GET',
        url,
        needs: 'nothing',
        about: 'Desks can be served; 503 where they cannot.',
        ask: null,
        answer: health,
      }),
      exposeHeadRoute: false,
      handler: async (_, reply) =>
        !isClosing && (await isReady())
          ? reply.send({ status: 'ok' })
          : reply.code(503).header('retry-after', 1).send({ status: 'not-ready' }),
    });
  app.route({
    ...list(app, {
      method: 'GET',
      url: '/metrics',
      needs: 'figures',
      about: 'What this process does, in the text format of Prometheus.',
      ask: null,
      answer: 'text',
    }),
    exposeHeadRoute: false,
    handler: async (_, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text(await gauges())),
  });
  app.route({
    ...list(app, {
      method: 'GET',
      url: '/v1/openapi.json',
      needs: 'read-only',
      about: 'This document.',
      ask: null,
      answer: z.looseObject({ openapi: z.string() }),
    }),
    exposeHeadRoute: false,
    handler: (_, reply) => reply.send(openApiOf(routesOf(app))),
  });
}
