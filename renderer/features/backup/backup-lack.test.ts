import { expect, test } from 'vitest';
import { backupLack, type BackupStatus } from './backup.queries.ts';

const DAY = 86_400_000;
const copy = { name: 'a', bytes: 1, madeAt: 10 * DAY, acts: 1, isSealed: false, harmed: 0, isThere: true };
const good: BackupStatus = {
  folder: 'E:/',
  place: 'elsewhere',
  countsAsElsewhere: false,
  daily: true,
  atClose: true,
  passphrase: 'none',
  keepsPassphrases: true,
  copies: [copy],
  failed: null,
  running: false,
  typesPaths: false,
};

test('[BAK15] what the shop lacks of copies on another disk is told without asking', () => {
  const away = { ...copy, isThere: false };
  const tried = (code: string, days: number) => ({ failed: { code, at: (10 + days) * DAY } });
  expect(backupLack(good)).toBeNull();
  expect(backupLack({ ...good, folder: null, place: 'none' })).toBe('none');
  expect(backupLack({ ...good, place: 'same-disk' })).toBe('none');
  expect(backupLack({ ...good, place: 'same-disk', countsAsElsewhere: true })).toBeNull();
  expect(backupLack({ ...good, copies: [] })).toBe('none');
  expect(backupLack({ ...good, copies: [away] })).toBe('none');
  expect(backupLack({ ...good, copies: [away, copy] })).toBeNull();
  expect(backupLack({ ...good, passphrase: 'missing' })).toBe('failing');
  expect(backupLack({ ...good, ...tried('backup-folder-closed', 1) })).toBe('failing');
  const gone: BackupStatus = { ...good, place: 'gone', copies: [away] };
  expect(backupLack(gone)).toBeNull();
  expect(backupLack({ ...gone, ...tried('backup-folder-gone', 2) })).toBeNull();
  expect(backupLack({ ...gone, ...tried('backup-folder-gone', 8) })).toBe('failing');
});
