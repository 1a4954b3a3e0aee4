import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Checked = {
  readonly differences: number;
  readonly movements: number;
  readonly factHash: string;
  readonly bookHash: string;
  readonly incomplete: boolean;
};

/** Recomputes the books and shows their proof. */
export function BooksSettings() {
  const t = useWords();
  const { checkBooks } = useSettingsCommands();
  const { failed } = useActNews();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    const answer = await checkBooks();
    setBusy(false);
    if (!answer.ok) return failed(answer.failure);
    setChecked(answer.value);
  };
  // Hashes of books in which acts are missing are compared with nothing.
  const proof = (hash: string) => (checked?.incomplete ? t('settings.books.incomplete') : hash);
  return (
    <Region
      name={t('settings.books.title')}
      actions={
        <Button kind="quiet" icon="check" busy={busy} onClick={() => void check()}>
          {t('settings.books.check')}
        </Button>
      }
    >
      <Stack gap="s">
        <Text tone="muted">{t('settings.books.note')}</Text>
        {checked && (
          <>
            <StatusMark
              tone={checked.differences === 0 ? 'good' : 'bad'}
              label={
                checked.differences === 0
                  ? t('settings.books.right', { count: checked.movements })
                  : t('settings.books.wrong', { count: checked.differences })
              }
            />
            <KeyValueList
              items={[
                { label: t('settings.books.factHash'), value: proof(checked.factHash) },
                { label: t('settings.books.bookHash'), value: proof(checked.bookHash) },
              ]}
            />
          </>
        )}
      </Stack>
    </Region>
  );
}
