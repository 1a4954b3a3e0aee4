import { type Fields, fieldsOf } from '#shared/base/kept-fields.ts';
import type { LotId, OrderId, OrderLineId, ParcelId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OpenParcel, PackScan, Taken } from '#shared/domain/parcels/open-parcel.ts';

/** Where the open parcel of an order is kept on this computer. */
export function draftKey(orderId: OrderId): string {
  return `${DRAFT_PREFIX}${orderId}`;
}

/** How the keys of all open parcels begin. */
export const DRAFT_PREFIX = 'packing:';

/** Whether nothing lies in an open parcel and nothing is said of it. */
export function isBare({ scans, ...fields }: OpenParcel): boolean {
  const { trackingNumber = null, weight = null, length = null, width = null, height = null } = fields;
  return scans.length === 0 && [trackingNumber, weight, length, width, height].every((value) => value === null);
}

/** Whether nothing of an open parcel is worth keeping. */
export function isUntouched(parcel: OpenParcel): boolean {
  const { wrongScans, gone, claimed } = parcel;
  return isBare(parcel) && wrongScans === 0 && gone.length === 0 && claimed === undefined;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);

/** The open parcel that a kept text holds, null where it is none: another version may have written it. */
export function readOpenParcel(value: unknown): OpenParcel | null {
  const { id, orderId, scans, wrongScans, gone, seen, claimed, ...fields } = fieldsOf(value) ?? {};
  if (typeof id !== 'string' || typeof orderId !== 'string' || !isCount(wrongScans)) return null;
  const [readScans, readSeen, readGone] = [allOf(scans, readScan), allOf(seen, readTaken), allOf(gone, readLot)];
  if (!readScans || !readSeen || !readGone) return null;
  return {
    // Ids become kinds where they enter.
    id: id as ParcelId,
    orderId: orderId as OrderId,
    scans: readScans,
    wrongScans,
    gone: readGone,
    seen: readSeen,
    ...(typeof claimed === 'string' && { claimed: claimed as PersonId }),
    ...numbersOf(fields),
    ...(typeof fields['trackingNumber'] === 'string' && { trackingNumber: fields['trackingNumber'] }),
    ...(typeof fields['carrier'] === 'string' && { carrier: fields['carrier'] }),
    ...(typeof fields['service'] === 'string' && { service: fields['service'] }),
  };
}

function numbersOf(fields: Fields): Partial<Record<'weight' | 'length' | 'width' | 'height', number>> {
  const names = ['weight', 'length', 'width', 'height'] as const;
  return Object.fromEntries(names.flatMap((name) => (isCount(fields[name]) ? [[name, fields[name]]] : [])));
}

/** Every entry of a list, null where it is none or one of them cannot be read. */
function allOf<T>(value: unknown, read: (one: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const all = value.flatMap((one) => read(one) ?? []);
  return all.length === value.length ? all : null;
}

function readLot(value: unknown): LotId | null {
  return typeof value === 'string' ? (value as LotId) : null;
}

function readScan(value: unknown): PackScan | null {
  const { taken, lotId } = fieldsOf(value) ?? {};
  const read = allOf(taken, readTaken);
  return read && { taken: read, ...(typeof lotId === 'string' && { lotId: lotId as LotId }) };
}

function readTaken(value: unknown): Taken | null {
  const { lineId, variantId, quantity } = fieldsOf(value) ?? {};
  if (typeof lineId !== 'string' || typeof variantId !== 'string' || !isCount(quantity)) return null;
  return { lineId: lineId as OrderLineId, variantId: variantId as VariantId, quantity };
}
