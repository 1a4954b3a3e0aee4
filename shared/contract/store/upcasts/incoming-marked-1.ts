import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { group, incoming1, limits } = parts;

/** What was marked as ordered in 0.1: the day it is expected on is a moment. */
const payload = z.strictObject({ group, lines: z.array(incoming1).max(limits.rows) });

/** The moment stays as it is; which day it is follows from the shop's `legacyZone` (DATA-R21). */
export const incomingMarked1 = upcast(payload, (marked) => marked);
