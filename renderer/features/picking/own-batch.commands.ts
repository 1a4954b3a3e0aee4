import { fail, type Failure, type Result } from '#shared/base/result.ts';
import type { BatchFailure } from '#shared/domain/batches/batch.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { BatchId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { BatchRow } from '#shared/domain/operations/rows.ts';
import type { OrderFailure } from '#shared/domain/orders/fulfil.ts';
import type { SerialFailure } from '#shared/domain/stock/serials.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop } from '#renderer/db/shop.ts';
import type { UndoFailure } from '#renderer/db/undo.ts';

export type PickingFailure =
  | BatchFailure
  | OrderFailure
  | SerialFailure
  | UndoFailure
  | RecordFailure
  | Failure<'batch-unknown' | 'batch-of-another' | 'batch-number-taken' | 'number-missing' | 'nothing-changed'>;

type Written = Result<{ readonly decisions: readonly Decision[] }, PickingFailure>;
type Around = { readonly db: ShopDatabase; readonly at: number };

/** An act on a batch that is there. */
export function onBatch(
  shop: Shop,
  batchId: BatchId,
  decide: (batch: BatchRow, around: Around) => Written | Promise<Written>,
): Promise<Result<Recorded, PickingFailure>> {
  return act<PickingFailure>(shop, async (db, { at }) => {
    const batch = await db.batches.get(batchId);
    if (!batch || isGone(batch)) return fail({ code: 'batch-unknown' });
    return decide(batch, { db, at });
  });
}

/** The same for what only the person may do whose batch it is: who takes it over says so first (PCK2). */
export function onOwnBatch(
  shop: Shop,
  batchId: BatchId,
  decide: (batch: BatchRow, around: Around) => Written | Promise<Written>,
): Promise<Result<Recorded, PickingFailure>> {
  return onBatch(shop, batchId, (batch, around) => {
    if (batch.state !== 'open') return fail({ code: 'batch-not-in-state', detail: batch.state });
    if (batch.assigneeId && batch.assigneeId !== shop.person.get()) return fail({ code: 'batch-of-another' });
    return decide(batch, around);
  });
}
