import { expect, test } from 'vitest';
import { isUnsaved, quietStatus, type SyncStatus } from './work.ts';

const stuck = { code: 'journal-unwritable', act: null };
const contacts = quietStatus.contacts;

test.each<[string, Partial<SyncStatus>, boolean]>([
  ['nothing waits', {}, false],
  ['acts are on their way to a journal that answers', { unsaved: 3 }, false],
  ['the journal does not answer', { journal: { state: 'failing', ...stuck } }, true],
  ['contact records do not get to the host', { contacts: { ...contacts, failing: 'away' } }, true],
  ['the host does not take one record', { contacts: { ...contacts, unkept: ['a'] } }, true],
  ['only the server does not take one', { contacts: { ...contacts, unshared: ['a'] } }, false],
  ['the server does not answer', { unsent: 5, server: { state: 'waiting', lastAt: null, nextAt: 1, ...stuck } }, false],
  ['sharing has stopped', { server: { state: 'stopped', lastAt: null, ...stuck } }, false],
])('[JRN15] %s', (_, status, unsaved) => {
  expect(isUnsaved({ ...quietStatus, ...status })).toBe(unsaved);
});
