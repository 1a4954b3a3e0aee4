import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type InspectedBackup, type Picked, useRestores } from './backup.commands.ts';
import { Inspected } from './inspected.tsx';
import { PickPath } from './pick-path.tsx';
import type { BackAgreed } from './shared-back.tsx';
import { firstWay, isAgreed, RestoreWay, type Way } from './restore-way.tsx';

type RestoreDialogProps = {
  /** A backup that is chosen already. */
  readonly given?: Picked;
  /** What it is most likely wanted for; where nothing is said, that follows from the backup. */
  readonly wanted?: Way['kind'];
  readonly onClose: () => void;
};

/** From a backup file to a shop: choose it, see what it is, say what it is for. */
export function RestoreDialog({ given, wanted, onClose }: RestoreDialogProps) {
  const t = useWords();
  const { inspect, restore, read, takeBack: takeShopBack } = useRestores();
  const [step, setStep] = useState<'backup' | 'server' | null>(null);
  const cancelled = useRef(false);
  const requestId = useRef(crypto.randomUUID());
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
      if (answer.ok) setWay(wanted ? { kind: wanted, typed: '' } : firstWay(answer.value));
      setFailure(answer.ok ? null : answer.failure);
    },
    [inspect, wanted],
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
  const refused = (why: Failure) => {
    setFailure(why);
    // Where the shop was open, this dialog is gone by now.
    toast.failure(failureWords(t, why).happened, { note: failureWords(t, why).safe });
  };
  const open = async (handle: string, { shop }: InspectedBackup) => {
    const opened = await read(handle, shop);
    setBusy(false);
    if (!opened.ok) return refused(opened.failure);
    onClose();
    navigate('/', { replace: true });
  };
  const takeBack = async (handle: string, { shop }: InspectedBackup, { token }: BackAgreed) => {
    const taken = await takeShopBack(
      { handle, shopId: shop.shopId, token, requestId: requestId.current },
      { at: setStep, isCancelled: () => cancelled.current },
    );
    setStep(null);
    setBusy(false);
    if (!taken.ok) return refused(taken.failure);
    // A later try is another one.
    requestId.current = crypto.randomUUID();
    if (taken.value) toast.success(t('backup.back.done', { count: taken.value.acts }));
    onClose();
  };
  const submit = async () => {
    if (!picked) return;
    if (!found) return look(picked, passphrase);
    setBusy(true);
    if (way.kind === 'look') return open(picked.handle, found);
    cancelled.current = false;
    if (way.kind === 'back' && way.shared) return takeBack(picked.handle, found, way.shared);
    const restored = await restore(picked.handle, found.shop.shopId, way.kind);
    setBusy(false);
    if (!restored.ok) return refused(restored.failure);
    const { aside, given: filled } = restored.value;
    if (aside !== null) toast.news(t('backup.restore.aside', { folder: aside }));
    if (filled !== null)
      toast.success(filled > 0 ? t('backup.restore.given', { count: filled }) : t('backup.restore.nothingMissing'));
    onClose();
  };
  const isReading = busy && !found && !isLocked;
  /** Until the server is asked nothing has happened; what it does it does whole. */
  const close = () => {
    cancelled.current = true;
    onClose();
  };
  const canSubmit = found ? isAgreed(way, found) : isLocked && passphrase !== '';
  return (
    <Dialog
      name={t('backup.restore.title')}
      open
      size="m"
      // What it is for is chosen again in a moment; only what was typed would be lost.
      unsaved={passphrase !== '' || way.typed !== ''}
      onClose={close}
      onSubmit={() => void submit()}
      submit={t(isLocked ? 'backup.restore.unlock' : submitOf(found, way))}
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
          {step && <ProgressBar name={t(`backup.back.step.${step}`)} done={0} total={null} />}
        </Stack>
      </div>
    </Dialog>
  );
}

function submitOf(found: InspectedBackup | null, { kind }: Way) {
  if (!found) return 'backup.restore.submit';
  if (kind === 'look') return 'backup.reading.open';
  return kind === 'back' && found.here ? 'backup.back.submit' : 'backup.restore.submit';
}

/** The name of a file, whichever way its system writes paths. */
function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
