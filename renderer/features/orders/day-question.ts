import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { daysAfter } from '#shared/domain/values/day.ts';
import { useCalendar } from './orders.queries.ts';

/** A day of an order that is farther away is most likely a slip of the hand. */
const FAR_DAYS = 730;

/** What to ask about a day on which an order is due or that is promised (OQ84); `placedAt` null: it is being entered now. */
export function useDayQuestion(placedAt: number | null): (day: Day) => string | null {
  const t = useWords();
  const format = useFormat();
  const days = useCalendar();
  const placedOn = placedAt === null ? days.today : days.dayOf(placedAt);
  return (day) => {
    if (day < placedOn)
      return placedAt === null
        ? t('queue.details.past')
        : t('queue.details.beforePlaced', { day: format.date(placedOn) });
    return day > daysAfter(days.today, FAR_DAYS) ? t('queue.details.farAway') : null;
  };
}
