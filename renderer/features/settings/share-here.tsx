import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { shownAddress } from '#renderer/parts/address-field.tsx';
import { ShareCode } from './share-code.tsx';
import { useShareCommands } from './share.commands.ts';
import type { ShareState } from './share.queries.ts';
import { ShareComputers } from './share-computers.tsx';
import { useTellAnswer } from './tell-answer.ts';

/** How this computer shares the shop, and everything that can be done about it; `isNew`: a person has just begun it, and goes on here. */
export function ShareHere({ share, isNew }: { readonly share: ShareState; readonly isNew: boolean }) {
  const t = useWords();
  const f = useFormat();
  const { allow, pause, startAtLogin } = useShareCommands();
  const { failed } = useActNews();
  const say = async (asked: ReturnType<typeof pause>) => {
    const answer = await asked;
    if (!answer.ok) failed(answer.failure);
  };
  const [adding, setAdding] = useState(false);
  const [stopping, setStopping] = useState(false);
  const { network, atLogin } = share;
  const code = share.code ?? network.code;
  const isOpen = network.port !== null;
  return (
    <Stack gap="m">
      <KeyValueList
        items={[
          { label: t('sharing.state.label'), value: <StatusMark {...markOf(share, t, f)} /> },
          ...(network.addresses.length === 0
            ? []
            : [
                {
                  label: t(network.addresses.length === 1 ? 'sharing.state.address' : 'sharing.state.addresses'),
                  value: network.addresses.map((address) => <div key={address}>{shownAddress(address)}</div>),
                },
              ]),
        ]}
      />
      {code && <ErrorBlock {...failureWords(t, { code })} />}
      {network.paused && <Text tone="muted">{t('sharing.paused')}</Text>}
      <Inline gap="s" wrap>
        {isOpen && (
          <Button kind="primary" icon="plus" autoFocus={isNew} onClick={() => setAdding(true)}>
            {t('sharing.add')}
          </Button>
        )}
        {network.allowed && network.code === null && share.state === 'running' && (
          <Button kind={network.paused ? 'primary' : undefined} onClick={() => void say(pause(!network.paused))}>
            {network.paused ? t('sharing.goOn') : t('sharing.pause')}
          </Button>
        )}
        {(!network.allowed || network.code !== null) && share.state === 'running' && (
          <Button kind="primary" onClick={() => void say(allow(true))}>
            {t('sharing.allow')}
          </Button>
        )}
        <Button onClick={() => setStopping(true)}>{t('sharing.stop')}</Button>
      </Inline>
      {atLogin !== null && (
        <CheckField
          label={t('sharing.atLogin')}
          hint={t('sharing.atLoginHint')}
          checked={atLogin}
          onChange={(on) => void say(startAtLogin(on))}
        />
      )}
      <ShareComputers computers={share.computers} />
      <Text tone="muted" size="s">
        {t('sharing.move')}
      </Text>
      {adding && <ShareCode share={share} onClose={() => setAdding(false)} />}
      {stopping && <StopSharing onClose={() => setStopping(false)} />}
    </Stack>
  );
}

function StopSharing({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { stop } = useShareCommands();
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    const stopped = await stop();
    setBusy(false);
    if (tell(stopped.ok ? { ok: true, value: null } : stopped, t('sharing.stopped'), { whole: true })) onClose();
  };
  return (
    <ConfirmDialog
      name={t('sharing.stop')}
      open
      onClose={onClose}
      onConfirm={() => void end()}
      confirm={t('sharing.stop')}
      busy={busy}
    >
      <Text>{t('sharing.stopConfirm')}</Text>
    </ConfirmDialog>
  );
}

function markOf({ state, nextAt, network }: ShareState, t: Words, f: Format) {
  if (state === 'failed') return { tone: 'bad', label: t('sharing.state.failed') } as const;
  if (state === 'waiting')
    return { tone: 'warn', label: t('sharing.state.waiting', { time: f.time(nextAt ?? 0) }) } as const;
  if (state === 'starting') return { tone: 'quiet', label: t('sharing.state.starting') } as const;
  if (network.paused) return { tone: 'warn', icon: 'paused', label: t('sharing.state.paused') } as const;
  return network.port === null
    ? ({ tone: 'quiet', label: t('sharing.state.here') } as const)
    : ({ tone: 'good', label: t('sharing.state.running') } as const);
}
