import { describe, expect, test } from 'vitest';
import { verifyBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decided, type OrderDesk, orderDesk } from '#tests/fixtures/order-desk.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';

/** Both desks decide on what both saw; the acts arrive one after the other. */
function both(at: OrderDesk, ...decisions: readonly Parameters<typeof decided>[0][]): readonly boolean[] {
  return decisions.map(decided).map((decision) => at.act(decision).isTaken);
}

describe('[ORD94] two desks at one order', () => {
  test('packing the same units, the second is refused whole; packing others, both are right', () => {
    const at = orderDesk();
    at.does(at.decide.pick(4, 2));
    expect(both(at, at.decide.pack([2]), at.decide.pack([3]))).toEqual([true, false]);
    expect(both(at, at.decide.pack([2]), at.decide.pack([0, 2]))).toEqual([true, true]);
    expect([at.lines(), at.parcels('packed').length]).toEqual([['packed', '4,4,0,0,0', '2,2,0,0,0'], 3]);
  });

  test('shipping different parcels of different lines, both stand and the order is shipped, whichever was to be the last', () => {
    for (const isFirst of [true, false]) {
      const at = orderDesk();
      const [mugs, candles] = [at.packs(4), at.packs(0, 2)];
      const ships = [at.decide.shipParcels(mugs), at.decide.shipParcels(candles)];
      expect(both(at, ...(isFirst ? ships : ships.reverse()))).toEqual([true, true]);
      expect([at.lines(), at.order().shippedAt]).toEqual([['shipped', '4,4,4,0,0', '2,2,2,0,0'], 78]);
    }
  });

  test('shipping the same parcel, or the same units loose, the second is refused whole', () => {
    const at = orderDesk();
    const parcel = at.packs(4);
    expect(both(at, at.decide.shipParcels(parcel), at.decide.shipParcels(parcel))).toEqual([true, false]);
    expect(both(at, at.decide.ship(), at.decide.ship())).toEqual([true, false]);
    expect([at.lines(), at.stock(at.shop.candle)]).toEqual([['shipped', '4,4,4,0,0', '2,2,2,0,0'], '8/0, 0/0']);
  });

  test('delivering different parcels, both stand; the same, the second is refused', () => {
    const at = orderDesk();
    const [mugs, candles] = [at.packs(4), at.packs(0, 2)];
    at.does(at.decide.shipParcels(mugs, candles));
    expect(both(at, at.decide.deliver(mugs), at.decide.deliver(mugs, candles), at.decide.deliver(candles))).toEqual([
      true,
      false,
      true,
    ]);
    expect(at.order().state).toBe('delivered');
  });

  test('taking back the same pieces, the second is refused and restocks nothing; others, both stand', () => {
    const at = orderDesk();
    at.does(at.decide.ship());
    const item = (i: number) =>
      [{ lineId: at.line(i), quantity: 1, outcome: 'restock', locationId: at.shop.floor }] as const;
    expect(both(at, at.decide.takeBack(item(0)), at.decide.takeBack(item(0)), at.decide.takeBack(item(1)))).toEqual([
      true,
      false,
      true,
    ]);
    const here = (variant: typeof at.shop.mug) => at.desk.books.levels.get(`${variant}:${at.shop.floor}`)?.onHand;
    expect([here(at.shop.mug), here(at.shop.candle), rowsOf(at.desk.books, 'return').length]).toEqual([1, 1, 2]);
  });

  test('delivering and taking back while the other desk undoes a shipping leaves the rest promised', () => {
    const at = orderDesk();
    const [mugs, candles] = [at.packs(4), at.packs(0, 2)];
    at.does(at.decide.shipParcels(mugs));
    const last = at.does(at.decide.shipParcels(candles));
    const delivery = decided(at.decide.deliver(mugs));
    const back = decided(
      at.decide.takeBack([{ lineId: at.line(0), quantity: 1, outcome: 'discard', locationId: null }]),
    );
    at.undo(last);
    expect([at.act(delivery).isTaken, at.act(back).isTaken]).toEqual([true, true]);
    expect([at.lines(), at.stock(at.shop.candle)]).toEqual([['packed', '4,4,4,4,1', '2,2,0,0,0'], '8/0, 2/2']);
    expect(verifyBooks(at.desk.books)).toEqual([]);
  });

  test('[ORD92] of cancelling the rest and shipping it the first stands, and what left is delivered all the same', () => {
    for (const isCancelledFirst of [true, false]) {
      const at = orderDesk();
      const mugs = at.packs(4);
      at.does(at.decide.shipParcels(mugs));
      at.packs(0, 1);
      const delivery = decided(at.decide.deliver(mugs));
      const acts = [at.decide.cancel(), at.decide.ship()];
      expect(both(at, ...(isCancelledFirst ? acts : acts.reverse()))).toEqual([true, false]);
      expect(at.act(delivery).isTaken).toBe(true);
      expect(at.lines()).toEqual(
        isCancelledFirst ? ['delivered', '4,4,4,4,0', '0,0,0,0,0'] : ['shipped', '4,4,4,4,0', '2,2,2,0,0'],
      );
      expect(verifyBooks(at.desk.books)).toEqual([]);
    }
  });

  test('[ORD92] an order is not cancelled over what another desk has picked, packed or shipped since', () => {
    for (const meanwhile of ['pick', 'pack', 'ship'] as const) {
      const at = orderDesk();
      at.does(at.decide.pick(1));
      const cancel = decided(at.decide.cancel());
      if (meanwhile === 'pick') at.does(at.decide.pick(0, 1));
      else {
        const parcel = at.packs(0, 1);
        if (meanwhile === 'ship') at.does(at.decide.shipParcels(parcel));
      }
      const before = at.shown();
      expect([meanwhile, at.act(cancel).isTaken, at.shown() === before]).toEqual([meanwhile, false, true]);
    }
  });

  test('[ORD87] a parcel that was split after its label was printed does not leave as it was', () => {
    const at = orderDesk();
    const parcel = at.packs(4, 2);
    const ship = decided(at.decide.shipParcels(parcel));
    const whole = decided(at.decide.ship());
    const split = at.does(at.decide.repack(parcel, [1]));
    expect([at.act(ship).isTaken, at.act(whole).isTaken, at.lines()[0]]).toEqual([false, false, 'packed']);
    at.undo(split);
    expect(at.act(ship).isTaken).toBe(true);
  });

  test('[ORD85] [ORD87] a parcel that got more is not taken apart as it was, nor repacked twice', () => {
    const at = orderDesk();
    const [one, other] = [at.packs(2), at.packs(2)];
    const unpack = decided(at.decide.unpack(other));
    const again = decided(at.decide.repack(one, [1], at.parcel(other)));
    at.does(at.decide.repack(one, [1], at.parcel(other)));
    expect([at.act(unpack).isTaken, at.act(again).isTaken]).toEqual([false, false]);
    expect(at.parcels('packed').map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1], [3]]);
  });

  test('[ORD87] a delivery of a shipping that was refused does not deliver what the parcel holds by now', () => {
    const at = orderDesk();
    const parcel = at.packs(4);
    const shipped = at.does(at.decide.shipParcels(parcel));
    const delivery = decided(at.decide.deliver(parcel));
    at.undo(shipped);
    at.does(at.decide.repack(parcel, [1]));
    at.does(at.decide.ship('picked'));
    expect([at.act(delivery).isTaken, at.lines()[1]]).toEqual([false, '4,4,4,0,0']);
  });
});

describe('[ORD95] undo', () => {
  test('packing is not undone once it left, nor a shipping once it arrived; in the opposite order all of it is', () => {
    const at = orderDesk();
    const start = at.shown();
    const id = at.newParcel().id;
    const steps = [
      at.does(at.decide.pack([4, 2], { id })),
      at.does(at.decide.shipParcels(id)),
      at.does(at.decide.deliver(id)),
    ];
    const end = at.shown();
    for (const step of steps.slice(0, 2)) expect(at.undo(step).isTaken).toBe(false);
    const undone = steps.reverse().map((step) => at.undo(step));
    expect(undone.map(({ isTaken }) => isTaken)).toEqual([true, true, true]);
    expect(at.shown()).toBe(start);
    for (const step of undone.reverse()) expect(at.undo(step).isTaken).toBe(true);
    expect(at.shown()).toBe(end);
  });

  test('shippings of parts are undone in either order', () => {
    for (const isFirst of [true, false]) {
      const at = orderDesk();
      const [mugs, candles] = [at.packs(4), at.packs(0, 2)];
      const before = at.shown();
      const ships = [at.does(at.decide.shipParcels(mugs)), at.does(at.decide.shipParcels(candles))];
      for (const ship of isFirst ? ships : ships.reverse()) expect(at.undo(ship).isTaken).toBe(true);
      expect(at.shown()).toBe(before);
    }
  });

  test('[ORD99] a step that 0.1 wrote packs what it ships, and ships nothing that lies in a parcel', () => {
    const old = (at: OrderDesk, decision: Decision): Decision => {
      if (decision.type !== 'order.moved') throw new Error('a step');
      const { act, stock, change } = decision.payload;
      const lines = change.lines.map(({ lineId, picked, shipped }) => ({ lineId, picked, shipped, from: null }));
      return { type: 'order.moved', payload: { act, stock, change: { ...change, from: at.order().state, lines } } };
    };
    const at = orderDesk();
    at.does(at.decide.pick(4, 2));
    const ship = decided(at.decide.ship());
    expect([at.act(old(at, ship)).isTaken, at.lines()]).toEqual([true, ['shipped', '4,4,4,0,0', '2,2,2,0,0']]);
    const other = orderDesk();
    other.does(other.decide.pick(4, 2));
    const stale = decided(other.decide.ship());
    other.packs(1);
    expect([other.act(old(other, stale)).isTaken, other.lines()[1]]).toEqual([false, '4,1,0,0,0']);
  });
});
