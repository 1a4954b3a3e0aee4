import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ref } from '#shared/domain/operations/rows.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { archivedText, unarchivedText } from './archived-text.ts';

beforeAll(() => openWords('en'));
afterAll(() => openWords('en'));

const product = (id: string): Ref => ({ kind: 'product', id });
const variant = (id: string): Ref => ({ kind: 'variant', id });
/** Four variants of `shirt`, one of `mug`, and one of the two of `cap`. */
const productOf = (id: string) => id.split(' ')[0];
const promised = ['mug one'];
const holding = ['shirt S', 'shirt M', 'shirt L', 'shirt XL', 'mug one', 'cap red'];

test('[STS59] archiving counts products, and of the same products those that hold stock', () => {
  const told = (rows: readonly Ref[]) => archivedText(words(), { rows, productOf, holding, promised });
  expect(told([product('shirt')])).toBe('1 product archived. 1 of them holds stock, which still counts');
  expect(told([product('shirt'), product('mug'), product('empty')])).toBe(
    '3 products archived. 2 of them hold stock, which still counts. ' +
      '1 of them is promised to open orders, which still wait for it',
  );
  expect(told([product('empty')])).toBe('1 product archived');
});

test('[STS59] variants whose product stays are counted as variants, and as none where their product goes too', () => {
  const rows = [product('shirt'), variant('cap red'), variant('cap blue')];
  expect(archivedText(words(), { rows, productOf, holding, promised })).toBe(
    '1 product archived. 2 variants archived, their products stay. 2 of them hold stock, which still counts',
  );
  const back = [product('shirt'), variant('shirt S'), variant('shirt M'), variant('cap red')];
  expect(unarchivedText(words(), { rows: back, productOf })).toBe(
    '1 product back in the list. 1 variant back in the list',
  );
});

test('[STS59] the same is counted in German', async () => {
  await openWords('de');
  const rows = [product('shirt'), product('mug')];
  expect(archivedText(words(), { rows, productOf, holding, promised })).toBe(
    '2 Artikel archiviert. 2 davon haben Bestand, der weiter zählt. ' +
      '1 davon ist offenen Aufträgen zugesagt, die weiter darauf warten',
  );
});
