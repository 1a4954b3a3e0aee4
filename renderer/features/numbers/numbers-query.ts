import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { Day, ReturnReason } from '#shared/domain/operations/rows.ts';
import { returnReasons } from '#shared/domain/orders/take-back.ts';
import { MOST_DAYS, type NumbersAsk } from '#shared/domain/orders/work-numbers.ts';
import { daysAfter, daysBetween, isDay } from '#shared/domain/values/day.ts';

/** The periods that are offered, in days up to today. */
export const periods = [7, 30, 90] as const;
const USUAL = 30;

/** The figures of the screen, in their order. */
export const figures = [
  'shipTime',
  'late',
  'overdue',
  'parcels',
  'parts',
  'shortPicks',
  'wrongScans',
  'returns',
] as const;
export type FigureId = (typeof figures)[number];

/** The first and the last day, and why days between them cannot be counted; null where they can. */
export type OwnDays = {
  readonly from: Day;
  readonly to: Day;
  readonly wrong: 'backwards' | 'tooMany' | null;
};

/** What the screen is asked for, as its address says it. */
export type NumbersQuery = {
  /** What is counted: the usual period where days of a person's own cannot be. */
  readonly ask: NumbersAsk;
  /** So many days up to today; null: days of a person's own. */
  readonly period: number | null;
  /** Days of a person's own, as they stand in the fields; null where none are chosen. */
  readonly own: OwnDays | null;
  /** The figure whose orders are listed. */
  readonly show: FigureId | null;
  /** Of returns: only those for this reason. */
  readonly reason: ReturnReason | null;
};

/** Reads the question from an address; days that are none are those of the usual period. */
export function queryOf(query: URLSearchParams, today: string): NumbersQuery {
  const [from, to] = [query.get('from'), query.get('to')];
  const own =
    from !== null && to !== null && isDay(from) && isDay(to) ? { from, to, wrong: wrongWith(from, to) } : null;
  const period = own ? null : (periods.find((days) => days === Number(query.get('days'))) ?? USUAL);
  const asked =
    own?.wrong === null ? { from: own.from, to: own.to } : { from: daysAfter(today, 1 - (period ?? USUAL)), to: today };
  const person = query.get('person');
  return {
    // An address names a person by id.
    ask: { ...asked, person: person === null || person === '' ? null : (person as PersonId) },
    period,
    own,
    show: figures.find((id) => id === query.get('show')) ?? null,
    reason: returnReasons.find((one) => one === query.get('reason')) ?? null,
  };
}

function wrongWith(from: Day, to: Day): OwnDays['wrong'] {
  const days = daysBetween(from, to) + 1;
  if (days < 1) return 'backwards';
  return days > MOST_DAYS ? 'tooMany' : null;
}

/** The address that lists the orders whose parcels one person packed, with everything else as it is. */
export function placeOfPerson(query: URLSearchParams, person: PersonId): string {
  const next = new URLSearchParams(query);
  next.set('person', person);
  return placeOf(next, 'parcels');
}

/**
 * The address that lists the orders whose parcels left on one day: those that one person packed, or all that are asked
 * for, with everything else as it is.
 */
export function placeOfDay(query: URLSearchParams, day: Day, person: PersonId | null = null): string {
  const next = new URLSearchParams(query);
  next.set('from', day);
  next.set('to', day);
  return person === null ? placeOf(next, 'parcels') : placeOfPerson(next, person);
}

/** The address that lists the orders of a figure, with everything else as it is. */
export function placeOf(query: URLSearchParams, show: FigureId, reason: ReturnReason | null = null): string {
  const next = new URLSearchParams(query);
  next.set('show', show);
  if (reason === null) next.delete('reason');
  else next.set('reason', reason);
  return `/orders/numbers?${next.toString()}`;
}
