import { beforeAll, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { uiTexts } from './ui-texts.ts';

beforeAll(() => openWords('en'));

test.each([
  [30_007_200, 200, 'USD', '$300,072.00 is far more than is usual here ($2.00).'],
  [96_385_074_500, 500, 'USD', '$963,850,745.00 is far more than is usual here ($5.00).'],
  [10_000_000, null, 'USD', '$100,000.00 is a very large amount.'],
  [300, 200, 'USD', null],
  [30_007, 200, 'JPY', '¥30,007 is far more than is usual here (¥200).'],
  [1_999, 200, 'JPY', null],
])('[SCN23] %d where %s is usual is asked about in words', (minor, usual, currency, said) => {
  expect(uiTexts(words(), 'en-US').asksMoney(minor, usual, currency)).toBe(said);
});
