import { z } from 'zod';
import type { HttpFailure, Reply } from '#electron/http/request.ts';
import { waitOf } from '#electron/http/retry-after.ts';
import { lineFailure } from '../line-failure.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** Why there is no answer to use. `mayBeWritten`: whether what was to be written may have been; `said`: the store's own code. */
export type ShopifyFailure = ChannelFailure & {
  readonly status: number | null;
  readonly said: string;
  readonly mayBeWritten: boolean;
};

/** What the answer to a question says of its cost, and how much the shop lets us have. */
export type Cost = { readonly asked: number; readonly available: number; readonly perSecond: number };

const cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});
const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([z.array(z.object({ extensions: z.object({ code: z.string() }).optional().catch(undefined) })), z.string()])
    .optional(),
  extensions: z.object({ cost: cost.optional().catch(undefined) }).optional(),
});
const problem = z.object({ error: z.string().optional(), errors: z.string().optional() });
const shape = /^[a-z0-9_-]{1,80}$/i;

/** A failure of the line as a failure of the channel. */
export function ofLine(failure: HttpFailure): ShopifyFailure {
  return { ...lineFailure(failure), status: null, said: '' };
}

/** What the status of an answer refuses, null where it is a good one. */
export function refusalOf({ status, headers, body }: Reply, now: () => number): ShopifyFailure | null {
  if (status >= 200 && status < 300) return null;
  const told = problem.safeParse(jsonIn(body));
  const code = told.success ? (told.data.error ?? told.data.errors ?? '') : '';
  const said = shape.test(code) ? code : '';
  const wait = waitOf(headers['retry-after'], now);
  const rest = {
    status,
    said,
    // What refuses a question has not done it; what breaks may have been half through.
    mayBeWritten: status >= 500,
    // Only a code goes into the log, never what a stranger wrote.
    detail: `${status} ${said || (told.success ? 'error' : 'page')}`,
    ...(wait !== null && { afterMs: wait }),
  };
  if (status === 429 || (status === 503 && wait !== null)) return { code: 'channel-busy', ...rest };
  if (status >= 500) return { code: 'channel-away', ...rest };
  // 402 and 423: a shop that is frozen or locked. 400: what the token is asked for with.
  if ([401, 402, 403, 423].includes(status) || (status === 400 && said !== ''))
    return { code: 'channel-refused', ...rest };
  return { code: 'channel-not-understood', ...rest };
}

/** The data of an answer in its shape, or what it says instead; and its cost, which comes with both. */
export function answered<T>(
  schema: z.ZodType<T>,
  body: Buffer,
): { readonly result: Result<T, ShopifyFailure>; readonly cost: Cost | null } {
  const found = envelope.safeParse(jsonIn(body));
  if (!found.success) return { result: fail(notUnderstood('page', true)), cost: null };
  const { data, errors, extensions } = found.data;
  const paid = extensions?.cost;
  const spent = paid && {
    asked: paid.requestedQueryCost,
    available: paid.throttleStatus.currentlyAvailable,
    perSecond: paid.throttleStatus.restoreRate,
  };
  if (errors !== undefined && errors.length > 0)
    return { result: fail(ofErrors(errors, spent ?? null)), cost: spent ?? null };
  const value = schema.safeParse(data);
  if (value.success) return { result: done(value.data), cost: spent ?? null };
  const at = value.error.issues[0]?.path.join('.') ?? '';
  return { result: fail(notUnderstood(`shape ${at.slice(0, 80)}`, true)), cost: spent ?? null };
}

type Errors = NonNullable<z.infer<typeof envelope>['errors']>;

function ofErrors(errors: Errors, paid: Cost | null): ShopifyFailure {
  const codes = typeof errors === 'string' ? [] : errors.map(({ extensions }) => extensions?.code ?? '');
  const has = (code: string) => codes.includes(code);
  const said = codes.find((code) => shape.test(code)) ?? '';
  // Refused before anything of it was done.
  const rest = { status: 200, said, detail: said || 'error', mayBeWritten: false };
  if (has('THROTTLED')) return { code: 'channel-busy', ...rest, afterMs: paid ? waitFor(paid.asked, paid) : 2_000 };
  if (has('ACCESS_DENIED')) return { code: 'channel-refused', ...rest };
  if (has('SHOP_INACTIVE')) return { code: 'channel-refused', ...rest };
  if (has('INTERNAL_SERVER_ERROR') || has('TIMEOUT')) return { code: 'channel-away', ...rest, mayBeWritten: true };
  return { code: 'channel-not-understood', ...rest };
}

/** How long until a question of this cost is let through. */
export function waitFor(cost: number, { available, perSecond }: Pick<Cost, 'available' | 'perSecond'>): number {
  return Math.max(0, Math.ceil(((cost - available) / perSecond) * 1_000));
}

/** An answer that is none of this store's. */
export function notUnderstood(detail: string, mayBeWritten: boolean): ShopifyFailure {
  return { code: 'channel-not-understood', detail, status: 200, said: '', mayBeWritten };
}

/** The JSON of an answer; undefined where there is none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
