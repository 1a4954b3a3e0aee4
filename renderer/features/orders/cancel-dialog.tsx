import { Stack } from '#renderer/ui/layout.tsx';
import { Question } from '#renderer/ui/question.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isPartShipped, readyOf } from '#shared/domain/orders/progress.ts';
import { backOf, GoesBack } from './goes-back.tsx';
import { OfChosen } from './of-chosen.tsx';
import { useClosedParcels } from './orders.queries.ts';
import { mayTake } from './may-take.ts';

type CancelDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onCancel: () => void;
  readonly onClose: () => void;
};

/** More parcels than this are counted, not named. */
const MOST = 8;

/** Asks before orders are cancelled of which something is picked: what goes back and where to, and which closed parcels must not leave. */
export function CancelDialog({ orders: chosen, onCancel, onClose }: CancelDialogProps) {
  const t = useWords();
  const orders = chosen.filter((order) => mayTake('cancel', order));
  const [only, ...others] = orders;
  const count = orders.length;
  const parcels = useClosedParcels(orders);
  const isRest = others.length === 0 && only !== undefined && isPartShipped(only);
  return (
    <Question
      name={t('orders.cancel.title', { count, number: only?.number ?? '' })}
      open
      size="m"
      safe={t('orders.cancel.keep', { count })}
      onSafe={onClose}
      risky={t('orders.cancel.confirm', { count })}
      onRisky={onCancel}
    >
      <Stack gap="m">
        <OfChosen can={count} chosen={chosen.length} />
        <Text>{isRest ? t('orders.cancel.restText') : t('orders.cancel.text', { count })}</Text>
        <GoesBack back={backOf(orders, readyOf)} />
        {parcels.length > 0 && (
          <Text tone="warn">
            {t('orders.cancel.parcels', { count: parcels.length, parcels: parcels.slice(0, MOST).join('; ') })}
            {parcels.length > MOST && ` ${t('orders.cancel.more', { count: parcels.length - MOST })}`}
          </Text>
        )}
      </Stack>
    </Question>
  );
}
