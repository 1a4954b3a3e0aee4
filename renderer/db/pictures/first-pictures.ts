import type { ProductId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Feed } from '#renderer/db/feed.ts';

/** Which picture each product shows first: read once a list asks, then kept up with the shop. */
export function firstPictures(db: ShopDatabase, feed: Feed, tell: () => void) {
  const firsts = new Map<string, string>();
  let began = false;
  /** Products that changed while they were read: what was read of them may be older. */
  const newer = new Set<string>();
  const note = (id: string, pictures: readonly string[] | null | undefined) => {
    const [first] = pictures ?? [];
    if (first === undefined) firsts.delete(id);
    else firsts.set(id, first);
  };
  const read = async () => {
    const rows = await db.products.where('pictures').above('').distinct().toArray();
    for (const row of rows) if (!newer.has(row.id)) note(row.id, row.pictures);
    newer.clear();
    tell();
  };
  const stop = feed.listen(({ rows }) => {
    if (!began) return;
    const changed = rows.filter((row) => row.kind === 'product');
    for (const row of changed) {
      newer.add(row.id);
      note(row.id, row.pictures);
    }
    if (changed.length > 0) tell();
  });
  return {
    of: (productId: ProductId): string | null => {
      if (!began) {
        began = true;
        read().catch(() => {
          began = false; // the shop was closed meanwhile, or is asked again
        });
      }
      return firsts.get(productId) ?? null;
    },
    close: stop,
  };
}
