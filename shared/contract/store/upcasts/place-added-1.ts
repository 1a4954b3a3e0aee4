import { z } from 'zod';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { group, limits, location1, shop1, supplier1 } = parts;

/** Places as 0.1 brought them in: it knew no channels. */
const payload = z.strictObject({
  group,
  shop: shop1.nullable(),
  locations: z.array(location1).max(limits.rows),
  suppliers: z.array(supplier1).max(limits.rows),
});

export const placeAdded1 = upcast(payload, (added) => added);
