import type { Operation } from '#shared/domain/operations/operation.ts';
import type { StoredOperation } from './database.ts';

/** An operation as the buffer keeps it: its text, what it is looked up by, and where it is on its way. */
export function storedOperation(
  op: Operation,
  text: string,
  way: Pick<StoredOperation, 'stage' | 'seq' | 'logEpoch' | 'shadowed'>,
): StoredOperation {
  const group = 'group' in op.payload ? op.payload.group : null;
  return {
    opId: op.opId,
    writerId: op.writerId,
    writerSeq: op.writerSeq,
    type: op.type,
    groupId: group?.id ?? '',
    at: op.occurredAt,
    actor: op.actor,
    ...way,
    text,
  };
}
