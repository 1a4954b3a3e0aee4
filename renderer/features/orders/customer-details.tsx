import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import type { CustomerDetails, DetailField } from './customer-record.ts';
import type { CustomerEdit } from './use-customer-edit.ts';

/** Address, telephone, e-mail and note of the customer that a form of an order has chosen. */
export function CustomerDetailsFields({ edit: { state, details, set } }: { readonly edit: CustomerEdit }) {
  const t = useWords();
  if (state === 'nobody') return null;
  if (state === 'away') return <Text tone="muted">{t('orders.customer.away')}</Text>;
  return (
    <Stack gap="s">
      <DetailFields details={details} onChange={set} disabled={state === 'reading'} />
      <Text tone="muted" size="s">
        {t(state === 'new' ? 'orders.customer.newHint' : 'orders.customer.knownHint')}
      </Text>
    </Stack>
  );
}

type DetailFieldsProps = {
  readonly details: CustomerDetails;
  readonly onChange: (field: DetailField, text: string) => void;
  readonly disabled?: boolean;
};

/** The fields of a customer's record besides the name. */
export function DetailFields({ details, onChange, disabled = false }: DetailFieldsProps) {
  const t = useWords();
  const area = (field: 'address' | 'note') => (
    <TextArea
      label={t(`orders.page.${field}`)}
      value={details[field]}
      onChange={(text) => onChange(field, text)}
      rows={3}
      disabled={disabled}
      maxLength={mayMakeContact[field]}
    />
  );
  const line = (field: 'phone' | 'email') => (
    <TextField
      label={t(`orders.page.${field}`)}
      value={details[field]}
      onChange={(text) => onChange(field, text)}
      disabled={disabled}
      maxLength={mayMakeContact[field]}
    />
  );
  return (
    <Stack gap="s">
      <Columns min={200}>
        {area('address')}
        {area('note')}
      </Columns>
      <Columns min={200}>
        {line('phone')}
        {line('email')}
      </Columns>
    </Stack>
  );
}
