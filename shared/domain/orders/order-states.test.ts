import { describe, expect, test } from 'vitest';
import { commitsStock, mayDo, mayHoldPicked } from './order-states.ts';

const states = ['open', 'held', 'picking', 'shipped', 'cancelled', 'void'] as const;
const acts = ['pick', 'ship', 'cancel', 'hold', 'resume', 'relocate', 'amend'] as const;

describe('the states of an order', () => {
  test('[DATA-R16] say which commit stock, and in which lines may be picked', () => {
    expect(states.filter(commitsStock)).toEqual(['open', 'held', 'picking']);
    expect(states.filter((state) => !mayHoldPicked(state))).toEqual(['open', 'held']);
  });

  test('[DATA-R16] say what can be done in each: nothing any more once the order is over', () => {
    const doable = Object.fromEntries(states.map((state) => [state, acts.filter((act) => mayDo(state, act))]));
    expect(doable).toEqual({
      open: ['pick', 'ship', 'cancel', 'hold', 'relocate', 'amend'],
      held: ['cancel', 'resume', 'relocate', 'amend'],
      picking: ['pick', 'ship', 'cancel', 'relocate', 'amend'],
      shipped: [],
      cancelled: [],
      void: [],
    });
  });
});
