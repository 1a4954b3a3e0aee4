import { useState } from 'react';
import { BookFigureList } from '#renderer/parts/book-figures.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { useBooks, useNamedFigures } from './settings.queries.ts';

/** So many figures are read; more are counted. */
const MOST = 50;

/** Recomputes the books and shows their proof; what the last check found, also one made by itself, and a repair. */
export function BooksSettings() {
  const t = useWords();
  const { checkBooks } = useSettingsCommands();
  const { failed } = useActNews();
  const [incomplete, setIncomplete] = useState(false);
  const [busy, setBusy] = useState(false);
  const { check, repair } = useBooks();
  const look = async () => {
    setBusy(true);
    const answer = await checkBooks();
    setBusy(false);
    if (answer.ok) setIncomplete(answer.value.incomplete);
    else failed(answer.failure);
  };
  return (
    <Region
      name={t('settings.books.title')}
      actions={
        <Button kind="quiet" icon="check" busy={busy} onClick={() => void look()}>
          {t('settings.books.check')}
        </Button>
      }
    >
      <Stack gap="m">
        <Text as="div" tone="muted">
          {t('settings.books.note')}
        </Text>
        {check && <LastCheck check={check} incomplete={incomplete} />}
        {repair && <LastRepair repair={repair} />}
      </Stack>
    </Region>
  );
}

type Books = ReturnType<typeof useBooks>;

function LastCheck({
  check,
  incomplete,
}: {
  readonly check: NonNullable<Books['check']>;
  readonly incomplete: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const figures = useNamedFigures(check.figures);
  const { differences, movements, byItself } = check;
  // Hashes of books in which acts are missing are compared with nothing.
  const proof = (hash: string) => (incomplete ? t('settings.books.incomplete') : hash);
  const when = { when: format.dateTime(check.at) };
  return (
    <Stack gap="s">
      <StatusMark
        tone={differences === 0 ? 'good' : 'bad'}
        label={
          differences === 0
            ? t('settings.books.right', { count: movements })
            : t('settings.books.wrong', { count: differences })
        }
      />
      <Text tone="muted" size="s">
        {byItself ? t('settings.books.byItself', when) : t('settings.books.byPerson', when)}
      </Text>
      {differences > 0 && <BookFigureList figures={figures} count={check.figures.length} most={MOST} />}
      {differences > 0 && <Repair />}
      <KeyValueList
        items={[
          { label: t('settings.books.factHash'), value: proof(check.factHash) },
          { label: t('settings.books.bookHash'), value: proof(check.bookHash) },
        ]}
      />
    </Stack>
  );
}

/** Folds the books anew from the log, after a question. */
function Repair() {
  const t = useWords();
  const { repairBooks } = useSettingsCommands();
  const { failed } = useActNews();
  const leaving = useLeaving();
  const [asked, setAsked] = useState(false);
  const repair = async () => {
    setAsked(false);
    const answer = await repairBooks();
    if (!answer.ok) failed(answer.failure);
  };
  return (
    <Inline>
      <Button icon="undo" onClick={() => leaving.leave(() => setAsked(true))}>
        {t('settings.books.repair')}
      </Button>
      {asked && (
        <ConfirmDialog
          name={t('settings.books.repair')}
          open
          onClose={() => setAsked(false)}
          onConfirm={() => void repair()}
          confirm={t('settings.books.repair')}
        >
          <Text>{t('settings.books.repairText')}</Text>
        </ConfirmDialog>
      )}
    </Inline>
  );
}

function LastRepair({ repair }: { readonly repair: NonNullable<Books['repair']> }) {
  const t = useWords();
  const format = useFormat();
  const figures = useNamedFigures(repair.figures);
  return (
    <Stack gap="s">
      <Text strong>{t('settings.books.repaired', { when: format.dateTime(repair.at) })}</Text>
      <Text as="div" tone="muted" size="s">
        {t('settings.books.repairedFigures', { count: repair.differences })}{' '}
        {t('settings.books.repairedRows', { count: repair.rows })}
      </Text>
      <BookFigureList figures={figures} count={repair.differences} most={MOST} repaired />
    </Stack>
  );
}
