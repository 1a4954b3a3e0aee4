import type { Day } from '#shared/domain/operations/rows.ts';
import { type Calendar, isDay } from '#shared/domain/values/day.ts';

/** A past day of the shop, "2026-03-01", and the first moment after it. */
export type AsOf = { readonly day: Day; readonly before: number };

/** The past day that is asked for; null for today, a day to come, and what is no day: the list is that of now. */
export function asOfDay(said: string | null, days: Calendar): AsOf | null {
  return said !== null && isDay(said) && said < days.today ? { day: said, before: days.endOf(said) } : null;
}

const pastColumns: ReadonlySet<string> = new Set([
  'name',
  'picture',
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
