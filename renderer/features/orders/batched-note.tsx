import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { useOpenBatches } from './orders.queries.ts';

/** So many orders of batches are named. */
const MOST_NAMED = 6;

/** Says which of some orders are being picked in which batch, and by whom; nothing where none is. */
export function BatchedNote({ orders }: { readonly orders: readonly OrderRow[] }) {
  const t = useWords();
  const batches = useOpenBatches();
  const batched = orders.filter(({ id }) => batches.has(id));
  if (batched.length === 0) return null;
  const named = batched
    .slice(0, MOST_NAMED)
    .flatMap(({ id, number }) =>
      (batches.get(id) ?? []).map(({ batch, person }) =>
        t('picking.begin.other', { number, batch: batch.name, person: person ?? t('picking.nobody') }),
      ),
    );
  const which = [...named, ...(batched.length > MOST_NAMED ? ['…'] : [])].join(', ');
  return <Text tone="warn">{t('queue.batched.text', { count: batched.length, which })}</Text>;
}
