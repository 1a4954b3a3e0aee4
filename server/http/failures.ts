import type { FastifyError, FastifyReply } from 'fastify';
import { isAway } from '#server/database/away.ts';

/** Why a request was not served, as the desk reads it; the words for people are the desk's. */
export type HttpFailure = { readonly code: keyof typeof statusOf; readonly detail?: string };

const statusOf = {
  'bad-request': 400,
  'token-refused': 401,
  'computer-removed': 403,
  'pairing-wrong-code': 403,
  'pairing-closed': 409,
  'pairing-expired': 410,
  'pairing-void': 410,
  'scope-refused': 403,
  'token-unknown': 404,
  'not-found': 404,
  'blob-missing': 404,
  'blob-wrong': 400,
  fork: 409,
  'already-claimed': 409,
  'not-claimed': 409,
  'wrong-shop': 409,
  'too-large': 413,
  'too-busy': 429,
  'server-fault': 500,
  'database-away': 503,
} as const;

/** How soon it is worth asking again, in seconds, where nobody knows when the database is back. */
const AWAY_WAIT = 2;

/** Answers a failure with its status. */
export function sendFailure(reply: FastifyReply, { code, detail = '' }: HttpFailure): FastifyReply {
  if (code === 'database-away') reply.header('retry-after', AWAY_WAIT);
  return reply.code(statusOf[code]).send({ code, detail });
}

/** What the desk may know of something Fastify or our own code threw: never its message, which may quote a body. */
export function failureOf(fault: FastifyError): HttpFailure {
  if (fault.statusCode === 413) return { code: 'too-large' };
  if (fault.statusCode !== undefined && fault.statusCode < 500) return { code: 'bad-request', detail: fault.code };
  return { code: isAway(fault) ? 'database-away' : 'server-fault' };
}
