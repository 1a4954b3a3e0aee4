import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { recordFields } from './customer-record.ts';
import { EditCustomerDialog } from './edit-customer-dialog.tsx';
import type { FoundOrder } from './orders.queries.ts';

type CustomerRegionProps = { readonly id: ContactId | null; readonly contact: FoundOrder['contact'] };

/** Whom an order is for: address, telephone and e-mail are copied by pressing them. */
export function CustomerRegion({ id, contact }: CustomerRegionProps) {
  const t = useWords();
  const [editing, setEditing] = useState(false);
  const rows = contact
    ? recordFields.flatMap((field) =>
        field === 'name' || contact[field] !== ''
          ? [{ label: t(`orders.page.${field}`), value: <FieldValue field={field} text={contact[field]} /> }]
          : [],
      )
    : [];
  return (
    <Region
      name={t('orders.page.customer')}
      actions={
        contact && (
          <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
            {t('orders.customer.edit')}
          </Button>
        )
      }
    >
      {rows.length > 0 ? <KeyValueList items={rows} /> : <Text tone="muted">{t('orders.page.noCustomer')}</Text>}
      {editing && id && contact && <EditCustomerDialog id={id} contact={contact} onClose={() => setEditing(false)} />}
    </Region>
  );
}

function FieldValue({ field, text }: { readonly field: (typeof recordFields)[number]; readonly text: string }) {
  const t = useWords();
  if (text === '') return <Dash />;
  if (field === 'name') return text;
  return field === 'note' ? (
    <span className="order-note">{text}</span>
  ) : (
    <CopyText name={t(`orders.customer.copy.${field}`)} text={text} />
  );
}
