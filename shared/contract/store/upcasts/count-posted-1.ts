import { z } from 'zod';
import { countChange, countReason, id, level1, parts, time } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { counted, group, limits, quantity, text } = parts;

/** A count as 0.1 posted it. */
const payload = z.strictObject({
  change: countChange,
  lines: z
    .array(
      z.strictObject({
        ...level1,
        counted,
        at: time,
        variance: quantity,
        observation: id,
        observations: z.array(id).max(limits.rows),
        reason: countReason.nullable(),
        note: text.nullable(),
      }),
    )
    .max(limits.rows),
  group: group.unwrap().optional(),
});

/** Its checkpoints are of cells without a lot. */
export const countPosted1 = upcast(payload, (posted) => posted);
