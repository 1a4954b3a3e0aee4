import { Link } from '#renderer/ui/link.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { useOpenBatches } from './orders.queries.ts';

/** In which batch an order is being picked, and by whom: the way there. */
export function InBatch({ orderId }: { readonly orderId: OrderId }) {
  const t = useWords();
  const found = useOpenBatches().get(orderId);
  if (!found) return null;
  const { batch, person } = found;
  const { number } = batch;
  return (
    <Link href={`/picking/${batch.id}`}>
      {person ? t('picking.markOf', { number, person }) : t('picking.mark', { number })}
    </Link>
  );
}
