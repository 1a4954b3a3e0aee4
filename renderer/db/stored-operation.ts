import { parseOperation } from '#shared/contract/store/operation.ts';
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

/** The operation a stored row holds; what we stored ourselves must read back. */
export function readStored(row: StoredOperation): Operation {
  const parsed = parseOperation(row.text);
  if (!parsed.ok)
    throw new Error(
      `Broken assumption: a stored operation reads back (${parsed.failure.detail ?? parsed.failure.code})`,
    );
  return parsed.value;
}
