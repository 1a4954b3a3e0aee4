import { expect, test } from 'vitest';
import { type DriftFacts, driftCause } from './drift.ts';

const plain: DriftFacts = {
  shown: 17,
  expected: 21,
  shownBefore: null,
  told: null,
  waiting: [],
  takenAround: [],
  offer: null,
};
const told = { delta: 4, wasRight: false, isLastThere: null };

test.each<[string, Partial<DriftFacts>, string]>([
  ['our change is not there', { told }, 'own-write'],
  ['our change is there twice', { told, shown: 25 }, 'own-write'],
  [
    'a sale was lost while we told',
    { told: { ...told, delta: 9, wasRight: true }, shown: 24, takenAround: [3] },
    'own-write',
  ],
  ['two sales were lost while we told', { told: { ...told, delta: 9 }, shown: 26, takenAround: [3, 2] }, 'own-write'],
  ['an order waits', { waiting: [4] }, 'sale'],
  ['several orders wait', { waiting: [1, 3] }, 'sale'],
  ['the figure from before is back', { told: { ...told, wasRight: true } }, 'other-app'],
  ['the last write was none of ours', { told: { ...told, delta: 1, isLastThere: false } }, 'other-app'],
  ['a round figure', { shown: 50 }, 'by-hand'],
  ['nothing', { shown: 0 }, 'by-hand'],
  ['what we offer by now', { offer: 17 }, 'by-hand'],
  ['a few pieces less, without an order', { shown: 19 }, 'unknown'],
  ['a round figure near by', { shown: 20 }, 'unknown'],
  ['many more, after we told', { shown: 77, told: { ...told, wasRight: true } }, 'unknown'],
  ['many more, and nothing is known', { shown: 77 }, 'unknown'],
])('[CHN122] the likely cause of a difference: %s', (_, facts, cause) => {
  expect(driftCause({ ...plain, ...facts })).toBe(cause);
});
