import { pauses, type Slices } from '#renderer/db/catalogue/slices.ts';
import { keepCheck, readCheck } from '#renderer/db/books-kept.ts';
import type { BooksCheck, KeptCheck, QuietCheck } from '#renderer/db/books-work.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { checkBooksInSlices } from './books-check.ts';

/** The books are checked by themselves at most this often. */
const APART = 24 * 3_600_000;

type Means = { readonly now: () => number; readonly slices: Slices; readonly signal: AbortSignal };

/** Checks the books while nobody is at the window: not again on the same day, in slices, until somebody comes back. */
export async function checkQuietly(db: ShopDatabase, { now, slices, signal }: Means): Promise<QuietCheck> {
  const last = await readCheck(db);
  // A clock that was set back must not keep the books from ever being checked again.
  if (last && Math.abs(now() - last.at) < APART) return { state: 'recent' };
  const checked = await checkBooksInSlices(db, { signal, pause: pauses(slices) });
  if (!checked) return { state: signal.aborted ? 'stopped' : 'disturbed' };
  await keepCheck(db, kept(checked, now(), true));
  return { state: 'checked' };
}

/** What is kept of a check. */
export function kept(check: BooksCheck, at: number, byItself: boolean): KeptCheck {
  const { differences, figures, movements, factHash, bookHash } = check;
  return { at, byItself, differences, figures, movements, factHash, bookHash };
}
