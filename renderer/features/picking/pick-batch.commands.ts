import { done, fail, type Result } from '#shared/base/result.ts';
import { type LineShare, inBoxes, sharesOfPick, type StopNeed } from '#shared/domain/batches/stops.ts';
import type { BatchId, LotId, OrderLineId } from '#shared/domain/operations/ids.ts';
import type { Decision, StockLine } from '#shared/domain/operations/operation.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import { inParts } from '#shared/domain/orders/in-parts.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { notForSaleFailure } from '#shared/domain/orders/shelf.ts';
import { serialFailure } from '#shared/domain/stock/serials.ts';
import { ordersOf, stockOf, trackedIn } from '#renderer/db/order-around.ts';
import type { Recorded } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { readShelfLots } from '#renderer/db/shelf-lots.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import { onOwnBatch, type PickingFailure } from './own-batch.commands.ts';

/** What was taken at a stop: how much, for which lines, and of which lot where one was named. */
export type PickAsk = {
  readonly batchId: BatchId;
  readonly needs: readonly Pick<StopNeed, 'orderId' | 'lineId' | 'missing'>[];
  readonly quantity: number;
  /** By a button of the stop, which may be done meanwhile: what is left of it by now, and nothing where nothing is (PCK17). */
  readonly upTo?: boolean;
  readonly lotId: LotId | null;
};
export type Picked = Recorded & { readonly shares: readonly LineShare[] };

/**
 * Picks units at a stop: each order gets what it needs, box after box, all in one step to undo. Who has what is read from the
 * orders as they are now, and not as they were when the stop was drawn.
 */
export async function pickInBatch(shop: Shop, ask: PickAsk): Promise<Result<Picked, PickingFailure>> {
  let shares: readonly LineShare[] = []; // decided below, before anything is written
  const picked = await onOwnBatch(shop, ask.batchId, async (batch, { db, at }) => {
    // Only the orders of the stop: a batch has a hundred.
    const orderIds = [...new Set(ask.needs.map(({ orderId }) => orderId))].filter((id) => batch.orderIds.includes(id));
    const orders = inBoxes(batch, await ordersOf(db, orderIds));
    const needs = needsNow(orders, ask.needs);
    const most = needs.reduce((sum, { left, missing }) => sum + left + missing, 0);
    if (ask.upTo && most === 0) return fail({ code: 'nothing-changed' });
    const taken = sharesOfPick(needs, ask.upTo ? Math.min(ask.quantity, most) : ask.quantity);
    if (!taken) return fail({ code: 'pick-too-many' });
    shares = taken;
    const touched = orders.filter(({ id }) => taken.some(({ orderId }) => orderId === id));
    const stock = await stockOf(db, touched);
    const isTracked = trackedIn(stock);
    const { today } = shopCalendar(shop.catalogue, at);
    const shelves = await readShelfLots(db, touched, stock, today);
    const decisions: Decision[] = [];
    for (const order of touched) {
      const picks = taken
        .filter(({ orderId }) => orderId === order.id)
        .map(({ lineId, quantity }) => {
          const line = order.lines.find(({ id }) => id === lineId);
          if (!line || !isTracked(line.variantId)) return { lineId, quantity };
          if (ask.lotId !== null) return { lineId, quantity, lots: [{ lotId: ask.lotId, quantity }] };
          return shelves.isSerial(line.variantId) ? null : { lineId, quantity, lots: shelves.take(line, quantity) };
        });
      // Which piece it is only a person can say (ORD18).
      if (picks.includes(null)) return fail({ code: 'serials-not-picked' });
      const { box: _, ...row } = order;
      const decided = decidePick(
        row,
        isTracked,
        picks.flatMap((pick) => pick ?? []),
      );
      if (!decided.ok) return decided;
      decisions.push(...inParts(row, decided.value));
    }
    const taking = decisions.flatMap(stockIn);
    const refused =
      notForSaleFailure(taking, (id) => shop.catalogue.isNotForSale(id)) ??
      serialFailure(await withSerials(db, taking));
    return refused ? fail(refused) : done({ decisions });
  });
  return picked.ok ? done({ ...picked.value, shares }) : picked;
}

function stockIn(decision: Decision): readonly StockLine[] {
  return decision.type === 'order.moved' ? decision.payload.stock : [];
}

/** What the lines of a stop need as the orders are now. */
function needsNow(orders: ReturnType<typeof inBoxes>, asked: PickAsk['needs']): readonly StopNeed[] {
  const lines = new Map<OrderLineId, StopNeed>(
    orders.flatMap(({ id: orderId, box, state, lines: all }) =>
      mayDo(state, 'pick')
        ? all.map((line) => [line.id, { orderId, lineId: line.id, box, left: unpickedOf(line), missing: 0 }] as const)
        : [],
    ),
  );
  return asked.flatMap(({ lineId, missing }) => {
    const need = lines.get(lineId);
    if (!need) return [];
    const gone = Math.min(missing, need.left);
    return [{ ...need, left: need.left - gone, missing: gone }];
  });
}
