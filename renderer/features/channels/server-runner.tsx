import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { useChannelCommands } from './channels.commands.ts';
import { type ChannelView, useHasServer } from './channels.queries.ts';

/** Who talks to a store, as people call it. */
export function runnerWords(t: Words, { row, isHere, isServers }: ChannelView): string {
  if (isHere) return t('channels.thisComputer');
  if (isServers) return t('channels.server.name');
  return row.runner === null ? t('channels.nobody') : (row.runnerName ?? t('channels.otherComputer'));
}

/** The way to let the shop's server talk to a store, from the computer that does; nothing where there is no server. */
export function HandOver({ view }: { readonly view: ChannelView }) {
  const t = useWords();
  const told = useActNews();
  const { handOver } = useChannelCommands();
  const hasServer = useHasServer();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!hasServer || !view.isHere) return null;
  const give = async () => {
    setAsking(false);
    setBusy(true);
    const given = await handOver(view.row.id);
    setBusy(false);
    if (!given.ok) return told.failed(given.failure);
    told.saved(t('channels.server.given', { name: view.row.name }), given.value.opIds);
  };
  return (
    <>
      <Button icon="syncing" disabled={busy} onClick={() => setAsking(true)}>
        {t('channels.server.give')}
      </Button>
      {asking && (
        <ConfirmDialog
          name={t('channels.server.give')}
          open
          onClose={() => setAsking(false)}
          onConfirm={() => void give()}
          confirm={t('channels.server.give')}
        >
          {t('channels.server.giveText', { name: view.row.name })}
        </ConfirmDialog>
      )}
    </>
  );
}
