import { expect, test } from 'vitest';
import { recognise } from '../carriers/recognise.ts';
import type { LocationId, OpId, OrderId, OrderLineId, ParcelId, PersonId, VariantId } from '../operations/ids.ts';
import type { OrderRow, ParcelRow } from '../operations/rows.ts';
import { newParcel, type OpenParcel, putIn } from './open-parcel.ts';
import { numberDoubt, numberPlace } from './scanned-number.ts';

const mug = 'mug' as VariantId;
const orderOf = (packed: number): OrderRow => ({
  kind: 'order',
  id: 'order' as OrderId,
  voided: false,
  addedBy: 'op' as OpId,
  fieldOps: {},
  number: 'P-1',
  state: 'picking',
  channel: 'typed',
  contactId: null,
  shippedAt: null,
  placedAt: 1,
  dueAt: null,
  lines: [
    {
      id: 'line' as OrderLineId,
      variantId: mug,
      locationId: 'shelf' as LocationId,
      quantity: 2,
      picked: packed,
      packed,
      shipped: 0,
      unitPrice: null,
    },
  ],
});
const closed = (id: string, trackingNumber: string | null = null, state: ParcelRow['state'] = 'packed'): ParcelRow => ({
  kind: 'parcel',
  addedBy: 'op' as OpId,
  fieldOps: {},
  voided: false,
  id: id as ParcelId,
  orderId: 'order' as OrderId,
  state,
  lines: [],
  packedAt: 1,
  packedBy: 'anna' as PersonId,
  shippedAt: null,
  deliveredAt: null,
  trackingNumber,
});
const empty = (packed: number) => newParcel('open' as ParcelId, orderOf(packed));
const filled = (packed: number): OpenParcel => {
  const put = putIn(orderOf(packed), empty(packed), { variantId: mug, quantity: 1 }, false);
  if (put.answer !== 'in') throw new Error(put.answer);
  return put.parcel;
};

test('[PAK16] a number is of the open parcel while something lies in it, else of the last closed one without a number', () => {
  const [first, second] = [closed('a', 'ONE'), closed('b')];
  expect(numberPlace(orderOf(0), [], empty(0), false)).toEqual({ closed: null, position: 1, was: null });
  expect(numberPlace(orderOf(1), [second], filled(1), false)).toMatchObject({ closed: null, position: 2 });
  expect(numberPlace(orderOf(1), [first, second], empty(1), false)).toEqual({ closed: second, position: 2, was: null });
  expect(numberPlace(orderOf(1), [second], empty(1), true)).toMatchObject({ closed: null, position: 2 });
  expect(numberPlace(orderOf(1), [first], empty(1), false)).toMatchObject({ closed: null, position: 2 });
});

test('[PAK16] once all is packed a number never goes to a parcel that will not come', () => {
  const [first, second] = [closed('a', 'ONE'), closed('b', 'TWO')];
  for (const isHere of [true, false])
    expect(numberPlace(orderOf(2), [first, second], empty(2), isHere)).toEqual({
      closed: second,
      position: 2,
      was: 'TWO',
    });
  expect(numberPlace(orderOf(2), [closed('a', null, 'shipped')], empty(2), false)).toBeNull();
});

test('[PAK17] [PAK28] a number over another, one with a wrong digit and one of another parcel are doubted', () => {
  const doubt = (number: string, elsewhere: string | null = null, was: string | null = 'TWO') =>
    numberDoubt(number, recognise(number).candidates[0], { was }, elsewhere);
  expect(doubt('two')).toBeNull();
  expect(doubt('THREE')).toEqual({ kind: 'instead', was: 'TWO' });
  expect(doubt('ONE', '1003-2')).toEqual({ kind: 'elsewhere', reference: '1003-2' });
  expect(doubt('00340434161094042558')).toEqual({ kind: 'mistyped', carrier: 'dhl' });
  expect(doubt('00340434161094042557', null, null)).toBeNull();
});
