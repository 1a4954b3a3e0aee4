import type { Day } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { WallTime } from '#shared/domain/values/day.ts';
import type { DateOrder } from './mapping.ts';

/** A date as written, with the time of day where there is one; months count from 1. */
export type WrittenDate = WallTime & {
  /** Minutes east of Greenwich; null: the shop's own time. */
  readonly offset: number | null;
};

/** Epoch milliseconds of a date in the shop's own time; handed in, because time zones belong to the computer. */
export type LocalTime = (date: WrittenDate) => number;

const TIME = '(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([AaPp][Mm])?)?';
const ZONE = '\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?(?:\\s*\\([^)]*\\))?';
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}${ZONE}$`);
const yearLast = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${TIME}${ZONE}$`);
const NAME = '(\\p{L}{3,14})\\.?';
const dayMonthName = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-. ]+(?:de |of )?${NAME}[-, ]+(?:de |del )?(\\d{4}|\\d{2})${TIME}${ZONE}$`,
  'u',
);
const monthNameDay = new RegExp(`^${NAME}[- ]+(\\d{1,2})(?:st|nd|rd|th)?(?:,? +|-)(\\d{4}|\\d{2})${TIME}${ZONE}$`, 'u');
/** A date without a time is taken at midday: it is the same day then on nearly every computer, wherever its clock stands. */
const MIDDAY = 12;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'tr'];
const monthNames = namesOfMonths();

/** The date a cell writes; undefined where it writes none, or one that no calendar has. */
export function parseDate(text: string, order: DateOrder): WrittenDate | undefined {
  const trimmed = text.trim();
  const parts = inIsoOrder(trimmed, order);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.date;
  const [hour = 0, minute = 0, second = 0] = parts.time;
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
  return isReal && year >= 1900 && year <= 2200
    ? { year, month, day, hour, minute, second, offset: parts.offset }
    : undefined;
}

type Parts = { readonly date: readonly number[]; readonly time: readonly number[]; readonly offset: number | null };

function inIsoOrder(text: string, order: DateOrder): Parts | undefined {
  const figures = text
    .replace(/^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/, '$1-$2-$3')
    // Hungarian and Korean dates have points with blanks, and one at the end: `2026. 03. 13.`
    .replace(/^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=$|\s)/, '$1-$2-$3');
  // Some write the day of the week before the date.
  return partsOf(figures, order) ?? partsOf(figures.replace(/^\p{L}{2,14}\.?,? +/u, ''), order);
}

function partsOf(text: string, order: DateOrder): Parts | undefined {
  const iso = yearFirst.exec(text);
  if (iso) return { date: [Number(iso[1]), Number(iso[2]), Number(iso[3])], ...clockOf(iso) };
  const figures = yearLast.exec(text);
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])];
    return {
      date: order === 'day-first' ? [yearOf(figures[3]), second, first] : [yearOf(figures[3]), first, second],
      ...clockOf(figures),
    };
  }
  const dayFirst = dayMonthName.exec(text);
  if (dayFirst) return { date: [yearOf(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1])], ...clockOf(dayFirst) };
  const monthFirst = monthNameDay.exec(text);
  if (monthFirst)
    return { date: [yearOf(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2])], ...clockOf(monthFirst) };
  return undefined;
}

function clockOf(match: RegExpExecArray): { readonly time: readonly number[]; readonly offset: number | null } {
  const [hour, minute, second, half, zone] = match.slice(4, 9);
  if (hour === undefined) return { time: [MIDDAY, 0, 0], offset: offsetOf(zone) };
  const twelve = Number(hour);
  const late = /^p/i.test(half ?? '') ? 12 : 0;
  const hours = half === undefined ? twelve : twelve > 12 ? 99 : (twelve % 12) + late;
  return { time: [hours, Number(minute ?? 0), Number(second ?? 0)], offset: offsetOf(zone) };
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function yearOf(text: string | undefined): number {
  const year = Number(text);
  return text?.length === 2 ? 2000 + year : year;
}

/** A month by its name or its short form, in the languages of order files; 0 for any other word. */
function monthOf(name: string | undefined): number {
  const folded = plainName(name ?? '');
  return monthNames.get(folded) ?? monthNames.get(folded.slice(0, 3)) ?? 0;
}

/** Many are typed without their accents. */
function plainName(name: string): string {
  return foldName(name).normalize('NFKD').replace(/\p{M}/gu, '');
}

/** English goes first; names are written as they stand beside a day, and alone. */
function namesOfMonths(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const)
      for (const options of [{ month, day: 'numeric' }, { month }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
        for (let at = 0; at < 12; at++) {
          const parts = format.formatToParts(Date.UTC(2024, at, 15));
          const name = plainName((parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, ''));
          if (/\p{L}{3}/u.test(name) && !found.has(name)) found.set(name, at + 1);
        }
      }
  return found;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day of a written date, as it stands there. */
export function writtenDay({ year, month, day }: WrittenDate): Day {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Epoch milliseconds of a written date. */
export function instantOf(date: WrittenDate, localTime: LocalTime): number {
  return date.offset === null ? localTime(date) : greenwich(date) - date.offset * 60_000;
}

/** A `LocalTime` for a shop at Greenwich without summer time. */
export function greenwich(date: WrittenDate): number {
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second);
}

/** Whether a column writes day or month first; undefined where every date can be read both ways. */
export function guessDateOrder(texts: Iterable<string>): DateOrder | undefined {
  let [days, months] = [0, 0];
  for (const text of texts) {
    const match = yearLast.exec(text.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) days++;
    if (Number(match[2]) > 12) months++;
    // 4.7.1996 is written where the day comes first.
    if (/^\d+\./.test(text.trim())) days++;
  }
  if (days === months) return undefined;
  return days > months ? 'day-first' : 'month-first';
}
