import { actOf } from '#shared/domain/operations/act.ts';
import { type GroupId, levelId, type VariantId } from '#shared/domain/operations/ids.ts';
import { readStored } from './stored-operation.ts';
import { endsOfGroup } from './act-ends.ts';
import type { ShopDatabase, StockRow } from './database.ts';

/** How many of the products that a group brought in other acts have touched since. */
export type MovedSince = {
  /** Their stock is not what the group made it, or was counted. */
  readonly moved: number;
  /** An order waits for them. */
  readonly promised: number;
  /** They are on order. */
  readonly expected: number;
};

/** Acts of a group are read this many at a time: they may be large. */
const ACTS = 25;

/** What was done since with the products a group brought in; null where nothing was, or it brought none in. */
export async function movedSince(db: ShopDatabase, group: GroupId): Promise<MovedSince | null> {
  const { variants, made } = await broughtBy(db, group);
  if (variants.size === 0) return null;
  const counted = await db.counted.filter((one) => one.lines.length > 0 && variants.has(one.variantId)).toArray();
  const moved = new Set(counted.map((one) => one.variantId));
  let [promised, expected] = [0, 0];
  for (const row of await db.stock.bulkGet([...variants])) {
    if (!row) continue;
    if (isMoved(row, made)) moved.add(row.variantId);
    const levels = Object.values(row.at);
    if (levels.some(({ committed }) => committed > 0)) promised++;
    if (levels.some(({ incoming }) => incoming > 0)) expected++;
  }
  return moved.size + promised + expected > 0 ? { moved: moved.size, promised, expected } : null;
}

/** The variants that the acts of a group brought in that stand, and what these put on each level. */
async function broughtBy(db: ShopDatabase, group: GroupId) {
  const variants = new Set<VariantId>();
  const made = new Map<string, number>();
  // An act that was undone has taken its products with it: what became of them since is nothing to ask about.
  const standing = (await endsOfGroup(db, group)).flatMap(({ act, turned }) => (turned % 2 === 0 ? [act] : []));
  for (let at = 0; at < standing.length; at += ACTS) {
    const some = standing.slice(at, at + ACTS);
    for (const row of await db.operations.where('opId').anyOf(some).toArray()) {
      const { effects } = actOf(readStored(row));
      for (const added of effects.add) if (added.kind === 'variant') variants.add(added.id);
      for (const { variantId, locationId, quantity } of effects.stock) {
        const level = levelId(variantId, locationId);
        made.set(level, (made.get(level) ?? 0) + quantity);
      }
    }
  }
  return { variants, made };
}

function isMoved({ variantId, at }: StockRow, made: ReadonlyMap<string, number>): boolean {
  // The keys of the record are locations, as it says.
  const locations = Object.keys(at) as (keyof typeof at)[];
  return locations.some((place) => at[place]?.onHand !== (made.get(levelId(variantId, place)) ?? 0));
}
