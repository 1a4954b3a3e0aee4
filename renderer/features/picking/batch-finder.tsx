import { useMemo } from 'react';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { isCodeOfBatch } from '#shared/domain/batches/batch-code.ts';
import { type OpenBatch, useOpenBatches, useReadBatches } from './picking.queries.ts';

/** Lets batches be found on every screen: by number, by who picks them, and by the code on their list. */
export function BatchFinder() {
  const t = useWords();
  const open = useOpenBatches();
  const read = useReadBatches();
  useFindSource(
    useMemo(() => {
      const lineOf = ({ batch, person }: OpenBatch, fit: Found['fit']): Found => ({
        id: batch.id,
        title: batch.name,
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
        byCode: (code) => {
          const known = [...new Map([...open.values()].flat().map((one) => [one.batch.id, one])).values()];
          return known.filter(({ batch }) => isCodeOfBatch(code, batch)).map((one) => lineOf(one, 'code'));
        },
        find: async (text, most) => {
          const found = (await read()).flatMap((one) => {
            const fit = fitOfBatch(one, text);
            return fit === null ? [] : [lineOf(one, fit)];
          });
          return bestFits(found, most);
        },
      };
    }, [open, read, t]),
  );
  return null;
}

/** How well a batch fits a text; for none those fit that are picked now. */
function fitOfBatch({ batch, person }: OpenBatch, text: string): Found['fit'] | null {
  if (text === '') return batch.state === 'open' ? 'begins' : null;
  return isCodeOfBatch(text, batch) ? 'code' : fitOf([batch.name, person ?? ''], text);
}
