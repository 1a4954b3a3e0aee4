import { expect, test } from 'vitest';
import type { OrderId, ParcelId, PersonId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow, ReturnReason, ReturnRow, ShortPickRow } from '#shared/domain/operations/rows.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { type NumbersAsk, type WorkRows, workNumbers } from './work-numbers.ts';

const HOUR = 3_600_000;
const at = (day: number, hour = 12) => Date.UTC(2026, 4, day, hour);
const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, at(31));
const [ida, ben] = ['ida' as PersonId, 'ben' as PersonId];
const written = { addedBy: null, fieldOps: {}, voided: false } as const;

const order = (id: string, more: Partial<OrderRow> = {}): OrderRow => ({
  ...written,
  kind: 'order',
  id: id as OrderId,
  number: id,
  contactId: null,
  dueAt: null,
  channel: 'typed',
  state: 'shipped',
  placedAt: at(10),
  shippedAt: at(11),
  lines: [],
  ...more,
});
const parcel = (id: string, orderId: string, more: Partial<ParcelRow> = {}): ParcelRow => ({
  ...written,
  kind: 'parcel',
  id: id as ParcelId,
  orderId: orderId as OrderId,
  state: 'shipped',
  lines: [],
  packedAt: at(11, 11),
  packedBy: ida,
  shippedAt: at(11),
  deliveredAt: null,
  ...more,
});
const short = (orderId: string, more: Partial<ShortPickRow> = {}) =>
  ({
    ...written,
    kind: 'short-pick',
    orderId,
    at: at(11),
    by: ida,
    quantity: 1,
    reason: 'not-found',
    ...more,
  }) as ShortPickRow;
const returned = (orderId: string, reasons: readonly ReturnReason[], more: Partial<ReturnRow> = {}) =>
  ({
    ...written,
    kind: 'return',
    orderId,
    receivedAt: at(12),
    receivedBy: ida,
    lines: reasons.map((reason) => ({ lineId: 'l', quantity: 1, outcome: 'restock', locationId: null, reason })),
    ...more,
  }) as unknown as ReturnRow;
const none: WorkRows = { orders: [], parcels: [], shortPicks: [], returns: [] };
const may: NumbersAsk = { from: '2026-05-01', to: '2026-05-31', person: null };
const count = (rows: Partial<WorkRows>, ask: Partial<NumbersAsk> = {}) =>
  workNumbers({ ...none, ...rows }, { ...may, ...ask }, days);

test('[NUM1] only what stands and lies in the days asked for is counted, both ends included', () => {
  const parcels = [
    parcel('a', '1', { shippedAt: at(1, 0) }),
    parcel('b', '2', { shippedAt: at(31, 23) }),
    parcel('c', '3', { shippedAt: at(1, 0) - 1 }),
    parcel('d', '4', { shippedAt: at(32, 0) }),
    parcel('e', '5', { voided: true }),
    parcel('f', '6', { state: 'packed', shippedAt: null }),
  ];
  expect(count({ parcels }).parcels).toMatchObject({ count: 2, orders: ['1', '2'] });
  expect(count(none)).toMatchObject({
    shipTime: { median: null, p90: null, orders: [] },
    late: { count: 0, of: 0 },
    parcels: { count: 0, byPerson: [] },
    returns: { count: 0 },
  });
});

test('[NUM2] from order to ship: the median and what nine of ten took, the slowest first', () => {
  const orders = Array.from({ length: 10 }, (_, i) => order(`o${i}`, { shippedAt: at(10) + (i + 1) * HOUR }));
  const before = order('before', { placedAt: at(12) });
  const waits = order('waits', { state: 'picking', shippedAt: null });
  const { shipTime } = count({ orders: [...orders, before, waits] });
  expect([shipTime.median, shipTime.p90]).toEqual([5 * HOUR, 9 * HOUR]);
  expect(shipTime.orders.slice(0, 2)).toEqual(['o9', 'o8']);
  expect(shipTime.orders).toHaveLength(10);
});

test('[NUM3] late is what left after the promised day, or the due one; overdue what waits past it now', () => {
  const orders = [
    order('onTime', { dueOn: '2026-05-11' }),
    order('late', { dueOn: '2026-05-10' }),
    order('promisedLater', { dueOn: '2026-05-01', promisedOn: '2026-05-20' }),
    order('noDay'),
    order('waits', { state: 'open', shippedAt: null, dueOn: '2026-05-30' }),
    order('today', { state: 'open', shippedAt: null, promisedOn: '2026-05-31' }),
    order('cancelled', { state: 'cancelled', shippedAt: null, dueOn: '2026-05-01' }),
  ];
  expect(count({ orders })).toMatchObject({
    late: { count: 1, of: 3, orders: ['late'] },
    overdue: { count: 1, orders: ['waits'] },
  });
  expect(count({ orders }, { from: '2026-05-20' }).overdue.count).toBe(1);
});

test('[NUM4] parcels by who packed them and the day they left', () => {
  const parcels = [
    parcel('a', '1', { shippedAt: at(1) }),
    parcel('b', '1', { shippedAt: at(1) }),
    parcel('c', '2', { shippedAt: at(3) }),
    parcel('d', '3', { shippedAt: at(3), packedBy: ben }),
  ];
  const found = count({ parcels }, { to: '2026-05-03' }).parcels;
  expect(found.days).toEqual(['2026-05-01', '2026-05-02', '2026-05-03']);
  expect(found.byPerson).toEqual([
    { person: ida, byDay: [2, 0, 1], count: 3, days: 2 },
    { person: ben, byDay: [0, 0, 1], count: 1, days: 1 },
  ]);
  expect(found).toMatchObject({ count: 4, orders: ['1', '2', '3'] });
});

test('[NUM5] an order is shipped in parts that left at several moments or still waits for its rest', () => {
  const line = { id: 'l', variantId: 'v', locationId: 'p', quantity: 2, picked: 1, shipped: 1, unitPrice: null };
  const waits = order('waits', { state: 'picking', shippedAt: null, lines: [line] as unknown as OrderRow['lines'] });
  const parcels = [
    parcel('a', 'twice', { shippedAt: at(2) }),
    parcel('b', 'twice', { shippedAt: at(3) }),
    parcel('c', 'together', { shippedAt: at(2) }),
    parcel('d', 'together', { shippedAt: at(2) }),
    parcel('e', 'waits', { shippedAt: at(4) }),
    parcel('f', 'before', { shippedAt: Date.UTC(2026, 3, 1) }),
    parcel('g', 'before', { shippedAt: Date.UTC(2026, 3, 2) }),
  ];
  const orders = ['twice', 'together', 'before'].map((id) => order(id));
  expect(count({ orders: [...orders, waits], parcels }).parts.orders).toEqual(['twice', 'waits']);
});

test('[NUM6] short picks, wrong scans and returns, each when it was found; a return once for each of its reasons', () => {
  const found = count({
    shortPicks: [short('1'), short('1'), short('2', { at: Date.UTC(2026, 3, 1) })],
    parcels: [
      parcel('a', '1', { wrongScans: 3 }),
      parcel('b', '2'),
      parcel('c', '3', { state: 'packed', wrongScans: 1 }),
    ],
    returns: [returned('1', ['defective', 'defective', 'other']), returned('2', ['defective'])],
  });
  expect(found).toMatchObject({
    shortPicks: { count: 2, orders: ['1'] },
    wrongScans: { count: 4, orders: ['1', '3'] },
    returns: { count: 2, orders: ['1', '2'] },
  });
  expect([...found.returns.byReason]).toEqual([
    ['defective', { count: 2, orders: ['1', '2'] }],
    ['other', { count: 1, orders: ['1'] }],
  ]);
});

test('[NUM7] of one person: what they packed, missed and took back, and the orders they packed for', () => {
  const rows = {
    orders: [order('1'), order('2')],
    parcels: [parcel('a', '1', { wrongScans: 1 }), parcel('b', '2', { packedBy: ben, wrongScans: 2 })],
    shortPicks: [short('1'), short('2', { by: ben })],
    returns: [returned('1', ['other']), returned('2', ['other'], { receivedBy: ben })],
  };
  expect(count(rows, { person: ben })).toMatchObject({
    shipTime: { orders: ['2'] },
    parcels: { count: 1, orders: ['2'] },
    wrongScans: { count: 2 },
    shortPicks: { orders: ['2'] },
    returns: { orders: ['2'] },
  });
});
