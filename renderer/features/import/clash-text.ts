import type { Clash } from '#shared/domain/import/sheet-choice.ts';
import type { Words } from '#renderer/words/words.ts';

/** Why what was taken cannot be imported together, in words. */
export function clashText(t: Words, clash: Clash): string {
  const kind = t(`import.kinds.${clash.kind}`);
  if (clash.how === 'twice') return t('importDialog.choose.twice', { kind });
  return t('importDialog.choose.apart', { kind, other: t(`import.kinds.${clash.other}`) });
}
