import { orderOf } from '#shared/domain/operations/documents.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement, OrderRow } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { segmentLines } from '#renderer/db/segments.ts';

/** When the last shipping of an order that was not taken back left; null where its products are not tracked. Inside a transaction. */
export async function lastShippingOf(db: ShopDatabase, order: OrderRow): Promise<number | null> {
  const variants = [...new Set(order.lines.map((line) => line.variantId))];
  return latestOf(order, await newestLines(db, variants)) ?? latestOf(order, await segmentLines(db, variants));
}

async function newestLines(db: ShopDatabase, variants: readonly VariantId[]): Promise<readonly Movement[]> {
  const rows = await db.ledger.where('variants').anyOf(variants).distinct().toArray();
  return rows.flatMap((row) => row.lines);
}

function latestOf(order: OrderRow, movements: readonly Movement[]): number | null {
  const lines = movements.filter((line) => orderOf(line) === order.id && line.reason === 'ship');
  const undone = new Set(lines.flatMap((line) => line.reverses ?? []));
  // An undo that was undone stands again under its own name, as a line that leaves.
  const left = lines.filter((line) => line.quantity < 0 && !undone.has(line.id)).map((line) => line.occurredAt);
  return left.length > 0 ? Math.max(...left) : null;
}
