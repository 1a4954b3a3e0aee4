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
import { v9 } from './v9.ts';

test('[DATA-R13] a database of step 9 keeps orders and listings, which are found by number and channel, and knows no store', async () => {
  const name = 'the-world-of-step-9';
  const old = new Dexie(name);
  [v1, v2, v3, v4, v5, v6, v7, v8, v9].forEach((step, i) => old.version(i + 1).stores(step));
  const orders = [
    { id: 'a', number: '1001', state: 'open', placedAt: 1, lines: [] },
    { id: 'b', number: '1001', channelId: 'web', state: 'shipped', placedAt: 1, lines: [] },
  ];
  const listings = [
    { id: 'l', channelId: 'web', variantId: 'v' },
    { id: 'm', channelId: null, variantId: 'v' },
  ];
  await old.table('orders').bulkAdd(orders);
  await old.table('listings').bulkAdd(listings);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.table('orders').where('number').equals('1001').toArray()).toEqual(orders);
  expect(await now.table('orders').where('channelId').equals('web').primaryKeys()).toEqual(['b']);
  expect(await now.table('listings').where('channelId').equals('web').primaryKeys()).toEqual(['l']);
  expect(await now.channelStates.count()).toBe(0);
  expect(await now.channelItems.count()).toBe(0);
  now.close();
});
