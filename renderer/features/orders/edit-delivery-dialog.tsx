import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import { recordEdit } from './customer-record.ts';
import { type DeliveryField, deliveryFields, useDeliveryCommands } from './delivery-record.commands.ts';

type EditDeliveryProps = { readonly order: OrderRow; readonly delivery: Contact; readonly onClose: () => void };

/** Changes where an order goes, where that is not its customer's address, and what is noted of it. */
export function EditDeliveryDialog({ order, delivery, onClose }: EditDeliveryProps) {
  const t = useWords();
  const commands = useDeliveryCommands();
  const told = useActNews();
  const [was, setWas] = useState(delivery);
  const [typed, setTyped] = useState<Partial<Record<DeliveryField, string>>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [met, setMet] = useState<readonly DeliveryField[]>([]);
  const submit = async () => {
    const edit = recordEdit(was, typed);
    if (!edit) return onClose();
    setBusy(true);
    setFailure(null);
    setMet([]);
    const edited = await commands.edit(order.id, edit);
    setBusy(false);
    if (!edited.ok) return setFailure(edited.failure);
    if (edited.value.outcome === 'met') {
      const { record } = edited.value;
      setMet(deliveryFields.filter((field) => record[field] !== was[field]));
      setWas(record);
      return setFailure({ code: 'order-met' });
    }
    const { written } = edited.value;
    told.saved(t('orders.edit.saved', { number: order.number }), [], { back: () => commands.putBack(written) });
    onClose();
  };
  return (
    <Dialog
      name={t('queue.delivery.edit')}
      submit={t('orders.edit.save')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={busy}
      error={
        failure && (
          <Stack gap="xs">
            <ErrorBlock {...failureWords(t, failure)} />
            {met.map((field) => (
              <Text key={field}>
                {t('orders.customer.now', { field: t(`queue.delivery.${field}`), text: was[field] })}
              </Text>
            ))}
          </Stack>
        )
      }
    >
      <Stack gap="m">
        {deliveryFields.map((field) => {
          const isCustomers = field === 'note' && !!order.channelId;
          const shared = {
            label: t(`queue.delivery.${field}`),
            hint: isCustomers ? t('queue.delivery.customerNoteHint') : t(`queue.delivery.${field}Hint`),
            value: typed[field] ?? was[field],
            onChange: (text: string) => setTyped((before) => ({ ...before, [field]: text })),
            maxLength: mayMakeContact[field],
          };
          return field === 'phone' ? (
            <TextField key={field} {...shared} />
          ) : (
            <TextArea key={field} {...shared} rows={4} />
          );
        })}
      </Stack>
    </Dialog>
  );
}
