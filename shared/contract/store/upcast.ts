import type { z } from 'zod';
import { type QuickRead, quickRead } from './quick-read.ts';

/** A payload in another shape, or zod's first issue with it. */
export type Upcasted =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issue: z.core.$ZodIssue | undefined };

/** How one version of a payload is read and says the same in the version after it. */
export type Upcast = ((payload: unknown) => Upcasted) & {
  /** Answers the same for most payloads, sooner; left out where nothing does. */
  readonly quick?: QuickRead;
};

/** A version that is no longer written: its frozen schema, and what it says in the next version. `toNext` is pure. */
export function upcast<S extends z.ZodType>(schema: S, toNext: (payload: z.infer<S>) => unknown): Upcast {
  return (payload) => {
    const read = schema.safeParse(payload);
    return read.success ? { ok: true, value: toNext(read.data) } : { ok: false, issue: read.error.issues[0] };
  };
}

/** The version that is written: it says what its schema reads. */
export function asItIs(schema: z.ZodType): Upcast {
  return Object.assign(
    upcast(schema, (payload) => payload),
    { quick: quickRead(schema) },
  );
}
