import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useBackupCommands } from './backup.commands.ts';
import { type BackupStatus, isElsewhere, useBackupStatus, useIsReading } from './backup.queries.ts';
import { CopyList } from './copy-list.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { PickPath } from './pick-path.tsx';
import { Said } from './said.tsx';

/** Backups of the open shop. Of one that is open for reading alone none is made. */
export function BackupSettings() {
  const t = useWords();
  if (useIsReading())
    return (
      <Region name={t('backup.title')}>
        <Text tone="muted">{t('backup.reading.noBackups')}</Text>
      </Region>
    );
  return <OwnBackups />;
}

/** Where to, when, with what, and those there are. */
function OwnBackups() {
  const t = useWords();
  const status = useBackupStatus();
  const [, setQuery] = useQuery();
  const { make } = useBackupCommands();
  const { failed } = useActNews();
  const [busy, setBusy] = useState(false);
  if (!status) return <Region name={t('backup.title')}>{null}</Region>;
  const now = async () => {
    setBusy(true);
    const made = await make();
    setBusy(false);
    if (made.ok) toast.success(t('backup.made'));
    else failed(made.failure);
  };
  const hasFolder = status.folder !== null;
  return (
    <Stack gap="l">
      <Region
        name={t('backup.title')}
        actions={
          hasFolder && (
            <Button kind="primary" icon="copy" busy={busy || status.running} onClick={() => void now()}>
              {t('backup.now')}
            </Button>
          )
        }
      >
        <Stack gap="m">
          <Place status={status} />
          <LastFailure status={status} />
          <Folder status={status} />
          {hasFolder && <Times status={status} />}
          {hasFolder && <PassphraseField status={status} />}
        </Stack>
      </Region>
      {(hasFolder || status.copies.length > 0) && <CopyList copies={status.copies} />}
      <Region name={t('backup.restore.section')}>
        <Text as="div" tone="muted">
          {t('backup.restore.sectionNote')}
        </Text>
        <Inline>
          <Button icon="history" onClick={() => setQuery({ restore: '1' })}>
            {t('backup.restore.title')}
          </Button>
        </Inline>
      </Region>
    </Stack>
  );
}

/** Why the last backup was not made; that its folder is away is said already. */
function LastFailure({ status: { failed, place } }: { readonly status: BackupStatus }) {
  const t = useWords();
  if (!failed || (place === 'gone' && failed.code === 'backup-folder-gone')) return null;
  return <ErrorBlock {...failureWords(t, { code: failed.code })} />;
}

/** Whether the shop would be gone with its disk. */
function Place({ status }: { readonly status: BackupStatus }) {
  const t = useWords();
  const { place, countsAsElsewhere } = status;
  if (place === 'none') return <Said tone="warn" text={t('backup.state.none')} />;
  if (place === 'gone') return <Said tone="warn" text={t('backup.state.gone')} />;
  if (!isElsewhere(status)) return <Said tone="warn" text={t('backup.state.sameDisk')} />;
  // Beside a failure it would sound as if all were well.
  if (status.failed) return null;
  return (
    <Said
      tone="good"
      text={t(place === 'same-disk' && countsAsElsewhere ? 'backup.state.elsewhereByItself' : 'backup.state.elsewhere')}
    />
  );
}

/** Changes how backups are made; a refusal is told. */
function useChangedPlan() {
  const { plan } = useBackupCommands();
  const { failed } = useActNews();
  return async (changed: Parameters<typeof plan>[0]) => {
    const planned = await plan(changed);
    if (!planned.ok) failed(planned.failure);
  };
}

function Folder({ status: { folder, place, countsAsElsewhere } }: { readonly status: BackupStatus }) {
  const t = useWords();
  const { failed } = useActNews();
  const change = useChangedPlan();
  return (
    <Stack gap="s">
      {folder === null ? (
        <Text as="div" tone="muted">
          {t('backup.folderHint')}
        </Text>
      ) : (
        <KeyValueList items={[{ label: t('backup.folder'), value: folder }]} />
      )}
      {place === 'same-disk' && (
        <CheckField
          label={t('backup.countsAs')}
          hint={t('backup.countsAsHint')}
          checked={countsAsElsewhere}
          onChange={(checked) => void change({ countsAsElsewhere: checked })}
        />
      )}
      <Inline gap="s" align="end" wrap>
        <PickPath
          kind="folder"
          choose={t(folder === null ? 'backup.chooseFolder' : 'backup.otherFolder')}
          typed={t('backup.typedFolder')}
          use={t('backup.useFolder')}
          kindOfButton={folder === null ? 'primary' : undefined}
          onPicked={({ handle }) => void change({ folder: handle })}
          onFailure={failed}
        />
        {folder !== null && (
          <Button kind="quiet" onClick={() => void change({ folder: null })}>
            {t('backup.noFolder')}
          </Button>
        )}
      </Inline>
    </Stack>
  );
}

function Times({ status: { daily, atClose } }: { readonly status: BackupStatus }) {
  const t = useWords();
  const change = useChangedPlan();
  return (
    <Stack gap="s">
      <CheckField label={t('backup.daily')} checked={daily} onChange={(checked) => void change({ daily: checked })} />
      <CheckField
        label={t('backup.atClose')}
        checked={atClose}
        onChange={(checked) => void change({ atClose: checked })}
      />
    </Stack>
  );
}
