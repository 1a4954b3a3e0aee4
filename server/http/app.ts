import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { done, fail } from '#shared/base/result.ts';
import { bytesOf } from '#shared/contract/store/batch.ts';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import type { ServerChannels } from '#server/channels/runs.ts';
import { contactsAfter, putContact } from '#server/contacts/contacts.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { Arrivals } from '#server/log/arrivals.ts';
import { changesAfter } from '#server/log/changes.ts';
import { forkLog } from '#server/log/fork.ts';
import { declareLost } from '#server/log/lost.ts';
import { readOffers } from '#server/log/offer.ts';
import { proveBooks } from '#server/log/proof.ts';
import { pushOffers } from '#server/log/push.ts';
import { claimShop, readShop } from '#server/shop/shop.ts';
import { WrongTokens } from './attempts.ts';
import { serveBlobs } from './blob-routes.ts';
import { serve } from './route.ts';
import { serveChannels } from './channel-routes.ts';
import { pairingPath, servePairing, type Share } from './pairing-routes.ts';
import { failureOf, faultLine, sendFailure } from './failures.ts';

/** The largest request of several operations, and of anything else, in bytes. */
export const BODY_LIMIT = 16_000_000;

/** The longest a desk may wait for changes, in milliseconds. */
export const LONGEST_WAIT_MS = 30_000;

export type Services = {
  readonly db: StoreDatabase;
  readonly arrivals: Arrivals;
  readonly isToken: (text: string) => boolean;
  readonly channels: ServerChannels;
  readonly now: () => number;
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

/** The shop's store API over HTTP: every route behind the token, every question parsed, every failure typed. */
export function buildApp(services: Services): FastifyInstance {
  const { db, arrivals, now } = services;
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // An address that cannot be read reaches no hook: it is answered here, without what it said.
    frameworkErrors: (_fault, _request, reply) => void sendFailure(reply, { code: 'bad-request' }),
    clientErrorHandler: answerNoRequest,
  });
  app.server.on('connect', (_request, socket: Socket) => answerNoRequest({ code: 'CONNECT' }, socket));
  speakJsonOnly(app);
  closeQuietly(app, arrivals);
  guard(app, services);

  serve(app, 'GET', '/v1/shop', nothing, async () => done(await readShop(db, now)));
  serve(app, 'POST', '/v1/shop/claim', storeRoutes.claim.ask, (ask) => claimShop(db, ask));
  serve(app, 'POST', '/v1/ops', storeRoutes.ops.ask, async ({ ops, again }) => {
    if (ops.length > 1 && ops.reduce((sum, text) => sum + bytesOf(text), 0) > BODY_LIMIT)
      return fail({ code: 'too-large' });
    const offers = readOffers(ops);
    if (!offers.ok) return offers;
    const pushed = await pushOffers(db, offers.value, now, again ? 'again' : 'next');
    if (pushed.ok && pushed.value.results.some(({ outcome }) => outcome === 'accepted')) {
      arrivals.tell();
      services.channels.nudge();
    }
    return pushed;
  });
  serve(app, 'POST', '/v1/fork', storeRoutes.fork.ask, async (told) => {
    const forked = await forkLog(db, told, { now, nextId: randomUUID });
    if (forked.ok) arrivals.tell();
    return forked;
  });
  serve(app, 'POST', '/v1/lost', storeRoutes.lost.ask, ({ ranges }) => declareLost(db, ranges));
  serve(app, 'GET', '/v1/changes', changesAsk, async (ask, signal) => {
    const after = 'epoch' in ask ? { logEpoch: ask.epoch, seq: ask.seq, opId: ask.opId } : null;
    return changesAfter(db, after, ask.limit, now, { arrivals, waitMs: ask.wait, signal });
  });
  serve(app, 'GET', '/v1/contacts', contactsAsk, async ({ after }) => done(await contactsAfter(db, after)));
  serve(app, 'PUT', '/v1/contacts', storeRoutes.putContact.ask, async (ask) =>
    done(await putContact(db, ask.contact, ask.baseVersion)),
  );
  serve(app, 'GET', '/v1/hash', nothing, async () => done(await proveBooks(db)));
  serveBlobs(app, services);
  serveChannels(app, services);
  if (services.share) servePairing(app, services, services.share);
  return app;
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

function speakJsonOnly(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.setNotFoundHandler((_, reply) => sendFailure(reply, { code: 'not-found' }));
  app.setErrorHandler((fault: FastifyError, request, reply) => {
    const failure = failureOf(fault);
    if (failure.code === 'server-fault')
      console.error(faultLine(fault, request.method, request.routeOptions.url ?? ''));
    return sendFailure(reply, failure);
  });
  app.addHook('onSend', async (_, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
}

/** On the way out waiting desks are let go, and an answer under way ends its connection: one kept alive would keep the server. */
function closeQuietly(app: FastifyInstance, arrivals: Arrivals): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    arrivals.close();
  });
  app.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** Asks for the token before anything of the request is read. */
function guard(app: FastifyInstance, { isToken, now, share }: Services): void {
  const attempts = new WrongTokens(now);
  app.addHook('onRequest', async (request, reply) => {
    const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(request.headers.authorization ?? '')?.[1];
    // Others may guess from the same address: whoever has a token of the shop never waits for them.
    if (token !== undefined && isToken(token)) return;
    const standing = token === undefined ? 'unknown' : share?.computers.standing(token, request.raw.socket);
    if (standing === 'in' || (share && request.routeOptions.url?.startsWith(pairingPath))) return;
    if (standing === 'removed') return sendFailure(reply, { code: 'computer-removed' });
    const wait = attempts.note(request.ip);
    if (wait > 0) return sendFailure(reply.header('retry-after', wait), { code: 'too-busy', detail: 'wrong-tokens' });
    return sendFailure(reply, { code: 'token-refused' });
  });
}
