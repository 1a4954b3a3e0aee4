import { beforeAll, expect, test } from 'vitest';
import { proposalFor } from '#shared/channels/review/decide.ts';
import { ourIndex } from '#shared/channels/review/ours.ts';
import { reviewOf } from '#shared/channels/review/review.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { figuresOf, laneItem, ourThing } from '#tests/fixtures/review-shop.ts';
import { choiceText, quantitiesFor, stockText } from './choice-text.ts';

beforeAll(() => openWords('en'));
const format = { count: String } as unknown as Format; // nothing else is said here

test('[CHN231] what only the store has says its figure, and what is in doubt the figures of what it is tied to', () => {
  const [mug, cup] = [ourThing('Enamel mug', { sku: 'MUG' }), ourThing('Enamel mug', { sku: 'MUG ' })];
  const ours = ourIndex([mug, cup], []);
  const figureOf = figuresOf(
    new Map([
      [mug, 5],
      [cup, 9],
    ]),
  );
  const [doubt, only] = reviewOf(
    [laneItem('1', { sku: 'MUG' }), laneItem('2', { title: 'Only there', sku: 'WEB', shown: 4 })],
    ours,
    figureOf,
  );
  if (!doubt || !only) throw new Error('two rows');
  const stock = (row: typeof doubt, choice = proposalFor(row)) =>
    stockText(words(), format, row, quantitiesFor(row, choice, figureOf));
  const decision = (row: typeof doubt, choice = proposalFor(row)) =>
    choiceText(words(), choice, row, quantitiesFor(row, choice, figureOf));
  expect([only.is, stock(only), decision(only)]).toEqual(['only-there', '4 there', 'Leave it']);
  expect([doubt.is, stock(doubt), decision(doubt)]).toEqual(['ambiguous', '5 there', 'Leave it']);
  // The same figure on both sides is no decision for ours.
  const same = { as: 'link', variantId: mug.variantId, stock: 'ours' } as const;
  expect([stock(doubt, same), decision(doubt, same)]).toEqual(['5 on both sides', 'Tell from now on']);
  const other = { as: 'link', variantId: cup.variantId, stock: 'ours' } as const;
  expect([stock(doubt, other), decision(doubt, other)]).toEqual(['5 there, 9 here', 'Keep ours']);
});
