import { done, fail, type Result } from '#shared/base/result.ts';
import { orderOf } from '../operations/documents.ts';
import type { LotId, OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { Movement, OrderRow, Reason, ReturnLine } from '../operations/rows.ts';
import { timesQuantity } from '../values/money.ts';
import type { OrderFailure } from './order-step.ts';
import { eachLotOnce, type LotShare } from './picked-lots.ts';
import { returnableOf } from './progress.ts';
import type { TakenBack } from './take-back.ts';

/** Which lots of a variant left with an order and have not come back, those that left first at the front. */
export type LotsAway = (variantId: VariantId) => readonly Required<LotShare>[];

const leavingOrBack: ReadonlySet<Reason> = new Set<Reason>(['ship', 'customer-return']);

/** What an order's own ledger lines say of the lots that are with its customer. */
export function lotsAway(
  lines: Iterable<Pick<Movement, 'variantId' | 'lotId' | 'quantity' | 'reason' | 'document'>>,
  orderId: OrderId,
): LotsAway {
  const sums = new Map<VariantId, Map<LotId, number>>();
  for (const line of lines) {
    const { variantId, lotId, quantity } = line;
    if (lotId === undefined || !leavingOrBack.has(line.reason) || orderOf(line) !== orderId) continue;
    const lots = sums.get(variantId) ?? new Map<LotId, number>();
    sums.set(variantId, lots.set(lotId, (lots.get(lotId) ?? 0) - quantity));
  }
  return (variantId) =>
    [...(sums.get(variantId) ?? [])].flatMap(([lotId, quantity]) => (quantity > 0 ? [{ lotId, quantity }] : []));
}

/** Pieces of one line as a person looked at them; `lotId`: which lot they are of, where they said so. */
export type LookedAt = ReturnLine & { readonly lotId: LotId | null };

/**
 * Pieces that were looked at as what comes back of an order: those that are dealt with alike are one line, a lot that nobody named is
 * the one that left first and is not back yet, and what is put on a shelf goes there at what `costOf` says.
 */
export function asTakenBack(
  { lines }: Pick<OrderRow, 'lines'>,
  pieces: readonly LookedAt[],
  away: LotsAway,
  costOf: (variantId: VariantId, quantity: number) => number | null,
): Result<readonly TakenBack[], OrderFailure> {
  const variantOf = new Map(lines.map(({ id, variantId }) => [id, variantId]));
  const left = new Map<VariantId, Map<LotId, number>>();
  const lotsOf = (variantId: VariantId) => {
    const known = left.get(variantId) ?? new Map(away(variantId).map(({ lotId, quantity }) => [lotId, quantity]));
    left.set(variantId, known);
    return known;
  };
  const found = new Map<string, { readonly line: ReturnLine; readonly lots: readonly LotShare[] }>();
  // Those a person named first: what is proposed to the others is what remains.
  for (const { lotId, ...piece } of [...pieces].sort((a, b) => Number(a.lotId === null) - Number(b.lotId === null))) {
    const variantId = variantOf.get(piece.lineId);
    if (variantId === undefined) return fail({ code: 'line-unknown' });
    const shares = taken(lotsOf(variantId), piece.quantity, lotId);
    if (!shares) return fail({ code: 'lots-do-not-add-up' });
    const key = [piece.lineId, piece.outcome, piece.locationId ?? '', piece.reason].join('|');
    const known = found.get(key);
    const line = known ? { ...known.line, quantity: known.line.quantity + piece.quantity } : piece;
    found.set(key, { line, lots: eachLotOnce([...(known?.lots ?? []), ...shares]) });
  }
  return done(
    [...found.values()].map(({ line, lots }): TakenBack => {
      const variantId = variantOf.get(line.lineId);
      return { ...line, lots, costTotal: variantId === undefined ? null : costOf(variantId, line.quantity) };
    }),
  );
}

/** Takes units from lots that are away: of one that was named, or of those at the front; null where there is less of it. */
function taken(lots: Map<LotId, number>, quantity: number, named: LotId | null): readonly LotShare[] | null {
  const shares: LotShare[] = [];
  let wanted = quantity;
  for (const [lotId, there] of named === null ? [...lots] : [[named, lots.get(named) ?? 0] as const]) {
    const some = Math.min(wanted, there);
    if (some <= 0) continue;
    lots.set(lotId, there - some);
    shares.push({ lotId, quantity: some });
    wanted -= some;
  }
  if (wanted === 0) return shares;
  return named === null ? [...shares, { quantity: wanted }] : null;
}

/** What the pieces that came back were sold for, in minor units, shipping not included; null where no price is known. */
export function soldFor(
  { lines }: Pick<OrderRow, 'lines'>,
  pieces: readonly { readonly lineId: OrderLineId; readonly quantity: number }[],
  decimalsOf: (variantId: VariantId) => number,
): number | null {
  return pieces.reduce<number | null>((sum, { lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || line.unitPrice === null) return sum;
    return (sum ?? 0) + timesQuantity(line.unitPrice, quantity, decimalsOf(line.variantId));
  }, null);
}

/** The number of an order that sends something else instead: of order 1012 the first is 1012-E1, by the letter for an exchange. */
export function exchangeNumber(number: string, letter: string, isTaken: (number: string) => boolean): string {
  for (let next = 1; ; next++) {
    const wanted = `${number}-${letter}${next}`;
    if (!isTaken(wanted)) return wanted;
  }
}

/** Where a scanned piece belongs to: a line of which something is still away, or why it is none of them. */
export type PieceOf =
  | { readonly kind: 'line'; readonly lineId: OrderLineId }
  | { readonly kind: 'surplus' | 'not-of-order' | 'not-shipped' };

/** Finds the line that pieces of a product come back to, beside what is looked at already. */
export function lineOfPiece(
  { lines }: Pick<OrderRow, 'lines'>,
  looked: readonly { readonly lineId: OrderLineId; readonly quantity: number }[],
  variantId: VariantId,
  quantity: number,
): PieceOf {
  const own = lines.filter((line) => line.variantId === variantId);
  if (own.length === 0) return { kind: 'not-of-order' };
  if (own.every(({ shipped }) => shipped === 0)) return { kind: 'not-shipped' };
  const line = own.find((one) => stillAway(one, looked) >= quantity);
  return line ? { kind: 'line', lineId: line.id } : { kind: 'surplus' };
}

/** How much of a line is with the customer, beside what is looked at already. */
export function stillAway(
  line: OrderRow['lines'][number],
  looked: readonly { readonly lineId: OrderLineId; readonly quantity: number }[],
): number {
  return looked.reduce((left, piece) => (piece.lineId === line.id ? left - piece.quantity : left), returnableOf(line));
}
