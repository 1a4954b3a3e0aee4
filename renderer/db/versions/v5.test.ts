import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { shopDatabase } from '#renderer/db/database.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';
import { v4 } from './v4.ts';

test('[LED5] a database of step 4 opens with its segments, and with room for an index that nothing is in yet', async () => {
  const name = 'the-world-of-step-4';
  const old = new Dexie(name);
  [v1, v2, v3, v4].forEach((step, i) => old.version(i + 1).stores(step));
  const segment = { no: 32, format: 1, counts: [] };
  await old.table('segments').add(segment);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.segments.toArray()).toEqual([segment]);
  expect(await now.ledgerIndex.count()).toBe(0);
  now.close();
});
