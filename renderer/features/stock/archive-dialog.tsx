import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { SoldThere } from './sold-there.queries.ts';

type ArchiveDialogProps = {
  readonly sold: readonly SoldThere[];
  readonly onClose: () => void;
  readonly onArchive: () => void;
};

/** Says in which online stores the chosen products are sold, and what happens there, before they are archived (CHN223). */
export function ArchiveDialog({ sold, onClose, onArchive }: ArchiveDialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      name={t('stock.commands.archive')}
      open
      onClose={onClose}
      onConfirm={onArchive}
      confirm={t('stock.soldThere.archive')}
    >
      <Stack gap="s">
        {sold.map((one) => (
          <Text key={one.channelName}>{soldText(t, one)}</Text>
        ))}
        <Text tone="muted">{t('stock.soldThere.stays')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** What one store will show. */
export function soldText(t: Words, { channelName: store, shownNone, kept, silent }: SoldThere): string {
  return [
    shownNone > 0 && t(`stock.soldThere.${silent ?? 'none'}`, { store, count: shownNone }),
    kept > 0 && t('stock.soldThere.kept', { store, count: kept }),
  ]
    .filter((text) => text !== false)
    .join(' ');
}
