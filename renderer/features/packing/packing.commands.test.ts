import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LotId, OrderId, ParcelId, VariantId } from '#shared/domain/operations/ids.ts';
import { orderContactId } from '#shared/domain/operations/ids.ts';
import { decideHold } from '#shared/domain/orders/fulfil.ts';
import { newParcel, type OpenParcel, putIn, type ScannedPiece } from '#shared/domain/parcels/open-parcel.ts';
import { setParcels, stepParcels } from '#renderer/db/parcel-acts.ts';
import { readRecipients } from '#renderer/db/recipients.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { newOrder, opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { ordersUnder, packProgress } from './pack-list.ts';
import { readOpenParcel } from './packing-draft.ts';
import { claimOrder, closeParcel, keepOpenParcel, movePieces, unpackParcel } from './packing.commands.ts';
import { readKeptParcel, readLeftOpen, readStation } from './packing.queries.ts';
import { contentsKey, paperState } from './printed-papers.ts';

let s: OpenShop;
let orderId: OrderId;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 10));
  const order = newOrder(s.shop.nextId, [
    [s.mug, s.floor, 3],
    [s.candle, s.floor, 1],
  ]);
  orderId = order.id;
  await s.decide({ type: 'order.added', payload: { group: null, orders: [order] } });
});
afterEach(() => s.close());

const station = async () => {
  const read = await readStation(s.shop.db, orderId);
  if (!read) throw new Error('no order');
  return read;
};
const piece = (variantId: VariantId, quantity: number): ScannedPiece => ({ variantId, quantity });

/** The open parcel of the order with some pieces scanned into it. */
async function scanned(...pieces: readonly ScannedPiece[]): Promise<OpenParcel> {
  const { order } = await station();
  return pieces.reduce(
    (parcel, one) => {
      const next = putIn(order, parcel, one, false);
      if (next.answer !== 'in') throw new Error(next.answer);
      return next.parcel;
    },
    newParcel(s.shop.nextId() as ParcelId, order),
  );
}
const onHand = async () => (await s.shop.db.stock.get(s.mug))?.at[s.floor]?.onHand;

test('[PAK5] a parcel is kept as it stands and read back; what is none counts as none', async () => {
  const parcel = {
    ...(await scanned(piece(s.mug, 2))),
    wrongScans: 1,
    weight: 700,
    trackingNumber: 'T',
    gone: ['l' as LotId],
  };
  await keepOpenParcel(s.shop, parcel);
  expect(await readKeptParcel(s.shop.db, orderId)).toEqual(parcel);
  for (const rubbish of [null, 'text', { id: 'a' }, { ...parcel, scans: [{ taken: [{ lineId: 1 }] }] }])
    expect(readOpenParcel(rubbish)).toBeNull();
  await keepOpenParcel(s.shop, await scanned());
  expect(await s.shop.db.drafts.count()).toBe(0);
});

test('[PAK5] a parcel that was closed before a crash let its draft go is not packed again', async () => {
  const parcel = { ...(await scanned(piece(s.mug, 2))), wrongScans: 2, weight: 900 };
  await keepOpenParcel(s.shop, parcel);
  value(await closeParcel(s.shop, parcel));
  const { parcels } = await station();
  expect(parcels).toMatchObject([{ id: parcel.id, state: 'packed', wrongScans: 2, weight: 900 }]);
  expect(await closeParcel(s.shop, parcel)).toMatchObject({ failure: { code: 'already-done' } });
  expect((await station()).parcels).toHaveLength(1);
  expect(await readKeptParcel(s.shop.db, orderId)).toBeNull();
});

test('[PAK7] [PAK8] [PAK9] two parcels are packed, shipped once and delivered; each act is undone by itself', async () => {
  const first = await scanned(piece(s.mug, 2));
  value(await closeParcel(s.shop, first));
  const rest = await scanned(piece(s.mug, 1), piece(s.candle, 1));
  value(await closeParcel(s.shop, rest));
  expect((await station()).order.state).toBe('packed');
  const ids = [first.id, rest.id];
  const shipped = value(await stepParcels(s.shop, 'ship', ids));
  expect([(await station()).order.state, await onHand()]).toEqual(['shipped', 7]);
  expect(await stepParcels(s.shop, 'ship', ids)).toMatchObject({ ok: false });
  value(await undoActs(s.shop, shipped.opIds));
  expect((await station()).parcels.map(({ state }) => state)).toEqual(['packed', 'packed']);
  value(await stepParcels(s.shop, 'ship', ids));
  value(await stepParcels(s.shop, 'deliver', ids));
  expect((await station()).order.state).toBe('delivered');
  expect(await onHand()).toBe(7);
});

test('[PAK8] an order that leaves whole only does not ship in part', async () => {
  const set = { kind: 'order', id: orderId, field: 'onlyWhole', value: true, was: null } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  const parcel = await scanned(piece(s.mug, 3));
  value(await closeParcel(s.shop, parcel));
  expect(await stepParcels(s.shop, 'ship', [parcel.id])).toMatchObject({ failure: { code: 'leaves-whole-only' } });
  const rest = await scanned(piece(s.candle, 1));
  value(await closeParcel(s.shop, rest));
  expect(await stepParcels(s.shop, 'ship', [rest.id])).toMatchObject({ failure: { code: 'leaves-whole-only' } });
  value(await stepParcels(s.shop, 'ship', [parcel.id, rest.id]));
});

test('[PAK9] [LAB104] pieces move into a new parcel, which makes its printed label older; a parcel is unpacked and edited', async () => {
  const parcel = await scanned(piece(s.mug, 3), piece(s.candle, 1));
  value(await closeParcel(s.shop, parcel));
  const [before] = (await station()).parcels;
  if (!before) throw new Error('no parcel');
  const printed = contentsKey(before);
  expect([paperState(before, undefined), paperState(before, printed)]).toEqual(['none', 'current']);
  const [inside] = before.lines;
  if (!inside) throw new Error('an empty parcel');
  value(await movePieces(s.shop, before, [{ lineId: inside.lineId, quantity: 1 }], null));
  const { parcels } = await station();
  expect(
    parcels.map(({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0)).sort((a, b) => a - b),
  ).toEqual([1, 3]);
  const after = parcels.find(({ id }) => id === before.id);
  expect(after && paperState(after, printed)).toBe('older');
  value(await setParcels(s.shop, [{ parcelId: before.id, fields: { trackingNumber: 'T-1', weight: 1_200 } }]));
  expect(await setParcels(s.shop, [{ parcelId: before.id, fields: { trackingNumber: 'T-1' } }])).toMatchObject({
    failure: { code: 'nothing-changed' },
  });
  for (const one of parcels) value(await unpackParcel(s.shop, one));
  expect((await station()).parcels).toEqual([]);
  expect((await station()).order.state).toBe('picking');
});

test('[PAK10] what the order no longer asks for is not packed', async () => {
  const parcel = await scanned(piece(s.mug, 3));
  const other = await scanned(piece(s.mug, 2));
  value(await closeParcel(s.shop, other));
  expect(await closeParcel(s.shop, parcel)).toMatchObject({ failure: { code: 'pack-too-many' } });
});

test('[LAB102] a parcel goes where the order’s own record says, else to its customer', async () => {
  const customer = s.shop.nextId();
  const contact = { kind: 'customer', erased: false, phone: '', email: '', note: '', version: 0, pending: 0 } as const;
  const order = newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], { contactId: customer as never });
  await s.decide({ type: 'order.added', payload: { group: null, orders: [order] } });
  await s.shop.db.contacts.put({ ...contact, contactId: customer as never, name: 'Mia', address: 'Low Road 1' });
  const row = await s.shop.db.orders.get(order.id);
  if (!row) throw new Error('no order');
  expect((await readRecipients(s.shop.db, [row])).get(order.id)).toMatchObject({ name: 'Mia', address: 'Low Road 1' });
  await s.shop.db.contacts.put({
    ...contact,
    contactId: orderContactId(order.id),
    name: '',
    address: 'Ben\nWork 2',
  });
  expect((await readRecipients(s.shop.db, [row])).get(order.id)).toMatchObject({ name: 'Ben', address: 'Work 2' });
});

test('[PAK1] the list shows what lies picked, what may be packed, what is packed, and a batch in the order of its boxes', async () => {
  const { order } = await station();
  const ids = (...args: Parameters<typeof ordersUnder>) => ordersUnder(...args).map(({ id }) => id);
  expect([ids('picked', [order], null), ids('all', [order], null)]).toEqual([[], [orderId]]);
  value(await closeParcel(s.shop, await scanned(piece(s.mug, 3))));
  const now = (await station()).order;
  expect([ids('packed', [now], null), ids('all', [now], null), ids('picked', [now], null)]).toEqual([
    [orderId],
    [orderId],
    [],
  ]);
  expect(packProgress(now)).toEqual({ packed: 1, picked: 1, lines: 2 });
  const batch = { orderIds: ['other', orderId] } as never;
  expect(ids('picked', [now], batch)).toEqual([orderId]);
});

test('[PAK1] [PAK10] an order that is held while a parcel of it is open here is named with what lies in it', async () => {
  const parcel = await scanned(piece(s.mug, 2));
  await keepOpenParcel(s.shop, parcel);
  expect(await readLeftOpen(s.shop.db)).toEqual([]);
  const { order } = await station();
  await s.decide(value(decideHold(order, 'payment')));
  expect(await readLeftOpen(s.shop.db)).toMatchObject([{ order: { id: orderId, state: 'held' }, parcel }]);
});

test('[PAK20] an order that nobody has is given to who packs it, and given back; one that somebody has stays theirs', async () => {
  const who = async () => (await station()).order.assigneeId ?? null;
  const me = s.shop.person.get();
  const other = s.shop.nextId() as typeof me;
  const claims = { was: null, becomes: me };
  value(await claimOrder(s.shop, orderId, claims));
  expect(await who()).toBe(me);
  expect(await claimOrder(s.shop, orderId, claims)).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await claimOrder(s.shop, orderId, { was: me, becomes: null }));
  expect(await who()).toBeNull();
  value(await claimOrder(s.shop, orderId, { was: null, becomes: other }));
  for (const own of [claims, { was: me, becomes: null }])
    expect(await claimOrder(s.shop, orderId, own)).toMatchObject({ failure: { code: 'nothing-changed' } });
  expect(await who()).toBe(other);
});

test('[PAK5] [PAK20] that an order was claimed is kept with its open parcel, and is nothing of the closed one', async () => {
  const parcel: OpenParcel = { ...(await scanned(piece(s.mug, 2))), claimed: s.shop.person.get() };
  await keepOpenParcel(s.shop, parcel);
  expect(await readKeptParcel(s.shop.db, orderId)).toEqual(parcel);
  value(await closeParcel(s.shop, parcel));
  expect(await s.shop.db.parcels.get(parcel.id)).not.toHaveProperty('claimed');
});
