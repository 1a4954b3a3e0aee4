import { expect, test } from 'vitest';
import { languageOf, localeOf } from './spoken.ts';

test('[SH25] the window speaks what was chosen, else what the system speaks, else English', () => {
  expect(languageOf('en', ['de-DE'])).toBe('en');
  expect(languageOf('auto', ['de-AT', 'en-GB'])).toBe('de');
  expect(languageOf('auto', ['fr-FR', 'en-GB', 'de-DE'])).toBe('en');
  expect(languageOf('auto', ['fr-FR'])).toBe('en');
  expect(languageOf('auto', [])).toBe('en');
  expect(languageOf('auto', ['c', 'de'])).toBe('de');
});

test('[SH25] the imagined languages are spoken only when chosen', () => {
  expect(languageOf('auto', ['en-XA'])).toBe('en');
  expect(languageOf('en-XA', ['en-GB'])).toBe('en-XA');
});

test('[SH26] figures are written as chosen, else in the language as the system’s country writes it', () => {
  expect(localeOf('de-AT', 'en', ['en-US'])).toBe('de-AT');
  expect(localeOf('auto', 'en', ['fr-FR', 'en-GB'])).toBe('en-GB');
  expect(localeOf('auto', 'en', ['de-DE'])).toBe('en-DE');
  expect(localeOf('auto', 'de', ['de-AT', 'en-US'])).toBe('de-AT');
  expect(localeOf('auto', 'en-XB', ['en-US'])).toBe('en-US');
  expect(localeOf('auto', 'en', ['de'])).toBe('en');
  expect(localeOf('auto', 'en', ['en-US', 'c'])).toBe('en-US');
});
