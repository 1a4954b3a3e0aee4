import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { looseOf, parcelledOf } from '#shared/domain/orders/progress.ts';
import { BatchedNote } from './batched-note.tsx';
import { backOf, GoesBack } from './goes-back.tsx';
import { OfChosen } from './of-chosen.tsx';
import { mayTake } from './may-take.ts';

type PutBackDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onPutBack: () => void;
  readonly onClose: () => void;
};

/** Says what goes back on which shelf before picked goods are put back; what lies in parcels stays there. */
export function PutBackDialog({ orders: chosen, onPutBack, onClose }: PutBackDialogProps) {
  const t = useWords();
  const orders = chosen.filter((order) => mayTake('putBack', order));
  const count = orders.length;
  const isPacked = orders.some(({ lines }) => lines.some((line) => parcelledOf(line) > 0));
  return (
    <Dialog
      name={t('orders.putBack.title', { count, number: orders[0]?.number ?? '' })}
      submit={t('orders.putBack.submit')}
      open
      size="m"
      unsaved={false}
      focusSubmit
      onClose={onClose}
      onSubmit={onPutBack}
    >
      <Stack gap="m">
        <OfChosen can={count} chosen={chosen.length} />
        <Text>{t('orders.putBack.text', { count })}</Text>
        <GoesBack back={backOf(orders, looseOf)} />
        {isPacked && <Text tone="muted">{t('orders.putBack.packed')}</Text>}
        <BatchedNote orders={orders} />
      </Stack>
    </Dialog>
  );
}
