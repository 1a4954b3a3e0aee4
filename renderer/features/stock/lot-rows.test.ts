import { expect, test } from 'vitest';
import { type LocationId, type LotId, stagingId } from '#shared/domain/operations/ids.ts';
import { lotRows } from './lot-rows.ts';

const [floor, store] = ['floor' as LocationId, 'store' as LocationId];

test('[LOT13] a row for each lot at each place, what waits for an order apart, and last what lies in no lot', () => {
  const lot = (code: string, at: { readonly [place: LocationId]: number }) => ({
    lotId: code as LotId,
    code,
    expiresOn: null,
    receivedOn: null,
    at,
  });
  const rows = lotRows(
    {
      lots: [lot('A', { [store]: 2, [floor]: 1, [stagingId(floor)]: 3 }), lot('B', {}), lot('C', { [floor]: -1 })],
      without: { [floor]: -2 },
    },
    [floor, store],
  );
  expect(rows.map(({ code, locationId, picked, onHand }) => [code, locationId, picked, onHand])).toEqual([
    ['A', floor, false, 1],
    ['A', floor, true, 3],
    ['A', store, false, 2],
    ['C', floor, false, -1],
    [null, floor, false, -2],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});
