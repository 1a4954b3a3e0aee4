import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { batchOf } from './batch.ts';
import { deleteDatabase, type ShopDatabase, type StockRow, shopDatabase } from './database.ts';

const opened: ShopDatabase[] = [];
let names = 0;

afterEach(async () => {
  for (const db of opened.splice(0)) {
    db.close();
    await deleteDatabase(db.name);
  }
});

async function database(): Promise<ShopDatabase> {
  const db = shopDatabase(`batch-${++names}`, 'relaxed');
  await db.open();
  opened.push(db);
  return db;
}

const variant = (no: number) => deriveUuid('variant', String(no)) as VariantId;
const rowOf = (no: number, onHand: number): StockRow => ({
  variantId: variant(no),
  at: { [variant(0)]: { onHand, committed: 0, incoming: 0, facts: 1 } },
});

/** A write or a read of some rows, or a look at the database in between. */
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), no: fc.nat(9), value: fc.nat(99) }),
    fc.record({ do: fc.constant('remove' as const), no: fc.nat(9) }),
    fc.record({ do: fc.constant('get' as const), nos: fc.uniqueArray(fc.nat(9)) }),
    fc.record({ do: fc.constant('send' as const) }),
    fc.record({ do: fc.constant('written' as const) }),
  ),
  { maxLength: 20 },
);

describe('the rows of one transaction', () => {
  test('[DATA-R28] read and written together they are as if each were read and written at once', async () => {
    const db = await database();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(9)), steps, async (there, some) => {
        await db.stock.clear();
        const model = new Map(there.map((no) => [variant(no), rowOf(no, 100)]));
        await db.stock.bulkPut([...model.values()]);
        await db.transaction('rw', [db.stock], async () => {
          const batch = batchOf(db);
          for (const step of some) {
            if (step.do === 'put') {
              model.set(variant(step.no), rowOf(step.no, step.value));
              batch.put(db.stock, [rowOf(step.no, step.value)]);
            } else if (step.do === 'remove') {
              model.delete(variant(step.no));
              batch.remove(db.stock, [variant(step.no)]);
            } else if (step.do === 'get') {
              const keys = step.nos.map(variant);
              expect(await batch.get(db.stock, keys)).toEqual(keys.map((key) => model.get(key)));
            } else expect(await (await batch.written()).stock.count()).toBe(model.size);
          }
          await batch.written();
        });
        expect(new Map((await db.stock.toArray()).map((row) => [row.variantId, row]))).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });

  test('[DATA-R28] rows that are added keep their order, and an empty table is known as one', async () => {
    const db = await database();
    await db.transaction('rw', [db.stale, db.stock], async () => {
      const batch = batchOf(db);
      expect([await batch.isEmpty(db.stale), await batch.isEmpty(db.stock)]).toEqual([true, true]);
      for (const no of [3, 1, 2]) batch.add(db.stale, [{ variants: [variant(no)] }]);
      batch.put(db.stock, [rowOf(1, 1)]);
      expect([await batch.isEmpty(db.stale), await batch.isEmpty(db.stock)]).toEqual([false, false]);
      await batch.written();
      expect([await batch.isEmpty(db.stale), await batch.isEmpty(db.stock)]).toEqual([false, false]);
    });
    expect((await db.stale.toArray()).map((row) => row.variants[0])).toEqual([3, 1, 2].map(variant));
  });

  test('[DATA-R28] a row that cannot be written lets the whole transaction fail, with the reason', async () => {
    const db = await database();
    await db.stale.add({ no: 1, variants: [] });
    const writing = db.transaction('rw', [db.stale, db.stock], async () => {
      const batch = batchOf(db);
      batch.put(db.stock, [rowOf(1, 1)]);
      batch.add(db.stale, [{ no: 1, variants: [variant(1)] }]);
      batch.send();
      batch.put(db.stock, [rowOf(2, 2)]);
      await batch.written();
    });
    await expect(writing).rejects.toMatchObject({ name: 'ConstraintError' });
    expect([await db.stock.count(), await db.stale.count()]).toEqual([0, 1]);
  });
});
