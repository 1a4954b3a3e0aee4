import type { ReasonSum } from '#shared/domain/ledger/by-reason.ts';
import type { StockChange } from '#shared/domain/ledger/changes.ts';
import type { Line } from '#shared/domain/ledger/fold.ts';
import type { PastStock } from '#shared/domain/ledger/stock-at.ts';
import type { Stretch } from '#shared/domain/ledger/stretch.ts';
import type { DayFigures } from '#shared/domain/stock/day-figures.ts';

/** What the window asks of the ledger: stretches of it are read and folded by the worker. */
export type LedgerJobs = {
  /** The lines themselves as they are shown, oldest first. */
  'ledger.lines': {
    readonly ask: { readonly stretch: Stretch };
    readonly answer: { readonly lines: readonly Line[] };
  };
  /** What the lines of each reason come to; with a moment, of those that count before it. */
  'ledger.reasons': {
    readonly ask: { readonly stretch: Stretch; readonly before: number | null };
    readonly answer: { readonly sums: readonly ReasonSum[] };
  };
  /** What every line did to stock, at the moment it counts. */
  'ledger.changes': {
    readonly ask: { readonly stretch: Stretch };
    readonly answer: { readonly changes: readonly StockChange[] };
  };
  /** What every level was before a moment. */
  'ledger.stock': { readonly ask: { readonly before: number }; readonly answer: PastStock };
  /** What every day did to the stock's value and what it sold; `starts` are the first milliseconds of days, one after the other. */
  'ledger.days': {
    readonly ask: { readonly starts: readonly number[] };
    readonly answer: { readonly days: readonly DayFigures[] };
  };
};
