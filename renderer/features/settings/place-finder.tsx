import { useMemo } from 'react';
import type { LocationRow } from '#shared/domain/operations/rows.ts';
import { hasPlaceCode } from '#shared/domain/stock/place-code.ts';
import { bestFits, type Fit, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { useReadLocations } from './settings.queries.ts';

/** Lets the places that hold stock be found on every screen, by name and barcode: what lies there is shown. */
export function PlaceFinder() {
  const t = useWords();
  const read = useReadLocations();
  useFindSource(
    useMemo(() => {
      const nameOf = (id: string) => read().find((place) => place.id === id)?.name;
      const lineOf = (place: LocationRow, fit: Fit): Found => ({
        id: place.id,
        title: place.name,
        note: [
          t(`settings.locations.types.${place.locationType}`),
          place.parentId === null ? null : nameOf(place.parentId),
          place.barcode,
          place.archived ? t('find.archived') : null,
        ]
          .filter(Boolean)
          .join(' · '),
        icon: 'location',
        fit,
        place: `/stock?location=${place.id}`,
      });
      return {
        id: 'places',
        name: t('find.kinds.places'),
        one: t('find.one.place'),
        order: 7,
        byCode: (code) =>
          read()
            .filter(hasPlaceCode(code))
            .map((place) => lineOf(place, 'code')),
        find: async (text, most) => {
          const isCoded = hasPlaceCode(text);
          const found = read().flatMap((place) => {
            const fit = isCoded(place) ? 'code' : fitOf([place.name, place.barcode ?? ''], text);
            return fit === null ? [] : [lineOf(place, fit)];
          });
          return bestFits(found, most);
        },
      };
    }, [read, t]),
  );
  return null;
}
