import { dayAfter, dayMoment, dayText } from '#shared/domain/values/day.ts';

/** A past day, "2026-03-01", and the first moment after it where the window is. */
export type AsOf = { readonly day: string; readonly before: number };

/** The past day that is asked for; null for today, a day to come, and what is no day: the list is that of now. */
export function asOfDay(said: string | null, now: number): AsOf | null {
  const begins = dayMoment(said);
  // A day that there is not, such as 31 February, begins on another.
  return begins === null || dayText(begins) !== said || said >= dayText(now) ? null : pastDay(said);
}

/** A day with the moment after it. */
export function pastDay(day: string | null): AsOf | null {
  const begins = dayMoment(day);
  const before = begins === null ? null : dayMoment(dayAfter(begins, 1));
  return day === null || before === null ? null : { day, before };
}

const pastColumns: ReadonlySet<string> = new Set([
  'name',
  'sku',
  'barcode',
  'category',
  'supplier',
  'onHand',
  'price',
  'cost',
  'value',
]);

/** Whether a column of the stock list says something of a past day. */
export function isOfPast(column: string): boolean {
  return pastColumns.has(column) || column.startsWith('at:');
}
