import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { EditDeliveryDialog } from './edit-delivery-dialog.tsx';
import { useDelivery } from './orders.queries.ts';

/** Where an order goes, where that is not its customer's address, and what is noted of it. */
export function DeliveryRegion({ order }: { readonly order: OrderRow }) {
  const t = useWords();
  const delivery = useDelivery(order.id);
  const [editing, setEditing] = useState(false);
  const items = [
    ...(delivery?.address
      ? [
          {
            label: t('queue.delivery.address'),
            value: <CopyText name={t('orders.customer.copy.address')} text={delivery.address} />,
          },
        ]
      : []),
    ...(delivery?.phone
      ? [
          {
            label: t('orders.page.phone'),
            value: <CopyText name={t('orders.customer.copy.phone')} text={delivery.phone} />,
          },
        ]
      : []),
    ...(delivery?.note
      ? [{ label: t('queue.delivery.note'), value: <span className="order-note">{delivery.note}</span> }]
      : []),
  ];
  return (
    <Region
      name={t('queue.delivery.title')}
      actions={
        delivery && (
          <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
            {t('queue.delivery.edit')}
          </Button>
        )
      }
    >
      {items.length > 0 ? (
        <KeyValueList items={items} />
      ) : (
        <Text tone="muted">{t(delivery === null ? 'queue.delivery.erased' : 'queue.delivery.none')}</Text>
      )}
      {editing && delivery && (
        <EditDeliveryDialog order={order} delivery={delivery} onClose={() => setEditing(false)} />
      )}
    </Region>
  );
}
