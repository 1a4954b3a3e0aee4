import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { placeOf } from './settings-sections.ts';
import { useConnection, useUnsent } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';

/** Sharing the shop with other computers through its own server. */
export function SharingSettings() {
  const t = useWords();
  const tell = useTellAnswer();
  const connection = useConnection();
  const unsent = useUnsent();
  const { disconnect } = useSettingsCommands();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    if (tell(await disconnect(), t('settings.sharing.disconnected'))) setLeaving(false);
  };
  return (
    <Region name={t('settings.sharing.title')}>
      <Stack gap="s">
        <Text>{connection ? t('settings.sharing.with', { url: connection.url }) : t('settings.sharing.none')}</Text>
        <Inline gap="s">
          <Button icon="link" onClick={() => navigate(`${placeOf('sharing')}?connect=1`)}>
            {t('sync.connect')}
          </Button>
          {connection && <Button onClick={() => setLeaving(true)}>{t('settings.sharing.disconnect')}</Button>}
        </Inline>
      </Stack>
      <ConfirmDialog
        name={t('settings.sharing.disconnect')}
        open={leaving}
        onClose={() => setLeaving(false)}
        onConfirm={() => void leave()}
        confirm={t('settings.sharing.disconnect')}
      >
        <Stack gap="s">
          <Text>{t('settings.sharing.confirm')}</Text>
          {unsent > 0 && <Text>{t('settings.sharing.unsent', { count: unsent })}</Text>}
        </Stack>
      </ConfirmDialog>
    </Region>
  );
}
