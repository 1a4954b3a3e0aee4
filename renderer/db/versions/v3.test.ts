import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { shopDatabase } from '#renderer/db/database.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

test('[DATA-R5] a database of step 2 opens with everything that was in it, and with room for drafts and print jobs', async () => {
  const name = 'the-world-of-step-2';
  const old = new Dexie(name);
  old.version(1).stores(v1);
  old.version(2).stores(v2);
  const count = { id: 'c', name: 'Shelf' };
  await old.table('counts').add(count);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  const draft = { key: 'receipt', at: 1, value: { lines: [] } };
  await now.drafts.put(draft);
  expect(await now.table('counts').toArray()).toEqual([count]);
  expect(await now.drafts.toArray()).toEqual([draft]);
  expect(await now.printJobs.count()).toBe(0);
  now.close();
});
