import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { Day, ReturnReason } from '#shared/domain/operations/rows.ts';
import { returnReasons } from '#shared/domain/orders/take-back.ts';
import { MOST_DAYS, type NumbersAsk } from '#shared/domain/orders/work-numbers.ts';
import { daysAfter, daysBetween, isDay } from '#shared/domain/values/day.ts';

/** The periods that are offered, in days up to today. */
export const periods = [7, 30, 90] as const;

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

/** What the screen is asked for, as its address says it. */
export type NumbersQuery = {
  readonly ask: NumbersAsk;
  /** So many days up to today; null: days of a person's own. */
  readonly period: number | null;
  /** The figure whose orders are listed. */
  readonly show: FigureId | null;
  /** Of returns: only those for this reason. */
  readonly reason: ReturnReason | null;
};

/** Reads the question from an address; days that are none, or too many, are those of the usual period. */
export function queryOf(query: URLSearchParams, today: string): NumbersQuery {
  const [from, to] = [query.get('from'), query.get('to')];
  const isOwn = from !== null && to !== null && isDay(from) && isDay(to) && isPeriod(from, to);
  const period = isOwn ? null : (periods.find((days) => days === Number(query.get('days'))) ?? 30);
  const asked = isOwn ? { from, to } : { from: daysAfter(today, 1 - (period ?? 30)), to: today };
  const person = query.get('person');
  return {
    // An address names a person by id.
    ask: { ...asked, person: person === null || person === '' ? null : (person as PersonId) },
    period,
    show: figures.find((id) => id === query.get('show')) ?? null,
    reason: returnReasons.find((one) => one === query.get('reason')) ?? null,
  };
}

function isPeriod(from: string, to: string): boolean {
  const days = daysBetween(from, to) + 1;
  return days >= 1 && days <= MOST_DAYS;
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
