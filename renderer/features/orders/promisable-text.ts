import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { Promisable } from '#shared/domain/orders/promise-day.ts';

/** From when the rest of something can be promised, within a sentence. */
export function restText(
  { t, format }: { readonly t: Words; readonly format: Format },
  promisable: Promisable,
): string {
  if (promisable.when === 'on') return t('allocation.onDay', { day: format.date(promisable.day) });
  return t(promisable.when === 'now' ? 'allocation.nowShort' : 'allocation.unknownShort');
}

/** From when something can be promised, in words. */
export function promisableText(
  { t, format }: { readonly t: Words; readonly format: Format },
  promisable: Promisable,
): string {
  if (promisable.when === 'on') return format.date(promisable.day);
  return t(promisable.when === 'now' ? 'allocation.now' : 'allocation.unknown');
}
