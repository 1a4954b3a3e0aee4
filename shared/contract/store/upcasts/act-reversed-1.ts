import { z } from 'zod';
import { countChange, id, level, parts, ref } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { fieldSet, group, incomingChange, limits, orderChange, stockLine } = parts;

/** An undo as 0.1 wrote it. */
const payload = z.strictObject({
  target: id,
  targetType: z.string().max(50),
  group,
  hide: z.array(ref).max(limits.rows),
  restore: z.array(ref).max(limits.rows),
  sets: z.array(fieldSet).max(limits.rows),
  stock: z.array(stockLine).max(limits.rows),
  incoming: z.array(incomingChange).max(limits.rows),
  orders: z.array(orderChange).max(limits.rows),
  counts: z.array(countChange).max(limits.rows).optional(),
  checkpoints: z
    .array(
      z.strictObject({
        posting: id,
        step: z.union([z.literal(1), z.literal(-1)]),
        levels: z.array(z.strictObject(level)).max(limits.rows),
      }),
    )
    .max(limits.rows)
    .optional(),
});

/** It names no bringing: it hides rows that its target brought in first, whoever brought them in too, and voids orders. */
export const actReversed1 = upcast(payload, (undo) => ({ ...undo, bringing: null }));
