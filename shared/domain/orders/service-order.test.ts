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

  test('[ALC1] between orders of one moment ids decide, and a priority that was taken back is none', () => {
    const [one, two] = [order('1', 1), order('2', 1, { priority: null })];
    expect(one.id < two.id).toBe(true);
    expect(numbers([two, one])).toEqual(['1', '2']);
  });

  test('[ALC10] of two orders it can be said why one goes first', () => {
    const [old, young] = [order('1', 2), order('2', 1)];
    expect(whyFirst(old, young, today)).toBe('age');
    expect(whyFirst({ ...young, priority: 'high' }, old, today)).toBe('priority');
    expect(whyFirst({ ...young, promisedOn: '2026-03-12' }, old, today)).toBe('day');
  });
});
