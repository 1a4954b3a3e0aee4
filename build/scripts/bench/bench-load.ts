/// <reference lib="dom" />
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { type Catalogue, openCatalogue } from '#renderer/db/catalogue/catalogue.ts';
import { browserFrames, browserSlices } from '#renderer/db/catalogue/slices.ts';
import { loadCatalogue, writeChunks } from '#renderer/db/chunks.ts';
import { type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { type Figure, figure, heapMegabytes, timeOf, taskTime } from './figures.ts';
import { sampleShop } from './sample-shop.ts';
import { emptyDatabase, fillDatabase, SHOP } from './shop-database.ts';

export const compareText = new Intl.Collator('en', { numeric: true }).compare;

/** A catalogue that is loaded from a database. */
export async function loadedCatalogue(
  db: ShopDatabase,
): Promise<{ readonly catalogue: Catalogue; readonly stop: () => void }> {
  const catalogue = openCatalogue({ compareText, slices: browserSlices(), frames: browserFrames() });
  const stop = await loadCatalogue({ db, feed: openFeed(db.name), catalogue });
  return { catalogue, stop };
}

/** Writes the shop that the other benchmarks open, rows and cache. */
export async function benchSeed(count: number): Promise<readonly Figure[]> {
  const sample = sampleShop(count);
  const db = await emptyDatabase(SHOP, sample.shop, 'relaxed');
  const filled = await timeOf(() => fillDatabase(db, sample));
  const written = await timeOf(() => writeChunks(db, compareText));
  db.close();
  return [figure('load: writing the columnar cache, against bulkPut of all rows', written, 'ms', filled)];
}

/** Loading into memory: from the columnar cache and from the rows, against Dexie's `toArray`; the better of two each. */
export async function benchLoad(): Promise<readonly Figure[]> {
  const db = shopDatabase(SHOP, 'relaxed');
  await db.open();
  const best = async (run: () => Promise<number>) => Math.min(await run(), await run());
  let held: { catalogue: Catalogue } | null = null;
  const load = async () => {
    held = await loadedCatalogue(db);
  };
  const before = heapMegabytes();
  const first = await taskTime('load: columnar cache', load);
  const heap = heapMegabytes() - before;
  const chunks = Math.min(first, await taskTime('load: columnar cache again', load));
  // Another fold version, and the cache is left aside.
  await db.chunks.where('no').equals(0).modify({ foldVersion: -1 });
  const tables = await taskTime('load: from the rows', load);
  await db.chunks.where('no').equals(0).modify({ foldVersion });
  held = null;
  const everything = () => [db.products.toArray(), db.variants.toArray(), db.barcodes.toArray(), db.stock.toArray()];
  const toArray = await best(() => timeOf(() => Promise.all(everything())));
  const variantsOnly = await best(() => timeOf(() => db.variants.toArray()));
  void held;
  return [
    figure('load: columnar cache into memory, against toArray of all rows', chunks, 'ms', toArray),
    figure('load: columnar cache into memory, against toArray of the variants alone', chunks, 'ms', variantsOnly),
    figure('load: from the rows, against toArray of all rows', tables, 'ms', toArray),
    figure('load: heap of the catalogue', heap, 'MB'),
  ];
}
