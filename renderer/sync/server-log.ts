import { fail, type Failure } from '#shared/base/result.ts';
import { type OperationFailure, parseOperation } from '#shared/contract/store/operation.ts';
import type { ChangesAnswer } from '#shared/contract/store/protocol.ts';
import type { OrderedOperation } from '#renderer/db/accept.ts';

/** The operations of a stretch of the log up to the first that this program cannot read, and why it stops there: nothing is skipped (DATA-R1, DATA-R13). */
export function readLog(ops: ChangesAnswer['ops']): {
  readonly ordered: readonly OrderedOperation[];
  readonly stop: { readonly ok: false; readonly failure: Failure } | null;
} {
  const ordered: OrderedOperation[] = [];
  for (const { seq, opId, text } of ops) {
    const parsed = parseOperation(text);
    if (!parsed.ok) return { ordered, stop: fail(logFailure(parsed.failure)) };
    if (parsed.value.opId !== opId) return { ordered, stop: fail({ code: 'rubbish', detail: opId }) };
    ordered.push({ seq, text, op: parsed.value });
  }
  return { ordered, stop: null };
}

/** What an operation of the server's log that does not read means for this desk. */
export function logFailure({ code, detail }: OperationFailure): Failure {
  return { code: code === 'operation-unsupported' ? 'update-needed' : 'rubbish', detail };
}
