import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { shopDatabase } from '#renderer/db/database.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';
import { v4 } from './v4.ts';
import { v5 } from './v5.ts';
import { v6 } from './v6.ts';

test('[DATA-R19] a database of step 6 keeps its stock and has room for lots', async () => {
  const name = 'the-world-of-step-6';
  const old = new Dexie(name);
  [v1, v2, v3, v4, v5, v6].forEach((step, i) => old.version(i + 1).stores(step));
  const stock = { variantId: 'v', at: { l: { onHand: 3, committed: 0, incoming: 0, facts: 1 } } };
  await old.table('stock').add(stock);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.stock.toArray()).toEqual([stock]);
  expect(await now.lots.count()).toBe(0);
  now.close();
});
