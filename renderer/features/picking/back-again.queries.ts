import { useCallback, useMemo } from 'react';
import { type BackAgain, backAgain } from '#shared/domain/batches/back-again.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import type { BatchRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { fetchedKey } from './fetched-draft.ts';

/** The orders of a batch whose cancellation was undone and of which nobody at this desk said that it is fetched, live. */
export function useBackAgain({ addedBy, begunAt }: BatchRow, orders: readonly OrderRow[]): readonly BackAgain[] {
  const joined = orders.map(({ id }) => id).join(' ');
  const ids = useMemo(() => joined.split(' ') as OrderId[], [joined]); // joined of such ids above
  const read = useCallback(({ db }: Shop) => readBackAgain(db, { addedBy, begunAt }, ids), [addedBy, begunAt, ids]);
  return useLiveRead(read, turnsActs) ?? none;
}

const none: readonly BackAgain[] = [];

/** Only what undoes an act brings an order back: a pick reads nothing again. */
function turnsActs({ reversed }: Change): boolean {
  return reversed !== undefined;
}

/** The orders of a batch whose cancellation was undone since it was begun, without what somebody at this desk said is fetched. */
export async function readBackAgain(
  db: Shop['db'],
  { addedBy, begunAt }: Pick<BatchRow, 'addedBy' | 'begunAt'>,
  orderIds: readonly OrderId[],
): Promise<readonly BackAgain[]> {
  // What came before the batch itself is not looked through, where the act that began it is still in the buffer.
  const begun = await db.operations
    .where('opId')
    .equals(addedBy ?? '')
    .first();
  const undos = await db.operations
    .where('no')
    .above(begun?.no ?? 0)
    .filter(({ type, stage }) => type === UNDO && stage !== 'rejected' && stage !== 'refused')
    .toArray();
  const back = backAgain(undos.filter(({ at }) => begun !== undefined || at >= begunAt).map(readStored), orderIds);
  const fetched = await db.drafts.bulkGet(back.map(({ by }) => fetchedKey(by)));
  return back.filter((_, i) => !fetched[i]);
}

const UNDO = 'act.reversed' satisfies OperationType;
