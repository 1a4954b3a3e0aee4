import type { OrderLineId, VariantId } from '../operations/ids.ts';
import type { LineChange, OrderAct, Payloads } from '../operations/operation.ts';
import type { Movement, ReturnOutcome } from '../operations/rows.ts';

/** How much of one line a step of an order was about, and what became of it where it came back. */
export type StepPiece = {
  readonly lineId: OrderLineId;
  readonly quantity: number;
  readonly outcome: ReturnOutcome | null;
};

/** What of which line a step took in hand, in the order of its lines; nothing where it is about no goods. */
export function piecesOf({ act, change, returns = [] }: Payloads['order.moved']): readonly StepPiece[] {
  const back = returns.flatMap(({ lines }) => lines);
  if (back.length > 0) return back.map(({ lineId, quantity, outcome }) => ({ lineId, quantity, outcome }));
  const pieces = new Map<OrderLineId, number>();
  for (const line of change.lines) pieces.set(line.lineId, (pieces.get(line.lineId) ?? 0) + movedBy(act, line));
  return [...pieces].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity, outcome: null }] : []));
}

/** How much of a product a step was about. */
export type Goods = Pick<StepPiece, 'quantity' | 'outcome'> & { readonly variantId: VariantId };

/** Pieces by product, those of one outcome together; of a line that nobody knows any more nothing is said. */
export function knownPieces(
  pieces: readonly StepPiece[],
  variantOf: (lineId: OrderLineId) => VariantId | null,
): readonly Goods[] {
  const goods = new Map<string, Goods>();
  for (const { lineId, quantity, outcome } of pieces) {
    const variantId = variantOf(lineId);
    if (variantId === null) continue;
    const key = `${variantId} ${outcome}`;
    goods.set(key, { variantId, outcome, quantity: quantity + (goods.get(key)?.quantity ?? 0) });
  }
  return [...goods.values()];
}

/** What of a line an act is named after: a shipping may pick and pack the same units on its way. */
function movedBy(act: OrderAct, { picked, packed, shipped, delivered = 0, returned = 0 }: LineChange): number {
  switch (act) {
    case 'pick':
      return picked;
    // What was picked lies on its shelf again.
    case 'putBack':
    case 'cancel':
      return 0 - picked;
    case 'pack':
      return packed ?? shipped;
    case 'unpack':
      return 0 - (packed ?? shipped);
    case 'ship':
      return shipped;
    case 'deliver':
      return delivered;
    case 'return':
      return returned;
    case 'repack':
    case 'hold':
    case 'resume':
    case 'reopen':
    case 'relocate':
      return 0;
  }
}

/**
 * Whether a ledger line is of goods that were put back on their shelf: the ledger has no reason of its own for that, it moves
 * what was picked the other way. An undo moves the other way once more.
 */
export function isPutBack(
  { reason, quantity }: Pick<Movement, 'reason' | 'quantity'>,
  { isStaging, isUndo }: { readonly isStaging: boolean; readonly isUndo: boolean },
): boolean {
  const isToStaging = isStaging === quantity > 0;
  return reason === 'pick' && isToStaging === isUndo;
}
