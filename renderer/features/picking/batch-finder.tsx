import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { isCodeOfBatch } from '#shared/domain/batches/batch-code.ts';
import { type NamedBatch, useNamedBatches } from './picking.queries.ts';

/** Lets batches be found on every screen: by number, by who picks them, and by the code on their list. */
export function BatchFinder() {
  const t = useWords();
  const known = useNamedBatches();
  useFindSource(
    useMemo(() => {
      const lineOf = ({ batch, person }: NamedBatch, fit: Found['fit']): Found => ({
        id: batch.id,
        title: batch.number,
        note: [person, t(`picking.states.${batch.state}`), t('picking.find.note', { orders: batch.orderIds.length })]
          .filter(Boolean)
          .join(' · '),
        icon: 'orders',
        fit,
        place: `/picking/${batch.id}`,
      });
      return {
        id: 'batches',
        name: t('find.kinds.batches'),
        one: t('find.one.batch'),
        order: 3.5,
        byCode: (code) =>
          (known ?? []).filter(({ batch }) => isCodeOfBatch(code, batch.number)).map((one) => lineOf(one, 'code')),
        find: async (text, most) => {
          const found = (known ?? []).flatMap((one) => {
            // For no text those that are picked now.
            const open = one.batch.state === 'open' ? ('begins' as const) : null;
            const fit = text === '' ? open : fitOf([one.batch.number, one.person ?? ''], text);
            return fit === null ? [] : [lineOf(one, fit)];
          });
          return bestFits(found, most);
        },
      };
    }, [known, t]),
  );
  return null;
}
