import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useConnect, useKnownAddress, useOpenShopName } from './sync.commands.ts';

/** Asks for the address and token of a shop's server and connects: shares the open shop, or joins the one there. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const connect = useConnect();
  const shopName = useOpenShopName();
  const known = useKnownAddress();
  const [typedUrl, setUrl] = useState<string | null>(null);
  const url = typedUrl ?? known;
  const [token, setToken] = useState('');
  const [person, setPerson] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const connected = await connect(url.trim(), token.trim(), person.trim(), setProgress);
    setBusy(false);
    setProgress(null);
    if (!connected.ok) return setFailure(connected.failure);
    toast.success(
      connected.value === 'shared'
        ? t('sync.dialog.shared')
        : shopName === null
          ? t('sync.dialog.joinedShop')
          : t('sync.dialog.joined', { name: shopName }),
    );
    onClose();
  };
  return (
    <Dialog
      name={t('sync.connect')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('sync.dialog.submit')}
      busy={busy}
      canSubmit={url.trim() !== '' && token.trim() !== ''}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('sync.dialog.intro')}</Text>
        <TextField
          label={t('sync.dialog.url')}
          hint={t('sync.dialog.urlHint')}
          value={url}
          onChange={setUrl}
          required
          autoFocus
        />
        <TextField label={t('sync.dialog.token')} value={token} onChange={setToken} required />
        <TextField label={t('sync.dialog.person')} value={person} onChange={setPerson} />
        <Text tone="muted" size="s">
          {t('sync.dialog.empty')}
        </Text>
        {progress && <ProgressBar name={t('sync.dialog.progress')} {...progress} />}
      </Stack>
    </Dialog>
  );
}
