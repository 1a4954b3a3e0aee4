import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type CountFailure, decideObservation } from '#shared/domain/counts/count.ts';
import { countLines } from '#shared/domain/counts/count-line.ts';
import { decidePosting, type PostingFailure } from '#shared/domain/counts/post.ts';
import { reviewCount } from '#shared/domain/counts/review.ts';
import type { CountingPart } from '#shared/domain/import/import-part.ts';
import type { Decision, Stamp } from '#shared/domain/operations/operation.ts';
import { readCount } from '#renderer/db/counts.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';

type CountPartFailure = CountFailure | PostingFailure | Failure<'count-unknown'>;

/** Decides a part of a count that a file makes, as the books stand now. Inside the transaction that writes it. */
export async function decideCountPart(
  db: ShopDatabase,
  part: CountingPart,
  stamp: Stamp,
): Promise<Result<readonly Decision[], CountPartFailure>> {
  return part.step === 'see' ? decideSeen(db, part, stamp) : decidePosted(db, part, stamp);
}

async function decideSeen(
  db: ShopDatabase,
  { countId, group, seen }: Extract<CountingPart, { step: 'see' }>,
  stamp: Stamp,
): Promise<Result<readonly Decision[], CountPartFailure>> {
  const count = await db.counts.get(countId);
  if (!count) return fail({ code: 'count-unknown' });
  const decisions: Decision[] = [];
  for (const line of seen) {
    const decided = decideObservation(count, { ...line, how: 'replace' }, stamp);
    if (!decided.ok) return decided;
    decisions.push(inGroup(decided.value, group));
  }
  return done(decisions);
}

async function decidePosted(
  db: ShopDatabase,
  { countId, group }: Extract<CountingPart, { step: 'post' }>,
  { at }: Stamp,
): Promise<Result<readonly Decision[], CountPartFailure>> {
  const books = await readCount(db, countId);
  if (!books) return fail({ code: 'count-unknown' });
  const lines = countLines(books.observations, books.notes, books.past.predecessors);
  // Nobody looks at the values of this review: it is posted as it is.
  const review = reviewCount(lines, books.past, () => undefined);
  const posting = decidePosting(books.count, review, books.past, { at, beside: books.beside });
  return posting.ok ? done([inGroup(posting.value, group)]) : posting;
}

function inGroup(decision: Decision, group: CountingPart['group']): Decision {
  switch (decision.type) {
    case 'count.observed':
      return { ...decision, payload: { ...decision.payload, group } };
    case 'count.posted':
      return { ...decision, payload: { ...decision.payload, group } };
    default:
      return decision;
  }
}
