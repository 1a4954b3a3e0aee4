import type { Season } from './goods.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Midnight (UTC) of the day a moment lies in. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(at: number): number {
  return new Date(at).getUTCDay();
}

/** 0 January … 11 December. */
export function monthOf(at: number): number {
  return new Date(at).getUTCMonth();
}

const byMonth: { readonly [S in Season]: readonly number[] } = {
  all: [10, 9, 10, 10, 10, 10, 10, 10, 10, 11, 12, 14],
  summer: [3, 3, 7, 12, 18, 20, 20, 16, 9, 5, 4, 5],
  winter: [12, 10, 8, 6, 4, 3, 3, 4, 8, 13, 17, 22],
  christmas: [2, 2, 4, 4, 4, 4, 4, 5, 7, 14, 30, 44],
};

/** How much a season's goods are wanted in the month of a moment; ten is an ordinary month of ordinary goods. */
export function wanted(season: Season, at: number): number {
  return byMonth[season][monthOf(at)] ?? 10;
}

const ordersByWeekday = [11, 14, 12, 10, 10, 10, 8];

/** How many orders a day brings, compared with others: more every month, most before Christmas, most on Mondays. */
export function orderWeight(day: number, first: number): number {
  const growth = 80 + (60 * (day - first)) / (365 * DAY);
  const afterChristmas = monthOf(day) === 11 && new Date(day).getUTCDate() > 21;
  const rush = afterChristmas ? 6 : (wanted('all', day) * 2 + wanted('christmas', day)) / 2;
  return growth * rush * (ordersByWeekday[weekdayOf(day)] ?? 10);
}

/** The next moment at this hour on a day the shop works (not Sunday), later than `after`. */
export function nextWorkday(after: number, hour: number): number {
  let at = dayOf(after) + hour * HOUR;
  while (at <= after || weekdayOf(at) === 0) at += DAY;
  return at;
}
