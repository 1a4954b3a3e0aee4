import type { Movement } from '#shared/domain/operations/rows.ts';

/** What was on hand at the end of a day; `day` is its first millisecond where the window is. */
export type DayLevel = { readonly day: number; readonly onHand: number };

/** The first millisecond of the day of a moment, some days later. */
export function dayOf(at: number, later = 0): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();
}

type Span = {
  /** On hand now. */
  readonly onHand: number;
  /** The first and the last day, both included. */
  readonly since: number;
  readonly today: number;
};

/** The level at the end of each day of a span, from the first change on, made by going back from now; all changes there ever were, in any order. */
export function levelsByDay(
  movements: readonly Pick<Movement, 'occurredAt' | 'quantity'>[],
  { onHand, since, today }: Span,
): readonly DayLevel[] {
  if (movements.length === 0) return [];
  const changeOf = new Map<number, number>();
  let first = today;
  for (const { occurredAt, quantity } of movements) {
    // A clock that runs ahead still counts today.
    const day = Math.min(dayOf(occurredAt), today);
    changeOf.set(day, (changeOf.get(day) ?? 0) + quantity);
    first = Math.min(first, day);
  }
  const start = Math.max(since, first);
  const days: DayLevel[] = [];
  let level = onHand;
  for (let day = today; day >= start; day = dayOf(day, -1)) {
    days.push({ day, onHand: level });
    level -= changeOf.get(day) ?? 0;
  }
  return days.reverse();
}
