import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog, Dialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useBackupCommands } from './backup.commands.ts';
import type { BackupStatus } from './backup.queries.ts';

/** A shorter one is tried out in no time. Signs are counted as a person does, and what is blank at the ends not at all. */
const FEWEST = 8;
const isShort = (typed: string) => [...typed.trim().normalize('NFC')].length < FEWEST;
const MOST = 500;

/** Whether backups have a passphrase, and setting one. */
export function PassphraseField({ status: { passphrase } }: { readonly status: BackupStatus }) {
  const t = useWords();
  const { passphrase: set } = useBackupCommands();
  const { failed } = useActNews();
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState(false);
  const ask = ({ none: 'set', missing: 'again', vault: 'change', session: 'change' } as const)[passphrase];
  const remove = async () => {
    const removed = await set(null);
    if (!removed.ok) return failed(removed.failure);
    setRemoving(false);
    toast.success(t('backup.passphrase.removed'));
  };
  return (
    <Stack gap="s">
      <Text as="div" strong>
        {t('backup.passphrase.title')}
      </Text>
      <Text as="div" tone={passphrase === 'missing' ? 'warn' : 'muted'}>
        {t(`backup.passphrase.${passphrase}`)}
      </Text>
      <Inline gap="s" wrap>
        <Button icon="lock" onClick={() => setAsking(true)}>
          {t(`backup.passphrase.${ask}`)}
        </Button>
        {passphrase !== 'none' && (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t('backup.passphrase.remove')}
          </Button>
        )}
      </Inline>
      {removing && (
        <ConfirmDialog
          name={t('backup.passphrase.remove')}
          open
          onClose={() => setRemoving(false)}
          onConfirm={() => void remove()}
          confirm={t('backup.passphrase.remove')}
        >
          <Text>{t('backup.passphrase.removeAsk')}</Text>
        </ConfirmDialog>
      )}
      {asking && <PassphraseDialog name={t(`backup.passphrase.${ask}`)} onClose={() => setAsking(false)} />}
    </Stack>
  );
}

function PassphraseDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useWords();
  const { passphrase: set } = useBackupCommands();
  const { failed } = useActNews();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  // Two keyboards may make one letter in two forms, which are one passphrase (BAK3).
  const [one, other] = [first.normalize('NFC'), second.normalize('NFC')];
  const submit = async () => {
    const kept = await set(first);
    if (!kept.ok) return failed(kept.failure);
    toast.success(t('backup.passphrase.saved'));
    onClose();
  };
  return (
    <Dialog
      name={name}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('backup.passphrase.submit')}
      canSubmit={!isShort(first) && one === other}
    >
      <Stack gap="m">
        <Text>{t('backup.passphrase.warning')}</Text>
        <TextField
          label={t('backup.passphrase.first')}
          hint={t('backup.passphrase.short')}
          type="password"
          value={first}
          onChange={setFirst}
          maxLength={MOST}
          required
          autoFocus
        />
        <TextField
          label={t('backup.passphrase.second')}
          type="password"
          value={second}
          onChange={setSecond}
          maxLength={MOST}
          error={second !== '' && !one.startsWith(other) ? t('backup.passphrase.differs') : null}
          required
        />
      </Stack>
    </Dialog>
  );
}
