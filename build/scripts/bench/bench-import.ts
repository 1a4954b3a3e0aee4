/// <reference lib="dom" />
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { record } from '#renderer/db/record.ts';
import { loadedCatalogue } from './bench-load.ts';
import { type Figure, figure, timeOf, taskTime } from './figures.ts';
import { type SampleShop, sampleShop } from './sample-shop.ts';
import { emptyDatabase, fillDatabase } from './shop-database.ts';

const ROWS_AN_ACT = 25;

/** The acts of an import: 25 products an operation, with their codes and opening balances. */
function acts(sample: SampleShop): Decision[] {
  const products = new Map(sample.products.map((row) => [row.id, row]));
  const barcodes = new Map(sample.barcodes.map((row) => [row.variantId, row]));
  const levels = new Map(sample.stock.map((row) => [row.variantId, row]));
  return Array.from({ length: Math.ceil(sample.variants.length / ROWS_AN_ACT) }, (_, i): Decision => {
    const variants = sample.variants.slice(i * ROWS_AN_ACT, (i + 1) * ROWS_AN_ACT);
    return {
      type: 'catalog.added',
      payload: {
        group: null,
        products: [...new Set(variants.map((row) => row.productId))].map((id) =>
          must(products.get(id), 'a variant has its product'),
        ),
        variants,
        barcodes: variants.flatMap((row) => barcodes.get(row.id) ?? []),
        rules: [],
        stock: variants.flatMap((row) => {
          const [place] = Object.entries(levels.get(row.id)?.at ?? {});
          // The keys of `at` are location ids.
          return place
            ? [
                {
                  variantId: row.id,
                  locationId: place[0] as never,
                  quantity: place[1].onHand,
                  reason: 'opening' as const,
                  costTotal: null,
                  tracks: 1 as const,
                  reverses: null,
                },
              ]
            : [];
        }),
      },
    };
  });
}

/** The write path of an import, act by act with a live window, against `bulkPut` of the rows it makes. */
export async function benchImport(count: number): Promise<readonly Figure[]> {
  const sample = sampleShop(count);
  const plain = await emptyDatabase('bench-bulk', sample.shop, 'relaxed');
  const bulkPut = await timeOf(() => fillDatabase(plain, sample));
  await plain.delete();
  const db = await emptyDatabase('bench-import', sample.shop, 'relaxed');
  await db.locations.bulkPut([...sample.locations]);
  await db.suppliers.bulkPut([...sample.suppliers]);
  const { catalogue } = await loadedCatalogue(db);
  const feed = openFeed(db.name);
  feed.listen((change) => catalogue.apply(change));
  const recorder = {
    db,
    feed,
    actor: 'person' as PersonId,
    stamp: () => ({ at: Date.now(), nextId: () => crypto.randomUUID() }),
  };
  const took = await taskTime('import: writing and showing in one thread', async () => {
    for (const decision of acts(sample)) await record(recorder, () => done({ decisions: [decision] }));
  });
  await db.delete();
  return [
    figure(`import: ${count} variants through the one way in, against bulkPut of the same rows`, took, 'ms', bulkPut),
    figure('import: rate', count / (took / 1_000), 'rows/s', count / (bulkPut / 1_000)),
  ];
}
