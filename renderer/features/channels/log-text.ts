import type { LaneLogLine } from '#shared/channels/lane-rows.ts';
import type { Tone } from '#renderer/ui/text.tsx';
import type { Format } from '#renderer/ui/use-format.ts';
import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';

/** How each kind of line looks. */
export const lineTones: Readonly<Record<LaneLogLine['is'], Tone>> = {
  pulled: 'quiet',
  told: 'good',
  conflict: 'warn',
  rejected: 'bad',
  unknown: 'warn',
  resolved: 'good',
  drift: 'warn',
  repaired: 'good',
  'order-in': 'news',
  'order-out': 'good',
  published: 'good',
  failed: 'bad',
  agreed: 'news',
  paused: 'quiet',
};

/** What a line of a channel's log says besides what it is and what it is about. */
export function lineText(
  t: Words,
  format: Pick<Format, 'count' | 'signedQuantity'>,
  { is, counts, code }: LaneLogLine,
): string {
  const [first, second] = counts;
  const figure = (value: number | undefined) => (value === undefined ? '–' : format.count(value));
  switch (is) {
    case 'pulled':
      return t('channels.log.pulled', { products: figure(first), orders: figure(second) });
    case 'told':
    case 'resolved':
    case 'repaired':
      return first === undefined
        ? codeText(t, code)
        : t('channels.log.told', { delta: format.signedQuantity(first), shown: figure(second) });
    case 'drift':
    case 'conflict':
      return t('channels.log.differs', { shown: figure(first), expected: figure(second) });
    default:
      return codeText(t, code);
  }
}

function codeText(t: Words, code: string | null): string {
  if (code === null) return '';
  const reason: string = `channels.problems.${code}`;
  if (hasWord(reason)) return wordOf(t, reason);
  const failure: string = `failures.${code}.happened`;
  return hasWord(failure) ? wordOf(t, failure) : code;
}
