import { describe, expect, test } from 'vitest';
import { commitsStock, mayDo, mayHoldPicked } from './order-states.ts';

const states = ['open', 'held', 'picking', 'packed', 'shipped', 'delivered', 'cancelled', 'void'] as const;
const acts = [
  ...(['pick', 'putBack', 'pack', 'unpack', 'repack', 'ship', 'deliver', 'return'] as const),
  ...(['cancel', 'hold', 'resume', 'relocate', 'amend'] as const),
] as const;

describe('the states of an order', () => {
  test('[DATA-R16] say which commit stock, and in which lines may be picked', () => {
    expect(states.filter(commitsStock)).toEqual(['open', 'held', 'picking', 'packed']);
    expect(states.filter((state) => !mayHoldPicked(state))).toEqual(['open']);
  });

  test('[DATA-R16] [ORD2] say what can be done in each: what is gone arrives or comes back, and nothing else', () => {
    const doable = Object.fromEntries(states.map((state) => [state, acts.filter((act) => mayDo(state, act))]));
    const worked = ['pick', 'pack', 'unpack', 'repack', 'ship', 'deliver', 'return', 'cancel', 'hold', 'amend'];
    expect(doable).toEqual({
      open: ['pick', 'pack', 'ship', 'cancel', 'hold', 'relocate', 'amend'],
      held: ['deliver', 'return', 'cancel', 'resume', 'relocate', 'amend'],
      picking: acts.filter((act) => worked.includes(act) || act === 'putBack' || act === 'relocate'),
      packed: acts.filter((act) => worked.includes(act)),
      shipped: ['deliver', 'return'],
      delivered: ['return'],
      cancelled: [],
      void: [],
    });
  });
});
