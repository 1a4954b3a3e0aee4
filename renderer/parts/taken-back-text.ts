import type { TakenBack } from '#shared/domain/operations/taken-back.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';

/** Says in one sentence that the whole shop was taken back: to when, where, and what that undid. */
export function takenBackText(
  { to, computer, acts, dayCount }: Omit<TakenBack, 'ranges'>,
  { t, f }: { readonly t: Words; readonly f: Format },
): string {
  const days = t('activity.shopBack.days', { count: dayCount });
  return t('activity.shopBack.said', { moment: f.dateTime(to), computer, count: acts, days });
}
