import { Link } from '#renderer/ui/link.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { useOpenBatches } from './orders.queries.ts';

/** In which batches an order is being picked, and by whom: the ways there. */
export function InBatch({ orderId }: { readonly orderId: OrderId }) {
  const t = useWords();
  const found = useOpenBatches().get(orderId) ?? [];
  return found.map(({ batch: { id, name: number }, person }) => (
    <Link key={id} href={`/picking/${id}`}>
      {person ? t('picking.markOf', { number, person }) : t('picking.mark', { number })}
    </Link>
  ));
}
