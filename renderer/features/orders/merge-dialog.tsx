import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Merger } from '#shared/domain/orders/merge.ts';
import type { BookSnapshot } from './orders.queries.ts';

/** More than this are counted, not listed. */
const MOST = 8;

type MergeDialogProps = {
  readonly mergers: readonly Merger[];
  /** How many of the chosen orders stay as they are. */
  readonly left: number;
  readonly customerOf: BookSnapshot['customerOf'];
  readonly onMerge: () => void;
  readonly onClose: () => void;
};

/** Says which orders go into which before they are merged; Enter merges them. */
export function MergeDialog({ mergers, left, customerOf, onMerge, onClose }: MergeDialogProps) {
  const t = useWords();
  const gone = mergers.reduce((count, { from }) => count + from.length, 0);
  const isAny = mergers.length > 0;
  return (
    <Dialog
      name={t('queue.merge.title')}
      submit={isAny ? t('queue.merge.submit', { count: gone }) : t('queue.merge.title')}
      open
      unsaved={false}
      focusSubmit={isAny}
      onClose={onClose}
      onSubmit={onMerge}
      canSubmit={isAny}
    >
      <Stack gap="m">
        <Text>{t(isAny ? 'queue.merge.text' : 'queue.merge.none')}</Text>
        {isAny && (
          <Stack gap="xs">
            {mergers.slice(0, MOST).map(({ into, from }) => (
              <Text key={into.id} figure>
                {t('queue.merge.line', {
                  into: [into.number, customerOf(into)].filter(Boolean).join(' · '),
                  from: from.map(({ number }) => number).join(', '),
                })}
              </Text>
            ))}
            {mergers.length > MOST && (
              <Text tone="muted">{t('orders.cancel.more', { count: mergers.length - MOST })}</Text>
            )}
          </Stack>
        )}
        {isAny && left > 0 && <Text tone="muted">{t('queue.merge.left', { count: left })}</Text>}
      </Stack>
    </Dialog>
  );
}
