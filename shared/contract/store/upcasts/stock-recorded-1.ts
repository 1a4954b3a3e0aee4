import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { group, incomingChange, limits, stockLine1, text } = parts;

/** Stock as 0.1 recorded it: it knew no lots. */
const payload = z.strictObject({
  group,
  lines: z.array(stockLine1).max(limits.rows),
  incoming: z.array(incomingChange).max(limits.rows),
  note: text.nullable(),
});

export const stockRecorded1 = upcast(payload, (recorded) => recorded);
