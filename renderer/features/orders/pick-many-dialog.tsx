import { useState } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { BatchedNote } from './batched-note.tsx';
import { OfChosen } from './of-chosen.tsx';
import { useOpenBatches } from './orders.queries.ts';
import { mayTake } from './may-take.ts';

type PickManyDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onPick: (takeBatched: boolean) => void;
  readonly onClose: () => void;
};

/** Asks before orders are picked at once of which some are in a batch: somebody walks for their goods already (OQ80). */
export function PickManyDialog({ orders, onPick, onClose }: PickManyDialogProps) {
  const t = useWords();
  const batches = useOpenBatches();
  const [takeBatched, setTakeBatched] = useState(false);
  const pickable = orders.filter((order) => mayTake('pick', order));
  const picked = takeBatched ? pickable : pickable.filter(({ id }) => !batches.has(id));
  return (
    <Dialog
      name={t('queue.batched.title')}
      submit={t('queue.batched.submit', { count: picked.length })}
      open
      size="m"
      unsaved={false}
      focusSubmit
      canSubmit={picked.length > 0}
      onClose={onClose}
      onSubmit={() => onPick(takeBatched)}
    >
      <Stack gap="m">
        <OfChosen can={pickable.length} chosen={orders.length} />
        <BatchedNote orders={pickable} />
        <CheckField
          label={t('queue.batched.take')}
          hint={t('queue.batched.takeNote')}
          checked={takeBatched}
          onChange={setTakeBatched}
        />
      </Stack>
    </Dialog>
  );
}
