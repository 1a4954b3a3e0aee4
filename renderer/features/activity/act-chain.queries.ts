import type { OpId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';

/** A stored operation's content, unchecked: it was checked when it came in, and lists read many. */
export function parsed(row: StoredOperation): Operation {
  return JSON.parse(row.text) as Operation; // the text is what `operationText` made of one
}

/** What an undo is about in the end: the first act of its chain (null: not on this computer), and how often it was turned. */
export async function chainOf(
  db: ShopDatabase,
  op: Operation,
): Promise<{ readonly origin: Operation | null; readonly depth: number }> {
  let depth = 0;
  let at = op;
  while (at.type === 'act.reversed') {
    depth++;
    const row = await db.operations.where('opId').equals(at.payload.target).first();
    if (!row) return { origin: null, depth };
    at = parsed(row);
  }
  return { origin: at, depth };
}

/** The operations of a group that stand: not undone, or (odd) undos that were not done again; oldest first. */
export function standingOf(
  rows: readonly StoredOperation[],
  wanted: 'undo' | 'redo',
  reversal: (opId: OpId) => OpId,
): readonly OpId[] {
  const depths = new Map<OpId, number>();
  for (const row of rows) {
    const op = parsed(row);
    depths.set(row.opId, op.type === 'act.reversed' ? (depths.get(op.payload.target) ?? 0) + 1 : 0);
  }
  const parity = wanted === 'undo' ? 0 : 1;
  return rows
    .map((row) => row.opId)
    .filter((opId) => !depths.has(reversal(opId)) && (depths.get(opId) ?? 0) % 2 === parity);
}
