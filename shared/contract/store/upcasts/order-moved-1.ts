import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { limits, orderChange1, stockLine1 } = parts;

/** A step of an order as 0.1 wrote it. */
const payload = z.strictObject({
  act: z.enum(['pick', 'ship', 'cancel', 'hold', 'resume', 'relocate']),
  change: orderChange1,
  stock: z.array(stockLine1).max(limits.rows),
});

/** It does not say what its lines began from: only the order's state is asked. */
export const orderMoved1 = upcast(payload, (moved) => ({ ...moved, change: withoutBeginning(moved.change) }));

/** A change of 0.1 in the shape of today. */
export function withoutBeginning(change: z.infer<typeof orderChange1>) {
  return { ...change, lines: change.lines.map((line) => ({ ...line, from: null })) };
}
