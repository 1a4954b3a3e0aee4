import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingId, LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { readLots } from '#renderer/db/lots.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { expectedDay } from '#shared/domain/reorder/expected.ts';
import { calendarIn, dayStatus, daysAfter } from '#shared/domain/values/day.ts';
import { cancelIncoming, markOrdered, receiveIncoming } from './reorder.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 1), {
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'rule', id: `${s.mug}:*`, field: 'point', value: 5, was: null }] },
  });
});
afterEach(() => s.close());

const level = async (variant: VariantId = s.mug, location: LocationId = s.floor) => {
  const { onHand = 0, incoming = 0 } = (await s.shop.db.stock.get(variant))?.at[location] ?? {};
  return { onHand, incoming };
};
const mark = async (quantity: number, variantId: VariantId = s.mug) =>
  value(await markOrdered(s.shop, { expectedOn: '2026-03-09', lines: [{ variantId, locationId: s.floor, quantity }] }));
const marked = async () => (await s.shop.db.incoming.toArray()).filter((row) => !row.voided);
const only = async () => (await marked())[0]?.id ?? ('none' as IncomingId);

test('[RL2] what is marked is incoming and its alert goes; undo brings the alert back', async () => {
  expect(s.shop.catalogue.alertCount()).toBe(1);
  const { opIds } = await mark(9);
  expect(await level()).toEqual({ onHand: 1, incoming: 9 });
  expect((await marked())[0]).toMatchObject({ quantity: 9, open: 9, expectedOn: '2026-03-09' });
  expect(s.shop.catalogue.alertCount()).toBe(0);
  value(await undoActs(s.shop, opIds));
  expect(await level()).toEqual({ onHand: 1, incoming: 0 });
  expect(s.shop.catalogue.alertCount()).toBe(1);
});

test('[RL3] more than 25 marks are several acts of one group, undone together', async () => {
  const lines = Array.from({ length: 30 }, () => ({ variantId: s.mug, locationId: s.floor, quantity: 1 }));
  const { opIds } = value(await markOrdered(s.shop, { expectedOn: null, lines }));
  expect(opIds).toHaveLength(2);
  const groups = (
    await s.shop.db.operations
      .where('opId')
      .anyOf([...opIds])
      .toArray()
  ).map((row) => row.groupId);
  expect(groups[0]).not.toBe('');
  expect(new Set(groups).size).toBe(1);
  expect(await level()).toEqual({ onHand: 1, incoming: 30 });
  value(await undoActs(s.shop, opIds));
  expect(await level()).toEqual({ onHand: 1, incoming: 0 });
});

test('[RL3] many marks of which something has come are taken off the list in one step', async () => {
  const lines = Array.from({ length: 150 }, () => ({ variantId: s.mug, locationId: s.floor, quantity: 2 }));
  value(await markOrdered(s.shop, { expectedOn: null, lines }));
  const rows = await marked();
  for (const { id } of rows) value(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 1, unitCost: null }]));
  value(
    await cancelIncoming(
      s.shop,
      rows.map(({ id }) => id),
    ),
  );
  expect(await level()).toEqual({ onHand: 151, incoming: 0 });
});

test('[RL2] nothing is marked without a quantity or a product that is there', async () => {
  expect(await markOrdered(s.shop, { expectedOn: null, lines: [] })).toMatchObject({ failure: { code: 'no-lines' } });
  expect(
    await markOrdered(s.shop, { expectedOn: null, lines: [{ variantId: s.mug, locationId: s.floor, quantity: 0 }] }),
  ).toMatchObject({ failure: { code: 'quantity-zero' } });
  expect(
    await markOrdered(s.shop, {
      expectedOn: null,
      lines: [{ variantId: 'nobody' as VariantId, locationId: s.floor, quantity: 1 }],
    }),
  ).toMatchObject({ failure: { code: 'variant-unknown' } });
});

test('[RL4] a part is received at its cost, then more than the rest; each undo puts it back', async () => {
  await mark(10);
  const id = await only();
  const part = value(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 4, unitCost: 550 }]));
  expect(await level()).toEqual({ onHand: 5, incoming: 6 });
  expect(
    (
      await s.shop.db.ledger
        .where('opId')
        .equals(part.opIds[0] ?? '')
        .first()
    )?.lines,
  ).toMatchObject([{ reason: 'receive', quantity: 4, costTotal: 2_200 }]);
  const rest = value(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 8, unitCost: null }]));
  expect(await level()).toEqual({ onHand: 13, incoming: 0 });
  value(await undoActs(s.shop, [...part.opIds, ...rest.opIds]));
  expect(await level()).toEqual({ onHand: 1, incoming: 10 });
});

test('[PUR8] what arrives onto nothing gives its cost, with one undo for both', async () => {
  await s.decide({
    type: 'incoming.marked',
    payload: {
      group: null,
      lines: [
        {
          id: s.shop.nextId() as IncomingId,
          variantId: s.candle,
          locationId: s.floor,
          quantity: 8,
          expectedAt: null,
        },
      ],
    },
  });
  const candle = (await marked()).find((row) => row.variantId === s.candle);
  const incomingId = candle?.id ?? ('none' as IncomingId);
  const cost = async () => (await s.shop.db.variants.get(s.candle))?.cost;
  const received = value(await receiveIncoming(s.shop, [{ incomingId, quantity: 8, unitCost: 5_000 }]));
  expect([await cost(), await level(s.candle)]).toEqual([5_000, { onHand: 8, incoming: 0 }]);
  value(await undoActs(s.shop, received.opIds));
  expect([await cost(), await level(s.candle)]).toEqual([540, { onHand: 0, incoming: 8 }]);
});

test('[RL4] the chosen line is received, not the oldest of the same product', async () => {
  await mark(3);
  await mark(4);
  const [, second] = (await marked()).sort((a, b) => a.markedAt - b.markedAt);
  value(
    await receiveIncoming(s.shop, [{ incomingId: second?.id ?? ('none' as IncomingId), quantity: 4, unitCost: null }]),
  );
  expect((await marked()).map(({ quantity, open }) => [quantity, open]).sort(([a = 0], [b = 0]) => a - b)).toEqual([
    [3, 3],
    [4, 0],
  ]);
});

test('[RL5] calling off undoes the marking where nothing came; its undo brings the line back', async () => {
  await mark(10);
  const cancelled = value(await cancelIncoming(s.shop, [await only()]));
  expect(await marked()).toEqual([]);
  expect(await level()).toEqual({ onHand: 1, incoming: 0 });
  value(await undoActs(s.shop, cancelled.opIds));
  expect(await level()).toEqual({ onHand: 1, incoming: 10 });
});

test('[RL5] after a part came the rest is closed without stock; other lines of the marking stay', async () => {
  await mark(10);
  const id = await only();
  value(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 4, unitCost: null }]));
  const cancelled = value(await cancelIncoming(s.shop, [id]));
  expect(await level()).toEqual({ onHand: 5, incoming: 0 });
  value(await undoActs(s.shop, cancelled.opIds));
  expect(await level()).toEqual({ onHand: 5, incoming: 6 });
  value(
    await markOrdered(s.shop, {
      expectedOn: null,
      lines: [s.candle, s.tea].map((variantId) => ({ variantId, locationId: s.floor, quantity: 2 })),
    }),
  );
  const candle = (await marked()).find((row) => row.variantId === s.candle);
  value(await cancelIncoming(s.shop, [candle?.id ?? ('none' as IncomingId)]));
  expect([await level(s.candle), await level(s.tea)]).toEqual([
    { onHand: 0, incoming: 0 },
    { onHand: 0, incoming: 2 },
  ]);
});

test('[RL6] what is closed is neither received nor called off again', async () => {
  await mark(2);
  const id = await only();
  value(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 2, unitCost: null }]));
  expect(await receiveIncoming(s.shop, [{ incomingId: id, quantity: 1, unitCost: null }])).toMatchObject({
    failure: { code: 'incoming-closed' },
  });
  expect(await cancelIncoming(s.shop, [id])).toMatchObject({ failure: { code: 'incoming-closed' } });
});

test('[RL7] a delivery is late only when its whole day is over', () => {
  const days = calendarIn({ shop: 'Asia/Tokyo', legacy: 'Asia/Tokyo' }, Date.parse('2026-03-09T23:59:00+09:00'));
  // What 0.1 kept for a day is a moment of it.
  const said = expectedDay({ expectedAt: Date.parse('2026-03-09T00:00:00+09:00') }, days);
  expect(dayStatus(said, days.today)).toBe('today');
  expect(dayStatus(said, daysAfter(days.today, 1))).toBe('overdue');
  expect(dayStatus(null, days.today)).toBe('none');
});

test('[LOT17] what arrived of an order lies in the lots that were named', async () => {
  await mark(9);
  const lots = [{ code: 'L-1', expiresOn: '2027-01-31', quantity: 4 }];
  value(await receiveIncoming(s.shop, [{ incomingId: await only(), quantity: 6, unitCost: 250, lots }]));
  expect((await readLots(s.shop.db, [s.mug])).get(s.mug)).toMatchObject({
    lots: [{ code: 'L-1', expiresOn: '2027-01-31', at: { [s.floor]: 4 } }],
    without: { [s.floor]: 3 },
  });
  expect(await level()).toEqual({ onHand: 7, incoming: 3 });
});
