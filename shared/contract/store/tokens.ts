import { z } from 'zod';

/** What a token may do: read and write as a desk, only read, or also give out and take back tokens of the shop. */
export const tokenScope = z.enum(['desk', 'read-only', 'admin']);
export type TokenScope = z.infer<typeof tokenScope>;

/** For how long a token that was changed for another still counts, unless said otherwise: a day. */
export const USUAL_GRACE_MS = 24 * 60 * 60 * 1_000;
const LONGEST_GRACE_MS = 30 * USUAL_GRACE_MS;

const label = z.string().max(100);
const moment = z.int().min(0);
/** A token as it is kept: never the token itself. */
const kept = z.object({
  id: z.uuid(),
  scope: tokenScope,
  label,
  madeAt: moment,
  /** The moment it ends; null: never. */
  until: moment.nullable(),
  /** True for the token that asks. */
  own: z.boolean(),
});
/** The only time a token is told. */
const made = z.object({ id: z.uuid(), scope: tokenScope, token: z.string(), until: moment.nullable() });

export const tokenRoutes = {
  /** GET /v1/tokens: every token of the shop that counts. */
  list: { answer: z.object({ tokens: z.array(kept) }) },
  /** POST /v1/tokens: makes one more. */
  make: {
    ask: z.strictObject({ scope: tokenScope, label: label.default(''), until: moment.nullable().default(null) }),
    answer: made,
  },
  /** POST /v1/tokens/rotate: a new token with the rights of the one that asks, which counts for the grace time still. */
  rotate: {
    ask: z.strictObject({ graceMs: z.int().min(0).max(LONGEST_GRACE_MS).default(USUAL_GRACE_MS) }),
    answer: made,
  },
  /** POST /v1/tokens/revoke: a token of the shop ends now; 404 `token-unknown` where there is none of this id. */
  revoke: { ask: z.strictObject({ id: z.uuid() }), answer: z.object({}) },
} as const;
