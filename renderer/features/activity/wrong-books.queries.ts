import { useSyncStatus } from '#renderer/db/shop.ts';
import { type NamedFigure, useNamedFigures } from '#renderer/db/use-book-figures.ts';

/** What the last check of the books found to be wrong. */
export type WrongBooks = {
  readonly differences: number;
  readonly figures: readonly NamedFigure[];
  readonly count: number;
};

const none: readonly never[] = [];

/** What the last check found to be wrong; null where the books are right, or were not checked yet. */
export function useWrongBooks(): WrongBooks | null {
  const check = useSyncStatus().books?.check;
  const figures = useNamedFigures(check?.figures ?? none);
  if (!check || check.differences === 0) return null;
  return { differences: check.differences, figures, count: check.figures.length };
}

/** Whether the last check found anything wrong. */
export function useAreBooksWrong(): boolean {
  return (useSyncStatus().books?.check?.differences ?? 0) > 0;
}
