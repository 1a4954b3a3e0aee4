import { useState } from 'react';
import type { Failure, Result } from '#shared/base/result.ts';
import type { ListingId } from '#shared/domain/operations/ids.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { channelFailureWords } from '../channel-failure.ts';
import { useChannelCommands } from '../channels.commands.ts';
import type { ChannelView } from '../channels.queries.ts';
import type { TruthRow } from './truth-rows.ts';

/** What a person can do with rows of the truth meter. */
export type TruthActs = {
  readonly busy: boolean;
  readonly repair: (rows: readonly TruthRow[], as: 'ours' | 'theirs') => void;
  /** Has the store told from now on, beginning from what it shows. */
  readonly tell: (rows: readonly TruthRow[]) => void;
  readonly untell: (rows: readonly TruthRow[]) => void;
  readonly unlink: (rows: readonly TruthRow[]) => void;
};

/** The acts on rows of a channel's truth meter. */
export function useTruthActs({ row: channel }: ChannelView): TruthActs {
  const t = useWords();
  const told = useActNews();
  const commands = useChannelCommands();
  const [busy, setBusy] = useState(false);
  const failed = (failure: Failure) => void toast.failed(channelFailureWords(t, failure, channel.vendor));
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    void act().finally(() => setBusy(false));
  };
  const listingsOf = (rows: readonly TruthRow[]): readonly ListingId[] => [
    ...new Set(rows.flatMap(({ listing }) => (listing ? [listing.id] : []))),
  ];
  const settled = (answer: Result<unknown>, text: string) =>
    answer.ok ? void toast.success(text) : failed(answer.failure);
  return {
    busy,
    repair: (rows, as) =>
      run(async () => {
        const drifting = rows.filter(({ place }) => place.drift !== null);
        for (const { item, place } of drifting) {
          const repaired = await commands.repair(channel.id, item.key, place.locationId, as);
          if (!repaired.ok) return failed(repaired.failure);
        }
        toast.success(t(`channels.truth.repaired.${as}`, { count: drifting.length }));
        if (as === 'ours') void commands.syncNow(channel.id);
      }),
    tell: (rows) =>
      run(async () => {
        const set = await commands.setListings(listingsOf(rows), { untold: null });
        if (!set.ok && set.failure.code !== 'nothing-changed') return failed(set.failure);
        const keys = [...new Set(rows.map(({ item }) => item.key))];
        settled(await commands.agree(channel.id, keys), t('channels.truth.told', { count: keys.length }));
      }),
    untell: (rows) =>
      run(async () => {
        const set = await commands.setListings(listingsOf(rows), { untold: true });
        if (set.ok) told.saved(t('channels.truth.untold', { count: listingsOf(rows).length }), set.value.opIds);
        else failed(set.failure);
      }),
    unlink: (rows) =>
      run(async () => {
        const set = await commands.setListings(listingsOf(rows), { archived: true });
        if (set.ok) told.saved(t('channels.truth.unlinked', { count: listingsOf(rows).length }), set.value.opIds);
        else failed(set.failure);
      }),
  };
}
