import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { shopDatabase } from '#renderer/db/database.ts';
import { v1 } from './v1.ts';

test('[CNT13] a database of step 1 opens with everything that was in it, and with the tables of a fresh one', async () => {
  const name = 'the-world-as-it-was';
  const old = new Dexie(name);
  old.version(1).stores(v1);
  const stock = { variantId: 'v', at: { l: { onHand: 3, committed: 0, incoming: 0, facts: 1 } } };
  await old.table('stock').add(stock);
  await old.table('ledger').add({ opId: 'o', variants: ['v'], lines: [] });
  old.close();

  const now = shopDatabase(name, 'relaxed');
  const fresh = shopDatabase('a-new-world', 'relaxed');
  expect(await now.table('stock').toArray()).toEqual([stock]);
  expect(await now.ledger.count()).toBe(1);
  expect(await now.counted.count()).toBe(0);
  await fresh.open();
  const shapeOf = (db: Dexie) =>
    db.tables.map((table) => [table.name, table.schema.primKey.src, table.schema.indexes.map((index) => index.src)]);
  expect(shapeOf(now)).toEqual(shapeOf(fresh));
  now.close();
  fresh.close();
});
