import type { LotPicks } from '#renderer/parts/lot-picks.ts';
import type { AdjustReason } from '#shared/domain/stock/adjust.ts';
import { adjustReasons, signed } from '#shared/domain/stock/adjust.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';

/** One product of a dialog about quantities, as far as it is filled in. */
export type QuantityLine = {
  readonly variantId: VariantId;
  /** In smallest units; null while nothing is entered. */
  readonly quantity: number | null;
  /** Minor units for one whole unit. */
  readonly unitCost: number | null;
  /** Whether the cost becomes the product's; left out: what is usual. */
  readonly useCost?: boolean;
  /** False while what stands in a field cannot be read. */
  readonly readable: boolean;
  /** The lots it is of, as a person left them. */
  readonly lots: LotPicks;
};

/** How a correction is given: by a difference, or by what the shelf holds. */
export type CorrectionMode = 'change' | 'new';

/** The most products one adjustment or move takes: an act holds at most 25 rows (DATA-R1). */
export const MOST_LINES = 25;

/** An empty line for a product. */
export function emptyLine(variantId: VariantId, unitCost: number | null = null): QuantityLine {
  return { variantId, quantity: null, unitCost, readable: true, lots: null };
}

/** Whether a reason lets the person choose the sign. */
export function isSigned(reason: AdjustReason): boolean {
  return adjustReasons.some(([name, way]) => name === reason && way === 0);
}

/** Whether a reason brings stock in that has a cost to be given. */
export function asksCost(reason: AdjustReason): boolean {
  return reason === 'receive' || reason === 'opening';
}

/** What a line does to a shelf that holds `now`; null while it says nothing. */
export function changeOf(
  { quantity, readable }: QuantityLine,
  reason: AdjustReason,
  mode: CorrectionMode,
  now: number,
): number | null {
  if (quantity === null || !readable) return null;
  return reason === 'correction' && mode === 'new' ? quantity - now : signed(reason, quantity);
}
