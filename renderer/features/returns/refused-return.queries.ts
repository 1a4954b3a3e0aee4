import { useCallback } from 'react';
import type { InboxRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { LostContact, ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { actOfReturn, listAgain } from './refused-return.ts';
import type { ReturnDraft } from './return-draft.ts';

/** The list of the newest return of an order that was refused and is not dealt with, live; undefined before it is read, null: none. */
export function useRefusedReturn(order: OrderRow): ReturnDraft | null | undefined {
  const read = useCallback((shop: Shop) => readRefusedReturn(shop, order), [order]);
  return useLiveRead(read, touchesLog);
}

function touchesLog(change: Change): boolean {
  return change.log;
}

/**
 * The list of the newest return of an order that was refused, as long as a person has neither dealt with the refusal nor taken the
 * list back. It is read from the act itself, which the shop's files keep.
 */
export async function readRefusedReturn(
  { db }: Pick<Shop, 'db'>,
  order: Pick<OrderRow, 'id' | 'lines'>,
): Promise<ReturnDraft | null> {
  const rows = await db.inbox.toArray();
  const refused = rows.flatMap((row) => (isOfOrder(row, order) ? [row] : [])).sort((a, b) => b.at - a.at);
  for (const { opId } of refused) {
    const stored = await db.operations.where('opId').equals(opId).first();
    const op = stored && readStored(stored);
    const list = op?.type === 'order.moved' ? listAgain(op.payload, order) : null;
    if (list && !(await wasTaken(db, list))) return list;
  }
  return null;
}

function isOfOrder(
  row: InboxRow | LostContact,
  { id }: Pick<OrderRow, 'id'>,
): row is Extract<InboxRow, { type: 'refused' }> {
  return row.type === 'refused' && !row.resolved && row.refs.some((ref) => ref.kind === 'order' && ref.id === id);
}

/** Whether a list was taken back, also where that was undone or refused in its turn. */
async function wasTaken(db: ShopDatabase, { id }: ReturnDraft): Promise<boolean> {
  return (await db.operations.where('opId').equals(actOfReturn(id)).count()) > 0;
}
