import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { orderContactId, type OrderId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { contactOf } from '#renderer/db/lost-contacts.ts';
import type { RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { putRecordBack, type WrittenRecord } from './customer-record.commands.ts';
import { noDetails, type RecordEdit, withEdit } from './customer-record.ts';

/** What an order says of its own of where it goes: another address, and a note. */
export const deliveryFields = ['address', 'note'] as const;
export type DeliveryField = (typeof deliveryFields)[number];

export type DeliveryFailure = Failure<'contact-unknown' | 'nothing-changed'> | RecordFailure;
export type DeliverySaved =
  | { readonly outcome: 'saved'; readonly written: WrittenRecord }
  /** The same was changed elsewhere meanwhile; nothing was written. */
  | { readonly outcome: 'met'; readonly record: Contact };

/** The record of an order's own; an empty one where nobody has said anything yet, null where it is erased. */
export async function readDelivery(db: ShopDatabase, orderId: OrderId): Promise<Contact | null> {
  const row = await db.contacts.get(orderContactId(orderId));
  if (!row) return { contactId: orderContactId(orderId), kind: 'customer', erased: false, name: '', ...noDetails };
  return row.erased ? null : contactOf(row);
}

/** Changes where an order goes and what is noted of it, in the record of its own: nothing of it is in an operation (DATA-R10). */
export async function editDelivery(
  shop: Shop,
  orderId: OrderId,
  edit: RecordEdit,
): Promise<Result<DeliverySaved, DeliveryFailure>> {
  const outcome: DeliverySaved[] = [];
  const kept = await act<DeliveryFailure>(shop, async (db) => {
    const found = await readDelivery(db, orderId);
    if (!found) return fail({ code: 'contact-unknown' });
    const { record, written, met } = withEdit(found, edit);
    if (met.length > 0) outcome.push({ outcome: 'met', record: found });
    else if (written)
      outcome.push({ outcome: 'saved', written: { contactId: orderContactId(orderId), edit: written } });
    return outcome[0]?.outcome === 'saved'
      ? done({ decisions: [], contacts: [record] })
      : fail({ code: 'nothing-changed' });
  });
  const [first] = outcome;
  if (first && (kept.ok || kept.failure.code === 'nothing-changed')) return done(first);
  return kept.ok ? fail({ code: 'nothing-changed' }) : kept;
}

/** What a person can do about where an order goes. */
export function useDeliveryCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      edit: (orderId: OrderId, edit: RecordEdit) => editDelivery(shop, orderId, edit),
      putBack: (written: WrittenRecord) => putRecordBack(shop, written),
    }),
    [shop],
  );
}
