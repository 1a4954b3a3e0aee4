import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { fieldSet1, group, limits } = parts;

/** Fields as they were set in 0.1, of the kinds and names that it knew. */
const payload = z.strictObject({ group, sets: z.array(fieldSet1).max(limits.rows) });

export const fieldsSet1 = upcast(payload, (set) => set);
