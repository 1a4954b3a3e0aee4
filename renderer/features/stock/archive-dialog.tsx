import { SoldThereTexts } from '#renderer/parts/sold-there.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { useWords } from '#renderer/words/words.ts';
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
      <SoldThereTexts sold={sold} />
    </ConfirmDialog>
  );
}
