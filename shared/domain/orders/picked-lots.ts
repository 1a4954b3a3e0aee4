import { orderOf } from '../operations/documents.ts';
import { type Cell, cellId, type LocationId, type LotId, type OrderId, type VariantId } from '../operations/ids.ts';
import type { Movement } from '../operations/rows.ts';

/** Some units, and which lot they are of; of none where nobody said. */
export type LotShare = { readonly lotId?: LotId; readonly quantity: number };

/** What of an order lies picked at a staging place, lot by lot; what nobody said a lot of is left out (LOT7). */
export type PickedLots = (variantId: VariantId, staging: LocationId) => readonly LotShare[];

/** For an order of which nothing was picked by lots. */
export const noLotsPicked: PickedLots = () => [];

/** What an order's own ledger lines say of the lots that were picked for it and have not left. */
export function pickedLots(
  lines: Iterable<Pick<Movement, keyof Cell | 'quantity' | 'document'>>,
  orderId: OrderId,
): PickedLots {
  const sums = new Map<string, LotShare & Cell>();
  for (const line of lines) {
    if (line.lotId === undefined || orderOf(line) !== orderId) continue;
    const { variantId, locationId, lotId } = line;
    const quantity = (sums.get(cellId(line))?.quantity ?? 0) + line.quantity;
    sums.set(cellId(line), { variantId, locationId, lotId, quantity });
  }
  const shares = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, share]) => share);
  return (variantId, staging) =>
    shares
      .filter((share) => share.variantId === variantId && share.locationId === staging && share.quantity > 0)
      .map(({ lotId, quantity }) => ({ lotId, quantity }));
}

/** Shares with each lot once, what is of none last. */
export function eachLotOnce(shares: readonly LotShare[]): readonly LotShare[] {
  const sums = new Map<LotId | undefined, number>();
  for (const { lotId, quantity } of shares) sums.set(lotId, (sums.get(lotId) ?? 0) + quantity);
  const unnamed = sums.get(undefined) ?? 0;
  const named = [...sums].flatMap(([lotId, quantity]) => (lotId === undefined ? [] : [{ lotId, quantity }]));
  return unnamed > 0 ? [...named, { quantity: unnamed }] : named;
}

/** Takes units from a supply at a place, and says which lots they are of: what was taken is not there for the next. */
export type TakeLots = (of: Omit<Cell, 'lotId'>, quantity: number) => readonly LotShare[];

/** A supply of picked lots that one act takes from: lines of one variant and place share what lies there. */
export function lotsToTake(picked: PickedLots): TakeLots {
  const left = new Map<string, readonly LotShare[]>();
  return (of, quantity) => {
    const key = cellId(of);
    const { taken, rest } = take(left.get(key) ?? picked(of.variantId, of.locationId), quantity);
    left.set(key, rest);
    return taken;
  };
}

/** Takes units lot by lot; what the lots do not hold is of none. */
function take(shares: readonly LotShare[], quantity: number) {
  const [taken, rest]: [LotShare[], LotShare[]] = [[], []];
  let wanted = quantity;
  for (const share of shares) {
    const some = Math.min(wanted, share.quantity);
    if (some > 0) taken.push({ ...share, quantity: some });
    if (some < share.quantity) rest.push({ ...share, quantity: share.quantity - some });
    wanted -= some;
  }
  return { taken: wanted > 0 ? [...taken, { quantity: wanted }] : taken, rest };
}

/** Whether shares are of whole units, each lot once, and add up to a quantity. */
export function isSharedOut(shares: readonly LotShare[], quantity: number): boolean {
  return (
    shares.every((share) => Number.isInteger(share.quantity) && share.quantity > 0) &&
    new Set(shares.map(({ lotId }) => lotId)).size === shares.length &&
    shares.reduce((sum, share) => sum + share.quantity, 0) === quantity
  );
}
