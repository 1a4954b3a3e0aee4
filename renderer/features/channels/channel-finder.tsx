import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { useChannels } from './channels.queries.ts';
import { vendorName } from './vendor-name.ts';

/** Lets channels be found on every screen, by name, address and kind. */
export function ChannelFinder() {
  const t = useWords();
  const channels = useChannels();
  useFindSource(
    useMemo(
      () => ({
        id: 'channels',
        name: t('find.kinds.channels'),
        one: t('find.one.channel'),
        order: 8,
        find: async (text, most) => {
          const found = (channels ?? []).flatMap(({ row, standing }): readonly Found[] => {
            const fit = fitOf([row.name, vendorName(t, row.vendor), row.url ?? ''], text);
            const note = t(`channels.standings.${standing}`);
            return fit === null
              ? []
              : [{ id: row.id, title: row.name, note, icon: 'channels', fit, place: `/channels/${row.id}` }];
          });
          return bestFits(found, most);
        },
      }),
      [channels, t],
    ),
  );
  return null;
}
