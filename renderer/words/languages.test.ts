import i18next from 'i18next';
import { expect, test } from 'vitest';
import { offeredLanguages } from './languages.ts';
import { openWords, speak, words } from './words.ts';

test('[SH29] a language is loaded when it is first spoken, and not before', async () => {
  const isLoaded = (language: string) => i18next.hasResourceBundle(language, 'translation');
  await openWords('en');
  expect(['en', 'de', 'en-XA'].map(isLoaded)).toEqual([true, false, false]);
  expect(words()('stock.title')).toBe('Stock');
  await speak('de');
  expect(['en', 'de', 'en-XA'].map(isLoaded)).toEqual([true, true, false]);
  expect(words()('stock.title')).toBe('Bestand');
});

test('[SH29] the imagined languages are offered by a development runtime, and where one is spoken already', () => {
  expect(offeredLanguages('auto', false)).toEqual(['en', 'de']);
  expect(offeredLanguages('de', true)).toEqual(['en', 'de', 'en-XA', 'en-XB']);
  expect(offeredLanguages('en-XB', false)).toEqual(['en', 'de', 'en-XB']);
});
