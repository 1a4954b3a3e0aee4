import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import { DetailFields } from './customer-details.tsx';
import { useCustomerCommands } from './customer-record.commands.ts';
import { recordEdit, type RecordField } from './customer-record.ts';

type EditCustomerProps = { readonly id: ContactId; readonly contact: Contact; readonly onClose: () => void };

/** Changes what is known of a customer: name, address, telephone, e-mail and note. */
export function EditCustomerDialog({ id, contact, onClose }: EditCustomerProps) {
  const t = useWords();
  const commands = useCustomerCommands();
  const told = useActNews();
  const [was, setWas] = useState(contact);
  const [typed, setTyped] = useState<Partial<Record<RecordField, string>>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [met, setMet] = useState<readonly RecordField[]>([]);
  const text = (field: RecordField) => typed[field] ?? was[field];
  const put = (field: RecordField, next: string) => setTyped((before) => ({ ...before, [field]: next }));
  const details = { address: text('address'), phone: text('phone'), email: text('email'), note: text('note') };

  const submit = async () => {
    const edit = recordEdit(was, typed);
    if (!edit) return onClose();
    setBusy(true);
    setFailure(null);
    const edited = await commands.edit(id, edit);
    setBusy(false);
    if (!edited.ok) return setFailure(edited.failure);
    if (edited.value.outcome === 'met') {
      setWas(edited.value.record);
      setMet(edited.value.fields);
      return setFailure({ code: 'contact-met' });
    }
    const { written } = edited.value;
    told.saved(t('orders.customer.saved', { name: text('name').trim() }), [], {
      back: () => commands.putBack(written),
    });
    onClose();
  };
  return (
    <Dialog
      name={t('orders.customer.edit')}
      submit={t('orders.customer.save')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={text('name').trim() !== ''}
      busy={busy}
      error={
        failure && (
          <Stack gap="xs">
            <ErrorBlock {...failureWords(t, failure)} />
            {met.map((field) => (
              <Text key={field}>
                {t('orders.customer.now', { field: t(`orders.page.${field}`), text: was[field] })}
              </Text>
            ))}
          </Stack>
        )
      }
    >
      <Stack gap="m">
        <Text tone="muted">{t('orders.customer.oneRecord')}</Text>
        <TextField
          label={t('orders.page.name')}
          value={text('name')}
          onChange={(name) => put('name', name)}
          error={text('name').trim() === '' ? t('orders.customer.nameMissing') : null}
          maxLength={mayMakeContact.name}
        />
        <DetailFields details={details} onChange={put} />
      </Stack>
    </Dialog>
  );
}
