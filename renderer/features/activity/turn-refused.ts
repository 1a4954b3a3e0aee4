import type { Failure } from '#shared/base/result.ts';
import { failureDetails, type FailureWords, failureWords } from '#renderer/words/failure-words.ts';
import { actText, type Wording } from './act-words.ts';
import type { InTheWay, MovedOrder } from './in-the-way.queries.ts';
import { whoText } from './lost-edit-text.ts';

/** Why an undo or a redo was refused; of a step of an order with the order, and what was done to it since. */
export type TurnFailure = Failure & { readonly moved?: MovedOrder };

/** What a refused undo or redo says: the order, what is in the way with whose it is, and what to do. */
export function turnFailureWords(failure: TurnFailure, wording: Wording): FailureWords {
  const { t } = wording;
  const said = failureWords(t, failure);
  if (!failure.moved) return said;
  const { number, acts } = failure.moved;
  if (acts.length === 0) return { ...said, happened: t('activity.turnRefused.order', { number, why: said.happened }) };
  return {
    happened: t('activity.turnRefused.happened', { number, acts: waysText(acts, wording) }),
    safe: said.safe,
    next: t('activity.turnRefused.next', { count: acts.length }),
    details: failureDetails(failure),
  };
}

/** Acts in the way, each with who did it and when. */
export function waysText(acts: readonly InTheWay[], wording: Wording): string {
  return acts
    .map(({ summary, person, at }) =>
      wording.t('activity.turnRefused.act', {
        what: actText(summary, wording),
        who: whoText(person, at, wording),
      }),
    )
    .join('; ');
}
