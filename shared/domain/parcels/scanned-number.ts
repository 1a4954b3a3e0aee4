import { foldCode } from '../values/code.ts';
import type { CarrierId } from '../carriers/carrier.ts';
import type { Candidate } from '../carriers/recognise.ts';
import type { OrderRow, ParcelRow } from '../operations/rows.ts';
import { missingIn, type OpenParcel } from './open-parcel.ts';

/** The parcel at the packing table that a scanned tracking number is of; `closed` is null for the open one. */
export type NumberPlace = {
  readonly closed: ParcelRow | null;
  /** Which parcel of the order it is, counted from 1. */
  readonly position: number;
  /** The number it has. */
  readonly was: string | null;
};

/**
 * Which parcel of an order a tracking number is of: the open one while something lies in it, or where it was scanned into its field
 * (`isHere`); else the last that was closed without a number. Once all of the order is packed no other parcel will follow:
 * then it is the last that waits. Null where none waits any more. `parcels`: the first packed first.
 */
export function numberPlace(
  order: Pick<OrderRow, 'lines'>,
  parcels: readonly ParcelRow[],
  open: OpenParcel,
  isHere: boolean,
): NumberPlace | null {
  const isOver = open.scans.length === 0 && missingIn(order, open).length === 0;
  const waiting = parcels.filter(({ state }) => state === 'packed');
  const bare = waiting.filter(({ trackingNumber }) => !trackingNumber).at(-1);
  const closed =
    open.scans.length > 0 || (isHere && !isOver) ? undefined : (bare ?? (isOver ? waiting.at(-1) : undefined));
  if (closed) return { closed, position: parcels.indexOf(closed) + 1, was: closed.trackingNumber ?? null };
  if (isOver && parcels.length > 0) return null;
  return { closed: null, position: parcels.length + 1, was: open.trackingNumber ?? null };
}

/** What a person is to see before a number is kept: another parcel has it (`reference`), the parcel has another, or a digit is wrong. */
export type NumberDoubt =
  | { readonly kind: 'elsewhere'; readonly reference: string }
  | { readonly kind: 'instead'; readonly was: string }
  | { readonly kind: 'mistyped'; readonly carrier: CarrierId };

/** Why a number is not kept at once, null where nothing speaks against it; `elsewhere` is the reference of another parcel that has it. */
export function numberDoubt(
  number: string,
  best: Candidate | undefined,
  { was }: Pick<NumberPlace, 'was'>,
  elsewhere: string | null,
): NumberDoubt | null {
  if (elsewhere !== null) return { kind: 'elsewhere', reference: elsewhere };
  if (best?.evidence === 'mistyped') return { kind: 'mistyped', carrier: best.carrier };
  return was !== null && foldCode(was) !== foldCode(number) ? { kind: 'instead', was } : null;
}
