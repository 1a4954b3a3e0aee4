/// <reference lib="dom" />
import { type Desk, type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import type { SampleShop } from './sample-shop.ts';

const BATCH = 5_000;

/** A shop's empty database with its desk, ready for commands. */
export async function emptyDatabase(
  name: string,
  shop: ShopRow,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<ShopDatabase> {
  const db = shopDatabase(name, durability);
  await db.delete();
  await db.open();
  const desk: Desk = {
    key: 'desk',
    shopId: shop.id,
    generation: '1',
    complete: true,
    foldVersion,
    writerId: crypto.randomUUID() as Desk['writerId'],
    writerSeq: 0,
    writers: {},
    connected: false,
    cursor: null,
    contactsCursor: 0,
    seen: null,
    skewMs: null,
    rev: 0,
    facts: { count: 0, sum: '0' },
  };
  await db.meta.put(desk);
  await db.shop.put(shop);
  return db;
}

/** The shop that several benchmarks read: written once a run, by `benchSeed`. */
export const SHOP = 'bench-shop';

/** Writes a sample shop as plain rows, as a rebuild does. */
export async function fillDatabase(db: ShopDatabase, sample: SampleShop): Promise<void> {
  await db.locations.bulkPut([...sample.locations]);
  await db.suppliers.bulkPut([...sample.suppliers]);
  await inBatches(sample.products, (rows) => db.products.bulkPut(rows));
  await inBatches(sample.variants, (rows) => db.variants.bulkPut(rows));
  await inBatches(sample.barcodes, (rows) => db.barcodes.bulkPut(rows));
  await inBatches(sample.stock, (rows) => db.stock.bulkPut(rows));
}

async function inBatches<T>(rows: readonly T[], put: (rows: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await put(rows.slice(from, from + BATCH));
}
