import { z } from 'zod';
import { ask } from '#electron/http/follow.ts';
import { type HttpFailure, isOtherServer, type Question, type Reply } from '#electron/http/request.ts';
import { waitOf } from '#electron/http/retry-after.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreFailureCode } from '#shared/contract/store/protocol.ts';

export type StoreFailure = Failure<StoreFailureCode | 'address-refused'>;

/** A shop's server and the token this desk has for it. */
export type Server = {
  readonly url: URL;
  readonly token: string;
  /** The certificate (PEM) that a pairing proved; without one the system's authorities vouch for it. */
  readonly certificate?: string;
  /** Finds a paired server that does not answer at its address. */
  readonly elsewhere?: () => Promise<URL | null>;
};

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
  const asked = await askAt(server, call);
  // Nobody has had the question: it may be put where that server is now.
  const url = !asked.ok && isLost(server, asked.failure) ? await server.elsewhere?.() : null;
  const reply = url ? await askAt({ ...server, url }, call) : asked;
  if (!reply.ok) {
    const { code, detail } = reply.failure;
    const isOther = server.certificate !== undefined && isOtherServer(reply.failure);
    return fail({ code: isOther ? 'certificate-changed' : code, ...(detail && { detail }) });
  }
  const refusal = refusalOf(reply.value, now);
  return refusal ? fail(refusal) : reply;
}

/** Nobody answers at that address, or another computer or program does. */
function isLost({ certificate }: Server, failure: HttpFailure): boolean {
  const isOther = certificate !== undefined && isOtherServer(failure);
  return !failure.mayHaveArrived && (failure.code === 'away' || isOther);
}

function askAt(server: Server, call: Exchange): ReturnType<typeof ask> {
  const { body } = call;
  return ask({
    url: new URL(`${server.url.href.replace(/\/$/, '')}${call.path}`),
    method: call.method,
    signed: (url) => ({
      url,
      headers: { accept: 'application/json, application/octet-stream', authorization: `Bearer ${server.token}` },
    }),
    body,
    deadlineMs: patienceMs + (call.waitMs ?? 0) + Math.ceil((body?.length ?? 0) / slowestBytesAMs),
    ...(call.mostBytes && { mostBytes: call.mostBytes }),
    ...(server.certificate !== undefined && { pin: server.certificate }),
  });
}

const problem = z.object({ code: z.string().max(100), detail: z.unknown().optional() });
const shape = /^[a-z0-9-]{1,60}$/;

function refusalOf({ status, headers, body }: Reply, now: () => number): StoreFailure | null {
  if (status >= 200 && status < 300) return null;
  const said = problem.safeParse(json(body)).data;
  const named = said?.code ?? '';
  // Only a code goes into the log, never what a stranger wrote.
  const detail = shape.test(named) ? `${status} ${named}` : `${status}`;
  if (status === 403 && named === 'computer-removed') return { code: named, detail };
  if (status === 401 || status === 403) return { code: 'token-refused', detail };
  if (status === 409 && (named === 'fork' || named === 'already-claimed')) return { code: named, detail };
  const wait = waitOf(headers['retry-after'], now)?.toString();
  // The server is not busy: it lets the right token through at once, and only guesses wait.
  if (status === 429 && said?.detail === 'wrong-tokens') return { code: 'wrong-tokens', detail: wait };
  if (status === 429 || status === 503) return { code: 'too-busy', detail: wait };
  if (status >= 500) return { code: 'away', detail };
  return status >= 400 ? { code: 'refused', detail } : { code: 'rubbish', detail };
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
