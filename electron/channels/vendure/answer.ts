import { z } from 'zod';
import type { HttpFailure, Reply } from '#electron/http/request.ts';
import { waitOf } from '#electron/http/retry-after.ts';
import { lineFailure } from '../line-failure.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** Why there is no answer to use. `mayBeWritten`: whether what was to be written may have been; `said`: the store's own code. */
export type VendureFailure = ChannelFailure & { readonly said: string; readonly mayBeWritten: boolean };

/** What may not be done by who asks, or is asked without a session that still stands: the store has one word for both. */
export const FORBIDDEN = 'FORBIDDEN';

const problem = z.object({
  path: z.array(z.unknown()).nullish(),
  extensions: z
    .object({ code: z.string().regex(/^\w{1,80}$/) })
    .partial()
    .nullish()
    .catch(null),
});
const envelope = z.object({ data: z.unknown().nullish(), errors: z.array(problem).nullish() });
type Problem = z.infer<typeof problem>;

/** A failure of the line as a failure of the channel. */
export function ofLine(failure: HttpFailure): VendureFailure {
  return { ...lineFailure(failure), said: '' };
}

/** The data of an answer in its shape, or what it refuses. */
export function dataOf<T>(schema: z.ZodType<T>, reply: Reply, now: () => number): Result<T, VendureFailure> {
  const told = envelope.safeParse(jsonOf(reply.body));
  const [error] = (told.success && told.data.errors) || [];
  if (error) return fail(ofProblem(error, reply, now));
  if (reply.status < 200 || reply.status > 299) return fail(ofStatus(reply, now, 'page'));
  const data = schema.safeParse(told.success ? told.data.data : undefined);
  if (data.success) return done(data.data);
  const where = told.success ? `shape ${data.error.issues[0]?.path.join('.') ?? ''}` : 'page';
  return fail({ code: 'channel-not-understood', detail: where, said: '', mayBeWritten: true });
}

/** A mutation that says no has been rolled back; one that broke, or whose answer could not be put together, may not have been. */
function ofProblem({ path, extensions }: Problem, reply: Reply, now: () => number): VendureFailure {
  const said = extensions?.code ?? '';
  if (said === FORBIDDEN) return { code: 'channel-refused', detail: said, said, mayBeWritten: (path?.length ?? 0) > 1 };
  if (said === '' || said === 'INTERNAL_SERVER_ERROR')
    return { ...ofStatus({ ...reply, status: Math.max(reply.status, 500) }, now, said || 'error'), said };
  const isBusy = reply.status === 429 || reply.status === 503;
  if (isBusy) return { ...ofStatus(reply, now, said), said };
  return { code: 'channel-not-understood', detail: said, said, mayBeWritten: (path?.length ?? 0) > 1 };
}

function ofStatus({ status, headers }: Reply, now: () => number, what: string): VendureFailure {
  const wait = waitOf(headers['retry-after'], now);
  const rest = {
    said: '',
    // What refuses a question has not done it; what breaks may have been half through.
    mayBeWritten: status >= 500,
    // Only a code goes into the log, never what a stranger wrote.
    detail: `${status} ${what}`,
    ...(wait !== null && { afterMs: wait }),
  };
  if (status === 429 || (status === 503 && wait !== null)) return { code: 'channel-busy', ...rest };
  if (status >= 500) return { code: 'channel-away', ...rest };
  if (status === 401 || status === 403) return { code: 'channel-refused', ...rest };
  return { code: 'channel-not-understood', ...rest };
}

/** A reading question that fails has written nothing. */
export function notWritten<T>(found: Result<T, VendureFailure>): Result<T, VendureFailure> {
  return found.ok ? found : fail({ ...found.failure, mayBeWritten: false });
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
