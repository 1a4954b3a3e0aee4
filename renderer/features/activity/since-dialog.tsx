import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { MovedSince } from './activity.commands.ts';

type SinceDialogProps = {
  readonly since: MovedSince;
  readonly onClose: () => void;
  readonly onSure: () => void;
};

/** Asks before products are taken away that were used since. */
export function SinceDialog({ since, onClose, onSure }: SinceDialogProps) {
  const t = useWords();
  const parts = (['moved', 'promised', 'expected'] as const).filter((part) => since[part] > 0);
  return (
    <ConfirmDialog
      name={t('activity.since.title')}
      open
      onClose={onClose}
      onConfirm={onSure}
      confirm={t('activity.since.confirm')}
      danger
    >
      <Stack gap="s">
        {parts.map((part) => (
          <Text key={part}>{t(`activity.since.${part}`, { count: since[part] })}</Text>
        ))}
        <Text tone="muted">{t('activity.since.hides')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}
