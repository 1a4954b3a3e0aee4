import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { HoldReason, OrderRow } from '#shared/domain/operations/rows.ts';
import { OfChosen } from './of-chosen.tsx';
import { mayTake } from './may-take.ts';

const holdReasons = [
  'payment',
  'address',
  'stock',
  'customer',
  'check',
  'other',
] as const satisfies readonly HoldReason[];

/** Characters of what is said beside the reason: a few lines, of which an order's note holds several. */
const MOST_NOTE = 500;

type HoldDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onHold: (reason: HoldReason, note: string) => void;
  readonly onClose: () => void;
};

/** Asks why orders are held; Enter holds them. */
export function HoldDialog({ orders, onHold, onClose }: HoldDialogProps) {
  const t = useWords();
  const held = orders.filter((order) => mayTake('hold', order));
  const [reason, setReason] = useState<HoldReason>('payment');
  const [note, setNote] = useState('');
  return (
    <Dialog
      name={t('queue.hold.title', { count: held.length, number: held[0]?.number ?? '' })}
      submit={t('queue.hold.submit')}
      open
      size="s"
      unsaved={note.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onHold(reason, note)}
    >
      <Stack gap="m">
        <OfChosen can={held.length} chosen={orders.length} />
        <RadioField
          label={t('queue.hold.why')}
          value={reason}
          onChange={setReason}
          options={holdReasons.map((value) => ({ value, label: t(`queue.holdReasons.${value}`) }))}
        />
        <TextArea
          label={t('queue.hold.note')}
          hint={t('queue.hold.noteHint')}
          value={note}
          onChange={setNote}
          rows={2}
          maxLength={MOST_NOTE}
        />
        <Text tone="muted" size="s">
          {t('queue.hold.text')}
        </Text>
      </Stack>
    </Dialog>
  );
}
