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
          {status.failed && <ErrorBlock {...failureWords(t, { code: status.failed.code })} />}
          <Folder status={status} />
          {hasFolder && <Times status={status} />}
          {hasFolder && <PassphraseField status={status} />}
        </Stack>
      </Region>
      <CopyList copies={status.copies} />
      <Region name={t('backup.restore.title')}>
        <Inline>
          <Button icon="history" onClick={() => setQuery({ restore: '1' })}>
            {t('backup.restore.title')}
          </Button>
        </Inline>
      </Region>
    </Stack>
  );
}

/** Whether the shop would be gone with its disk. */
function Place({ status }: { readonly status: BackupStatus }) {
  const t = useWords();
  const { place, countsAsElsewhere } = status;
  if (place === 'none') return <Said tone="warn" text={t('backup.state.none')} />;
  if (place === 'gone') return <Said tone="warn" text={t('backup.state.gone')} />;
  if (!isElsewhere(status)) return <Said tone="warn" text={t('backup.state.sameDisk')} />;
  return (
    <Said
      tone="good"
      text={t(place === 'same-disk' && countsAsElsewhere ? 'backup.state.elsewhereByItself' : 'backup.state.elsewhere')}
    />
  );
}

function Folder({ status: { folder, place, countsAsElsewhere } }: { readonly status: BackupStatus }) {
  const t = useWords();
  const { plan } = useBackupCommands();
  const { failed } = useActNews();
  const change = async (changed: Parameters<typeof plan>[0]) => {
    const planned = await plan(changed);
    if (!planned.ok) failed(planned.failure);
  };
  return (
    <Stack gap="s">
      {folder !== null && <KeyValueList items={[{ label: t('backup.folder'), value: folder }]} />}
      {place === 'same-disk' && (
        <CheckField
          label={t('backup.countsAs')}
          hint={t('backup.countsAsHint')}
          checked={countsAsElsewhere}
          onChange={(checked) => void change({ countsAsElsewhere: checked })}
        />
      )}
      <Inline gap="s" align="end">
        <PickPath
          kind="folder"
          choose={t(folder === null ? 'backup.chooseFolder' : 'backup.otherFolder')}
          typed={t('backup.typedFolder')}
          use={t('backup.useFolder')}
          hint={t('backup.folderHint')}
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
  const { plan } = useBackupCommands();
  return (
    <Stack gap="s">
      <CheckField label={t('backup.daily')} checked={daily} onChange={(checked) => void plan({ daily: checked })} />
      <CheckField
        label={t('backup.atClose')}
        checked={atClose}
        onChange={(checked) => void plan({ atClose: checked })}
      />
    </Stack>
  );
}
