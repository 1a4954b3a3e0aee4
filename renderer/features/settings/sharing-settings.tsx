import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { MoveDialog } from './joined-from.tsx';
import { useSettingsCommands } from './settings.commands.ts';
import { placeOf } from './settings-sections.ts';
import { useConnection, useUnsent } from './settings.queries.ts';
import { shownAddress } from '#renderer/parts/address-field.tsx';
import { ShareHere } from './share-here.tsx';
import { useShare } from './share.queries.ts';
import { ShareStart } from './share-start.tsx';
import { useTellAnswer } from './tell-answer.ts';

/** Working on the shop from several computers: sharing it from here, what it is shared through, or the ways to begin. */
export function SharingSettings() {
  const t = useWords();
  const connection = useConnection();
  const share = useShare();
  const [query, setQuery] = useQuery();
  const starting = query.has('share');
  const start = (on: boolean) => setQuery({ share: on ? '1' : null });
  const [begun, setBegun] = useState(false);
  return (
    <Region name={t('settings.sharing.title')}>
      {share && <ShareHere share={share} isNew={begun} />}
      {share === null &&
        connection !== undefined &&
        (connection ? <SharedThrough connection={connection} /> : <NotShared onShare={() => start(true)} />)}
      {starting && share !== undefined && !(share?.network.allowed && connection) && (
        <ShareStart onBegin={() => setBegun(true)} onClose={() => start(false)} />
      )}
    </Region>
  );
}

function NotShared({ onShare }: { readonly onShare: () => void }) {
  const t = useWords();
  return (
    <Stack gap="m">
      <Stack gap="s">
        <Text>{t('settings.sharing.none')}</Text>
        <Inline>
          <Button kind="primary" icon="synced" onClick={onShare}>
            {t('sync.share')}
          </Button>
        </Inline>
      </Stack>
      <Stack gap="s">
        <Text tone="muted">{t('settings.sharing.elsewhere')}</Text>
        <Inline gap="s" wrap>
          <Button icon="link" onClick={() => navigate(`${placeOf('sharing')}?join=1`)}>
            {t('sharing.join.title')}
          </Button>
          <Button onClick={() => navigate(`${placeOf('sharing')}?connect=1`)}>{t('sync.connect')}</Button>
        </Inline>
      </Stack>
    </Stack>
  );
}

type Connection = NonNullable<ReturnType<typeof useConnection>>;

function SharedThrough({ connection: { url, from, tokenKept } }: { readonly connection: Connection }) {
  const t = useWords();
  const [asking, setAsking] = useState<'leave' | 'move' | null>(null);
  const isPaired = from !== null && from !== '';
  return (
    <Stack gap="s">
      {isPaired ? (
        <>
          <Text>{t('sharing.joined.with', { computer: from })}</Text>
          <Text tone="muted">{t('sharing.joined.address', { url: shownAddress(url) })}</Text>
          {tokenKept !== 'vault' && <Text tone="muted">{t('sharing.joined.session')}</Text>}
        </>
      ) : (
        <Text>{t('settings.sharing.with', { url })}</Text>
      )}
      <Inline gap="s" wrap>
        {isPaired && <Button onClick={() => setAsking('move')}>{t('sharing.joined.move')}</Button>}
        <Button icon="link" onClick={() => navigate(`${placeOf('sharing')}?${isPaired ? 'join' : 'connect'}=1`)}>
          {isPaired ? t('sharing.join.again') : t('sync.connect')}
        </Button>
        <Button onClick={() => setAsking('leave')}>{t('settings.sharing.disconnect')}</Button>
      </Inline>
      {asking === 'move' && <MoveDialog url={url} onClose={() => setAsking(null)} />}
      {asking === 'leave' && <LeaveServer onClose={() => setAsking(null)} />}
    </Stack>
  );
}

function LeaveServer({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const unsent = useUnsent();
  const { disconnect } = useSettingsCommands();
  const leave = async () => {
    if (tell(await disconnect(), t('settings.sharing.disconnected'))) onClose();
  };
  return (
    <ConfirmDialog
      name={t('settings.sharing.disconnect')}
      open
      onClose={onClose}
      onConfirm={() => void leave()}
      confirm={t('settings.sharing.disconnect')}
    >
      <Stack gap="s">
        <Text>{t('settings.sharing.confirm')}</Text>
        {unsent > 0 && <Text>{t('settings.sharing.unsent', { count: unsent })}</Text>}
      </Stack>
    </ConfirmDialog>
  );
}
