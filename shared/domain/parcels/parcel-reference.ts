import type { ParcelId } from '../operations/ids.ts';
import { orderNumberKey } from '../orders/order-number.ts';

/** Which of an order's parcels one is. */
export type ParcelPlace = { readonly position: number; readonly parcels: number };

/** Which of an order's parcels one is, counted from 1 in the order they were packed; null where it is not among them. */
export function placeAmong(parcels: readonly { readonly id: ParcelId }[], id: ParcelId): ParcelPlace | null {
  const at = parcels.findIndex((parcel) => parcel.id === id);
  return at < 0 ? null : { position: at + 1, parcels: parcels.length };
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
