import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import {
  type ContactId,
  orderContactId,
  type OrderId,
  type OrderLineId,
  type ParcelId,
} from '#shared/domain/operations/ids.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { decideCancel, decideHold } from '#shared/domain/orders/fulfil.ts';
import { decidePack } from '#shared/domain/parcels/pack.ts';
import { readOtherWith } from '#renderer/db/number-owner.ts';
import { parcelsAround, readParcels } from '#renderer/db/order-parcels.ts';
import { noLotsPicked } from '#shared/domain/orders/picked-lots.ts';
import { setParcels, stepParcels } from '#renderer/db/parcel-acts.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { leftOrdersText } from './left-orders.ts';
import { leftOn, listParcels, parcelsByCode, parcelWithNumber, readParcelQuery } from './parcels.ts';
import { readParcelViews } from './shipping.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10));
});
afterEach(() => s.close());

/** An order of so many mugs, packed in parcels of these quantities. */
async function packed(number: string, ...parcels: readonly number[]): Promise<readonly ParcelId[]> {
  const [orderId, lineId] = [s.shop.nextId() as OrderId, s.shop.nextId() as OrderLineId];
  const quantity = parcels.reduce((sum, one) => sum + one, 0);
  const line = { id: lineId, variantId: s.mug, locationId: s.floor, quantity, unitPrice: null };
  const fields = { number, channel: 'typed', contactId: null, placedAt: 1, shippedAt: null, dueAt: null } as const;
  await s.decide({
    type: 'order.added',
    payload: { group: null, orders: [{ ...fields, id: orderId, state: 'open', lines: [line] }] },
  });
  const ids: ParcelId[] = [];
  for (const one of parcels) {
    const order = must(await s.shop.db.orders.get(orderId), 'it was entered');
    const id = s.shop.nextId() as ParcelId;
    await s.decide(value(decidePack(order, () => true, [{ lineId, quantity: one }], { id })));
    ids.push(id);
  }
  return ids;
}

const views = () => readParcelViews(s.shop.db);
const parcel = async (id: ParcelId) => must(await s.shop.db.parcels.get(id), 'it was packed');
const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
const listed = async (address: string) =>
  listParcels(await views(), readParcelQuery(new URLSearchParams(address)), days).map(({ reference }) => reference);

test('[CAR50] parcels stand in the list of their state, by carrier, day and words', async () => {
  const [one, two] = await packed('1001', 1, 2);
  const [three] = await packed('1002', 1);
  const ids = [one, two, three].map((id) => must(id, 'a parcel'));
  expect(await listed('')).toEqual(['1001-1', '1001-2', '1002']);
  value(await stepParcels(s.shop, 'ship', ids.slice(1)));
  value(await setParcels(s.shop, [{ parcelId: ids[1] ?? '', fields: { trackingNumber: 'N1', carrier: 'DHL' } }]));
  expect(await listed('')).toEqual(['1001-1']);
  expect((await listed('list=shipped')).toSorted()).toEqual(['1001-2', '1002']);
  expect(await listed('list=untracked')).toEqual(['1002']);
  expect(await listed('list=shipped&carrier=DHL')).toEqual(['1001-2']);
  expect(await listed('list=shipped&q=n1')).toEqual(['1001-2']);
  const day = days.dayOf((await parcel(must(two, 'a parcel'))).shippedAt ?? 0);
  expect((await listed(`list=shipped&day=${day}`)).length).toBe(2);
  expect(await listed('list=shipped&day=1999-01-01')).toEqual([]);
  const left = leftOn(await views(), day, days).map(([carrier, some]) => [carrier, some.length]);
  expect(left).toEqual([
    ['', 1],
    ['DHL', 1],
  ]);
});

test('[CAR51] a code names the parcels of its order; a number the parcel that has it', async () => {
  const [one, two] = await packed('#77', 1, 1);
  value(await setParcels(s.shop, [{ parcelId: must(two, 'a parcel'), fields: { trackingNumber: 'rr1' } }]));
  const ids = (code: string, all: Awaited<ReturnType<typeof views>>) =>
    parcelsByCode(all, code).map(({ parcel: { id } }) => id);
  expect(ids('77', await views())).toEqual([one, two]);
  expect(ids('#77-2', await views())).toEqual([two]);
  expect(ids('78', await views())).toEqual([]);
  expect(parcelWithNumber(await views(), 'RR1')?.parcel.id).toBe(two);
});

test('[CAR52] what is written on a parcel is one step to undo; nothing new is nothing written', async () => {
  const [id] = await packed('1', 1);
  const parcelId = must(id, 'a parcel');
  const fields = { trackingNumber: 'N1', carrier: 'Kurier Meier', weight: 1_200 };
  const { opIds } = value(await setParcels(s.shop, [{ parcelId, fields }]));
  expect(opIds).toHaveLength(1);
  expect(await parcel(parcelId)).toMatchObject(fields);
  expect(await setParcels(s.shop, [{ parcelId, fields }])).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await undoInParts(s.shop, opIds));
  expect((await parcel(parcelId)).trackingNumber ?? null).toBeNull();
});

test('[CAR51] a scan writes over no number, also where it was written a moment before', async () => {
  const [id] = await packed('1', 1);
  const parcelId = must(id, 'a parcel');
  const scan = (trackingNumber: string) =>
    setParcels(s.shop, [{ parcelId, fields: { trackingNumber } }], { fresh: true });
  const [first, second] = await Promise.all([scan('N1'), scan('N2')]);
  expect([first.ok, second.ok]).toEqual([true, false]);
  expect((await parcel(parcelId)).trackingNumber).toBe('N1');
});

test('[CAR51] a scanned number that another parcel has is refused, also where it was written a moment before', async () => {
  const [one, two] = (await packed('1', 1, 1)).map((id) => must(id, 'a parcel'));
  const scan = (parcelId = '') => setParcels(s.shop, [{ parcelId, fields: { trackingNumber: 'N1' } }], { fresh: true });
  value(await scan(one));
  expect(await scan(two)).toMatchObject({ failure: { code: 'number-elsewhere', detail: one } });
  expect((await parcel(must(two, 'a parcel'))).trackingNumber ?? null).toBeNull();
});

test('[CAR53] parcels leave and arrive, and one undo takes all of it back', async () => {
  const [one, two] = await packed('1', 1, 2);
  const [three] = await packed('2', 1);
  const ids = [one, two, three].map((id) => must(id, 'a parcel'));
  const shipped = value(await stepParcels(s.shop, 'ship', ids));
  expect([shipped.changed, shipped.skipped]).toEqual([3, 0]);
  expect((await s.shop.db.stock.get(s.mug))?.at[s.floor]).toMatchObject({ onHand: 6 });
  expect(await stepParcels(s.shop, 'ship', ids)).toMatchObject({ ok: false });
  const delivered = value(await stepParcels(s.shop, 'deliver', ids));
  expect(await Promise.all(ids.map(async (id) => (await parcel(id)).state))).toEqual([
    'delivered',
    'delivered',
    'delivered',
  ]);
  value(await undoInParts(s.shop, delivered.opIds));
  value(await undoInParts(s.shop, shipped.opIds));
  expect(await Promise.all(ids.map(async (id) => (await parcel(id)).state))).toEqual(['packed', 'packed', 'packed']);
});

test('[CAR53] a parcel whose state does not allow a step is left and counted', async () => {
  const [one, two] = await packed('1', 1, 2);
  value(await stepParcels(s.shop, 'ship', [must(one, 'a parcel')]));
  const delivered = value(await stepParcels(s.shop, 'deliver', [must(one, 'a parcel'), must(two, 'a parcel')]));
  expect([delivered.changed, delivered.skipped]).toEqual([1, 1]);
  expect((await parcel(must(two, 'a parcel'))).state).toBe('packed');
});

test('[CAR54] the numbers of a file are one step to undo, however many', async () => {
  const ids: ParcelId[] = [];
  for (let at = 0; at < 10; at++) ids.push(...(await packed(`A${at}`, 1)));
  const sets = ids.map((parcelId, at) => ({ parcelId, fields: { trackingNumber: `N${at}`, carrier: 'GLS' } }));
  const { opIds } = value(await setParcels(s.shop, [...sets, ...sets, ...sets]));
  expect((await views()).every(({ parcel: { trackingNumber } }) => trackingNumber)).toBe(true);
  value(await undoInParts(s.shop, opIds));
  expect((await views()).some(({ parcel: { trackingNumber } }) => trackingNumber)).toBe(false);
});

test('[CAR55] a parcel goes to the address of its order, else to that of its customer', async () => {
  const [id] = await packed('1', 1);
  const { orderId } = await parcel(must(id, 'a parcel'));
  const customer = s.shop.nextId() as ContactId;
  const contact = { kind: 'customer', erased: false, phone: '1', email: '', note: '', version: 0, pending: 0 } as const;
  await s.shop.db.contacts.put({ ...contact, contactId: customer, name: 'Ada Berg', address: 'Weg 1\n10115 Berlin' });
  await s.decide({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'order', id: orderId, field: 'contactId', value: customer, was: null }] },
  });
  expect((await views())[0]?.recipient).toMatchObject({ name: 'Ada Berg', address: 'Weg 1\n10115 Berlin' });
  await s.shop.db.contacts.put({
    ...contact,
    contactId: orderContactId(orderId),
    name: '',
    address: 'Ben Fox\nTor 2\n04109 Leipzig',
    phone: '',
  });
  expect((await views())[0]?.recipient).toMatchObject({
    name: 'Ben Fox',
    address: 'Tor 2\n04109 Leipzig',
    phone: '1',
  });
  await s.shop.db.contacts.update(customer, { erased: true, name: '' });
  await s.shop.db.contacts.delete(orderContactId(orderId));
  expect((await views())[0]?.recipient).toBeNull();
});

test('[CAR58] parcels of a held order are left with why, and the others leave', async () => {
  const [free] = await packed('1', 1);
  const [held] = await packed('2', 1);
  const ids = [held, free].map((id) => must(id, 'a parcel'));
  const order = async () => {
    const { orderId } = await parcel(must(held, 'a parcel'));
    return must(await s.shop.db.orders.get(orderId), 'it was entered');
  };
  await s.decide(value(decideHold(await order(), 'check')));
  const { id: orderId } = await order();
  const shipped = value(await stepParcels(s.shop, 'ship', ids));
  expect(shipped).toMatchObject({ changed: 1, skipped: 1 });
  expect(shipped.left).toEqual([{ orderId, failure: { code: 'order-not-in-state', detail: 'held' } }]);
  expect(await listed('list=shipped')).toEqual(['1']);
  await openWords('en');
  const named = leftOrdersText(words(), [{ order: await order(), failure: null }]);
  expect(named).toContain('2 (On hold: To be checked)');
});

test('[CAR60] [PAK28] a number that a parcel of another order has is named by that parcel, cancelled ones included', async () => {
  const [one] = await packed('1', 1);
  const [, two] = await packed('2', 1, 1);
  const [mine, other] = [one, two].map((id) => must(id, 'a parcel'));
  if (!mine || !other) throw new Error('no parcels');
  value(await setParcels(s.shop, [{ parcelId: other, fields: { trackingNumber: 'N1' } }]));
  const owner = (number: string, of = mine) => readOtherWith(s.shop.db, number, of, s.shop.now());
  expect(await owner('n1')).toBe('2-2');
  expect(await owner('n1', other)).toBeNull();
  expect(await owner('N2')).toBeNull();
  const { orderId } = await parcel(other);
  const order = must(await s.shop.db.orders.get(orderId), 'it was entered');
  const around = parcelsAround(await readParcels(s.shop.db, [orderId]), orderId, s.shop.nextId);
  await s.decide(value(decideCancel(order, () => true, null, noLotsPicked, around)));
  expect(await owner('N1')).toBe('2-2');
  // A person who insists keeps it.
  value(await setParcels(s.shop, [{ parcelId: mine, fields: { trackingNumber: 'N1' } }]));
  expect((await parcel(mine)).trackingNumber).toBe('N1');
});
