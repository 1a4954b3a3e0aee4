import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { SHARE_PORT } from '#shared/contract/sharing/pairing.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useComputer } from './settings.queries.ts';
import { useShareCommands } from './share.commands.ts';

const systems = ['win32', 'darwin'] as const;

/** Says what sharing does and what the system may ask, and shares the shop only once a person agrees. */
export function ShareStart({ onBegin, onClose }: { readonly onBegin: () => void; readonly onClose: () => void }) {
  const t = useWords();
  const { about } = useComputer();
  const { share } = useShareCommands();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const system = systems.find((one) => one === about?.platform) ?? 'linux';
  const begin = async () => {
    onBegin();
    setBusy(true);
    setFailure(null);
    const shared = await share(setProgress);
    setBusy(false);
    setProgress(null);
    if (!shared.ok) return setFailure(shared.failure);
    toast.success(t('sharing.start.done'));
    onClose();
  };
  return (
    <Dialog
      name={t('sharing.start.title')}
      open
      onClose={onClose}
      onSubmit={() => void begin()}
      submit={t('sharing.start.submit')}
      focusSubmit
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text>{t('sharing.start.intro')}</Text>
        <Text>{t('sharing.start.stays')}</Text>
        <Text>{t('sharing.start.network')}</Text>
        <Text tone="muted">{t(`sharing.start.firewall.${system}`, { port: String(SHARE_PORT) })}</Text>
        {busy && (
          <ProgressBar name={t('sharing.start.progress')} done={progress?.done ?? 0} total={progress?.total ?? null} />
        )}
      </Stack>
    </Dialog>
  );
}
