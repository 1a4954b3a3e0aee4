import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';

type ArchivedProductProps = {
  readonly title: string;
  /** Back into use, or as it is; null: left out. */
  readonly onSettle: (backInUse: boolean | null) => void;
};

/** Asks what becomes of an archived product that arrived: it is received back into use, received as it is, or left out. */
export function ArchivedProduct({ title, onSettle }: ArchivedProductProps) {
  const t = useWords();
  return (
    <Dialog
      name={t('purchasing.archived.title')}
      open
      onClose={() => onSettle(null)}
      onSubmit={() => onSettle(true)}
      submit={t('purchasing.archived.back')}
      focusSubmit
      aside={<Button onClick={() => onSettle(false)}>{t('purchasing.archived.stay')}</Button>}
    >
      <Text>{t('purchasing.archived.text', { product: title })}</Text>
    </Dialog>
  );
}
