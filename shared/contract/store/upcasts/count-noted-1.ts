import { z } from 'zod';
import { id, level1, parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { countSet } = parts;

/** What 0.1 noted on a line of a count. */
const payload = z.strictObject({
  countId: id,
  ...level1,
  sets: z.array(z.discriminatedUnion('field', [countSet('reason'), countSet('note'), countSet('dropped')])).max(3),
});

/** It is of the cell without a lot. */
export const countNoted1 = upcast(payload, (noted) => noted);
