import { beforeAll, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { nothingText } from './nothing-text.ts';

beforeAll(() => openWords('en'));

test.each([
  [{ same: 0, refused: 0, out: 3 }, /None of these orders is left to do/],
  [{ same: 3, refused: 0, out: 0 }, /your shop has all of this already/],
  [{ same: 0, refused: 12, out: 0 }, /^Nothing can be imported: 12 rows have problems/],
  [{ same: 0, refused: 1, out: 0 }, /^Nothing can be imported: 1 row has a problem/],
  [{ same: 3, refused: 12, out: 0 }, /^Nothing new can be imported: 12 rows have problems/],
  [{ same: 0, refused: 2, out: 4 }, /^Nothing new can be imported: 2 rows have problems/],
])('[IMP96] of %o the reason why nothing is imported is told as it is', (counts, text) => {
  expect(nothingText(words(), counts)).toMatch(text);
});
