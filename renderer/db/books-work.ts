import type { Cell } from '#shared/domain/operations/ids.ts';

/** The figures of a level, as the books tell them. */
export const bookFigures = ['onHand', 'committed', 'incoming', 'facts'] as const;
/** A figure of the books that was another one than the log makes it: before, and as it is right. */
export type BookFigure = Cell & {
  readonly figure: (typeof bookFigures)[number];
  readonly was: number;
  readonly is: number;
};
export type BooksCheck = {
  readonly factHash: string;
  readonly bookHash: string;
  /** How many levels differ from what the log makes of them. */
  readonly differences: number;
  /** What differs, figure by figure; not more than a screen can show. */
  readonly figures: readonly BookFigure[];
  readonly movements: number;
  readonly cursor: { readonly logEpoch: string; readonly seq: number } | null;
  readonly unsent: number;
  /** Acts are missing here, so the hashes cannot be compared with any others (DATA-R23). */
  readonly incomplete: boolean;
};

/** What the last check of the books found; kept on this computer until the next one. */
export type KeptCheck = Pick<BooksCheck, 'differences' | 'figures' | 'movements' | 'factHash' | 'bookHash'> & {
  readonly at: number;
  /** Whether nobody asked for it: it was made while nobody was at the window. */
  readonly byItself: boolean;
};

/** What was put right when the books were folded anew from the log. */
export type KeptRepair = {
  readonly at: number;
  /** How many figures were other ones before, and which: as they were, and as they are. */
  readonly differences: number;
  readonly figures: readonly BookFigure[];
  /** How many rows said something else before. */
  readonly rows: number;
};

/** How a check that nobody asked for ended. `disturbed`: something was entered meanwhile. */
export type QuietCheck = { readonly state: 'checked' | 'recent' | 'stopped' | 'disturbed' };

/** What the window asks of the books. */
export type BooksJobs = {
  'books.check': { readonly ask: Record<never, never>; readonly answer: BooksCheck };
  /** The same while nobody is at the window, in slices, at most once a day; it is cancelled when somebody comes back. */
  'books.checkQuietly': { readonly ask: Record<never, never>; readonly answer: QuietCheck };
  /** Says that the next opening of the shop folds the books anew from the log, and tells what that changes. */
  'books.repair': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
};
