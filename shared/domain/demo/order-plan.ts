import { DAY, dayOf, HOUR, orderWeight, weekdayOf } from './calendar.ts';
import type { Chance } from './chance.ts';

/** What becomes of an order by the end of the demo year. */
export type Destiny =
  | 'shipped'
  | 'cancelled'
  | 'cancelled-picked'
  | 'held-a-while'
  | 'left-open'
  | 'left-held'
  | 'left-unpaid'
  | 'left-picking'
  | 'left-packed'
  | 'left-overdue'
  | 'left-short';
export type Channel = 'typed' | 'csv';

export type PlannedOrder = { readonly placedAt: number; readonly channel: Channel; readonly destiny: Destiny };

/** How many orders the year brings. */
export const ORDERS_A_YEAR = 1_500;

/** What the last orders of the year come to, oldest first; every one of them is still open at its end. */
const lastOnes: readonly Destiny[] = [
  'left-unpaid',
  'left-picking',
  'left-open',
  'left-picking',
  'left-packed',
  'left-held',
  'left-picking',
  'left-open',
  'left-open',
  'left-picking',
  'left-packed',
  'left-open',
  'left-held',
  'left-packed',
  'left-open',
  'left-open',
  'left-open',
  'left-open',
];
/** Orders of some days ago that somebody waits for. */
const lateOnes: readonly Destiny[] = [
  'left-overdue',
  'left-short',
  'left-short',
  'left-overdue',
  'left-short',
  'left-short',
  'left-overdue',
];

/** When the orders of the year are placed, through which channel, and what becomes of each: oldest first. */
export function planOrders(chance: Chance, start: number, now: number): readonly PlannedOrder[] {
  const placed = placedTimes(chance, start, now);
  const firstOfLast = placed.length - lastOnes.length;
  const late = placed
    .flatMap((at, i) => (i < firstOfLast && at > now - 15 * DAY && at < now - 8 * DAY ? [i] : []))
    .slice(-lateOnes.length);
  return placed.map((placedAt, i) => ({
    placedAt,
    channel: isOpenHour(placedAt) && chance.happens(0.3) ? 'typed' : 'csv',
    destiny: lastOnes[i - firstOfLast] ?? lateOnes[late.indexOf(i)] ?? usualDestiny(chance),
  }));
}

function placedTimes(chance: Chance, start: number, now: number): readonly number[] {
  const days: number[] = [];
  for (let day = dayOf(start) + DAY; day <= now; day += DAY) days.push(day);
  const total = days.reduce((sum, day) => sum + orderWeight(day, start), 0);
  const times = days.flatMap((day) => {
    const expected = (ORDERS_A_YEAR * orderWeight(day, start)) / total;
    const count = Math.floor(expected) + (chance.happens(expected % 1) ? 1 : 0);
    return Array.from({ length: count }, () => day + timeOfDay(chance));
  });
  // The books close half an hour before now, so that the last import has them all.
  return times.filter((at) => at < now - HOUR / 2).sort((a, b) => a - b);
}

/** Mostly in the evening, some at lunch, hardly any at night. */
function timeOfDay(chance: Chance): number {
  const hour = chance.pick([7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 22, 23]);
  return hour * HOUR + chance.below(HOUR);
}

function isOpenHour(at: number): boolean {
  const hour = Math.floor((at % DAY) / HOUR);
  return weekdayOf(at) !== 0 && hour >= 9 && hour < 18;
}

function usualDestiny(chance: Chance): Destiny {
  const draw = chance.below(100);
  return draw < 3 ? 'cancelled' : draw < 5 ? 'cancelled-picked' : draw < 8 ? 'held-a-while' : 'shipped';
}
