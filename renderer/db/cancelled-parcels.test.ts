import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OpId, OrderId, ParcelId } from '#shared/domain/operations/ids.ts';
import { noLotsPicked } from '#shared/domain/orders/picked-lots.ts';
import { decideCancel } from '#shared/domain/orders/fulfil.ts';
import { cancelledNamed } from '#shared/domain/parcels/cancelled-parcel.ts';
import { decidePack, decideUnpack } from '#shared/domain/parcels/pack.ts';
import { newOrder, opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { confirmCancelled, readCancelledParcels } from './cancelled-parcels.ts';
import { parcelsAround, readClosedParcels, readParcels } from './order-parcels.ts';
import { setParcels, stepParcels } from './parcel-acts.ts';
import { undoActs } from './undo.ts';

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

const order = async () => must(await s.shop.db.orders.get(orderId), 'it was entered');

/** Packs so many of the order's first line, or of its second. */
async function pack(quantity: number, line = 0): Promise<ParcelId> {
  const { id: lineId } = must((await order()).lines[line], 'it has the line');
  const id = s.shop.nextId() as ParcelId;
  await s.decide(value(decidePack(await order(), () => true, [{ lineId, quantity }], { id })));
  return id;
}

async function cancel(): Promise<readonly OpId[]> {
  const around = parcelsAround(await readParcels(s.shop.db, [orderId]), orderId, s.shop.nextId);
  return (await s.decide(value(decideCancel(await order(), () => true, 1, noLotsPicked, around)))).opIds;
}

const found = () => readCancelledParcels(s.shop.db, s.shop.now());
const said = async () =>
  (await found()).map(({ parcel, lines, confirmed }) => [parcel.id, lines.map(({ quantity }) => quantity), confirmed]);

test('[PAK25] closed parcels of a cancelled order are told with what lay in them until a person says that they are taken apart', async () => {
  const [first, second] = [await pack(2), await pack(1, 1)];
  value(await setParcels(s.shop, [{ parcelId: first, fields: { trackingNumber: 'N1' } }]));
  expect(await said()).toEqual([]);
  await cancel();
  expect(await said()).toEqual([
    [first, [2], false],
    [second, [1], false],
  ]);
  const [one] = await found();
  expect(one).toMatchObject({ parcel: { trackingNumber: 'N1' }, order: { id: orderId } });
  await confirmCancelled(s.shop, must(one, 'it is told'));
  expect(await said()).toEqual([
    [first, [2], true],
    [second, [1], false],
  ]);
});

test('[PAK25] a parcel that was unpacked, has left or whose cancelling is undone is not told; done again it is', async () => {
  const unpacked = await pack(1);
  const row = must(await s.shop.db.parcels.get(unpacked), 'it was packed');
  await s.decide(value(decideUnpack(await order(), row)));
  const [left, stays] = [await pack(1), await pack(2)];
  value(await stepParcels(s.shop, 'ship', [left]));
  const ops = await cancel();
  expect(await said()).toEqual([[stays, [2], false]]);
  const undone = value(await undoActs(s.shop, ops));
  expect(await said()).toEqual([]);
  value(await undoActs(s.shop, undone.opIds));
  expect(await said()).toEqual([[stays, [2], false]]);
});

test('[PAK26] [CAR57] a slip, the number of the order and the tracking number name the parcels of a cancelled order', async () => {
  const [first, second] = [await pack(2), await pack(1, 1)];
  const trackingNumber = '00340434161094042557';
  value(await setParcels(s.shop, [{ parcelId: second, fields: { trackingNumber, carrier: 'DHL' } }]));
  await cancel();
  const all = await found();
  const { number } = await order();
  const named = (code: string) => cancelledNamed(all, code).map(({ parcel }) => parcel.id);
  expect(named(number)).toEqual([first, second]);
  expect(named(`#${number}-2`)).toEqual([second]);
  expect(named(trackingNumber)).toEqual([second]);
  expect(named('00340434161094042558')).toEqual([]);
  expect(named('')).toEqual([]);
});

test('[PAK27] before an order is cancelled its closed parcels are named with their tracking numbers; what has left is not', async () => {
  const [left, stays] = [await pack(1), await pack(2)];
  value(await stepParcels(s.shop, 'ship', [left]));
  value(await setParcels(s.shop, [{ parcelId: stays, fields: { trackingNumber: 'N1', carrier: 'DHL' } }]));
  const { number } = await order();
  expect(await readClosedParcels(s.shop.db, [await order()])).toEqual([`${number}-2, DHL N1`]);
});
