import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { daysAfter } from '#shared/domain/values/day.ts';
import { useCalendar } from './orders.queries.ts';

/** A day of an order that is farther away is most likely a slip of the hand. */
const FAR_DAYS = 730;

/** Why a day on which an order is due or that is promised is asked about before it is taken (OQ84); null: it is not. */
export function oddDay(day: Day, placedOn: Day, today: Day): 'before' | 'far' | null {
  if (day < placedOn) return 'before';
  return day > daysAfter(today, FAR_DAYS) ? 'far' : null;
}

/** What to ask about a day of an order; `placedAt` null: it is being entered now. */
export function useDayQuestion(placedAt: number | null): (day: Day) => string | null {
  const t = useWords();
  const format = useFormat();
  const days = useCalendar();
  const placedOn = placedAt === null ? days.today : days.dayOf(placedAt);
  return (day) => {
    const odd = oddDay(day, placedOn, days.today);
    if (odd === 'far') return t('queue.details.farAway');
    if (odd === null) return null;
    return placedAt === null
      ? t('queue.details.past')
      : t('queue.details.beforePlaced', { day: format.date(placedOn) });
  };
}
