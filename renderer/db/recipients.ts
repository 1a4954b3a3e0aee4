import { orderContactId, type OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type Addressed, recipientOf } from '#shared/domain/orders/recipient.ts';
import type { ShopDatabase } from './database.ts';

/** Whom an order goes to, with what is noted of it. */
export type OrderRecipient = Addressed & { readonly note: string };

/** Whom orders go to (`recipientOf`); what is erased or nobody's is left out. */
export async function readRecipients(
  db: ShopDatabase,
  orders: readonly OrderRow[],
): Promise<ReadonlyMap<OrderId, OrderRecipient>> {
  const own = await db.contacts.bulkGet(orders.map(({ id }) => orderContactId(id)));
  const customers = await db.contacts.bulkGet(orders.map(({ contactId }) => contactId ?? ''));
  return new Map(
    orders.flatMap(({ id }, at) => {
      const [mine, customer] = [own[at], customers[at]].map((row) => (row && !row.erased ? row : undefined));
      const recipient = recipientOf(mine, customer);
      return recipient ? [[id, { ...recipient, note: mine?.note ?? '' }] as const] : [];
    }),
  );
}
