import type { FastifyInstance, FastifyReply, onRequestAsyncHookHandler } from 'fastify';
import type { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import type { TokenScope } from '#shared/contract/store/tokens.ts';
import { type Caller, callerOf } from './caller.ts';
import { type HttpFailure, sendFailure } from './failures.ts';

/** Who may ask a route: whoever has a token of at least this scope, whoever may read the figures, or anybody. */
export type Needs = TokenScope | 'figures' | 'nothing';

/** What a route is, for the guard and for the document of all of them. */
export type RouteFacts = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: string;
  readonly needs: Needs;
  /** One sentence. */
  readonly about: string;
  readonly ask: z.ZodType | 'bytes' | null;
  readonly answer: z.ZodType | 'bytes' | 'text' | null;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly needs?: Needs;
  }
}

/** The largest request that is read: one operation that 0.1 stored, whatever its letters. */
const ONE_ACT_LIMIT = 4 * LONGEST_ACT;

/** The largest request of several operations, and of anything else, in bytes; a larger one is read alone, or it would stop the process for everybody and fill its memory. */
export const BODY_LIMIT = 16_000_000;

/** How soon it is worth asking again, in seconds, while another large request is read. */
const LARGE_WAIT = 5;

const listed = new WeakMap<FastifyInstance, RouteFacts[]>();

/** Every route that was listed, in the order in which they came. */
export function routesOf(app: FastifyInstance): readonly RouteFacts[] {
  return listed.get(app) ?? [];
}

/** Lists a route; answers what Fastify is told of it. */
export function list(app: FastifyInstance, facts: RouteFacts) {
  listed.set(app, [...routesOf(app), facts]);
  const { method, url, needs } = facts;
  return { method, url, config: { needs } };
}

type Answering<T> = (ask: T, caller: Caller, signal: AbortSignal) => Promise<Result<object, HttpFailure>>;

/** One route: the question is parsed before it is asked, a failure is answered with its code. */
export function serve<S extends z.ZodType>(
  app: FastifyInstance,
  facts: RouteFacts & { readonly ask: S; readonly answer: z.ZodType },
  answer: Answering<z.infer<S>>,
): void {
  const { method, url, ask } = facts;
  app.route({
    ...list(app, facts),
    ...(url === '/v1/ops' && { bodyLimit: ONE_ACT_LIMIT, onRequest: oneLargeAtATime(app) }),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const parsed = parse(ask, method === 'GET' ? request.query : request.body);
      if (!parsed.ok) return sendFailure(reply, parsed.failure);
      const answered = await answer(parsed.value, callerOf(request), goneSignal(reply));
      return answered.ok ? reply.send(answered.value) : sendFailure(reply, answered.failure);
    },
  });
}

const readingLarge = new WeakSet<FastifyInstance>();

/** Lets one request in that is larger than usual, or that does not say how large it is, until it is answered or its asker is gone. */
function oneLargeAtATime(app: FastifyInstance): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const size = request.headers['content-length'];
    if (size !== undefined && Number(size) <= BODY_LIMIT) return;
    // What a refused one sends is read past, so that its asker hears the answer.
    if (readingLarge.has(app))
      return sendFailure(reply.header('retry-after', LARGE_WAIT), {
        code: 'too-busy',
        detail: 'another-large-request',
      });
    readingLarge.add(app);
    reply.raw.once('close', () => readingLarge.delete(app));
  };
}

function parse<S extends z.ZodType>(schema: S, question: unknown): Result<z.infer<S>, HttpFailure> {
  const parsed = schema.safeParse(question);
  return parsed.success
    ? done(parsed.data)
    : fail({ code: 'bad-request', detail: parsed.error.issues[0]?.path.join('.') ?? '' });
}

/** Aborted when the asker goes away before the answer. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}
