import { beforeAll, expect, test, vi } from 'vitest';
import type { ViewSettings } from './view-settings.store.ts';

const kept = new Map<string, string>();
const plain: ViewSettings = {
  scheme: 'auto',
  density: 'roomy',
  motion: 'auto',
  language: 'auto',
  region: 'auto',
  navFolded: false,
};

beforeAll(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test('[SH3] what was chosen is there at the next start', async () => {
  const { changeView, readSettings } = await import('./view-settings.store.ts');
  changeView({ scheme: 'dark' });
  changeView({ density: 'compact', navFolded: true });
  changeView({ motion: 'reduced', language: 'en', region: 'de-AT' });
  expect(readSettings([...kept.values()][0] ?? null)).toEqual({
    scheme: 'dark',
    density: 'compact',
    motion: 'reduced',
    language: 'en',
    region: 'de-AT',
    navFolded: true,
  });
});

test.each([
  null,
  '',
  'null',
  '{',
  '[]',
  '{"scheme":"pink","density":7,"navFolded":"yes"}',
  '{"motion":"fast","language":"xx","region":"a_b"}',
])('[SH3] %j counts as not chosen', async (text) => {
  const { readSettings } = await import('./view-settings.store.ts');
  expect(readSettings(text)).toEqual(plain);
});
