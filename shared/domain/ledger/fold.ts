import type { Movement } from '../operations/rows.ts';

/** A field that every written ledger line has. */
export type LineField = Exclude<keyof Movement, 'checkpoint'>;
/** A ledger line with no more than the fields that were asked for. */
export type Line<F extends LineField = LineField> = Pick<Movement, F>;

/** What is made of ledger lines, one after the other; whoever reads them need not know what. */
export type LedgerFold<F extends LineField, Answer> = {
  /** The fields it looks at: no others are unpacked. */
  readonly fields: readonly F[];
  readonly order: 'oldest-first' | 'newest-first';
  /** Lines of posted counts with nothing, as they are written, or with the variance as it is known now. */
  readonly counts: 'as-written' | 'as-known';
  readonly add: (line: Line<F>) => void;
  readonly answer: () => Answer;
};
