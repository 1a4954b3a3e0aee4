import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';

/** A stored operation's content, unchecked: it was checked when it came in, and lists read many. */
export function parsed(row: StoredOperation): Operation {
  return JSON.parse(row.text) as Operation; // the text is what `operationText` made of one
}

/** What an act is: itself, an undo, or a redo. */
export type ActTurn = 'act' | 'undo' | 'redo';

/** What an act is that was turned so often (`originOf`). */
export function turnOf(depth: number): ActTurn {
  if (depth === 0) return 'act';
  return depth % 2 === 1 ? 'undo' : 'redo';
}

/** What an undo is about in the end: the first act of its chain (undefined: not on this computer), and how often it was turned. */
export async function originOf(
  db: ShopDatabase,
  row: StoredOperation,
): Promise<{ readonly origin: StoredOperation | undefined; readonly depth: number }> {
  let at: StoredOperation | undefined = row;
  let depth = 0;
  while (at) {
    const op: Operation | null = at.type === 'act.reversed' ? parsed(at) : null;
    if (op?.type !== 'act.reversed') break;
    depth++;
    at = await db.operations.where('opId').equals(op.payload.target).first();
  }
  return { origin: at, depth };
}
