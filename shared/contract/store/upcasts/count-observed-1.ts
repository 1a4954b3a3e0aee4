import { z } from 'zod';
import { id, level1, parts, time } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { counted, group } = parts;

/** What 0.1 saw in a count. */
const payload = z.strictObject({
  countId: id,
  ...level1,
  how: z.enum(['add', 'replace']),
  quantity: counted,
  from: time,
  to: time,
  group: group.unwrap().optional(),
});

/** It is of the cell without a lot. */
export const countObserved1 = upcast(payload, (observed) => observed);
