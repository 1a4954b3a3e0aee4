import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Updater, watchUpdates } from './updates.ts';

const resources = mkdtempSync(path.join(tmpdir(), 'stockroom-resources-'));
const withFeed = mkdtempSync(path.join(tmpdir(), 'stockroom-feed-'));
writeFileSync(path.join(withFeed, 'app-update.yml'), 'provider: generic\nurl: https://updates.example\n');
afterAll(() => {
  for (const folder of [resources, withFeed]) rmSync(folder, { recursive: true, force: true });
});

/** An updater that counts, and the parts around it. */
function trial(folder: string, packaged: boolean, check: () => Promise<unknown> = async () => null) {
  const seen = { checks: 0, installs: 0, loads: 0, told: [] as string[], faults: [] as unknown[] };
  let ready: (version: string) => void = () => undefined;
  let again: () => void = () => undefined;
  const updater: Updater = {
    check: () => {
      seen.checks += 1;
      return check();
    },
    onReady: (listener) => {
      ready = listener;
    },
    install: () => {
      seen.installs += 1;
    },
  };
  const watched = watchUpdates({
    resources: folder,
    packaged,
    load: async () => {
      seen.loads += 1;
      return updater;
    },
    tell: (version) => seen.told.push(version),
    onFault: (error) => seen.faults.push(error),
    every: (_ms, task) => {
      again = task;
      return () => {
        again = () => undefined;
      };
    },
  });
  return { seen, watched, fetched: (version: string) => ready(version), later: () => again() };
}

test('[HOST72] without a feed nothing is loaded and nothing is asked', async () => {
  for (const { seen, watched } of [trial(resources, true), trial(withFeed, false)]) {
    expect((await watched).install()).toBe(false);
    expect(seen).toMatchObject({ loads: 0, checks: 0 });
  }
});

test('[HOST72] with a feed it looks at once and again, tells what is ready, and installs when the person says so', async () => {
  const { seen, watched, fetched, later } = trial(withFeed, true);
  const updates = await watched;
  later();
  expect(seen.checks).toBe(2);
  expect(updates.install()).toBe(false);
  fetched('1.2.0');
  expect(seen.told).toEqual(['1.2.0']);
  expect(updates.install()).toBe(true);
  expect(seen.installs).toBe(1);
  updates.close();
  later();
  expect(seen.checks).toBe(2);
});

test('[HOST72] a feed that does not answer costs nothing but a line in the log', async () => {
  const { seen, watched } = trial(withFeed, true, () => Promise.reject(new Error('away')));
  await watched;
  await expect.poll(() => seen.faults).toHaveLength(1);
  expect(seen.told).toEqual([]);
});
