import type { Use } from './column-uses.ts';
import { headerMeaning } from './header-meaning.ts';
import { isDate, isDay, placeHeader } from './location-headers.ts';

/** Columns of stock at several days or at the end of several months: the newest is the stock, where no other column is. */
export function withNewestStock(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const isOfPlace = (index: number) => {
    const about = uses[index]?.field === null ? placeHeader(folded[index] ?? '') : undefined;
    return about?.field === 'placeStock' && about.isLoose !== true;
  };
  if (uses.some(({ field }, index) => field === 'stock' || field === 'counted' || isOfPlace(index))) return uses;
  const dated = folded.flatMap((header, index) => {
    const [, said = '', day] = /^(.+?) (\d[\d ]{5,9}|\p{L}+(?: \d{2,4})?)$/u.exec(header) ?? [];
    if (day === undefined || !isDay(day) || uses[index]?.field !== null) return [];
    // Quantities by month are as well what was sold.
    const meaning = headerMeaning(said);
    return meaning?.field === 'stock' && meaning.rank === 0 ? [{ index, day }] : [];
  });
  // Of months without a year the last column is taken for the newest, as people write them.
  const isMonthFirst = dated.some(({ day }) => Number(/^\d{1,2} (\d{1,2}) /.exec(day)?.[1]) > 12);
  const newest = dated.reduce<(typeof dated)[number] | undefined>(
    (best, one) => (best && orderOf(one.day, isMonthFirst) < orderOf(best.day, isMonthFirst) ? best : one),
    undefined,
  );
  if (!newest) return uses;
  return uses.map((use, index): Use => (index === newest.index ? { field: 'stock', by: 'content' } : use));
}

/** A number that grows with the day; 0 for a month. */
function orderOf(day: string, isMonthFirst: boolean): number {
  if (!isDate.test(day)) return 0;
  const [first = 0, second = 0, third = 0] = day.split(' ').map(Number);
  if (first > 31) return (first * 100 + second) * 100 + third;
  const [month, date] = isMonthFirst ? [first, second] : [second, first];
  return ((third < 100 ? third + 2000 : third) * 100 + month) * 100 + date;
}
