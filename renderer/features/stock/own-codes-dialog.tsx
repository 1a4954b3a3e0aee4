import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';

type OwnCodesDialogProps = {
  /** How many of the chosen have no barcode, and how many are chosen. */
  readonly without: number;
  readonly count: number;
  readonly onClose: () => void;
  readonly onMake: () => void;
};

/** Says how many of the chosen products get a code, and what such a code is good for. */
export function OwnCodesDialog({ without, count, onClose, onMake }: OwnCodesDialogProps) {
  const t = useWords();
  const have = count - without;
  return (
    <ConfirmDialog
      name={t('stock.ownCodes.title')}
      open
      onClose={onClose}
      onConfirm={onMake}
      confirm={t('stock.ownCodes.make', { count: without })}
    >
      <Stack gap="s">
        <Text>{t('stock.ownCodes.without', { count: without, all: count })}</Text>
        {have > 0 && <Text>{t('stock.ownCodes.have', { count: have })}</Text>}
        <Text tone="muted">{t('stock.ownCodes.hint')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}
