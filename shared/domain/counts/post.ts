import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Past } from '#shared/domain/operations/counted.ts';
import type { CheckpointLine, Decision, Stamp } from '#shared/domain/operations/operation.ts';
import { type Cell, cellOf } from '#shared/domain/operations/ids.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { isOpen, notOpen } from './count.ts';
import type { ReviewLine } from './review.ts';
import { unseenCells } from './unseen.ts';

/** Lines, and observations named by them, that one posting holds: it is one operation, and no larger than the server takes. */
export const MOST_POSTED = 2_000;
const MOST_OBSERVATIONS = 8_000;

export type PostingFailure = Failure<
  'count-not-open' | 'nothing-counted' | 'count-too-large' | 'recount-needed' | 'lots-not-counted'
>;

/**
 * Posts a reviewed count as one act: every line that is not dropped becomes a checkpoint. A line with movements inside
 * its interval is posted only where `agreed` names its level; else the whole answer is `recount-needed`. `beside` are the cells
 * beside those that were seen: where something lay in one that nobody looked into, the answer is `lots-not-counted` (CNT28).
 */
export function decidePosting(
  count: CountRow,
  review: readonly ReviewLine[],
  past: Past,
  {
    at,
    beside,
    agreed = new Set(),
  }: Pick<Stamp, 'at'> & { readonly beside: readonly Cell[]; readonly agreed?: ReadonlySet<string> },
): Result<Decision, PostingFailure> {
  if (!isOpen(count)) return notOpen(count);
  const lines = review.filter((line) => !line.dropped);
  if (lines.length === 0) return fail({ code: 'nothing-counted' });
  const named = lines.reduce((sum, line) => sum + line.observations.length, 0);
  if (lines.length > MOST_POSTED || named > MOST_OBSERVATIONS) return fail({ code: 'count-too-large' });
  const unseen = unseenCells(review, beside, past);
  if (unseen.length > 0) return fail({ code: 'lots-not-counted', detail: String(unseen.length) });
  const asking = lines.filter((line) => line.moved.length > 0 && !agreed.has(line.levelId));
  if (asking.length > 0) return fail({ code: 'recount-needed', detail: String(asking.length) });
  const change = { countId: count.id, from: 'open', to: 'posted', endedAt: at } as const;
  return done({ type: 'count.posted', payload: { change, lines: lines.map((line) => checkpointOf(line, past)) } });
}

function checkpointOf(line: ReviewLine, past: Past): CheckpointLine {
  const { quantity, variance, latest, observations, reason, note } = line;
  return {
    ...cellOf(line),
    counted: quantity,
    at: placeAmong(line, past),
    variance,
    observation: latest.id,
    observations: observations.map(({ id }) => id),
    reason,
    note,
  };
}

/** When it was seen by the server's clock, and after every checkpoint of the cell that is known here (DATA-R6). */
function placeAmong({ latest, levelId }: ReviewLine, past: Past): number {
  const known = past.counted(levelId)?.lines ?? [];
  return known.reduce((after, line) => Math.max(after, line.at + 1), latest.to + (latest.skewMs ?? 0));
}
