import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { connectFailureWords } from '../channel-failure.ts';
import { useChannelCommands } from '../channels.commands.ts';
import type { ChannelView } from '../channels.queries.ts';
import { addressOf, vendors } from '../vendors.ts';
import { canAsk, type ConnectDraft, emptyDraft, secretsOf, withVendor } from './connect-draft.ts';
import { KeyStep } from './key-step.tsx';
import './connect.css';

/** Another key for a store that is connected, or its key on this computer; kept once the store has answered. */
export function KeyDialog({ view: { row }, onClose }: { readonly view: ChannelView; readonly onClose: () => void }) {
  const t = useWords();
  const { connect, set, syncNow } = useChannelCommands();
  const [draft, setDraft] = useState<ConnectDraft>(() => ({
    ...withVendor(emptyDraft(null), vendors.find((one) => one === row.vendor) ?? 'woocommerce'),
    url: row.url ?? '',
  }));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const url = addressOf(draft.url, draft.vendor)?.href ?? draft.url;
    const { vendor, plainHttpAgreed } = draft;
    const answer = await connect({ channelId: row.id, vendor, url, secrets: secretsOf(draft), plainHttpAgreed });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    const { address, site } = answer.value.identity;
    // What is so already is no change.
    await set(row.id, {
      url: address.replace(/\/+$/, ''),
      ...(site !== null && { site: site.replace(/\/+$/, '') }),
    });
    toast.success(t('channels.key.kept', { name: row.name }));
    void syncNow(row.id);
    onClose();
  };
  return (
    <Dialog
      name={t('channels.key.enter')}
      open
      size="xl"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('channels.key.submit')}
      canSubmit={canAsk(draft)}
      busy={busy}
      error={failure && <ErrorBlock {...connectFailureWords(t, failure, draft.vendor)} />}
    >
      <KeyStep
        draft={draft}
        isConnected={row.url !== null && row.url !== undefined}
        onChange={(part) => {
          setFailure(null);
          setDraft((now) => ({ ...now, ...part }));
        }}
      />
    </Dialog>
  );
}
