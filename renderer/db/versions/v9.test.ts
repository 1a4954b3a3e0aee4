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
import { v7 } from './v7.ts';
import { v8 } from './v8.ts';

test('[DATA-R13] a database of step 8 keeps its orders, and parcels are found by order and by when they left', async () => {
  const name = 'the-world-of-step-8';
  const old = new Dexie(name);
  [v1, v2, v3, v4, v5, v6, v7, v8].forEach((step, i) => old.version(i + 1).stores(step));
  const orders = [{ id: 'a', number: '1', state: 'open', placedAt: 1, lines: [] }];
  await old.table('orders').bulkAdd(orders);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.table('orders').toArray()).toEqual(orders);
  await now.table('parcels').bulkAdd([
    { id: 'p', orderId: 'a', state: 'shipped', shippedAt: 7 },
    { id: 'q', orderId: 'b', state: 'packed', shippedAt: null },
  ]);
  expect(await now.table('parcels').where('orderId').equals('a').primaryKeys()).toEqual(['p']);
  expect(await now.table('parcels').where('shippedAt').between(5, 9).primaryKeys()).toEqual(['p']);
  now.close();
});
