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

test('[PIC12] a database of step 7 keeps its products, and those with pictures are found by them', async () => {
  const name = 'the-world-of-step-7';
  const old = new Dexie(name);
  [v1, v2, v3, v4, v5, v6, v7].forEach((step, i) => old.version(i + 1).stores(step));
  const products = [
    { id: 'a', name: 'Mug' },
    { id: 'b', name: 'Bowl', pictures: ['x', 'y'] },
    { id: 'c', name: 'Cup', pictures: null },
  ];
  await old.table('products').bulkAdd(products);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.products.toArray()).toEqual(products);
  expect(await now.products.orderBy('pictures').uniqueKeys()).toEqual(['x', 'y']);
  expect(await now.thumbs.count()).toBe(0);
  now.close();
});
