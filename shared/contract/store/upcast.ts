import type { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';

/** How one version of a payload is read and says the same in the version after it. */
export type Upcast = (payload: unknown) => Result<unknown, { readonly code: 'payload'; readonly detail: string }>;

/** A version that is no longer written: its frozen schema, and what it says in the next version. `toNext` is pure. */
export function upcast<S extends z.ZodType>(schema: S, toNext: (payload: z.infer<S>) => unknown): Upcast {
  return (payload) => {
    const read = schema.safeParse(payload);
    return read.success
      ? done(toNext(read.data))
      : fail({ code: 'payload', detail: read.error.issues[0]?.path.join('.') ?? '' });
  };
}
