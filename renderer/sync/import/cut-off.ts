import type { GroupId, WriterId } from '#shared/domain/operations/ids.ts';
import { groupOf } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { LoggedOperation } from '#renderer/db/rebuild.ts';
import { type Head, planKept } from './write-parts.ts';

type Found = { readonly head: Head; readonly parts: Set<number>; isWhole: boolean };

/**
 * Imports of this computer of which its journal has a beginning only, and whose plan is gone with the database: their rest is in their file
 * alone. Each is noted, so that a person is asked. An import that was undone, in whatever part, was decided about; one that ends in a
 * count shows there.
 */
export async function noteCutOff(
  db: ShopDatabase,
  operations: readonly LoggedOperation[],
  own: Readonly<Record<WriterId, number>>,
): Promise<void> {
  const found = new Map<GroupId, Found>();
  for (const { op } of operations) {
    const group = groupOf(op);
    if (!group || !(op.writerId in own) || (group.act !== 'import' && group.act !== 'order-import')) continue;
    const { id: groupId, label, parts: total } = group;
    const head: Head = {
      key: groupId,
      head: true,
      groupId,
      label,
      done: 0,
      total,
      personId: op.actor,
      isPlanLost: true,
    };
    const known = found.get(groupId) ?? { head, parts: new Set<number>(), isWhole: false };
    found.set(groupId, known);
    known.parts.add(group.part);
    if (op.type === 'act.reversed' || op.type.startsWith('count.')) known.isWhole = true;
  }
  for (const [groupId, { head, parts, isWhole }] of found) {
    if (isWhole || parts.size >= head.total || !isBeginning(parts) || (await planKept(db, groupId))) continue;
    await db.plans.put({ ...head, done: parts.size });
  }
}

/** Parts are written one after the other: whatever lacks one before others was not cut off. */
function isBeginning(parts: ReadonlySet<number>): boolean {
  return Math.max(...parts) === parts.size - 1;
}
