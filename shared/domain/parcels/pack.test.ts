import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { verifyBooks } from '#shared/domain/operations/memory-books.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { decideHold, decideResume, decideShip } from '#shared/domain/orders/fulfil.ts';
import { decideAmend } from '#shared/domain/orders/amend.ts';
import { standingOf } from '#shared/domain/orders/progress.ts';
import { decided, noOrder, type OrderDesk, orderDesk } from '#tests/fixtures/order-desk.ts';
import { decideDeliver, decidePack, decideRepack, decideShipParcels, decideUnpack } from './pack.ts';

let at: OrderDesk;
beforeEach(() => {
  at = orderDesk();
});

describe('packing', () => {
  test('[ORD80] [ORD84] what is packed lies in staging and stays promised; what nobody picked is picked in the same act', () => {
    at.does(at.decide.pick(1));
    const id = at.packs(3, 2);
    expect(at.lines()).toEqual(['picking', '3,3,0,0,0', '2,2,0,0,0']);
    expect(at.stock()).toBe('7/1, 3/3');
    expect(at.parcel(id)).toMatchObject({ state: 'packed', orderId: at.placed.id, shippedAt: null, deliveredAt: null });
    expect(at.parcel(id).lines).toEqual([
      { lineId: at.line(0), quantity: 3 },
      { lineId: at.line(1), quantity: 2 },
    ]);
    expect(verifyBooks(at.desk.books)).toEqual([]);
  });

  test('[ORD80] what nobody has said is left out of a line', () => {
    const shipped = at.does(at.decide.ship());
    expect(Object.keys(must(at.order().lines[0], 'a line')).sort()).toEqual(
      ['id', 'locationId', 'picked', 'quantity', 'shipped', 'unitPrice', 'variantId'].sort(),
    );
    at.undo(shipped);
    at.packs(1);
    expect(at.order().lines).toMatchObject([{ packed: 1 }, {}]);
    expect(at.order().lines[1]).not.toHaveProperty('packed');
  });

  test('[ORD81] with everything in parcels the order is packed, with less of it picking', () => {
    at.packs(4);
    expect(at.order().state).toBe('picking');
    const last = at.packs(0, 2);
    expect(at.order().state).toBe('packed');
    at.does(at.decide.unpack(last));
    expect(at.order().state).toBe('picking');
  });

  test('[ORD84] nothing, no stranger, no line twice and no more than is unpacked goes into a parcel', () => {
    at.packs(3);
    const code = (result: ReturnType<typeof decidePack>) => (result.ok ? 'decided' : result.failure.code);
    expect(code(at.decide.pack([]))).toBe('nothing-to-pack');
    expect(code(at.decide.pack([2]))).toBe('pack-too-many');
    const twice = [1, 1].map((quantity) => ({ lineId: at.line(1), quantity }));
    expect(code(decidePack(at.order(), at.isTracked, twice, at.newParcel()))).toBe('line-unknown');
    const stranger = [{ lineId: at.desk.nextId() as never, quantity: 1 }];
    expect(code(decidePack(at.order(), at.isTracked, stranger, at.newParcel()))).toBe('line-unknown');
    expect(code(decidePack({ ...at.order(), state: 'held' }, at.isTracked, [], at.newParcel()))).toBe(
      'order-not-in-state',
    );
  });

  test('[ORD84] a serial number is named by a person, and lots add up to what is taken from the shelf', () => {
    const serial = { isSerial: () => true, take: () => [] };
    const items = [{ lineId: at.line(0), quantity: 2 }];
    expect(decidePack(at.order(), at.isTracked, items, at.newParcel(), serial)).toMatchObject({
      failure: { code: 'serials-not-picked' },
    });
    const lot = newLot(at.shop.mug, 'L-1', { expiresOn: null, receivedOn: null });
    if (!lot.ok) throw new Error(lot.failure.code);
    const named = (quantity: number) => [{ ...must(items[0], 'one'), lots: [{ lotId: lot.value.id, quantity }] }];
    expect(decidePack(at.order(), at.isTracked, named(1), at.newParcel(), serial)).toMatchObject({
      failure: { code: 'lots-do-not-add-up' },
    });
    at.does(decidePack(at.order(), at.isTracked, named(2), at.newParcel(), serial));
    expect(
      at.desk.books.movements.filter(({ lotId }) => lotId === lot.value.id).map(({ quantity }) => quantity),
    ).toEqual([-2, 2]);
  });

  test('[ORD85] a parcel that is taken apart leaves its units picked, and one that left is not', () => {
    const id = at.packs(3, 1);
    at.does(at.decide.unpack(id));
    expect(at.lines()).toEqual(['picking', '3,0,0,0,0', '1,0,0,0,0']);
    expect(at.parcel(id)).toMatchObject({ state: 'void', lines: [] });
    const again = at.packs(3, 1);
    at.does(at.decide.shipParcels(again));
    expect(at.decide.unpack(again)).toMatchObject({ failure: { code: 'parcel-not-in-state', detail: 'shipped' } });
  });

  test('[ORD86] units move into another parcel or a new one; an empty parcel is no more, and the undo fills it again', () => {
    const [first, second] = [at.packs(3), at.packs(1, 2)];
    at.does(at.decide.repack(first, [2], at.parcel(second)));
    expect([at.parcel(first).lines, at.parcel(second).lines]).toEqual([
      [{ lineId: at.line(0), quantity: 1 }],
      [
        { lineId: at.line(0), quantity: 3 },
        { lineId: at.line(1), quantity: 2 },
      ],
    ]);
    const moved = at.does(at.decide.repack(first, [1]));
    expect(at.parcel(first)).toMatchObject({ state: 'void', lines: [] });
    expect(at.lines()).toEqual(['packed', '4,4,0,0,0', '2,2,0,0,0']);
    at.undo(moved);
    expect(at.parcel(first)).toMatchObject({ state: 'packed', lines: [{ quantity: 1 }] });
    expect(at.decide.repack(second, [4])).toMatchObject({ failure: { code: 'pack-too-many' } });
    expect(at.decide.repack(second, [], at.parcel(first))).toMatchObject({ failure: { code: 'nothing-to-pack' } });
    expect(at.decide.repack(second, [1], at.parcel(second))).toMatchObject({ failure: { code: 'nothing-to-pack' } });
  });

  test('[ORD84] a parcel of another order is none of this one', () => {
    const other = { ...at.parcel(at.packs(1)), orderId: noOrder };
    const unit = [{ lineId: at.line(0), quantity: 1 }];
    for (const result of [
      decideUnpack(at.order(), other),
      decideRepack(at.order(), other, unit, at.newParcel()),
      decideShipParcels(at.order(), [other], at.isTracked, 1),
      decideDeliver(at.order(), [{ ...other, state: 'shipped' }], 1),
    ])
      expect(result).toMatchObject({ failure: { code: 'parcel-not-in-state' } });
  });
});

describe('shipping and delivering', () => {
  test('[ORD88] parcels leave one by one, and the order is shipped with the last', () => {
    const [first, second] = [at.packs(3), at.packs(1, 2)];
    const { op } = at.does(at.decide.shipParcels(first));
    expect(op.payload).toMatchObject({ act: 'ship', change: { from: 'packed', to: 'packed' } });
    expect([at.lines()[0], standingOf(at.order()), at.order().shippedAt]).toEqual(['packed', 'partShipped', null]);
    expect(at.stock()).toBe('6/0, 1/1');
    expect(at.parcel(first)).toMatchObject({ state: 'shipped', shippedAt: 78 });
    at.does(at.decide.shipParcels(second));
    expect(at.lines()).toEqual(['shipped', '4,4,4,0,0', '2,2,2,0,0']);
    expect([at.stock(), at.order().shippedAt]).toEqual(['6/0, 0/0', 78]);
    expect(at.decide.shipParcels(second)).toMatchObject({ failure: { code: 'order-not-in-state' } });
  });

  test('[ORD88] what is loose or on the shelf leaves in one parcel more, beside those that are packed', () => {
    const packed = at.packs(1);
    at.does(at.decide.pick(1));
    const { op } = at.does(at.decide.ship('picked'));
    expect(op.payload).toMatchObject({ newParcels: [{ state: 'shipped', lines: [{ quantity: 1 }] }] });
    expect([at.lines(), at.parcel(packed).state]).toEqual([['picking', '2,2,2,0,0', '0,0,0,0,0'], 'shipped']);
    at.does(at.decide.ship());
    expect(at.parcels('shipped').map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1], [1], [2, 2]]);
    expect([at.lines()[0], verifyBooks(at.desk.books)]).toEqual(['shipped', []]);
  });

  test('[ORD88] a shipping or a cancellation that is not told of every packed parcel is not decided', () => {
    at.packs(1);
    expect(decideShip(at.order(), at.isTracked, 1)).toMatchObject({ failure: { code: 'parcel-not-in-state' } });
    expect(at.decide.cancel().ok).toBe(true);
  });

  test('[ORD89] [ORD81] a parcel on its way is delivered once; with the last the order is', () => {
    const [first, second] = [at.packs(4), at.packs(0, 2)];
    at.does(at.decide.shipParcels(first));
    at.does(at.decide.deliver(first));
    expect(at.lines()).toEqual(['packed', '4,4,4,4,0', '2,2,0,0,0']);
    at.does(at.decide.shipParcels(second));
    expect(at.order().state).toBe('shipped');
    const last = at.does(at.decide.deliver(second));
    expect(at.order()).toMatchObject({ state: 'delivered', shippedAt: 78 });
    expect(at.parcel(second)).toMatchObject({ state: 'delivered', shippedAt: 78, deliveredAt: 99 });
    expect(at.decide.deliver(second)).toMatchObject({ failure: { code: 'order-not-in-state' } });
    at.undo(last);
    expect([at.order().state, at.order().shippedAt, at.parcel(second).deliveredAt]).toEqual(['shipped', 78, null]);
  });

  test('[ORD89] what had left before the order came in is not waited for', () => {
    at = orderDesk();
    const lines = at.placed.lines.map((line, i) => ({
      ...line,
      id: at.desk.nextId() as typeof line.id,
      alreadyShipped: i,
    }));
    const came = { ...at.placed, id: at.desk.nextId() as typeof at.placed.id, lines };
    at.act({ type: 'order.added', payload: { group: null, orders: [came] } });
    const order = () => must(at.desk.books.rows.get(`order:${came.id}`), 'it is there') as ReturnType<typeof at.order>;
    at.does(
      decideShip(order(), at.isTracked, 5, 'all', undefined, undefined, { packed: [], nextId: at.newParcel().id }),
    );
    expect(order().lines.map(({ shipped, cameShipped = 0 }) => [shipped, cameShipped])).toEqual([
      [4, 0],
      [2, 1],
    ]);
    at.does(decideDeliver(order(), at.parcels('shipped'), 9));
    expect(order().state).toBe('delivered');
  });
});

describe('putting back, holding, amending', () => {
  test('[ORD91] what is picked and in no parcel goes back to its shelf; with nothing left the order is open', () => {
    at.does(at.decide.pick(3, 1));
    const packed = at.packs(1);
    expect(at.decide.putBack(3)).toMatchObject({ failure: { code: 'nothing-picked' } });
    at.does(at.decide.putBack(2, 1));
    expect([at.lines(), at.stock()]).toEqual([['picking', '1,1,0,0,0', '0,0,0,0,0'], '9/3, 1/1']);
    at.does(at.decide.unpack(packed));
    const back = at.does(at.decide.putBack(1));
    expect([at.lines()[0], at.stock()]).toEqual(['open', '10/4, 0/0']);
    at.undo(back);
    expect([at.lines()[0], at.stock()]).toEqual(['picking', '9/3, 1/1']);
  });

  test('[ORD83] a reason goes with the hold, and comes back with its undo', () => {
    at.does(decideHold(at.order(), 'payment'));
    expect(at.order()).toMatchObject({ state: 'held', heldFor: 'payment' });
    const resumed = at.does(decideResume(at.order()));
    expect(at.order()).not.toHaveProperty('heldFor');
    at.undo(resumed);
    const cancelled = at.does(at.decide.cancel());
    expect([at.order().state, at.order().heldFor]).toEqual(['cancelled', undefined]);
    at.undo(cancelled);
    expect(at.order()).toMatchObject({ state: 'held', heldFor: 'payment' });
    at.does(decideResume(at.order()));
    at.does(decideHold(at.order()));
    expect(at.order()).not.toHaveProperty('heldFor');
  });

  test('[ORD93] a packed order with more ordered is picking, and packed again with the undo', () => {
    at.packs(4, 2);
    const more = { id: null, variantId: at.shop.tea, locationId: at.shop.floor, quantity: 1, unitPrice: null };
    const amended = at.does(decideAmend(at.order(), [...at.order().lines, more], at.desk.nextId));
    expect(at.order().state).toBe('picking');
    at.undo(amended);
    expect(at.order().state).toBe('packed');
  });

  test('[ORD93] a shipping that was meant to be the last is not, where a line was added meanwhile', () => {
    at.packs(4, 2);
    const last = decided(at.decide.ship());
    const more = { id: null, variantId: at.shop.mug, locationId: at.shop.warehouse, quantity: 3, unitPrice: null };
    at.does(decideAmend(at.order(), [...at.order().lines, more], at.desk.nextId));
    const shipped = at.act(last);
    expect([shipped.isTaken, at.lines(), standingOf(at.order())]).toEqual([
      true,
      ['picking', '4,4,4,0,0', '2,2,2,0,0', '0,0,0,0,0'],
      'partShipped',
    ]);
    expect([at.stock(), at.order().shippedAt]).toEqual(['6/3, 0/0', null]);
    at.undo(shipped);
    expect([at.lines()[0], at.stock()]).toEqual(['picking', '6/3, 4/4']);
  });

  test('[ORD92] cancelling takes parcels apart and carries everything back, and its undo packs them again', () => {
    const id = at.packs(3);
    const before = at.shown();
    const cancelled = at.does(at.decide.cancel());
    expect([at.lines(), at.stock()]).toEqual([['cancelled', '0,0,0,0,0', '0,0,0,0,0'], '10/0, 0/0']);
    expect(at.parcel(id)).toMatchObject({ state: 'void', lines: [] });
    at.undo(cancelled);
    expect([at.shown(), at.parcel(id).state]).toEqual([before, 'packed']);
  });
});
