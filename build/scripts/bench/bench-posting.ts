/// <reference lib="dom" />
import { done } from '#shared/base/result.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { record } from '#renderer/db/record.ts';
import { type Figure, figure, percentile, timeOf } from './figures.ts';
import { sampleShop } from './sample-shop.ts';
import { emptyDatabase, fillDatabase } from './shop-database.ts';

/** A person's posting through the one way in, against the same four writes in raw strict IndexedDB. */
export async function benchPosting(times: number): Promise<readonly Figure[]> {
  const sample = sampleShop(2_000);
  const db = await emptyDatabase('bench-posting', sample.shop);
  await fillDatabase(db, sample);
  const locationId = sample.locations[0]?.id;
  if (!locationId) return [];
  const recorder = {
    db,
    feed: openFeed(db.name),
    actor: crypto.randomUUID() as PersonId,
    stamp: () => ({ at: Date.now(), nextId: () => crypto.randomUUID() }),
  };
  const ours: number[] = [];
  for (let i = 0; i < times; i++) {
    const variantId = sample.variants[(i * 31) % sample.variants.length]?.id;
    if (!variantId) return [];
    ours.push(
      await timeOf(async () => {
        const posted = await record(recorder, () => {
          const decided = decideAdjust('sold', [{ variantId, locationId, quantity: 1, costTotal: null }], null);
          return decided.ok ? done({ decisions: [decided.value] }) : decided;
        });
        // A refusal is quick, and would be measured as a posting.
        if (!posted.ok) throw new Error(`nothing was posted: ${posted.failure.code}`);
      }),
    );
  }
  await db.delete();
  const raw = await rawPostings(times);
  return [
    figure('posting: p50, against raw strict IndexedDB', percentile(ours, 0.5), 'ms', percentile(raw, 0.5)),
    figure('posting: p95, against raw strict IndexedDB', percentile(ours, 0.95), 'ms', percentile(raw, 0.95)),
  ];
}

/** Movement, level, operation and desk in one strict transaction, with nothing around it. */
async function rawPostings(times: number): Promise<number[]> {
  const name = 'bench-posting-raw';
  indexedDB.deleteDatabase(name);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result
        .createObjectStore('ledger', { autoIncrement: true })
        .createIndex('variants', 'variants', { multiEntry: true });
      opening.result.createObjectStore('operations', { autoIncrement: true });
      opening.result.createObjectStore('stock', { keyPath: 'variantId' });
      opening.result.createObjectStore('meta', { keyPath: 'key' });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('raw database'));
  });
  const text = 'x'.repeat(500);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    took.push(
      await timeOf(
        () =>
          new Promise<void>((resolve) => {
            const work = db.transaction(['ledger', 'operations', 'stock', 'meta'], 'readwrite', {
              durability: 'strict',
            });
            const variantId = `v${i % 100}`;
            const level = work.objectStore('stock').get(variantId);
            level.onsuccess = () => {
              work.objectStore('stock').put({ variantId, onHand: (level.result?.onHand ?? 0) - 1 });
              work.objectStore('ledger').add({ variants: [variantId], lines: [{ text }] });
              work.objectStore('operations').add({ text });
              work.objectStore('meta').put({ key: 'desk', seq: i });
            };
            work.oncomplete = () => resolve();
          }),
      ),
    );
  }
  db.close();
  indexedDB.deleteDatabase(name);
  return took;
}
