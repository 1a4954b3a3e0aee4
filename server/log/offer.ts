import { type Act, actOf } from '#shared/domain/operations/act.ts';
import { z } from 'zod';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type OperationFailure, parseOperation } from '#shared/contract/store/operation.ts';

/** One operation as a desk offers it: who says it is, and what it is if this program can read it. */
export type Offer = {
  readonly opId: string;
  readonly shopId: string;
  readonly writerId: string;
  readonly writerSeq: number;
  readonly entities: readonly string[];
  readonly text: string;
  readonly read: Result<Act, OperationFailure>;
};

const envelope = z.object({
  opId: z.uuid(),
  shopId: z.uuid(),
  writerId: z.uuid(),
  writerSeq: z.int().min(1),
  entities: z.array(z.string()).catch([]),
});

/** Reads offered texts; a batch with one that does not even say who it is gets refused whole. */
export function readOffers(texts: readonly string[]): Result<readonly Offer[], Failure<'bad-request'>> {
  const offers: Offer[] = [];
  for (const [i, text] of texts.entries()) {
    const outer = envelope.safeParse(jsonOf(text));
    if (!outer.success || !isStorable(text)) return fail({ code: 'bad-request', detail: `ops.${i}` });
    const read = parseOperation(text);
    offers.push({ ...outer.data, text, read: read.ok ? done(actOf(read.value)) : read });
  }
  return done(offers);
}

/** True for text that PostgreSQL keeps as it is: no NUL, and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !/\p{Surrogate}|\0/u.test(text);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
