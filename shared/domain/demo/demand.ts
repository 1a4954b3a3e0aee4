import type { Ware } from './assortment.ts';
import { dayOf, monthOf, wanted } from './calendar.ts';
import type { Year } from './year.ts';

/** Draws wares as often as people want them on a day, from what the shop has taken in. */
export type Demand = (at: number) => Ware | undefined;

/** The demand of a year; the weights are summed up anew when the month or the assortment changes. */
export function demandOf(year: Year): Demand {
  let key = '';
  let sums: readonly number[] = [];
  return (at) => {
    const now = `${monthOf(dayOf(at))}/${year.wares.length}`;
    if (now !== key) [key, sums] = [now, runningSums(year.wares, at)];
    return year.wares[placeOf(sums, year.chance.below(sums.at(-1) ?? 0))];
  };
}

function runningSums(wares: readonly Ware[], at: number): readonly number[] {
  let total = 0;
  return wares.map((ware) => {
    total += ware.demand * wanted(ware.season, at);
    return total;
  });
}

/** The first place whose running sum is above what was drawn. */
function placeOf(sums: readonly number[], drawn: number): number {
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle] ?? 0) > drawn) to = middle;
    else from = middle + 1;
  }
  return from;
}
