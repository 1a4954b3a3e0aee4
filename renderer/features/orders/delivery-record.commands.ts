import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { orderContactId, type OrderId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { contactOf } from '#renderer/db/lost-contacts.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import {
  editDone,
  type EditFailure,
  editRecord,
  putRecordBack,
  type RecordEdited,
  type WrittenRecord,
} from './customer-record.commands.ts';
import { noDetails, type RecordEdit } from './customer-record.ts';

/** What an order says of its own of where it goes: another address, how to call there, and a note. */
export const deliveryFields = ['address', 'phone', 'note'] as const;
export type DeliveryField = (typeof deliveryFields)[number];

/** The record of an order's own; an empty one where nobody has said anything yet, null where it is erased. */
export async function readDelivery(db: ShopDatabase, orderId: OrderId): Promise<Contact | null> {
  const row = await db.contacts.get(orderContactId(orderId));
  if (!row) return { contactId: orderContactId(orderId), kind: 'customer', erased: false, name: '', ...noDetails };
  return row.erased ? null : contactOf(row);
}

/** Changes where an order goes and what is noted of it, in the record of its own: nothing of it is in an operation (DATA-R10). */
export function editDelivery(
  shop: Shop,
  orderId: OrderId,
  edit: RecordEdit,
): Promise<Result<RecordEdited, EditFailure>> {
  return editRecord(shop, async (db) => {
    const found = await readDelivery(db, orderId);
    return found ? done(editDone(orderContactId(orderId), found, edit)) : fail({ code: 'contact-unknown' });
  });
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
