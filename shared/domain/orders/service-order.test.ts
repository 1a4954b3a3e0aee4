import { runWhole } from '#shared/base/whole.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { describe, expect, test } from 'vitest';
import { mug, shelf, today, waiting } from '#tests/fixtures/waiting-orders.ts';
import { serviceOrderSteps, whyFirst } from './service-order.ts';

const order = (number: string, ago: number, more: Partial<OrderRow> = {}) =>
  waiting(number, ago, [[mug, shelf, 1]], more);
const numbers = (orders: readonly OrderRow[]) => runWhole(serviceOrderSteps(orders, today)).map(({ number }) => number);

describe('the order of service', () => {
  test('[ALC1] priority comes first, then the promised day or the one it is due, then age; no day comes last', () => {
    const orders = [
      order('low', 9, { priority: 'low', promisedOn: '2026-03-01' }),
      order('old', 8),
      order('due', 7, { dueOn: '2026-03-12' }),
      order('promised', 6, { dueOn: '2026-03-01', promisedOn: '2026-03-13' }),
      order('high', 5, { priority: 'high' }),
      order('young', 4),
      order('urgent', 3, { priority: 'urgent' }),
      order('done', 2, { state: 'shipped' }),
    ];
    const served = ['urgent', 'high', 'due', 'promised', 'old', 'young', 'low'];
    expect(numbers(orders)).toEqual(served);
    expect(numbers([...orders].reverse())).toEqual(served);
  });

  test('[ALC1] a priority that was taken back is none', () => {
    expect(numbers([order('2', 1, { priority: null }), order('1', 1)])).toEqual(['1', '2']);
  });

  test.each([
    [['W-9', 'W-10', 'W-100']],
    [['#998', '1001']],
    [['H-00007', 'H-8', 'H-00009']],
    [['A-2-10', 'A-10-2', 'B-1']],
    [['99999999999999999999', '100000000000000000000']],
  ])('[ALC16] of one moment, %j go by number as people read them, whichever came first here', (read) => {
    const orders = read.map((number) => order(number, 1));
    expect(numbers(orders)).toEqual(read);
    expect(numbers([...orders].reverse())).toEqual(read);
  });

  test('[ALC16] orders of one moment and one number go by id', () => {
    const [one, two] = [order('7', 1), order('7', 1)];
    expect(one.id < two.id).toBe(true);
    expect(runWhole(serviceOrderSteps([two, one], today))).toEqual([one, two]);
  });

  test('[ALC10] of two orders it can be said why one goes first', () => {
    const [old, young] = [order('1', 2), order('2', 1)];
    expect(whyFirst(old, young, today)).toBe('age');
    expect(whyFirst(order('3', 1), order('4', 1), today)).toBe('number');
    expect(whyFirst({ ...young, priority: 'high' }, old, today)).toBe('priority');
    expect(whyFirst({ ...young, promisedOn: '2026-03-12' }, old, today)).toBe('day');
  });
});
