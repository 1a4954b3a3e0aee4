import { Button } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { UnseenCell } from '#shared/domain/counts/unseen.ts';

type UnseenLotsProps = {
  readonly unseen: readonly UnseenCell[];
  readonly onShow: () => void;
  readonly onNone: () => void;
};

/** Says which lots keep a count from being posted: others of the same product were counted at the place, these were not. */
export function UnseenLots({ unseen, onShow, onNone }: UnseenLotsProps) {
  const t = useWords();
  if (unseen.length === 0) return null;
  return (
    <Inline wrap>
      <Text as="span" tone="warn">
        {t('counts.lots.unseen', { count: unseen.length })}
      </Text>
      <Button onClick={onShow}>{t('counts.lots.show')}</Button>
      <Button kind="quiet" onClick={onNone}>
        {t('counts.lots.asNone')}
      </Button>
    </Inline>
  );
}
