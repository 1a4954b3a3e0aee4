import { orderOf } from '#shared/domain/operations/documents.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import type { Stretch } from '#shared/domain/ledger/stretch.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Movement, OrderRow } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { foldLedger, recentLines } from '#renderer/db/ledger.ts';

/** When the last shipping of an order that was not taken back left; null where its products are not tracked. Inside a transaction. */
export async function lastShippingOf(db: ShopDatabase, order: OrderRow): Promise<number | null> {
  const variants = [...new Set(order.lines.map((line) => line.variantId))];
  return latestOf(order, await recentLines(db, variants)) ?? latestOf(order, await everyLine(db, order, variants));
}

async function everyLine(db: ShopDatabase, { id }: OrderRow, variants: readonly VariantId[]) {
  const stretch: Stretch = { variants, document: { kind: 'order', id }, reasons: new Set(['ship']) };
  return (await foldLedger(db, stretch, collected(SHIPPED))) ?? [];
}

const SHIPPED = ['id', 'document', 'reason', 'reverses', 'quantity', 'occurredAt'] as const;

function latestOf(order: OrderRow, movements: readonly Pick<Movement, (typeof SHIPPED)[number]>[]): number | null {
  const lines = movements.filter((line) => orderOf(line) === order.id && line.reason === 'ship');
  const undone = new Set(lines.flatMap((line) => line.reverses ?? []));
  // An undo that was undone stands again under its own name, as a line that leaves.
  const left = lines.filter((line) => line.quantity < 0 && !undone.has(line.id)).map((line) => line.occurredAt);
  return left.length > 0 ? Math.max(...left) : null;
}
