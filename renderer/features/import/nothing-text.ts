import type { Words } from '#renderer/words/words.ts';

type Counts = {
  readonly same: number;
  readonly refused: number;
  readonly out: number;
  readonly unknown?: number;
};

/** Why a file in which nothing is new and nothing changes is not imported. */
export function nothingText(t: Words, { same, refused, out, unknown = 0 }: Counts): string {
  if (unknown > 0 && same + refused === 0) return t('importDialog.preview.noneKnown');
  if (refused === 0 && same === 0 && out > 0) return t('importDialog.preview.allOut');
  if (refused === 0) return t('importDialog.preview.nothing');
  return t(`importDialog.preview.${same + out === 0 ? 'allRefused' : 'restRefused'}`, { count: refused });
}
