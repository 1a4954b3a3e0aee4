import { z } from 'zod';
import { countDocument, importOf, orderDocument, recordedAs } from '#shared/domain/operations/documents.ts';
import { countChange, id, level1, parts, ref1 } from '../parts.ts';
import { upcast } from '../upcast.ts';
import { withoutBeginning } from './order-moved-1.ts';

const { fieldSet1, group, incomingChange, limits, orderChange1, stockLine1 } = parts;

/** An undo as 0.1 wrote it. */
const payload = z.strictObject({
  target: id,
  targetType: z.string().max(50),
  group,
  hide: z.array(ref1).max(limits.rows),
  restore: z.array(ref1).max(limits.rows),
  sets: z.array(fieldSet1).max(limits.rows),
  stock: z.array(stockLine1).max(limits.rows),
  incoming: z.array(incomingChange).max(limits.rows),
  orders: z.array(orderChange1).max(limits.rows),
  counts: z.array(countChange).max(limits.rows).optional(),
  checkpoints: z
    .array(
      z.strictObject({
        posting: id,
        step: z.union([z.literal(1), z.literal(-1)]),
        levels: z.array(z.strictObject(level1)).max(limits.rows),
      }),
    )
    .max(limits.rows)
    .optional(),
});

/** It names no bringing: it hides rows that its target brought in first, whoever brought them in too, and voids orders. */
export const actReversed1 = upcast(payload, (undo) => ({
  ...undo,
  bringing: null,
  document: documentOf(undo),
  orders: undo.orders.map(withoutBeginning),
}));

/** What of the undone act's document can be told from the undo; of an undo of an undo only orders and counts. */
function documentOf({ target, targetType, group: undoGroup, stock, orders, counts = [] }: z.infer<typeof payload>) {
  const [order] = orders;
  const [count] = counts;
  if (order) return orderDocument(order);
  if (count) return countDocument(count);
  if (targetType === 'catalog.added') return importOf(undoGroup);
  return targetType === 'stock.recorded' ? recordedAs(target, undoGroup, stock) : null;
}
