import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { useReadSuppliers } from './find-suppliers.queries.ts';

/** Lets suppliers be found on every screen, by name. */
export function SupplierFinder() {
  const t = useWords();
  const read = useReadSuppliers();
  useFindSource(
    useMemo(
      () => ({
        id: 'suppliers',
        name: t('find.kinds.suppliers'),
        one: t('find.one.supplier'),
        order: 8,
        find: async (text, most) => {
          const found = read().flatMap(({ id, name, archived, leadTimeDays }): readonly Found[] => {
            const fit = fitOf([name], text);
            const note = [
              leadTimeDays === null ? null : t('find.leadTime', { count: leadTimeDays }),
              archived ? t('find.archived') : null,
            ]
              .filter(Boolean)
              .join(' · ');
            return fit === null
              ? []
              : [{ id, title: name, note: note || undefined, icon: 'purchasing', fit, place: `/suppliers/${id}` }];
          });
          return bestFits(found, most);
        },
      }),
      [read, t],
    ),
  );
  return null;
}
