import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';

/** A ledger line with what was on hand after it, everywhere and at its exact location. */
export type Balanced = { readonly movement: Movement; readonly balance: number; readonly balanceThere: number };

/** Goes back through a variant's newest movements from what is on hand now; `movements` come newest first. */
export function withBalances(
  movements: readonly Movement[],
  onHand: ReadonlyMap<LocationId, number>,
): readonly Balanced[] {
  const there = new Map(onHand);
  let balance = [...onHand.values()].reduce((sum, level) => sum + level, 0);
  return movements.map((movement) => {
    const balanceThere = there.get(movement.locationId) ?? 0;
    const line = { movement, balance, balanceThere };
    balance -= movement.quantity;
    there.set(movement.locationId, balanceThere - movement.quantity);
    return line;
  });
}
