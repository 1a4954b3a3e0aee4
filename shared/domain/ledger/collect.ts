import type { LedgerFold, Line, LineField } from './fold.ts';

/** The lines themselves, oldest first, with some fields. */
export function collected<F extends LineField>(
  fields: readonly F[],
  counts: LedgerFold<F, unknown>['counts'] = 'as-known',
): LedgerFold<F, readonly Line<F>[]> {
  const lines: Line<F>[] = [];
  return { fields, order: 'oldest-first', counts, add: (line) => lines.push(line), answer: () => lines };
}
