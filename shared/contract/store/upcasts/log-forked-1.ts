import { z } from 'zod';
import { mayRead } from '#shared/domain/values/limits.ts';
import { id } from '../parts.ts';
import { upcast } from '../upcast.ts';

/** What 0.1 wrote when a server had been set back. */
const payload = z.strictObject({
  logEpoch: id,
  forks: z.array(z.strictObject({ logEpoch: id, seq: z.int().min(0) })).max(mayRead.rows),
});

/** Nobody took the shop back then. */
export const logForked1 = upcast(payload, (forked) => ({ ...forked, takenBack: null }));
