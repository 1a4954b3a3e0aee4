import { useState } from 'react';
import { AddressField, shownAddress } from '#renderer/parts/address-field.tsx';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useShareCommands } from './share.commands.ts';

/** Asks where the computer that shares the shop is now, for where it is not found by itself. */
export function MoveDialog({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const t = useWords();
  const { move, shareNow } = useShareCommands();
  const [address, setAddress] = useState(shownAddress(url));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const moved = await move(address);
    setBusy(false);
    if (!moved.ok) return setFailure(moved.failure);
    void shareNow();
    toast.success(t('sharing.joined.moved'));
    onClose();
  };
  return (
    <Dialog
      name={t('sharing.joined.move')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('sharing.joined.moveSubmit')}
      canSubmit={address.trim() !== ''}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('sharing.joined.moveIntro')}</Text>
        <AddressField value={address} onChange={setAddress} alone />
      </Stack>
    </Dialog>
  );
}
