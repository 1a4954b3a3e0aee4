import { done, fail, type Result } from '#shared/base/result.ts';
import { latinDigits } from './digits.ts';

/** Why a typed day was refused. */
export type DayProblem = { readonly code: 'not-a-day' };

/**
 * Reads a calendar day as people of the locale type it (31.12.2026, 12/31/26, 2026-12-31) into "2026-12-31"; null for an empty text.
 * A year of two digits is in this century.
 */
export function parseDay(text: string, locale: string): Result<string | null, DayProblem> {
  const plain = latinDigits(text.trim(), locale);
  if (plain === '') return done(null);
  const numbers = plain.split(/[^\d]+/).filter(Boolean);
  if (numbers.length !== 3 || /[a-z]/i.test(plain)) return fail({ code: 'not-a-day' });
  const order = numbers[0]?.length === 4 ? (['year', 'month', 'day'] as const) : dayOrder(locale);
  const part = (name: (typeof order)[number]) => Number(numbers[order.indexOf(name)]);
  const year = part('year') < 100 ? 2000 + part('year') : part('year');
  const day = new Date(Date.UTC(year, part('month') - 1, part('day')));
  const exists =
    day.getUTCMonth() === part('month') - 1 && day.getUTCDate() === part('day') && year >= 1900 && year <= 9999;
  return exists ? done(day.toISOString().slice(0, 10)) : fail({ code: 'not-a-day' });
}

/** The day as people of the locale type it, in figures 0–9 of the common calendar. */
export function dayText(day: string | null, locale: string): string {
  if (day === null) return '';
  const format = new Intl.DateTimeFormat(locale, { ...common, day: '2-digit', month: '2-digit', timeZone: 'UTC' });
  return latinDigits(format.format(Date.parse(`${day}T00:00:00Z`)), locale);
}

function dayOrder(locale: string): readonly ('year' | 'month' | 'day')[] {
  return new Intl.DateTimeFormat(locale, { ...common, day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
}

const common = { year: 'numeric', calendar: 'gregory', numberingSystem: 'latn' } as const;
