import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import { askOnce, type Question, type Reply, type StoreFailure } from './request.ts';

/** A shop's server and the token this desk has for it. */
export type Server = { readonly url: URL; readonly token: string };

/** One call of the protocol; `path` begins with `/v1/`. */
export type Call<T> = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
  /** Milliseconds the server was asked to wait before it answers. */
  readonly waitMs?: number;
  /** The most bytes the answer may hold. */
  readonly mostBytes?: number;
};

const patienceMs = 20_000;
/** A slower line than this, in bytes a millisecond, counts as none. */
const slowestBytesAMs = 50;
const mostRedirects = 3;

/** Asks the shop's server. Every way it can go wrong is a code; `too-busy` and `wrong-tokens` hold the milliseconds to wait in their detail when the server named them. */
export async function callServer<T>(
  server: Server,
  call: Call<T>,
  now: () => number,
): Promise<Result<T, StoreFailure>> {
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  const reply = await replyOf(server, { ...call, body }, now);
  return reply.ok ? parseAnswer(call.answer, reply.value) : reply;
}

/** One question whose answer is not JSON, or does not matter. */
export type Exchange = {
  readonly method: Question['method'];
  readonly path: string;
  readonly body: Question['body'];
  readonly waitMs?: number | undefined;
  readonly mostBytes?: number | undefined;
};

/** The server's answer as it came, where it is a good one. */
export async function replyOf(server: Server, call: Exchange, now: () => number): Promise<Result<Reply, StoreFailure>> {
  const { body } = call;
  const question: Question = {
    url: new URL(`${server.url.href.replace(/\/$/, '')}${call.path}`),
    method: call.method,
    token: server.token,
    body,
    deadlineMs: patienceMs + (call.waitMs ?? 0) + Math.ceil((body?.length ?? 0) / slowestBytesAMs),
    ...(call.mostBytes && { mostBytes: call.mostBytes }),
  };
  const reply = await follow(question, mostRedirects);
  if (!reply.ok) return reply;
  const refusal = refusalOf(reply.value, now);
  return refusal ? fail(refusal) : reply;
}

/** Follows redirects by hand: on the same origin only, so the token never travels to another. */
async function follow(question: Question, left: number): Promise<Result<Reply, StoreFailure>> {
  const reply = await askOnce(question);
  if (!reply.ok || reply.value.status < 300 || reply.value.status > 399) return reply;
  const { status, headers } = reply.value;
  const target = headers.location === undefined ? null : destination(headers.location, question.url);
  if (!target || left === 0) return fail({ code: 'rubbish', detail: `status ${status}` });
  if (target.origin !== question.url.origin) return fail({ code: 'refused', detail: `redirects to ${target.origin}` });
  // The older statuses may turn a writing question into a reading one: that would lose what was to be written.
  if (question.method !== 'GET' && question.method !== 'HEAD' && status !== 307 && status !== 308)
    return fail({ code: 'rubbish', detail: `status ${status}` });
  return follow({ ...question, url: target }, left - 1);
}

function destination(location: string, from: URL): URL | null {
  try {
    const url = new URL(location, from);
    return url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}

const problem = z.object({ code: z.string().max(100), detail: z.unknown().optional() });
const shape = /^[a-z0-9-]{1,60}$/;

function refusalOf({ status, headers, body }: Reply, now: () => number): StoreFailure | null {
  if (status >= 200 && status < 300) return null;
  const said = problem.safeParse(json(body)).data;
  const named = said?.code ?? '';
  // Only a code goes into the log, never what a stranger wrote.
  const detail = shape.test(named) ? `${status} ${named}` : `${status}`;
  if (status === 401 || status === 403) return { code: 'token-refused', detail };
  if (status === 409 && (named === 'fork' || named === 'already-claimed')) return { code: named, detail };
  const wait = waitOf(headers['retry-after'], now);
  // The server is not busy: it lets the right token through at once, and only guesses wait.
  if (status === 429 && said?.detail === 'wrong-tokens') return { code: 'wrong-tokens', detail: wait };
  if (status === 429 || status === 503) return { code: 'too-busy', detail: wait };
  if (status >= 500) return { code: 'away', detail };
  return status >= 400 ? { code: 'refused', detail } : { code: 'rubbish', detail };
}

/** Milliseconds from a Retry-After, which is seconds or a date (RFC 9110 §10.2.3). */
function waitOf(retryAfter: string | undefined, now: () => number): string | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now();
  return Number.isFinite(ms) ? String(Math.max(0, ms)) : undefined;
}

function parseAnswer<T>(schema: z.ZodType<T>, { body }: Reply): Result<T, StoreFailure> {
  const value = json(body);
  if (value === undefined) return fail({ code: 'rubbish', detail: 'not JSON' });
  const answer = schema.safeParse(value);
  return answer.success
    ? done(answer.data)
    : fail({ code: 'rubbish', detail: answer.error.issues[0]?.path.join('.') ?? 'shape' });
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
