import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { BatchId, OrderId, PersonId } from '../operations/ids.ts';
import type { Decision, Stamp } from '../operations/operation.ts';
import type { BatchRow, PickMethod } from '../operations/rows.ts';
import { type BatchAct, batchStates } from './batch-states.ts';
import { stepsFrom } from '../operations/transitions.ts';

export type BatchFailure = Failure<'batch-not-in-state' | 'batch-empty'>;

/** Begins a batch: these orders are picked together by one person. */
export function decideBatch(
  batch: {
    readonly number: string;
    readonly method: PickMethod;
    readonly orderIds: readonly OrderId[];
    readonly assigneeId: PersonId | null;
  },
  { nextId }: Pick<Stamp, 'nextId'>,
): Result<Decision & { readonly type: 'batch.begun' }, BatchFailure> {
  if (batch.orderIds.length === 0) return fail({ code: 'batch-empty' });
  return done({ type: 'batch.begun', payload: { batchId: nextId() as BatchId, ...batch } });
}

/** Ends a batch: finished, or cancelled. What was picked in it stays picked. */
export function decideBatchEnd(batch: BatchRow, act: BatchAct, at: number): Result<Decision, BatchFailure> {
  const [to] = stepsFrom(batchStates, batch.state, act);
  if (!to) return fail({ code: 'batch-not-in-state', detail: batch.state });
  const change = { batchId: batch.id, from: batch.state, to, endedAt: at };
  return done({ type: 'batch.moved', payload: { change } });
}
