import { z } from 'zod';
import type { HttpFailure, Reply } from '#electron/http/request.ts';
import { waitOf } from '#electron/http/retry-after.ts';
import { lineFailure } from '../line-failure.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** Why there is no answer to use. `mayBeWritten`: whether what was to be written may have been; `said`: the store's own code. */
export type WooFailure = ChannelFailure & {
  readonly status: number | null;
  readonly said: string;
  readonly mayBeWritten: boolean;
};

const problem = z.object({ code: z.union([z.string(), z.number()]).transform(String) });
const shape = /^[a-z0-9_-]{1,80}$/i;

/** A failure of the line as a failure of the channel. */
export function ofLine(failure: HttpFailure): WooFailure {
  return { ...lineFailure(failure), status: null, said: '' };
}

/** What an answer refuses, null where it is a good one. */
export function refusalOf({ status, headers, body }: Reply, now: () => number): WooFailure | null {
  if (status >= 200 && status < 300) return null;
  const told = problem.safeParse(jsonIn(body));
  const named = told.success && shape.test(told.data.code) ? told.data.code : '';
  const wait = waitOf(headers['retry-after'], now);
  const rest = {
    status,
    said: named,
    // What refuses a question has not done it; what breaks may have been half through.
    mayBeWritten: status >= 500,
    // Only a code goes into the log, never what a stranger wrote.
    detail: `${status} ${named || (told.success ? 'error' : 'page')}`,
    ...(wait !== null && { afterMs: wait }),
  };
  if (status === 429 || (status === 503 && wait !== null)) return { code: 'channel-busy', ...rest };
  if (status >= 500) return { code: 'channel-away', ...rest };
  if (status === 401 || status === 403) return { code: 'channel-refused', ...rest };
  return { code: 'channel-not-understood', ...rest };
}

/** Whether the store itself says that there is no such thing; an address that leads nowhere says nothing of what was asked. */
export function isMissing({ status, said }: WooFailure): boolean {
  return status === 404 && /^woocommerce_rest_\w*invalid_(id|parent)$/.test(said);
}

/** The answer in its shape, also where a plugin printed something before it. */
export function parsed<T>(schema: z.ZodType<T>, body: Buffer): Result<T, WooFailure> {
  const value = jsonIn(body);
  const answer = schema.safeParse(value);
  if (answer.success) return done(answer.data);
  const where = value === undefined ? 'page' : `shape ${answer.error.issues[0]?.path.join('.') ?? ''}`;
  return fail({ code: 'channel-not-understood', detail: where, status: 200, said: '', mayBeWritten: true });
}

/** How many places of an answer are tried as the beginning of its JSON. */
const mostTries = 200;

/** The JSON of an answer; undefined where there is none. Warnings of PHP are printed before it where a host shows them. */
function jsonIn(body: Buffer): unknown {
  const text = body.toString('utf8');
  let tries = 0;
  for (const { index } of text.matchAll(/[[{]/g)) {
    const value = json(text.slice(index));
    if (value !== undefined) return value;
    if (++tries === mostTries) break;
  }
  return undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
