import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useReadCounts } from './find-counts.queries.ts';

/** Lets counts be found on every screen, by name and place. */
export function CountFinder() {
  const t = useWords();
  const format = useFormat();
  const read = useReadCounts();
  useFindSource(
    useMemo(
      () => ({
        id: 'counts',
        name: t('find.kinds.counts'),
        one: t('find.one.count'),
        order: 6,
        find: async (text, most) => {
          const found = (await read()).flatMap(({ count, location }): readonly Found[] => {
            // For no text those that are still counted.
            const fit = text === '' ? (count.state === 'open' ? 'begins' : null) : fitOf([count.name, location], text);
            const note = [location, t(`counts.states.${count.state}`), format.date(count.begunAt)]
              .filter(Boolean)
              .join(' · ');
            return fit === null
              ? []
              : [{ id: count.id, title: count.name, note, icon: 'counts', fit, place: `/counts/${count.id}` }];
          });
          return bestFits(found, most);
        },
      }),
      [read, t, format],
    ),
  );
  return null;
}
