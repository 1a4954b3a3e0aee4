import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { WorkNumbers } from '#shared/domain/orders/work-numbers.ts';
import type { FigureId } from './numbers-query.ts';

const MINUTE = 60_000;

/** How long something took, in words: minutes, then hours, then days and hours. */
export function durationText(t: Words, ms: number | null): string {
  if (ms === null) return '–';
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return t('numbers.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 48) return t('numbers.hours', { count: hours });
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return rest === 0 ? t('numbers.days', { count: days }) : t('numbers.daysHours', { days, hours: rest });
}

/** A figure as it stands in its tile, and what stands below it. */
export function figureText(
  id: FigureId,
  numbers: WorkNumbers,
  { t, format }: { readonly t: Words; readonly format: Format },
): { readonly figure: string; readonly note: string } {
  if (id === 'shipTime') {
    const { median, p90 } = numbers.shipTime;
    const note =
      p90 === null ? t('numbers.notes.nothingShipped') : t('numbers.notes.shipTime', { time: durationText(t, p90) });
    return { figure: durationText(t, median), note };
  }
  const count = format.count(numbers[id].count);
  switch (id) {
    case 'late':
      return {
        figure: count,
        note: numbers.late.of === 0 ? t('numbers.notes.noDay') : t('numbers.notes.late', { count: numbers.late.of }),
      };
    case 'parcels': {
      const days = numbers.parcels.byPerson.reduce((sum, one) => sum + one.days, 0);
      if (days === 0) return { figure: count, note: t('numbers.notes.nothingShipped') };
      const average = format.quantity(Math.round((numbers.parcels.count * 10) / days), 1);
      return { figure: count, note: t('numbers.notes.parcels', { average }) };
    }
    default:
      return { figure: count, note: t(`numbers.notes.${id}`) };
  }
}
