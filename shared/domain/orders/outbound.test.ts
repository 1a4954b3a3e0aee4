import { describe, expect, test } from 'vitest';
import { someChannel } from '#tests/fixtures/order-acts.ts';
import { orderDesk } from '#tests/fixtures/order-desk.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { outboundOf } from './outbound.ts';

function tellingDesk(channelId: typeof someChannel | null) {
  const at = orderDesk({ channelId });
  return {
    ...at,
    told: () => outboundOf(at.order(), rowsOf(at.desk.books, 'parcel'), rowsOf(at.desk.books, 'return')),
  };
}

describe('what a store must hear', () => {
  test('[ORD97] one transition for each parcel that left, with its number, and none of an undone one', () => {
    const at = tellingDesk(someChannel);
    const [first, second] = [at.packs(3), at.packs(1, 2)];
    expect(at.told()).toEqual([]);
    const set = { kind: 'parcel', id: first, was: null } as const;
    const sets = [
      { ...set, field: 'carrier', value: 'DHL' },
      { ...set, field: 'trackingNumber', value: '00340434161094042557' },
    ];
    at.act({ type: 'fields.set', payload: { group: null, sets } });
    const shipped = at.does(at.decide.shipParcels(first));
    expect(at.told()).toMatchObject([
      {
        kind: 'order.transition',
        orderId: at.placed.id,
        parcelId: first,
        lines: [{ lineId: at.line(0), quantity: 3 }],
        carrier: 'DHL',
        trackingNumber: '00340434161094042557',
      },
    ]);
    const before = at.told();
    at.does(at.decide.deliver(first));
    expect(at.told()).toEqual(before);
    at.does(at.decide.shipParcels(second));
    expect(new Set(at.told().map(({ id }) => id)).size).toBe(2);
    expect(at.undo(shipped).isTaken).toBe(false);
  });

  test('[ORD97] shipped, undone and shipped again it is told once, under the same id', () => {
    const at = tellingDesk(someChannel);
    const id = at.packs(4, 2);
    const shipped = at.does(at.decide.shipParcels(id));
    const before = at.told();
    const undone = at.undo(shipped);
    expect(at.told()).toEqual([]);
    at.undo(undone);
    expect(at.told()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('[ORD97] a shipping that made its parcel is told once, and not once it is undone', () => {
    const at = tellingDesk(someChannel);
    const shipped = at.does(at.decide.ship());
    expect(at.told()).toHaveLength(1);
    at.undo(shipped);
    expect(at.told()).toEqual([]);
  });

  test('[ORD97] money is told of only where a person decided it, and an order of no store is told to nobody', () => {
    const at = tellingDesk(someChannel);
    at.does(at.decide.ship());
    const item = { lineId: at.line(0), quantity: 1, outcome: 'restock', locationId: at.shop.floor } as const;
    at.does(at.decide.takeBack([item]));
    expect(at.told()).toHaveLength(1);
    const paid = at.does(at.decide.takeBack([item], { refund: 1_290 }));
    expect(at.told()).toMatchObject([{ kind: 'order.transition' }, { kind: 'order.refund', amount: 1_290 }]);
    at.undo(paid);
    expect(at.told()).toHaveLength(1);
    const own = tellingDesk(null);
    own.does(own.decide.ship());
    expect(own.told()).toEqual([]);
  });
});
