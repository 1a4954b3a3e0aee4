import { pieces, ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import type { GroupId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, FieldSet } from '#shared/domain/operations/operation.ts';

/** What one line of a receipt says about its product's cost. */
export type CostLine = {
  readonly variantId: VariantId;
  /** Minor units for one whole unit; null where nobody said. */
  readonly unitCost: number | null;
  /** What a person chose; left out: what is usual. */
  readonly useCost?: boolean | undefined;
};

/** What is known of a product when it is received. */
export type CostNow = {
  readonly cost: number | null;
  /** At all locations together; nothing where it was never tracked. */
  readonly onHand: number;
};

/** Whether a line's cost becomes the product's. Where nothing was on the shelf it does unless a person says no: all there is then cost this. */
export function takesCost({ unitCost, useCost }: Pick<CostLine, 'unitCost' | 'useCost'>, now: CostNow): boolean {
  return changesCost(unitCost, now) && (useCost ?? now.onHand <= 0);
}

/** Whether there is anything to choose: a cost that is not the product's already. */
export function changesCost(unitCost: number | null, now: Pick<CostNow, 'cost'>): unitCost is number {
  return unitCost !== null && unitCost !== now.cost;
}

/** The costs that a receipt gives its products; of several lines of one product the last counts. */
export function costSets(
  lines: readonly CostLine[],
  nowOf: (variantId: VariantId) => CostNow | undefined,
): readonly FieldSet[] {
  const sets = new Map<VariantId, FieldSet>();
  for (const line of lines) {
    const now = nowOf(line.variantId);
    if (!now || !takesCost(line, now)) continue;
    sets.set(line.variantId, {
      kind: 'variant',
      id: line.variantId,
      field: 'cost',
      value: line.unitCost,
      was: now.cost,
    });
  }
  return [...sets.values()];
}

/** Kept in operations, so they are never renamed. */
export type ReceiptLabel = 'receipt' | 'opening';

/** What a receipt writes: its stock and what it sets of its products, tied by one group where that is more than one act. */
export function tiedReceipt(
  id: GroupId,
  label: ReceiptLabel,
  stock: readonly Decision[],
  fields: readonly FieldSet[],
): readonly Decision[] {
  const parts = pieces(fields, ROWS_PER_ACT).map((sets): Decision => {
    return { type: 'fields.set', payload: { group: null, sets } };
  });
  const all = [...stock, ...parts];
  if (all.length < 2) return all;
  return all.map((decision, part) => {
    const group = { id, act: 'bulk-edit', label, part, parts: all.length } as const;
    // Stock and fields both have a group in their payload; the union forgets it.
    return { ...decision, payload: { ...decision.payload, group } } as Decision;
  });
}
