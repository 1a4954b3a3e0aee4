import { useState } from 'react';
import type { RoundReport } from '#shared/channels/lane-api.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { channelFailureWords } from './channel-failure.ts';
import { useChannelCommands } from './channels.commands.ts';

/** What is done with a channel from its list and its page, told by toasts. */
export function useChannelActs() {
  const t = useWords();
  const told = useActNews();
  const commands = useChannelCommands();
  const [syncing, setSyncing] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, on: boolean) =>
    setSyncing((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)));
  const sync = async ({ id, name, vendor }: ChannelRow) => {
    mark(id, true);
    const synced = await commands.syncNow(id);
    mark(id, false);
    if (synced.ok) toast.success(roundText(t, name, synced.value));
    else toast.failed(channelFailureWords(t, synced.failure, vendor), `channel-${id}`);
  };
  const pause = async ({ id, name, paused }: ChannelRow) => {
    const set = await commands.set(id, { paused: paused ? null : true });
    if (set.ok) told.saved(t(paused ? 'channels.told.resumed' : 'channels.told.paused', { name }), set.value.opIds);
    else told.failed(set.failure);
  };
  return { syncing, sync: (row: ChannelRow) => void sync(row), pause: (row: ChannelRow) => void pause(row) };
}

function roundText(t: Words, name: string, { ordersTaken, told, drifting }: RoundReport): string {
  return [
    t('channels.told.synced', { name }),
    ordersTaken > 0 && t('channels.told.orders', { count: ordersTaken }),
    told > 0 && t('channels.told.offers', { count: told }),
    drifting > 0 && t('channels.told.drifting', { count: drifting }),
  ]
    .filter((text) => text !== false)
    .join(' ');
}
