import type { MovementId, OpId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { readStored } from './stored-operation.ts';
import type { ShopDatabase } from './database.ts';

type Line = Pick<Movement, 'id' | 'reverses'>;

/**
 * The lines, among these, that take something back. A line that answers such a line does again what that took back, and is
 * not one of them. Reads the operations that are answered, where there are any.
 */
export async function undoLines(
  { operations }: Pick<ShopDatabase, 'operations'>,
  lines: readonly Line[],
): Promise<ReadonlySet<MovementId>> {
  const undos = new Set<MovementId>();
  let open = lines.flatMap(({ id, reverses }) => (reverses === null ? [] : [{ id, target: operationOf(reverses) }]));
  while (open.length > 0) {
    for (const { id } of open) if (!undos.delete(id)) undos.add(id);
    const targets = [...new Set(open.map(({ target }) => target))];
    const rows = await operations.where('opId').anyOf(targets).toArray();
    const next = new Map(
      rows.flatMap((row) => {
        const op = row.type === 'act.reversed' ? readStored(row) : null;
        return op?.type === 'act.reversed' ? [[op.opId, op.payload.target] as const] : [];
      }),
    );
    open = open.flatMap(({ id, target }) => {
      const before = next.get(target);
      return before === undefined ? [] : [{ id, target: before }];
    });
  }
  return undos;
}

/** The operation of a line, by its id. */
function operationOf(line: MovementId): OpId {
  return line.slice(0, line.lastIndexOf(':')) as OpId; // a line is named by its operation and its index there
}
