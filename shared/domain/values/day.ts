import type { Day } from '../operations/rows.ts';

/** How the day on which something is due or expected compares with today. */
export type DayStatus = 'none' | 'later' | 'today' | 'overdue';

/** IANA names of the time zones in which a shop's days are read (DATA-R21). */
export type Zones = {
  readonly shop: string;
  /** For moments that 0.1 stored in place of days. */
  readonly legacy: string;
};

/** Reads a shop's days. */
export type Calendar = {
  readonly today: Day;
  /** The day of a moment. */
  readonly dayOf: (at: number) => Day;
  /** The day and the time of day of a moment: "2026-11-02 09:30". */
  readonly timeOf: (at: number) => string;
  /** The day that was entered: stored as a day, or as the moment that 0.1 stored in its place. */
  readonly said: (day: Day | null | undefined, moment: number | null) => Day | null;
  /** The first moment after a day. */
  readonly endOf: (day: Day) => number;
};

/** The calendar for these zones at the moment `now`. */
export function calendarIn({ shop, legacy }: Zones, now: number): Calendar {
  return {
    today: dayIn(now, shop),
    dayOf: (at) => dayIn(at, shop),
    timeOf: (at) => {
      const { hour, minute } = wallTime(at, shop);
      return `${dayIn(at, shop)} ${two(hour)}:${two(minute)}`;
    },
    said: (day, moment) => day ?? (moment === null ? null : dayIn(moment, legacy)),
    endOf: (day) => momentIn(midnightOf(daysAfter(day, 1)), shop),
  };
}

/** The calendar day of a moment in a time zone. */
export function dayIn(at: number, zone: string): Day {
  const { year, month, day } = wallTime(at, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function midnightOf(day: Day): WallTime {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date, hour: 0, minute: 0, second: 0 };
}

/** Whether a text is a day that exists: 31 February does not. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && daysAfter(text, 0) === text
  );
}

/** The day that is this many days after another. */
export function daysAfter(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** How many days lie between two days; below nought where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A day with its first moment in a shop's zone, epoch milliseconds. */
export type DayFrom = { readonly day: Day; readonly start: number };

/** The last days up to today, the oldest first. */
export function lastDays(calendar: Pick<Calendar, 'today' | 'endOf'>, count: number): readonly DayFrom[] {
  return Array.from({ length: count }, (_, index) => {
    const day = daysAfter(calendar.today, 1 + index - count);
    return { day, start: calendar.endOf(daysAfter(day, -1)) };
  });
}

/**
 * The index of the day in which a moment lies; `starts` has the first moment of each day, ascending. −1: before the
 * first day. A clock may run ahead, so any later moment counts as the last day.
 */
export function dayIndex(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How a day compares with today; it is overdue only when all of it is over. */
export function dayStatus(day: Day | null, today: Day): DayStatus {
  if (day === null) return 'none';
  return day < today ? 'overdue' : day === today ? 'today' : 'later';
}

/** What a clock on the wall shows. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/**
 * The moment at which a clock in a time zone shows this time. If a change of clocks repeats the time, the first such
 * moment; if it skips the time, the time is read with the offset from before the change.
 */
export function momentIn(time: WallTime, zone: string): number {
  const wanted = asUtc(time);
  // The offsets before and after a possible change of clocks.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((at) => asUtc(wallTime(at, zone)) - at);
  const fits = offsets.map((offset) => wanted - offset).filter((at) => asUtc(wallTime(at, zone)) === wanted);
  return Math.min(...(fits.length > 0 ? fits : [wanted - Math.min(...offsets)]));
}

const DAY_MS = 86_400_000;

function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function wallTime(at: number, zone: string): WallTime {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

/** Creating a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const figures = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zoneKnown(zone),
    ...figures,
    ...clock,
  });
  formats.set(zone, format);
  return format;
}

/** A zone that this computer does not know is read as UTC: a day is then wrong by at most one, and nothing stops. */
function zoneKnown(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
