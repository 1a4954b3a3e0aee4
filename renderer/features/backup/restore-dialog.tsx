import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type InspectedBackup, type Picked, useRestores } from './backup.commands.ts';
import { Inspected } from './inspected.tsx';
import { PickPath } from './pick-path.tsx';
import { isAgreed, RestoreWay, type Way } from './restore-way.tsx';

type RestoreDialogProps = {
  /** A backup that is chosen already. */
  readonly given?: Picked;
  readonly onClose: () => void;
};

/** From a backup file to a shop: choose it, see what it is, say what it is for. */
export function RestoreDialog({ given, onClose }: RestoreDialogProps) {
  const t = useWords();
  const { inspect, restore } = useRestores();
  const [picked, setPicked] = useState<Picked | null>(given ?? null);
  const [found, setFound] = useState<InspectedBackup | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [way, setWay] = useState<Way>({ kind: 'repair', typed: '' });
  const [busy, setBusy] = useState(false);
  const isLocked = failure?.code === 'backup-locked' || failure?.code === 'passphrase-wrong';

  const look = useCallback(
    async ({ handle }: Picked, said: string | null) => {
      setBusy(true);
      const answer = await inspect(handle, said);
      setBusy(false);
      setFound(answer.ok ? answer.value : null);
      setFailure(answer.ok ? null : answer.failure);
    },
    [inspect],
  );
  useEffect(() => {
    if (given) void look(given, null);
  }, [given, look]);
  const content = useRef<HTMLDivElement>(null);
  const isFound = found !== null;
  useEffect(() => {
    // What was being read is there: the keys choose what it is for, and Enter does it.
    const places = content.current?.closest('form')?.querySelectorAll<HTMLElement>('input:checked, [type=submit]');
    if (isFound) places?.[0]?.focus();
  }, [isFound]);
  const pick = (chosen: Picked) => {
    setPicked(chosen);
    setFound(null);
    setFailure(null);
    setPassphrase('');
    void look(chosen, null);
  };
  const submit = async () => {
    if (!picked) return;
    if (!found) return look(picked, passphrase);
    setBusy(true);
    const restored = await restore(picked.handle, found.shop.shopId, way.kind);
    setBusy(false);
    if (!restored.ok) {
      setFailure(restored.failure);
      // Where the shop was open, this dialog is gone by now.
      toast.failure(failureWords(t, restored.failure).happened, { note: failureWords(t, restored.failure).safe });
      return;
    }
    const { aside, given: filled } = restored.value;
    if (aside !== null) toast.news(t('backup.restore.aside', { folder: aside }));
    if (filled !== null)
      toast.success(filled > 0 ? t('backup.restore.given', { count: filled }) : t('backup.restore.nothingMissing'));
    onClose();
  };
  const isReading = busy && !found && !isLocked;
  const canSubmit = found ? isAgreed(way, found) : isLocked && passphrase !== '';
  return (
    <Dialog
      name={t('backup.restore.title')}
      open
      size="m"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t(isLocked ? 'backup.restore.unlock' : 'backup.restore.submit')}
      submitKind={found?.here && way.kind === 'back' ? 'danger' : 'primary'}
      canSubmit={canSubmit}
      busy={busy}
      // That a backup has a passphrase is no failure: the field says it.
      error={failure && failure.code !== 'backup-locked' && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <div ref={content}>
        <Stack gap="m">
          {!picked && <Text tone="muted">{t('backup.restore.intro')}</Text>}
          {picked && (
            <Text as="div" strong>
              {nameOf(picked.label)}
            </Text>
          )}
          {!given && !found && (
            <Inline>
              <PickPath
                kind="file"
                choose={t(picked ? 'backup.restore.otherFile' : 'backup.restore.file')}
                typed={t('backup.restore.typedFile')}
                use={t('backup.restore.look')}
                kindOfButton={picked ? undefined : 'primary'}
                onPicked={pick}
                onFailure={setFailure}
              />
            </Inline>
          )}
          {isLocked && (
            <TextField
              label={t('backup.restore.passphrase')}
              hint={t('backup.restore.passphraseHint')}
              type="password"
              value={passphrase}
              onChange={setPassphrase}
              maxLength={500}
              required
              autoFocus
            />
          )}
          {isReading && <ProgressBar name={t('backup.restore.reading')} done={0} total={null} />}
          {found && <Inspected found={found} />}
          {found && picked && <RestoreWay found={found} handle={picked.handle} way={way} onWay={setWay} />}
        </Stack>
      </div>
    </Dialog>
  );
}

/** The name of a file, whichever way its system writes paths. */
function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
