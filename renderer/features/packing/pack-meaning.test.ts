import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderId, ParcelId, PersonId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { newOrder, opening } from '#tests/fixtures/small-shop.ts';
import { openSmallShop } from '#tests/fixtures/open-shop.ts';
import { meaningsOf } from './pack-meaning.ts';
import { readStation } from './packing.queries.ts';

test('[PAK11] [PAK12] [PAK26] [PAK29] deeds stay deeds, products pieces, orders that are done or cancelled are answered, and only what nothing has is the tracking number', async () => {
  const s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10));
  const added = newOrder(s.shop.nextId, [[s.mug, s.floor, 1]]);
  await s.decide({ type: 'order.added', payload: { group: null, orders: [added] } });
  const { order } = must(await readStation(s.shop.db, added.id), 'it was added');
  const { catalogue } = s.shop;
  const row = must(catalogue.rowAt(must(catalogue.slotOf(s.mug), 'it is in the shop')), 'it is shown');
  const gone: OrderRow = { ...order, id: s.shop.nextId() as OrderId, number: 'GONE-1', state: 'shipped' };
  const parcel: ParcelRow = {
    kind: 'parcel',
    id: s.shop.nextId() as ParcelId,
    orderId: gone.id,
    state: 'void',
    lines: [],
    packedAt: 1,
    packedBy: s.shop.nextId() as PersonId,
    shippedAt: null,
    deliveredAt: null,
    addedBy: null,
    fieldOps: {},
    voided: false,
  };
  const stays = { parcel, order: gone, reference: 'STAYS-1', lines: [], confirmed: true };
  const finder = {
    orders: (code: string) => (code === order.number ? [{ order, position: null }] : []),
    shut: (code: string) => (code === 'GONE-1' ? gone : undefined),
    cancelled: (code: string) => (code === 'STAYS-1' ? [stays] : []),
    batches: () => [],
    lots: () => [],
    products: (code: string) => (code === 'MUG' ? [{ row, quantity: 1 }] : []),
    byText: () => [],
    waitingFor: () => [],
  };
  const facts = { shop: null, variant: () => row, locationName: () => '' };
  const again = { text: 'DOUBTED', here: false };
  const mean = (code: string, isInNumber: boolean, awaitsNumber = false) =>
    meaningsOf(code, {
      finder,
      facts,
      order,
      awaitsNumber,
      again,
      isInNumber: () => isInNumber,
      orderName: ({ number }) => number,
    }).map(({ value }) => value);
  for (const isIn of [true, false]) {
    expect(mean('srpkfinish', isIn)).toEqual([{ kind: 'deed', deed: 'finish' }]);
    expect(mean('MUG', isIn)).toMatchObject([{ kind: 'piece', quantity: 1 }]);
    expect(mean(order.number, isIn)).toMatchObject([{ kind: 'order' }]);
  }
  expect(mean('STAYS-1', true)).toEqual([{ kind: 'cancelled', parcels: [stays] }]);
  expect(mean('STAYS-1', false, true)).toEqual([{ kind: 'number', text: 'STAYS-1', here: false }]);
  expect(mean('GONE-1', false)).toEqual([{ kind: 'shut', order: gone }]);
  expect(mean('ABC123', true)).toEqual([{ kind: 'number', text: 'ABC123', here: true }]);
  expect(mean('ABC123', false)).toEqual([]);
  expect(mean('DOUBTED', true)).toEqual([{ kind: 'number', text: 'DOUBTED', here: false }]);
  expect(mean('SRPKFINISH', false, true)).toEqual([{ kind: 'deed', deed: 'finish' }]);
  await s.close();
});
