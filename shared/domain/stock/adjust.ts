import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Cell, cellOf, type LocationId, type LotId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, IncomingChange, NewLot, StockLine } from '#shared/domain/operations/operation.ts';
import type { IncomingRow, Reason } from '#shared/domain/operations/rows.ts';
import { lotsOf } from './lots.ts';
import { type Serial, type SerialFailure, serialFailure } from './serials.ts';

/** The largest quantity one line may hold, in smallest units: more is a typing slip, not a shop's stock. */
export const MAX_QUANTITY = 100_000_000;

/** The reasons a person can give, and which way each moves stock (0: either way). */
export const adjustReasons = [
  ['receive', 1],
  ['sold', -1],
  ['customer-return', 1],
  ['damage', -1],
  ['theft', -1],
  ['loss', -1],
  ['sample', -1],
  ['internal-use', -1],
  ['correction', 0],
  ['opening', 0],
] as const satisfies readonly (readonly [Reason, -1 | 0 | 1])[];
export type AdjustReason = (typeof adjustReasons)[number][0];

export type StockFailure =
  | Failure<'quantity-zero' | 'quantity-too-large' | 'quantity-not-whole' | 'same-location' | 'no-lines'>
  | SerialFailure;

export type AdjustLine = Cell & {
  /** How many, without a sign, in smallest units; for `correction` and `opening` with one. */
  readonly quantity: number;
  readonly costTotal: number | null;
  /** Where the lot is a serial number: what the books say of it (LOT30, LOT34). */
  readonly serial?: Serial;
};

/**
 * A stock adjustment as one act; receiving takes what was marked as ordered off the incoming lines, oldest first. `lots` are
 * those that its lines may bring in.
 */
export function decideAdjust(
  reason: AdjustReason,
  lines: readonly AdjustLine[],
  note: string | null,
  incoming: readonly IncomingRow[] = [],
  lots: readonly NewLot[] = [],
): Result<Decision, StockFailure> {
  const wrong = lines.map((line) => quantityFailure(line.quantity, reason === 'opening')).find((f) => f !== null);
  if (wrong) return fail(wrong);
  if (lines.length === 0) return fail({ code: 'no-lines' });
  const refused = serialFailure(lines.map((line) => ({ ...line, quantity: signed(reason, line.quantity) })));
  if (refused) return fail(refused);
  const stock = lines.map(
    (line): StockLine => ({
      ...cellOf(line),
      quantity: signed(reason, line.quantity),
      reason,
      costTotal: line.costTotal,
      tracks: 1,
      reverses: null,
    }),
  );
  const taken = reason === 'receive' ? receiveFrom(incoming, stock) : [];
  const brought = lotsOf(stock, lots);
  const payload = { group: null, lines: stock, incoming: taken, note };
  return done({ type: 'stock.recorded', payload: brought.length > 0 ? { ...payload, lots: brought } : payload });
}

/** The quantity a person typed with the sign its reason gives it. */
export function signed(reason: AdjustReason, quantity: number): number {
  const way = adjustReasons.find(([name]) => name === reason)?.[1] ?? 0;
  return way === 0 ? quantity : way * Math.abs(quantity);
}

export type MoveLine = {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly lotId?: LotId;
  /** As of an adjustment. */
  readonly serial?: Serial;
};

/** Moves stock from one location to another: two lines of one act. */
export function decideMove(
  lines: readonly MoveLine[],
  from: LocationId,
  to: LocationId,
  note: string | null,
): Result<Decision, StockFailure> {
  const wrong = lines.map((line) => quantityFailure(line.quantity, false)).find((f) => f !== null);
  if (wrong) return fail(wrong);
  if (from === to) return fail({ code: 'same-location' });
  if (lines.length === 0) return fail({ code: 'no-lines' });
  const taken = lines.map((line) => ({ ...line, locationId: from, quantity: 0 - Math.abs(line.quantity) }));
  const refused = serialFailure(taken);
  if (refused) return fail(refused);
  const stock = lines.flatMap((line): StockLine[] => moveLines(line, Math.abs(line.quantity), from, to, 'move', 1));
  return done({ type: 'stock.recorded', payload: { group: null, lines: stock, incoming: [], note } });
}

/** The two ledger lines that carry a quantity from one place to another. */
export function moveLines(
  { variantId, lotId }: { readonly variantId: VariantId; readonly lotId?: LotId },
  quantity: number,
  from: LocationId,
  to: LocationId,
  reason: Reason,
  tracks: 0 | 1,
): StockLine[] {
  const line = { variantId, reason, costTotal: null, tracks, reverses: null };
  const lot = lotId === undefined ? undefined : { lotId };
  return [
    { ...line, locationId: from, quantity: 0 - quantity, ...lot },
    { ...line, locationId: to, quantity, ...lot },
  ];
}

function quantityFailure(quantity: number, zeroAllowed: boolean): StockFailure | null {
  if (!Number.isInteger(quantity)) return { code: 'quantity-not-whole' };
  if (Math.abs(quantity) > MAX_QUANTITY) return { code: 'quantity-too-large' };
  return quantity === 0 && !zeroAllowed ? { code: 'quantity-zero' } : null;
}

/** Spreads what arrived over the open incoming lines of the same variant and location, oldest mark first. */
function receiveFrom(incoming: readonly IncomingRow[], stock: readonly StockLine[]): IncomingChange[] {
  const open = new Map(incoming.filter((row) => !row.voided && row.open > 0).map((row) => [row.id, row.open]));
  const oldestFirst = [...incoming].sort((a, b) => a.markedAt - b.markedAt || (a.id < b.id ? -1 : 1));
  return stock.flatMap((line) => {
    let left = line.quantity;
    return oldestFirst.flatMap((row) => {
      const available =
        row.variantId === line.variantId && row.locationId === line.locationId ? (open.get(row.id) ?? 0) : 0;
      const received = Math.min(left, available);
      if (received <= 0) return [];
      left -= received;
      open.set(row.id, available - received);
      return [{ incomingId: row.id, received }];
    });
  });
}
