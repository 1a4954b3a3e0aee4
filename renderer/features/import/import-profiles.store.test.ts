import { expect, test, vi } from 'vitest';
import { proposeMapping } from '#shared/domain/import/detect.ts';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => kept.set(key, text),
});
const { dropProfile, keepProfile, readProfiles, useImportProfiles } = await import('./import-profiles.store.ts');

const names = () => useImportProfiles.getState().profiles.map(({ name }) => name);
const mapping = proposeMapping({ headers: ['SKU', 'Name'], rows: [] });

test('[IMP231] profiles are kept on this computer until they are forgotten', () => {
  keepProfile({ name: 'Till', mapping });
  keepProfile({ name: 'Bookshop', mapping });
  expect(names()).toEqual(['Bookshop', 'Till']);
  expect(readProfiles(kept.get('stockroom.import-profiles') ?? null).profiles.length).toBe(2);
  dropProfile('till');
  expect(names()).toEqual(['Bookshop']);
});

test('[IMP231] what another version of Stockroom wrote is left as it stands, and broken texts are none', () => {
  const later = { format: 'stockroom-import-profile', version: 9, name: 'Later' };
  expect(readProfiles(JSON.stringify([later]))).toEqual({ profiles: [], unread: [later] });
  expect(readProfiles('{broken')).toEqual({ profiles: [], unread: [] });
  useImportProfiles.setState({ profiles: [], unread: [later] });
  keepProfile({ name: 'Till', mapping });
  expect(JSON.parse(kept.get('stockroom.import-profiles') ?? '[]')[1]).toEqual(later);
});
