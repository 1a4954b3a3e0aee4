import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderId, OrderLineId, ParcelId } from '#shared/domain/operations/ids.ts';
import { decidePack } from '#shared/domain/parcels/pack.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { namesFor } from './names.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[CAR52] what was written on a parcel is named by its order, and leads there', async () => {
  const [orderId, lineId] = [s.shop.nextId() as OrderId, s.shop.nextId() as OrderLineId];
  const line = { id: lineId, variantId: s.mug, locationId: s.floor, quantity: 1, unitPrice: null };
  const fields = {
    number: '1042',
    channel: 'typed',
    contactId: null,
    placedAt: 1,
    shippedAt: null,
    dueAt: null,
  } as const;
  await s.decide({
    type: 'order.added',
    payload: { group: null, orders: [{ ...fields, id: orderId, state: 'open', lines: [line] }] },
  });
  const id = s.shop.nextId() as ParcelId;
  const order = must(await s.shop.db.orders.get(orderId), 'it was entered');
  await s.decide(value(decidePack(order, () => false, [{ lineId, quantity: 1 }], { id })));
  const set = { kind: 'parcel', id, field: 'trackingNumber', value: 'N1', was: null } as const;
  const { of } = await namesFor(s.shop, [{ kind: 'set', set, fields: 1, rows: 1 }], []);
  expect(of(null).names.ref(set)).toEqual({ name: '1042', place: `/orders/${orderId}` });
});
