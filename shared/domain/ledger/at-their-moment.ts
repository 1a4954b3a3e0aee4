import type { MovementId } from '../operations/ids.ts';
import type { LedgerFold, Line, LineField } from './fold.ts';

type Dated = 'id' | 'reverses' | 'occurredAt';

/** Lines that wait for the line they undo; `at` is when they count if it never comes. */
type Waiting<F extends LineField> = { readonly at: number; readonly lines: readonly Line<F | Dated>[] };

/** What is made of lines with the moment that each of them counts at. */
type MomentFold<F extends LineField, Answer> = Pick<LedgerFold<F, Answer>, 'fields' | 'counts' | 'answer'> & {
  readonly add: (line: Line<F | Dated>, at: number) => void;
};

/** Hands every line to a fold, dated with the moment it counts at (`withMoments`). */
export function atTheirMoment<F extends LineField, Answer>(
  fold: LedgerFold<F, Answer>,
  since = Number.NEGATIVE_INFINITY,
): LedgerFold<F | Dated, Answer> {
  const { fields, counts, answer } = fold;
  return withMoments(
    { fields, counts, answer, add: (line: Line<F | Dated>, at) => fold.add({ ...line, occurredAt: at }) },
    since,
  );
}

/**
 * Hands every line on with the moment it counts at: its own, or for an undo that of the line it undoes, so that both
 * cancel at every moment. An undo whose line is not there counts at its own; where only lines since a moment are read, the
 * line is older, and its undo counts before that moment too.
 */
export function withMoments<F extends LineField, Answer>(
  fold: MomentFold<F, Answer>,
  since = Number.NEGATIVE_INFINITY,
): LedgerFold<F | Dated, Answer> {
  const waiting = new Map<MovementId, Waiting<F>[]>();
  return {
    fields: [...fold.fields, 'id', 'reverses', 'occurredAt'],
    // An undo is met before what it undoes, and is kept no longer than until then.
    order: 'newest-first',
    counts: fold.counts,
    add: (line) => {
      const undos = waiting.get(line.id)?.flatMap(({ lines }) => lines) ?? [];
      waiting.delete(line.id);
      if (line.reverses === null) for (const one of [line, ...undos]) fold.add(one, line.occurredAt);
      else
        waiting.set(line.reverses, [
          ...(waiting.get(line.reverses) ?? []),
          { at: line.occurredAt, lines: [line, ...undos] },
        ]);
    },
    answer: () => {
      const isPart = since !== Number.NEGATIVE_INFINITY;
      for (const { at, lines } of [...waiting.values()].flat())
        for (const line of lines) fold.add(line, isPart ? since - 1 : at);
      waiting.clear();
      return fold.answer();
    },
  };
}

/** Hands on what counts before a moment. */
export function countedBefore<F extends LineField, Answer>(
  before: number,
  fold: LedgerFold<F, Answer>,
): LedgerFold<F | Dated, Answer> {
  return atTheirMoment({
    ...fold,
    fields: [...fold.fields, 'occurredAt'],
    add: (line: Line<F | 'occurredAt'>) => {
      if (line.occurredAt < before) fold.add(line);
    },
  });
}
