import { deriveUuid } from '#shared/base/hash.ts';
import type { OrderId, ParcelId, ReturnId } from '../operations/ids.ts';
import type { OrderRow, ParcelRow, ReturnRow } from '../operations/rows.ts';
import { hasLeft } from '../parcels/parcel-states.ts';

/** One thing that the store an order came from must hear. Its id follows from what it is about: told twice, it is the same. */
export type Outbound =
  | {
      readonly id: string;
      readonly kind: 'order.transition';
      readonly orderId: OrderId;
      readonly parcelId: ParcelId;
      readonly lines: ParcelRow['lines'];
      readonly carrier: string | null;
      readonly trackingNumber: string | null;
    }
  | {
      readonly id: string;
      readonly kind: 'order.refund';
      readonly orderId: OrderId;
      readonly returnId: ReturnId;
      /** In minor units of the shop's currency. */
      readonly amount: number;
    };

/**
 * What the store of an order must hear, derived from the books and never stored: one transition for each parcel that left, and a
 * refund for each return for which a person decided one. What is undone is not there any more. Nothing for an order of no store.
 */
export function outboundOf(
  { id: orderId, channelId }: Pick<OrderRow, 'id' | 'channelId'>,
  parcels: readonly ParcelRow[],
  returns: readonly ReturnRow[],
): readonly Outbound[] {
  if (!channelId) return [];
  return [
    ...parcels
      .filter((parcel) => parcel.orderId === orderId && !parcel.voided && hasLeft(parcel.state))
      .map(
        ({ id, lines, carrier = null, trackingNumber = null }): Outbound => ({
          id: deriveUuid('order.transition', id),
          kind: 'order.transition',
          orderId,
          parcelId: id,
          lines,
          carrier,
          trackingNumber,
        }),
      ),
    ...returns.flatMap(({ id, orderId: of, voided, refund }): readonly Outbound[] =>
      of === orderId && !voided && refund
        ? [{ id: deriveUuid('order.refund', id), kind: 'order.refund', orderId, returnId: id, amount: refund }]
        : [],
    ),
  ];
}
