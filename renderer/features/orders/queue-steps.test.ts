import { expect, test } from 'vitest';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mug, shelf, waiting } from '#tests/fixtures/waiting-orders.ts';
import { oddDay } from './day-question.ts';
import { mayTake } from './may-take.ts';
import type { OrderStep } from './orders.commands.ts';
import { isSought } from './sought-line.ts';

const order = (state: OrderRow['state'], picked: number): OrderRow => {
  const row = waiting('1', 1, [[mug, shelf, 2]], { state });
  return { ...row, lines: row.lines.map((line) => ({ ...line, picked, shipped: state === 'shipped' ? picked : 0 })) };
};

test('[OQ82] a step is for those of the chosen orders that allow it', () => {
  const chosen = [order('open', 0), order('picking', 1), order('picking', 2), order('held', 0), order('shipped', 2)];
  const takers = (step: OrderStep) => chosen.map((one) => mayTake(step, one));
  expect(takers('pick')).toEqual([true, true, false, false, false]);
  expect(takers('putBack')).toEqual([false, true, true, false, false]);
  expect(takers('hold')).toEqual([true, true, true, false, false]);
  expect(takers('resume')).toEqual([false, false, false, true, false]);
});

test('[OQ84] a day before the order was placed or more than two years away is asked about', () => {
  const odd = (day: string) => oddDay(day, '2026-03-08', '2026-03-10');
  expect(['2020-01-01', '2026-03-07', '2026-03-08', '2028-03-09', '2028-03-10', '9999-12-31'].map(odd)).toEqual([
    'before',
    'before',
    null,
    null,
    'far',
    'far',
  ]);
});

test('[OQ87] a line of a long order is found by its product or SKU', () => {
  const row = { title: 'Glen enamel mug', sku: 'MUG-12' };
  expect(['', 'enamel', 'mug glen', 'mug-12', 'plate'].map((sought) => isSought(row, sought))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
