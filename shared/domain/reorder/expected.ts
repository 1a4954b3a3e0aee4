import type { Day, IncomingRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';

/** The day on which what is on order is expected, or null. */
export function expectedDay(
  { expectedOn, expectedAt }: Pick<IncomingRow, 'expectedOn' | 'expectedAt'>,
  days: Calendar,
): Day | null {
  return days.said(expectedOn, expectedAt);
}

/** What is expected first comes first, what nobody has said a day of last. */
export function byExpected(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  return a !== null && (b === null || a < b) ? -1 : 1;
}
