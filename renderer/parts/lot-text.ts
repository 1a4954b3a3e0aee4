import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { expiryStatus } from '#shared/domain/stock/lots.ts';
import { daysBetween } from '#shared/domain/values/day.ts';

/** From so many days before its day on it is said how many are left. */
const SOON = 60;

/** When a lot expires or expired, in words; null where no day is known. */
export function expiryText(t: Words, format: Format, expiresOn: Day | null, today: Day): string | null {
  if (expiresOn === null) return null;
  return t(expiresOn < today ? 'lots.expired' : 'lots.expires', { day: format.date(expiresOn) });
}

/** Names places as a person knows them; what lies picked is said to be at the place it was picked at. */
export type PlaceNames = {
  readonly locationName: (id: LocationId) => string;
  readonly isShelf: (id: LocationId) => boolean;
};

/** Where a piece lies by the books that is not here, in words. */
export function awayText(t: Words, elsewhere: readonly LocationId[], names: PlaceNames): string {
  if (elsewhere.length === 0) return t('lots.away.nowhere');
  const places = elsewhere.map((id) => {
    const place = names.locationName(id);
    return names.isShelf(id) ? place : t('lots.away.picked', { place });
  });
  return t('lots.away.elsewhere', { places: places.join('; ') });
}

/** How an expiry day is marked: a word and its tone; null while it is far off. */
export function expiryMark(
  t: Words,
  expiresOn: Day | null,
  today: Day,
): { readonly label: string; readonly tone: 'bad' | 'warn' } | null {
  const status = expiryStatus(expiresOn, today, SOON);
  if (expiresOn === null || status === 'none' || status === 'later') return null;
  if (status === 'expired') return { label: t('lots.isExpired'), tone: 'bad' };
  const days = daysBetween(today, expiresOn);
  return { label: days === 0 ? t('lots.today') : t('lots.inDays', { count: days }), tone: 'warn' };
}
