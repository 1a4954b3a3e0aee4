import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { group, limits, order1 } = parts;

/** Orders as 0.1 brought them in: open or shipped, and the day they are due on is a moment. */
const payload = z.strictObject({ group, orders: z.array(order1).max(limits.rows) });

/** The moment stays as it is; which day it is follows from the shop's `legacyZone` (DATA-R21). */
export const orderAdded1 = upcast(payload, (added) => added);
