import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';

/** Every blob that the shop's rows show: pictures of products, and the logo. */
export async function namedBlobs(db: ShopDatabase): Promise<ReadonlySet<string>> {
  const [ofProducts, shops] = await Promise.all([db.products.orderBy('pictures').uniqueKeys(), db.shop.toArray()]);
  const logos = shops.flatMap(({ logo }) => logo ?? []);
  return new Set([...ofProducts.map(String), ...logos]);
}

/** Whether a change may show other pictures than before. */
export function concernsPictures({ rows }: Change): boolean {
  return rows.some((row) => row.kind === 'shop' || (row.kind === 'product' && row.pictures !== undefined));
}
