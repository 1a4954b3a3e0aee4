import { expect, test } from 'vitest';
import type { ParcelRow } from '#shared/domain/operations/rows.ts';
import { handedTo, type ParcelView } from './parcels.ts';

const view = (reference: string, parcel: Partial<ParcelRow>) =>
  ({ reference, parcel, order: {}, recipient: null }) as ParcelView;

test('[CAR24] a file for one carrier leaves out parcels of another, and those that have a number; one for any program none', () => {
  const parcels = [
    view('free', {}),
    view('own', { carrier: 'UPS' }),
    view('other', { carrier: 'DHL' }),
    view('numbered', { carrier: 'UPS', trackingNumber: '1Z999AA10123456784' }),
    view('only-number', { trackingNumber: 'X1' }),
  ];
  const names = (views: readonly ParcelView[]) => views.map(({ reference }) => reference);
  const { taken, left } = handedTo(parcels, 'ups');
  expect([names(taken), names(left)]).toEqual([
    ['free', 'own'],
    ['other', 'numbered', 'only-number'],
  ]);
  expect(handedTo(parcels, null).left).toEqual([]);
});
