import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Codeless } from './codeless.ts';

type CodelessDialogProps = {
  readonly found: Codeless;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onMake: () => void;
  readonly onAll: () => void;
  readonly onCoded: () => void;
};

/** Says before printing how many labels have no code, and what can be done about it. */
export function CodelessDialog({ found, busy, onClose, onMake, onAll, onCoded }: CodelessDialogProps) {
  const t = useWords();
  const { labels, all } = found;
  return (
    <Dialog
      name={t('labels.codeless.title')}
      open
      onClose={onClose}
      onSubmit={onMake}
      submit={t('labels.codeless.make')}
      focusSubmit
      size="l"
      busy={busy}
      aside={
        <>
          <Button kind="quiet" disabled={busy} onClick={onAll}>
            {t('labels.codeless.all')}
          </Button>
          {all > labels && (
            <Button kind="quiet" disabled={busy} onClick={onCoded}>
              {t('labels.codeless.coded', { count: all - labels })}
            </Button>
          )}
        </>
      }
    >
      <Text>{t('labels.codeless.text', { count: labels, all })}</Text>
    </Dialog>
  );
}
