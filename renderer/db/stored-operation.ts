import { groupOf, type Operation } from '#shared/domain/operations/operation.ts';
import type { StoredOperation } from './database.ts';

/** An operation as the buffer keeps it: its text, what it is looked up by, and where it is on its way. */
export function storedOperation(
  op: Operation,
  text: string,
  way: Pick<StoredOperation, 'stage' | 'seq' | 'logEpoch' | 'shadowed'>,
): StoredOperation {
  return {
    opId: op.opId,
    writerId: op.writerId,
    writerSeq: op.writerSeq,
    type: op.type,
    groupId: groupOf(op)?.id ?? '',
    at: op.occurredAt,
    actor: op.actor,
    ...way,
    text,
  };
}
