import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { liveRead } from './live-read.ts';
import type { Shop } from './shop.ts';
import { quietStatus, type SyncStatus } from './work.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[ACT18] what says whether acts are saved is read again once the journal has them, though no row changes', async () => {
  let status: SyncStatus = { ...quietStatus, unsaved: 1 };
  const listeners = new Set<(status: SyncStatus) => void>();
  const heard = (now: SyncStatus) => {
    status = now;
    for (const listener of listeners) listener(now);
  };
  const work: Shop['work'] = {
    ...s.shop.work,
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const told: number[] = [];
  const read = async () => status.unsaved;
  const stop = liveRead(
    { ...s.shop, work },
    read,
    () => false,
    (answer) => told.push(answer),
    ({ unsaved }) => `${unsaved}`,
  );
  await vi.waitUntil(() => told.length === 1);
  heard({ ...status, journal: { state: 'failing', code: 'journal-unwritable', act: null } });
  heard(quietStatus);
  await vi.waitUntil(() => told.length === 2);
  expect(told).toEqual([1, 0]);
  stop();
  expect(listeners.size).toBe(0);
});
