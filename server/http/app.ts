import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done, fail } from '#shared/base/result.ts';
import { bytesOf } from '#shared/contract/store/batch.ts';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import { contactsAfter, putContact } from '#server/contacts/contacts.ts';
import { changesAfter } from '#server/log/changes.ts';
import { forkLog } from '#server/log/fork.ts';
import { declareLost } from '#server/log/lost.ts';
import { readOffers } from '#server/log/offer.ts';
import { proveBooks } from '#server/log/proof.ts';
import { pushOffers } from '#server/log/push.ts';
import { claimShop, readShop } from '#server/shop/shop.ts';
import type { Tokens } from '#server/shop/tokens.ts';
import { faultOf, type Log } from '#server/watch/log-lines.ts';
import { serveBlobs } from './blob-routes.ts';
import { guard, type GuardParts } from './guard.ts';
import { BODY_LIMIT, serve } from './route.ts';
import { serveChannels } from './channel-routes.ts';
import { servePairing, type Share } from './pairing-routes.ts';
import { failureOf, sendFailure } from './failures.ts';
import { serveTakeBack } from './take-back-routes.ts';
import { serveTokens } from './token-routes.ts';
import { serveWatch, type WatchParts } from './watch-routes.ts';

/** The longest a desk may wait for changes, in milliseconds. */
export const LONGEST_WAIT_MS = 30_000;

export type Services = GuardParts &
  WatchParts & {
    readonly tokens: Tokens;
    readonly log: Log;
    readonly now: () => number;
    /** Addresses of proxies whose word about who asks is taken. */
    readonly trustedProxies?: readonly string[];
    /** Where a host shares its shop: computers come in by a code, each with a token of its own. */
    readonly share?: Share | undefined;
  };

const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const nothing = z.strictObject({});
const contactsAsk = z.strictObject({ after: count.default(0) });
const page = {
  limit: count.pipe(z.int().min(1).max(1_000)).default(500),
  wait: count.pipe(z.int().max(LONGEST_WAIT_MS)).default(0),
};
const changesAsk = z.union([
  z.strictObject({ epoch: z.string().min(1).max(100), seq: count, opId: z.string().max(100).default(''), ...page }),
  z.strictObject({ ...page }),
]);

/** The store API of every shop here over HTTP: every route behind the token, every question parsed, every failure typed. */
export function buildApp(services: Services): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: [...(services.trustedProxies ?? [])],
    // An address that cannot be read reaches no hook: it is answered here, without what it said.
    frameworkErrors: (_fault, _request, reply) => void sendFailure(reply, { code: 'bad-request' }),
    clientErrorHandler: answerNoRequest,
  });
  app.server.on('connect', (_request, socket: Socket) => answerNoRequest({ code: 'CONNECT' }, socket));
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.needs === undefined) throw new Error(`Broken assumption: ${url} says who may ask it`);
  });
  speakJsonOnly(app, services.log);
  countAnswers(app, services);
  closeQuietly(app);
  guard(app, services);
  serveLog(app, services);
  serveContacts(app);
  serveBlobs(app, services.now);
  serveChannels(app);
  serveTokens(app, services.tokens);
  serveTakeBack(app, services.now);
  serveWatch(app, services);
  if (services.share) servePairing(app, services.share);
  return app;
}

function serveLog(app: FastifyInstance, { now, metrics }: Services): void {
  const shop = { method: 'GET', url: '/v1/shop', needs: 'read-only', about: 'Who this server is.' } as const;
  serve(app, { ...shop, ask: nothing, answer: storeRoutes.shop.answer }, async (_, { shop: { db } }) =>
    done(await readShop(db, now)),
  );
  const claim = {
    method: 'POST',
    url: '/v1/shop/claim',
    needs: 'desk',
    about: 'Gives an empty server its shop.',
  } as const;
  serve(app, { ...claim, ...storeRoutes.claim }, (ask, { shop: { db } }) => claimShop(db, ask));
  const ops = { method: 'POST', url: '/v1/ops', needs: 'desk', about: 'Offers operations to the log.' } as const;
  serve(app, { ...ops, ...storeRoutes.ops }, async (ask, { shop: { db, grown, channels } }) => {
    if (ask.ops.length > 1 && ask.ops.reduce((sum, text) => sum + bytesOf(text), 0) > BODY_LIMIT)
      return fail({ code: 'too-large' });
    const offers = readOffers(ask.ops);
    if (!offers.ok) return offers;
    const pushed = await pushOffers(db, offers.value, now, ask.again ? 'again' : 'next');
    if (pushed.ok) metrics.pushed(pushed.value.results.map(({ outcome }) => outcome));
    if (pushed.ok && pushed.value.results.some(({ outcome }) => outcome === 'accepted')) {
      grown();
      channels.nudge();
    }
    return pushed;
  });
  const fork = { method: 'POST', url: '/v1/fork', needs: 'desk', about: 'Tells that this log was set back.' } as const;
  serve(app, { ...fork, ...storeRoutes.fork }, async (told, { shop: { db, grown } }) => {
    const forked = await forkLog(db, told, { now, nextId: randomUUID });
    if (forked.ok) grown();
    return forked;
  });
  const lost = { method: 'POST', url: '/v1/lost', needs: 'desk', about: 'Declares numbers of writers lost.' } as const;
  serve(app, { ...lost, ...storeRoutes.lost }, ({ ranges }, { shop: { db } }) => declareLost(db, ranges));
  const changes = { method: 'GET', url: '/v1/changes', needs: 'read-only', about: 'What follows a position.' } as const;
  serve(
    app,
    { ...changes, ask: changesAsk, answer: storeRoutes.changes.answer },
    async (ask, { shop: { db, arrivals } }, signal) => {
      const after = 'epoch' in ask ? { logEpoch: ask.epoch, seq: ask.seq, opId: ask.opId } : null;
      const read = () => changesAfter(db, after, ask.limit, now, { arrivals, waitMs: ask.wait, signal });
      const changed = await (ask.wait > 0 ? metrics.waiting(read) : read());
      if (changed.ok) metrics.pulled(changed.value.ops.length);
      return changed;
    },
  );
  const hash = { method: 'GET', url: '/v1/hash', needs: 'read-only', about: 'Hashes of facts and books.' } as const;
  serve(app, { ...hash, ask: nothing, answer: storeRoutes.hash.answer }, async (_, { shop: { db } }) =>
    done(await proveBooks(db)),
  );
}

function serveContacts(app: FastifyInstance): void {
  const url = '/v1/contacts';
  const get = { method: 'GET', url, needs: 'read-only', about: 'Contact records behind a version.' } as const;
  serve(app, { ...get, ask: contactsAsk, answer: storeRoutes.contacts.answer }, async ({ after }, { shop: { db } }) =>
    done(await contactsAfter(db, after)),
  );
  const put = { method: 'PUT', url, needs: 'desk', about: 'Stores a contact record whole.' } as const;
  serve(app, { ...put, ...storeRoutes.putContact }, async (ask, { shop: { db } }) =>
    done(await putContact(db, ask.contact, ask.baseVersion)),
  );
}

/** Ends a connection that brings no request that could be read, with an answer in kind. */
function answerNoRequest({ code }: { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  // Whoever asked may be gone before the answer; without a listener that would end the process.
  socket.on('error', () => socket.destroy());
  const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ code: 'bad-request', detail: '' });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function speakJsonOnly(app: FastifyInstance, log: Log): void {
  app.removeContentTypeParser('text/plain');
  app.setNotFoundHandler((_, reply) => sendFailure(reply, { code: 'not-found' }));
  app.setErrorHandler((fault: FastifyError, request, reply) => {
    const failure = failureOf(fault);
    if (failure.code === 'server-fault' || failure.code === 'database-away')
      log({
        level: failure.code === 'server-fault' ? 'error' : 'warning',
        event: 'request-failed',
        route: `${request.method} ${request.routeOptions.url ?? ''}`,
        fault: faultOf(fault),
      });
    return sendFailure(reply, failure);
  });
  app.addHook('onSend', async (_, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
}

/** Every answer is a figure, and a line of the log where requests are wanted there. */
function countAnswers(app: FastifyInstance, { metrics, log }: Services): void {
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: that names what was asked for, and there is no end of them.
    const route = `${known.has(request.method) ? request.method : 'other'} ${request.routeOptions.url ?? 'unknown'}`;
    const [status, ms] = [reply.statusCode, Math.round(reply.elapsedTime)];
    metrics.request(route, status, reply.elapsedTime);
    log({ level: 'info', event: 'request', route, status, ms });
  });
}

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE']);

/** On the way out an answer under way ends its connection: one kept alive would keep the server. */
function closeQuietly(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}
