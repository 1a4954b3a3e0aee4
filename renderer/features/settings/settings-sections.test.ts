import { beforeAll, expect, test } from 'vitest';
import { findBest } from '#renderer/ui/text-match.ts';
import { openWords, speak, words } from '#renderer/words/words.ts';
import { settingsEntries, settingsSections } from './settings-sections.ts';

beforeAll(() => openWords('en'));

const best = (question: string) => findBest(settingsEntries(words()), question)[0]?.path;

test('[SH86] every section has an address of its own', () => {
  const ids = settingsSections.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+$/.test(id))).toEqual([]);
});

test('[SH88] a setting is found by its name, a section by other words too, in every language', async () => {
  expect(best('key after')).toBe('/settings/scanner?field=suffix');
  expect(best('barcode reader')).toBe('/settings/scanner');
  expect(best('locatoin')).toBe('/settings/locations');
  await speak('de');
  expect(best('Wahrung')).toBe('/settings/shop?field=currency');
  expect(best('Mitarbeiter')).toBe('/settings/people');
  await speak('en');
});
