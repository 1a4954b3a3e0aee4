import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LocationId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import { stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision, OrderAct, StockLine } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { moveLines } from '#shared/domain/stock/adjust.ts';

export type OrderFailure = Failure<
  'order-not-in-state' | 'line-unknown' | 'line-already-picked' | 'pick-too-many' | 'nothing-to-pick'
>;

/** Says whether a variant is tracked: orders write no movement for one that is not. */
export type IsTracked = (variant: VariantId) => boolean;

/** Picks lines (all that is left, where no quantity is given): stock and its commitment move to the location's staging. */
export function decidePick(
  order: OrderRow,
  isTracked: IsTracked,
  picks: readonly { readonly lineId: OrderLineId; readonly quantity: number }[] | 'all',
): Result<Decision, OrderFailure> {
  if (order.state !== 'open' && order.state !== 'picking') return notInState(order);
  const wanted =
    picks === 'all' ? order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity - line.picked })) : picks;
  const lines = wanted.filter((pick) => pick.quantity > 0);
  if (lines.length === 0) return fail({ code: 'nothing-to-pick' });
  const stock: StockLine[] = [];
  for (const pick of lines) {
    const line = order.lines.find((l) => l.id === pick.lineId);
    if (!line) return fail({ code: 'line-unknown' });
    const together = lines.reduce((sum, l) => (l.lineId === pick.lineId ? sum + l.quantity : sum), 0);
    if (together > line.quantity - line.picked) return fail({ code: 'pick-too-many' });
    if (isTracked(line.variantId)) stock.push(...toStaging(line, pick.quantity));
  }
  return moved(
    order,
    'pick',
    'picking',
    lines.map((l) => ({ lineId: l.lineId, picked: l.quantity, shipped: 0 })),
    stock,
    null,
  );
}

/** Ships the whole order: stock leaves from staging; what was not picked moves through it in the same act. */
export function decideShip(order: OrderRow, isTracked: IsTracked, shippedAt: number): Result<Decision, OrderFailure> {
  if (order.state !== 'open' && order.state !== 'picking') return notInState(order);
  const stock = order.lines.flatMap((line) => {
    if (!isTracked(line.variantId)) return [];
    const unpicked = line.quantity - line.picked;
    const leaving = line.quantity - line.shipped;
    const out: StockLine = {
      variantId: line.variantId,
      locationId: stagingId(line.locationId),
      quantity: 0 - leaving,
      reason: 'ship',
      costTotal: null,
      tracks: 0,
      reverses: null,
    };
    return [...(unpicked > 0 ? toStaging(line, unpicked) : []), ...(leaving > 0 ? [out] : [])];
  });
  const lines = order.lines.map((line) => ({
    lineId: line.id,
    picked: line.quantity - line.picked,
    shipped: line.quantity - line.shipped,
  }));
  return moved(order, 'ship', 'shipped', lines, stock, shippedAt);
}

/** Cancels: the commitment is released and picked stock goes back from staging. A shipped order is a return instead. */
export function decideCancel(order: OrderRow, isTracked: IsTracked): Result<Decision, OrderFailure> {
  if (order.state !== 'open' && order.state !== 'picking' && order.state !== 'held') return notInState(order);
  const picked = order.lines.filter((line) => line.picked > line.shipped);
  const stock = picked.flatMap((line) =>
    isTracked(line.variantId)
      ? moveLines(line.variantId, line.picked - line.shipped, stagingId(line.locationId), line.locationId, 'pick', 0)
      : [],
  );
  const lines = picked.map((line) => ({ lineId: line.id, picked: line.shipped - line.picked, shipped: 0 }));
  return moved(order, 'cancel', 'cancelled', lines, stock, null);
}

/** Holds an open order: it keeps its promise of stock and is not picked. */
export function decideHold(order: OrderRow): Result<Decision, OrderFailure> {
  return order.state === 'open' ? moved(order, 'hold', 'held', [], [], null) : notInState(order);
}

/** Takes an order off hold. */
export function decideResume(order: OrderRow): Result<Decision, OrderFailure> {
  return order.state === 'held' ? moved(order, 'resume', 'open', [], [], null) : notInState(order);
}

/** Promises a line's stock at another location; only while nothing of the line is picked. */
export function decideRelocate(order: OrderRow, lineId: OrderLineId, to: LocationId): Result<Decision, OrderFailure> {
  if (order.state !== 'open' && order.state !== 'picking' && order.state !== 'held') return notInState(order);
  const line = order.lines.find((l) => l.id === lineId);
  if (!line) return fail({ code: 'line-unknown' });
  if (line.picked > 0) return fail({ code: 'line-already-picked' });
  return done({
    type: 'order.moved',
    payload: {
      act: 'relocate',
      stock: [],
      change: {
        orderId: order.id,
        from: order.state,
        to: order.state,
        lines: [],
        relocate: [{ lineId, from: line.locationId, to }],
        shippedAt: null,
      },
    },
  });
}

function toStaging(line: OrderLine, quantity: number): StockLine[] {
  return moveLines(line.variantId, quantity, line.locationId, stagingId(line.locationId), 'pick', 0);
}

function moved(
  order: OrderRow,
  act: OrderAct,
  to: OrderState,
  lines: readonly { readonly lineId: OrderLineId; readonly picked: number; readonly shipped: number }[],
  stock: readonly StockLine[],
  shippedAt: number | null,
): Result<Decision, OrderFailure> {
  return done({
    type: 'order.moved',
    payload: { act, stock, change: { orderId: order.id, from: order.state, to, lines, relocate: [], shippedAt } },
  });
}

function notInState(order: OrderRow): { readonly ok: false; readonly failure: OrderFailure } {
  return fail({ code: 'order-not-in-state', detail: order.state });
}
