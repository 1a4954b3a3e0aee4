import type { Day, Movement } from '#shared/domain/operations/rows.ts';
import { type DayFrom, dayIndex } from '#shared/domain/values/day.ts';

/** What was on hand at the end of a day. */
export type DayLevel = { readonly day: Day; readonly onHand: number };

/**
 * The level at the end of each of some days up to today, from the first change on, made by going back from what is on hand
 * now; `movements` are all changes there ever were, in any order.
 */
export function levelsByDay(
  movements: readonly Pick<Movement, 'occurredAt' | 'quantity'>[],
  onHand: number,
  days: readonly DayFrom[],
): readonly DayLevel[] {
  if (movements.length === 0) return [];
  const starts = days.map(({ start }) => start);
  const changes = days.map(() => 0);
  let first = days.length - 1;
  for (const { occurredAt, quantity } of movements) {
    const index = dayIndex(starts, occurredAt);
    if (index >= 0) changes[index] = (changes[index] ?? 0) + quantity;
    first = Math.min(first, Math.max(0, index));
  }
  let level = onHand;
  return days
    .map(({ day }, index) => ({ day, change: changes[index] ?? 0 }))
    .slice(first)
    .reverse()
    .map(({ day, change }) => {
      const ended = { day, onHand: level };
      level -= change;
      return ended;
    })
    .reverse();
}
