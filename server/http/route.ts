import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { type HttpFailure, sendFailure } from './failures.ts';

/** The largest request that is read: one operation that 0.1 stored, whatever its letters. */
const ONE_ACT_LIMIT = 4 * LONGEST_ACT;

type Answering<T> = (ask: T, signal: AbortSignal) => Promise<Result<object, HttpFailure>>;

/** One route: the question is parsed before it is asked, a failure is answered with its code. */
export function serve<S extends z.ZodType>(
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  ask: S,
  answer: Answering<z.infer<S>>,
): void {
  app.route({
    method,
    url,
    ...(url === '/v1/ops' && { bodyLimit: ONE_ACT_LIMIT }),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const parsed = parse(ask, method === 'GET' ? request.query : request.body);
      if (!parsed.ok) return sendFailure(reply, parsed.failure);
      const answered = await answer(parsed.value, goneSignal(reply));
      return answered.ok ? reply.send(answered.value) : sendFailure(reply, answered.failure);
    },
  });
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
