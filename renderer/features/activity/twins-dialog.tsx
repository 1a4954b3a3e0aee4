import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';

type TwinsDialogProps = {
  /** How many products would be there twice. */
  readonly twins: number;
  readonly onClose: () => void;
  readonly onSure: () => void;
};

/** Asks before products are brought back beside others that have their codes now. */
export function TwinsDialog({ twins, onClose, onSure }: TwinsDialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      name={t('activity.twins.title')}
      open
      onClose={onClose}
      onConfirm={onSure}
      confirm={t('activity.twins.confirm')}
      danger
    >
      <Stack gap="s">
        <Text>{t('activity.twins.there', { count: twins })}</Text>
        <Text tone="muted">{t('activity.twins.twice')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}
