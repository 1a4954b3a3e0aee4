import { fail, type Result } from '#shared/base/result.ts';
import type { ReturnId } from '../operations/ids.ts';
import type { Decision, StockLine } from '../operations/operation.ts';
import type { OrderLine, OrderRow, ReturnFields, ReturnLine, ReturnOutcome, ReturnReason } from '../operations/rows.ts';
import { mayDo } from './order-states.ts';
import { type IsTracked, type LineDeed, lotOf, notInState, type OrderFailure, stepOrder } from './order-step.ts';
import type { LotShare } from './picked-lots.ts';
import { returnableOf } from './progress.ts';

/** What can become of a piece that came back, and why it did: each as it stands in the books, in the order it is asked for. */
export const returnOutcomes = ['restock', 'damaged', 'discard'] as const satisfies readonly ReturnOutcome[];
export const returnReasons = [
  'not-wanted',
  'does-not-fit',
  'defective',
  'wrong-item',
  'not-delivered',
  'other',
] as const satisfies readonly ReturnReason[];

/** Pieces that came back and what becomes of them, with the lots they are of and what they are worth, where that is known. */
export type TakenBack = ReturnLine & { readonly lots?: readonly LotShare[]; readonly costTotal?: number | null };

/**
 * Takes pieces of an order back (a return): what is put on a shelf is there again, once; what is not kept came and went, with
 * both lines in the ledger. No more comes back than left.
 */
export function decideReturn(
  order: OrderRow,
  isTracked: IsTracked,
  items: readonly TakenBack[],
  document: ReturnFields & { readonly id: ReturnId },
): Result<Decision, OrderFailure> {
  if (!mayDo(order.state, 'return')) return notInState(order);
  if (items.length === 0) return fail({ code: 'nothing-to-return' });
  const back = new Map<string, LineDeed>();
  const stock: StockLine[] = [];
  for (const item of items) {
    const line = order.lines.find(({ id }) => id === item.lineId);
    if (!line) return fail({ code: 'line-unknown' });
    const returned = (back.get(line.id)?.returned ?? 0) + item.quantity;
    if (item.quantity <= 0 || returned > returnableOf(line)) return fail({ code: 'return-too-many' });
    if (item.outcome === 'restock' && item.locationId === null) return fail({ code: 'place-missing' });
    back.set(line.id, { lineId: line.id, picked: 0, shipped: 0, returned });
    if (isTracked(line.variantId)) stock.push(...stockOf(line, item));
  }
  const lines = items.map(
    ({ lineId, quantity, outcome, locationId, reason }): ReturnLine => ({
      lineId,
      quantity,
      outcome,
      // What is thrown away lies nowhere.
      locationId: outcome === 'discard' ? null : locationId,
      reason,
    }),
  );
  const returns = [{ ...document, lines }];
  return stepOrder(order, { act: 'return', to: order.state, lines: [...back.values()], stock, returns });
}

function stockOf(line: OrderLine, item: TakenBack): readonly StockLine[] {
  const { variantId } = line;
  const locationId = item.locationId ?? line.locationId;
  const shares = item.lots ?? [{ quantity: item.quantity }];
  const cost = item.costTotal ?? null;
  const came = shares.map((share, i): StockLine => {
    // What all of it is worth stands on the first of its lines: a share of it would be rounded.
    const costTotal = i === 0 ? cost : null;
    return {
      variantId,
      locationId,
      quantity: share.quantity,
      reason: 'customer-return',
      costTotal,
      tracks: 0,
      reverses: null,
      ...lotOf(share),
    };
  });
  if (item.locationId !== null && item.outcome !== 'discard') return came;
  const went = came.map(
    (one): StockLine => ({
      ...one,
      quantity: 0 - one.quantity,
      reason: 'damage',
      costTotal: one.costTotal === null ? null : 0 - one.costTotal,
    }),
  );
  return [...came, ...went];
}
