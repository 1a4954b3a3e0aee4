import { expect, test } from 'vitest';
import type {
  BatchId,
  LocationId,
  OpId,
  OrderId,
  OrderLineId,
  PersonId,
  ShortPickId,
  VariantId,
} from '../operations/ids.ts';
import type { OrderRow, PickMethod, ShortPickRow } from '../operations/rows.ts';
import { batchCode, isCodeOfBatch } from './batch-code.ts';
import { batchNews, standingNews } from './changes.ts';
import { answerCount, answerScan, countedBy, type LastPick } from './pick-scan.ts';
import { batchProgress, batchStops, nextBatchNumber, sharesOfPick, sharesOfShort } from './stops.ts';

const written = { addedBy: 'op' as OpId, fieldOps: {}, voided: false };
const [mug, tea, soap] = ['mug', 'tea', 'soap'] as readonly string[] as [VariantId, VariantId, VariantId];
const hall = 'hall' as LocationId;
const bins: Readonly<Record<string, string>> = { mug: 'A-2', tea: 'A-10', soap: 'A-1' };

/** An order of so many of each product; its lines are called by the order and the product. */
function order(id: string, lines: Readonly<Record<string, number>>, more: Partial<OrderRow> = {}): OrderRow {
  return {
    kind: 'order',
    id: id as OrderId,
    number: id,
    channel: 'typed',
    contactId: null,
    state: 'open',
    placedAt: 0,
    shippedAt: null,
    dueAt: null,
    lines: Object.entries(lines).map(([variantId, quantity]) => ({
      id: `${id}/${variantId}` as OrderLineId,
      variantId: variantId as VariantId,
      locationId: hall,
      quantity,
      unitPrice: null,
      picked: 0,
      shipped: 0,
    })),
    ...written,
    ...more,
  };
}

function short(line: string, quantity: number, batchId = 'batch'): ShortPickRow {
  const [orderId = '', variantId = ''] = line.split('/');
  return {
    kind: 'short-pick',
    id: `${line} short` as ShortPickId,
    orderId: orderId as OrderId,
    lineId: line as OrderLineId,
    variantId: variantId as VariantId,
    locationId: hall,
    quantity,
    reason: 'not-found',
    at: 1,
    by: 'ida' as PersonId,
    batchId: batchId as BatchId,
    ...written,
  };
}

const places = {
  isNotForSale: () => false,
  usualBin: (variantId: VariantId) => (bins[variantId] ?? null) as LocationId | null,
  pathOf: (id: LocationId) => [{ id: hall, name: 'Hall' }, ...(id === hall ? [] : [{ id, name: id }])],
};
function stopsOf(method: PickMethod, orders: readonly OrderRow[], shorts: readonly ShortPickRow[] = []) {
  const orderIds = orders.map(({ id }) => id);
  return batchStops({ id: 'batch' as BatchId, method, orderIds }, orders, { places, nameOf: String, shorts });
}
const told = (stops: ReturnType<typeof stopsOf>) =>
  stops.map(
    ({ path, left, needs }) =>
      `${path.at(-1)}: ${left} (${needs.map((need) => `${need.box}: ${need.left}`).join(', ')})`,
  );

const [first, second] = [order('one', { mug: 2, tea: 1 }), order('two', { soap: 1, mug: 3 })];

test('[PCK3] [PCK4] together each place is passed once, by box; order by order each order has its own way', () => {
  expect(told(stopsOf('cluster', [first, second]))).toEqual(['A-1: 1 (2: 1)', 'A-2: 5 (1: 2, 2: 3)', 'A-10: 1 (1: 1)']);
  expect(told(stopsOf('single', [first, second]))).toEqual([
    'A-2: 2 (1: 2)',
    'A-10: 1 (1: 1)',
    'A-1: 1 (2: 1)',
    'A-2: 3 (2: 3)',
  ]);
});

test('[PCK3] orders that are cancelled, held or picked have no stop, and keep their box', () => {
  const held = order('one', { mug: 2 }, { state: 'held' });
  expect(told(stopsOf('cluster', [held, second]))).toEqual(['A-1: 1 (2: 1)', 'A-2: 3 (2: 3)']);
  const picked = { ...second, lines: second.lines.map((line) => ({ ...line, picked: line.quantity })) };
  expect(told(stopsOf('cluster', [first, picked]))).toEqual(['A-2: 2 (1: 2)', 'A-10: 1 (1: 1)']);
  expect(batchProgress([first, picked, { ...held, state: 'cancelled' }])).toEqual({ done: 2, total: 4 });
});

test('[PCK6] units go to the boxes in their order, and more than all of them need to nobody', () => {
  const [, stop] = stopsOf('cluster', [first, second]);
  const needs = stop?.needs ?? [];
  expect(sharesOfPick(needs, 3)?.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
  expect(sharesOfPick(needs, 6)).toBeNull();
  expect(sharesOfPick(needs, 0)).toBeNull();
});

test('[PCK8] what is not there is left to the last box, stays a stop, and is picked if it is found', () => {
  const [, stop] = stopsOf('cluster', [first, second]);
  expect(sharesOfShort(stop?.needs ?? [], 4)?.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
    ['two', 3],
    ['one', 1],
  ]);
  const [, after] = stopsOf('cluster', [first, second], [short('two/mug', 3), short('one/mug', 1, 'another')]);
  expect(after).toMatchObject({ left: 2, missing: 3 });
  expect(sharesOfPick(after?.needs ?? [], 3)?.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
  expect(sharesOfShort(after?.needs ?? [], 3)).toBeNull();
});

test('[PCK5] a scan is right, too many, elsewhere, picked already or wrong; a place is right, another stop or none', () => {
  const stops = stopsOf('cluster', [first, second]);
  const [soapStop, mugStop] = stops;
  const answer = (scan: Parameters<typeof answerScan>[0]) =>
    answerScan(scan, stops, mugStop ?? null, (variantId) => variantId === ('hat' as VariantId)).kind;
  expect(answer({ kind: 'goods', variantId: mug, quantity: 5 })).toBe('right');
  expect(answer({ kind: 'goods', variantId: mug, quantity: 6 })).toBe('surplus');
  expect(answer({ kind: 'goods', variantId: soap, quantity: 1 })).toBe('elsewhere');
  expect(answer({ kind: 'goods', variantId: 'hat' as VariantId, quantity: 1 })).toBe('done');
  expect(answer({ kind: 'goods', variantId: 'cup' as VariantId, quantity: 1 })).toBe('wrong');
  expect(answer({ kind: 'place', locationId: 'A-2' as LocationId })).toBe('here');
  expect(answer({ kind: 'place', locationId: 'A-1' as LocationId })).toBe('there');
  expect(answer({ kind: 'place', locationId: hall })).toBe('here');
  expect(answer({ kind: 'place', locationId: 'B-1' as LocationId })).toBe('wrong');
  expect(soapStop?.placeIds).toEqual([hall, 'A-1']);
  expect(answerScan({ kind: 'goods', variantId: tea, quantity: 1 }, stops, null, () => true).kind).toBe('elsewhere');
});

test('[PCK13] what lies in exactly the place of the stop is right there, in its own walk; the bin beside it is elsewhere', () => {
  const lying = (bin: string) => ({
    places: { ...places, usualBin: () => bin as LocationId },
    shorts: [],
    nameOf: String,
  });
  const batch = { id: 'batch' as BatchId, orderIds: [first.id, second.id] };
  const answer = (method: PickMethod, around: Parameters<typeof batchStops>[2], from: number, variantId: VariantId) => {
    const stops = batchStops({ ...batch, method }, [first, second], around);
    const found = answerScan({ kind: 'goods', variantId, quantity: 1 }, stops, stops[from] ?? null, () => true);
    return 'stop' in found ? [found.kind, found.stop.variantId] : [found.kind];
  };
  expect(answer('cluster', lying('A-1'), 0, tea)).toEqual(['right', tea]);
  expect(answer('cluster', lying('A-1'), 0, mug)).toEqual(['right', mug]);
  expect(answer('cluster', { ...lying('A-1'), places }, 0, mug)).toEqual(['elsewhere', mug]);
  expect(answer('single', lying('A-1'), 0, tea)).toEqual(['right', tea]);
  expect(answer('single', lying('A-1'), 0, soap)).toEqual(['elsewhere', soap]);
});

test('[PCK6] * counts what was scanned last: never another product, and nothing after a scan that picked nothing', () => {
  const stops = stopsOf('cluster', [first, second]);
  const [soapStop = null, mugStop = null] = stops;
  const scanned = { kind: 'picked', key: soapStop?.key ?? '', variantId: soap, quantity: 1 } as const;
  const refused: LastPick = { kind: 'refused' };
  expect([null, scanned, refused].map((last) => countedBy(last, mugStop))).toEqual([mug, soap, null]);
  expect(answerCount(2, null, stops, mugStop)).toEqual({ kind: 'more', stop: mugStop, quantity: 2 });
  expect(answerCount(1, scanned, stops, mugStop).kind).toBe('same');
  expect(answerCount(0, scanned, stops, mugStop)).toEqual({ kind: 'fewer', picked: 1 });
  expect(answerCount(2, scanned, stops, mugStop)).toMatchObject({ stop: soapStop });
  expect(answerCount(99, scanned, stops, mugStop)).toMatchObject({ kind: 'surplus', stop: soapStop });
  expect(answerCount(2, scanned, stops.slice(1), mugStop).kind).toBe('done');
});

test('[PCK9] what became of the orders is told: cancelled, held, off hold, changed, undone; picking is no news', () => {
  const picked = { ...first, state: 'picking' as const, lines: first.lines.map((line) => ({ ...line, picked: 1 })) };
  expect(batchNews([first, second], [picked, second])).toEqual([]);
  const what = (now: readonly OrderRow[], before: readonly OrderRow[] = [first]) =>
    batchNews(before, now).map((one) => one.what);
  expect(what([{ ...first, state: 'cancelled' }])).toEqual(['cancelled']);
  expect(what([{ ...first, state: 'held' }])).toEqual(['held']);
  expect(what([{ ...first, state: 'delivered' }], [{ ...first, state: 'held' }])).toEqual(['shipped']);
  expect(what([first], [{ ...first, state: 'held' }])).toEqual(['resumed']);
  expect(what([first], [{ ...first, state: 'cancelled' }])).toEqual(['again']);
  expect(what([order('one', { mug: 1, tea: 1 })])).toEqual(['changed']);
  expect(what([order('one', { mug: 2 })])).toEqual(['changed']);
  expect(what([])).toEqual(['gone']);
  expect(standingNews([{ ...first, state: 'cancelled' }, second])).toEqual([
    { orderId: 'one', number: 'one', what: 'cancelled' },
  ]);
  expect(standingNews([{ ...first, state: 'delivered' }]).map((one) => one.what)).toEqual(['shipped']);
});

test('[PCK1] the next number is one more than the highest of its kind', () => {
  expect(nextBatchNumber([])).toBe('B-1');
  expect(nextBatchNumber(['B-9', 'Monday', 'B-10', 'B-x', 'XB-99'])).toBe('B-11');
});

test('[PCK12] a batch is meant by its number and by the code on its list, however they are spelled', () => {
  expect(batchCode('B-1')).toBe('PICK-B-1');
  const named = { number: 'B-1', name: 'B-1' };
  expect(['b-1', 'PICK-B-1', 'pick-b-1', 'B-11', 'PICK-', ''].map((code) => isCodeOfBatch(code, named))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
