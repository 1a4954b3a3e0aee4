import type { OrderId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Row } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from '../database.ts';
import type { Change, Feed } from '../feed.ts';

/** What has changed in the books since a mark; null: everything may have. */
export type MovedBooks = {
  readonly mark: () => string;
  readonly variantsSince: (mark: string | null) => Promise<readonly VariantId[] | null>;
  readonly ordersSince: (mark: string | null) => readonly OrderId[] | null;
  readonly stop: () => void;
};

/** Kinds of which one row may change the offer of every product. */
const ofAll: ReadonlySet<Row['kind']> = new Set(['channel', 'location', 'shop']);

/**
 * Counts changes as they are heard, in both threads, so that nothing is read to find out what moved (CHN162). A mark of
 * another session says nothing: everything is compared once after a start.
 */
export function movedBooks(db: ShopDatabase, feed: Feed, session: string): MovedBooks {
  let count = 0;
  let allAt = 0;
  const variants = new Map<VariantId, number>();
  const products = new Map<ProductId, number>();
  const orders = new Map<OrderId, number>();

  function hear({ rows, stock }: Change): void {
    if (rows.length === 0 && stock.length === 0) return;
    count++;
    for (const { variantId } of stock) variants.set(variantId, count);
    for (const row of rows) hearRow(row);
  }

  function hearRow(row: Row): void {
    if (ofAll.has(row.kind)) allAt = count;
    if (row.kind === 'variant') variants.set(row.id, count);
    if (row.kind === 'listing') variants.set(row.variantId, count);
    if (row.kind === 'product') products.set(row.id, count);
    if (row.kind === 'order') orders.set(row.id, count);
    if (row.kind === 'parcel' || row.kind === 'return') {
      const { orderId } = row;
      if (orderId) orders.set(orderId, count);
    }
  }

  const stop = feed.listen(hear);
  const countOf = (mark: string | null): number | null => {
    const [its, at] = mark?.split(':') ?? [];
    return its === session ? Number(at) : null;
  };
  const since = <K>(heard: ReadonlyMap<K, number>, at: number) =>
    [...heard].flatMap(([id, when]) => (when > at ? [id] : []));

  return {
    mark: () => `${session}:${count}`,
    variantsSince: async (mark) => {
      const at = countOf(mark);
      if (at === null || allAt > at) return null;
      const edited = since(products, at);
      const theirs = edited.length > 0 ? await db.variants.where('productId').anyOf(edited).primaryKeys() : [];
      // The keys of `variants` are variant ids.
      return [...new Set([...since(variants, at), ...theirs.map((id) => id as VariantId)])];
    },
    ordersSince: (mark) => {
      const at = countOf(mark);
      return at === null ? null : since(orders, at);
    },
    stop,
  };
}
