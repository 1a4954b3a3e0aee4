import { beforeAll, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();

beforeAll(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test('[STS83] the last kind of file is there at the next start; one that is not known is none', async () => {
  const { readChoice, rememberExport, useLastExport } = await import('./export-choice.store.ts');
  expect(useLastExport.getState().choice).toBe('xlsx');
  rememberExport('csv-region');
  expect(readChoice([...kept.values()][0] ?? null)).toBe('csv-region');
  expect(readChoice('pdf')).toBe('xlsx');
});
