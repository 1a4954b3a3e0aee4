import { beforeEach, describe, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { quietStatus, type SyncStatus } from '#renderer/db/work.ts';
import { chipLook } from './chip-look.ts';

beforeEach(() => openWords('en'));

const shared: SyncStatus = { ...quietStatus, server: { state: 'idle', lastAt: 1 } };
const labelOf = (status: SyncStatus) => chipLook(status, words()).label;
const pictures = (waiting: number, trouble: string | null = null) => ({ waiting, missing: 0, trouble });

describe('[PIC13] the chip', () => {
  test('counts the pictures that the server does not have, once everything else is there', () => {
    expect(labelOf(shared)).toBe('Shared');
    expect(labelOf({ ...shared, pictures: pictures(1) })).toBe('1 picture to share');
    expect(labelOf({ ...shared, pictures: pictures(3, 'not-written') })).toBe('3 pictures to share');
    expect(labelOf({ ...shared, pictures: pictures(3), unsent: 2 })).toBe('2 to share');
  });

  test('[PIC11] does not wait for what an older server never takes, nor for a server that there is none of', () => {
    expect(labelOf({ ...shared, pictures: pictures(3, 'server-old') })).toBe('Shared');
    expect(labelOf({ ...quietStatus, pictures: pictures(0) })).toBe('Saved');
  });
});
