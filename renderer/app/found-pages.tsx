import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Place } from '#renderer/ui/location.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords, type WordKey, wordOf } from '#renderer/words/words.ts';

/** A page with a name of its own that can be found: a section of the settings, a topic of the help. */
export type FoundPage = {
  readonly title: WordKey;
  /** Other words people look for it with, in one text. */
  readonly keywords: WordKey;
  readonly path: Place;
  readonly icon: IconName;
};

type FoundPagesProps = {
  /** The kind, as the words of the finder name it. */
  readonly kind: 'settings' | 'help';
  readonly order: number;
  readonly pages: readonly FoundPage[];
};

/** Lets pages of one kind be found on every screen, by title and keywords. Keep `pages` the same between renders. */
export function FoundPages({ kind, order, pages }: FoundPagesProps) {
  const t = useWords();
  useFindSource(
    useMemo(
      () => ({
        id: kind,
        name: t(`find.kinds.${kind}`),
        one: t(`find.one.${kind}`),
        order,
        yields: true,
        find: async (text, most) => {
          const found = pages.flatMap(({ title, keywords, path, icon }): readonly Found[] => {
            const name = wordOf(t, title);
            const fit = fitOf([name], text) ?? (fitOf([name, wordOf(t, keywords)], text) && 'within');
            return fit === null ? [] : [{ id: `${path}#${title}`, title: name, icon, fit, place: path }];
          });
          return bestFits(found, most);
        },
      }),
      [kind, order, pages, t],
    ),
  );
  return null;
}
