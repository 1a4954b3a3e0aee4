import { expect, test } from 'vitest';
import { choiceIn, choicesIn, csvOf, styleOf } from './export-choices.ts';

test.each([
  ['de-DE', ';', ','],
  ['de-AT', ';', ','],
  ['fr-FR', ';', ','],
  ['de-CH', ';', '.'],
  ['en-US', ',', '.'],
  ['en-GB', ',', '.'],
  ['ja-JP', ',', '.'],
])('[STS80] CSV for spreadsheets in %s has %s between cells and %s before fractions', (locale, separator, decimal) => {
  expect(csvOf(locale)).toEqual({ separator, decimal });
});

test('[STS80] where both kinds of CSV are the same there is one', () => {
  expect(choicesIn('en-US')).toEqual(['xlsx', 'csv']);
  expect(choicesIn('de-DE')).toEqual(['xlsx', 'csv-region', 'csv']);
  expect(choiceIn('csv-region', 'en-US')).toBe('csv');
});

test('[STS80] what other programs read is the same in every region', () => {
  expect(styleOf('csv', 'de-DE')).toEqual({ format: 'csv', csv: { separator: ',', decimal: '.' } });
  expect(styleOf('xlsx', 'de-DE')).toEqual({ format: 'xlsx' });
});
