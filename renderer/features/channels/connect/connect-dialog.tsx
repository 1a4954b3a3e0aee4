import { useEffect, useEffectEvent, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { Button } from '#renderer/ui/button.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Stepper } from '#renderer/ui/stepper.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { channelFailureWords, connectFailureWords } from '../channel-failure.ts';
import { type Connected, useChannelCommands } from '../channels.commands.ts';
import { useHere, useShopPlaces } from '../channels.queries.ts';
import { addressOf, vendors } from '../vendors.ts';
import {
  answered,
  canAdd,
  canAsk,
  channelOf,
  type ConnectDraft,
  emptyDraft,
  secretsOf,
  withVendor,
} from './connect-draft.ts';
import { KeyStep } from './key-step.tsx';
import { rememberCurrency } from './store-currencies.store.ts';
import { WhoStep } from './who-step.tsx';
import './connect.css';

type Step = 'kind' | 'key' | 'who' | 'pull';
const steps = ['kind', 'key', 'who', 'pull'] as const satisfies readonly Step[];

/** The way to an online store: its kind, its address and key, who answered, the first pull. Nothing is written there. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const commands = useChannelCommands();
  const here = useHere();
  const { first, places } = useShopPlaces();
  const [channelId, setChannelId] = useState(commands.newChannelId);
  const [step, setStep] = useState<Step>('kind');
  const [draft, setDraft] = useState<ConnectDraft>(() => emptyDraft(first));
  const [connected, setConnected] = useState<Connected | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (part: Partial<ConnectDraft>) => {
    setFailure(null);
    setDraft((now) => ({ ...now, ...part }));
  };
  const ask = async () => {
    setBusy(true);
    setFailure(null);
    const { vendor, plainHttpAgreed } = draft;
    const url = addressOf(draft.url, vendor)?.href ?? draft.url;
    // The same store is the same channel, whose orders are known: as another one they would be promised a second time.
    const answer = await commands.connectNew({ channelId, vendor, url, secrets: secretsOf(draft), plainHttpAgreed });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    setChannelId(answer.value.channelId);
    setConnected(answer.value);
    rememberCurrency(answer.value.channelId, answer.value.identity.currency);
    setDraft((now) => answered(now, answer.value.identity, places));
    setStep('who');
  };
  const add = async () => {
    if (!connected || !here) return;
    setBusy(true);
    setFailure(null);
    const added = await commands.add(channelOf(draft, channelId, connected.identity, here));
    setBusy(false);
    if (!added.ok) return setFailure(added.failure);
    setStep('pull');
  };
  const close = () => {
    // What was not made into a channel leaves no key behind.
    if (connected && step !== 'pull') void commands.forget(channelId);
    onClose();
  };
  const toNext = { kind: () => setStep('key'), key: () => void ask(), who: () => void add(), pull: undefined }[step];
  const canGo =
    step === 'kind' || (step === 'key' ? canAsk(draft) : connected !== null && canAdd(draft, connected.identity));
  return (
    <Dialog
      name={t('channels.connect.title')}
      open
      size="xl"
      onClose={close}
      onSubmit={toNext}
      submit={t(`channels.connect.next.${step}`)}
      canSubmit={canGo && !busy}
      busy={busy}
      unsaved={step === 'key' || step === 'who'}
      error={failure && <ErrorBlock {...connectFailureWords(t, failure, draft.vendor)} />}
      aside={
        (step === 'key' || step === 'who') && (
          <Button kind="quiet" icon="back" disabled={busy} onClick={() => setStep(step === 'who' ? 'key' : 'kind')}>
            {t('channels.connect.back')}
          </Button>
        )
      }
    >
      <Stack gap="m">
        <Stepper steps={steps.map((one) => t(`channels.connect.steps.${one}`))} current={steps.indexOf(step)} />
        {step === 'kind' && (
          <RadioField
            label={t('channels.connect.kind')}
            value={draft.vendor}
            onChange={(vendor) => setDraft((now) => withVendor(now, vendor))}
            options={vendors.map((value) => ({
              value,
              label: t(`channels.vendors.${value}`),
              note: t(`channels.vendorNotes.${value}`),
            }))}
          />
        )}
        {step === 'key' && <KeyStep draft={draft} onChange={put} />}
        {step === 'who' && connected && <WhoStep draft={draft} connected={connected} onChange={put} />}
        {step === 'pull' && <PullStep channelId={channelId} draft={draft} onDone={onClose} />}
      </Stack>
    </Dialog>
  );
}

type PullStepProps = { readonly channelId: ChannelId; readonly draft: ConnectDraft; readonly onDone: () => void };

/** The first pull: it goes on when the dialog is closed, and leads to the review when it is through. */
function PullStep({ channelId, draft, onDone }: PullStepProps) {
  const t = useWords();
  const { syncNow } = useChannelCommands();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null }>({
    done: 0,
    total: null,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    let isShown = true;
    void syncNow(channelId, { onProgress: ({ done, total }) => isShown && setProgress({ done, total }) }).then(
      (answer) => {
        if (!isShown) return;
        if (!answer.ok) return setFailure(answer.failure);
        tellDone();
        navigate(`/channels/${channelId}?tab=review`);
      },
    );
    return () => {
      isShown = false;
    };
  }, [syncNow, channelId, tries]);
  const again = () => {
    setFailure(null);
    setTries(tries + 1);
  };
  return (
    <Stack gap="m">
      {failure ? (
        <ErrorBlock
          {...channelFailureWords(t, failure, draft.vendor)}
          action={<Button onClick={again}>{t('channels.connect.again')}</Button>}
        />
      ) : (
        <ProgressBar
          name={t('channels.connect.pulling', { name: draft.name })}
          {...progress}
          note={t('channels.connect.pulled', { count: progress.done })}
        />
      )}
      <Text tone="muted">{t('channels.connect.pullNote')}</Text>
    </Stack>
  );
}
