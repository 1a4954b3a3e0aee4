import { Button } from '#renderer/ui/button.tsx';
import { download } from '#renderer/ui/download.ts';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useLogCommands } from './settings.commands.ts';
import { useComputer } from './settings.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** The program's log, for whoever helps: what it holds, a copy of it, and where it lies. */
export function LogSettings() {
  const t = useWords();
  const { failed } = useActNews();
  const { about } = useComputer();
  const { read, reveal } = useLogCommands();
  const save = async () => {
    const log = await read();
    if (log.ok) download(new Blob([log.value.text], { type: 'text/plain' }), 'stockroom.log');
    else failed(log.failure);
  };
  const show = async () => {
    const shown = await reveal();
    if (!shown.ok) failed(shown.failure);
  };
  return (
    <Region name={t('settings.log.title')}>
      <Stack gap="m">
        <Text as="div" tone="muted">
          {t('settings.log.text')}
        </Text>
        <Inline>
          <Button icon="export" onClick={() => void save()}>
            {t('settings.log.save')}
          </Button>
          {about && !about.served && (
            <Button kind="quiet" onClick={() => void show()}>
              {t('settings.log.show')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Region>
  );
}
