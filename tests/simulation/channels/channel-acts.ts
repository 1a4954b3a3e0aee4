import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decideShip } from '#shared/domain/orders/fulfil.ts';
import { pickedLots } from '#shared/domain/orders/picked-lots.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import type { ParcelId } from '#shared/domain/operations/ids.ts';
import { type Acts, rowsOf, type Seat, someOf, tracked, valueOf } from '#tests/fixtures/seat.ts';

function moved(seat: Seat, reason: 'sold' | 'receive'): Decision | null {
  const { mug, candle, tea, warehouse } = seat.shop;
  const variantId: VariantId = must([mug, candle, tea][seat.below(3)], 'one of three');
  const quantity = (1 + seat.below(4)) * (variantId === tea ? 700 : 1);
  return valueOf(decideAdjust(reason, [{ variantId, locationId: warehouse, quantity, costTotal: null }], null));
}

/** One of the stores' orders leaves. */
function shipped(seat: Seat): Decision | null {
  const order = someOf(
    seat,
    rowsOf(seat.books, 'order').filter(({ state, channelId, voided }) => state === 'open' && channelId && !voided),
  );
  if (!order) return null;
  const around = { packed: [], nextId: seat.nextId() as ParcelId };
  const lots = pickedLots(seat.books.movements, order.id);
  return valueOf(decideShip(order, tracked(seat.books), seat.at, 'all', lots, undefined, around));
}

/** What people in the shop do while its stores sell. */
export const shopActs: Acts = [
  (seat) => moved(seat, 'sold'),
  (seat) => moved(seat, 'sold'),
  (seat) => moved(seat, 'receive'),
  (seat) => moved(seat, 'receive'),
  shipped,
];
