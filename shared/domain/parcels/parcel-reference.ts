import type { ParcelId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import { orderNumberKey } from '../orders/order-number.ts';

/** Which of an order's parcels one is. */
export type ParcelPlace = { readonly position: number; readonly parcels: number };

/** Which of an order's parcels one is, counted from 1 in the order they were packed; the only one where it is not among them. */
export function placeAmong(parcels: readonly { readonly id: ParcelId }[], id: ParcelId): ParcelPlace {
  const at = parcels.findIndex((parcel) => parcel.id === id);
  return at < 0 ? { position: 1, parcels: 1 } : { position: at + 1, parcels: parcels.length };
}

/**
 * By which a parcel is known outside: the number of its order, and which of its parcels it is where there are several.
 * `position` counts from 1.
 */
export function parcelReference(orderNumber: string, position: number, parcels: number): string {
  return parcels > 1 ? `${orderNumber}-${position}` : orderNumber;
}

/** The reference of a parcel among those of its order. */
export function referenceAmong(
  orderNumber: string,
  parcels: readonly { readonly id: ParcelId }[],
  id: ParcelId,
): string {
  const { position, parcels: all } = placeAmong(parcels, id);
  return parcelReference(orderNumber, position, all);
}

/**
 * What a code on a parcel's paper may mean, the most likely first: the number of an order, and the number of an order with the
 * parcel's place behind a dash. An order's own number may end like that: who looks it up tries the whole first.
 */
export function readReference(code: string): readonly { readonly number: string; readonly position: number | null }[] {
  const key = orderNumberKey(code);
  const [, number, position] = /^(.+)-(\d{1,3})$/.exec(key) ?? [];
  const whole = { number: key, position: null };
  return number === undefined || position === undefined ? [whole] : [whole, { number, position: Number(position) }];
}

/** An order that a code names, and which of its parcels; null: none in particular. */
export type NamedOrder = { readonly order: OrderRow; readonly position: number | null };

/** The orders that a code on a paper, a parcel or in a letter names by their number. */
export function ordersNamed(orders: readonly OrderRow[], code: string): readonly NamedOrder[] {
  for (const { number, position } of readReference(code)) {
    const found = number === '' ? [] : orders.filter((order) => orderNumberKey(order.number) === number);
    if (found.length > 0) return found.map((order) => ({ order, position }));
  }
  return [];
}
