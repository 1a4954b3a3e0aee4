import { X509Certificate } from 'node:crypto';
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import type { ConnectionOptions, SecureContextOptions } from 'node:tls';
import { createGunzip } from 'node:zlib';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { literal, whyNotConnect } from './address.ts';
import { watcherHere } from './watch.ts';

/**
 * Why there is no answer: not reached or not in time (`away`), a certificate or another origin (`refused`), what is no whole
 * HTTP answer (`rubbish`), an address that is not connected to. `mayHaveArrived`: whether the server may have had the question.
 */
export type HttpFailure = Failure<'away' | 'refused' | 'rubbish' | 'address-refused'> & {
  readonly mayHaveArrived: boolean;
};

/** One question to a server. `deadlineMs` covers everything from the name to the last byte. */
export type Question = {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** With what lets the question in. They are sent to this origin alone. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text is JSON; bytes are sent as they are. */
  readonly body: string | Uint8Array | null;
  readonly deadlineMs: number;
  /** The most the answer may hold once unpacked, where it may be more than answers usually are. */
  readonly mostBytes?: number;
  /** Takes the parts of a good answer as they come, unpacked, so that it need not be held whole; its body is then empty. Must not throw. */
  readonly take?: (part: Buffer) => void;
  /** Gives the question up before its deadline. */
  readonly signal?: AbortSignal;
  /** The one certificate (PEM) that is taken for this server's, whoever has signed it; the address plays no part. */
  readonly pin?: string;
};

/** What came back, whole. */
export type Reply = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

/** The most an answer may hold once unpacked. */
const mostBytes = 32_000_000;
const addressRefused = 'STOCKROOM_ADDRESS_REFUSED';
const otherCertificate = 'STOCKROOM_OTHER_CERTIFICATE';

/**
 * Asks once and reads the whole answer. The address a name leads to is judged at the moment of connecting, so a name
 * that changes its mind in between leads nowhere. Certificates are always checked.
 */
export async function askOnce(question: Question): Promise<Result<Reply, HttpFailure>> {
  const watcher = watcherHere();
  if (!watcher) return askUnwatched(question);
  const startedAt = watcher.now();
  const reply = await askUnwatched(question);
  const { status, headers } = reply.ok ? reply.value : { status: null, headers: {} };
  const { method, url } = question;
  watcher.heard({ method, url, status, headers, startedAt, ms: watcher.now() - startedAt });
  return reply;
}

async function askUnwatched(question: Question): Promise<Result<Reply, HttpFailure>> {
  const ip = literal(question.url);
  const reason = ip && whyNotConnect(question.url.protocol, ip);
  if (reason) return fail({ code: 'address-refused', detail: reason, mayHaveArrived: false });
  const deadline = AbortSignal.timeout(question.deadlineMs);
  const line: Line = { isOpen: false };
  const ends = endOf(deadline, question.signal);
  const { signal } = ends;
  const givenUp = (): HttpFailure => ({
    code: 'away',
    detail: deadline.aborted ? 'timeout' : 'given up',
    mayHaveArrived: line.isOpen,
  });
  try {
    const response = await respond(question, signal, line);
    try {
      return done({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await wholeBody(response, question),
      });
    } catch (error) {
      if (signal.aborted) return fail(givenUp());
      return fail({ code: 'rubbish', detail: `half a body (${codeOf(error)})`, mayHaveArrived: true });
    }
  } catch (error) {
    return fail(signal.aborted ? givenUp() : failureOf(codeOf(error), line.isOpen));
  } finally {
    ends.stop();
  }
}

/** What ends a question: its deadline, or who asked. (`AbortSignal.any` is younger than the oldest runtime.) */
function endOf(deadline: AbortSignal, asker: AbortSignal | undefined) {
  const both = new AbortController();
  const end = () => both.abort();
  if (asker?.aborted) end();
  deadline.addEventListener('abort', end);
  asker?.addEventListener('abort', end);
  const stop = () => {
    deadline.removeEventListener('abort', end);
    asker?.removeEventListener('abort', end);
  };
  return { signal: both.signal, stop };
}

/** Whether the way to the server stood, so that a question may have gone over it. */
type Line = { isOpen: boolean };

function respond(question: Question, signal: AbortSignal, line: Line): Promise<IncomingMessage> {
  const { url, method, headers, body, pin } = question;
  const options: RequestOptions = {
    method,
    signal,
    agent: false,
    lookup: guardedLookup(url.protocol),
    ...(pin !== undefined && pinned(pin)),
    headers: {
      'accept-encoding': 'gzip',
      ...headers,
      ...(body !== null && {
        'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
        'content-length': Buffer.byteLength(body),
      }),
    },
  };
  return new Promise((resolve, reject) => {
    const isTls = url.protocol === 'https:';
    const request = (isTls ? tlsRequest : plainRequest)(url, options, resolve);
    request.on('socket', (socket) => socket.once(isTls ? 'secureConnect' : 'connect', () => (line.isOpen = true)));
    // More than one can come, as when the deadline passes after a broken connection: none may go unheard.
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/** Trusts this very certificate and no authority, whatever name or address it is met under. */
function pinned(pin: string): Pick<SecureContextOptions & ConnectionOptions, 'ca' | 'checkServerIdentity'> {
  const { fingerprint256 } = new X509Certificate(pin);
  return {
    ca: [pin],
    checkServerIdentity: (_host, met) =>
      met.fingerprint256 === fingerprint256
        ? undefined
        : Object.assign(new Error('Another'), { code: otherCertificate }),
  };
}

/** Resolves a name to those of its addresses that may be connected to; to none is an error of its own. */
export function guardedLookup(protocol: string): NonNullable<RequestOptions['lookup']> {
  return (hostname, options, answer) => {
    const all: LookupAllOptions = { ...options, all: true };
    lookup(hostname, all, (error, found) => {
      if (error) return answer(error, '', 0);
      const allowed = found.filter(({ address }) => isIP(address) !== 0 && whyNotConnect(protocol, address) === null);
      const first: LookupAddress | undefined = allowed[0];
      if (!first) return answer(Object.assign(new Error('No allowed address'), { code: addressRefused }), '', 0);
      return options.all ? answer(null, allowed) : answer(null, first.address, first.family);
    });
  };
}

async function wholeBody(
  response: IncomingMessage,
  { mostBytes: most = mostBytes, take }: Pick<Question, 'mostBytes' | 'take'>,
): Promise<Buffer> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') throw new Error(`Unknown encoding ${encoding}`);
  // The pipeline hands a broken connection on to the unpacked stream, where the loop below meets it.
  const stream: Readable = encoding === 'gzip' ? pipeline(response, createGunzip(), () => undefined) : response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > most) {
      response.destroy();
      throw new Error('Too large');
    }
    if (take && response.statusCode === 200) take(part);
    else chunks.push(part);
  }
  if (!response.complete) throw new Error('Incomplete');
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

const noEncryption = 'no encryption there';
/** A server whose certificate is wrong is not "away": waiting will not help, and a person must look. */
const certificate: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate not trusted',
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'certificate not yet valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate of another host',
  [otherCertificate]: 'certificate of another computer',
  EPROTO: noEncryption,
  ERR_SSL_WRONG_VERSION_NUMBER: noEncryption,
};

/** Whether a server was refused for its certificate: nothing was said to it. */
export function isOtherCertificate({ code, detail = '' }: Failure): boolean {
  return code === 'refused' && detail.startsWith('certificate');
}

/** Whether something else stands there than the server with the certificate that is asked for: nothing was said to it. */
export function isOtherServer(failure: Failure): boolean {
  return isOtherCertificate(failure) || (failure.code === 'refused' && failure.detail === noEncryption);
}

function failureOf(code: string, mayHaveArrived: boolean): HttpFailure {
  if (code === addressRefused) return { code: 'address-refused', detail: 'blocked', mayHaveArrived: false };
  const reason = certificate[code];
  if (reason) return { code: 'refused', detail: reason, mayHaveArrived: false };
  // What does not speak HTTP at all is there, but is no server of ours.
  return { code: code.startsWith('HPE_') ? 'rubbish' : 'away', detail: code, mayHaveArrived };
}
