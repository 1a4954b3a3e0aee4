import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { shownAddress } from '#renderer/parts/address-field.tsx';
import { codePath } from '#shared/domain/labels/code-path.ts';
import { encodeCode } from '#shared/domain/labels/code-symbol.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useShareCommands } from './share.commands.ts';
import type { ShareState } from './share.queries.ts';
import './share.css';

type Shown = NonNullable<ShareState['shown']>;

/** Shows a code for one more computer, until it has joined or the code is over. Closing takes the code back. */
export function ShareCode({ share, onClose }: { readonly share: ShareState; readonly onClose: () => void }) {
  const t = useWords();
  const { showCode } = useShareCommands();
  const show = useRef(showCode);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = useCallback(async () => {
    const asked = await show.current(true);
    setFailure(asked.ok ? null : asked.failure);
  }, []);
  useEffect(() => {
    const { current } = show;
    void ask();
    return () => void current(false);
  }, [ask]);
  const { shown } = share;
  const isOver = shown !== null && shown.state !== 'open';
  return (
    <Dialog
      name={t('sharing.code.title')}
      open
      onClose={onClose}
      unsaved={false}
      footer={
        <>
          {isOver && (
            <Button kind={shown.state === 'used' ? undefined : 'primary'} onClick={() => void ask()}>
              {t('sharing.code.again')}
            </Button>
          )}
          <Button kind={shown?.state === 'used' ? 'primary' : undefined} onClick={onClose}>
            {t('sharing.code.close')}
          </Button>
        </>
      }
    >
      {failure && <ErrorBlock {...failureWords(t, failure)} />}
      {!failure && !shown && <ProgressBar name={t('sharing.code.making')} done={0} total={null} />}
      {!failure &&
        shown &&
        (isOver ? <CodeOver shown={shown} /> : <CodeHolds shown={shown} address={share.network.addresses[0]} />)}
    </Dialog>
  );
}

function CodeHolds({ shown, address }: { readonly shown: Shown; readonly address: string | undefined }) {
  const t = useWords();
  const f = useFormat();
  const { code, link, expiresAt, wrongTries } = shown;
  const symbol = encodeCode(link, 'qr');
  const size = (symbol?.rows.length ?? 0) + 8;
  const box = { x: 4, y: 4, width: size - 8, height: size - 8 };
  return (
    <Stack gap="m">
      <Text>{t('sharing.code.intro')}</Text>
      <output className="share-code" aria-label={t('sharing.code.label')}>
        {code.replace(/(\d{3})(?=\d)/g, '$1 ')}
      </output>
      {address && <Text>{t('sharing.code.where', { address: shownAddress(address) })}</Text>}
      {symbol && (
        <div className="share-picture">
          <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('sharing.code.picture')}>
            <rect width={size} height={size} fill="#fff" />
            <path d={codePath(symbol.rows, box)} fill="#000" />
          </svg>
          <Text tone="muted">{t('sharing.code.scan')}</Text>
        </div>
      )}
      <Text tone="muted">{t('sharing.code.until', { time: f.time(expiresAt) })}</Text>
      {wrongTries > 0 && <Text tone="warn">{t('sharing.code.wrong', { count: wrongTries })}</Text>}
    </Stack>
  );
}

function CodeOver({ shown: { state, joined } }: { readonly shown: Shown }) {
  const t = useWords();
  return (
    <div role="status">
      {state === 'used' ? (
        <Text as="div" tone="good">
          <Inline gap="s" align="start">
            <Icon name="done" size={18} />
            <span>{t('sharing.code.used', { name: joined ?? '' })}</span>
          </Inline>
        </Text>
      ) : (
        <Text>{t(`sharing.code.${state === 'open' ? 'closed' : state}`)}</Text>
      )}
    </div>
  );
}
