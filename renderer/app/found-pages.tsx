import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Place } from '#renderer/ui/location.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords, type Words } from '#renderer/words/words.ts';

/** A page with a name of its own that can be found: a section of the settings or one of its fields, a topic of the help. */
export type FoundPage = {
  readonly title: string;
  /** Other words people look for it with, in one text. */
  readonly keywords: string;
  /** What it stands in, such as the section of a setting; left out or null where the title says enough. */
  readonly section?: string | null;
  readonly path: Place;
  readonly icon: IconName;
};

type FoundPagesProps = {
  /** The kind, as the words of the finder name it. */
  readonly kind: 'settings' | 'help';
  readonly order: number;
  readonly pagesOf: (t: Words) => readonly FoundPage[];
};

/** Lets pages of one kind be found on every screen, by title and keywords. Keep `pagesOf` the same between renders. */
export function FoundPages({ kind, order, pagesOf }: FoundPagesProps) {
  const t = useWords();
  useFindSource(
    useMemo(() => {
      // The help has hundreds of texts: they are put together once, and not at every key.
      const pages = once(() => pagesOf(t));
      return {
        id: kind,
        name: t(`find.kinds.${kind}`),
        one: t(`find.one.${kind}`),
        order,
        yields: true,
        find: async (text, most) => {
          const found = pages().flatMap(({ title, keywords, section, path, icon }): readonly Found[] => {
            const fit = fitOf([title], text) ?? (fitOf([title, keywords], text) && 'within');
            const line = section ? { note: section } : {};
            return fit === null ? [] : [{ id: `${path}#${title}`, title, icon, fit, place: path, ...line }];
          });
          return bestFits(found, most);
        },
      };
    }, [kind, order, pagesOf, t]),
  );
  return null;
}

/** Makes something when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
