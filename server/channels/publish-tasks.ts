import type { LaneBooks } from '#shared/channels/ports.ts';
import { publishTask } from '#shared/channels/publishing.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { rowsOf, rowsWith } from './lane-books.ts';

/** Products as a store is to make them: with what is not archived of them, and is not listed there yet. */
export async function publishTasks(
  db: StoreDatabase,
  books: LaneBooks,
  productIds: readonly string[],
): Promise<ReturnType<typeof publishTask>[]> {
  const channel = await books.channel();
  if (!channel) return [];
  const { currency } = await books.shop();
  const listed = new Set((await books.listings()).map(({ variantId }) => variantId));
  const tasks: ReturnType<typeof publishTask>[] = [];
  for (const product of await rowsOf(db, 'product', productIds)) {
    const own = await rowsWith(db, 'variant', 'productId', [product.id]);
    const variants = own.filter((row) => !row.voided && !row.archived && !listed.has(row.id));
    if (product.voided || variants.length === 0) continue;
    const ids = variants.map(({ id }) => id);
    const barcodes = (await rowsWith(db, 'barcode', 'variantId', ids)).filter(({ voided }) => !voided);
    tasks.push(publishTask(channel.id, { product, variants, barcodes, offers: await books.offers(ids), currency }));
  }
  return tasks;
}
